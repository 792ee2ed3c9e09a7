//! Types of documents (loại văn bản) of an era file: `loai`, and the types that any era of the program knows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::boxes::BoxesEntry;
use super::words::LineMarks;
use super::{AuthorityEntry, EraTable};
use crate::model::PARTS;

/// One of `loai`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeEntry {
    /// The name as printed; empty for types without one.
    pub ten: String,
    /// The abbreviation in the notation.
    pub viet_tat: Option<String>,
    /// The template that sets it; nothing = none yet.
    pub mau: Option<String>,
    /// The paper it stands on (`trang.kho_khac`), where it is not the usual one.
    pub kho: Option<String>,
    /// The template that an office must have of its own, for a type whose form no law fixes.
    pub mau_rieng: Option<String>,
    /// Words of its form that templates print, by name.
    #[serde(default)]
    pub chu: BTreeMap<String, String>,
    /// What a type without a printed name is called.
    pub goi: Option<String>,
    /// What it asks of the parts of a plan, by their keys, where it is not the usual ([`TypeEntry::need`]).
    #[serde(default)]
    pub phan: BTreeMap<String, NeedEntry>,
    /// Lines of its own, by their names in the plan's `thong_tin`.
    #[serde(default)]
    pub thong_tin: BTreeMap<String, DetailEntry>,
    /// Several signers may stand for one body, whose seal stands beside the last of them.
    #[serde(default)]
    pub nhieu_nguoi_ky: bool,
    /// The words before what is decided; a type that has them names its authority, too.
    pub loi_quyet_dinh: Option<String>,
    /// Only a collective issues it.
    #[serde(default)]
    pub tap_the: bool,
    /// What its trích yếu begins with: the first is added where none of them was typed. Such a trích yếu stands under the
    /// number; nothing = it stands under the type's name.
    #[serde(default)]
    pub ve_viec: Vec<String>,
    /// Kinds of section whose title is free in this type, by their names.
    #[serde(default)]
    pub ten_muc_tuy_y: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// Whether a type has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedEntry {
    /// It must have it.
    Phai,
    /// It may.
    Duoc,
    /// It must not.
    Khong,
}

/// One of `thong_tin`: a line, or several, with a word in front.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailEntry {
    /// The word; empty for none.
    #[serde(default)]
    pub tu: String,
    /// The plan must give it.
    #[serde(default)]
    pub phai_co: bool,
    /// What stands behind the last text.
    #[serde(default)]
    pub sau: String,
    /// Where the plan does not give it, it is the issuing body's name as in a sentence.
    #[serde(default)]
    pub ten_co_quan: bool,
    /// The word has a line of its own even where there is one text.
    #[serde(default)]
    pub dong_rieng: bool,
    /// What stands before each text that has a line of its own.
    #[serde(default)]
    pub gach: String,
    /// The marks at the ends of these lines.
    pub dau: Option<LineMarks>,
    /// What it means, for officers.
    pub mo_ta: String,
}

impl TypeEntry {
    /// What it is called, where its name is not printed, too.
    pub fn called(&self) -> &str {
        self.goi.as_deref().unwrap_or(&self.ten)
    }

    /// Whether it has a part of a plan, by the part's key.
    pub fn need(&self, part: &str) -> NeedEntry {
        use NeedEntry::{Duoc, Khong, Phai};
        match part {
            _ if self.phan.contains_key(part) => self.phan[part],
            "tham_quyen" if self.loi_quyet_dinh.is_some() => Phai,
            "dong_duoi_trich_yeu" if !self.ve_viec.is_empty() => Khong,
            "thong_tin" if self.thong_tin.is_empty() => Khong,
            "kinh_gui" | "tham_quyen" => Khong,
            "trich_yeu" | "ky_hieu" | "dia_danh" | "noi_dung" | "noi_nhan" | "luu" | "ky" => Phai,
            _ => Duoc,
        }
    }

    /// What is wrong with it: a name that nothing has.
    pub(super) fn fault(&self) -> Option<(&'static str, String)> {
        if let Some(unknown) = self.phan.keys().find(|part| !PARTS.contains(&part.as_str())) {
            return Some(("loai.phan", unknown.clone()));
        }
        (self.ten.is_empty() && self.goi.is_none()).then(|| ("loai.goi", self.dieu_khoan.clone()))
    }
}

/// A type as the eras of the program know it.
#[derive(Clone, Debug)]
pub(crate) struct KnownType {
    /// Its id.
    pub id: String,
    /// What it is called in the newest era that has it, as a sentence.
    pub about: String,
    /// Its entries, of the newest era first.
    entries: Vec<TypeEntry>,
}

impl KnownType {
    /// Whether some era sets it, with a template of its own or of the office.
    pub(crate) fn renders(&self) -> bool {
        self.entries.iter().any(|entry| entry.mau.is_some() || entry.mau_rieng.is_some())
    }

    /// Whether no era lets it have a part.
    pub(crate) fn never_has(&self, part: &str) -> bool {
        self.entries.iter().all(|entry| entry.need(part) == NeedEntry::Khong)
    }

    /// The names of its own lines, in any era.
    pub(crate) fn details(&self) -> Vec<&str> {
        let all: std::collections::BTreeSet<&str> =
            self.entries.iter().flat_map(|entry| entry.thong_tin.keys()).map(String::as_str).collect();
        all.into_iter().collect()
    }

    /// Whether every era demands a part of it; where one does not, the era of the document decides.
    pub(crate) fn always_needs(&self, part: &str) -> bool {
        self.entries.iter().all(|entry| entry.need(part) == NeedEntry::Phai)
    }
}

/// The marks and forms that the law lists under a key of the eras, each once: those of the newest era first.
fn listed<T: DeserializeOwned>(key: &str, of: impl Fn(T) -> Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let parts = EraTable::default().parts(key).unwrap_or_default().into_iter();
    for word in parts.filter_map(|part| serde_yaml::from_value(part).ok()).flat_map(of) {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all
}

/// The urgency marks of any era.
pub(crate) fn known_urgency() -> Vec<String> {
    listed("hop", |boxes: BoxesEntry| boxes.do_khan.chu.into_iter().map(|mark| mark.chu).collect())
}

/// The marks of circulation that any era names; the list is open.
pub(crate) fn known_circulation() -> Vec<String> {
    listed("hop", |boxes: BoxesEntry| boxes.pham_vi_luu_hanh.chu)
}

/// The forms of authority before a post of any era, but for that of a collective, which is written by itself.
pub(crate) fn known_forms() -> Vec<String> {
    listed("quyen_han", |forms: AuthorityEntry| forms.chu.into_iter().filter(|form| form != "TM.").collect())
}

/// Lines of some type's own, by name, with what they mean.
pub(crate) fn known_details() -> BTreeMap<&'static str, &'static str> {
    let entries = known_types().iter().flat_map(|known| known.entries.iter().rev());
    entries.flat_map(|entry| &entry.thong_tin).map(|(name, detail)| (name.as_str(), detail.mo_ta.as_str())).collect()
}

/// Every type that an era of the program knows: those of the newest in its order, then what only older ones have.
pub(crate) fn known_types() -> &'static [KnownType] {
    static KNOWN: LazyLock<Vec<KnownType>> = LazyLock::new(|| {
        let mut known: Vec<KnownType> = Vec::new();
        for (id, entry) in EraTable::default().types().unwrap_or_default().into_iter().flatten() {
            match known.iter_mut().find(|known| known.id == id) {
                Some(known) => known.entries.push(entry),
                None => known.push(KnownType { id, about: sentence(entry.called()), entries: vec![entry] }),
            }
        }
        known
    });
    &KNOWN
}

/// `KẾ HOẠCH` → `Kế hoạch.`
fn sentence(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).chain(['.']).collect()
}

/// The known type with this id.
pub(crate) fn known_type(id: &str) -> Option<&'static KnownType> {
    known_types().iter().find(|known| known.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_types_are_those_of_all_eras() {
        let eras = EraTable::default().all().unwrap();
        for (id, entry) in eras.iter().flat_map(|era| &era.loai) {
            let known = known_type(id).unwrap();
            assert!(known.entries.iter().any(|own| own.called() == entry.called()), "{id}");
        }
        let known: usize = known_types().iter().map(|known| known.entries.len()).sum();
        assert_eq!(known, eras.iter().map(|era| era.loai.len()).sum::<usize>());
    }

    #[test]
    fn what_some_era_leaves_out_is_not_always_needed() {
        let leaving =
            |part: &str| TypeEntry { phan: [(part.to_string(), NeedEntry::Duoc)].into(), ..TypeEntry::default() };
        let known = KnownType {
            id: "thu".into(),
            about: "Thư.".into(),
            entries: vec![TypeEntry::default(), leaving("trich_yeu"), leaving("kinh_gui")],
        };
        assert!(known.always_needs("ky") && !known.always_needs("trich_yeu") && !known.always_needs("kinh_gui"));
        assert!(known_type("ke_hoach").unwrap().always_needs("trich_yeu"));
    }

    #[test]
    fn a_part_that_no_plan_has_is_a_fault() {
        let entry = |part: &str| TypeEntry {
            ten: "A".into(),
            phan: [(part.into(), NeedEntry::Duoc)].into(),
            ..TypeEntry::default()
        };
        assert_eq!(entry("kinh_gui").fault(), None);
        assert_eq!(entry("kinh_guii").fault(), Some(("loai.phan", "kinh_guii".to_string())));
    }
}
