//! `phu_luc`, and `kem_theo`: annexes, and the document that issues this one.

use super::form::Form;
use super::keys;
use super::reader::{Fields, Reader};
use crate::diag::{Diagnostic, has_errors, rules};
use crate::model::{Annex, IssuedUnder, KeyPath, OwnLine};
use crate::text::near::fold;
use crate::yaml::{Node, Value};

/// What is written for a line that there is not.
const NONE: &str = "khong";

impl Reader {
    /// One annex or a list of them.
    pub(super) fn annexes(&mut self, node: &Node, path: &KeyPath) -> Vec<Annex> {
        self.record(path, node.place);
        match &node.value {
            Value::Map(_) => self.annex(node, path.clone()).into_iter().collect(),
            Value::List(_) => {
                let items = self.items(node, path);
                items.into_iter().filter_map(|(item, path)| self.annex(item, path)).collect()
            }
            _ => {
                let advice = "viết 'phu_luc:' rồi 'tieu_de: …' và 'noi_dung: …' ở các dòng dưới, thụt vào";
                self.wrong(node, path, "phụ lục hoặc danh sách các phụ lục", advice);
                Vec::new()
            }
        }
    }

    fn annex(&mut self, node: &Node, path: KeyPath) -> Option<Annex> {
        if !matches!(node.value, Value::Map(_)) {
            self.wrong(node, &path, "một phụ lục", "viết '- tieu_de: …' rồi 'noi_dung: …' ở dòng dưới");
            return None;
        }
        let f = self.fields(node, &keys::ANNEX, &path)?;
        let clean = !has_errors(&self.diagnostics);
        let title = ["tieu_de", "trich_yeu"].map(|key| f.get(key).and_then(|(n, p)| self.rich_lines(n, &p)));
        if title.iter().all(Option::is_some) {
            let what = format!("'{}' có cả 'tieu_de' và 'trich_yeu'", path.as_str());
            let diagnostic = Diagnostic::of(&rules::PL_06, what).at(f.key_place("trich_yeu"));
            self.report(diagnostic.advise("giữ một khóa: phụ lục dùng 'tieu_de', văn bản kèm theo dùng 'trich_yeu'"));
        }
        let annex = Annex {
            kind: self.text_at(&f, "loai"),
            label: self.own_line(&f, "nhan", Reader::text_at),
            title: title.into_iter().flatten().next(),
            landscape: self.landscape_at(&f),
            reference: self
                .own_line(&f, "dong_dan", |reader, f, key| f.get(key).and_then(|(n, p)| reader.rich_lines(n, &p))),
            runs_on: f.get("trang_rieng").is_some_and(|(n, p)| !self.flag(n, &p)),
            body: {
                // An annex has its own footnotes.
                let parts = ["noi_dung", "ket_thuc"];
                self.begin_notes(parts.iter().filter_map(|key| f.get(key)).map(|(n, _)| n), &path);
                f.get("noi_dung").map(|(n, p)| self.body(n, &p)).unwrap_or_default()
            },
            closing: {
                let closing = f.get("ket_thuc").map(|(n, p)| self.paragraphs(n, &p)).unwrap_or_default();
                self.end_notes();
                closing
            },
            path,
        };
        let faulty = clean && has_errors(&self.diagnostics);
        if annex.body.is_empty() && annex.closing.is_empty() && !faulty {
            let what = format!("phụ lục '{}' chưa có nội dung", annex.path.as_str());
            let advice = "thêm 'noi_dung: |' rồi dán nội dung vào các dòng dưới, hoặc bỏ phụ lục này";
            self.report(Diagnostic::of(&rules::PL_03, what).at(node.place).advise(advice));
        }
        Some(annex)
    }

    /// `huong`: whether on landscape pages.
    pub(super) fn landscape_at(&mut self, f: &Fields<'_>) -> Option<bool> {
        let (node, path) = f.get("huong")?;
        self.choice(node, &path, keys::ORIENTATIONS).map(|word| word == "ngang")
    }

    /// A line that is made unless it is written or said not to be there.
    fn own_line<T>(
        &mut self,
        f: &Fields<'_>,
        key: &str,
        read: impl Fn(&mut Reader, &Fields<'_>, &str) -> Option<T>,
    ) -> OwnLine<T> {
        match f.get(key) {
            Some((Node { value: Value::Scalar(scalar), .. }, _)) if fold(scalar.text.trim()) == NONE => OwnLine::Absent,
            _ => read(self, f, key).map_or(OwnLine::Made, OwnLine::Written),
        }
    }

    /// `kem_theo`.
    pub(super) fn issued_under(&mut self, node: &Node, path: &KeyPath) -> Option<IssuedUnder> {
        let f = self.fields(node, &keys::ISSUED_UNDER, path)?;
        if f.get("ky_hieu").is_none() {
            let what = format!("'{}' thiếu 'ky_hieu'", path.as_str());
            let advice = "thêm ký hiệu của quyết định, như 'ky_hieu: QĐ-UBND'";
            self.missing(what, node.place, "kieu.dong_duoi_trich_yeu", advice);
        }
        Some(IssuedUnder {
            kind: self.text_at(&f, "loai"),
            number: self.number_of_issue(&f),
            notation: self.form_at(&f, "ky_hieu", Form::Notation),
            date: f.get("ngay").map(|(n, p)| self.issue_date(n, &p)).unwrap_or_default(),
            body: self.form_at(&f, "co_quan", Form::Body),
        })
    }
}
