//! `ho_so`: the fields of the record that the document does not show, each within the length that Phụ lục VI gives it.

use super::keys;
use super::reader::{Fields, Reader};
use crate::diag::{Diagnostic, Place, rules};
use crate::model::{KeyPath, Record, RecordedRecipient};
use crate::page::record_field;
use crate::yaml::{Node, Value};

/// Where an era says that there is such a record.
const ENTRY: &str = "quy_tac.HOSO-01";

impl Reader {
    pub(super) fn ho_so(&mut self, node: &Node, path: &KeyPath) -> Record {
        let Some(f) = self.fields(node, &keys::RECORD, path) else { return Record::default() };
        Record {
            organ_id: self.field_text(&f, "ma_co_quan", "FileCode.OrganId"),
            file_catalog: self.year(&f, "nam_ho_so"),
            file_notation: self.field_text(&f, "ky_hieu_ho_so", "FileCode.FileNotation"),
            ordinal: self.field_number(&f, "so_thu_tu", "DocOrdinal"),
            description: self.field_text(&f, "mo_ta", "Description"),
            recipients: f.get("noi_nhan").map(|(n, p)| self.recorded(n, &p)).unwrap_or_default(),
            priority: self.field_number(&f, "muc_do_khan", "Priority"),
            issued_amount: self.field_number(&f, "so_luong_ban", "IssuedAmount"),
            due: f.get("han_tra_loi").and_then(|(n, p)| self.date(n, &p)),
        }
    }

    fn recorded(&mut self, node: &Node, path: &KeyPath) -> Vec<RecordedRecipient> {
        let Value::List(_) = &node.value else {
            self.wrong(node, path, "danh sách", "viết mỗi nơi một dòng: '- {ma_co_quan: H01.15, ten: …}'");
            return Vec::new();
        };
        self.record(path, node.place);
        let mut recipients = Vec::new();
        for (item, path) in self.items(node, path) {
            let Some(f) = self.fields(item, &keys::RECORD_RECIPIENT, &path) else { continue };
            let organ_id = self.field_text(&f, "ma_co_quan", "To.OrganId");
            match self.field_text(&f, "ten", "To.OrganName") {
                Some(name) => recipients.push(RecordedRecipient { path, organ_id, name }),
                None => {
                    let what = format!("'{}' thiếu 'ten'", path.as_str());
                    self.missing(what, item.place, ENTRY, "viết {ma_co_quan: H01.15, ten: …}");
                }
            }
        }
        recipients
    }

    /// Text of a field.
    fn field_text(&mut self, f: &Fields<'_>, key: &str, field: &str) -> Option<String> {
        let (node, path) = f.get(key)?;
        let text = self.text(node, &path)?;
        self.within(&path, field, text.chars().count(), "ký tự", node.place);
        Some(text)
    }

    /// A whole number of a field.
    fn field_number(&mut self, f: &Fields<'_>, key: &str, field: &str) -> Option<u32> {
        let (node, path) = f.get(key)?;
        let value = self.number(node, &path)?;
        if value.fract() != 0.0 || value > f64::from(u32::MAX) {
            let what = format!("'{}' phải là số nguyên", path.as_str());
            self.report(
                Diagnostic::of(&rules::GIATRI_04, what).at(node.place).advise("viết một số nguyên như 1, 2, 3"),
            );
            return None;
        }
        let value = value as u32;
        self.within(&path, field, value.to_string().len(), "chữ số", node.place);
        Some(value)
    }

    /// A year of four digits.
    fn year(&mut self, f: &Fields<'_>, key: &str) -> Option<u32> {
        let (node, path) = f.get(key)?;
        let value = self.number(node, &path)?;
        if value.fract() != 0.0 || !(1900.0..=2999.0).contains(&value) {
            let what = format!("'{}' phải là năm từ 1900 đến 2999", path.as_str());
            self.report(
                Diagnostic::of(&rules::GIATRI_02, what).at(node.place).advise("viết năm có bốn chữ số, như 2026"),
            );
            return None;
        }
        Some(value as u32)
    }

    /// Reports a value that is longer than its field.
    fn within(&mut self, path: &KeyPath, field: &str, length: usize, unit: &str, place: Place) {
        let most = record_field(field).map_or(usize::MAX, |f| f.length);
        if length > most {
            let what = format!("'{}' dài {length} {unit}; trường {field} nhận nhiều nhất {most}", path.as_str());
            let advice = format!("viết lại cho không quá {most} {unit}");
            self.report(Diagnostic::of(&rules::HOSO_01, what).at(place).advise(advice));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Date;
    use crate::parse::testing::{FRAME, good, read};

    fn with(record: &str) -> String {
        format!("noi_dung: Một việc.\n{FRAME}ho_so:\n{record}")
    }

    #[test]
    fn all_fields_are_read() {
        let text = with(
            "  ma_co_quan: H01.15\n  nam_ho_so: 2026\n  ky_hieu_ho_so: 12/TH\n  so_thu_tu: 007\n  mo_ta: Thay bản cũ\n  muc_do_khan: 1\n  \
             so_luong_ban: 25\n  han_tra_loi: 30/6/2026\n  noi_nhan:\n    - {ma_co_quan: H01, ten: Sở X}\n    - {ten: Các xã}\n",
        );
        let record = good(&text).0.record;
        assert_eq!((record.ordinal, record.issued_amount, record.file_catalog), (Some(7), Some(25), Some(2026)));
        assert_eq!(record.due, Date::new(2026, 6, 30));
        assert_eq!(record.recipients[0].organ_id.as_deref(), Some("H01"));
        assert_eq!(record.recipients[1].name, "Các xã");
    }

    #[test]
    fn a_value_that_is_too_long_names_the_field_and_the_length() {
        let messages = read(&with("  ma_co_quan: H01.15.00012345\n  so_thu_tu: 1000\n  muc_do_khan: 12\n")).1;
        assert!(
            messages.contains("HOSO-01]: 'ho_so.ma_co_quan' dài 15 ký tự; trường FileCode.OrganId nhận nhiều nhất 13"),
            "{messages}"
        );
        assert!(messages.contains("'ho_so.so_thu_tu' dài 4 chữ số; trường DocOrdinal nhận nhiều nhất 3"), "{messages}");
        assert!(messages.contains("trường Priority nhận nhiều nhất 1"), "{messages}");
        let note = read(&with(&format!("  mo_ta: {}\n", "ă".repeat(501)))).1;
        assert!(note.contains("dài 501 ký tự; trường Description nhận nhiều nhất 500"), "{note}");
        assert_eq!(read(&with(&format!("  mo_ta: {}\n", "ă".repeat(500)))).1, "");
    }

    #[test]
    fn faults_say_what_is_meant() {
        let messages = read(&with("  han_xu_ly: 1/1/2026\n  nam_ho_so: 26\n  so_luong_ban: 1.5\n  noi_nhan: Sở X\n")).1;
        assert!(messages.contains("không có khóa 'han_xu_ly'"), "{messages}");
        assert!(messages.contains("'ho_so.nam_ho_so' phải là năm từ 1900 đến 2999"), "{messages}");
        assert!(messages.contains("'ho_so.so_luong_ban' phải là số nguyên"), "{messages}");
        assert!(messages.contains("'ho_so.noi_nhan' phải là danh sách"), "{messages}");
        let nameless = read(&with("  noi_nhan:\n    - {ma_co_quan: H01}\n")).1;
        assert!(nameless.contains("'ho_so.noi_nhan[0]' thiếu 'ten'"), "{nameless}");
    }
}
