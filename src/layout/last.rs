//! How the last page is filled, and what the page before it lacks to take it in: what thrift needs to know.

use super::breaks::{Cut, Heights, filled};
use super::strip::Galley;
use crate::page::LastPage;
use crate::units::Len;

/// The last of the pages that the galley of section `section` was cut into, the first of which has the number `first`, both
/// from 0; nothing where they are fewer than two.
pub(super) fn last_page(
    galley: &Galley,
    pages: &[Cut],
    (section, first): (usize, usize),
    heights: Heights,
) -> Option<LastPage> {
    let [.., before, last] = pages else { return None };
    let strips = &galley.strips;
    let moved: Len = strips[last.strips()].iter().map(|s| s.gap + s.height).sum();
    let tail = strips.last().map_or(Len::ZERO, |s| s.tail);
    let foot = galley.foot.filter(|foot| foot.end > last.start.strip);
    let notes = |cuts: &[&Cut]| galley.note_area(cuts.iter().map(|cut| galley.pieces_height(&cut.notes)).sum());
    let height = |cut: &Cut| heights.of_page(cut.start.strip);
    Some(LastPage {
        section,
        pages: first..first + pages.len(),
        lines: foot.map_or(last.strips().len(), |foot| foot.start.saturating_sub(last.start.strip)),
        foot: foot.is_some(),
        dragged: foot.is_some_and(|foot| foot.company <= last.start.strip),
        missing: filled(galley, &before.strips()) + moved + tail + notes(&[before, last]) - height(before),
        room: pages[..pages.len() - 1]
            .iter()
            .map(|cut| (height(cut) - filled(galley, &cut.strips()) - notes(&[cut])).at_least_zero())
            .collect(),
    })
}
