//! `sao`: what makes a document a copy of itself.

use super::issue::{Date, IssueDate};
use super::plan::{Recipient, Signer};
use super::provenance::KeyPath;

/// Ids of the kinds of copy: full copy of an original (bản sao y), full copy of a copy (bản sao lục), copy of a part (bản
/// trích sao).
pub(crate) const COPY_KINDS: &[&str] = &["sao_y", "sao_luc", "trich_sao"];

/// `sao`: the part below a copied document (bản sao; NĐ 30, Điều 25, PL I, Phần II).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentCopy {
    /// Where it stands.
    pub path: KeyPath,
    /// `hinh_thuc`: one of [`COPY_KINDS`].
    pub kind: String,
    /// `co_quan_chu_quan`: one entry a line.
    pub parent_body: Vec<String>,
    /// `co_quan`: the body that copies, one entry a line.
    pub body: Vec<String>,
    /// `ten_day_du`: the body's name as in a sentence.
    pub full_name: Option<String>,
    /// `so`, as written; nothing = blank.
    pub number: Option<String>,
    /// `ky_hieu`, with or without the abbreviation of the kind of copy.
    pub notation: Option<String>,
    /// `dia_danh`.
    pub place: Option<String>,
    /// `ngay`.
    pub date: IssueDate,
    /// `gio`: the time of an electronic copy's signature, as written.
    pub time: Option<String>,
    /// `ky`.
    pub signers: Vec<Signer>,
    /// `noi_nhan`.
    pub recipients: Vec<Recipient>,
    /// `luu`.
    pub filed_with: Vec<String>,
}

/// The kind of copy of which only a part is copied: the only one that is set anew (NĐ 30, Điều 25).
pub(crate) const EXCERPT: &str = "trich_sao";

impl DocumentCopy {
    /// The day that its signers are chosen for: the last that its date allows, else the document's.
    pub fn day(&self, document: Option<Date>) -> Option<Date> {
        self.date.latest().or(document)
    }
}
