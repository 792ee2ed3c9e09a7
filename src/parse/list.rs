//! The body written as a list of items, whose labels are made later.

use super::keys;
use super::reader::{Fields, Reader};
use super::values::{Entry, Wording};
use crate::diag::Diagnostic;
use crate::model::{Body, BodyItem, KeyPath, Label, RichText, Section, SectionKind};
use crate::yaml::{Node, Value};

/// Kinds by depth, where no `kieu` says otherwise.
const BY_DEPTH: [SectionKind; 5] =
    [SectionKind::LaMa, SectionKind::So, SectionKind::Chu, SectionKind::Gach, SectionKind::Cong];

/// The kind below a kind: the first smaller one.
fn below(parent: Option<SectionKind>) -> Option<SectionKind> {
    BY_DEPTH.into_iter().find(|k| parent.is_none_or(|p| p < *k))
}

impl Reader {
    /// A list of items below a section of kind `parent`.
    pub(super) fn section_items(&mut self, node: &Node, path: &KeyPath, parent: Option<SectionKind>) -> Body {
        self.record(path, node.place);
        let Value::List(_) = &node.value else {
            self.wrong(node, path, "danh sách các mục", "viết mỗi mục một dòng bắt đầu bằng '- ', như '- tieu_de: …'");
            return Body::new();
        };
        let items = self.items(node, path);
        items.into_iter().flat_map(|(item, path)| self.item(item, path, parent)).collect()
    }

    fn item(&mut self, node: &Node, path: KeyPath, parent: Option<SectionKind>) -> Body {
        if !matches!(node.value, Value::Map(_)) {
            self.wrong(
                node,
                &path,
                "một mục",
                "viết '- tieu_de: …' hoặc '- doan: …'; đoạn không đánh số viết '- doan_thuong: …'",
            );
            return Body::new();
        }
        let Some(f) = self.fields(node, &keys::ITEM, &path) else { return Body::new() };
        let asked = f.get("kieu").and_then(|(n, p)| self.choice(n, &p, keys::KINDS)).and_then(SectionKind::from_key);
        if f.get("tieu_de").is_none() && f.get("doan").is_none() {
            if f.get("muc").is_some() {
                let advice = "thêm 'tieu_de: …' hoặc 'doan: …' cho mục này";
                self.missing(format!("'{}' có mục con nhưng chưa có tiêu đề", path.as_str()), node.place, "", advice);
            }
            let dash = asked.filter(|k| k.is_dash()).or(parent.filter(|k| k.is_dash()).map(|_| SectionKind::Cong));
            return self.below_section(&f, None, dash.unwrap_or(SectionKind::Gach)).1;
        }
        let Some(kind) = asked.or_else(|| below(parent)) else {
            let what = format!("'{}' nằm quá sâu: dưới dòng cộng không còn cấp nào", path.as_str());
            self.report(Diagnostic::error("CHU-04", what).at(node.place).advise("đưa mục này lên một cấp"));
            return Body::new();
        };
        let title = f.get("tieu_de").and_then(|(n, p)| self.rich(n, &p));
        let dash = if kind.is_dash() { SectionKind::Cong } else { SectionKind::Gach };
        let (text, children) = self.below_section(&f, Some((kind, title.is_none())), dash);
        vec![BodyItem::Section(Section { path, kind, label: Label::Auto, title, text, children })]
    }

    /// What an item holds, in the order of the file. Of a section without title the first paragraph runs on after the
    /// label and is returned apart.
    fn below_section(
        &mut self,
        f: &Fields<'_>,
        section: Option<(SectionKind, bool)>,
        dash: SectionKind,
    ) -> (Option<RichText>, Body) {
        let mut first = None;
        let mut body = Body::new();
        for key in f.written() {
            // Keys that the registry does not know were reported.
            if keys::ITEM.key(key).is_none() {
                continue;
            }
            let Some((node, path)) = f.get(key) else { continue };
            match (key, section) {
                ("doan", Some((_, runs_on))) => {
                    let mut entries = self.texts(node, &path, Wording::Sentences).into_iter();
                    if runs_on && let Some(entry) = entries.next() {
                        first = Some(self.rich_entry(&entry));
                    }
                    entries.for_each(|e| body.push(self.paragraph(e)));
                }
                ("doan_thuong", _) => {
                    let entries = self.texts(node, &path, Wording::Sentences);
                    body.extend(entries.into_iter().map(|e| self.paragraph(e)));
                }
                ("gach", _) => {
                    let entries = self.texts(node, &path, Wording::Sentences);
                    body.extend(entries.into_iter().map(|e| self.dash_line(e, dash)));
                }
                ("bang", _) => body.extend(self.table(node, &path).map(BodyItem::Table)),
                ("muc", Some((kind, _))) => body.extend(self.section_items(node, &path, Some(kind))),
                _ => {}
            }
        }
        (first, body)
    }

    fn paragraph(&mut self, entry: Entry) -> BodyItem {
        BodyItem::Paragraph { text: self.rich_entry(&entry), path: entry.path }
    }

    fn dash_line(&mut self, entry: Entry, kind: SectionKind) -> BodyItem {
        let text = Some(self.rich_entry(&entry));
        BodyItem::Section(Section {
            path: entry.path,
            kind,
            label: Label::Auto,
            title: None,
            text,
            children: Vec::new(),
        })
    }
}
