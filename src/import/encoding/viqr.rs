//! VIQR (RFC 1456): marks typed behind their letter, `Vie^.t`. A mark that ends a word may be a mark of the sentence.

use super::convert::Piece;
use super::tables::Table;
use crate::text::sense;
use crate::text::syllable::is_syllable;

/// Marks that hardly stand behind a letter of other texts.
const STRONG: [char; 5] = ['^', '(', '+', '~', '`'];
/// Marks that end sentences, too.
const ENDING: [char; 2] = ['.', '?'];
/// The sign in front of a mark that is none of the letter.
const ESCAPE: char = '\\';

/// A word as it is typed.
struct Word {
    /// With every mark read.
    pieces: Vec<Piece>,
    /// Behind its last character.
    end: usize,
}

/// What the characters say.
pub(super) fn decode(chars: &[char], table: &Table) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        if chars[at] == ESCAPE && chars.get(at + 1).is_some_and(|c| is_mark(*c) || *c == ESCAPE || "dD".contains(*c)) {
            pieces.push(Piece::same(at, chars[at + 1]));
            at += 2;
        } else if chars[at].is_alphabetic() {
            let before = last_word(&pieces);
            let word = choose(chars, at, &before, table);
            at = word.end;
            pieces.extend(word.pieces);
        } else {
            pieces.push(Piece::same(at, chars[at]));
            at += 1;
        }
    }
    pieces
}

/// The word before, if only blanks part it from what comes.
fn last_word(pieces: &[Piece]) -> String {
    let letters = pieces.iter().rev().map(|piece| piece.letter).skip_while(|c| c.is_whitespace());
    let mut word: Vec<char> = letters.take_while(|c| c.is_alphabetic()).collect();
    word.reverse();
    word.into_iter().collect()
}

/// Whether a character marks letters.
fn is_mark(c: char) -> bool {
    STRONG.contains(&c) || ENDING.contains(&c) || c == '\'' || c == '*'
}

/// Reads a word; `last` = also the mark at its end.
fn word(chars: &[char], from: usize, table: &Table, last: bool) -> Word {
    let mut pieces = Vec::new();
    let mut at = from;
    while at < chars.len() && chars[at].is_alphabetic() {
        let (mut letter, mut length) = table.read(&chars[at..]).unwrap_or((chars[at], 1));
        let ends = |end: usize| chars.get(end).is_none_or(|c| !c.is_alphabetic());
        if !last && length > 1 && ends(at + length) && is_mark(chars[at + length - 1]) {
            (letter, length) = match length {
                2 => (chars[at], 1),
                _ => table.read(&chars[at..at + length - 1]).unwrap_or((chars[at], 1)),
            };
        }
        pieces.push(Piece { at, letter, mapped: length > 1 || !letter.is_ascii(), doubtful: false });
        at += length;
    }
    Word { pieces, end: at }
}

/// The reading of a word that is a syllable; a mark that may end the sentence is read by what stands behind it.
fn choose(chars: &[char], from: usize, before: &str, table: &Table) -> Word {
    let mut whole = word(chars, from, table, true);
    let short = word(chars, from, table, false);
    let text = |word: &Word| word.pieces.iter().map(|piece| piece.letter).collect::<String>();
    if whole.end == short.end {
        let marked = chars[from..whole.end].iter().any(|c| STRONG.contains(c));
        // Not a word of this language, and nothing else speaks for marks: `Mr.Tom`, `it's`.
        if !is_syllable(&text(&whole)) && !marked && chars[from..whole.end].iter().any(|c| is_mark(*c)) {
            whole.pieces = (from..whole.end).map(|at| Piece::same(at, chars[at])).collect();
        }
        return whole;
    }
    match (is_syllable(&text(&whole)), is_syllable(&text(&short))) {
        (true, false) => whole,
        (false, _) => short,
        (true, true) if !ENDING.contains(&chars[whole.end - 1]) => whole,
        (true, true) => {
            let Sentence { ends, sure } = sentence(chars, &whole, before, (&text(&whole), &text(&short)));
            let mut word = if ends { short } else { whole };
            if let Some(piece) = word.pieces.last_mut() {
                piece.doubtful = !sure;
            }
            word
        }
    }
}

/// Whether the mark behind a word is one of the sentence.
struct Sentence {
    /// It is taken for one.
    ends: bool,
    /// It can be nothing else.
    sure: bool,
}

/// Whether the mark behind a word is one of the sentence: by what follows, else by the compounds that the word is part of.
fn sentence(chars: &[char], whole: &Word, before: &str, (toned, bare): (&str, &str)) -> Sentence {
    let rest = &chars[whole.end..];
    let mark = chars[whole.end - 1];
    if rest.first() == Some(&mark) {
        // `vu..` ends a sentence with a word of this tone; three make a row of dots.
        return Sentence { ends: rest.get(1) == Some(&mark), sure: true };
    }
    if rest.first().is_some_and(|c| !c.is_whitespace()) {
        return Sentence { ends: false, sure: true };
    }
    let next = rest.iter().find(|c| !c.is_whitespace());
    if next.is_some_and(|c| c.is_lowercase()) {
        return Sentence { ends: false, sure: true };
    }
    let pair = |word: &str| sense::is_pair(&before.to_lowercase(), &word.to_lowercase());
    match (pair(toned), pair(bare)) {
        (true, false) => return Sentence { ends: false, sure: true },
        (false, true) => return Sentence { ends: mark != '?', sure: mark != '?' },
        _ => {}
    }
    let (with, without) = (sense::in_compounds(&toned.to_lowercase()), sense::in_compounds(&bare.to_lowercase()));
    // Questions are rare in what offices write, and no sentence begins with a figure.
    // Between capitals it is in the middle of a name, or of a line in capitals.
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let name = capital(before) && capital(toned) && next.is_some_and(|c| c.is_uppercase());
    let marks = mark == '?' || name || next.is_some_and(|c| c.is_ascii_digit());
    Sentence { ends: !marks && without >= with, sure: !capital(toned) && (without == 0 || with == 0 && !marks) }
}

/// Whether the text has marks that only this encoding has.
pub(super) fn strong_marks(chars: &[char]) -> usize {
    let pairs = chars.windows(2);
    pairs
        .filter(|pair| {
            pair[0].is_ascii_alphabetic() && STRONG.contains(&pair[1]) || matches!(pair, ['d', 'd'] | ['D', 'D'])
        })
        .count()
}

/// The text with its marks behind their letters; what could be taken for one gets the sign in front.
pub(super) fn encode(text: &str, table: &Table) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match table.write(c) {
            Some(code) => out.push_str(code),
            None => {
                let doubled = "dD".contains(c) && rest.peek().is_some_and(|next| "dDđĐ".contains(*next));
                if c == ESCAPE || before.is_alphabetic() && is_mark(c) || doubled {
                    out.push(ESCAPE);
                }
                out.push(c);
            }
        }
        before = c;
    }
    out
}
