//! The ledger (sổ đối chiếu): where each character of the file went.

use super::source::LineId;
use crate::model::KeyPath;

/// A stretch of a line: characters counted from 0, `to` not in it. The automatic number of a line, with its gap, stands in
/// front of its text and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stretch {
    /// Which line.
    pub line: LineId,
    /// First character.
    pub from: u32,
    /// Behind the last.
    pub to: u32,
}

/// Where a stretch went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Which characters.
    pub at: Stretch,
    /// Which of the plan files: 0, or that of a document that is issued with it.
    pub file: usize,
    /// Where they went.
    pub to: Dest,
}

/// The destinations of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dest {
    /// A key of the plan file, in the order of the entries.
    Key(KeyPath),
    /// The office's profile, which the plan file names; the key that it stands for.
    Office(KeyPath),
    /// What the program prints by itself.
    Page(Thing),
    /// Not part of the document.
    Outside(Outside),
}

/// What the program prints by itself (khung trang).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    /// Quốc hiệu.
    NationalName,
    /// Tiêu ngữ.
    Motto,
    /// "Số:", the stroke.
    NumberFrame,
    /// "ngày … tháng … năm …".
    DateFrame,
    /// The name of the type.
    TypeName,
    /// "Kính gửi:", "V/v".
    Frame,
    /// "Nơi nhận:", "Lưu:", the dashes of its lines.
    RecipientsFrame,
    /// A mark that the form puts: `;`, `.`, `./.`.
    Mark,
    /// Page numbers.
    PageNumber,
    /// A drawn or typed rule.
    Rule,
    /// Marks of a table that was typed: bars, rows of dashes.
    TableFrame,
    /// Words of the annex's frame: "PHỤ LỤC", "(Kèm theo …)".
    AnnexFrame,
    /// Words of the line that says which document issues this one.
    Issuing,
    /// The words before what is decided: "QUYẾT ĐỊNH:".
    Decides,
    /// The mark of a note.
    NoteMark,
    /// Marks of Markdown or HTML around words of a typed text.
    Markup,
}

/// What is outside the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outside {
    /// The stamp of a digital signature.
    Stamp,
    /// What a web page or mail put around it.
    Around,
    /// Characters that show nothing: of no width, marks of order.
    Invisible,
    /// Dots, lines and words that keep room in a form.
    Blank,
    /// What nobody knows; always a doubt.
    Unknown,
}

/// All entries, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ledger(pub Vec<Entry>);
