//! Which files `import` reads, and where each plan goes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::args::ImportArgs;
use super::inputs::{has_wildcard, pattern};
use super::report::{Report, exit};
use super::{disk, tree, walk};
use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::shard::is_yaml;

/// Endings of the same document, the one that tells most about it first.
const BEST: [&str; 9] = ["docx", "docm", "odt", "doc", "rtf", "pdf", "md", "txt", "text"];
/// How many names of files that are left out are told.
const TOLD: usize = 5;

/// A file of the arguments.
struct Found {
    file: PathBuf,
    /// What it is called below the folder that was given, or its bare name.
    below: PathBuf,
}

/// One file and its plan.
#[derive(Debug)]
pub(super) struct Task {
    pub from: PathBuf,
    pub to: PathBuf,
}

/// What old files are called.
const ENDINGS: [&str; 9] = ["docx", "docm", "doc", "rtf", "odt", "txt", "md", "pdf", "text"];

/// The files of the arguments, each once, with where its plan goes.
///
/// # Errors
/// The arguments contradict each other.
pub(super) fn tasks(args: &ImportArgs) -> Result<(Vec<Task>, Vec<Report>), Report> {
    let usage = |diagnostic| Report::failed(exit::USAGE, diagnostic);
    let (files, faults) = expand(&args.files);
    let single = args.output.as_deref().filter(|path| is_yaml(path) && !path.is_dir());
    if single.is_some() && files.len() > 1 {
        let what = "có nhiều tệp nguồn nhưng chỉ có một tệp ra";
        return Err(usage(Diagnostic::of(&rules::DUNG_05, what).advise("ghi tên thư mục sau -o, như -o ke-hoach/")));
    }
    if args.against.is_some() && files.len() > 1 {
        let what = "--doi-chieu chỉ dùng với một tệp nguồn";
        return Err(usage(Diagnostic::of(&rules::DUNG_05, what).advise("đối chiếu từng tệp một")));
    }
    let target = |found: &Found| match (&args.output, single) {
        (_, Some(file)) => file.to_path_buf(),
        // The tree is kept: an archive has a folder for each year, and the same names in all of them.
        (Some(folder), None) => folder.join(&found.below).with_extension("yaml"),
        (None, None) => found.file.with_extension("yaml"),
    };
    let tasks: Vec<Task> = files.into_iter().map(|found| Task { to: target(&found), from: found.file }).collect();
    let mut owners: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for task in &tasks {
        if let Some(first) = owners.insert(tree::fold(&task.to, None), &task.from) {
            // Two names that differ in case are one file on Windows and macOS.
            let one = "cùng được ghi ra (chữ hoa, chữ thường không phân biệt)";
            let what = format!("'{}' và '{}' {one} '{}'", first.display(), task.from.display(), task.to.display());
            return Err(usage(Diagnostic::of(&rules::DUNG_07, what).advise("đổi tên một trong hai tệp")));
        }
    }
    if let (Some(folder), None, None) = (&args.output, single, &args.against) {
        std::fs::create_dir_all(folder).map_err(|e| {
            let what = format!("không tạo được thư mục '{}': {}", folder.display(), io_reason(&e));
            Report::failed(exit::FILES, Diagnostic::of(&rules::RA_01, what).advise("chọn thư mục khác bằng -o"))
        })?;
    }
    Ok((tasks, faults))
}

/// Whether a name is that of an old file.
pub(super) fn is_old(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    ENDINGS.contains(&ending.as_str())
}

/// Whether a name is that of a Word file, a file like one, or a PDF: a document, whatever text there may be beside it.
pub(super) fn is_laid_out(path: &Path) -> bool {
    is_old(path) && !path.extension().is_some_and(|e| ["txt", "text", "md"].iter().any(|t| e.eq_ignore_ascii_case(t)))
}

/// The files of the arguments, each once; an argument that leads to none is a report of its own.
fn expand(arguments: &[PathBuf]) -> (Vec<Found>, Vec<Report>) {
    let (mut found, mut faults, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for argument in arguments {
        let files = match argument {
            path if path.is_dir() => folder(path, &mut faults),
            path if !path.exists() && has_wildcard(path) => {
                pattern(path).map(|files| files.into_iter().map(Found::bare).collect()).map_err(Report::from)
            }
            path if !path.exists() => {
                let what = format!("không có tệp '{}'", path.display());
                let fault = Diagnostic::of(&rules::VAO_01, what).advise("xem lại tên tệp và thư mục");
                Err(Report::failed(exit::FILES, fault))
            }
            path => Ok(vec![Found::bare(path.clone())]),
        };
        match files {
            Ok(files) => {
                for file in files {
                    if seen.insert(disk::identity(&file.file)) {
                        found.push(file);
                    }
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    (found, faults)
}

impl Found {
    /// A file that was named itself.
    fn bare(file: PathBuf) -> Found {
        Found { below: file.file_name().map(PathBuf::from).unwrap_or_default(), file }
    }
}

/// Every old file below a folder, in alphabetical order; of those that differ in their ending only, one. `told`: a note
/// about the others, and the folders below that cannot be read.
fn folder(path: &Path, told: &mut Vec<Report>) -> Result<Vec<Found>, Report> {
    let mut closed = Vec::new();
    let mut files = walk::below(path, walk::visible, &mut closed);
    files.retain(|file| is_old(file) && !file.to_string_lossy().contains(".chung-minh."));
    if files.is_empty() && closed.is_empty() {
        let what = format!("ở '{}' không có tệp .docx, .txt, .md, .pdf nào", path.display());
        return Err(Report::failed(exit::FILES, Diagnostic::of(&rules::VAO_05, what).advise("xem lại tên thư mục")));
    }
    told.extend(closed.into_iter().map(|fault| Report::failed(exit::FILES, fault)));
    let (files, others) = best(files);
    if !others.is_empty() {
        let names: Vec<String> = others.iter().map(|file| path.join(file).display().to_string()).collect();
        let what = format!("bỏ qua {} vì có tệp cùng tên đã được nhập", in_a_row(&names, TOLD));
        let advice = "muốn nhập cả tệp ấy thì ghi riêng tên nó, với -o là thư mục khác";
        told.push(Report::noting(Diagnostic::of(&rules::VAO_12, what).advise(advice).into()));
    }
    let name = |file: &PathBuf| if path == Path::new(".") { file.clone() } else { path.join(file) };
    Ok(files.into_iter().map(|below| Found { file: name(&below), below }).collect())
}

/// Of files that differ in their ending only, the one that tells most, and the others.
fn best(files: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let rank = |file: &Path| {
        let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        BEST.iter().position(|known| *known == ending)
    };
    let mut first: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
    for file in &files {
        let held = first.entry(file.with_extension("")).or_insert(file);
        if rank(file) < rank(held) {
            *held = file;
        }
    }
    let kept: BTreeSet<PathBuf> = first.into_values().cloned().collect();
    files.into_iter().partition(|file| kept.contains(file))
}
