//! Text in an old encoding → Unicode, and back.

use super::{tables, viqr};
use crate::import::source::Charset;
use crate::text::syllable;

/// A stretch of the source and the character it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its first character in the source.
    pub at: usize,
    /// What it is.
    pub letter: char,
    /// The table has it.
    pub mapped: bool,
    /// It could be read in another way.
    pub doubtful: bool,
}

impl Piece {
    /// A character that stays as it is.
    pub(super) fn same(at: usize, letter: char) -> Piece {
        Piece { at, letter, mapped: false, doubtful: false }
    }
}

/// What the characters say in an encoding.
pub(super) fn decode(chars: &[char], charset: Charset) -> Vec<Piece> {
    let Some(table) = tables::table(charset) else {
        return chars.iter().enumerate().map(|(at, c)| Piece::same(at, *c)).collect();
    };
    if charset == Charset::Viqr {
        return viqr::decode(chars, table);
    }
    let mut pieces = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let found = table.read(&chars[at..]).filter(|(_, length)| *length > 1 || is_letter(chars, at, charset, table));
        match found {
            Some((letter, length)) => {
                pieces.push(Piece { at, letter, mapped: true, doubtful: false });
                at += length;
            }
            None => {
                pieces.push(Piece::same(at, chars[at]));
                at += 1;
            }
        }
    }
    pieces
}

/// Whether a code that looks like a sign is a letter where it stands: a sign beside digits is one, a bullet at the beginning
/// is one, and so is a tone without a word.
fn is_letter(chars: &[char], at: usize, charset: Charset, table: &tables::Table) -> bool {
    let c = chars[at];
    if c.is_alphabetic() {
        return true;
    }
    let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let after = chars.get(at + 1).copied();
    // A row of one sign is a rule.
    if before == Some(c) || after == Some(c) {
        return false;
    }
    let letters = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || table.has(c));
    if letters(before) || letters(after) {
        return true;
    }
    let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let begins = before.is_none() && after.is_none_or(char::is_whitespace);
    // VISCII has `ở`, a word, where the others have a bullet.
    // The accents of western letters and the sign of a paragraph stand alone nowhere: `Đông Nam Á` ends in one.
    let toned = charset != Charset::Viscii
        && !['¨', '¯', '´', '¸', '¶'].contains(&c)
        && table.read(&[c]).is_some_and(|(letter, _)| syllable::has_tone(&letter.to_string()));
    ('\u{A0}'..='\u{FF}').contains(&c) && !digits(before) && !digits(after) && !begins && !toned
}

/// A text written in an encoding; what its table does not have stays as it is.
pub(super) fn encode(text: &str, charset: Charset) -> String {
    match tables::table(charset) {
        Some(table) if charset == Charset::Viqr => viqr::encode(text, table),
        Some(table) => text.chars().map(|c| table.write(c).map_or_else(|| c.to_string(), str::to_string)).collect(),
        None => text.to_string(),
    }
}

/// Whether what was decoded, written in its encoding again, gives the characters of the source: case aside, and but for
/// codes that are read and never written.
pub(super) fn returns(source: &[char], pieces: &[Piece], charset: Charset) -> bool {
    let ends = pieces.iter().map(|piece| piece.at).skip(1).chain([source.len()]);
    let table = tables::table(charset);
    pieces.iter().zip(ends).all(|(piece, end)| {
        let code = &source[piece.at..end];
        let small = |text: &str| text.to_lowercase();
        let shown: String = code.iter().collect();
        if !piece.mapped {
            // In VIQR the sign may have had a stroke in front.
            return small(shown.strip_prefix('\\').unwrap_or(&shown)) == small(&piece.letter.to_string());
        }
        let written = encode(&piece.letter.to_string(), charset);
        let variant = || {
            table.and_then(|table| table.read(code)).is_some_and(|(letter, length)| {
                length == code.len() && small(&letter.to_string()) == small(&piece.letter.to_string())
            })
        };
        small(&written) == small(&shown) || variant()
    })
}
