//! Which files the arguments of `verify` name: PDF and DOCX files, folders and patterns.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::inputs::{has_wildcard, pattern};
use super::report::{Report, exit};
use super::{disk, walk};
use crate::diag::{Diagnostic, rules};

/// One argument's files; each file of the run comes once.
pub(super) fn expand(arguments: &[PathBuf]) -> (Vec<PathBuf>, Vec<Report>) {
    let (mut found, mut faults, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for argument in arguments {
        let files = match argument {
            path if path.is_dir() => folder(path, &mut faults),
            path if !path.exists() && has_wildcard(path) => pattern(path)
                .map(|files| files.into_iter().filter(|file| is_ours_by_name(file)).collect::<Vec<_>>())
                .map_err(Report::from)
                .and_then(|files| if files.is_empty() { Err(nothing(path)) } else { Ok(files) }),
            // One that is not there is told when its turn comes.
            path => Ok(vec![path.clone()]),
        };
        match files {
            Ok(files) => {
                found.extend(files.into_iter().filter(|file| seen.insert(disk::identity(file))));
            }
            // The other files of an archive are verified all the same.
            Err(fault) => faults.push(fault),
        }
    }
    (found, faults)
}

/// Every PDF and DOCX below a folder, in alphabetical order; `faults`: the folders below that cannot be read.
fn folder(path: &Path, faults: &mut Vec<Report>) -> Result<Vec<PathBuf>, Report> {
    let mut closed = Vec::new();
    let mut files = walk::below(path, walk::visible, &mut closed);
    files.retain(|file| is_ours_by_name(file));
    if files.is_empty() && closed.is_empty() {
        return Err(nothing(path));
    }
    faults.extend(closed.into_iter().map(|fault| Report::failed(exit::FILES, fault)));
    Ok(files.into_iter().map(|file| if path == Path::new(".") { file } else { path.join(file) }).collect())
}

pub(super) fn nothing(path: &Path) -> Report {
    let what = format!("ở '{}' không có tệp .pdf, .docx nào để kiểm chứng", path.display());
    Report::failed(exit::FILES, Diagnostic::of(&rules::VAO_05, what).advise("xem lại tên thư mục hoặc mẫu tên"))
}

/// PDF and DOCX, but for what Word and other programs keep beside a file that is open.
pub(super) fn is_ours_by_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kind = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf") || e.eq_ignore_ascii_case("docx"));
    kind && !name.starts_with("~$") && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_patterns_give_files_once_and_faults_spare_the_others() {
        let dir = std::env::temp_dir().join(format!("kehoach-sealed-{}", std::process::id()));
        for folder in ["2021/b", ".git", "rong"] {
            std::fs::create_dir_all(dir.join(folder)).unwrap();
        }
        for file in ["2021/b/2.PDF", "2021/1.docx", "2021/~$1.docx", ".git/x.pdf", "2021/1.yaml", "2021/b/.2.pdf.tam"] {
            std::fs::write(dir.join(file), "").unwrap();
        }
        let arguments =
            [dir.clone(), dir.join("2021/*.docx"), dir.join("rong"), dir.join("*.pdf"), dir.join("thieu.pdf")];
        let (found, faults) = expand(&arguments);
        assert_eq!(found, [dir.join("2021/1.docx"), dir.join("2021/b/2.PDF"), dir.join("thieu.pdf")]);
        assert_eq!(faults.iter().map(|f| f.code).collect::<Vec<_>>(), [exit::FILES; 2]);
        std::fs::remove_dir_all(dir).unwrap();
    }
}
