//! The plan file: a Kế hoạch, or another administrative document, as its officer wrote it.

use std::collections::BTreeMap;

use super::annex::{Annex, IssuedUnder};
use super::body::Body;
use super::boxes::Boxes;
use super::copy::DocumentCopy;
use super::issue::{Date, IssueDate};
use super::parts::Detail;
use super::provenance::KeyPath;
use super::record::Record;
use super::rich::RichText;
use super::wishes::LayoutWishes;

/// `ban`: which original this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Original {
    /// `giay`.
    #[default]
    Paper,
    /// `dien_tu`.
    Electronic,
}

/// `xep_ky`: how several signers stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// `ngang`: side by side, two in a row.
    #[default]
    SideBySide,
    /// `doc`: one below the other.
    Stacked,
}

/// A plan (Kế hoạch), as written: NFC, otherwise untouched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// `loai`: id of the document type in the era's table; nothing = `ke_hoach`.
    pub kind: Option<String>,
    /// `the_thuc`: the era asked for; nothing = chosen by date.
    pub era: Option<String>,
    /// `ban`.
    pub original: Original,
    /// `don_vi`: the profile's file, relative to the plan.
    pub agency_file: Option<String>,
    /// `co_quan_chu_quan`: one entry a line.
    pub parent_body: Vec<String>,
    /// `co_quan_ban_hanh`: one entry a line, the office's own breaks.
    pub issuing_body: Vec<String>,
    /// `ten_day_du`: the issuing body's name as in a sentence.
    pub full_name: Option<String>,
    /// `so`, as written; nothing = blank.
    pub number: Option<String>,
    /// `ky_hieu`.
    pub notation: Option<String>,
    /// `dia_danh`.
    pub place: Option<String>,
    /// `ngay`.
    pub date: IssueDate,
    /// `huong`: the document stands on landscape pages from its first (`ngang`) or not (`doc`); nothing = as its paper is used.
    pub landscape: Option<bool>,
    /// `trich_yeu`.
    pub subject: Option<RichText>,
    /// Parts that are nothing but a line, by their keys: what templates print as it is.
    pub lines: BTreeMap<&'static str, RichText>,
    /// `kem_theo`: the document that issues this one.
    pub issued_under: Option<IssuedUnder>,
    /// `kinh_gui`: whom the document addresses, one entry an addressee.
    pub addressees: Vec<RichText>,
    /// `thong_tin`: lines of the type's own, in the order of the file.
    pub details: Vec<Detail>,
    /// `tham_quyen`: the authority that a quyết định or nghị quyết names, one entry a line; nothing = derived.
    pub authority: Vec<String>,
    /// `can_cu`, one entry a line.
    pub legal_bases: Vec<RichText>,
    /// `mo_dau`: opening paragraphs.
    pub opening: Body,
    /// `noi_dung`.
    pub body: Body,
    /// `ket_thuc`: closing sentences.
    pub closing: Body,
    /// `noi_nhan`.
    pub recipients: Vec<Recipient>,
    /// `noi_nhan: khong`, or an empty list: the document had none.
    pub no_recipients: bool,
    /// `luu`: the units of the last line (`VT`, …).
    pub filed_with: Vec<String>,
    /// `ky`: one signer, or several of several bodies.
    pub signers: Vec<Signer>,
    /// `do_khan`, `pham_vi_luu_hanh`, `du_thao`, `nguoi_soan`, `dia_chi`.
    pub boxes: Boxes,
    /// `xep_ky`: how several signers stand.
    pub arrangement: Option<Arrangement>,
    /// `sao`.
    pub copy: Option<DocumentCopy>,
    /// `phu_luc`.
    pub annexes: Vec<Annex>,
    /// `ho_so`.
    pub record: Record,
    /// `trinh_bay`.
    pub wishes: LayoutWishes,
    /// `nguyen_van`: head lines exactly as an old document has them.
    pub verbatim: Verbatim,
    /// `giu_nguyen`: deviations kept on purpose.
    pub kept: Vec<Kept>,
}

impl Plan {
    /// `loai`, or what a plan is without.
    pub fn kind_id(&self) -> &str {
        self.kind.as_deref().unwrap_or("ke_hoach")
    }

    /// The date of issue: its own, or that of the document that issues it.
    pub fn issue_date(&self) -> &IssueDate {
        self.issued_under.as_ref().map_or(&self.date, |under| &under.date)
    }

    /// The day that decides which rules and which profile entries apply: the last that the known parts of the date allow.
    pub fn day(&self) -> Option<Date> {
        self.issue_date().latest()
    }
}

/// One entry of `noi_nhan`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Where it stands.
    pub path: KeyPath,
    /// `ten`.
    pub name: RichText,
    /// `ghi_chu`: printed in brackets.
    pub note: Option<RichText>,
}

/// One signer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// Where it stands.
    pub path: KeyPath,
    /// `ma`: a signer of the profile, instead of the rest.
    pub id: Option<String>,
    /// `co_quan`: the body that this signer signs for, where several bodies issue the document together.
    pub body: Option<String>,
    /// The lines above the name.
    pub lines: SignerLines,
    /// `ho_ten`.
    pub name: Option<String>,
    /// `duoi_ten`: lines under the name, as the post in a delegation.
    pub under_name: Vec<String>,
}

/// The lines above the name, either made from authority and post or copied from an old document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignerLines {
    /// From who signs, for whom.
    Authority(Delegation),
    /// `nguyen_van`: exactly these.
    Verbatim(Vec<String>),
}

impl Default for SignerLines {
    fn default() -> SignerLines {
        SignerLines::Authority(Delegation::default())
    }
}

/// Authority and post of a signer (quyền hạn, chức vụ; NĐ 30, PL I, Phần I, Mục II.7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delegation {
    /// `thay_mat`: the collective body after `TM.`.
    pub on_behalf_of: Option<String>,
    /// `thay_mat: khong`: not for the collective, although the body is governed by one.
    pub own_right: bool,
    /// `uy_quyen`, or `hinh_thuc` with `thay` as its single step: from the top.
    pub steps: Vec<DelegationStep>,
    /// `chuc_vu`: the signer's own post.
    pub post: Option<String>,
    /// `chuc_vu_khac`: a second post, above the name.
    pub other_post: Option<String>,
}

/// One step of authority: `KT.` + the post signed for. `hinh_thuc: Q.` without `thay` stands before the own post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DelegationStep {
    /// `hinh_thuc`: `KT.`, `TL.`, `TUQ.`, `Q.`.
    pub form: String,
    /// `thay`: the post signed for.
    pub signed_for: Option<String>,
}

/// `nguyen_van`: lines that replace those the template would make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verbatim {
    /// `quoc_hieu`.
    pub national_title: Option<String>,
    /// `tieu_ngu`.
    pub motto: Option<String>,
    /// `so_ky_hieu`: the whole number line.
    pub number_line: Option<String>,
    /// `dia_danh_ngay`: the whole date line.
    pub date_line: Option<String>,
    /// `luu`: the whole last line of Nơi nhận.
    pub filing_line: Option<String>,
    /// `noi_nhan`: every line below the word Nơi nhận, that about filing too.
    pub recipients: Vec<Recipient>,
    /// `them_dau: khong`: no mark is put where the document has none, behind căn cứ, recipients and at its end.
    pub no_marks: bool,
}

/// One entry of `giu_nguyen`: a deviation kept on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Where it stands.
    pub path: KeyPath,
    /// `ma`: the rule's code.
    pub code: String,
    /// `ly_do`: why.
    pub reason: String,
}
