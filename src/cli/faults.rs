//! Messages about files, as several commands have them.

use std::io;
use std::path::Path;

use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, rules};

/// A file that cannot be read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::VAO_07, format!("không đọc được '{name}': {}", io_reason(error)))
}

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
