//! The files below a folder. A folder in it that cannot be read is told, and what stands beside it is found all the same.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, rules};

/// Every file below a folder, as paths from there, in alphabetical order. Folders whose name `enter` refuses and symbolic
/// links to folders (they may lead in a circle) are left out; `closed`: those that cannot be read, the folder itself among them.
pub(super) fn below(root: &Path, enter: impl Fn(&str) -> bool, closed: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    if let Err(error) = walk(root, Path::new(""), &mut files, &enter, &mut faults) {
        closed.push(unread(root, &error));
    }
    files.sort();
    faults.sort_by(|a, b| a.0.cmp(&b.0));
    closed.extend(faults.iter().map(|(path, error)| unread(&root.join(path), error)));
    files
}

/// The same of a folder that is of use as a whole only.
///
/// # Errors
/// As the file system says of the first folder that cannot be read.
pub(super) fn whole(root: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut files, mut closed) = (Vec::new(), Vec::new());
    walk(root, Path::new(""), &mut files, &|_| true, &mut closed)?;
    files.sort();
    closed.into_iter().next().map_or(Ok(files), |(_, error)| Err(error))
}

/// A walk that goes into every folder but hidden ones.
pub(super) fn visible(name: &str) -> bool {
    !name.starts_with('.')
}

fn unread(path: &Path, error: &io::Error) -> Diagnostic {
    let what = format!("không đọc được thư mục '{}': {}", path.display(), io_reason(error));
    Diagnostic::of(&rules::VAO_04, what)
        .advise("xin quyền đọc thư mục ấy rồi chạy lại; các tệp khác không bị ảnh hưởng")
}

fn walk(
    root: &Path,
    relative: &Path,
    files: &mut Vec<PathBuf>,
    enter: &dyn Fn(&str) -> bool,
    closed: &mut Vec<(PathBuf, io::Error)>,
) -> io::Result<()> {
    for entry in fs::read_dir(root.join(relative))? {
        let entry = entry?;
        let path = relative.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if enter(&entry.file_name().to_string_lossy())
                && let Err(error) = walk(root, &path, files, enter, closed)
            {
                closed.push((path, error));
            }
        } else if kind.is_file() || root.join(&path).is_file() {
            files.push(path);
        }
    }
    Ok(())
}
