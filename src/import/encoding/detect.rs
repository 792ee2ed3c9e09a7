//! Which encoding a stretch of text is written in: what the letters say when they are read in each, by valid syllables.
//! Only where they say nothing, the font's other text decides, then the document's, then the font's name.

use std::collections::{BTreeMap, BTreeSet};

use super::convert::{self, Piece};
use super::{tables, viqr};
use crate::import::source::Charset;
use crate::text::syllable;

/// The old encodings; of those that nothing else tells apart the first is taken, and told.
pub(super) const OLD: [Charset; 5] = [Charset::Tcvn3, Charset::Vni, Charset::Viqr, Charset::Cp1258, Charset::Viscii];
/// So many words in a hundred must be right for a stretch to speak for an encoding.
const RIGHT: i64 = 75;
/// By so much it must be better than what is on the page.
const AHEAD: i64 = 25;
/// Old encodings that are not so much apart are alike.
const CLOSE: i64 = 15;
/// So many words with marks must speak for it.
const WORDS: i64 = 3;

/// What the words of a stretch say in one encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Words with letters above ASCII, or marks.
    pub marked: i64,
    /// Those that are syllables.
    valid: i64,
    /// Different ones of them.
    distinct: usize,
    /// Letters above ASCII that the encoding does not have.
    unmapped: i64,
    /// All words, and those that are syllables.
    words: (i64, i64),
}

impl Tally {
    /// Words that are right, in a hundred; letters that the encoding does not have count against it.
    fn score(self) -> i64 {
        if self.marked == 0 { 0 } else { 100 * (self.valid - self.unmapped) / self.marked }
    }
}

/// What a stretch of text says by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// It has letters that only Unicode has.
    unicode_only: bool,
    /// Every reading.
    tallies: BTreeMap<Charset, Tally>,
    /// The one encoding in which every word that it reads otherwise is right, and none as it is shown.
    contrast: Option<Charset>,
}

impl Evidence {
    /// Reads a text in every encoding.
    pub(super) fn of(text: &str) -> Evidence {
        let chars: Vec<char> = text.chars().collect();
        let mut evidence = Evidence { unicode_only: text.chars().any(is_unicode_only), ..Evidence::default() };
        evidence.tallies.insert(Charset::Unicode, tally(&convert::decode(&chars, Charset::Unicode), Charset::Unicode));
        if evidence.unicode_only {
            return evidence;
        }
        for charset in OLD {
            let possible = match charset {
                Charset::Viqr => {
                    let plain = |c: &char| c.is_ascii() || !c.is_alphabetic() || "đĐ".contains(*c);
                    chars.iter().all(plain) && viqr::strong_marks(&chars) > 0
                }
                _ => !text.is_ascii(),
            };
            if possible {
                evidence.tallies.insert(charset, tally(&convert::decode(&chars, charset), charset));
            }
        }
        let apart = |charset: &Charset| *charset != Charset::Viqr && is_apart(&chars, *charset);
        let mut apart = OLD.into_iter().filter(apart);
        evidence.contrast = apart.next().filter(|_| apart.next().is_none());
        evidence
    }

    fn tally(&self, charset: Charset) -> Tally {
        self.tallies.get(&charset).copied().unwrap_or_default()
    }

    /// How many words speak.
    pub(super) fn weight(&self, charset: Charset) -> i64 {
        self.tally(charset).marked
    }

    /// The old encodings in which the letters read well and better than as they are shown, the best first.
    fn strong(&self) -> Vec<(Charset, i64)> {
        if self.unicode_only {
            return Vec::new();
        }
        let unicode = self.tally(Charset::Unicode).score();
        let strong = |charset: &Charset| {
            let tally = self.tally(*charset);
            let ascii = *charset != Charset::Viqr || tally.words.1 * 100 >= tally.words.0 * 70;
            let enough = tally.valid >= WORDS && tally.distinct > 1 && ascii;
            enough && tally.score() >= RIGHT && tally.score() >= unicode + AHEAD
        };
        let strong = OLD.into_iter().filter(strong).map(|charset| (charset, self.tally(charset).score()));
        let mut strong: Vec<(Charset, i64)> = strong.collect();
        strong.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        strong
    }

    /// The old encodings that the letters speak for alike: what stands around must decide. Nothing, if one is ahead.
    pub(super) fn rivals(&self) -> Vec<Charset> {
        let strong = self.strong();
        let best = strong.first().map_or(0, |(_, score)| *score);
        let rivals: Vec<Charset> =
            strong.into_iter().filter(|(_, score)| score + CLOSE > best).map(|(charset, _)| charset).collect();
        if rivals.len() > 1 { rivals } else { Vec::new() }
    }

    /// The encoding that the letters themselves leave no doubt about.
    pub(super) fn own(&self) -> Option<Charset> {
        if self.unicode_only {
            return Some(Charset::Unicode);
        }
        if let Some((best, _)) = self.strong().first() {
            return self.rivals().is_empty().then_some(*best);
        }
        if self.contrast.is_some() {
            return self.contrast;
        }
        let shown = self.tally(Charset::Unicode);
        // Letters that are right in an old encoding, too, leave it to what stands around.
        let other = OLD.into_iter().map(|charset| self.tally(charset).score()).max().unwrap_or_default();
        let sure = shown.distinct > 1 && shown.score() >= RIGHT && shown.score() >= other + AHEAD;
        sure.then_some(Charset::Unicode)
    }

    /// Whether the letters allow what their surroundings say.
    pub(super) fn allows(&self, charset: Charset) -> bool {
        if self.unicode_only {
            return charset == Charset::Unicode;
        }
        let (wanted, shown) = (self.tally(charset), self.tally(Charset::Unicode));
        // Without marks it is the same in each; so is what only this encoding can read at all.
        shown.marked == 0 && wanted.unmapped == 0 || wanted.score() >= shown.score()
    }

    /// Whether the letters say what the name of their font lets expect, and not what is on the page.
    pub(super) fn bears_out(&self, charset: Charset) -> bool {
        !self.unicode_only
            && self.tally(charset).distinct > 1
            && self.tally(charset).score() > self.tally(Charset::Unicode).score()
    }
}

/// Whether only Unicode has a letter. "đ" is typed into old texts by new keyboards, and proves nothing.
fn is_unicode_only(c: char) -> bool {
    matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{300}'..='\u{36F}')
}

/// How many words a text has, and how many of them are syllables, in the encoding that makes most of them right.
pub(crate) fn syllables(text: &str) -> (usize, usize) {
    let chars: Vec<char> = text.chars().collect();
    let read = |charset| tally(&convert::decode(&chars, charset), charset).words;
    let share = |(words, valid): &(i64, i64)| 1000 * valid / (*words).max(1);
    // What reads well as it stands need not be read in another way.
    let shown = read(Charset::Unicode);
    let best = match share(&shown) >= 10 * RIGHT {
        true => Some(shown),
        false => [shown].into_iter().chain(OLD.map(read)).max_by_key(share),
    };
    let best = best.unwrap_or_default();
    (usize::try_from(best.0).unwrap_or_default(), usize::try_from(best.1).unwrap_or_default())
}

/// Counts the words of a reading.
fn tally(pieces: &[Piece], charset: Charset) -> Tally {
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for word in pieces.split(|piece| !in_word(piece.letter, charset)) {
        let text: String = word.iter().map(|piece| piece.letter).collect();
        if !syllable::has_vowel(&text) && text.is_ascii() {
            continue;
        }
        let valid = syllable::is_syllable(&text);
        let abbreviation = !valid && text.chars().all(|c| c.is_ascii_uppercase());
        tally.words.0 += i64::from(!abbreviation);
        tally.words.1 += i64::from(valid);
        let marked = |piece: &Piece| piece.mapped || !piece.letter.is_ascii();
        let signs = word.iter().all(|piece| !piece.letter.is_alphabetic());
        let strange = |piece: &&Piece| !piece.mapped && piece.letter.is_alphabetic() && !piece.letter.is_ascii();
        let strange = word.iter().filter(strange).filter(|piece| !"đĐ".contains(piece.letter)).count();
        let unmapped = if charset == Charset::Unicode { 0 } else { i64::try_from(strange).unwrap_or(i64::MAX) };
        // One letter alone may be a sign or a number of a list, and an abbreviation has no vowel.
        let dumb = charset != Charset::Unicode && unmapped == 0 && (word.len() < 2 || !syllable::has_vowel(&text));
        if signs || dumb || !word.iter().any(marked) {
            continue;
        }
        tally.marked += 1;
        tally.valid += i64::from(valid);
        tally.unmapped += unmapped;
        if valid {
            seen.insert(text.to_lowercase());
        }
    }
    tally.distinct = seen.len();
    tally
}

/// Whether an encoding makes syllables of all words that it reads otherwise than they are shown, two different ones at least,
/// where none is one as it is shown. The frequent letters of VISCII are those of Unicode, and tell nothing.
fn is_apart(chars: &[char], charset: Charset) -> bool {
    const LEAST: usize = 2;
    let pieces = convert::decode(chars, charset);
    let mut found = BTreeSet::new();
    for word in pieces.split(|piece| !piece.letter.is_alphabetic()) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { continue };
        // Pieces stand in the order of the text: a search from its beginning for each word would never end in a long one.
        let behind = pieces.partition_point(|piece| piece.at <= last.at);
        let end = pieces.get(behind).map_or(chars.len(), |piece| piece.at);
        let shown: String = chars[first.at..end].iter().collect();
        let read: String = word.iter().map(|piece| piece.letter).collect();
        // A sign that stands alone may be one.
        if shown == read || word.len() == 1 {
            continue;
        }
        let mixed = word.windows(2).any(|pair| pair[0].letter.is_lowercase() && pair[1].letter.is_uppercase());
        if mixed || !syllable::is_syllable(&read) || syllable::is_syllable(&shown) {
            return false;
        }
        found.insert(read.to_lowercase());
    }
    found.len() >= LEAST
}

/// Whether a character belongs to a word: a letter, and in a text taken as it is a sign that is a letter elsewhere.
fn in_word(c: char, charset: Charset) -> bool {
    let elsewhere = || tables::table(Charset::Tcvn3).is_some_and(|table| table.has(c));
    c.is_alphabetic() || charset == Charset::Unicode && !c.is_ascii() && elsewhere()
}

/// Votes of stretches for encodings.
#[derive(Debug, Default)]
pub(super) struct Votes(BTreeMap<Charset, i64>);

impl Votes {
    /// A stretch speaks.
    pub(super) fn add(&mut self, evidence: &Evidence, charset: Charset) {
        *self.0.entry(charset).or_default() += evidence.weight(charset).max(1);
    }

    /// What most words say; as it is, when as many say that; nothing, when as many say two old encodings.
    pub(super) fn winner(&self) -> Option<Charset> {
        let most = self.0.values().max();
        let first: Vec<Charset> =
            self.0.iter().filter(|(_, votes)| Some(*votes) == most).map(|(charset, _)| *charset).collect();
        first.first().filter(|charset| first.len() == 1 || **charset == Charset::Unicode).copied()
    }

    /// What most words say of these; nothing, when as many say another of them.
    pub(super) fn among(&self, rivals: &[Charset]) -> Option<Charset> {
        let votes = |charset: &Charset| self.0.get(charset).copied().unwrap_or_default();
        let most = rivals.iter().map(votes).max().filter(|most| *most > 0)?;
        let mut first = rivals.iter().filter(|charset| votes(charset) == most);
        first.next().filter(|_| first.next().is_none()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Most letters of VISCII are those of Unicode: the words that differ tell.
    #[test]
    fn a_line_of_viscii_is_told_by_the_words_that_differ() {
        let line = convert::encode("Hôm nay, ngày 18 tháng 8 năm 2026, hai bên gồm:", Charset::Viscii);
        assert_eq!(Evidence::of(&line).own(), Some(Charset::Viscii));
        for line in ["Ông Å ở xã.", "Zürich, français, Ångström", "Nhà máy 25°C ±2, § 12", "Så là: 6 ÷ 8"]
        {
            assert_ne!(Evidence::of(line).own(), Some(Charset::Viscii), "{line}");
        }
    }

    /// Sixty thousand words in one paragraph: looked through from its beginning for each, they would take minutes.
    #[test]
    fn a_paragraph_of_any_length_is_read_once() {
        let line = convert::encode(&"tổ chức lớp tập huấn ".repeat(12_000), Charset::Tcvn3);
        let begun = std::time::Instant::now();
        assert_eq!(Evidence::of(&line).own(), Some(Charset::Tcvn3));
        assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    }
}
