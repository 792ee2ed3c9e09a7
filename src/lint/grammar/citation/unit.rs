//! Articles and parts of a document: `điểm b khoản 2 Điều 5`.

use std::ops::Range;

use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::{Word, Words};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit<'a> {
    /// The word and the number.
    pub range: Range<usize>,
    /// The word: `Điều`.
    pub word: Word<'a>,
    /// How large it is: 0 for the smallest.
    pub rank: usize,
    /// The number or letter.
    pub number: Word<'a>,
    /// The comma behind it, where another part or a type follows.
    pub comma: Option<Range<usize>>,
}

/// Every part that a paragraph names.
pub(crate) fn all(text: &str) -> Vec<Unit<'_>> {
    let words = Words::of(text);
    (0..words.list.len()).filter_map(|at| one(&words, at)).collect()
}

fn one<'a>(words: &Words<'a>, at: usize) -> Option<Unit<'a>> {
    let word = *words.get(at)?;
    let rank = Group::Unit.words().iter().position(|own| word.is(own))?;
    let number = *words.get(at + 1).filter(|_| words.joined(at + 1))?;
    let roman = number.text.chars().all(|c| "IVXLC".contains(c));
    let letter = number.text.chars().count() == 1 && number.text.chars().all(char::is_alphabetic);
    let digits = number.text.starts_with(|c: char| c.is_ascii_digit()) && number.text.len() < 5;
    if !(roman || letter || digits) {
        return None;
    }
    let gap = words.behind(at + 1);
    let comma = (gap.trim() == ",").then(|| number.end() + gap.find(',').unwrap_or_default());
    Some(Unit { range: word.start..number.end(), word, rank, number, comma: comma.map(|at| at..at + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_word_and_number() {
        let text = "theo điểm b Khoản 2, Điều 15a và Mục IV Chương 3";
        let of = |unit: &Unit<'_>| (text[unit.range.clone()].to_string(), unit.rank, unit.comma.is_some());
        let found: Vec<_> = all(text).iter().map(of).collect();
        let wanted = [
            ("điểm b", 1, false),
            ("Khoản 2", 2, true),
            ("Điều 15a", 3, false),
            ("Mục IV", 4, false),
            ("Chương 3", 5, false),
        ];
        assert_eq!(found, wanted.map(|(text, rank, comma)| (text.to_string(), rank, comma)));
        assert!(all("điều này, mục đích, khoản thu").is_empty());
    }
}
