//! What a file says of itself outside its pages.

use crate::model::Date;

/// Metadata (siêu dữ liệu): the same values in both formats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocMeta {
    /// Type and trích yếu: `Kế hoạch …` as printed.
    pub title: String,
    /// The issuing body as printed, on one line.
    pub author: String,
    /// Number and notation as printed, where the number is known.
    pub subject: String,
    /// Language tag, `vi-VN`.
    pub language: String,
    /// Day of issue, or the day that `SOURCE_DATE_EPOCH` names; nothing = no dates in the file.
    pub date: Option<Stamp>,
    /// The program's name and version.
    pub producer: String,
}

/// A moment in the time zone of Việt Nam (+07:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Day.
    pub date: Date,
    /// Hour.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
}
