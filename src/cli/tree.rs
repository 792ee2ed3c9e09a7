//! The tree that `-o FOLDER/` keeps: what stands below the arguments stands below the folder alike, and what all arguments
//! share of their way is cut away.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::disk;
use super::same::short;
use super::task::{Jobs, Source, Target, Task};
use crate::diag::{Diagnostic, rules};
use crate::text::nfc;

/// A folder for each plan of a run; many plans stand in one.
#[derive(Debug)]
pub(super) struct Folders {
    names: Vec<PathBuf>,
    of: Vec<u32>,
}

impl Folders {
    /// The folder of a plan.
    pub(super) fn of(&self, plan: usize) -> &Path {
        &self.names[self.of[plan] as usize]
    }
}

/// The folder of each plan below the one that all share: the nearest that holds every folder an argument names and every
/// plan. A single plan, and plans of one folder, have none.
pub(super) fn folders(sources: &[Source], bases: &[PathBuf]) -> Folders {
    let own = |source| match source {
        &Source::Stdin => None,
        Source::File(path) => Some(disk::folder_in(path)),
    };
    // The way of a folder is looked up once.
    let mut ways: BTreeMap<&Path, Vec<PathBuf>> = BTreeMap::new();
    for folder in sources.iter().filter_map(own).chain(bases.iter().map(PathBuf::as_path)) {
        ways.entry(folder).or_insert_with(|| parts(folder));
    }
    let mut all = ways.values();
    let mut shared = all.next().cloned().unwrap_or_default();
    for way in all {
        let same = shared.iter().zip(way).take_while(|(a, b)| a == b).count();
        shared.truncate(same);
    }
    // The first is that of standard input.
    let below = ways.values().map(|way| way.iter().skip(shared.len()).collect());
    let names = std::iter::once(PathBuf::new()).chain(below).collect();
    let numbers: BTreeMap<&Path, u32> = ways.keys().copied().zip(1..).collect();
    let of = sources.iter().map(|source| own(source).map_or(0, |folder| numbers[folder])).collect();
    Folders { names, of }
}

/// The names on the way to a folder, through links. A drive is none: it cannot stand below another folder.
fn parts(folder: &Path) -> Vec<PathBuf> {
    let real = disk::identity(folder);
    real.components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .map(|part| PathBuf::from(part.as_os_str()))
        .collect()
}

/// No two files of a run may be one, here or where letter case and the form of accents make no difference (Windows, macOS).
///
/// # Errors
/// `DUNG-07` for the first two that are.
pub(super) fn apart(jobs: &Jobs) -> Result<(), Diagnostic> {
    let below = jobs.below();
    let folded = |path: &Path| fold(path, below);
    let (mut places, mut folded_places) = (BTreeSet::<[u8; 8]>::new(), BTreeSet::<[u8; 8]>::new());
    for (index, task) in jobs.tasks().enumerate() {
        for (_, target) in &task.outputs {
            let Target::File(path) = target else { continue };
            if !places.insert(short(&disk::identity(path)))
                && let Some((first, _)) = owner(jobs, (index, path), &disk::identity)
            {
                let what =
                    format!("'{}' và '{}' cùng được ghi ra '{}'", first.name(), task.source.name(), path.display());
                return Err(Diagnostic::of(&rules::DUNG_07, what)
                    .advise("đổi tên một trong hai kế hoạch, hoặc bỏ -o để ghi cạnh tệp nguồn"));
            }
            if !folded_places.insert(short(&folded(path)))
                && let Some((first, other)) = owner(jobs, (index, path), &folded)
            {
                let what = format!(
                    "'{}' (của '{}') và '{}' (của '{}') chỉ khác nhau chữ hoa, chữ thường, trên Windows và macOS là một tệp",
                    other.display(),
                    first.name(),
                    path.display(),
                    task.source.name()
                );
                return Err(Diagnostic::of(&rules::DUNG_07, what).advise("đổi tên một trong hai kế hoạch hoặc thư mục"));
            }
        }
    }
    Ok(())
}

/// Who writes before this task's file to where it leads, and how it calls the place.
fn owner(jobs: &Jobs, (task, path): (usize, &Path), form: &dyn Fn(&Path) -> PathBuf) -> Option<(Source, PathBuf)> {
    let wanted = form(path);
    for (index, Task { source, outputs, .. }) in jobs.tasks().enumerate().take(task + 1) {
        for (_, target) in outputs {
            match target {
                Target::File(file) if index == task && file == path => return None,
                Target::File(file) if form(&file) == wanted => return Some((source, file)),
                _ => {}
            }
        }
    }
    None
}

/// A path as such systems compare it. Folders that were there before the run are as they are.
pub(super) fn fold(path: &Path, below: Option<&Path>) -> PathBuf {
    let there = below.map_or_else(|| disk::folder_of(path), Path::to_path_buf);
    let made = match below.and_then(|folder| path.strip_prefix(folder).ok()) {
        Some(made) => made.to_string_lossy(),
        None => path.file_name().unwrap_or_default().to_string_lossy(),
    };
    disk::identity(&there).join(nfc(&made.to_lowercase()).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(plans: &[&str], bases: &[&str]) -> Vec<String> {
        let sources: Vec<Source> = plans
            .iter()
            .map(|plan| if *plan == "-" { Source::Stdin } else { Source::File(PathBuf::from(plan)) })
            .collect();
        let bases: Vec<PathBuf> = bases.iter().map(PathBuf::from).collect();
        let folders = folders(&sources, &bases);
        (0..sources.len()).map(|index| folders.of(index).display().to_string().replace('\\', "/")).collect()
    }

    #[test]
    fn what_the_arguments_share_is_cut_away_and_the_rest_is_kept() {
        // One folder: everything below it, even where all plans stand in one folder of it.
        assert_eq!(kept(&["x/a/b/1.yaml", "x/a/2.yaml"], &["x"]), ["a/b", "a"]);
        assert_eq!(kept(&["x/a/b/1.yaml"], &["x"]), ["a/b"]);
        // Several folders: their names, without what is before both.
        assert_eq!(kept(&["x/a/1.yaml", "x/b/c/1.yaml"], &["x/a", "x/b"]), ["a", "b/c"]);
        assert_eq!(kept(&["x/1.yaml", "x/b/1.yaml"], &["x", "x/b"]), ["", "b"]);
        // Files as a shell expands `*/1.yaml`, one file, files of one folder.
        assert_eq!(kept(&["x/a/1.yaml", "x/b/1.yaml"], &["x/a", "x/b"]), ["a", "b"]);
        assert_eq!(kept(&["x/a/1.yaml"], &["x/a"]), [""]);
        assert_eq!(kept(&["x/1.yaml", "x/2.yaml"], &["x", "x"]), ["", ""]);
        // Standard input stands nowhere; a way through `..` is the way it leads to.
        assert_eq!(kept(&["-", "x/a/1.yaml"], &["x"]), ["", "a"]);
        assert_eq!(
            kept(&["src/../src/cli/1.yaml", "src/diag/1.yaml"], &["src/../src/cli", "src/diag"]),
            ["cli", "diag"]
        );
    }

    #[test]
    fn names_that_differ_in_case_or_in_the_form_of_accents_alone_are_one() {
        let one =
            |a: &str, b: &str| fold(Path::new(a), Some(Path::new("ra"))) == fold(Path::new(b), Some(Path::new("ra")));
        assert!(one("ra/A/Ke-Hoach.pdf", "ra/a/ke-hoach.pdf") && one("ra/\u{e0}.pdf", "ra/a\u{300}.pdf"));
        assert!(!one("ra/a/ke-hoach.pdf", "ra/b/ke-hoach.pdf"));
        // Beside the plans only the names are made.
        let beside = |a: &str, b: &str| fold(Path::new(a), None) == fold(Path::new(b), None);
        assert!(beside("x/KH.pdf", "x/kh.pdf") && !beside("X/kh.pdf", "x/kh.pdf"));
    }
}
