//! One finding for a document, with all its places.

use std::ops::Range;

use crate::lint::Found;

/// A place with what should stand there, where that is known.
pub(super) struct Spot {
    /// The paragraph.
    pub paragraph: usize,
    /// What is marked.
    pub stretch: Range<usize>,
    /// The changes.
    pub fixes: Vec<(Range<usize>, String)>,
}

/// Tells of all places in one finding at the first of them.
pub(super) fn tell(found: &mut Found<'_, '_>, spots: &[Spot], what: String, advice: String) {
    let mut places = spots.iter();
    let Some(first) = places.next() else { return };
    let mut told = found.at(first.paragraph, first.stretch.clone(), what).advise(advice);
    for spot in places {
        told = told.and_at(found.locate(spot.paragraph, spot.stretch.clone()).place);
    }
    for spot in spots {
        for (stretch, right) in &spot.fixes {
            told = told.fix(found.locate(spot.paragraph, stretch.clone()).fix(right.clone()));
        }
    }
    found.tell(told);
}
