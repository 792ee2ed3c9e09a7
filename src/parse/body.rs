//! The body (nội dung), the opening and the closing: typed text or lists.

use super::reader::Reader;
use super::values::{Wording, lines_are_kept, trimmed_lines};
use crate::model::{Body, BodyItem, KeyPath};
use crate::yaml::{Node, Value};

impl Reader {
    /// `noi_dung`: typed text, or a list of items.
    pub(super) fn body(&mut self, node: &Node, path: &KeyPath) -> Body {
        self.record(path, node.place);
        match &node.value {
            Value::Scalar(_) => self.typed(trimmed_lines(node), lines_are_kept(node), path),
            Value::List(_) => self.section_items(node, path, None),
            _ => {
                let advice = "viết 'noi_dung: |' rồi chữ ở các dòng dưới, hoặc mỗi mục một dòng bắt đầu bằng '- '";
                self.wrong(node, path, "chữ gõ sẵn hoặc danh sách các mục", advice);
                Body::new()
            }
        }
    }

    /// `mo_dau`, `ket_thuc`: typed text, or a list of paragraphs.
    pub(super) fn paragraphs(&mut self, node: &Node, path: &KeyPath) -> Body {
        self.record(path, node.place);
        match &node.value {
            Value::Scalar(_) => self.typed(trimmed_lines(node), lines_are_kept(node), path),
            _ => {
                let entries = self.texts(node, path, Wording::Sentences);
                entries.iter().map(|e| BodyItem::Paragraph { path: e.path.clone(), text: self.rich_entry(e) }).collect()
            }
        }
    }
}
