//! `init`: a plan to start from, the profile it uses, and the schemas that explain their keys in an editor.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::InitArgs;
use super::disk;
use super::report::{Report, exit};
use crate::diag::messages::{io_reason, typed};
use crate::diag::{Diagnostic, rules};
use crate::facade;

/// The commented starter plan.
const PLAN: &str = include_str!("init/ke-hoach.yaml");
/// The commented starter profile.
const AGENCY: &str = include_str!("init/don-vi.yaml");

/// Makes the files. The plan must be new; profile and schemas that are there already are kept.
pub(super) fn run(args: &InitArgs) -> Report {
    let plan = match &args.plan {
        None => PathBuf::from("ke-hoach.yaml"),
        Some(path) if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) => {
            path.join("ke-hoach.yaml")
        }
        Some(path) => path.clone(),
    };
    let is_yaml = plan.extension().is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"));
    if !is_yaml || plan.file_name().is_some_and(|n| n.eq_ignore_ascii_case("don-vi.yaml")) {
        let what = format!("'{}' không đặt làm tên tệp kế hoạch được", plan.display());
        return Report::failed(
            exit::USAGE,
            Diagnostic::of(&rules::DUNG_09, what).advise("đặt tên có đuôi .yaml, khác don-vi.yaml"),
        );
    }
    match make(&plan) {
        Ok(lines) => Report::text(lines),
        Err((path, error)) if error.kind() == io::ErrorKind::AlreadyExists => Report::failed(
            exit::FILES,
            Diagnostic::of(&rules::RA_04, format!("đã có '{}', không ghi đè", path.display()))
                .advise("đặt tên khác cho kế hoạch mới"),
        ),
        Err((path, error)) => Report::failed(
            exit::FILES,
            Diagnostic::of(&rules::RA_03, format!("không ghi được '{}': {}", path.display(), io_reason(&error))),
        ),
    }
}

/// Writes the plan first, because it decides; then what stands beside it.
fn make(plan: &Path) -> Result<String, (PathBuf, io::Error)> {
    let folder = disk::folder_of(plan);
    fs::create_dir_all(&folder).map_err(|e| (folder, e))?;
    new_file(plan, PLAN).map_err(|e| (plan.to_path_buf(), e))?;
    let mut lines = format!("{}\n", plan.display());
    let beside: [(&str, String); 3] = [
        ("don-vi.yaml", AGENCY.to_string()),
        ("ke-hoach.schema.json", facade::schema()),
        ("don-vi.schema.json", facade::agency_schema()),
    ];
    for (name, text) in beside {
        let path = plan.with_file_name(name);
        match new_file(&path, &text) {
            Ok(()) => lines += &format!("{}\n", path.display()),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                lines += &format!("{} (đã có, giữ nguyên)\n", path.display())
            }
            Err(e) => return Err((path, e)),
        }
    }
    let name = plan.display().to_string();
    let name = typed(&name);
    lines += &format!("Tiếp theo: kehoach render {name}\n");
    Ok(lines)
}

/// Writes a file that must not be there yet; half of it is taken away again when the disk is full.
fn new_file(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.flush());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}
