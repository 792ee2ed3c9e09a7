//! A stable text picture of the block tree, for `--emit blocks` and for tests: one line a block, children indented.

use std::fmt::Write;

use super::{Backdrop, Block, BlockKind, Document, Figure, Inline, MarginZone, PairRow, Table};
use crate::model::{Align, Emphasis};

/// The tree as text. `**bold**`, `*italic*`, `^above^`, `~below~`, `‹so›` = blank, `‹so:15›` = filled, `⏎` = break, `[^1: …]` = footnote.
pub(crate) fn dump(document: &Document) -> String {
    let mut out = String::new();
    if document.landscape {
        out.push_str("ngang tu trang 1\n");
    }
    blocks(&mut out, &document.blocks, 0);
    out
}

fn blocks(out: &mut String, blocks: &[Block], depth: usize) {
    for block in blocks {
        one(out, block, depth);
    }
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{}{text}", "  ".repeat(depth));
}

fn one(out: &mut String, block: &Block, depth: usize) {
    match &block.kind {
        BlockKind::Head(rows) => pair(out, "dau-trang", ["trai", "phai"], rows, depth),
        BlockKind::Foot(rows) => pair(out, "cuoi", ["noi-nhan", "ky"], rows, depth),
        BlockKind::Line { role, text } => line(out, depth, &format!("{}: {}", role.markup(), inlines(text))),
        BlockKind::Paragraph { text, align } => {
            let place = align.map_or("", |align| match align {
                Align::Left => " trai",
                Align::Center => " giua",
                Align::Right => " phai",
                Align::Justify => " deu",
            });
            line(out, depth, &format!("p{place}: {}", inlines(text)));
        }
        BlockKind::Section { kind, label, title, text, children } => {
            let mut head = format!("muc {} [{}]", kind.markup(), self::label(label, title.is_some() || text.is_some()));
            if let Some(title) = title {
                let _ = write!(head, " ten: {}", inlines(title));
            }
            if let Some(text) = text {
                let _ = write!(head, " {}", inlines(text));
            }
            line(out, depth, &head);
            blocks(out, children, depth + 1);
        }
        BlockKind::Table(table) => table_lines(out, table, depth),
        BlockKind::Figure(Figure { file, alt, width, caption }) => {
            let width = width.map(|width| format!(" {:.1}mm", width.mm())).unwrap_or_default();
            let caption = if caption.is_empty() { String::new() } else { format!(" {}", inlines(caption)) };
            line(out, depth, &format!("hinh {file}{width} [{alt}]{caption}"));
        }
        BlockKind::Annex { landscape, own_pages, blocks: content } => {
            let marks = [(*landscape, " ngang"), (!own_pages, " lien-trang")];
            let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
            line(out, depth, &format!("phu-luc{marks}"));
            blocks(out, content, depth + 1);
        }
        BlockKind::Copy(content) => {
            line(out, depth, "ban-sao");
            blocks(out, content, depth + 1);
        }
        BlockKind::Landscape(content) => {
            line(out, depth, "ngang");
            blocks(out, content, depth + 1);
        }
        BlockKind::Margin { zone, lines: content } => {
            line(out, depth, if *zone == MarginZone::Top { "le-tren" } else { "le-duoi" });
            blocks(out, content, depth + 1);
        }
    }
}

/// A label; one with marks, or without a single space behind it, is shown with what stands there, up to a bar.
fn label(label: &[Inline], text_follows: bool) -> String {
    if let [Inline::Text { text, emphasis, .. }] = label
        && *emphasis == Emphasis::default()
    {
        let bare = text.strip_suffix(' ').filter(|_| text_follows);
        return bare.map_or_else(|| if text_follows { format!("{text}|") } else { text.clone() }, str::to_string);
    }
    if label.is_empty() { String::new() } else { format!("{}|", inlines(label)) }
}

fn pair(out: &mut String, name: &str, sides: [&str; 2], rows: &[PairRow], depth: usize) {
    line(out, depth, name);
    for row in rows {
        let sides = if row.signs_left { [sides[1]; 2] } else { sides };
        for (side, content) in sides.into_iter().zip([&row.left, &row.right]) {
            line(out, depth + 1, side);
            if let Some(Backdrop { origin: _, file, width }) =
                row.backdrop.as_ref().filter(|_| std::ptr::eq(content, &row.left))
            {
                let width = width.map(|width| format!(" {:.1}mm", width.mm())).unwrap_or_default();
                line(out, depth + 2, &format!("hinh-mo {file}{width}"));
            }
            blocks(out, content, depth + 2);
        }
    }
}

fn table_lines(out: &mut String, table: &Table, depth: usize) {
    line(out, depth, &format!("bang {} cot", table.columns.len()));
    for row in &table.rows {
        let marks = [(row.header, " dau"), (row.total, " tong")];
        let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        line(out, depth + 1, &format!("hang{marks}"));
        for cell in &row.cells {
            let spans = match (cell.column_span, cell.row_span) {
                (1, 1) => String::new(),
                (columns, rows) => format!(" {columns}x{rows}"),
            };
            line(out, depth + 2, &format!("o {}{spans}", cell.column + 1));
            blocks(out, &cell.blocks, depth + 3);
        }
    }
}

fn inlines(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, emphasis, unbroken } => {
                let mark = match (emphasis.bold, emphasis.italic) {
                    (true, true) => "***",
                    (true, false) => "**",
                    (false, true) => "*",
                    (false, false) => "",
                };
                let small = emphasis.script.map(|script| script.mark().to_string()).unwrap_or_default();
                let text = format!("{mark}{small}{text}{small}{mark}");
                if *unbroken { format!("⟨{text}⟩") } else { text }
            }
            Inline::Field { kind, value } if value.is_empty() => format!("‹{}›", kind.key()),
            Inline::Field { kind, value } => format!("‹{}:{value}›", kind.key()),
            Inline::Break => "⏎".to_string(),
            Inline::Note { number, text, .. } => format!("[^{number}: {}]", self::inlines(text)),
        })
        .collect()
}
