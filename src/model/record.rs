//! `ho_so`: what the record of an outgoing document needs and the document itself does not show.

use super::issue::Date;
use super::provenance::KeyPath;

/// `ho_so`: fields of the record (NĐ 30, Phụ lục VI); all of them may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// `ma_co_quan`: identifier of the body that keeps the list of files.
    pub organ_id: Option<String>,
    /// `nam_ho_so`: the file's year.
    pub file_catalog: Option<u32>,
    /// `ky_hieu_ho_so`: the file's number and notation.
    pub file_notation: Option<String>,
    /// `so_thu_tu`: the document's position in the file.
    pub ordinal: Option<u32>,
    /// `mo_ta`: a note.
    pub description: Option<String>,
    /// `noi_nhan`: recipients with their identifiers, instead of those that the document names.
    pub recipients: Vec<RecordedRecipient>,
    /// `muc_do_khan`: degree of urgency, as the document system counts it.
    pub priority: Option<u32>,
    /// `so_luong_ban`: copies issued.
    pub issued_amount: Option<u32>,
    /// `han_tra_loi`: the day by which an answer is due.
    pub due: Option<Date>,
}

/// An entry of `ho_so.noi_nhan`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordedRecipient {
    /// Where it stands.
    pub path: KeyPath,
    /// `ma_co_quan`: its identifier.
    pub organ_id: Option<String>,
    /// `ten`: its name.
    pub name: String,
}
