//! Cutting cells that stand side by side and are taller than a page.

use super::strip::{Galley, Stack, Strip, lowered};
use crate::units::Len;

/// Cuts cells that stand side by side and are together taller than a page into slices: the first of at most `first`,
/// the others of at most `rest`. Every slice takes from each cell the lines that fit, together with their footnotes.
pub(super) fn slices(cells: Vec<Stack>, first: Len, rest: Len, galley: &Galley) -> Vec<Strip> {
    let mut cells: Vec<_> = cells.into_iter().map(|c| (c.strips.into_iter().peekable(), c.after)).collect();
    let mut slices: Vec<Strip> = Vec::new();
    while slices.is_empty() || cells.iter_mut().any(|(strips, _)| strips.peek().is_some()) {
        let room = if slices.is_empty() { first } else { rest };
        let mut slice = Strip::default();
        let mut noted = Len::ZERO;
        for (strips, after) in &mut cells {
            if strips.peek().is_none() && !slices.is_empty() {
                continue;
            }
            let mut y = Len::ZERO;
            let mut taken = false;
            while let Some(strip) = strips.peek() {
                let gap = if taken || slices.is_empty() { strip.gap } else { strip.gap_top };
                // A slice takes at least a line, so that there is an end.
                let notes = noted + galley.notes_height(&strip.notes);
                if taken && (y + gap + strip.height).max(slice.height) + galley.note_area(notes) > room {
                    break;
                }
                noted = notes;
                let Some(strip) = strips.next() else { break };
                y += gap;
                slice.items.extend(strip.items.into_iter().map(|item| lowered(item, y)));
                slice.notes.extend(strip.notes);
                y += strip.height;
                taken = true;
            }
            if strips.peek().is_none() {
                y = (y + *after).min(room.max(y));
            }
            slice.height = slice.height.max(y);
        }
        slices.push(slice);
    }
    slices
}
