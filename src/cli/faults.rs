//! Messages about files, as several commands have them.

use std::io;
use std::path::Path;

use crate::diag::messages::io_reason;
use crate::diag::messages::typed;
pub(super) use crate::diag::messages::unreadable;
use crate::diag::{Diagnostic, rules};

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::RA_03, format!("không ghi được '{}': {}", path.display(), io_reason(error)))
        .advise("đóng tệp nếu đang mở, xem lại quyền ghi, hoặc chọn nơi khác bằng -o")
}

/// `--templates` names no folder.
pub(super) fn no_template_folder(path: &Path) -> Diagnostic {
    Diagnostic::of(&rules::VAO_06, format!("không có thư mục mẫu '{}'", path.display()))
        .advise("xem lại đường dẫn sau --templates")
}

/// A Word file or a PDF where a command takes others (`takes`), told by its name; a plan of the same name beside it is
/// meant.
pub(super) fn no_plan(path: &Path, command: &str, takes: &[&str]) -> Option<Diagnostic> {
    const KINDS: [(&str, &str); 5] =
        [("docx", "Word"), ("doc", "Word"), ("rtf", "Word"), ("odt", "LibreOffice"), ("pdf", "PDF")];
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == extension && !takes.contains(known))?;
    let what = format!("'{}' là tệp {kind}; '{command}' nhận tệp .{}", path.display(), takes.join(" hoặc ."));
    let plan = path.with_extension("yaml");
    let advice = match plan.is_file() {
        true => format!("có phải là 'kehoach {command} {}'?", typed(&plan.display().to_string())),
        // What it made itself or not: an old file is read by another command.
        false => format!("lập tệp kế hoạch từ tệp ấy bằng 'kehoach import {}'", typed(&path.display().to_string())),
    };
    Some(Diagnostic::of(&rules::DUNG_21, what).advise(advice))
}
