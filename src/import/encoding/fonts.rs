//! Fonts of the old encodings (`templates/du-lieu/phong-cu.tsv`). A name is a hint and never decides.

use std::sync::OnceLock;

use super::tables::charset;
use crate::import::source::Charset;

const TABLE: &str = include_str!("../../../templates/du-lieu/phong-cu.tsv");

/// What a font's name lets expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hint {
    /// The encoding it was drawn for.
    pub charset: Charset,
    /// It draws every letter as a capital.
    pub capitals: bool,
}

/// What the name of a font lets expect.
pub(super) fn hint(font: &str) -> Option<Hint> {
    static ROWS: OnceLock<Vec<(String, Charset, &'static str)>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            Some((cells.next()?.to_lowercase(), charset(cells.next()?)?, cells.next()?))
        };
        lines.filter_map(row).collect()
    });
    let small = font.to_lowercase();
    let fits = rows.iter().filter(|(begin, ..)| small.starts_with(begin.as_str()));
    let (_, charset, ending) = fits.max_by_key(|(begin, ..)| begin.len())?;
    let bare = font.split([',', '-']).next().filter(|bare| bare.len() > 2).unwrap_or(font);
    let bare = ["Italic", "Bold"].iter().fold(bare, |name, look| name.trim_end().trim_end_matches(look)).trim_end();
    Some(Hint { charset: *charset, capitals: !ending.is_empty() && bare.ends_with(ending) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fonts_are_known_with_and_without_their_looks() {
        let seen = |font| hint(font).map(|hint| (hint.charset, hint.capitals));
        assert_eq!(seen(".VnTime"), Some((Charset::Tcvn3, false)));
        for font in [".VnTimeH", "VnTimeHBold", ".VnArialH Bold Italic", ".VnTimeH,Bold"] {
            assert_eq!(seen(font), Some((Charset::Tcvn3, true)), "{font}");
        }
        assert_eq!(seen("VNI-Helve-Condense"), Some((Charset::Vni, false)));
        assert_eq!(seen("Times New Roman"), None);
    }
}
