//! Helpers of the tests of typed text, here and of the parser: a body as lines, and a desk that only listens.

use super::leftovers::{Left, Leftovers};
use super::{Desk, Ends, Joined, Line, Typist, inline};
use crate::diag::{Diagnostic, FileId, Place};
use crate::model::{Body, BodyItem, KeyPath, Label, RichText, Table};
use crate::typed;

/// Takes what the reader says; knows no footnotes.
#[derive(Default)]
pub(crate) struct Listener {
    /// What was said.
    pub said: Vec<Diagnostic>,
    /// What is left over of Markdown.
    pub left: Leftovers,
}

impl Desk for Listener {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.said.push(diagnostic);
    }

    fn record(&mut self, _: &KeyPath, _: Place) {}

    fn emphasis(&mut self, joined: &Joined) -> RichText {
        let (rich, remarks) = inline::parse(&joined.text);
        for (at, remark) in remarks {
            match remark {
                inline::Remark::Unpaired(stars, side) => {
                    self.report(typed::unpaired(stars, side, &joined.text, at).at(joined.place(at)));
                }
                inline::Remark::Left(left) => self.left.add(left, joined.place(at)),
                inline::Remark::Note(_) => {}
            }
        }
        rich
    }

    fn leftover(&mut self, left: Left, place: Place) {
        self.left.add(left, Some(place));
    }
}

/// The lines of a text.
pub(crate) fn typed_lines(text: &str) -> Vec<Line> {
    let line = |(number, text): (u32, &str)| Line::of(text, Place::new(FileId(0), number, 1));
    (1..).zip(text.split('\n')).map(line).collect()
}

/// A text read: the body, and what was said.
pub(crate) fn read(text: &str) -> (Body, Vec<Diagnostic>) {
    let mut listener = Listener::default();
    let body = Typist::new(&mut listener).read(typed_lines(text), Ends::Kept, &KeyPath::root("noi_dung"));
    let Listener { mut said, left } = listener;
    said.extend(left.diagnostics());
    (body, said)
}

/// A body as lines: `kind label | title`, `kind label text`, `p text`, tables with their cells.
pub(crate) fn dump(body: &Body) -> String {
    let mut out = String::new();
    lines(body, 0, &mut out);
    out
}

fn lines(body: &Body, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for item in body {
        match item {
            BodyItem::Section(s) => {
                let label = match &s.label {
                    Label::Typed(label) if label.gap == " " => marked(&label.text),
                    Label::Typed(label) => format!("{}‹{}›", marked(&label.text), label.gap),
                    Label::Auto => "#".to_string(),
                };
                *out += &format!("{pad}{} {label}", s.kind.key());
                if let Some(title) = &s.title {
                    *out += &format!(" | {}", marked(title));
                }
                if let Some(text) = &s.text {
                    *out += &format!(" {}", marked(text));
                }
                out.push('\n');
                lines(&s.children, depth + 1, out);
            }
            BodyItem::Paragraph { text, align, .. } => {
                let place = align.map(|align| format!("-{align:?}")).unwrap_or_default();
                *out += &format!("{pad}p{place} {}\n", marked(text).replace('\n', "⏎"));
            }
            BodyItem::Table(t) => table(t, &pad, out),
            BodyItem::Figure(f) => {
                let caption = f.caption.as_ref().map(marked).unwrap_or_default();
                let width = f.width.map(|cm| format!(" {cm} cm")).unwrap_or_default();
                *out += &format!("{pad}hinh {}{width} [{}] {caption}\n", f.file, f.alt.text());
            }
            BodyItem::Landscape { items, .. } => {
                *out += &format!("{pad}ngang\n");
                lines(items, depth + 1, out);
            }
        }
    }
}

fn table(table: &Table, pad: &str, out: &mut String) {
    *out += &format!(
        "{pad}bang {}+{} x {}\n",
        table.header_rows,
        table.rows.len() - table.header_rows,
        table.columns.len()
    );
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|c| {
                let text: Vec<String> = c.paragraphs.iter().map(marked).collect();
                let span = if (c.column_span, c.row_span) == (1, 1) {
                    String::new()
                } else {
                    format!("({}x{})", c.row_span, c.column_span)
                };
                format!("{}{span}={}", c.column, text.join("/"))
            })
            .collect();
        *out += &format!("{pad}  {}{}\n", cells.join(" "), if row.total { " TỔNG" } else { "" });
    }
}

/// Rich text with its marks.
pub(crate) fn marked(text: &RichText) -> String {
    let runs = text.runs.iter().map(|r| {
        let marks = format!("{}{}", if r.emphasis.bold { "**" } else { "" }, if r.emphasis.italic { "*" } else { "" });
        let note = r.note.as_ref().map_or(String::new(), |n| format!("[^{}]", marked(&n.text)));
        format!("{marks}{}{marks}{note}", r.text)
    });
    runs.collect()
}
