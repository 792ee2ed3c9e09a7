//! Reverse sides: where left and right margin change places on even pages, everything on them moves by the difference.
//! The measure stays the same, so nothing breaks otherwise. Pages are even by their number, as in Word and LibreOffice.

use crate::page::{FormField, Item, Page};
use crate::style::PageGeometry;
use crate::units::Len;

/// How far each page moves.
#[derive(Debug, Default)]
pub(super) struct Sides {
    shifts: Vec<Len>,
}

impl Sides {
    /// Takes in `count` pages of a section, `before` pages of whose count stand before it.
    pub(super) fn add(&mut self, before: usize, count: usize, page: &PageGeometry, mirrored: bool) {
        let even = |index: usize| (before + index + 1).is_multiple_of(2);
        let shift = |index| if mirrored && even(index) { page.right - page.left } else { Len::ZERO };
        self.shifts.extend((0..count).map(shift));
    }

    /// Moves what stands on the pages.
    pub(super) fn apply(&self, pages: &mut [Page], fields: &mut [FormField]) {
        for (page, &shift) in pages.iter_mut().zip(&self.shifts).filter(|(_, shift)| **shift != Len::ZERO) {
            for item in &mut page.items {
                match item {
                    Item::Line(line) => line.spans.iter_mut().for_each(|span| span.x += shift),
                    Item::Rule(rule) => rule.x += shift,
                    Item::Picture(picture) => picture.x += shift,
                }
            }
        }
        for field in fields {
            field.x += self.shifts.get(field.page).copied().unwrap_or_default();
        }
    }
}
