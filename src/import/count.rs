//! How many characters a file as it was read holds, to be held against what a second reading counted.

use unicode_normalization::UnicodeNormalization;

use super::source::{RawCount, SourceDoc};

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
