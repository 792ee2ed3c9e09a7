//! Which plans the arguments name: files, folders, patterns the shell did not expand, and standard input.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::same::short;
use super::task::{Refusal, Source};
use super::{disk, sources, walk};
use crate::diag::{Diagnostic, rules};
use crate::shard::{is_entered, is_no_plan, is_yaml};
use crate::text::wild;

/// The plans of a run.
#[derive(Debug)]
pub(super) struct Inputs {
    /// Each once, in the order of the arguments.
    pub sources: Vec<Source>,
    /// The folders that the arguments name: a folder itself, that of a file, that before the wildcards of a pattern.
    pub bases: Vec<PathBuf>,
    /// What was left out.
    pub notes: Vec<Diagnostic>,
    /// Folders that cannot be read: what stands beside them is done.
    pub closed: Vec<Diagnostic>,
}

/// What a command looks for in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Plans.
    Plans,
    /// Plans, and Word files and PDFs that no plan of the same name stands beside.
    OldFilesToo,
}

/// The plans of all arguments.
///
/// # Errors
/// [`Refusal`] when an argument leads to nothing.
pub(super) fn expand(arguments: &[PathBuf], takes: Takes) -> Result<Inputs, Refusal> {
    let mut found: Vec<Source> = Vec::new();
    let (mut bases, mut notes, mut closed) = (Vec::new(), Vec::new(), Vec::new());
    for argument in arguments {
        if argument.as_os_str() == "-" {
            found.push(Source::Stdin);
        } else if argument.is_dir() {
            found.extend(folder(argument, takes, &mut closed)?.into_iter().map(Source::File));
            bases.push(argument.clone());
        } else if !argument.exists() && has_wildcard(argument) {
            found.extend(pattern(argument)?.into_iter().map(Source::File));
            bases.push(before_wildcards(argument));
        } else if !argument.exists() {
            return Err(Refusal::Files(
                Diagnostic::of(&rules::VAO_01, format!("không có tệp '{}'", argument.display()))
                    .advise(meant(argument)),
            ));
        } else if arguments.len() > 1 && is_no_plan(argument) {
            // What the shell made of `*.yaml`.
            notes.push(Diagnostic::of(
                &rules::VAO_02,
                format!("bỏ qua '{}': đây là hồ sơ đơn vị hoặc tệp khóa, không phải kế hoạch", argument.display()),
            ));
        } else {
            found.push(Source::File(argument.clone()));
            bases.push(disk::folder_of(argument));
        }
    }
    let mut seen = BTreeSet::<[u8; 16]>::new();
    found.retain(|source| match source {
        Source::Stdin => seen.insert(short(Path::new("-"))),
        Source::File(path) => seen.insert(short(&disk::identity(path))),
    });
    if found.is_empty() {
        let none = || Diagnostic::of(&rules::VAO_03, "không còn kế hoạch nào để xử lý");
        return Err(Refusal::Files(closed.into_iter().next().unwrap_or_else(none)));
    }
    Ok(Inputs { sources: found, bases, notes, closed })
}

/// What to do about a file that is not there: its name without `.yaml` is a usual slip.
fn meant(path: &Path) -> String {
    let near = ["yaml", "yml"].into_iter().map(|e| path.with_extension(e)).find(|p| p.is_file());
    match near {
        Some(near) => format!("có phải là '{}'?", near.display()),
        None => "xem lại tên tệp và thư mục; 'kehoach init' tạo tệp kế hoạch mẫu".to_string(),
    }
}

/// Every plan below a folder, in alphabetical order; `closed`: the folders below that cannot be read.
fn folder(path: &Path, takes: Takes, closed: &mut Vec<Diagnostic>) -> Result<Vec<PathBuf>, Refusal> {
    let before = closed.len();
    let mut files = walk::below(path, is_entered, closed);
    let plans: BTreeSet<PathBuf> = match takes {
        Takes::Plans => BTreeSet::new(),
        Takes::OldFilesToo => files.iter().filter(|file| is_yaml(file)).map(|file| file.with_extension("")).collect(),
    };
    let alone = |file: &Path| sources::is_laid_out(file) && !plans.contains(&file.with_extension(""));
    files.retain(|file| match is_yaml(file) {
        true => !is_no_plan(file),
        false => takes == Takes::OldFilesToo && alone(file),
    });
    // Told is what keeps plans back, not that there are none.
    if files.is_empty() && closed.len() == before {
        return Err(Refusal::Files(no_plans(path, takes)));
    }
    Ok(files.into_iter().map(|file| if path == Path::new(".") { file } else { path.join(file) }).collect())
}

/// A folder with nothing to do in it.
fn no_plans(path: &Path, takes: Takes) -> Diagnostic {
    let what = match takes {
        Takes::Plans => format!("trong thư mục '{}' không có tệp kế hoạch (.yaml) nào", path.display()),
        Takes::OldFilesToo => format!("trong thư mục '{}' không có tệp .yaml, .docx, .pdf nào", path.display()),
    };
    Diagnostic::of(&rules::VAO_03, what)
}

/// The files that a pattern with `*` or `?` in any part of it names, in alphabetical order.
pub(super) fn pattern(path: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let mut found = vec![PathBuf::new()];
    for part in path.components() {
        let part = part.as_os_str();
        found = match is_wild(part) {
            true => found.iter().flat_map(|folder| matching(folder, part)).collect(),
            false => found.into_iter().map(|folder| folder.join(part)).collect(),
        };
    }
    found.retain(|file| file.is_file() && !is_no_plan(file));
    found.sort();
    if found.is_empty() {
        let what = format!("không có tệp nào khớp với '{}'", path.display());
        return Err(Refusal::Files(Diagnostic::of(&rules::VAO_05, what)));
    }
    Ok(found)
}

/// What in a folder matches one part of a pattern.
fn matching(folder: &Path, part: &OsStr) -> Vec<PathBuf> {
    let wanted: Vec<char> = part.to_string_lossy().chars().collect();
    let listed = match folder.as_os_str().is_empty() {
        true => std::fs::read_dir("."),
        false => std::fs::read_dir(folder),
    };
    let names = listed.into_iter().flatten().filter_map(Result::ok).map(|entry| entry.file_name());
    let fits = |name: &OsString| matches(&wanted, &name.to_string_lossy().chars().collect::<Vec<_>>());
    names.filter(fits).map(|name| folder.join(name)).collect()
}

/// The folder that a pattern begins in.
fn before_wildcards(path: &Path) -> PathBuf {
    let way: PathBuf = path.components().take_while(|part| !is_wild(part.as_os_str())).collect();
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
}

pub(super) fn has_wildcard(path: &Path) -> bool {
    path.components().any(|part| is_wild(part.as_os_str()))
}

fn is_wild(part: &OsStr) -> bool {
    part.to_string_lossy().contains(['*', '?'])
}

/// Whether a name matches a pattern of `*` (any stretch) and `?` (any one character); a leading dot must be written.
fn matches(pattern: &[char], name: &[char]) -> bool {
    if name.first() == Some(&'.') && pattern.first() != Some(&'.') {
        return false;
    }
    wild::fits(pattern, name, |wanted, c| wanted == '?' || wanted == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_in_a_shell() {
        for (pattern, name, expected) in [
            ("*.yaml", "ke-hoach.yaml", true),
            ("*.yaml", ".an.yaml", false),
            ("ke-?.yaml", "ke-1.yaml", true),
            ("ke-?.yaml", "ke-10.yaml", false),
            ("*a*b*", "xxaxxabx", true),
            ("*a*b", "xxaxxabx", false),
            ("*", "", true),
        ] {
            let chars = |s: &str| s.chars().collect::<Vec<_>>();
            assert_eq!(matches(&chars(pattern), &chars(name)), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn a_folder_gives_its_plans_and_each_plan_comes_once() {
        let dir = std::env::temp_dir().join(format!("kehoach-inputs-{}", std::process::id()));
        for folder in ["b", ".git", "mau/the-thuc"] {
            std::fs::create_dir_all(dir.join(folder)).unwrap();
        }
        for file in ["b/2.yaml", "b/don-vi.yaml", "1.yml", ".git/x.yaml", "mau/the-thuc/nd30.yaml", "ghi-chu.txt"] {
            std::fs::write(dir.join(file), "").unwrap();
        }
        let found = expand(&[dir.clone(), dir.join("b/2.yaml"), dir.join("b/*.yaml")], Takes::Plans).unwrap();
        assert_eq!(found.sources, [Source::File(dir.join("1.yml")), Source::File(dir.join("b/2.yaml"))]);
        assert_eq!(found.bases, [dir.clone(), dir.join("b"), dir.join("b")]);
        // A pattern may name folders too; it begins before them.
        let found = expand(&[dir.join("?/*.yaml")], Takes::Plans).unwrap();
        assert_eq!((found.sources, found.bases), (vec![Source::File(dir.join("b/2.yaml"))], vec![dir.clone()]));
        assert!(expand(&[dir.join("b/*.json")], Takes::Plans).is_err());
        // A Word file that was made of a plan beside it is no old one.
        for file in ["b/2.docx", "b/cu.docx", "b/cu.txt"] {
            std::fs::write(dir.join(file), "").unwrap();
        }
        let found = expand(&[dir.join("b")], Takes::OldFilesToo).unwrap();
        assert_eq!(found.sources, [Source::File(dir.join("b/2.yaml")), Source::File(dir.join("b/cu.docx"))]);
        std::fs::remove_dir_all(dir).unwrap();
    }
}
