//! The agency profile (`don-vi.yaml`): names and signers, each with its time.

use super::issue::Date;
use super::plan::Signer;
use super::provenance::KeyPath;
use super::wishes::LayoutWishes;

/// How a body is governed, which decides who may sign for it (NĐ 30, Điều 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoverningMode {
    /// `thu_truong`: by one head (Sở, Phòng).
    Head,
    /// `tap_the`: by a collective (UBND).
    Collective,
}

/// The whole profile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agency {
    /// `co_quan`: the body's names, each for a time; times do not overlap.
    pub entries: Vec<AgencyEntry>,
    /// `nguoi_ky`: signers, each for a time.
    pub signers: Vec<SignerEntry>,
    /// `trinh_bay`: the office's layout choices.
    pub wishes: LayoutWishes,
    /// `con_dau.duong_kinh`: the diameter of the body's seal, mm.
    pub seal_mm: Option<f64>,
    /// `mau`: a template folder, relative to the profile.
    pub templates: Option<String>,
}

/// One entry of `co_quan`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgencyEntry {
    /// Where it stands (`don_vi:co_quan[0]`).
    pub path: KeyPath,
    /// `tu_ngay`: first day; nothing = since ever.
    pub from: Option<Date>,
    /// `den_ngay`: last day; nothing = still in force.
    pub until: Option<Date>,
    /// `co_quan_chu_quan`: the parent body, one entry a line.
    pub parent_body: Vec<String>,
    /// `co_quan_ban_hanh`: the issuing body, one entry a line.
    pub issuing_body: Vec<String>,
    /// `ten_day_du`: the issuing body's name as in a sentence.
    pub full_name: Option<String>,
    /// `dia_danh`.
    pub place: Option<String>,
    /// `ky_hieu`: the notation, such as `KH-UBND`.
    pub notation: Option<String>,
    /// `che_do`.
    pub mode: Option<GoverningMode>,
}

/// One entry of `nguoi_ky`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignerEntry {
    /// Where it stands (`don_vi:nguoi_ky[0]`).
    pub path: KeyPath,
    /// `ma`: what plans call this signer.
    pub id: String,
    /// `tu_ngay`.
    pub from: Option<Date>,
    /// `den_ngay`.
    pub until: Option<Date>,
    /// Name, post and authority.
    pub signer: Signer,
}

/// Whether `day` lies in a span of days, both ends included, open where absent. Of an unknown day only spans without
/// an end are true: with nothing known the open entry applies.
pub fn in_force(from: Option<Date>, until: Option<Date>, day: Option<Date>) -> bool {
    match day {
        Some(day) => from.is_none_or(|f| f <= day) && until.is_none_or(|u| day <= u),
        None => until.is_none(),
    }
}

impl Agency {
    /// The entry of `co_quan` in force on a day.
    pub fn entry_on(&self, day: Option<Date>) -> Option<&AgencyEntry> {
        self.entries.iter().find(|e| in_force(e.from, e.until, day))
    }

    /// The signer called `id` on a day.
    pub fn signer_on(&self, id: &str, day: Option<Date>) -> Option<&SignerEntry> {
        self.signers.iter().find(|s| s.id == id && in_force(s.from, s.until, day))
    }
}
