//! What is said of blanks that YAML does not take for indentation.

use super::source::Source;
use crate::diag::{Diagnostic, Place, rules};

/// A tab at the beginning of a line.
pub(super) fn tab(source: &Source<'_>, number: usize, column: usize) -> Diagnostic {
    Diagnostic::of(&rules::YAML_05, "dòng này thụt vào bằng phím Tab, YAML không cho phép")
        .at(Place::new(source.file, number as u32, column as u32))
        .advise("thay mỗi dấu Tab ở đầu dòng bằng khoảng trắng (thường là hai), thẳng cột với các dòng cùng cấp")
}

/// A blank that is none to YAML.
pub(super) fn odd_space(source: &Source<'_>, number: usize, column: usize) -> Diagnostic {
    Diagnostic::of(
        &rules::YAML_01,
        "dòng này có dấu cách không ngắt (chép từ Word/web), trông như khoảng trắng nhưng YAML không hiểu",
    )
    .at(Place::new(source.file, number as u32, column as u32))
    .advise("xóa các khoảng trắng ở chỗ này rồi gõ lại bằng phím cách")
}
