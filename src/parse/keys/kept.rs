//! Keys of what is kept on purpose.

use super::{Mapping, Shape, key};

/// A deviation kept on purpose.
pub(crate) static KEPT: Mapping = Mapping {
    id: "giu_nguyen",
    called: "chỗ giữ nguyên",
    required: &["ma", "ly_do"],
    aliases: &[],
    keys: &[
        key("ma", Shape::Rule, "Mã quy tắc, như trong ngoặc vuông của thông báo."),
        key("ly_do", Shape::Text, "Lý do giữ nguyên."),
    ],
};
