//! The cells of ruled tables with what stands in them.

use super::glyphs::{Drawn, Mark};
use super::lines::{self, Set};
use super::ruled::{self, Cell, Ruled};
use hayro_interpret::kurbo::{Point, Rect};

/// Hundredths of a millimetre of a point.
const POINT: f64 = 2540.0 / 72.0;
/// Text stands so far from the side of its cell at most, where it begins at it.
const PADDING: f64 = 5.7;
/// A blank, as part of the size.
const BLANK: f64 = 0.25;

/// A table of a page.
#[derive(Debug)]
pub(super) struct Found {
    /// Where it stands.
    pub area: Rect,
    /// Widths of its columns, in hundredths of a millimetre.
    pub widths: Vec<i32>,
    /// How many rows it has.
    pub rows: usize,
    /// Its cells, each with its lines; of a line, whether it goes on the one above.
    pub cells: Vec<(Cell, Vec<(Set, bool)>)>,
}

/// The tables of a page; their glyphs and lines are taken out of it. `columns`: where those of the last table stand.
pub(super) fn take(drawn: &mut Drawn, columns: &mut Vec<f64>) -> Vec<Found> {
    let tables = ruled::tables(&drawn.edges, columns).into_iter().filter(|table| holds(table, drawn));
    let tables: Vec<Ruled> = tables.collect();
    *columns = tables.last().map(|table| table.columns.clone()).unwrap_or_default();
    tables.into_iter().map(|table| one(table, drawn)).collect()
}

/// Where a glyph stands: the middle of its letter.
fn middle(mark: &Mark) -> Point {
    Point::new((mark.x + mark.end) / 2.0, mark.y - 0.3 * mark.size)
}

fn written(mark: &Mark) -> bool {
    mark.turned == 0 && mark.text.as_deref().is_none_or(|text| !text.trim().is_empty())
}

/// Whether the lines of a grid are round text: some cells have it, and nothing stands beside the grid, where a column
/// without lines would be.
fn holds(table: &Ruled, drawn: &Drawn) -> bool {
    let level = |mark: &&Mark| (table.area.y0..table.area.y1).contains(&middle(mark).y);
    let (inside, beside): (Vec<&Mark>, Vec<&Mark>) = drawn
        .marks
        .iter()
        .filter(|mark| written(mark))
        .filter(level)
        .partition(|mark| table.area.contains(middle(mark)));
    let filled = table.cells.iter().filter(|cell| inside.iter().any(|mark| cell.area.contains(middle(mark)))).count();
    beside.is_empty() && filled > 1
}

/// A table with its text.
fn one(table: Ruled, drawn: &mut Drawn) -> Found {
    let Ruled { area, columns, rows, cells } = table;
    let (inside, outside): (Vec<Mark>, Vec<Mark>) =
        std::mem::take(&mut drawn.marks).into_iter().partition(|mark| mark.turned == 0 && area.contains(middle(mark)));
    drawn.marks = outside;
    let around = area.inflate(PADDING, PADDING);
    let center = |edge: &ruled::Edge| {
        let middle = (edge.from + edge.to) / 2.0;
        if edge.upright { Point::new(edge.at, middle) } else { Point::new(middle, edge.at) }
    };
    drawn.edges.retain(|edge| !around.contains(center(edge)));
    let last = |at: usize, count: usize, of: usize| at + count == of;
    let text = |cell: Cell| {
        // What touches the outer sides is inside.
        let wide = Rect {
            x1: if last(cell.column, cell.columns, columns.len() - 1) { f64::MAX } else { cell.area.x1 },
            y1: if last(cell.row, cell.rows, rows) { f64::MAX } else { cell.area.y1 },
            ..cell.area
        };
        let sets = lines::of(inside.iter().filter(|mark| wide.contains(middle(mark))), &drawn.faces);
        (cell, joined(sets, cell.area))
    };
    let width = |pair: &[f64]| ((pair[1] - pair[0]) * POINT).round() as i32;
    Found { area, widths: columns.windows(2).map(width).collect(), rows, cells: cells.into_iter().map(text).collect() }
}

/// Lines of a cell, each with whether it goes on the one above: there was no room for its first word.
fn joined(sets: Vec<Set>, area: Rect) -> Vec<(Set, bool)> {
    let indent = sets.iter().map(|set| set.x - area.x0).fold(PADDING, f64::min).max(0.0);
    let room = area.width() - 2.0 * indent;
    let mut above: Option<(f64, f64)> = None;
    let mut out = Vec::new();
    for set in sets {
        let full = above.is_some_and(|(width, size)| width + BLANK * size + set.word > room);
        above = Some((set.end - set.x, set.size));
        let entry = set.spans.first().is_some_and(|span| span.text.starts_with(['-', '–', '+', '•']));
        out.push((set, full && !entry));
    }
    out
}
