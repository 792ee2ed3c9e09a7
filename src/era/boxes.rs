//! The optional boxes of an era file: `hop`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::words::WordEntry;
use crate::model::AddressPart;

/// `hop`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoxesEntry {
    /// The urgency marks.
    pub do_khan: UrgencyEntry,
    /// The secrecy marks, which are refused.
    #[serde(default)]
    pub do_mat: SecrecyEntry,
    /// The circulation marks.
    pub pham_vi_luu_hanh: CirculationEntry,
    /// The draft mark.
    pub du_thao: DraftEntry,
    /// Drafter's mark and number of copies.
    pub nguoi_soan: DrafterEntry,
    /// The address.
    pub dia_chi: AddressEntry,
    /// The body's emblem.
    pub bieu_tuong: LogoEntry,
}

/// `bieu_tuong`: the emblem (logo) under the issuing body's name. Where the era has none, its sizes are those of one that is
/// kept on purpose.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoEntry {
    /// `co`: the era has it.
    pub co: bool,
    /// Its height, mm, where the plan says no width.
    pub cao: f64,
    /// `dam`: how much of its colours is printed, from 0 to 1.
    pub dam: f64,
    /// The clause, also where there is none.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `do_khan`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgencyEntry {
    /// The marks, the least urgent first.
    pub chu: Vec<UrgencyMark>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `do_mat`; without it nothing is refused.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecrecyEntry {
    /// The marks, in capitals.
    pub chu: Vec<String>,
    /// What may stand before a mark, with a colon.
    pub ten: Vec<String>,
    /// The law that documents with state secrets follow, as in a sentence.
    pub theo: String,
    /// The clause.
    pub dieu_khoan: String,
}

/// An urgency mark.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgencyMark {
    /// As printed.
    pub chu: String,
    /// What the record of the document calls it (`Priority`).
    pub muc_do: u32,
}

/// `pham_vi_luu_hanh`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirculationEntry {
    /// The marks that the law names; its list is open.
    pub chu: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
}

/// `du_thao`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftEntry {
    /// The words of a draft; nothing = the era has no such box.
    pub mot: Option<WordEntry>,
    /// Those of a numbered draft, `{lan}` for its number.
    pub nhieu: Option<WordEntry>,
    /// The clause, also where there is none.
    pub dieu_khoan: String,
}

/// `nguoi_soan`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrafterEntry {
    /// The mark after the drafter's.
    pub dau: String,
    /// The number of copies, `{so_ban}`.
    pub so_ban: String,
    /// The clause.
    pub dieu_khoan: String,
}

/// `dia_chi`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressEntry {
    /// The words before the parts, by part; a part without one has none in this era.
    pub tu: BTreeMap<String, String>,
    /// The mark between two parts.
    pub ngan: String,
    /// Types of documents that bear the address of the profile without being asked.
    pub loai: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

impl AddressEntry {
    /// The word before a part.
    pub fn word(&self, part: AddressPart) -> Option<&str> {
        self.tu.get(part.key()).map(String::as_str)
    }
}

/// What is wrong with it: a name of a part or of a type that nothing has.
pub(super) fn fault(entry: &BoxesEntry, types: impl Fn(&str) -> bool) -> Option<(&'static str, String)> {
    let part = |key: &&String| AddressPart::ALL.iter().all(|p| p.key() != key.as_str());
    if let Some(unknown) = entry.dia_chi.tu.keys().find(part) {
        return Some(("hop.dia_chi.tu", unknown.clone()));
    }
    // Telegraph is the one part that an era may lack.
    let wanted = AddressPart::ALL.into_iter().filter(|p| *p != AddressPart::Telegraph);
    if let Some(missing) = wanted.map(AddressPart::key).find(|key| !entry.dia_chi.tu.contains_key(*key)) {
        return Some(("hop.dia_chi.tu", missing.to_string()));
    }
    if entry.do_khan.chu.is_empty() {
        return Some(("hop.do_khan", "chu".to_string()));
    }
    entry.dia_chi.loai.iter().find(|id| !types(id)).map(|id| ("loai", id.clone()))
}
