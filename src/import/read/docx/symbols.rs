//! Characters of symbol fonts: what is seen where such a font is set.

/// Font, code, and the character seen; the codes of Word's private area are F000 more.
const TABLE: &str = include_str!("ky-hieu.tsv");

/// First code of the private area that symbol fonts use.
const PRIVATE: u32 = 0xF000;

/// What is seen where a font of symbols shows a character; nothing when it is no such font, or not known.
pub(super) fn shown(font: Option<&str>, c: char) -> Option<char> {
    let font = font?;
    let code = u32::from(c);
    let code = if (PRIVATE..PRIVATE + 0x100).contains(&code) { code - PRIVATE } else { code };
    let mut rows = TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    rows.find_map(|mut row| {
        let same = row.next()?.eq_ignore_ascii_case(font) && u32::from_str_radix(row.next()?, 16).ok()? == code;
        same.then(|| row.next()?.chars().next()).flatten()
    })
}

/// Whether a character lies where symbol fonts have theirs.
pub(super) fn private(c: char) -> bool {
    (PRIVATE..PRIVATE + 0x100).contains(&u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_of_word_are_seen() {
        assert_eq!(shown(Some("Symbol"), '\u{F0B7}'), Some('•'));
        assert_eq!(shown(Some("symbol"), '\u{B7}'), Some('•'));
        assert_eq!(shown(Some("Wingdings"), '\u{F0A7}'), Some('▪'));
        assert_eq!(shown(Some("Times New Roman"), '\u{F0B7}'), None);
        assert_eq!(shown(None, 'o'), None);
    }

    #[test]
    fn the_table_is_whole() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let row: Vec<&str> = line.split('\t').collect();
            assert_eq!(row.len(), 3, "{line}");
            assert!(u32::from_str_radix(row[1], 16).is_ok_and(|code| code < 256), "{line}");
            assert_eq!(row[2].chars().count(), 1, "{line}");
        }
    }
}
