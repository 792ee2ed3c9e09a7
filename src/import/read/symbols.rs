//! Characters of symbol fonts: what is seen where such a font is set, or most likely was.

use crate::diag::{Diagnostic, in_a_row, rules};
use crate::import::source::{Item, Line, RawCount, SourceDoc, SourcePlace};

/// Font, code, and the character seen; the codes of Word's private area are F000 more.
const TABLE: &str = include_str!("ky-hieu.tsv");

/// First code of the private area that symbol fonts use.
const PRIVATE: u32 = 0xF000;

/// What stands where a character of a symbol font is not known.
const UNKNOWN: char = '\u{25A1}';
/// Codes that lists and boxes of Word have, whatever the font: those of Wingdings.
const USUAL: [u32; 12] = [0xA7, 0xD8, 0x76, 0x6E, 0x6C, 0xFC, 0xFE, 0xFD, 0x6F, 0xA8, 0xE0, 0xE8];
/// So many codes are named.
const NAMED: usize = 5;

/// Puts what is seen into the place of every character of a symbol font whose font the file does not name; says so.
pub(crate) fn settle(doc: &mut SourceDoc) -> Option<Diagnostic> {
    let mut found: Vec<(char, char, SourcePlace)> = Vec::new();
    let before = doc.count();
    settle_items(&mut doc.items, &mut found);
    doc.notes.iter_mut().flat_map(|note| &mut note.lines).for_each(|line| settle_line(line, &mut found));
    let (_, _, place) = found.first().copied()?;
    // What is seen may be a letter with a mark, which counts as two.
    let after = doc.count();
    doc.raw = doc.raw.map(|raw| RawCount { shown: raw.shown + after.shown - before.shown, ..raw });
    let mut codes: Vec<String> =
        found.iter().map(|(code, c, _)| format!("U+{:04X} là {c}", u32::from(*code))).collect();
    codes.sort_unstable();
    codes.dedup();
    let count = found.len();
    let what = format!(
        "{place}: ký tự của phông ký hiệu mà tệp không ghi rõ phông: {} ({count} chỗ)",
        in_a_row(&codes, NAMED)
    );
    Some(Diagnostic::of(&rules::NHAP_07, what).advise("so với tệp cũ, sai thì gõ lại ký tự ấy trong tệp kế hoạch"))
}

fn settle_items(items: &mut [Item], found: &mut Vec<(char, char, SourcePlace)>) {
    for item in items {
        match item {
            Item::Line(line) => settle_line(line, found),
            Item::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| settle_items(&mut cell.items, found));
            }
            Item::Seam(_) => {}
        }
    }
}

fn settle_line(line: &mut Line, found: &mut Vec<(char, char, SourcePlace)>) {
    let place = line.place;
    let mut one = |text: &mut String, font: Option<&str>| {
        if !text.contains(private) {
            return;
        }
        let seen = |c: char| match (private(c), face(font).and_then(|font| shown(Some(font), c))) {
            (false, _) => c,
            (true, Some(seen)) => seen,
            (true, None) => {
                let seen = likely(c);
                found.push((c, seen, place));
                seen
            }
        };
        *text = text.chars().map(seen).collect();
    };
    line.spans.iter_mut().for_each(|span| one(&mut span.text, span.font.as_deref()));
    line.label.iter_mut().for_each(|label| one(&mut label.text, None));
}

/// The font of symbols that a name means: PDFs write `SymbolMT`, `Wingdings-Regular`.
fn face(name: Option<&str>) -> Option<&'static str> {
    let name = name?;
    match () {
        () if name.starts_with("Symbol") => Some("Symbol"),
        () if name.starts_with("Wingdings2") || name.starts_with("Wingdings 2") => Some("Wingdings 2"),
        () if name == "Wingdings" || name.starts_with("Wingdings-") => Some("Wingdings"),
        () => None,
    }
}

/// What a character most likely shows, where no font is named.
fn likely(c: char) -> char {
    let first = if USUAL.contains(&u32::from(c).wrapping_sub(PRIVATE)) { "Wingdings" } else { "Symbol" };
    let second = if first == "Symbol" { "Wingdings" } else { "Symbol" };
    shown(Some(first), c).or_else(|| shown(Some(second), c)).unwrap_or(UNKNOWN)
}

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
    fn what_no_font_names_is_what_it_most_likely_is_and_told() {
        let text = "\u{F0B7} Mục \u{F0FE} có \u{F03D} và \u{F001}";
        let line = Line::plain(0, text, SourcePlace { line: 7, ..SourcePlace::default() });
        let mut doc = SourceDoc { items: vec![Item::Line(line)], ..SourceDoc::default() };
        let told = settle(&mut doc).unwrap();
        assert_eq!(doc.lines()[0].text(), "• Mục ☑ có = và □");
        assert!(
            told.code() == "NHAP-07" && told.what.contains("dòng 7") && told.what.contains("4 chỗ"),
            "{}",
            told.what
        );
        assert_eq!(settle(&mut doc).map(|told| told.what), None);
        assert_eq!((face(Some("SymbolMT")), face(Some("OpenSymbol"))), (Some("Symbol"), None));
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
