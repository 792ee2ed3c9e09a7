//! Vietnamese marks typed one by one in any order.
//!
//! NFC joins a letter with its marks only in the order of the letter: the mark that makes `ê`, `â`, `ô`, `ă` first, then the
//! tone. Old keyboards and converted texts have them the other way round, and Unicode keeps that order.

use unicode_normalization::UnicodeNormalization;

use super::nfc;

/// The tones that stand above a letter; the dot below, and the horn, are put in order by NFC itself.
const TONES: [char; 4] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}'];

/// Whether a mark makes another letter of this one: `ă`, `â`, `ê`, `ô`.
fn shapes(letter: char, mark: char) -> bool {
    match mark {
        '\u{302}' => "aeoAEO".contains(letter),
        '\u{306}' => "aA".contains(letter),
        _ => false,
    }
}

/// Whether a character is a mark that belongs to the letter before it.
pub(crate) fn is_loose(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{34E}' | '\u{350}'..='\u{36F}')
}

/// The text in NFC with the marks of each letter in their order; nothing where NFC alone says the same.
pub(crate) fn ordered(text: &str) -> Option<String> {
    // What NFC could join has no loose mark left.
    let joined = nfc(text);
    if !joined.chars().any(is_loose) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut letter, mut marks) = (None, Vec::new());
    for c in joined.nfd() {
        if is_loose(c) {
            marks.push(c);
            continue;
        }
        flush(letter, &mut marks, &mut out);
        letter = Some(c);
        out.push(c);
    }
    flush(letter, &mut marks, &mut out);
    let ordered = nfc(&out).into_owned();
    (ordered != joined).then_some(ordered)
}

/// Writes the marks of a letter, the one that shapes it before the first tone.
fn flush(letter: Option<char>, marks: &mut Vec<char>, out: &mut String) {
    let tone = marks.iter().position(|mark| TONES.contains(mark));
    let shape = marks.iter().position(|mark| letter.is_some_and(|letter| shapes(letter, *mark)));
    if let (Some(tone), Some(shape)) = (tone, shape)
        && tone < shape
    {
        let mark = marks.remove(shape);
        marks.insert(tone, mark);
    }
    out.extend(marks.drain(..));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_the_wrong_order_are_put_right() {
        let wrong = [
            ("Ke\u{301}\u{302} hoạch", "Kế hoạch"),
            ("K\u{E9}\u{302}", "Kế"),
            ("nh\u{E1}\u{306}c", "nhắc"),
            ("a\u{300}\u{306}", "ằ"),
            ("A\u{303}\u{302}", "Ẫ"),
            ("ho\u{309}\u{302}", "hổ"),
            ("đi\u{EA}\u{301}m \u{F3}\u{302}", "điếm ố"),
            ("\u{F5}\u{302}", "ỗ"),
            ("\u{C9}\u{302}", "Ế"),
            ("e\u{309}\u{302}n, \u{1EBD}\u{302}n", "ển, ễn"),
        ];
        for (typed, right) in wrong {
            assert_eq!(ordered(typed).as_deref(), Some(right), "{typed:?}");
        }
    }

    #[test]
    fn what_nfc_joins_and_what_has_no_letter_is_left_alone() {
        for typed in
            ["Kê\u{301}", "a\u{323}\u{306}", "o\u{300}\u{31B}", "x\u{304}", "i\u{301}\u{302}", "Kế hoạch", "\u{301}"]
        {
            assert_eq!(ordered(typed), None, "{typed:?}");
        }
        assert_eq!(nfc("a\u{323}\u{306}o\u{300}\u{31B}"), "ặờ");
    }
}
