//! The parts of what follows from a plan, as values that its steps hand on.

use crate::era::Era;
use crate::model::{Align, Annex, Figure, IssueDate, KeyPath, RichText, Section, Table};

/// A line that was written, in the plan or in the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// As written.
    pub text: String,
    /// Where.
    pub path: KeyPath,
}

/// The date as printed (thời gian ban hành): zeros added, blank parts absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedDate {
    /// Day.
    pub day: Option<String>,
    /// Month.
    pub month: Option<String>,
    /// Year.
    pub year: Option<String>,
}

impl PrintedDate {
    /// A date with the era's zeros.
    pub(super) fn of(date: &IssueDate, era: &Era) -> PrintedDate {
        PrintedDate {
            day: date.day.map(|d| era.so_khong.ngay.written(&d.to_string())),
            month: date.month.map(|m| era.so_khong.thang.written(&m.to_string())),
            year: date.year.map(|y| y.to_string()),
        }
    }
}

/// Another document, or this one, as a line in brackets names it: type, number, date, body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The type's name as in a sentence (`Kế hoạch`).
    pub name: String,
    /// The number as printed; nothing = blank.
    pub number: Option<String>,
    /// Ký hiệu.
    pub notation: String,
    /// Number and ký hiệu as an old document has them, instead.
    pub number_line: Option<String>,
    /// The date as printed.
    pub date: PrintedDate,
    /// The date as an old document has it (`ngày …`), instead.
    pub date_line: Option<String>,
    /// Whose document it is.
    pub body: String,
    /// Number and date stay blank on purpose, and nothing is filled in later: an electronic document.
    pub blank: bool,
    /// All of it does.
    pub all_blank: bool,
    /// Where it stands.
    pub path: KeyPath,
}

/// The line that says which document an annex goes with (dòng dẫn).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceLine<'a> {
    /// There is none.
    Absent,
    /// As written.
    Written(&'a RichText),
    /// To be worded by the template.
    Made(Box<Reference>),
}

/// An annex with what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct DerivedAnnex<'a> {
    /// As written.
    pub annex: &'a Annex,
    /// The type's name of a document that is issued with this one; nothing = an annex.
    pub name: Option<String>,
    /// Its label.
    pub label: Option<Written>,
    /// The line in brackets.
    pub reference: ReferenceLine<'a>,
    /// Its body.
    pub body: Vec<Item<'a>>,
    /// Its closing paragraphs.
    pub closing: Vec<Item<'a>>,
}

/// A căn cứ line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisLine<'a> {
    /// As written.
    pub text: &'a RichText,
    /// The mark that is missing at its end, or nothing.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// Something in the body, with what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'a> {
    /// A labelled unit.
    Section {
        /// As written.
        section: &'a Section,
        /// Its label as printed.
        label: String,
        /// The mark that is missing at the end of its title or text.
        mark: String,
        /// What stands below it.
        children: Vec<Item<'a>>,
    },
    /// A paragraph.
    Paragraph {
        /// Where it stands.
        path: &'a KeyPath,
        /// As written.
        text: &'a RichText,
        /// Where its lines stand, if not as those of the body.
        align: Option<Align>,
        /// The mark that is missing at its end.
        mark: String,
    },
    /// A table.
    Table(&'a Table),
    /// A picture.
    Figure(&'a Figure),
    /// Items on landscape pages.
    Landscape {
        /// Where it stands.
        path: &'a KeyPath,
        /// The items.
        children: Vec<Item<'a>>,
    },
}

/// A line of Nơi nhận.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecipientLine<'a> {
    /// The dash, where none was typed.
    pub dash: String,
    /// As written.
    pub name: Option<&'a RichText>,
    /// The note, as written.
    pub note: Option<&'a RichText>,
    /// The note still lacks its brackets.
    pub bracketed: bool,
    /// The mark that is missing at the line's end.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// The last line of Nơi nhận (`- Lưu: VT, …`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingLine {
    /// The dash, where none was typed.
    pub dash: String,
    /// `Lưu:`, where it was not typed.
    pub word: String,
    /// The units, or the whole line as an old document has it.
    pub text: String,
    /// The mark that is missing at the line's end.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// What stands in a signer's block (quyền hạn, chức vụ, họ tên).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignerBlock {
    /// The lines of authority and post, from the top.
    pub lines: Vec<Written>,
    /// A second post, above the name.
    pub other_post: Option<Written>,
    /// The name.
    pub name: Written,
    /// The lines under it.
    pub under_name: Vec<Written>,
}
