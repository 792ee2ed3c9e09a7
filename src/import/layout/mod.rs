//! The file as rows, tables and seams in reading order; head and foot in columns; lines that were broken joined again.

mod columns;
mod join;

pub(crate) use columns::{Side, Zone, zones};
pub(crate) use join::{Group, Shape, groups, joined};

use super::glyphs::Text;
use super::source::{Align, Fill, Item, Kind, Line, Seam, SourceDoc, SourcePlace};

/// A line with its glyphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Its text.
    pub text: Text,
    /// Where it stands.
    pub place: SourcePlace,
    /// How it is set.
    pub align: Align,
    /// How far it stands in.
    pub indent: i32,
    /// An empty line or more stands above.
    pub gap: bool,
    /// It goes on the paragraph above behind a typed line end.
    pub soft: bool,
    /// How it fills its line of a page.
    pub fill: Option<Fill>,
}

impl Row {
    /// A line of the file.
    pub(crate) fn of(line: &Line) -> Row {
        Row {
            text: Text::of(line),
            place: line.place,
            align: line.align,
            indent: line.indent,
            gap: line.gap_before,
            soft: line.soft,
            fill: line.fill,
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GridCell {
    /// The column it begins at, how many it takes, how many rows.
    pub span: (u32, u32, u32),
    /// Its lines.
    pub rows: Vec<Row>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grid {
    /// Its rows, and whether each is repeated as head.
    pub rows: Vec<(Vec<GridCell>, bool)>,
    /// Whether any border is drawn.
    pub bordered: bool,
    /// Widths of its columns.
    pub widths: Vec<i32>,
}

impl Grid {
    /// Its lines, cell by cell.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().flat_map(|(cells, _)| cells).flat_map(|cell| &cell.rows)
    }
}

/// What stands on the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// A line.
    Row(Row),
    /// A table.
    Grid(Grid),
    /// What parts lines.
    Seam(Seam),
}

impl Piece {
    /// The line that it is.
    pub(crate) fn row(&self) -> Option<&Row> {
        match self {
            Piece::Row(row) => Some(row),
            _ => None,
        }
    }

    /// Its lines: itself, or those of its cells.
    pub(crate) fn lines(&self) -> Vec<&Row> {
        match self {
            Piece::Row(row) => vec![row],
            Piece::Grid(grid) => grid.lines().collect(),
            Piece::Seam(_) => Vec::new(),
        }
    }
}

/// A file's pieces.
pub(crate) fn pieces(doc: &SourceDoc) -> Vec<Piece> {
    let mut out: Vec<Piece> = doc.items.iter().filter_map(piece).collect();
    if doc.kind != Kind::Docx {
        out.retain(|piece| piece.row().is_none_or(|row| !row.text.0.is_empty()));
    }
    out
}

fn piece(item: &Item) -> Option<Piece> {
    match item {
        Item::Line(line) if line.text().trim().is_empty() && line.label.is_none() => None,
        Item::Line(line) => Some(Piece::Row(Row::of(line))),
        Item::Seam(seam) => Some(Piece::Seam(*seam)),
        Item::Table(table) => {
            let cell = |cell: &super::source::Cell| GridCell {
                span: (cell.column, cell.columns.max(1), cell.rows.max(1)),
                rows: cell_rows(&cell.items),
            };
            let rows = table.rows.iter().map(|row| (row.cells.iter().map(cell).collect(), row.head)).collect();
            let grid = Grid { rows, bordered: table.bordered, widths: table.widths.clone() };
            Some(Piece::Grid(grid))
        }
    }
}

/// The lines of a cell, those of tables inside as they come.
fn cell_rows(items: &[Item]) -> Vec<Row> {
    let mut out = Vec::new();
    for item in items {
        match item {
            Item::Line(line) if !line.text().trim().is_empty() || line.label.is_some() => out.push(Row::of(line)),
            Item::Table(table) => {
                out.extend(table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell_rows(&cell.items)));
            }
            _ => {}
        }
    }
    out
}
