//! How footnotes are shared out to pages: a page holds all lines of the footnotes before its last one and at least the first
//! line of that; what has no room goes on at the foot of the next page. LibreOffice breaks pages the same way (measured).

use std::ops::Range;

use super::strip::{Galley, Strip};
use crate::units::Len;

/// Lines of a footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Index into [`Galley::notes`].
    pub note: usize,
    /// Which of its lines.
    pub lines: Range<usize>,
}

impl Galley {
    /// The height of some footnotes.
    pub(super) fn notes_height(&self, notes: &[usize]) -> Len {
        notes.iter().map(|note| height(&self.notes[*note])).sum()
    }

    /// What footnotes of a height take of a page, the rule above them included.
    pub(super) fn note_area(&self, height: Len) -> Len {
        if height > Len::ZERO { self.note_overhead + height } else { Len::ZERO }
    }

    /// What the footnotes of a strip need at least on its page.
    pub(super) fn least_notes(&self, notes: &[usize]) -> Len {
        let Some((last, others)) = notes.split_last() else { return Len::ZERO };
        self.notes_height(others) + height(&self.notes[*last][..1])
    }

    /// The height of pieces.
    pub(super) fn pieces_height(&self, pieces: &[Piece]) -> Len {
        pieces.iter().map(|piece| height(&self.notes[piece.note][piece.lines.clone()])).sum()
    }

    /// The footnotes of a page that has `room` for them, the rule included: first those `carried` over from the page before,
    /// then those of its strips. What has no room is carried over in turn. `alone`: nothing else stands on the page.
    pub(super) fn share_notes(
        &self,
        carried: &[Piece],
        strips: Range<usize>,
        room: Len,
        alone: bool,
    ) -> (Vec<Piece>, Vec<Piece>) {
        let own = self.strips[strips].iter().flat_map(|strip| &strip.notes);
        let own = own.map(|&note| Piece { note, lines: 0..self.notes[note].len() });
        let (mut here, mut over): (Vec<Piece>, Vec<Piece>) = (Vec::new(), Vec::new());
        let mut y = self.note_overhead;
        for Piece { note, lines } in carried.iter().cloned().chain(own) {
            let mut end = lines.start;
            while over.is_empty() && end < lines.end {
                y += height(&self.notes[note][end..=end]);
                // A page that holds nothing at all would be followed by another one.
                let first = alone && here.is_empty() && end == lines.start;
                if y > room && !first {
                    break;
                }
                end += 1;
            }
            if end > lines.start {
                here.push(Piece { note, lines: lines.start..end });
            }
            if end < lines.end {
                over.push(Piece { note, lines: end..lines.end });
            }
        }
        (here, over)
    }
}

/// The height of lines.
fn height(lines: &[Strip]) -> Len {
    lines.iter().map(|line| line.gap + line.height).sum()
}
