//! Characters that look like others that every face has: blanks of other widths, the hyphen at which no line breaks.

/// The character whose glyph stands in for one that a face lacks, and the advance it then has, where it is known of which
/// width that one is. `advance` tells of the characters that the face has.
pub(super) fn other(c: char, em: i64, advance: impl Fn(char) -> Option<i64>) -> Option<(char, i64)> {
    let width = match c {
        '\u{2010}' | '\u{2011}' => {
            let hyphen = ['\u{2010}', '-'].into_iter().find(|hyphen| advance(*hyphen).is_some())?;
            return Some((hyphen, advance(hyphen)?));
        }
        '\u{A0}' => advance(' ')?,
        '\u{2000}' | '\u{2002}' => em / 2,
        '\u{2001}' | '\u{2003}' | '\u{3000}' => em,
        '\u{2004}' => em / 3,
        '\u{2005}' => em / 4,
        '\u{2006}' => em / 6,
        '\u{2007}' => advance('0')?,
        '\u{2008}' => advance('.')?,
        '\u{2009}' => em / 5,
        '\u{200A}' => em / 10,
        '\u{202F}' => advance(' ')? / 2,
        '\u{205F}' => em * 4 / 18,
        _ => return None,
    };
    Some((' ', width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_and_blanks_stand_in() {
        let has =
            |c: char| [(' ', 512), ('-', 682), ('0', 1024), ('.', 500)].into_iter().find(|h| h.0 == c).map(|h| h.1);
        assert_eq!(other('\u{2011}', 2048, has), Some(('-', 682)));
        assert_eq!(other('\u{202F}', 2048, has), Some((' ', 256)));
        assert_eq!(other('\u{2007}', 2048, has), Some((' ', 1024)));
        assert_eq!(other('\u{3000}', 2048, has), Some((' ', 2048)));
        assert_eq!(other('☐', 2048, has), None);
    }
}
