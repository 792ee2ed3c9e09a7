//! What is held together and does not fit on one page is torn somewhere. There the DOCX must not hold it either: LibreOffice
//! would send all of it over from its first line on (measured: a title above a lead-in above a picture of a page's height
//! left the first page empty).

use super::breaks::Cut;
use super::strip::{Galley, Hold, UnitKind};
use crate::page::LayoutHints;

/// Takes from the hints what holds over the end of one of the pages.
pub(super) fn let_go(galley: &Galley, pages: &[Cut], hints: &mut LayoutHints) {
    for page in pages {
        let held = galley.strips.get(page.end).is_some_and(|strip| strip.hold == Hold::Chain);
        // A unit that runs on to the next page is torn, not let go.
        let next = galley.units.partition_point(|unit| unit.start < page.end);
        let begins = galley.units.get(next).is_some_and(|unit| unit.start == page.end);
        let Some(unit) = next.checked_sub(1).map(|last| galley.units[last]).filter(|_| held && begins) else {
            continue;
        };
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
