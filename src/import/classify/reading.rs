//! What a text reads back as, by the product's own reader: nothing is written into the plan file that it would take for
//! something else.

use crate::diag::{Diagnostic, FileId, Place, Severity};
use crate::import::glyphs::Text;
use crate::import::prove::aligned;
use crate::model::{Body, BodyItem, KeyPath, Label, RichText, Section, Table};
use crate::text::characters::{Fate, odd};
use crate::typed::{Desk, Ends, Joined, Left, Line, Typist, inline};

/// Reads, and notes only whether there was a fault.
#[derive(Default)]
struct Silent {
    faulty: bool,
}

impl Desk for Silent {
    fn report(&mut self, told: Diagnostic) {
        self.faulty |= told.severity == Severity::Error;
    }

    fn record(&mut self, _: &KeyPath, _: Place) {}

    fn emphasis(&mut self, joined: &Joined) -> RichText {
        let rich = inline::parse(&joined.text).0;
        self.faulty |= rich.text().chars().any(|c| c == '\t' && odd(c).is_some_and(|odd| odd.fate == Fate::NotPrinted));
        rich
    }

    fn leftover(&mut self, _: Left, _: Place) {}
}

/// The body that a text is; nothing where there is a fault in it.
fn body(text: &str) -> Option<Body> {
    let lines = text.split('\n').zip(1..).map(|(line, number)| Line::of(line, Place::new(FileId(0), number, 1)));
    let mut desk = Silent::default();
    let body = Typist::new(&mut desk).read(lines.collect(), Ends::Kept, &KeyPath::root("noi_dung"));
    (!desk.faulty).then_some(body)
}

/// Whether a text is a paragraph or a labelled one, with its own characters; `typed`: marks in it may be marks.
pub(super) fn is_paragraph(text: &Text, typed: bool) -> bool {
    let Some(body) = body(&text.string()) else { return false };
    let whole = match &body[..] {
        [BodyItem::Paragraph { align: None, .. }] => true,
        [BodyItem::Section(section)] => section.children.is_empty(),
        _ => false,
    };
    whole && characters(&body).is_some_and(|found| same(text, &found, typed))
}

/// Whether lines are one table, with their own characters.
pub(super) fn is_table(lines: &[(Text, bool)]) -> bool {
    let all = Text::joined(&lines.iter().map(|(text, _)| text.clone()).collect::<Vec<Text>>(), "\n");
    match body(&all.string()).as_deref() {
        Some([BodyItem::Table(table)]) => same(&all, &shown(table), false),
        _ => false,
    }
}

/// Whether lines whose ends are theirs read without a fault, with their own characters.
pub(super) fn is_sound(lines: &[Text], typed: bool) -> bool {
    let all = Text::joined(lines, "\n");
    let found = body(&all.string()).and_then(|body| characters(&body));
    found.is_some_and(|found| same(&all, &found, typed))
}

/// The characters of a body, in their order; nothing where it has a picture.
fn characters(body: &[BodyItem]) -> Option<String> {
    let mut out = String::new();
    for item in body {
        match item {
            BodyItem::Table(table) => out.push_str(&shown(table)),
            BodyItem::Paragraph { text, .. } => out.push_str(&text.text()),
            BodyItem::Section(Section { label, title, text, children, .. }) => {
                if let Label::Typed(label) = label {
                    out.push_str(&label.text.text());
                }
                title.iter().chain(text).for_each(|text| out.push_str(&text.text()));
                out.push_str(&characters(children)?);
            }
            BodyItem::Figure(_) | BodyItem::Landscape { .. } => return None,
        }
    }
    Some(out)
}

/// The characters of a table, cell by cell.
fn shown(table: &Table) -> String {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| &cell.paragraphs).map(RichText::text).collect()
}

/// Whether what was read has the characters of the file.
fn same(text: &Text, found: &str, typed: bool) -> bool {
    let expected: Vec<_> = text.counting().copied().collect();
    let found: Vec<char> = found.chars().filter(|c| !c.is_whitespace()).collect();
    aligned(&expected, &found, typed).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Line as Source, SourcePlace};

    fn text(text: &str) -> Text {
        Text::of(&Source::plain(0, text, SourcePlace::default()))
    }

    #[test]
    fn what_the_reader_would_take_for_something_else_is_no_paragraph() {
        for line in ["Các lớp mở tại xã.", "1. Mở lớp", "- Một dòng", "a) Điểm", "Điều 1. Phạm vi", "![]() gì đó", "#1"]
        {
            assert!(is_paragraph(&text(line), false), "{line}");
        }
        for line in ["| ô | ô |", "![Sơ đồ](a.png)", "# Tên", "> trích", "---", "```", "-> giữa <-", "[^1]: chú"]
        {
            assert!(!is_paragraph(&text(line), false), "{line}");
        }
        // Marks that were typed may be marks.
        assert!(is_paragraph(&text("# Tên **đậm**"), true) && !is_paragraph(&text("| ô | ô |"), true));
    }

    #[test]
    fn tables_are_read_whole_or_not_at_all() {
        let rows = |lines: &[&str]| lines.iter().map(|line| (text(line), true)).collect::<Vec<_>>();
        // The bars are the program's, the cells those of the file.
        let row = |cells: &[&str]| {
            let mut row = Text::added("|");
            for cell in cells {
                row.push(" ", &text(cell));
                row.push(" |", &Text::default());
            }
            (row, true)
        };
        let line = (Text::added("|---|---|"), true);
        assert!(is_table(&[row(&["a", "b"]), line.clone(), row(&["c", "d"])]));
        assert!(!is_table(&[row(&["a", "b"]), line, row(&["c"])]));
        assert!(!is_table(&rows(&["| a | b |"])));
        assert!(is_sound(&[text("| a | b |"), text("|---|---|"), text("| c | d |")], true));
        assert!(!is_sound(&[text("| a | b |"), text("|---|---|"), text("| c |")], true));
    }
}
