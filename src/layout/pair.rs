//! The two columns of the head and of the foot: rows whose cells are stacks of paragraphs.

use super::para::Column;
use super::setter::{Above, Area, Setter};
use super::strip::{Hold, Stack, Strip, UnitKind, slices};
use super::structure::Structure;
use crate::style::StyledPair;
use crate::units::Len;

impl Setter<'_> {
    /// Sets head or foot. Rows stand together on a page where they fit.
    pub fn pair(&mut self, pair: &StyledPair) {
        let left = Column { x: self.document.page.left - pair.hang, width: pair.columns[0] };
        let right = Column { x: left.x + left.width, width: pair.columns[1] };
        let area = if pair.lines_before.is_some() { Area::Text } else { Area::Head };
        let rows: Vec<[Stack; 2]> = pair
            .rows
            .iter()
            .map(|row| {
                let mut cell = |paras, column| {
                    self.structure.close();
                    self.stack(paras, column, Structure::ROOT, area)
                };
                [cell(&row.left, left), cell(&row.right, right)]
            })
            .collect();
        self.structure.close();
        let page = self.page_height();
        let reserved = pair.lines_before.map_or(Len::ZERO, |n| self.lines_height(n) + self.grid_gap());
        let height = |row: &[Stack; 2]| row[0].height().max(row[1].height());
        let total: Len = rows.iter().map(height).sum();
        let held = if pair.lines_before.is_some() { Hold::Never } else { Hold::Chain };
        // Where the foot is taller than what its page has room for, only its first slice is held.
        let whole = total <= page - reserved;
        let mut strips: Vec<Strip> = Vec::new();
        let mut room = page - reserved;
        for row in rows {
            let tall = height(&row);
            let first = strips.is_empty();
            if whole || tall <= room {
                strips.push(joined(row, tall, if whole { held } else { Hold::Chain }));
                room -= tall;
            } else if !first && tall <= page {
                strips.push(joined(row, tall, Hold::Free));
                room = page - tall;
            } else {
                let start = if first { page - reserved } else { page };
                strips.extend(slices(row.into(), start, page));
                room = strips.last().map_or(page, |s| page - s.height);
            }
        }
        if let Some(first) = strips.first_mut() {
            first.gap += self.grid_gap();
            first.hold = if self.above.keep { Hold::Chain } else { Hold::Free };
        }
        let start = self.galley.strips.len();
        self.unit(UnitKind::Pair, pair.block, strips);
        if let Some(lines) = pair.lines_before {
            self.hold_foot(start, lines);
        }
        self.above = Above { grid: true, ..Above::default() };
    }
}

/// A row as one strip.
fn joined(row: [Stack; 2], height: Len, hold: Hold) -> Strip {
    let items = row.into_iter().flat_map(|cell| cell.into_items(Len::ZERO)).collect();
    Strip { height, hold, items, ..Strip::default() }
}
