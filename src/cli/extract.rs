//! `extract`: the source that a PDF/A-3 carries, as files.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::ExtractArgs;
use super::disk::Disk;
use super::faults::unreadable;
use super::report::{Report, exit};
use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, rules};
use crate::seal;
use crate::world::World;

/// Reads the file and writes what it carries; all of it or nothing, and never over a file that is there.
pub(super) fn run(args: &ExtractArgs) -> Report {
    let name = args.file.display().to_string();
    let bytes = match Disk.read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => return Report::failed(exit::FILES, unreadable(&name, &error)),
    };
    let files = match seal::extract(&bytes) {
        Ok(files) => files,
        Err(mut diagnostic) => {
            diagnostic.what = format!("{name}: {}", diagnostic.what);
            return Report::failed(exit::ERRORS, diagnostic);
        }
    };
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|(name, bytes)| (args.output.join(name), bytes)).collect();
    if let Err((path, error)) = write_new(&args.output, &files) {
        let diagnostic = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                Diagnostic::of(&rules::RA_04, format!("đã có '{}', không ghi đè", path.display()))
                    .advise("chọn một thư mục mới sau -o")
            }
            _ => Diagnostic::of(&rules::RA_03, format!("không ghi được '{}': {}", path.display(), io_reason(&error))),
        };
        return Report::failed(exit::FILES, diagnostic);
    }
    let paths: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
    let json = json!({"nguon_cua": name, "tep": paths});
    let lines: String = paths.iter().map(|path| format!("{path}\n")).collect();
    Report { json: Some(Box::new(json)), ..Report::text(lines) }
}

/// Writes files that must not be there yet. What was written before a fault is taken away again.
fn write_new(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), (PathBuf, io::Error)> {
    let made_folder = !folder.exists();
    fs::create_dir_all(folder).map_err(|e| (folder.to_path_buf(), e))?;
    let mut written: Vec<&Path> = Vec::new();
    let result = files.iter().try_for_each(|(path, bytes)| {
        let fail = |e| (path.clone(), e);
        let mut file = File::create_new(path).map_err(fail)?;
        written.push(path);
        file.write_all(bytes).and_then(|()| file.flush()).map_err(fail)
    });
    if result.is_err() {
        for path in written {
            let _ = fs::remove_file(path);
        }
        if made_folder {
            let _ = fs::remove_dir(folder);
        }
    }
    result
}
