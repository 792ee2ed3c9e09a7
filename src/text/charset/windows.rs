//! Windows-1252: how a program shows bytes of an old encoding when it takes them for western text.

/// What stands at 0x80 to 0x9F; five places are empty and keep their number.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The character of a byte.
pub(crate) fn character(byte: u8) -> char {
    match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The byte that such a character was; nothing for one that is none.
pub(crate) fn byte(c: char) -> Option<u8> {
    let high = UPPER.iter().position(|other| *other == c).map(|at| 0x80 + at as u8);
    high.or(u8::try_from(u32::from(c)).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_are_each_other() {
        for number in 0..=255 {
            assert_eq!(byte(character(number)), Some(number));
        }
    }
}
