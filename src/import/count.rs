//! How many characters a file as it was read holds, to be held against what a second reading counted.

use unicode_normalization::UnicodeNormalization;

use super::source::{RawCount, SourceDoc};
use crate::diag::{Diagnostic, rules};

/// A file with more characters, or more lines and cells, is none that an office issues: a thousand pages full of text have
/// fewer. What is made of a character takes some hundred bytes while it is looked at.
pub(crate) const MOST_CHARACTERS: u64 = 1_500_000;
pub(crate) const MOST_LINES: u32 = 200_000;

/// What to say of a file with so many characters and lines, where that is too much.
pub(crate) fn too_long(characters: u64, lines: usize) -> Option<Diagnostic> {
    if characters > MOST_CHARACTERS {
        return Some(refused("1,5 triệu chữ"));
    }
    (lines > MOST_LINES as usize).then(too_many_lines)
}

/// What to say of a file with too many lines.
pub(crate) fn too_many_lines() -> Diagnostic {
    refused("200 nghìn đoạn, dòng, ô bảng")
}

fn refused(what: &str) -> Diagnostic {
    let why = format!("tệp có nhiều hơn {what}, không đọc để tránh treo máy");
    Diagnostic::of(&rules::NHAP_04, why)
        .advise("kiểm tra có chọn nhầm tệp không; nếu đúng thì tách thành nhiều tệp rồi nhập từng tệp")
}

/// Characters other than white space, in normal form D: however a text is cut into pieces, they add up to the same.
pub(crate) fn characters(text: &str) -> u64 {
    text.nfd().filter(|c| !c.is_whitespace()).count() as u64
}

impl SourceDoc {
    /// Its characters. Automatic numbers and marks of notes that are numbers are not among them: no part of a file holds them.
    pub(crate) fn count(&self) -> RawCount {
        let lines = self.lines();
        let aside = self.aside.iter().filter(|aside| aside.class.counts());
        RawCount {
            shown: lines.iter().flat_map(|line| &line.spans).map(|span| characters(&span.text)).sum(),
            aside: aside.map(|aside| characters(&aside.text)).sum(),
        }
    }
}
