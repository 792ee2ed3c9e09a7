//! The agency profile (`don-vi.yaml`).

use super::blank;
use super::characters;
use super::form::Form;
use super::keys;
use super::reader::{Fields, Reader, belongs};
use crate::diag::{Diagnostic, FileId, Outcome, Place, has_errors, rules};
use crate::model::{Agency, AgencyEntry, Date, GoverningMode, KeyPath, Provenance, Signer, SignerEntry, SignerLines};
use crate::yaml::{self, Node, Value};

/// Reads an agency profile; paths begin with `don_vi:`. The profile is absent when there was any error.
pub fn agency(text: &str, file: FileId) -> Outcome<(Agency, Provenance)> {
    let mut diagnostics = Vec::new();
    let root = yaml::read_keyed(text, file, belongs).collect(&mut diagnostics);
    let Some(mut root) = root.map(|root| characters::clean(root, text, &mut diagnostics)) else {
        return Outcome::failed(diagnostics);
    };
    blank::empty(&mut root);
    let mut reader = Reader::new(file);
    reader.diagnostics = diagnostics;
    let agency = reader.agency(&root);
    reader.end_leftovers();
    let Reader { diagnostics, provenance, .. } = reader;
    let value = agency.filter(|_| !has_errors(&diagnostics)).map(|agency| (agency, provenance));
    Outcome { value, diagnostics }
}

/// A span of days with what it belongs to, for finding overlaps.
struct Span {
    id: String,
    from: Option<Date>,
    until: Option<Date>,
    place: Place,
    /// Both dates could be read.
    known: bool,
}

impl Span {
    fn overlaps(&self, other: &Span) -> bool {
        let before = |a: &Span, b: &Span| a.until.is_some_and(|end| b.from.is_some_and(|start| end < start));
        self.known && other.known && self.id == other.id && !before(self, other) && !before(other, self)
    }
}

impl Reader {
    fn agency(&mut self, root: &Node) -> Option<Agency> {
        let f = self.fields(root, &keys::AGENCY, &KeyPath("don_vi:".to_string()))?;
        let entries = f.get("co_quan").map(|(n, p)| self.each(n, &p, Reader::agency_entry)).unwrap_or_default();
        let signers = f.get("nguoi_ky").map(|(n, p)| self.each(n, &p, Reader::signer_entry)).unwrap_or_default();
        let wishes = f.get("trinh_bay").map(|(n, p)| self.wishes(n, &p)).unwrap_or_default();
        let (entries, spans): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
        self.overlaps(&spans, "hai mục của 'co_quan'");
        let (signers, spans): (Vec<_>, Vec<_>) = signers.into_iter().unzip();
        self.overlaps(&spans, "hai người ký cùng mã");
        let seal_mm = f.get("con_dau").and_then(|(n, p)| self.seal(n, &p));
        let checks = f.get("kiem_tra").and_then(|(n, p)| self.checks(n, &p)).unwrap_or_default();
        Some(Agency { entries, signers, wishes, seal_mm, templates: self.text_at(&f, "mau"), checks })
    }

    /// `con_dau`: the seal's diameter.
    fn seal(&mut self, node: &Node, path: &KeyPath) -> Option<f64> {
        let f = self.fields(node, &keys::SEAL, path)?;
        let (node, path) = f.get("duong_kinh")?;
        self.number(node, &path)
    }

    /// One mapping or a list of them.
    fn each<T>(
        &mut self,
        node: &Node,
        path: &KeyPath,
        read: impl Fn(&mut Reader, &Node, KeyPath) -> Option<T>,
    ) -> Vec<T> {
        self.record(path, node.place);
        if let Value::List(_) = &node.value {
            let items = self.items(node, path);
            return items.into_iter().filter_map(|(item, path)| read(self, item, path)).collect();
        }
        read(self, node, path.clone()).into_iter().collect()
    }

    fn agency_entry(&mut self, node: &Node, path: KeyPath) -> Option<(AgencyEntry, Span)> {
        let f = self.fields(node, &keys::AGENCY_ENTRY, &path)?;
        let (from, until, known) = self.days(&f);
        let (notation, notations) = f.get("ky_hieu").map(|(n, p)| self.notations(n, &p)).unwrap_or_default();
        let entry = AgencyEntry {
            from,
            until,
            parent_body: self.form_lines_at(&f, "co_quan_chu_quan", Form::Body),
            issuing_body: self.form_lines_at(&f, "co_quan_ban_hanh", Form::Body),
            full_name: self.form_at(&f, "ten_day_du", Form::Body),
            place: self.form_at(&f, "dia_danh", Form::Place),
            notation,
            notations,
            address: f.get("dia_chi").map(|(n, p)| self.address(n, &p)).unwrap_or_default(),
            mode: f.get("che_do").and_then(|(n, p)| self.choice(n, &p, &["thu_truong", "tap_the"])).map(|word| {
                match word {
                    "tap_the" => GoverningMode::Collective,
                    _ => GoverningMode::Head,
                }
            }),
            collective: self.form_at(&f, "thay_mat", Form::Body),
            head: self.form_at(&f, "nguoi_dung_dau", Form::Post),
            path,
        };
        if f.get("co_quan_ban_hanh").is_none() {
            let advice = "thêm 'co_quan_ban_hanh: …', tên cơ quan như ghi trên văn bản";
            self.missing(
                format!("'{}' thiếu 'co_quan_ban_hanh'", entry.path.as_str()),
                node.place,
                "kieu.co_quan_ban_hanh",
                advice,
            );
        }
        let span = Span { id: String::new(), from, until, place: node.place, known };
        Some((entry, span))
    }

    /// `ky_hieu`: one text, or one for each of some document types.
    fn notations(&mut self, node: &Node, path: &KeyPath) -> (Option<String>, Vec<(String, String)>) {
        if !matches!(node.value, Value::Map(_)) {
            return (self.form(node, path, Form::Notation), Vec::new());
        }
        let Some(f) = self.fields(node, &keys::NOTATIONS, path) else { return (None, Vec::new()) };
        let kinds: Vec<&str> = f.written().filter(|kind| keys::NOTATIONS.key(kind).is_some()).collect();
        let known =
            kinds.into_iter().filter_map(|kind| Some((kind.to_string(), self.form_at(&f, kind, Form::Notation)?)));
        (None, known.collect())
    }

    fn signer_entry(&mut self, node: &Node, path: KeyPath) -> Option<(SignerEntry, Span)> {
        let f = self.fields(node, &keys::SIGNER_ENTRY, &path)?;
        let (from, until, known) = self.days(&f);
        let delegation = self.delegation(&f);
        let name = self.form_at(&f, "ho_ten", Form::Person);
        let Some(id) = self.text_at(&f, "ma") else {
            let what = format!("'{}' thiếu 'ma'", path.as_str());
            self.lacking(what, node.place, "đặt một mã ngắn, như 'ma: pho-giam-doc-1', để văn bản gọi");
            return None;
        };
        let signer =
            Signer { path: path.clone(), lines: SignerLines::Authority(delegation), name, ..Signer::default() };
        let span = Span { id: id.clone(), from, until, place: node.place, known };
        Some((SignerEntry { path, id, from, until, signer }, span))
    }

    fn days(&mut self, f: &Fields<'_>) -> (Option<Date>, Option<Date>, bool) {
        let from = f.get("tu_ngay").and_then(|(n, p)| self.date(n, &p));
        let until = f.get("den_ngay").and_then(|(n, p)| self.date(n, &p));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            let what = format!("'{}': 'den_ngay' trước 'tu_ngay'", f.path.as_str());
            self.report(Diagnostic::of(&rules::DONVI_02, what).at(f.key_place("den_ngay")).advise("xem lại hai ngày"));
        }
        let known = from.is_some() == f.get("tu_ngay").is_some() && until.is_some() == f.get("den_ngay").is_some();
        (from, until, known)
    }

    /// Reports every two spans of the same thing that share a day.
    fn overlaps(&mut self, spans: &[Span], called: &str) {
        for (i, later) in spans.iter().enumerate() {
            for earlier in spans[..i].iter().filter(|s| s.overlaps(later)) {
                let id = if later.id.is_empty() { String::new() } else { format!(" '{}'", later.id) };
                let what = format!(
                    "{called}{id} trùng thời gian: mục ở dòng {} và mục ở dòng {}",
                    earlier.place.line, later.place.line
                );
                let advice = "viết 'den_ngay' của mục trước sớm hơn 'tu_ngay' của mục sau";
                self.report(Diagnostic::of(&rules::DONVI_01, what).at(later.place).advise(advice));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Date, GoverningMode, SignerLines};
    use crate::parse::testing::read_agency;

    const PROFILE: &str = "co_quan:
  - {tu_ngay: 01/01/2015, den_ngay: 30/6/2025, co_quan_ban_hanh: PHÒNG NỘI VỤ, dia_danh: Phú An}
  - tu_ngay: 2025-07-01
    den_ngay:
    co_quan_chu_quan: UBND TỈNH PHÚ AN
    co_quan_ban_hanh: [ỦY BAN NHÂN DÂN, XÃ AN BÌNH]
    ky_hieu: KH-UBND
    che_do: tap_the
nguoi_ky:
  - {ma: ct, ho_ten: Lê Văn A, chuc_vu: CHỦ TỊCH, thay_mat: ỦY BAN NHÂN DÂN, den_ngay: 31/12/2025}
  - {ma: ct, ho_ten: Trần Thị B, chuc_vu: PHÓ CHỦ TỊCH, hinh_thuc: KT., thay: CHỦ TỊCH, tu_ngay: 01/01/2026}
trinh_bay: {co_chu: 13, le: {trai: 35}}
con_dau: {duong_kinh: 34}
mau: mau-rieng
";

    #[test]
    fn entries_apply_by_day() {
        let (value, messages) = read_agency(PROFILE);
        assert_eq!(messages, "");
        let (agency, provenance) = value.unwrap();
        let day = |d, m, y| Date::new(y, m, d);
        assert_eq!(agency.entry_on(day(30, 6, 2025)).unwrap().issuing_body, ["PHÒNG NỘI VỤ"]);
        let now = agency.entry_on(None).unwrap();
        assert_eq!(now.issuing_body, ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"]);
        assert_eq!((now.mode, now.path.as_str()), (Some(GoverningMode::Collective), "don_vi:co_quan[1]"));
        let signer = &agency.signer_on("ct", day(2, 1, 2026)).unwrap().signer;
        assert!(matches!(&signer.lines, SignerLines::Authority(d) if d.steps[0].form == "KT."));
        assert_eq!((agency.wishes.size, agency.wishes.margins.left), (Some(13.0), Some(35.0)));
        assert_eq!(agency.seal_mm, Some(34.0));
        assert_eq!(agency.wishes.path.as_str(), "don_vi:trinh_bay");
        assert_eq!(provenance.place("don_vi:nguoi_ky[1].ho_ten").map(|p| (p.line, p.column)), Some((11, 22)));
    }

    #[test]
    fn overlapping_times_are_an_error_that_names_both_places() {
        let (value, messages) =
            read_agency(&PROFILE.replace("30/6/2025", "01/7/2025").replace("tu_ngay: 01/01/2026", "tu_ngay:"));
        assert!(value.is_none());
        assert_eq!(
            messages,
            "t.yaml:3:5: lỗi[DONVI-01]: hai mục của 'co_quan' trùng thời gian: mục ở dòng 2 và mục ở dòng 3\n\
             t.yaml:11:5: lỗi[DONVI-01]: hai người ký cùng mã 'ct' trùng thời gian: mục ở dòng 10 và mục ở dòng 11\n"
        );
    }

    #[test]
    fn a_notation_for_every_type_or_one_for_each() {
        let (value, messages) =
            read_agency("co_quan: {co_quan_ban_hanh: A, ky_hieu: {bao_cao: BC-A, ke_hoach: KH-A}}\n");
        assert_eq!(messages, "");
        let entry = &value.unwrap().0.entries[0];
        assert_eq!(entry.notation, None);
        let known: Vec<_> = entry.notations.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
        assert_eq!(known, [("bao_cao", "BC-A"), ("ke_hoach", "KH-A")]);
        let (_, messages) = read_agency("co_quan: {co_quan_ban_hanh: A, ky_hieu: {bao-cao: BC-A}}\n");
        assert!(
            messages.contains("t.yaml:1:42: lỗi[KHOA-01]: ký hiệu theo loại văn bản không có khóa 'bao-cao'"),
            "{messages}"
        );
    }

    #[test]
    fn other_faults_of_a_profile() {
        let (_, messages) =
            read_agency("co_quan: {dia_danh: A, tu_ngay: 2/2/2020, den_ngay: 1/2/2020}\nnguoi_ky: [{ho_ten: A}]\n");
        assert!(
            messages.contains("t.yaml:1:43: lỗi[DONVI-02]: 'don_vi:co_quan': 'den_ngay' trước 'tu_ngay'"),
            "{messages}"
        );
        assert!(messages.contains("lỗi[KHOA-03]: 'don_vi:co_quan' thiếu 'co_quan_ban_hanh'"), "{messages}");
        assert!(messages.contains("lỗi[KHOA-03]: 'don_vi:nguoi_ky[0]' thiếu 'ma'"), "{messages}");
        let (_, messages) = read_agency(
            "co_quan:\n - {co_quan_ban_hanh: A, den_ngay: 31/2/2020}\n - {co_quan_ban_hanh: A, tu_ngay: 1/1/2021}\n",
        );
        assert_eq!(messages, "t.yaml:2:36: lỗi[GIATRI-02]: không có ngày 31/2/2020; tháng 2 có 29 ngày\n");
    }

    #[test]
    fn an_entry_of_one_day_is_one() {
        let with = |from: &str, until: &str| {
            let entry = format!("{{tu_ngay: {from}, den_ngay: {until}, co_quan_ban_hanh: PHÒNG NỘI VỤ}}");
            read_agency(&format!("co_quan:\n  - {entry}\n")).1
        };
        assert_eq!(with("01/7/2025", "01/7/2025"), "");
        let backwards = with("02/7/2025", "01/7/2025");
        assert!(backwards.contains("'den_ngay' trước 'tu_ngay'"), "{backwards}");
    }
}
