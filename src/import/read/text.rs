//! Plain text, Markdown, text of a web page: lines as they stand in the file. What a `#`, `**` or `|` means is for the
//! reader of typed text; here they are characters like any other.

use super::decode::decode;
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::import::encoding::Wish;
use crate::import::source::{CharsetUse, Item, Kind, Line, LineId, RawCount, Seam, SourceDoc, SourcePlace, Span};
use crate::import::{characters, too_long};

/// A column of blanks, in hundredths of a millimetre.
const COLUMN: i32 = 250;
/// Columns from one tab stop to the next.
const TAB: usize = 8;
/// So many lines with a control character are named.
const LINES: usize = 20;

/// What the file holds, line by line.
///
/// # Errors
/// No text, or a text with characters that no document can show.
pub(crate) fn read(bytes: &[u8], wish: Wish) -> Result<(SourceDoc, Vec<Diagnostic>), Vec<Diagnostic>> {
    let decoded = decode(bytes, wish).map_err(|fault| vec![fault])?;
    let text = without_word_marks(&decoded.text);
    let count = characters(&text);
    let lines = text.split(['\n', '\u{B}', '\u{C}']).filter(|line| !line.trim().is_empty()).count();
    if let Some(fault) = too_long(count, lines) {
        return Err(vec![fault]);
    }
    controls(&text, decoded.bytewise).map_err(|fault| vec![fault])?;
    let mut cutter = Cutter::default();
    text.chars().for_each(|c| cutter.take(c, decoded.bytewise));
    cutter.end(None);
    let raw = RawCount { shown: count, aside: 0 };
    let charset = CharsetUse { bytewise: decoded.bytewise, ..CharsetUse::default() };
    Ok((
        SourceDoc { items: cutter.items, raw: Some(raw), kind: Kind::Text, charset, ..SourceDoc::default() },
        Vec::new(),
    ))
}

/// The text with the marks that Word puts on the clipboard as what they stand for, and one sign for every end of a line.
fn without_word_marks(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\r' => '\n',
            // The end of a cell.
            '\u{7}' => '\t',
            '\u{1E}' => '\u{2011}',
            '\u{1F}' => '\u{AD}',
            _ => c,
        })
        .collect()
}

/// Refuses characters that no document can show. The range above ASCII is letters in some old encodings.
fn controls(text: &str, bytewise: bool) -> Result<(), Diagnostic> {
    let bad = |c: &char| match c {
        '\t' | '\n' | '\u{B}' | '\u{C}' => false,
        '\u{85}' => false,
        '\u{80}'..='\u{9F}' => !bytewise,
        c => c.is_control() || u32::from(*c) & 0xFFFE == 0xFFFE,
    };
    let Some(found) = text.chars().find(bad) else { return Ok(()) };
    let lines = text.split('\n').zip(1..).filter(|(line, _)| line.contains(found));
    let lines: Vec<String> = lines.map(|(_, number): (_, usize)| number.to_string()).collect();
    let what = format!("dòng {}: ký tự điều khiển U+{:04X} không in được", in_a_row(&lines, LINES), u32::from(found));
    Err(Diagnostic::of(&rules::NHAP_31, what)
        .advise("xóa ký tự này trong tệp nguồn; thường có khi tệp không phải tệp chữ"))
}

/// Cuts a text into lines.
#[derive(Default)]
struct Cutter {
    items: Vec<Item>,
    /// The line that is being read.
    text: String,
    /// Its number in the file, from 0.
    number: u32,
    /// So many lines were found.
    found: u32,
    /// An empty line stands above.
    gap: bool,
    /// A line end typed in Word stands above.
    soft: bool,
}

impl Cutter {
    fn take(&mut self, c: char, bytewise: bool) {
        match c {
            '\n' | '\u{2029}' => {
                let empty = self.text.trim().is_empty();
                self.end(None);
                self.gap |= empty;
                self.soft = false;
                self.number += u32::from(c == '\n');
            }
            '\u{B}' | '\u{2028}' => {
                self.end(None);
                self.soft = true;
            }
            '\u{C}' => {
                self.end(Some(Seam::Page));
                self.soft = false;
            }
            // Of other machines; in one byte it is a letter or `…`.
            '\u{85}' if !bytewise => self.take('\n', bytewise),
            _ => self.text.push(c),
        }
    }

    /// Ends a line, if there is one, and sets what stands behind it.
    fn end(&mut self, seam: Option<Seam>) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            let place = SourcePlace { line: self.number + 1, ..SourcePlace::default() };
            self.items.push(Item::Line(Line {
                id: LineId(self.found),
                indent: indent(&text),
                spans: vec![Span { text, ..Span::default() }],
                place,
                gap_before: std::mem::take(&mut self.gap),
                soft: std::mem::take(&mut self.soft),
                ..Line::default()
            }));
            self.found += 1;
        }
        self.items.extend(seam.map(Item::Seam));
    }
}

/// How far the first character of a line stands in.
fn indent(text: &str) -> i32 {
    let blanks = text.chars().take_while(|c| c.is_whitespace());
    let columns = blanks.fold(0, |at, c| if c == '\t' { (at / TAB + 1) * TAB } else { at + 1 });
    i32::try_from(columns).unwrap_or(i32::MAX / COLUMN).saturating_mul(COLUMN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc(bytes: &[u8]) -> SourceDoc {
        read(bytes, Wish::Auto).unwrap().0
    }

    fn lines(bytes: &[u8]) -> Vec<(u32, String, i32, bool, bool)> {
        doc(bytes).lines().iter().map(|l| (l.place.line, l.text(), l.indent, l.gap_before, l.soft)).collect()
    }

    fn fault(bytes: &[u8]) -> String {
        let faults = read(bytes, Wish::Auto).unwrap_err();
        assert!(faults.len() == 1 && faults[0].code() == "NHAP-31" && faults[0].advice.is_some(), "{faults:?}");
        faults[0].what.clone()
    }

    #[test]
    fn lines_keep_their_blanks_places_and_distances() {
        let text = "UBND HUYỆN\t   CỘNG HÒA\n\n   I. MỤC ĐÍCH  \r\n\t1. Một\u{B}hai\n| a | b |\r|---|---|\n \n|\n";
        let expected = [
            (1, "UBND HUYỆN\t   CỘNG HÒA", 0, false, false),
            (3, "   I. MỤC ĐÍCH  ", 750, true, false),
            (4, "\t1. Một", 2000, false, false),
            (4, "hai", 0, false, true),
            (5, "| a | b |", 0, false, false),
            (6, "|---|---|", 0, false, false),
            (8, "|", 0, true, false),
        ];
        assert_eq!(lines(text.as_bytes()), expected.map(|(a, b, c, d, e)| (a, b.to_string(), c, d, e)));
    }

    #[test]
    fn every_character_is_in_a_line_and_counted_by_itself() {
        let text = "\u{FEFF}Kế hoạch\u{200B} 1\u{C}trang hai\u{2028}ba\u{2029}bốn\u{85}năm\n";
        let doc = doc(text.as_bytes());
        let all: String = doc.lines().iter().map(|line| line.text()).collect();
        assert_eq!(all, "Kế hoạch\u{200B} 1trang haibabốnnăm");
        assert_eq!(doc.raw, Some(RawCount { shown: characters(&all), aside: 0 }));
        assert!(matches!(doc.items[1], Item::Seam(Seam::Page)));
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
        let text = "Kế hoạch năm 2026\nđợt một 😀";
        for (unit, mark) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], [0xFF, 0xFE]), (u16::to_be_bytes, [0xFE, 0xFF])] {
            let bare: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            for bytes in [bare.clone(), mark.into_iter().chain(bare).collect()] {
                assert_eq!(lines(&bytes).iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join("\n"), text);
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(fault(b"abc\0\0\0d").contains("byte 0"));
        assert!(fault(b"\xFF\xFEa").contains("UTF-16"));
        assert!(fault(b"\xFF\xFE\x00\xD8a\0").contains("UTF-16"));
        assert_eq!(fault(b"a\nb\x01c\n\x01"), "dòng 2, 3: ký tự điều khiển U+0001 không in được");
        assert!(fault(&vec![b' '; (64 << 20) + 1]).contains("quá lớn (64 MB"));
        let told = read(b"K\xD5 ho\xB9ch", Wish::Only(crate::import::Charset::Unicode)).unwrap_err();
        assert_eq!(told[0].what, "dòng 1: tệp không phải chữ Unicode dạng UTF-8");
    }

    #[test]
    fn marks_of_word_stand_for_what_they_are() {
        let doc = doc("ô một\u{7}ô hai\u{7}\nA\u{1E}B\u{1F}C".as_bytes());
        let all: Vec<String> = doc.lines().iter().map(|line| line.text()).collect();
        assert_eq!(all, ["ô một\tô hai\t", "A\u{2011}B\u{AD}C"]);
    }

    #[test]
    fn other_bytes_are_a_character_each() {
        assert_eq!(lines(b"K\xD5 ho\xB9ch \x85 \x81")[0].1, "KÕ ho¹ch … \u{81}");
    }
}
