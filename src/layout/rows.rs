//! Tables of content: cells are set, rows get their heights, merged cells their room, borders their edges.

use std::collections::BTreeSet;

use super::lines::stack;
use super::para::Column;
use super::setter::{Above, Area, Setter, Spot};
use super::slices::slices;
use super::strip::{Edge, Frame, Galley, Hold, Stack, Strip, UnitKind, lowered};
use crate::diag::messages;
use crate::page::{Item, Tag};
use crate::style::{StyledTable, covered, widths};
use crate::units::Len;

/// A row taller than a page begins on the page it follows where so much is left of it: about two lines.
const LEAST: Len = Len::from_twips(640);

/// A cell that has been set.
struct Cell {
    row: usize,
    rows: usize,
    columns: std::ops::Range<usize>,
    middle: bool,
    stack: Stack,
}

/// What a cell covers, and which pages may end inside.
struct Territory {
    /// Its first row.
    row: usize,
    /// Height of its text.
    height: Len,
    /// The text is shared out among the rows: the rows over whose upper edge a line stands.
    shared: Option<BTreeSet<usize>>,
}

/// A table whose cells have been set.
struct Grid {
    cells: Vec<Cell>,
    /// What the cells cover.
    territories: Vec<Territory>,
    /// Which territory a place belongs to: one entry per row and column.
    owner: Vec<Vec<Option<usize>>>,
    /// Heights of the rows' content, borders left out.
    heights: Vec<Len>,
    /// How many rows are the head.
    head: usize,
    border: Len,
}

/// Sets a table.
pub(super) fn table(setter: &mut Setter<'_>, table: &StyledTable) {
    let found = widths(table, setter.fonts);
    if let Some(needed) = found.needed {
        let page = &setter.section.page;
        let landscape = page.width > page.height;
        let message = messages::table_too_wide(found.columns.len(), table.size, needed, table.width, landscape);
        setter.diagnostics.push(message.at(setter.places.place(table.origin.path.as_ref())));
    } else if table.reduced {
        let message = messages::table_reduced(found.columns.len(), table.size);
        setter.diagnostics.push(message.at(setter.places.place(table.origin.path.as_ref())));
    }
    // Word and LibreOffice begin a table with the outer edge of its border at the margin.
    let mut xs = vec![setter.section.page.left + table.border / 2];
    for width in &found.columns {
        xs.push(xs[xs.len() - 1] + *width);
    }
    setter.hints.column_widths.insert(table.block, found.columns);
    let mut grid = grid(setter, table, &xs);
    let head: Len = grid.heights[..grid.head].iter().map(|h| *h + grid.border).sum();
    // A head of more than half a page would leave its rows no room: it is set once, like other rows.
    let repeats = grid.head > 0 && grid.head < grid.heights.len() && head <= setter.page_height() / 2;
    let frame = Frame { xs, border: grid.border, color: setter.document.font.color, ..Frame::default() };
    let head_rows = if repeats { grid.head } else { 0 };
    let room = setter.page_height() - grid.border - if repeats { head } else { Len::ZERO };
    grid.spill(room - grid.border);
    let start = setter.galley.frames.len();
    setter.galley.frames.push(frame);
    let (above, gap) = (setter.above, setter.grid_gap());
    for (number, row) in grid.rows(head_rows, start, room).into_iter().enumerate() {
        let gap = if number == 0 { gap } else { Len::ZERO };
        let led = number > 0 && table.rows[number - 1].leads;
        let mut strips = if row.height() <= room || number < head_rows {
            vec![row.whole()]
        } else {
            setter.hints.torn_rows.entry(table.block).or_default().insert(number);
            let left = setter.room_left(gap) - table.border;
            row.cut(if left < LEAST { room } else { left.min(room) }, room, &setter.galley)
        };
        if let (true, Some(first)) = (led, strips.first_mut()) {
            first.hold = first.hold.max(Hold::Chain);
        }
        if number > head_rows && strips.first().is_some_and(|first| first.hold != Hold::Free) {
            setter.hints.rows_with_next.entry(table.block).or_default().insert(number - 1);
        }
        if let (0, Some(first)) = (number, strips.first_mut()) {
            first.gap = gap;
            first.hold = if above.keep { Hold::Chain } else { Hold::Free };
        }
        if number < head_rows {
            let frame = &mut setter.galley.frames[start];
            frame.repeat.extend(strips.iter().map(artifact));
            frame.repeat_height = head;
        }
        setter.unit(UnitKind::Row, table.block, strips);
    }
    setter.above = Above { tail: table.border, grid: true, ..Above::default() };
}

/// Sets the cells and finds the rows' heights.
fn grid(setter: &mut Setter<'_>, table: &StyledTable, xs: &[Len]) -> Grid {
    let (rows, columns) = (table.rows.len(), xs.len() - 1);
    let head = table.rows.iter().take_while(|r| r.header).count();
    let mut cells = Vec::new();
    let mut owner = vec![vec![None; columns]; rows];
    setter.structure.close();
    let node = setter.structure.add(setter.root, Tag::Table, table.block);
    for (number, row) in table.rows.iter().enumerate() {
        let row_node = setter.structure.add(node, Tag::TableRow, table.block);
        // A merged cell does not reach from the head into the body.
        let end = if number < head { head } else { rows };
        for cell in &row.cells {
            let range = covered(cell, columns);
            let span = cell.row_span.clamp(1, end - number);
            let (column_span, row_span) = (range.len() as u16, span.min(u16::MAX.into()) as u16);
            let tag = if row.header {
                Tag::TableHeader { column_span, row_span }
            } else {
                Tag::TableData { column_span, row_span }
            };
            let block = cell.paras.first().map_or(table.block, |p| p.block);
            let cell_node = setter.structure.add(row_node, tag, block);
            setter.structure.close();
            let (left, right) = (xs[range.start] + table.padding, xs[range.end] - table.padding);
            let column = Column { x: left, width: right - left };
            let stack = stack(setter, &cell.paras, None, Spot { column, parent: cell_node, area: Area::Cell });
            for line in &mut owner[number..number + span] {
                line[range.clone()].fill(Some(cells.len()));
            }
            cells.push(Cell { row: number, rows: span, columns: range, middle: cell.middle, stack });
        }
    }
    setter.structure.close();
    let heights = heights(&cells, rows, table.border);
    let territories = cells.iter().map(|c| Territory { row: c.row, height: c.stack.height(), shared: None }).collect();
    Grid { cells, territories, owner, heights, head, border: table.border }
}

/// The rows' heights: the tallest cell of one row decides; what a merged cell needs beyond its rows goes to the last.
fn heights(cells: &[Cell], rows: usize, border: Len) -> Vec<Len> {
    let mut heights = vec![Len::ZERO; rows];
    for cell in cells.iter().filter(|c| c.rows == 1) {
        heights[cell.row] = heights[cell.row].max(cell.stack.height());
    }
    let mut merged: Vec<&Cell> = cells.iter().filter(|c| c.rows > 1).collect();
    merged.sort_by_key(|c| (c.row + c.rows, c.row, c.columns.start));
    for cell in merged {
        let span = cell.row..cell.row + cell.rows;
        let have = heights[span.clone()].iter().copied().sum::<Len>() + border * (cell.rows as i64 - 1);
        heights[span.end - 1] += (cell.stack.height() - have).at_least_zero();
    }
    heights
}

impl Grid {
    /// The height a cell has.
    fn room(&self, cell: &Cell) -> Len {
        let rows = &self.heights[cell.row..cell.row + cell.rows];
        rows.iter().copied().sum::<Len>() + self.border * (cell.rows as i64 - 1)
    }

    /// Whether the row shares a cell with the row above.
    fn joined(&self, row: usize) -> bool {
        row > 0 && self.owner[row].iter().zip(&self.owner[row - 1]).any(|(a, b)| a.is_some() && a == b)
    }

    /// A merged cell that is taller than a page gives each of its rows the lines that stand beside it; the last one
    /// gets the rest and is cut like any tall row. A line over the edge of two rows belongs to the lower one.
    fn spill(&mut self, page: Len) {
        let mut parts = Vec::new();
        for (index, cell) in self.cells.iter_mut().enumerate() {
            if cell.rows == 1 || cell.row < self.head || cell.stack.height() <= page {
                continue;
            }
            let mut over = BTreeSet::new();
            let mut shares: Vec<Stack> = (0..cell.rows).map(|_| Stack::default()).collect();
            let (mut part, mut top, mut y) = (0, Len::ZERO, Len::ZERO);
            for mut line in std::mem::take(&mut cell.stack.strips) {
                y += line.gap;
                while part + 1 < cell.rows && y + line.height > top + self.heights[cell.row + part] {
                    top += self.heights[cell.row + part] + self.border;
                    part += 1;
                    if y < top {
                        over.insert(cell.row + part);
                    }
                }
                if shares[part].strips.is_empty() {
                    line.gap = y - top;
                }
                y += line.height;
                shares[part].strips.push(line);
            }
            shares[cell.rows - 1].after = cell.stack.after;
            let mut shares = shares.into_iter();
            cell.stack = shares.next().unwrap_or_default();
            parts.extend(shares.enumerate().map(|(below, stack)| {
                let row = cell.row + 1 + below;
                Cell { row, rows: 1, columns: cell.columns.clone(), middle: false, stack }
            }));
            cell.rows = 1;
            self.territories[index].shared = Some(over);
        }
        if !parts.is_empty() {
            self.cells.append(&mut parts);
            self.cells.sort_by_key(|c| (c.row, c.columns.start));
            self.heights = heights(&self.cells, self.heights.len(), self.border);
        }
    }

    /// Rows from one that shares no cell with the row above to the next such row: whether they fit on a page.
    fn groups_fit(&self, room: Len) -> Vec<bool> {
        let mut fits = Vec::with_capacity(self.heights.len());
        let mut start = 0;
        while start < self.heights.len() {
            let end = (start + 1..self.heights.len()).find(|row| !self.joined(*row)).unwrap_or(self.heights.len());
            let height: Len = self.heights[start..end].iter().map(|h| *h + self.border).sum();
            fits.resize(end, height <= room);
            start = end;
        }
        fits
    }

    /// Whether a page may end above a row: no line of a merged cell reaches down over its upper edge. `tops` are the
    /// rows' upper edges.
    fn clear(&self, row: usize, tops: &[Len]) -> bool {
        self.owner[row].iter().zip(&self.owner[row - 1]).all(|(a, b)| match a {
            Some(index) if a == b => {
                let territory = &self.territories[*index];
                match &territory.shared {
                    Some(over) => !over.contains(&row),
                    None => tops[territory.row] + territory.height <= tops[row],
                }
            }
            _ => true,
        })
    }

    /// The rows with their cells, holds and borders. `room` is what a page has for rows: those that share a cell stay
    /// together where they fit.
    fn rows(mut self, head: usize, frame: usize, room: Len) -> Vec<Row> {
        let rows = self.heights.len();
        let edges: Vec<Edge> = (0..rows).map(|row| self.edge(row, row < head, frame)).collect();
        let tops: Vec<Len> = self
            .heights
            .iter()
            .scan(Len::ZERO, |y, height| Some(std::mem::replace(y, *y + *height + self.border)))
            .collect();
        let fits = self.groups_fit(room);
        let holds: Vec<Hold> = (0..rows)
            .map(|row| match row {
                0 => Hold::Free,
                _ if row <= head => Hold::Never,
                _ if !self.joined(row) => Hold::Free,
                _ if self.clear(row, &tops) => {
                    if fits[row] {
                        Hold::Chain
                    } else {
                        Hold::Free
                    }
                }
                _ => Hold::Never,
            })
            .collect();
        let downs: Vec<Len> = self
            .cells
            .iter()
            .map(|cell| if cell.middle { (self.room(cell) - cell.stack.height()) / 2 } else { Len::ZERO })
            .collect();
        let mut cells = std::mem::take(&mut self.cells).into_iter().zip(downs).peekable();
        let mut all = Vec::with_capacity(rows);
        for (row, (edge, hold)) in edges.into_iter().zip(holds).enumerate() {
            let strip = Strip {
                height: self.heights[row] + self.border,
                tail: self.border,
                hold,
                edge: Some(edge),
                ..Strip::default()
            };
            let mut own = Vec::new();
            while let Some((cell, down)) = cells.next_if(|(c, _)| c.row == row) {
                own.push((cell.stack, down));
            }
            all.push(Row { strip, cells: own, border: self.border });
        }
        all
    }

    /// The borders of a row: above every cell that begins in it, and between its cells.
    fn edge(&self, row: usize, header: bool, frame: usize) -> Edge {
        let own = &self.owner[row];
        let differs = |a: Option<usize>, b: Option<usize>| a.is_none() || a != b;
        let above = |column: usize| row == 0 || differs(own[column], self.owner[row - 1][column]);
        let mut top: Vec<(usize, usize)> = Vec::new();
        for column in (0..own.len()).filter(|&c| above(c)) {
            match top.last_mut() {
                Some((_, end)) if *end == column => *end += 1,
                _ => top.push((column, column + 1)),
            }
        }
        let inner = (1..own.len()).filter(|&c| differs(own[c], own[c - 1]));
        let sides = std::iter::once(0).chain(inner).chain(std::iter::once(own.len())).collect();
        Edge { frame, top, sides, header }
    }
}

/// A row that is ready to be placed.
struct Row {
    /// What it is as a whole, without items.
    strip: Strip,
    /// Its cells, and how far each stands below the row's upper border.
    cells: Vec<(Stack, Len)>,
    border: Len,
}

impl Row {
    /// Its height, the upper border included.
    fn height(&self) -> Len {
        self.strip.height
    }

    /// As one strip.
    fn whole(self) -> Strip {
        let mut strip = self.strip;
        self.cells.into_iter().for_each(|(stack, down)| stack.pour(down + self.border, &mut strip));
        strip
    }

    /// Cut at its lines: the first strip of at most `first`, the others of at most `rest`.
    fn cut(self, first: Len, rest: Len, galley: &Galley) -> Vec<Strip> {
        let (strip, border) = (self.strip, self.border);
        slices(self.cells.into_iter().map(|(stack, _)| stack).collect(), first - border, rest - border, galley)
            .into_iter()
            .enumerate()
            .map(|(number, part)| Strip {
                height: part.height + border,
                hold: if number == 0 { strip.hold } else { Hold::Free },
                items: part.items.into_iter().map(|item| lowered(item, border)).collect(),
                notes: part.notes,
                ..strip.clone()
            })
            .collect()
    }
}

/// A strip as it is repeated on later pages: no part of the document's structure.
fn artifact(strip: &Strip) -> Strip {
    let mut copy = strip.clone();
    for item in &mut copy.items {
        if let Item::Line(line) = item {
            line.node = None;
        }
    }
    copy.gap = Len::ZERO;
    // Footnotes stand where they are first referred to.
    copy.notes.clear();
    copy
}
