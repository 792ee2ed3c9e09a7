//! What templates see of a copy (`sao`).

use serde::Serialize;

use super::view::{
    DateView, FilingView, LineView, RecipientView, SignerView, date, filing, line, lines, recipient, signer,
};
use crate::normalise::CopyPart;

/// The part of a copy (bản sao).
#[derive(Clone, Debug, Serialize)]
pub struct CopyView<'a> {
    /// The kind's id: `sao_y`, `sao_luc`, `trich_sao`.
    pub hinh_thuc: &'a str,
    /// The words for the kind.
    pub chu: &'a str,
    /// Parent body, line by line.
    pub co_quan_chu_quan: Vec<LineView<'a>>,
    /// The body that copies, line by line.
    pub co_quan: Vec<LineView<'a>>,
    /// The number as printed.
    pub so: Option<&'a str>,
    /// Ký hiệu.
    pub ky_hieu: Option<LineView<'a>>,
    /// Địa danh.
    pub dia_danh: Option<LineView<'a>>,
    /// The date as printed.
    pub ngay: DateView<'a>,
    /// Who signs.
    pub ky: Vec<SignerView<'a>>,
    /// Nơi nhận without its last line.
    pub noi_nhan: Vec<RecipientView<'a>>,
    /// Its last line.
    pub luu: Option<FilingView<'a>>,
    /// The line that an electronic copy bears instead of all that.
    pub dong_dien_tu: Option<LineView<'a>>,
    /// Key path.
    pub nguon: &'a str,
}

impl<'a> CopyView<'a> {
    /// The view of a copy's part.
    pub(super) fn new(part: &'a CopyPart<'a>) -> CopyView<'a> {
        CopyView {
            hinh_thuc: &part.kind,
            chu: &part.word,
            co_quan_chu_quan: lines(&part.parent_body),
            co_quan: lines(&part.body),
            so: part.number.as_deref(),
            ky_hieu: part.notation.as_ref().map(line),
            dia_danh: part.place.as_ref().map(line),
            ngay: date(&part.date),
            ky: part.signers.iter().map(signer).collect(),
            noi_nhan: part.recipients.iter().map(recipient).collect(),
            luu: part.filing.as_ref().map(filing),
            dong_dien_tu: part.line.as_ref().map(line),
            nguon: part.path.as_str(),
        }
    }
}
