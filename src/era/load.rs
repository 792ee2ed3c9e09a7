//! Reading era files and choosing one by id or by date.

use serde::{Deserialize, Deserializer};

use super::schema::Era;
use crate::block::{FieldKind, Role};
use crate::model::{Date, SectionKind};

/// An era file: its id (the file's name without ending) and text.
#[derive(Clone, Copy, Debug)]
pub struct EraSource<'a> {
    /// The id.
    pub id: &'a str,
    /// YAML.
    pub text: &'a str,
}

/// The era files that come with the program, newest first.
pub const EMBEDDED: &[EraSource<'static>] =
    &[EraSource { id: "nd30-2020", text: include_str!("../../templates/the-thuc/nd30-2020.yaml") }];

/// The eras that can be chosen from, newest first.
#[derive(Clone, Debug)]
pub struct EraTable<'a> {
    sources: Vec<EraSource<'a>>,
}

impl Default for EraTable<'_> {
    fn default() -> Self {
        EraTable { sources: EMBEDDED.to_vec() }
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
    pub fn by_date(&self, day: Option<Date>) -> Result<Option<Era>, String> {
        match day {
            Some(day) => self.find(|era| era.governs(day)),
            None => self.sources.first().map(read).transpose(),
        }
    }

    /// The text of the era with this id.
    pub fn text(&self, id: &str) -> Option<&'a str> {
        self.sources.iter().find(|s| s.id == id).map(|s| s.text)
    }

    /// Every id and other name, for messages and the schema.
    ///
    /// # Errors
    /// Says what is wrong with a file.
    pub fn names(&self) -> Result<Vec<String>, String> {
        let mut names = Vec::new();
        for source in &self.sources {
            names.push(source.id.to_string());
            names.extend(read(source)?.ten_khac);
        }
        Ok(names)
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

/// Reads one era file and checks that every name it uses is defined.
fn read(source: &EraSource<'_>) -> Result<Era, String> {
    let mut era: Era = serde_yaml::from_str(source.text).map_err(|e| format!("{}.yaml: {e}", source.id))?;
    era.id = source.id.to_string();
    let missing = |what: &str, name: &str| Err(format!("{}.yaml: thiếu {what} '{name}'", source.id));
    for role in Role::ALL {
        if !era.kieu.contains_key(role.key()) {
            return missing("kieu", role.key());
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
    for style in ["than", &era.trang.so_trang.kieu, &era.bang.o, &era.bang.o_dau, &era.bang.sau] {
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
        "kem_theo",
        "van_ban",
        "so_trong_cau",
        "cua",
    ] {
        if !era.chu.contains_key(word) {
            return missing("chu", word);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_era_is_complete() {
        for source in EMBEDDED {
            read(source).unwrap();
        }
    }

    #[test]
    fn every_style_and_section_says_what_it_follows() {
        for source in EMBEDDED {
            let era = read(source).unwrap();
            for (name, style) in &era.kieu {
                assert!(style.dieu_khoan.is_some() || style.tap_quan, "{name}");
            }
            for (name, section) in &era.muc {
                assert!(section.dieu_khoan.is_some() || section.tap_quan, "{name}");
            }
        }
    }

    #[test]
    fn a_date_chooses_the_era() {
        let table = EraTable::default();
        assert_eq!(table.by_date(Date::new(2021, 5, 31)).unwrap().unwrap().id, "nd30-2020");
        assert!(table.by_date(Date::new(1999, 1, 1)).unwrap().is_none());
        assert_eq!(table.by_name("nd30").unwrap().unwrap().id, "nd30-2020");
        assert!(table.by_name("nd31").unwrap().is_none());
    }
}
