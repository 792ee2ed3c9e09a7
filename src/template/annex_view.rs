//! What templates see of annexes, and of the document that issues this one.

use serde::Serialize;

use super::body_view::{ItemView, items};
use super::view::{DateView, LineView, RichView, date, line, orientation, runs};
use crate::normalise::{DerivedAnnex, Reference, ReferenceLine};

/// A document as a line in brackets names it.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceView<'a> {
    /// The type's name as in a sentence.
    pub loai: &'a str,
    /// The number as printed.
    pub so: Option<&'a str>,
    /// Ký hiệu.
    pub ky_hieu: &'a str,
    /// Number and ký hiệu as an old document has them, instead.
    pub so_ky_hieu: Option<&'a str>,
    /// The date as printed.
    pub ngay: DateView<'a>,
    /// The date as an old document has it, instead.
    pub ngay_thang: Option<&'a str>,
    /// Whose document it is.
    pub co_quan: &'a str,
    /// Number and date stay blank on purpose.
    pub de_trong: bool,
    /// All of it does.
    pub de_trong_het: bool,
    /// Key path.
    pub nguon: &'a str,
}

/// An annex.
#[derive(Clone, Debug, Serialize)]
pub struct AnnexView<'a> {
    /// The type's name of a document that is issued with this one.
    pub loai: Option<&'a str>,
    /// Label.
    pub nhan: Option<LineView<'a>>,
    /// Title.
    pub tieu_de: Option<RichView<'a>>,
    /// `doc` or `ngang`.
    pub huong: &'static str,
    /// It follows on the same page.
    pub lien_trang: bool,
    /// The line in brackets as written.
    pub dong_dan: Option<RichView<'a>>,
    /// What that line says, where it is to be worded.
    pub dan: Option<ReferenceView<'a>>,
    /// Body.
    pub noi_dung: Vec<ItemView<'a>>,
    /// Closing.
    pub ket_thuc: Vec<ItemView<'a>>,
    /// Key path.
    pub nguon: &'a str,
}

/// The view of a reference.
pub(super) fn reference(reference: &Reference) -> ReferenceView<'_> {
    ReferenceView {
        loai: &reference.name,
        so: reference.number.as_deref(),
        ky_hieu: &reference.notation,
        so_ky_hieu: reference.number_line.as_deref(),
        ngay: date(&reference.date),
        ngay_thang: reference.date_line.as_deref(),
        co_quan: &reference.body,
        de_trong: reference.blank,
        de_trong_het: reference.all_blank,
        nguon: reference.path.as_str(),
    }
}

/// The view of an annex of a document that stands on landscape pages or not.
pub(super) fn annex<'a>(derived: &'a DerivedAnnex<'a>, landscape: bool) -> AnnexView<'a> {
    let annex = derived.annex;
    let rich = |text, key| RichView { chu: runs(text), dau: "", nguon: annex.path.key(key).0 };
    let (dong_dan, dan) = match &derived.reference {
        ReferenceLine::Absent => (None, None),
        ReferenceLine::Written(text) => (Some(rich(text, "dong_dan")), None),
        ReferenceLine::Made(made) => (None, Some(reference(made))),
    };
    AnnexView {
        loai: derived.name.as_deref(),
        nhan: derived.label.as_ref().map(line),
        tieu_de: annex.title.as_ref().map(|text| rich(text, "tieu_de")),
        huong: orientation(annex.landscape.unwrap_or(landscape)),
        lien_trang: annex.runs_on,
        dong_dan,
        dan,
        noi_dung: items(&derived.body),
        ket_thuc: items(&derived.closing),
        nguon: annex.path.as_str(),
    }
}
