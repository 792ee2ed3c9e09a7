//! Where pages end: as many strips as fit, back to the last place where a page may end.

use std::ops::Range;

use super::share::Piece;
use super::strip::{Galley, Hold};
use crate::style::PageGeometry;
use crate::units::Len;

/// Every hold, the weakest first.
const HOLDS: [Hold; 4] = [Hold::Free, Hold::Chain, Hold::Foot, Hold::Never];

/// Where a page begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Start {
    /// Its first strip.
    pub strip: usize,
    /// What the page before left of its footnotes.
    pub carried: Vec<Piece>,
}

/// A page.
#[derive(Debug)]
pub(super) struct Cut {
    /// How it begins.
    pub start: Start,
    /// The strip after its last.
    pub end: usize,
    /// The footnotes at its foot.
    pub notes: Vec<Piece>,
    /// What it leaves of its footnotes to the next.
    carried: Vec<Piece>,
}

impl Cut {
    /// Its strips.
    pub(super) fn strips(&self) -> Range<usize> {
        self.start.strip..self.end
    }

    /// Where the next page begins.
    pub(super) fn next(&self) -> Start {
        Start { strip: self.end, carried: self.carried.clone() }
    }
}

/// What the text area of a section's first page gives up to the lines in its margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Inset {
    /// At its top.
    pub top: Len,
    /// At its foot.
    pub bottom: Len,
}

/// The heights of a section's text areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heights {
    /// Of its first page.
    pub first: Len,
    /// Of the others.
    pub others: Len,
}

impl Heights {
    /// Those of a page's geometry.
    pub(super) fn new(geometry: &PageGeometry, inset: Inset) -> Heights {
        let others = geometry.text_height();
        Heights { first: others - inset.top - inset.bottom, others }
    }

    /// The height of the page that begins with a strip.
    pub(super) fn of_page(&self, start: usize) -> Len {
        if start == 0 { self.first } else { self.others }
    }
}

/// The pages from the one that begins with `start` on. The time is linear in the number of strips.
pub(super) fn break_pages(galley: &Galley, mut start: Start, heights: Heights) -> Vec<Cut> {
    let mut pages = Vec::new();
    let count = galley.strips.len();
    while start.strip < count || !start.carried.is_empty() {
        let page = next_page(galley, &start, heights);
        start = page.next();
        pages.push(page);
    }
    pages
}

/// The page that begins with `start`.
pub(super) fn next_page(galley: &Galley, start: &Start, heights: Heights) -> Cut {
    let height = heights.of_page(start.strip);
    let end = match overflow(galley, start, height) {
        Some(over) => choose(galley, start, over, heights),
        None => galley.strips.len(),
    };
    let (notes, carried) = notes_of(galley, start, end, height);
    Cut { start: start.clone(), end, notes, carried }
}

/// Where a page of these strips is filled to.
pub(super) fn filled(galley: &Galley, strips: &Range<usize>) -> Len {
    let Some(first) = galley.strips.get(strips.start).filter(|_| !strips.is_empty()) else { return Len::ZERO };
    let head = repeated(galley, strips.start).map_or(Len::ZERO, |frame| galley.frames[frame].repeat_height);
    let rest = &galley.strips[strips.start + 1..strips.end];
    head + first.gap_top + first.height + rest.iter().map(|strip| strip.gap + strip.height).sum::<Len>()
}

/// The footnotes on the page from `start` to the strip `end`, and what it leaves of them.
fn notes_of(galley: &Galley, start: &Start, end: usize, height: Len) -> (Vec<Piece>, Vec<Piece>) {
    let strips = start.strip..end;
    let used = filled(galley, &strips) + galley.strips[strips.clone()].last().map_or(Len::ZERO, |strip| strip.tail);
    galley.share_notes(&start.carried, strips.clone(), height - used, strips.is_empty())
}

/// The first strip that has no room on a page that begins with `start`; never its first one.
fn overflow(galley: &Galley, start: &Start, height: Len) -> Option<usize> {
    let first = start.strip;
    if first >= galley.strips.len() {
        return None;
    }
    let mut y = repeated(galley, first).map_or(Len::ZERO, |frame| galley.frames[frame].repeat_height);
    let mut notes = galley.pieces_height(&start.carried);
    (first..galley.strips.len()).find(|&index| {
        let strip = &galley.strips[index];
        let gap = if index == first { strip.gap_top } else { strip.gap };
        y += gap + strip.height;
        let least = notes + galley.least_notes(&strip.notes);
        notes += galley.notes_height(&strip.notes);
        index > first && y + strip.tail + galley.note_area(least) > height
    })
}

/// Where the page that begins with `start` ends, when `over` has no room: at the last place of the weakest hold such
/// that what is held together below it fits on a page of its own. Moving what does not fit there either helps nobody.
fn choose(galley: &Galley, start: &Start, over: usize, heights: Heights) -> usize {
    for hold in HOLDS {
        let place = (start.strip + 1..=over).rev().find(|&i| galley.strips[i].hold <= hold);
        let Some(place) = place else { continue };
        let carried = notes_of(galley, start, place, heights.of_page(start.strip)).1;
        let end = overflow(galley, &Start { strip: place, carried }, heights.others).unwrap_or(galley.strips.len());
        let fits = end == galley.strips.len() || (place + 1..=end).any(|i| galley.strips[i].hold <= hold);
        if fits {
            return place;
        }
    }
    over
}

/// The table whose head is repeated above a strip that begins a page.
pub(super) fn repeated(galley: &Galley, index: usize) -> Option<usize> {
    let edge = galley.strips.get(index)?.edge.as_ref()?;
    (!edge.header && !galley.frames[edge.frame].repeat.is_empty()).then_some(edge.frame)
}
