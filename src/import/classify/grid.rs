//! Tables as rows between bars.

use super::pen::Pen;
use super::reading;
use crate::import::draft::Draft;
use crate::import::glyphs::{Glyph, Text};
use crate::import::layout::{Grid, GridCell, Row, joined};
use crate::import::source::Kind;
use crate::import::words::words;

/// The rows of a table, each with whether it stands right below the one above; nothing for a table that cannot be
/// written so.
pub(super) fn rows(grid: &Grid, pen: &mut Pen, draft: &mut Draft) -> Option<Vec<(Text, bool)>> {
    let columns = grid.rows.iter().flat_map(|(cells, _)| cells).map(|cell| cell.span.0 + cell.span.1).max()? as usize;
    if grid.rows.len() < 2 || columns < 2 {
        return None;
    }
    let head = head(grid)?;
    let (called, placed) = (pen.notes.len(), draft.placed.len());
    // Rows that hang down from above: how many are still to come in each column, and whether the cell begins there.
    let mut hanging: Vec<(u32, bool)> = vec![(0, false); columns];
    let mut out: Vec<(Text, bool)> = Vec::new();
    let bold = |cells: &[GridCell]| {
        let mut shown = cells.iter().flat_map(|cell| &cell.rows).peekable();
        shown.peek().is_some() && shown.all(|row| row.text.is_bold())
    };
    // The last rows, where all of them is bold, are totals.
    let totals = grid.rows.iter().rev().take_while(|(cells, _)| bold(cells)).count();
    let totals = grid.rows.len() - totals.min(grid.rows.len() - head - 1);
    for (at, (cells, _)) in grid.rows.iter().enumerate() {
        if at == totals && at > head {
            out.push((Text::added(&format!("|{}", "===|".repeat(columns))), true));
        }
        let mut line = Text::added("|");
        let mut column = 0;
        while column < columns {
            if hanging[column].0 > 0 {
                hanging[column].0 -= 1;
                line.push(if hanging[column].1 { " ^^ |" } else { "|" }, &Text::default());
                column += 1;
                continue;
            }
            let Some(cell) = cells.iter().find(|cell| cell.span.0 as usize == column) else {
                line.push("  |", &Text::default());
                column += 1;
                continue;
            };
            let text = written(cell, at < head || at >= totals, pen, draft);
            line.push(" ", &text);
            line.push(" |", &Text::default());
            let width = (cell.span.1 as usize).min(columns - column);
            for inner in 0..width {
                if inner > 0 {
                    line.push("|", &Text::default());
                }
                hanging[column + inner] = (cell.span.2 - 1, inner == 0);
            }
            column += width;
        }
        out.push((line, at > 0));
        if at + 1 == head {
            out.push((Text::added(&separator(grid, columns)), true));
        }
    }
    if reading::is_table(&out) {
        return Some(out);
    }
    // It is written in another way: what was noted on this one is not.
    pen.notes.truncate(called);
    draft.placed.truncate(placed);
    None
}

/// How many rows are the head: those that are repeated, one at least, and all that a cell of them hangs down into.
fn head(grid: &Grid) -> Option<usize> {
    let mut head = grid.rows.iter().take_while(|(_, head)| *head).count().clamp(1, grid.rows.len() - 1);
    let mut at = 0;
    while at < head {
        let cells = grid.rows.get(at).map(|(cells, _)| cells.as_slice()).unwrap_or_default();
        head = cells.iter().map(|cell| at + cell.span.2 as usize).fold(head, usize::max);
        at += 1;
    }
    (head < grid.rows.len()).then_some(head)
}

/// `|-1-|-5-|`, with shares of the width where the file tells them.
fn separator(grid: &Grid, columns: usize) -> String {
    let least = grid.widths.iter().copied().filter(|width| *width > 0).min();
    match least.filter(|_| grid.widths.len() == columns && grid.widths.iter().all(|width| *width > 0)) {
        Some(least) => {
            let share = |width: &i32| (f64::from(*width) / f64::from(least) * 2.0).round() / 2.0;
            let cells = grid.widths.iter().map(|width| format!("--{}--|", share(width).to_string().replace('.', ",")));
            format!("|{}", cells.collect::<String>())
        }
        None => format!("|{}", "---|".repeat(columns)),
    }
}

/// A cell on one line: a line end between its paragraphs, bars escaped.
fn written(cell: &GridCell, head: bool, pen: &mut Pen, draft: &mut Draft) -> Text {
    let mut out = Text::default();
    for (index, text) in paragraphs(cell, draft.source).iter().enumerate() {
        let text = if head { pen.inline(text, draft) } else { pen.styled(text, draft) };
        out.push(if index > 0 { "<br>" } else { "" }, &text);
    }
    let mut barred = Text::default();
    for glyph in out.0 {
        if glyph.c == '|' {
            barred.0.push(Glyph::added('\\'));
        }
        barred.0.push(if glyph.c == '\t' { Glyph { c: ' ', ..glyph } } else { glyph });
    }
    // What stands alone in a cell and would be taken for a merge.
    if barred.string().trim() == "^^" {
        barred.0.insert(0, Glyph::added('\\'));
    }
    barred
}

/// The paragraphs of a cell; in a PDF lines that were full go on.
fn paragraphs(cell: &GridCell, kind: Kind) -> Vec<Text> {
    if kind == Kind::Pdf && is_torn(&cell.rows) {
        return vec![together(&cell.rows)];
    }
    let mut out: Vec<Vec<Row>> = Vec::new();
    for row in &cell.rows {
        match out.last_mut() {
            Some(paragraph) if kind == Kind::Pdf && row.soft => paragraph.push(row.clone()),
            _ => out.push(vec![row.clone()]),
        }
    }
    out.iter().map(|rows| joined(rows)).collect()
}

/// Whether a cell too narrow for the word of a first column has it in pieces: `T`, `T`.
fn is_torn(rows: &[Row]) -> bool {
    let pieces: Vec<String> = rows.iter().map(|row| row.text.trimmed().string()).collect();
    let short = |piece: &String| piece.chars().count() <= 2 && piece.chars().all(char::is_uppercase);
    pieces.len() > 1 && pieces.iter().all(short) && words().tables.contains(&pieces.concat())
}

/// Lines as one word.
fn together(rows: &[Row]) -> Text {
    Text(rows.iter().flat_map(|row| row.text.trimmed().0).collect())
}

/// The cells of a table as paragraphs, row by row.
pub(super) fn cells(grid: &Grid, pen: &mut Pen, draft: &mut Draft) -> Vec<(Text, bool)> {
    let cells = grid.rows.iter().flat_map(|(cells, _)| cells);
    let texts: Vec<Text> = cells.flat_map(|cell| paragraphs(cell, draft.source)).collect();
    texts.iter().map(|text| (pen.paragraph(text, false, draft), false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[(&str, u32, u32)]]) -> Grid {
        let mut id = 0;
        let row = |cells: &&[(&str, u32, u32)]| {
            let mut column = 0;
            let cell = |(shown, columns, down): &(&str, u32, u32)| {
                id += 1;
                let line = crate::import::Line::plain(id, *shown, Default::default());
                let cell = GridCell { span: (column, *columns, *down), rows: vec![Row::of(&line)] };
                column += columns;
                cell
            };
            (cells.iter().map(cell).collect(), false)
        };
        let mut row = row;
        Grid { rows: rows.iter().map(&mut row).collect(), bordered: true, widths: Vec::new() }
    }

    fn lines(grid: &Grid) -> Option<Vec<String>> {
        let rows = rows(grid, &mut Pen::default(), &mut Draft::default())?;
        Some(rows.iter().map(|(text, _)| text.string()).collect())
    }

    #[test]
    fn tables_are_rows_between_bars_that_read_back() {
        let plain = grid(&[&[("a", 1, 1), ("b", 1, 1)], &[("c|d", 1, 1), ("e", 1, 1)]]);
        assert_eq!(lines(&plain).unwrap(), ["| a | b |", "|---|---|", "| c\\|d | e |"]);
        let wide = grid(&[&[("a", 2, 1)], &[("c", 1, 1), ("e", 1, 1)]]);
        assert_eq!(lines(&wide).unwrap(), ["| a ||", "|---|---|", "| c | e |"]);
        // One row is none that can be written so.
        assert_eq!(lines(&grid(&[&[("a", 1, 1), ("b", 1, 1)]])), None);
    }

    #[test]
    fn the_head_has_every_row_that_its_cells_hang_into() {
        let mut two = grid(&[
            &[("TT", 1, 2), ("Số", 2, 1)],
            &[("x", 1, 1), ("y", 1, 1)],
            &[("1", 1, 1), ("2", 1, 1), ("3", 1, 1)],
        ]);
        two.rows[1].0.iter_mut().for_each(|cell| cell.span.0 += 1);
        assert_eq!(head(&two), Some(2));
        assert_eq!(lines(&two).unwrap()[..3], ["| TT | Số ||", "| ^^ | x | y |", "|---|---|---|"]);
    }

    #[test]
    fn a_word_that_its_cell_is_too_narrow_for_is_one() {
        let cell = |lines: &[&str]| {
            let rows = lines.iter().zip(0..).map(|(line, id)| {
                let line = crate::import::Line::plain(id, *line, Default::default());
                Row::of(&line)
            });
            let cell = GridCell { span: (0, 1, 1), rows: rows.collect() };
            paragraphs(&cell, Kind::Pdf).iter().map(Text::string).collect::<Vec<_>>()
        };
        assert_eq!(cell(&["T", "T"]), ["TT"]);
        assert_eq!(cell(&["Số", "TT"]), ["Số", "TT"]);
    }
}
