//! What templates see of lines with a word in front: Kính gửi, lines of a type's own.

use serde::Serialize;

use super::view::{RunView, runs};
use crate::normalise::WordedLines;

/// Lines with a word in front.
#[derive(Clone, Debug, Serialize)]
pub struct WordedView<'a> {
    /// The word, or empty where the only text was typed with it.
    pub tu: &'a str,
    /// The text stands on the word's line.
    pub cung_dong: bool,
    /// The texts.
    pub dong: Vec<WordedLineView<'a>>,
    /// Key path.
    pub nguon: &'a str,
}

/// One of them.
#[derive(Clone, Debug, Serialize)]
pub struct WordedLineView<'a> {
    /// The dash, or empty.
    pub gach: &'a str,
    /// Runs.
    pub chu: Vec<RunView<'a>>,
    /// The mark missing at the end, or empty.
    pub dau: &'a str,
    /// Key path.
    pub nguon: &'a str,
}

/// The view of such lines.
pub(super) fn worded<'a>(worded: &'a WordedLines<'a>) -> WordedView<'a> {
    let lines = worded.lines.iter();
    WordedView {
        tu: &worded.word,
        cung_dong: worded.same_line,
        dong: lines
            .map(|l| WordedLineView { gach: &l.dash, chu: runs(&l.text), dau: &l.mark, nguon: l.path.as_str() })
            .collect(),
        nguon: worded.path.as_str(),
    }
}
