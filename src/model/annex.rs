//! Annexes (phụ lục), and documents that are issued with another one (văn bản kèm theo).

use super::body::Body;
use super::issue::IssueDate;
use super::provenance::KeyPath;
use super::rich::RichText;

/// A line that the program makes unless the officer writes it, or says that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OwnLine<T> {
    /// Not written: made from the era's words.
    #[default]
    Made,
    /// `khong`: there is no such line.
    Absent,
    /// Exactly this.
    Written(T),
}

/// One entry of `phu_luc`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annex {
    /// Where it stands.
    pub path: KeyPath,
    /// `loai`: the type of a document that is issued with this one and stands in its file, such as `ke_hoach` under a
    /// quyết định; nothing = an annex.
    pub kind: Option<String>,
    /// `nhan`: the label (`Phụ lục I`).
    pub label: OwnLine<String>,
    /// `tieu_de`.
    pub title: Option<RichText>,
    /// `huong`: on landscape pages (`ngang`) or not (`doc`); nothing = as the document.
    pub landscape: Option<bool>,
    /// `dong_dan`: the line that says which document it goes with.
    pub reference: OwnLine<RichText>,
    /// `trang_rieng: false`: it follows on the same page, and its pages are not counted anew.
    pub runs_on: bool,
    /// `noi_dung`.
    pub body: Body,
    /// `ket_thuc`: closing sentences; only with them the annex gets the mark of the end.
    pub closing: Body,
}

/// `kem_theo`: the document that issues this one (NĐ 30, Phụ lục III, mẫu 1.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IssuedUnder {
    /// `loai`: id of its type in the era's table; nothing = `quyet_dinh`.
    pub kind: Option<String>,
    /// `so`; nothing = blank.
    pub number: Option<String>,
    /// `ky_hieu`.
    pub notation: Option<String>,
    /// `ngay`.
    pub date: IssueDate,
    /// `co_quan`: who issued it, as in a sentence.
    pub body: Option<String>,
}
