//! What follows from a plan, as one value: the plan stays untouched, and this borrows from it.

use super::boxes::BoxLines;
use super::choices::LayoutChoices;
use super::copy::CopyPart;
use super::details::Details;
use super::kind::DocType;
use super::values::{
    BasisLine, DerivedAnnex, FilingLine, Item, PrintedDate, RecipientLine, Reference, SignerBlock, Written,
};
use super::worded::WordedLines;
use crate::model::{Date, Plan};
use crate::page::DocMeta;

/// A plan with everything that follows from it.
#[derive(Clone, Debug)]
pub struct Derived<'a> {
    /// The plan, as written.
    pub plan: &'a Plan,
    /// The document type.
    pub kind: DocType,
    /// The day that profile entries were chosen for: the last that the known parts of the date allow.
    pub day: Option<Date>,
    /// Tên cơ quan chủ quản, line by line.
    pub parent_body: Vec<Written>,
    /// Tên cơ quan ban hành, line by line.
    pub issuing_body: Vec<Written>,
    /// The number as printed; nothing = blank.
    pub number: Option<String>,
    /// Ký hiệu; absent only beside a verbatim number line.
    pub notation: Option<Written>,
    /// Địa danh; absent only beside a verbatim date line.
    pub place: Option<Written>,
    /// The date as printed.
    pub date: PrintedDate,
    /// Kính gửi.
    pub addressees: Option<WordedLines<'a>>,
    /// Lines of the type's own, by name.
    pub details: Details<'a>,
    /// Thẩm quyền ban hành, line by line; empty for types without.
    pub authority: Vec<Written>,
    /// The document that issues this one, as the line under the trích yếu names it.
    pub issued_under: Option<Reference>,
    /// Căn cứ.
    pub legal_bases: Vec<BasisLine<'a>>,
    /// Opening paragraphs.
    pub opening: Vec<Item<'a>>,
    /// Body.
    pub body: Vec<Item<'a>>,
    /// Closing paragraphs.
    pub closing: Vec<Item<'a>>,
    /// Nơi nhận without its last line.
    pub recipients: Vec<RecipientLine<'a>>,
    /// Its last line.
    pub filing: Option<FilingLine>,
    /// Signers.
    pub signers: Vec<SignerBlock>,
    /// The optional boxes.
    pub boxes: BoxLines,
    /// The part of a copy.
    pub copy: Option<CopyPart<'a>>,
    /// Annexes.
    pub annexes: Vec<DerivedAnnex<'a>>,
    /// What an office chose of the looks.
    pub choices: LayoutChoices,
    /// Metadata.
    pub meta: DocMeta,
}
