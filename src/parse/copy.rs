//! `sao`: the part of a copy.

use super::form::Form;
use super::keys;
use super::reader::{Fields, Reader};
use crate::model::{COPY_KINDS, DocumentCopy, KeyPath, Original};
use crate::yaml::Node;

/// The era's entry about what a copy on paper shows.
const PAPER: &str = "kieu.hinh_thuc_sao";
/// The era's entry about copies of every kind.
const ANY: &str = "sao";

impl Reader {
    /// `sao`; nothing (and a report) where the body or another part is missing without which there is no copy. An
    /// electronic copy bears one line only: its kind, the body and the time.
    pub(super) fn copy(&mut self, node: &Node, path: &KeyPath, original: Original) -> Option<DocumentCopy> {
        let (copy, f) = self.copy_fields(node, path)?;
        self.whole_copy(&f, path, original, &[]).then_some(copy)
    }

    /// What `sao` says, whole or not.
    pub(super) fn copy_fields<'n>(&mut self, node: &'n Node, path: &KeyPath) -> Option<(DocumentCopy, Fields<'n>)> {
        let f = self.fields(node, &keys::COPY, path)?;
        let kind = f.get("hinh_thuc").map(|(n, p)| self.choice(n, &p, COPY_KINDS));
        let copy = DocumentCopy {
            path: path.clone(),
            kind: kind.flatten().unwrap_or_default().to_string(),
            parent_body: self.form_lines_at(&f, "co_quan_chu_quan", Form::Body),
            body: self.form_lines_at(&f, "co_quan", Form::Body),
            full_name: self.form_at(&f, "ten_day_du", Form::Body),
            number: self.number_of_issue(&f),
            notation: self.form_at(&f, "ky_hieu", Form::Notation),
            place: self.form_at(&f, "dia_danh", Form::Place),
            date: f.get("ngay").map(|(n, p)| self.issue_date(n, &p)).unwrap_or_default(),
            time: self.text_at(&f, "gio"),
            signers: f.get("ky").map(|(n, p)| self.signers(n, &p)).unwrap_or_default(),
            recipients: f.get("noi_nhan").map(|(n, p)| self.recipients(n, &p)).unwrap_or_default(),
            filed_with: self.form_lines_at(&f, "luu", Form::Filing),
        };
        Some((copy, f))
    }

    /// Whether all parts are there; those that are missing are reported, but for what a profile may say (`elsewhere`).
    pub(super) fn whole_copy(
        &mut self,
        f: &Fields<'_>,
        path: &KeyPath,
        original: Original,
        elsewhere: &[&str],
    ) -> bool {
        let electronic = original == Original::Electronic;
        let entry = if electronic { ANY } else { PAPER };
        let mut wanted = vec![
            ("hinh_thuc", "hình thức sao", "viết hinh_thuc: sao_y, sao_luc hoặc trich_sao"),
            ("co_quan", "tên cơ quan thực hiện sao", "viết co_quan: tên cơ quan như trên đầu văn bản"),
        ];
        if !electronic {
            wanted.extend([
                ("ky_hieu", "ký hiệu của bản sao", "viết ky_hieu: SY-UBND, hoặc chỉ tên viết tắt của cơ quan"),
                ("dia_danh", "địa danh", "viết dia_danh: nơi cơ quan thực hiện sao đóng trụ sở"),
                ("ky", "người ký bản sao", "viết ky: với chuc_vu và ho_ten, hoặc ma của người ký trong hồ sơ đơn vị"),
            ]);
        }
        let mut whole = true;
        wanted.retain(|(key, ..)| !elsewhere.contains(key));
        for (key, name, advice) in wanted {
            if f.get(key).is_none() {
                whole = false;
                let place = self.provenance.place(&format!("{}.{key}", path.as_str())).unwrap_or(f.place);
                self.missing(format!("bản sao chưa có {name} ('{key}')"), place, entry, advice);
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{FRAME, good, read};

    #[test]
    fn a_copy_reads_what_the_paper_shows() {
        let sao = "sao:\n  hinh_thuc: sao_luc\n  co_quan: [ỦY BAN NHÂN DÂN, XÃ AN HẠ]\n  so: 7\n  ky_hieu: UBND\n  dia_danh: An Hạ\n  ngay: 5/2/2026\n  ky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Văn An}\n  noi_nhan: [Các thôn]\n  luu: VT\n";
        let (plan, provenance) = good(&format!("noi_dung: Đoạn.\n{sao}{FRAME}"));
        let copy = plan.copy.unwrap();
        assert_eq!((copy.kind.as_str(), copy.body.len(), copy.number.as_deref()), ("sao_luc", 2, Some("7")));
        assert_eq!((copy.date.month, copy.signers.len(), copy.filed_with.len()), (Some(2), 1, 1));
        assert_eq!(copy.signers[0].path.as_str(), "sao.ky");
        assert_eq!(provenance.place("sao.ky.ho_ten").map(|p| p.line), Some(9));
    }

    #[test]
    fn an_electronic_copy_needs_its_kind_and_body_only() {
        let (plan, _) = good(&format!(
            "ban: dien_tu\nnoi_dung: Đoạn.\nsao: {{hinh_thuc: sao_y, co_quan: UBND XÃ AN HẠ, gio: \"09:30:15\"}}\n{FRAME}"
        ));
        assert_eq!(plan.copy.unwrap().time.as_deref(), Some("09:30:15"));
    }

    #[test]
    fn what_a_copy_lacks_is_asked_for() {
        let (value, messages) = read(&format!("noi_dung: Đoạn.\nsao: {{hinh_thuc: sao_ra, so: 5}}\n{FRAME}"));
        assert!(value.is_none());
        for wanted in [
            "'sao_ra'",
            "bản sao chưa có tên cơ quan thực hiện sao ('co_quan')",
            "bản sao chưa có ký hiệu của bản sao ('ky_hieu')",
            "bản sao chưa có địa danh ('dia_danh')",
            "t.yaml:2:6: lỗi[KHOA-03]: bản sao chưa có người ký bản sao ('ky')",
        ] {
            assert!(messages.contains(wanted), "{wanted}: {messages}");
        }
        let (_, messages) = read(&format!("noi_dung: Đoạn.\nsao: {{ky: {{ho_ten: A}}, noi_nhn: B}}\n{FRAME}"));
        assert!(messages.contains("t.yaml:2:24: lỗi[KHOA-01]: phần bản sao không có khóa 'noi_nhn'"), "{messages}");
        // A key without a value is asked for where it stands; an electronic copy lacks nothing else.
        let empty = "ban: dien_tu\nnoi_dung: Đoạn.\nsao:\n  hinh_thuc: sao_y\n  so: 5\n  co_quan:\n";
        let (value, messages) = read(&format!("{empty}{FRAME}"));
        assert!(value.is_none());
        assert!(messages.contains("t.yaml:6:3: lỗi[KHOA-03]: bản sao chưa có tên cơ quan"), "{messages}");
        assert_eq!(messages.lines().count(), 1, "{messages}");
    }
}
