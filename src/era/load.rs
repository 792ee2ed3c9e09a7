//! Reading era files and choosing one by id or by date.

use serde::{Deserialize, Deserializer};
use serde_yaml::Value;

use super::clause::Text;
use super::doubt::{self, Form};
use super::known::{EMBEDDED, form, read};
use super::schema::{Era, EraFile};
use super::style::MeaningEntry;
use super::types::TypeEntry;
use crate::block::FieldKind;
use crate::diag::Rule;
use crate::model::{COPY_KINDS, Date, SectionKind};
use crate::page::Color;

/// An era file: its id (the file's name without ending) and text.
#[derive(Clone, Copy, Debug)]
pub struct EraSource<'a> {
    /// The id.
    pub id: &'a str,
    /// YAML.
    pub text: &'a str,
}

/// The eras that can be chosen from, newest first.
#[derive(Clone, Debug)]
pub struct EraTable<'a> {
    sources: Vec<EraSource<'a>>,
}

impl Default for EraTable<'_> {
    fn default() -> Self {
        EraTable { sources: EMBEDDED.clone() }
    }
}

impl<'a> EraTable<'a> {
    /// A table of other files, newest first.
    pub fn new(sources: Vec<EraSource<'a>>) -> EraTable<'a> {
        EraTable { sources }
    }

    /// The era with this id or other name.
    ///
    /// # Errors
    /// Says what is wrong with a file; `Ok(None)` when no era has the name.
    pub fn by_name(&self, name: &str) -> Result<Option<Era>, String> {
        if let Some(source) = self.sources.iter().find(|s| s.id == name) {
            return read(source).map(Some);
        }
        self.find(|era| era.ten_khac.iter().any(|n| n == name))
    }

    /// The era that governs documents of a day; of an unknown day the newest.
    ///
    /// # Errors
    /// Says what is wrong with a file; `Ok(None)` when no era governs the day.
    #[doc(hidden)]
    pub fn by_date(&self, day: Option<Date>) -> Result<Option<Era>, String> {
        match day {
            Some(day) => self.find(|era| era.governs(day)),
            None => self.sources.first().map(read).transpose(),
        }
    }

    /// The era with this name, or, where none is asked for, the one that governs a day.
    ///
    /// # Errors
    /// Says what is wrong with a file; `Ok(None)` when there is none.
    pub fn chosen(&self, name: Option<&str>, day: Option<Date>) -> Result<Option<Era>, String> {
        name.map_or_else(|| self.by_date(day), |name| self.by_name(name))
    }

    /// The text of the era with this id.
    pub(crate) fn text(&self, id: &str) -> Option<&'a str> {
        self.sources.iter().find(|s| s.id == id).map(|s| s.text)
    }

    /// The clause of a rule in the era with this id or other name, as that era writes it; `Era::clause` is for many.
    pub fn clause(&self, name: &str, rule: &Rule) -> Option<String> {
        self.by_name(name).ok().flatten()?.clause(rule)
    }

    /// Every id and other name, for messages and the schema.
    ///
    /// # Errors
    /// Says what is wrong with a file.
    pub fn names(&self) -> Result<Vec<String>, String> {
        let mut names = Vec::new();
        for source in &self.sources {
            names.push(source.id.to_string());
            names.extend(read(source)?.ten_khac.iter().cloned());
        }
        Ok(names)
    }

    /// Every era, newest first.
    ///
    /// # Errors
    /// Says what is wrong with a file.
    pub(super) fn all(&self) -> Result<Vec<Era>, String> {
        self.sources.iter().map(read).collect()
    }

    /// The types of each era, newest first, in the order of its file. Nothing else of the files is looked at.
    ///
    /// # Errors
    /// Says what is wrong with a file.
    pub(super) fn types(&self) -> Result<Vec<Vec<(String, TypeEntry)>>, String> {
        let of = |types: Value| {
            let entries = types.as_mapping().into_iter().flatten();
            let entries = entries.filter_map(|(id, entry)| Some((id.as_str()?.to_string(), entry.clone())));
            entries.map(|(id, entry)| Ok((id, serde_yaml::from_value(entry).map_err(|e| e.to_string())?))).collect()
        };
        self.parts("loai")?.into_iter().map(of).collect()
    }

    /// What stands under a key of each era, newest first, without marks of doubts. Nothing else of the files is looked at.
    ///
    /// # Errors
    /// Says what is wrong with a file.
    pub(super) fn parts(&self, key: &str) -> Result<Vec<Value>, String> {
        let of = |source: &EraSource<'_>| {
            let told = |error: String| format!("{}.yaml: {error}", source.id);
            let mut part = form(source).part(key).map_err(told)?;
            doubt::take(&mut part, key, &mut Vec::new()).map_err(told)?;
            Ok(part)
        };
        self.sources.iter().map(of).collect()
    }

    fn find(&self, wanted: impl Fn(&Era) -> bool) -> Result<Option<Era>, String> {
        for source in &self.sources {
            let era = read(source)?;
            if wanted(&era) {
                return Ok(Some(era));
            }
        }
        Ok(None)
    }
}

/// The roles whose clauses tell what the head and foot of a document must have, and that of `<can-cu>`.
const CITED: [&str; 11] = [
    "can_cu",
    "co_quan_ban_hanh",
    "so_ky_hieu",
    "dia_danh_ngay",
    "trich_yeu",
    "kinh_gui",
    "tham_quyen",
    "quyen_han_chuc_vu",
    "ho_ten",
    "phu_luc_ten",
    "phu_luc_dan",
];

/// What the program takes up from the lines of some role.
const MEANINGS: [(&str, MeaningEntry); 3] =
    [("co_quan", MeaningEntry::CoQuan), ("chuc_vu", MeaningEntry::ChucVu), ("ho_ten", MeaningEntry::HoTen)];

/// Reads one era file in one of its forms and checks that every name it uses is defined.
pub(super) fn read_file(source: &EraSource<'_>, form: Form<'_>, embedded: bool) -> Result<EraFile, String> {
    let (mut era, doubts): (EraFile, _) = doubt::read(form).map_err(|e| format!("{}.yaml: {e}", source.id))?;
    era.id = source.id.to_string();
    era.embedded = embedded;
    era.doubts = doubts;
    era.text = Text::of(form);
    let missing = |what: &str, name: &str| Err(format!("{}.yaml: thiếu {what} '{name}'", source.id));
    if let Some(role) = CITED.iter().find(|role| !era.kieu.contains_key(**role)) {
        return missing("kieu", role);
    }
    for (place, wanted) in MEANINGS {
        if !era.kieu.values().any(|style| style.vai.is_some() && style.la == Some(wanted)) {
            return missing("kieu la", place);
        }
    }
    for kind in SectionKind::ALL {
        let Some(entry) = era.muc.get(kind.key()) else { return missing("muc", kind.key()) };
        for style in [Some(&entry.co_ten), Some(&entry.khong_ten), entry.dong_ten.as_ref()].into_iter().flatten() {
            if !era.kieu.contains_key(style) {
                return missing("kieu", style);
            }
        }
    }
    let bands = [&era.bang.o, &era.bang.o_dau, &era.bang.sau];
    let own = [&era.trang.so_trang.kieu, &era.sao.ke, &era.chu_thich.kieu, &era.hinh.kieu, &era.hinh.chu_thich];
    for style in ["than"].into_iter().chain(own.into_iter().chain(bands).map(String::as_str)) {
        if !era.kieu.contains_key(style) {
            return missing("kieu", style);
        }
    }
    for field in FieldKind::ALL {
        if !era.cho_trong.contains_key(field.key()) {
            return missing("cho_trong", field.key());
        }
        if !era.o_ky.van_thu.ten.contains_key(field.key()) {
            return missing("o_ky.van_thu.ten", field.key());
        }
        if !era.sao.o_dien.contains_key(field.key()) {
            return missing("sao.o_dien", field.key());
        }
    }
    for word in [
        "quoc_hieu",
        "tieu_ngu",
        "so",
        "ngan_so",
        "ngay",
        "thang",
        "nam",
        "noi_nhan",
        "gach_noi_nhan",
        "luu",
        "thay_mat",
        "kinh_gui",
        "gach_kinh_gui",
        "kem_theo",
        "so_trong_cau",
        "cua",
    ] {
        if !era.chu.contains_key(word) {
            return missing("chu", word);
        }
    }
    if let Some((place, name)) = super::boxes::fault(&era.hop, |id| era.loai.contains_key(id)) {
        return missing(place, &name);
    }
    for (name, style) in &era.kieu {
        if let Some(color) = &style.mau
            && Color::from_hex(color).is_none()
        {
            return Err(format!(
                "{}.yaml: kieu '{name}': mau '{color}' không phải sáu chữ số thập lục phân",
                source.id
            ));
        }
    }
    if Color::from_hex(&era.phong.mau).is_none() {
        return missing("phong.mau (sáu chữ số thập lục phân)", &era.phong.mau);
    }
    let folio = &era.trang.so_trang;
    match folio.cho.first() {
        Some(usual) if usual.align == era.kieu[&folio.kieu].can => {}
        usual => {
            let name = usual.map_or("", |p| p.name());
            return Err(format!("{}.yaml: trang.so_trang.cho '{name}' khác 'can' của kieu {}", source.id, folio.kieu));
        }
    }
    for kind in era.loai.values() {
        if let Some((place, name)) = kind.fault() {
            return missing(place, &name);
        }
        if let Some(unknown) = kind.kho.iter().find(|name| !era.trang.kho_khac.contains_key(*name)) {
            return missing("trang.kho_khac", unknown);
        }
        if let Some(unknown) = kind.ten_muc_tuy_y.iter().find(|name| SectionKind::from_key(name).is_none()) {
            return missing("muc", unknown);
        }
    }
    for kind in COPY_KINDS {
        if !era.sao.hinh_thuc.contains_key(*kind) {
            return missing("sao.hinh_thuc", kind);
        }
    }
    let steps = [era.gon.buoc_cach_doan, era.gon.buoc_gian_dong, era.gon.buoc_gian_dong_pt];
    if !steps.into_iter().chain(era.gon.thu_chu.iter().copied()).all(|step| step.is_finite() && step >= 0.01) {
        return Err(format!("{}.yaml: gon: mức thu chữ và các bước phải từ 0,01 trở lên", source.id));
    }
    if era.bac_co.is_empty() {
        return missing("bac_co", "");
    }
    Ok(era)
}

/// `2020-03-05`, or nothing.
pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let mut parts = text.splitn(3, '-').map(str::parse::<u16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return Err(serde::de::Error::custom(format!("không phải ngày: {text}")));
    };
    Date::new(year, month as u8, day as u8)
        .map(Some)
        .ok_or_else(|| serde::de::Error::custom(format!("ngày không có thật: {text}")))
}

/// `2020-06-14`.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    date(deserializer)?.ok_or_else(|| serde::de::Error::custom("thiếu ngày"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_era_is_complete() {
        let begin = |source| read(source).unwrap().tu_ngay;
        assert!(EMBEDDED.len() >= 3);
        assert!(EMBEDDED.windows(2).all(|pair| begin(&pair[0]) > begin(&pair[1])), "the newest first");
    }

    #[test]
    fn every_style_and_section_says_what_it_follows() {
        for source in EMBEDDED.iter() {
            let era = read(source).unwrap();
            for (name, style) in &era.kieu {
                assert!(style.dieu_khoan.is_some() || style.tap_quan, "{name}");
            }
            for (name, section) in &era.muc {
                assert!(section.dieu_khoan.is_some() || section.tap_quan, "{name}");
            }
            let body = &era.than;
            let ranges = [&body.co_chu, &body.thut_dong, &body.gian_dong, &body.cach_doan];
            for range in ranges.into_iter().chain(&body.gian_dong_pt) {
                assert!(range.dieu_khoan.is_some() || range.tap_quan, "{}", source.id);
                assert!(range.allows(range.mac_dinh), "{}", source.id);
            }
        }
    }

    #[test]
    fn no_clause_is_made_up_where_only_the_instrument_is_known() {
        for source in EMBEDDED.iter() {
            let era = read(source).unwrap();
            assert_eq!(era.unconfirmed_values() > 0, era.den_ngay.is_some(), "{}", source.id);
            let bare = |clause: &str| clause.split([',', ' ']).next_back() == era.ten.split(' ').next_back();
            for (name, style) in &era.kieu {
                let Some(clause) = style.dieu_khoan.as_deref().filter(|clause| bare(clause)) else { continue };
                let path = format!("kieu.{name}");
                let doubted = era.doubts.iter().any(|d| *d == path || *d == format!("{path}.dieu_khoan"));
                assert!(doubted, "{}: {path}: {clause}", source.id);
            }
            for (code, clause) in era.quy_tac.iter().filter(|(_, clause)| bare(clause)) {
                assert!(era.doubts.contains(&format!("quy_tac.{code}")), "{}: {code}: {clause}", source.id);
            }
        }
    }

    #[test]
    fn articles_and_chapters_are_counted_through_every_document() {
        for source in EMBEDDED.iter() {
            let era = read(source).unwrap();
            let through = |kind| era.section(kind).dem_suot;
            assert!(through(SectionKind::Dieu) && through(SectionKind::Chuong), "{}", source.id);
            assert!(!through(SectionKind::Muc) && !through(SectionKind::So), "{}", source.id);
        }
    }

    #[test]
    fn the_types_of_2011_are_thirty_two() {
        let era = EraTable::default().by_date(Date::new(2014, 1, 1)).unwrap().unwrap();
        assert_eq!(era.loai.len(), 32);
        assert_eq!(era.loai["ban_ghi_nho"].viet_tat.as_deref(), Some("GN"));
    }

    #[test]
    fn a_clause_is_cited_with_its_instrument_once() {
        let table = EraTable::default();
        let cite = |year, clause: &str| table.by_date(Date::new(year, 1, 1)).unwrap().unwrap().cite(clause);
        assert_eq!(cite(2021, "Điều 8"), "NĐ 30, Điều 8");
        assert_eq!(cite(2014, "TT 01/2011/TT-BNV, ô số 12"), "TT 01/2011/TT-BNV, ô số 12");
    }

    #[test]
    fn a_date_chooses_the_era() {
        let table = EraTable::default();
        assert_eq!(table.by_date(Date::new(2021, 5, 31)).unwrap().unwrap().id, "nd30-2020");
        assert!(table.by_date(Date::new(1999, 1, 1)).unwrap().is_none());
        for (day, id) in [
            ((2020, 3, 5), "nd30-2020"),
            ((2020, 3, 4), "tt01-2011"),
            ((2011, 3, 5), "tt01-2011"),
            ((2011, 3, 4), "ttlt55-2005"),
            ((2005, 6, 5), "ttlt55-2005"),
        ] {
            assert_eq!(table.by_date(Date::new(day.0, day.1, day.2)).unwrap().unwrap().id, id);
        }
        assert_eq!(table.by_name("nd30").unwrap().unwrap().id, "nd30-2020");
        assert!(table.by_name("nd31").unwrap().is_none());
    }

    #[test]
    fn steps_that_lead_nowhere_are_refused() {
        let text = EMBEDDED[0].text.replace("buoc_gian_dong: 0.05", "buoc_gian_dong: 0");
        let error = read(&EraSource { id: "thu", text: &text }).unwrap_err();
        assert!(error.contains("thu.yaml: gon"), "{error}");
    }
}
