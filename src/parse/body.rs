//! The body (nội dung), the opening and the closing: typed text or lists.

use super::keys;
use super::reader::Reader;
use super::values::Wording;
use crate::diag::{Diagnostic, rules};
use crate::model::{Body, BodyItem, KeyPath};
use crate::yaml::{Line, Node, Style, Value};

impl Reader {
    /// `noi_dung`: typed text, or a list of items.
    pub(super) fn body(&mut self, node: &Node, path: &KeyPath) -> Body {
        self.record(path, node.place);
        match &node.value {
            Value::Scalar(scalar) => {
                self.without_bar(node, scalar.style, path);
                self.typed(node, path)
            }
            Value::List(_) => self.section_items(node, path, None),
            _ => {
                let advice = "viết 'noi_dung: |' rồi chữ ở các dòng dưới, hoặc mỗi mục một dòng bắt đầu bằng '- '";
                self.wrong(node, path, "chữ gõ sẵn hoặc danh sách các mục", advice);
                Body::new()
            }
        }
    }

    /// Typed lines behind a key without `|`: YAML joins them, whatever each was.
    fn without_bar(&mut self, node: &Node, style: Style, path: &KeyPath) {
        let lines = node.lines();
        let own = |line: &Line| line.text.starts_with(|c: char| !c.is_lowercase());
        if style == Style::Plain && lines.iter().skip(1).any(own) {
            let name = path.as_str();
            let key = name.rsplit('.').next().unwrap_or(name);
            let what = format!("nội dung nhiều dòng viết thiếu dấu | sau '{key}:', các dòng bị nối lại");
            let advice = format!("viết '{key}: |' rồi xuống dòng, mọi dòng chữ thụt vào hai khoảng trắng");
            self.report(Diagnostic::of(&rules::YAML_13, what).at(node.place).advise(advice));
        }
    }

    /// `mo_dau`, `ket_thuc`: typed text, or a list of paragraphs, among which items of the body may stand.
    pub(super) fn paragraphs(&mut self, node: &Node, path: &KeyPath) -> Body {
        self.record(path, node.place);
        match &node.value {
            Value::Scalar(scalar) => {
                self.without_bar(node, scalar.style, path);
                self.typed(node, path)
            }
            Value::List(list) if list.items.iter().any(is_item) => {
                let items = self.items(node, path);
                let bodies = items.into_iter().map(|(item, path)| {
                    if is_item(item) {
                        return self.section_item(item, path, None);
                    }
                    let entry = self.text_entry(item, path);
                    let paragraph =
                        entry.map(|e| BodyItem::Paragraph { text: self.rich_entry(&e), path: e.path, align: None });
                    paragraph.into_iter().collect()
                });
                bodies.collect::<Vec<Body>>().concat()
            }
            _ => {
                let entries = self.texts(node, path, Wording::Sentences);
                entries
                    .iter()
                    .map(|e| BodyItem::Paragraph { path: e.path.clone(), text: self.rich_entry(e), align: None })
                    .collect()
            }
        }
    }
}

/// Whether an entry of a list of paragraphs is an item of the body, not a text that YAML took for a mapping.
fn is_item(node: &Node) -> bool {
    let Value::Map(map) = &node.value else { return false };
    map.flow || map.entries.len() > 1 || map.entries.first().is_some_and(|e| keys::ITEM.key(&e.key).is_some())
}
