//! The agency profile (`don-vi.yaml`): names and signers, each with its time.

use super::boxes::Address;
use super::checks::CheckWishes;
use super::issue::Date;
use super::plan::{Delegation, Signer, SignerLines};
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
    /// `kiem_tra`: what it asks of `check`.
    pub checks: CheckWishes,
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
    /// `dia_chi`: its address.
    pub address: Address,
    /// `ky_hieu` as a mapping: notations by document type (`bao_cao`, `BC-UBND`), in the order of the file.
    pub notations: Vec<(String, String)>,
    /// `che_do`.
    pub mode: Option<GoverningMode>,
    /// `thay_mat`: the collective's name after `TM.`, where the entry says it.
    pub collective: Option<String>,
    /// `nguoi_dung_dau`: the head's post, where the entry says it.
    pub head: Option<String>,
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

/// Words of a profile with the place they come from.
pub(super) type Found<'a> = (&'a str, KeyPath);

/// Who signs for a body, as far as its profile tells (NĐ 30, Điều 13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governance<'a> {
    /// `che_do`.
    pub mode: GoverningMode,
    /// The post of its head.
    pub head: Option<Found<'a>>,
    /// The name of the collective.
    pub collective: Option<Found<'a>>,
}

/// What the posts of deputies begin with (PHÓ GIÁM ĐỐC, PHÓ CHỦ TỊCH).
const DEPUTY: &str = "PHÓ";
/// Letters of the form in which a deputy signs for the head.
const FOR_HEAD: &str = "KT";

/// A name or post for comparing: upper case, single spaces.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}

/// Heads whose deputies are not called after them: the deputy's post, the head's.
const OTHER_DEPUTIES: [(&str, &str); 1] = [("THỨ TRƯỞNG", "BỘ TRƯỞNG")];

/// Whether a post is a deputy's: of the head with this post, or of whomever.
pub(crate) fn is_deputy(post: &str, of: Option<&str>) -> bool {
    let post = folded(post);
    let begins = |rest: Option<&str>| rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let other = OTHER_DEPUTIES.iter().find(|(deputy, _)| begins(post.strip_prefix(deputy)));
    if let Some((_, head)) = other {
        return of.is_none_or(|of| begins(folded(of).strip_prefix(head)));
    }
    let Some(head) = post.strip_prefix(DEPUTY).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    of.is_none_or(|of| begins(head.strip_prefix(&folded(of))))
}

/// Whether `day` lies in a span of days, both ends included, open where absent. Of an unknown day only spans without
/// an end are true: with nothing known the open entry applies.
pub(crate) fn in_force(from: Option<Date>, until: Option<Date>, day: Option<Date>) -> bool {
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

    /// How the body with this name is governed on a day; `body` has its lines, none = the profile's own. Nothing where
    /// the profile does not say, or speaks of another body.
    pub fn governance(&self, body: &[String], day: Option<Date>) -> Option<Governance<'_>> {
        let entry = self.entry_on(day)?;
        let mode = entry.mode?;
        let own = body.is_empty() || folded(&body.join(" ")) == folded(&entry.issuing_body.join(" "));
        own.then(|| Governance { mode, head: self.head(entry, day), collective: self.collective(entry, day) })
    }

    /// The head's post: as the entry says, else the one that deputies sign for, else the only one that is no deputy's
    /// among those who sign in their own right.
    fn head<'a>(&'a self, entry: &'a AgencyEntry, day: Option<Date>) -> Option<Found<'a>> {
        if let Some(post) = &entry.head {
            return Some((post, entry.path.key("nguoi_dung_dau")));
        }
        let signers = || self.delegations(day);
        let signed_for = signers().filter_map(|(authority, path)| {
            let [step] = authority.steps.as_slice() else { return None };
            let letters: String = step.form.chars().filter(|c| c.is_alphabetic()).collect();
            let post = step.signed_for.as_deref().filter(|_| letters == FOR_HEAD)?;
            Some((post, path.key("thay")))
        });
        let own_right = signers().filter_map(|(authority, path)| {
            let own = authority.steps.iter().all(|step| step.signed_for.is_none());
            let post = authority.post.as_deref().filter(|post| own && !is_deputy(post, None))?;
            Some((post, path.key("chuc_vu")))
        });
        let one = |found: Vec<Found<'a>>| {
            let first = found.first()?.clone();
            found.iter().all(|other| folded(other.0) == folded(first.0)).then_some(first)
        };
        one(signed_for.collect()).or_else(|| one(own_right.collect()))
    }

    /// The collective's name: as the entry says, else as the signers do, else the first line of the body's name.
    fn collective<'a>(&'a self, entry: &'a AgencyEntry, day: Option<Date>) -> Option<Found<'a>> {
        if let Some(name) = &entry.collective {
            return Some((name, entry.path.key("thay_mat")));
        }
        let mut named = self
            .delegations(day)
            .filter_map(|(authority, path)| Some((authority.on_behalf_of.as_deref()?, path.key("thay_mat"))));
        named.next().or_else(|| {
            let first = entry.issuing_body.first()?;
            Some((first, entry.path.key("co_quan_ban_hanh").index(0)))
        })
    }

    /// Authority and posts of the signers of a day.
    fn delegations(&self, day: Option<Date>) -> impl Iterator<Item = (&Delegation, &KeyPath)> {
        let now = self.signers.iter().filter(move |s| in_force(s.from, s.until, day));
        now.filter_map(|entry| match &entry.signer.lines {
            SignerLines::Authority(authority) => Some((authority, &entry.path)),
            SignerLines::Verbatim(_) => None,
        })
    }
}
