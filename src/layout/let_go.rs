//! What is held together and does not fit on one page is torn somewhere. There the DOCX must not hold it either: LibreOffice
//! would send all of it over from its first line on (measured: a title above a lead-in above a picture of a page's height
//! left the first page empty).

use super::breaks::{Heights, Start, break_pages};
use super::strip::{Galley, Hold, UnitKind};
use crate::page::LayoutHints;

/// Takes from the hints what holds over the end of a page.
pub(super) fn let_go(galley: &Galley, heights: Heights, hints: &mut LayoutHints) {
    for page in break_pages(galley, Start::default(), heights) {
        let held = galley.strips.get(page.end).is_some_and(|strip| strip.hold == Hold::Chain);
        let Some(next) = galley.units.iter().position(|unit| unit.start == page.end).filter(|_| held) else { continue };
        let Some(last) = next.checked_sub(1) else { continue };
        let unit = galley.units[last];
        match unit.kind {
            UnitKind::Para | UnitKind::Figure => {
                hints.keep_with_next.retain(|kept| *kept != unit.block);
                hints.let_go.push(unit.block);
            }
            UnitKind::Row => {
                let row = galley.row_number(unit);
                hints.rows_with_next.entry(unit.block).and_modify(|rows| {
                    rows.remove(&row);
                });
            }
            UnitKind::Pair => {}
        }
    }
}
