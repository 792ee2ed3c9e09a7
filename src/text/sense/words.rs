//! The words of a line as cutting by sense looks at them, and the compounds.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::text::tone::{self, Place};

/// The compounds, one a line, sorted by bytes.
static COMPOUNDS: &str = include_str!("tu-ghep.txt");

/// A word between spaces.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// Its first byte.
    pub start: usize,
    /// As typed, marks included.
    text: &'a str,
    /// Without the marks around it, in small letters, tone marks in their usual place.
    pub key: String,
    /// A mark behind it makes the sense pause.
    pub pauses: bool,
    /// A bracket or quotation mark opens with it.
    pub opens: bool,
}

/// The words of a text.
pub(super) fn of(text: &str) -> Vec<Word<'_>> {
    let spaced = text.split([' ', '\n', '\t']).scan(0, |start, piece| {
        let at = *start;
        *start += piece.len() + 1;
        Some((at, piece))
    });
    spaced.filter(|(_, piece)| !piece.is_empty()).map(|(start, text)| word(start, text)).collect()
}

fn word(start: usize, text: &str) -> Word<'_> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    Word {
        start,
        text,
        key: usual_tone(&bare.to_lowercase()),
        pauses: text.ends_with([',', ';', ':', '.', '!', '?', ')', '”']) && !bare.is_empty(),
        opens: text.starts_with(['(', '[', '“', '"', '«']),
    }
}

impl Word<'_> {
    /// Whether this mark stands behind it.
    pub(super) fn text_ends_with(&self, mark: char) -> bool {
        self.text.ends_with(mark)
    }

    /// Whether a quotation is open behind it, if one was or was not before.
    pub(super) fn quotes(&self, open: bool) -> bool {
        self.text.chars().fold(open, |open, c| match c {
            '“' | '«' => true,
            '”' | '»' => false,
            '"' => !open,
            _ => open,
        })
    }

    /// A dash that stands alone.
    pub(super) fn is_dash(&self) -> bool {
        self.text.chars().all(|c| matches!(c, '-' | '–' | '—'))
    }

    /// Nothing but closing marks.
    pub(super) fn closes_only(&self) -> bool {
        !self.is_dash() && !self.text.chars().any(char::is_alphanumeric) && !self.opens
    }

    /// A number, a date, a symbol that begins with digits, or a Roman numeral in capitals.
    pub(super) fn is_number(&self) -> bool {
        let bare = self.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        bare.starts_with(|c: char| c.is_ascii_digit())
            || (self.key.len() > 1 || bare.starts_with(['I', 'V', 'X']))
                && bare.trim_end_matches(|c: char| !c.is_alphanumeric()).chars().all(|c| "IVXLC".contains(c))
                && !bare.is_empty()
    }

    /// A word before which the sense pauses.
    pub(super) fn is_joining(&self) -> bool {
        super::JOINING.contains(&self.key.as_str())
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
    }

    /// Whether it holds a small letter.
    pub(super) fn has_small(&self) -> bool {
        self.text.chars().any(char::is_lowercase)
    }

    /// Whether it is the first of its line, which begins with a capital for that reason alone.
    pub(super) fn is_first(&self, words: &[Word<'_>]) -> bool {
        words.first().is_some_and(|first| first.start == self.start)
    }
}

/// How two words that follow each other hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// They are one word.
    One,
    /// They often stand together, but the first belongs to the word before it.
    Loose,
    /// No list knows them together.
    None,
}

/// The longest compound, in words.
const LONGEST: usize = 4;

/// How each word hangs together with the one before it: compounds are taken from the left, the longest first.
pub(super) fn bonds(words: &[Word<'_>]) -> Vec<Bond> {
    let mut bonds = vec![Bond::None; words.len()];
    let mut at = 0;
    while at < words.len() {
        let most = LONGEST.min(words.len() - at);
        let length = (2..=most).rev().find(|length| is_compound(&words[at..at + length])).unwrap_or(1);
        bonds[at + 1..at + length].fill(Bond::One);
        at += length;
        if at < words.len() && length > 1 && is_compound(&words[at - 1..=at]) {
            bonds[at] = Bond::Loose;
        }
    }
    // The ending that makes a verb of what stands before it, unless it begins a word of its own.
    for at in 1..words.len() {
        if words[at].key == "hóa" && bonds.get(at + 1) != Some(&Bond::One) {
            bonds[at] = Bond::One;
        }
    }
    bonds
}

/// Whether words are one together; a mark between them parts them.
fn is_compound(words: &[Word<'_>]) -> bool {
    let (last, others) = words.split_last().map_or((None, words), |(last, others)| (Some(last), others));
    if others.iter().any(|word| word.pauses) || last.is_some_and(|word| word.opens) {
        return false;
    }
    let whole = words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
    lines().binary_search(&whole.as_str()).is_ok()
}

/// The compounds.
fn lines() -> &'static [&'static str] {
    static LINES: OnceLock<Vec<&'static str>> = OnceLock::new();
    LINES.get_or_init(|| COMPOUNDS.lines().filter(|line| !line.starts_with('#')).collect())
}

/// Whether two syllables in small letters are a compound.
pub(super) fn is_pair(first: &str, second: &str) -> bool {
    lines().binary_search(&format!("{} {}", usual_tone(first), usual_tone(second)).as_str()).is_ok()
}

/// Of how many compounds a syllable in small letters is part.
pub(super) fn in_compounds(syllable: &str) -> usize {
    static COUNTS: OnceLock<BTreeMap<&'static str, usize>> = OnceLock::new();
    let counts = COUNTS.get_or_init(|| {
        let mut counts = BTreeMap::new();
        lines().iter().flat_map(|line| line.split(' ')).for_each(|part| *counts.entry(part).or_insert(0) += 1);
        counts
    });
    counts.get(usual_tone(syllable).as_str()).copied().unwrap_or_default()
}

/// A word in small letters with the tone mark on the first vowel of `oa`, `oe`, `uy`, where older spelling has it on the
/// second.
fn usual_tone(word: &str) -> String {
    tone::moved(word, Place::First).unwrap_or_else(|| word.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compounds_are_sorted_pairs_in_small_letters() {
        let lines: Vec<&str> = COMPOUNDS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 2000);
        for pair in lines.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for line in lines {
            assert!((2..=LONGEST).contains(&line.split(' ').count()), "{line}");
            assert_eq!(line.split(' ').map(usual_tone).collect::<Vec<_>>().join(" "), line.to_lowercase(), "{line}");
        }
    }

    #[test]
    fn the_tone_moves_to_its_usual_vowel() {
        for (old, new) in
            [("hoá", "hóa"), ("uỷ", "ủy"), ("thuỷ", "thủy"), ("quý", "quý"), ("toàn", "toàn"), ("hòa", "hòa")]
        {
            assert_eq!(usual_tone(old), new);
        }
    }
}
