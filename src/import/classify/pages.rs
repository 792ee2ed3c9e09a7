//! What pages add: their numbers; notes at their feet.

use super::pen::Pen;
use super::tables;
use crate::import::draft::{Draft, Value};
use crate::import::glyphs::{Glyph, Text};
use crate::import::layout::{Piece, Row, joined};
use crate::import::ledger::{Outside, Thing};
use crate::import::source::{Kind, Seam, SourceDoc};
use crate::text::characters::{Fate, odd};

/// A paragraph begins so much further in.
const INDENT: i32 = 750;

/// Pieces without characters that no page shows and no plan file may hold.
pub(super) fn shown(mut pieces: Vec<Piece>, draft: &mut Draft) -> Vec<Piece> {
    let mut hidden = Vec::new();
    let mut clean = |row: &mut Row| {
        if row.text.0.iter().any(is_hidden) {
            hidden.extend(row.text.0.iter().filter(|g| is_hidden(g)).copied());
            row.text.0.retain(|g| !is_hidden(g));
        }
    };
    for piece in &mut pieces {
        match piece {
            Piece::Row(row) => clean(row),
            Piece::Grid(grid) => {
                let cells = grid.rows.iter_mut().flat_map(|(cells, _)| cells);
                cells.flat_map(|cell| &mut cell.rows).for_each(&mut clean);
            }
            Piece::Seam(_) => {}
        }
    }
    draft.outside(&Text(hidden), Outside::Invisible);
    pieces.retain(|piece| piece.row().is_none_or(|row| !row.text.is_blank()));
    pieces
}

/// Whether a character shows nothing. Those of symbol faces show something; what was lost in the file is told as such.
fn is_hidden(glyph: &Glyph) -> bool {
    let c = glyph.c;
    let own = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFD}');
    !own && glyph.note.is_none() && odd(c).is_some_and(|odd| odd.fate != Fate::NotPrinted)
}

/// Pieces without page numbers; lines go on over the end of a page.
pub(super) fn without_numbers(pieces: Vec<Piece>, draft: &mut Draft) -> Vec<Piece> {
    let page = |piece: Option<&Piece>| matches!(piece, Some(Piece::Seam(Seam::Page)));
    let mut out: Vec<Piece> = Vec::new();
    for at in 0..pieces.len() {
        let shape = |piece: &&Piece| matches!(piece, Piece::Seam(Seam::Shape(_)));
        let above = pieces[..at].iter().rev().find(|piece| !shape(piece));
        let near = page(above) || page(pieces.get(at + 1));
        // At the foot of the last page nothing follows it.
        let last =
            |row: &Row| at + 1 == pieces.len() && row.place.page.is_some_and(|page| page > 1 && numbers(row, page));
        match &pieces[at] {
            Piece::Row(row) if near && is_number(row) || last(row) => draft.page(&row.text, Thing::PageNumber),
            piece => out.push(piece.clone()),
        }
    }
    if draft.source == Kind::Docx {
        return out;
    }
    // Seams of pages part no paragraphs and no tables.
    let mut joined: Vec<Piece> = Vec::new();
    let mut behind = false;
    for piece in out {
        match piece {
            Piece::Seam(Seam::Page) => behind = true,
            Piece::Grid(grid) if behind => {
                behind = false;
                let rest = match joined.last_mut() {
                    Some(Piece::Grid(above)) => tables::join(above, grid, draft),
                    _ => Some(grid),
                };
                joined.extend(rest.map(Piece::Grid));
            }
            Piece::Row(mut row) if behind => {
                row.gap &= row.indent >= INDENT;
                // What stands above it is the edge of the page.
                row.fill.iter_mut().for_each(|fill| fill.loose = false);
                behind = false;
                joined.push(Piece::Row(row));
            }
            piece => joined.push(piece),
        }
    }
    joined
}

/// Whether a line is the number of a page.
fn is_number(row: &Row) -> bool {
    let inner = number(row);
    (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line is the number of this page.
fn numbers(row: &Row, page: u32) -> bool {
    number(row) == page.to_string()
}

/// A line without the strokes that may stand around a number.
fn number(row: &Row) -> String {
    row.text.string().trim_matches(|c: char| c == '-' || c == '–' || c.is_whitespace()).to_string()
}

/// Sets `chu_thich`: the texts of the notes that the main text and the annexes call.
pub(super) fn notes(doc: &SourceDoc, pen: &Pen, draft: &mut Draft) {
    let mut entries: Vec<Value> = Vec::new();
    let called: Vec<usize> = pen.notes.iter().chain(&draft.annex_notes).copied().collect();
    let mut writer = Pen { typed: pen.typed, ..Pen::default() };
    for index in called {
        let Some(note) = doc.notes.get(index) else { continue };
        let rows: Vec<Row> = note.lines.iter().map(Row::of).collect();
        let mut text = match doc.kind {
            Kind::Pdf => joined(&rows),
            _ => Text::joined(&rows.iter().map(|row| row.text.trimmed()).collect::<Vec<Text>>(), " "),
        };
        // The mark that the note itself shows again.
        let marks = text.0.iter().take_while(|g| g.note.is_some()).count();
        draft.page(&text.cut(0, marks), Thing::NoteMark);
        text = text.cut(marks, text.0.len());
        entries.push(Value::Text(writer.inline(&text, draft)));
    }
    if !entries.is_empty() {
        draft.set("chu_thich", Value::List(entries));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{pieces, rows};
    use super::*;

    #[test]
    fn numbers_of_pages_are_none_of_the_text() {
        let mut pieces = pieces("Đoạn một\n2\ncòn tiếp.\n3");
        pieces.insert(1, Piece::Seam(Seam::Page));
        let mut draft = Draft::default();
        let left = without_numbers(pieces, &mut draft);
        let lines: Vec<String> = left.iter().flat_map(|piece| piece.lines()).map(|row| row.text.string()).collect();
        assert_eq!((lines, draft.placed.len()), (vec!["Đoạn một".into(), "còn tiếp.".into(), "3".into()], 1));
        assert!(is_number(&rows("- 12 -")[0]) && !is_number(&rows("2026")[0]));
    }
}
