//! The two columns of the head and of the foot: rows whose cells are stacks of paragraphs.

use super::para::Column;
use super::setter::{Above, Area, Setter};
use super::strip::{Hold, Stack, Strip, UnitKind, slices};
use crate::style::StyledPair;
use crate::units::Len;

impl<'a> Setter<'a> {
    /// Sets head or foot. Rows stand together on a page where they fit.
    pub fn pair(&mut self, pair: &'a StyledPair) {
        let left = Column { x: self.section.page.left - pair.hang, width: pair.columns[0] };
        let right = Column { x: left.x + left.width, width: pair.columns[1] };
        let area = if pair.lines_before.is_some() { Area::Foot } else { Area::Head };
        self.in_copy = pair.copy;
        let rows: Vec<[Stack; 2]> = pair
            .rows
            .iter()
            .map(|row| {
                let mut cell = |paras, signature, column| {
                    self.structure.close();
                    self.stack(paras, signature, column, self.root, area)
                };
                [cell(&row.left, row.signatures[0].as_ref(), left), cell(&row.right, row.signatures[1].as_ref(), right)]
            })
            .collect();
        self.in_copy = false;
        self.structure.close();
        let height = |row: &[Stack; 2]| row[0].height().max(row[1].height());
        let total: Len = rows.iter().map(height).sum();
        let page = self.page_height();
        let gap = self.grid_gap();
        let reserved = pair.lines_before.map_or(Len::ZERO, |n| self.lines_height(n) + gap);
        let whole = total <= page - reserved;
        let mut strips: Vec<Strip> = Vec::new();
        if whole {
            let hold = if pair.lines_before.is_some() { Hold::Never } else { Hold::Chain };
            strips.extend(rows.into_iter().map(|row| joined(height(&row), row, hold)));
        } else {
            // Taller than a page: it begins where it stands if the signature has room there, and the rest runs over.
            let signature = rows.first().map_or(Len::ZERO, |row| row[1].height());
            let left = self.room_left(gap);
            let mut room = if left >= signature { left } else { page - reserved };
            for row in rows {
                let tall = height(&row);
                if tall <= room {
                    strips.push(joined(tall, row, Hold::Chain));
                } else if tall <= page && !strips.is_empty() {
                    strips.push(joined(tall, row, Hold::Free));
                    room = page;
                } else {
                    strips.extend(slices(row.into(), room, page, &self.galley));
                    room = page;
                }
                room -= strips.last().map_or(Len::ZERO, |s| s.height);
            }
        }
        if let Some(first) = strips.first_mut() {
            first.gap += gap;
            first.hold = if self.above.keep { Hold::Chain } else { Hold::Free };
        }
        let start = self.galley.strips.len();
        self.unit(UnitKind::Pair, pair.block, strips);
        if let Some(lines) = pair.lines_before {
            self.hold_foot(start, lines);
        }
        // The head of a copy's part stays with its foot.
        self.above = Above { grid: true, keep: pair.keeps_next(), ..Above::default() };
    }
}

/// A row as one strip.
fn joined(height: Len, row: [Stack; 2], hold: Hold) -> Strip {
    let mut strip = Strip { height, hold, ..Strip::default() };
    row.into_iter().for_each(|cell| cell.pour(Len::ZERO, &mut strip));
    strip
}
