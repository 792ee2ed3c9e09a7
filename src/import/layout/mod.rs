//! The file as rows, tables and seams in reading order; head and foot in columns; lines that were broken joined again.

mod columns;
mod indented;
mod join;
mod slivers;

pub(crate) use columns::{Side, Zone, zones};
pub(crate) use indented::{Setting, setting};
pub(crate) use join::{Group, Shape, groups, joined};

use super::glyphs::{Text, fold, is_capitals};
use super::source::{self, Align, Fill, Item, Kind, Line, Seam, SourceDoc, SourcePlace, Table};
use super::words::words;

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
    let mut out: Vec<Piece> = doc.items.iter().flat_map(of_item).collect();
    if doc.kind != Kind::Docx {
        out.retain(|piece| piece.row().is_none_or(|row| !row.text.0.is_empty()));
    }
    out
}

fn of_item(item: &Item) -> Vec<Piece> {
    match item {
        Item::Line(line) if line.text().trim().is_empty() && line.label.is_none() => Vec::new(),
        Item::Line(line) => vec![Piece::Row(Row::of(line))],
        Item::Seam(seam) => vec![Piece::Seam(*seam)],
        Item::Table(table) => of_table(table),
    }
}

/// A table; where it only sets out the page, what stands in it comes as if no table were there: all of it, if no row has two
/// cells, or the rows of one cell in which the document has its name or another table.
fn of_table(table: &Table) -> Vec<Piece> {
    let lone: Vec<Option<&source::Cell>> = table.rows.iter().map(lone).collect();
    let sets_out = |cell: &source::Cell| cell.items.iter().any(|item| matches!(item, Item::Table(_)) || is_name(item));
    let any = lone.iter().flatten().any(|cell| sets_out(cell));
    let whole = table.rows.iter().all(|row| row.cells.len() == 1) && (any || !table.bordered);
    let mut out = Vec::new();
    let mut rows: Vec<(Vec<GridCell>, bool)> = Vec::new();
    let end = |rows: &mut Vec<(Vec<GridCell>, bool)>, out: &mut Vec<Piece>| {
        if !rows.is_empty() {
            let grid = Grid { rows: std::mem::take(rows), bordered: table.bordered, widths: table.widths.clone() };
            out.push(Piece::Grid(slivers::without(grid)));
        }
    };
    for (row, lone) in table.rows.iter().zip(lone) {
        match lone.filter(|cell| whole || !table.bordered && sets_out(cell)) {
            Some(cell) => {
                end(&mut rows, &mut out);
                out.extend(cell.items.iter().flat_map(of_item));
            }
            None => rows.push((row.cells.iter().map(of_cell).collect(), row.head)),
        }
    }
    end(&mut rows, &mut out);
    out
}

/// The only cell of a row that has anything in it.
fn lone(row: &source::Row) -> Option<&source::Cell> {
    let mut filled = row.cells.iter().filter(|cell| !cell.items.is_empty());
    filled.next().or(row.cells.first()).filter(|_| filled.next().is_none())
}

/// Whether a line is the name of a type of document.
fn is_name(item: &Item) -> bool {
    let Item::Line(line) = item else { return false };
    let text: String = line.spans.iter().map(|span| span.shown()).collect();
    let name = text.trim();
    is_capitals(name) && words().kinds.iter().any(|kind| kind.folded == fold(name))
}

fn of_cell(cell: &source::Cell) -> GridCell {
    GridCell { span: (cell.column, cell.columns.max(1), cell.rows.max(1)), rows: cell_rows(&cell.items) }
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
