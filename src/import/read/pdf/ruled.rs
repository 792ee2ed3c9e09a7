//! Tables of a page by the lines that are drawn round their cells. Only whole grids are tables: what is drawn otherwise
//! (frames, diagrams, tables without rules) stays lines.

use std::collections::BTreeMap;

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, PathSeg, Point, Rect};

use super::glyphs::FAR;

/// A drawn line is so thin at most, and a side of a cell so long at least (points).
const THIN: f64 = 2.5;
const SHORT: f64 = 4.0;
/// Lines that are so near each other are one.
const NEAR: f64 = 2.5;
/// More lines than that, or a grid of more fields, are a drawing.
const MOST: usize = 600;
const FIELDS: usize = 4000;
/// A table has so many columns and rows at least.
const LEAST: usize = 2;

/// A line that is drawn level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// Upright, not level.
    pub upright: bool,
    /// Its height on the page, or how far it stands from the left.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Edge {
    /// The line between two places, where it is level or upright and long enough.
    fn between(a: Point, b: Point) -> Option<Edge> {
        let (wide, high) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let upright = high > wide;
        let (long, off) = if upright { (high, wide) } else { (wide, high) };
        let (at, from, to) = if upright { (a.x, a.y, b.y) } else { (a.y, a.x, b.x) };
        let fits = long >= SHORT && off <= 1.0 && [at, from, to].iter().all(|place| place.abs() <= FAR);
        fits.then_some(Edge { upright, at, from: from.min(to), to: from.max(to) })
    }

    /// The line that a thin filled shape is.
    fn of(shape: Rect) -> Option<Edge> {
        let center = shape.center();
        match (shape.width(), shape.height()) {
            (width, height) if height <= THIN && width >= SHORT => {
                Edge::between(Point::new(shape.x0, center.y), Point::new(shape.x1, center.y))
            }
            (width, height) if width <= THIN && height >= SHORT => {
                Edge::between(Point::new(center.x, shape.y0), Point::new(center.x, shape.y1))
            }
            _ => None,
        }
    }

    /// Whether it covers most of a stretch.
    fn covers(&self, from: f64, to: f64) -> bool {
        self.to.min(to) - self.from.max(from) > 0.6 * (to - from)
    }

    /// Whether it meets a line of the other direction.
    fn meets(&self, other: &Edge) -> bool {
        let on = |a: &Edge, b: &Edge| a.at >= b.from - NEAR && a.at <= b.to + NEAR;
        self.upright != other.upright && on(self, other) && on(other, self)
    }
}

/// The lines that a path draws; `filled`: its shapes are filled, not their sides drawn.
pub(super) fn edges(path: &BezPath, place: Affine, filled: bool) -> Vec<Edge> {
    if !filled {
        let line = |segment: PathSeg| match segment {
            PathSeg::Line(line) => Edge::between(place * line.p0, place * line.p1),
            _ => None,
        };
        return path.segments().take(MOST).filter_map(line).collect();
    }
    let mut out = Vec::new();
    let mut shape: Option<Rect> = None;
    for element in path.elements().iter().take(8 * MOST) {
        if let PathEl::MoveTo(_) = element {
            out.extend(shape.take().and_then(Edge::of));
        }
        if let Some(point) = element.end_point().map(|point| place * point) {
            shape = Some(shape.map_or(Rect::from_points(point, point), |shape| shape.union_pt(point)));
        }
    }
    out.extend(shape.and_then(Edge::of));
    out
}

/// A cell: where it begins, how many columns and rows it takes, its area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub column: usize,
    pub row: usize,
    pub columns: usize,
    pub rows: usize,
    pub area: Rect,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ruled {
    /// Where it stands.
    pub area: Rect,
    /// Where its columns begin, and where the last one ends.
    pub columns: Vec<f64>,
    /// How many rows it has.
    pub rows: usize,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
}

/// The tables among the lines of a page, from above. `before`: where the columns of the last table of the page before stand;
/// a row alone that has the same is its last one.
pub(super) fn tables(edges: &[Edge], before: &[f64]) -> Vec<Ruled> {
    let edges = merged(edges);
    if edges.len() > MOST {
        return Vec::new();
    }
    let mut tables: Vec<Ruled> = groups(&edges).iter().filter_map(|group| table(group, before)).collect();
    // A table in a cell of another one is none of its own.
    let inside = |a: &Rect, b: &Rect| a != b && b.inflate(NEAR, NEAR).contains_rect(*a);
    let areas: Vec<Rect> = tables.iter().map(|table| table.area).collect();
    tables.retain(|table| !areas.iter().any(|area| inside(&table.area, area)));
    tables.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0));
    tables
}

/// Stretches of one line as one.
fn merged(edges: &[Edge]) -> Vec<Edge> {
    let mut sorted = edges.to_vec();
    sorted.sort_by(|a, b| a.upright.cmp(&b.upright).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Edge> = Vec::new();
    for edge in sorted {
        let goes_on = |last: &&mut Edge| {
            last.upright == edge.upright
                && (last.at - edge.at).abs() <= NEAR
                && edge.from <= last.to + NEAR
                && edge.to >= last.from - NEAR
        };
        let near = out.iter_mut().rev().take_while(|last| last.upright == edge.upright && edge.at - last.at <= NEAR);
        match near.into_iter().find(|last| goes_on(last)) {
            Some(last) => {
                last.from = last.from.min(edge.from);
                last.to = last.to.max(edge.to);
            }
            None => out.push(edge),
        }
        if out.len() > MOST {
            break;
        }
    }
    out
}

/// Lines that meet, directly or by others.
fn groups(edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut group: Vec<usize> = (0..edges.len()).collect();
    for a in 0..edges.len() {
        for b in a + 1..edges.len() {
            if group[a] != group[b] && edges[a].meets(&edges[b]) {
                let (keep, gone) = (group[a], group[b]);
                group.iter_mut().filter(|own| **own == gone).for_each(|own| *own = keep);
            }
        }
    }
    let mut names: Vec<usize> = group.clone();
    names.sort_unstable();
    names.dedup();
    let members = |name: &usize| (0..edges.len()).filter(|at| group[*at] == *name).map(|at| edges[at]).collect();
    names.iter().map(members).collect()
}

/// The places at which lines of one direction stand.
fn places(edges: &[Edge], upright: bool) -> Vec<f64> {
    let mut all: Vec<f64> = edges.iter().filter(|edge| edge.upright == upright).map(|edge| edge.at).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|b, a| *b - *a <= NEAR);
    all
}

/// The fields of a grid: each with another one of its cell that comes before it, or itself.
struct Fields(Vec<usize>);

impl Fields {
    /// The first field of a field's cell.
    fn first(&mut self, at: usize) -> usize {
        let mut at = at;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Two fields are of one cell.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// The table that lines make, where they make a grid.
fn table(edges: &[Edge], before: &[f64]) -> Option<Ruled> {
    let (xs, ys) = (places(edges, true), places(edges, false));
    let last = ys.len() == 2 && xs.len() == before.len() && xs.iter().zip(before).all(|(a, b)| (a - b).abs() <= NEAR);
    if xs.len() <= LEAST || ys.len() <= LEAST && !last || xs.len() * ys.len() > FIELDS {
        return None;
    }
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let side = |upright: bool, at: f64, from: f64, to: f64| {
        edges.iter().any(|edge| edge.upright == upright && (edge.at - at).abs() <= NEAR && edge.covers(from, to))
    };
    let mut fields = Fields((0..columns * rows).collect());
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            if column + 1 < columns && !side(true, xs[column + 1], ys[row], ys[row + 1]) {
                fields.join(at, at + 1);
            }
            if row + 1 < rows && !side(false, ys[row + 1], xs[column], xs[column + 1]) {
                fields.join(at, at + columns);
            }
        }
    }
    // Of each cell: its fields, its first and last column, its last row.
    let mut found: BTreeMap<usize, (usize, usize, usize, usize)> = BTreeMap::new();
    for at in 0..columns * rows {
        let (row, column) = (at / columns, at % columns);
        let cell = found.entry(fields.first(at)).or_insert((0, column, column, row));
        *cell = (cell.0 + 1, cell.1.min(column), cell.2.max(column), cell.3.max(row));
    }
    let mut cells = Vec::new();
    for (first, (count, left, right, last)) in found {
        let row = first / columns;
        let (wide, high) = (right - left + 1, last - row + 1);
        if wide * high != count {
            return None;
        }
        let area = Rect::new(xs[left], ys[row], xs[right + 1], ys[last + 1]);
        cells.push(Cell { column: left, row, columns: wide, rows: high, area });
    }
    // One cell a row, or all rows in one, is a frame.
    let wide = (0..rows).any(|row| cells.iter().filter(|cell| cell.row == row).count() >= LEAST);
    if !wide || cells.len() < 2 * LEAST && !last {
        return None;
    }
    let area = Rect::new(xs[0], ys[0], xs[columns], ys[rows]);
    Some(Ruled { area, columns: xs, rows, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: f64, from: f64, to: f64) -> Edge {
        Edge { upright: false, at, from, to }
    }

    fn upright(at: f64, from: f64, to: f64) -> Edge {
        Edge { upright: true, at, from, to }
    }

    #[test]
    fn lines_that_meet_make_cells_and_missing_sides_join_them() {
        // Three columns, three rows; the first cell of the last two rows is one, and so are the last two of the first row.
        let edges = [
            level(100.0, 50.0, 350.0),
            level(120.0, 50.0, 150.0),
            level(120.4, 150.2, 350.0),
            level(140.0, 150.0, 350.0),
            level(160.0, 50.0, 350.0),
            upright(50.0, 100.0, 160.0),
            upright(150.0, 100.0, 160.0),
            upright(250.0, 120.0, 160.0),
            upright(350.0, 100.0, 160.0),
        ];
        let found = tables(&edges, &[]);
        assert_eq!(found.len(), 1);
        let cells: Vec<_> = found[0].cells.iter().map(|c| (c.row, c.column, c.rows, c.columns)).collect();
        let expected =
            [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)];
        assert_eq!(cells, expected);
    }

    #[test]
    fn frames_rules_and_broken_grids_are_no_tables() {
        let frame = [level(0.0, 0.0, 90.0), level(50.0, 0.0, 90.0), upright(0.0, 0.0, 50.0), upright(90.0, 0.0, 50.0)];
        assert_eq!(tables(&frame, &[]), []);
        assert_eq!(tables(&[level(10.0, 0.0, 100.0), level(30.0, 0.0, 100.0)], &[]), []);
        // A cell that goes round a corner.
        let mut corner = vec![level(0.0, 0.0, 90.0), level(90.0, 0.0, 90.0), upright(0.0, 0.0, 90.0)];
        corner.extend([upright(90.0, 0.0, 90.0), level(45.0, 0.0, 45.0), upright(45.0, 0.0, 45.0)]);
        assert_eq!(tables(&corner, &[]), []);
    }

    #[test]
    fn stroked_boxes_and_thin_shapes_are_lines() {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.line_to((100.0, 0.0));
        path.line_to((100.0, 30.0));
        path.line_to((0.0, 30.0));
        path.close_path();
        assert_eq!(edges(&path, Affine::IDENTITY, false).len(), 4);
        assert_eq!(edges(&path, Affine::IDENTITY, true), []);
        let flat = Affine::scale_non_uniform(1.0, 0.02);
        assert_eq!(edges(&path, flat, true), [level(0.3, 0.0, 100.0)]);
    }

    #[test]
    fn a_row_alone_is_of_the_table_of_the_page_before() {
        let mut edges = vec![level(80.0, 50.0, 250.0), level(100.0, 50.0, 250.0)];
        edges.extend([50.0, 150.0, 250.0].map(|at| upright(at, 80.0, 100.0)));
        assert_eq!(tables(&edges, &[]), []);
        assert_eq!(tables(&edges, &[50.0, 120.0, 250.0]), []);
        let found = tables(&edges, &[50.5, 150.0, 250.0]);
        assert_eq!(found.iter().map(|table| (table.rows, table.cells.len())).collect::<Vec<_>>(), [(1, 2)]);
    }
}
