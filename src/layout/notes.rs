//! Footnotes: their lines are set while the text that refers to them is, and stand at the foot of the page on which the
//! reference is. A page holds all lines of the footnotes before its last one and at least the first line of that; what has
//! no room goes on at the foot of the next page. LibreOffice breaks pages the same way (measured).

use std::ops::Range;

use super::para::{SetPara, set};
use super::setter::Setter;
use super::strip::{Galley, Strip};
use crate::diag::messages;
use crate::page::{Item, Line, NodeId, Span, Tag};
use crate::style::{ParaTag, StyledPara, StyledRun};
use crate::units::Len;

/// What LibreOffice adds to a line of 10 pt by rounding its parts (measured: 231 twips for 229.98). Many footnotes on a page
/// must not make room for a line there that it has no room for.
const ROUNDING: Len = Len::from_twips(1);

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
    pub fn notes_height(&self, notes: &[usize]) -> Len {
        notes.iter().map(|note| height(&self.notes[*note])).sum()
    }

    /// What footnotes of a height take of a page, the rule above them included.
    pub fn note_area(&self, height: Len) -> Len {
        if height > Len::ZERO { self.note_overhead + height } else { Len::ZERO }
    }

    /// What the footnotes of a strip need at least on its page.
    pub fn least_notes(&self, notes: &[usize]) -> Len {
        let Some((last, others)) = notes.split_last() else { return Len::ZERO };
        self.notes_height(others) + height(&self.notes[*last][..1])
    }

    /// The height of pieces.
    pub fn pieces_height(&self, pieces: &[Piece]) -> Len {
        pieces.iter().map(|piece| height(&self.notes[piece.note][piece.lines.clone()])).sum()
    }

    /// The footnotes of a page that has `room` for them, the rule included: first those `carried` over from the page before,
    /// then those of its strips. What has no room is carried over in turn. `alone`: nothing else stands on the page.
    pub fn share_notes(
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

impl Setter<'_> {
    /// Sets the footnotes of a paragraph that has been set as `node` under `parent`, and gives their numbers nodes.
    pub fn notes(&mut self, para: &StyledPara, set: &mut SetPara, parent: NodeId, node: NodeId) {
        let mut marks = para.runs.iter().filter_map(|run| match run {
            StyledRun::Mark { text, note: Some(note), .. } => Some((text.len(), note)),
            _ => None,
        });
        // How much of the number begun is still to come: a very narrow column tears it.
        let mut rest = 0;
        let mut label = None;
        let mut found = Vec::new();
        for (number, strip) in set.strips.iter_mut().enumerate() {
            for span in strip.items.iter_mut().flat_map(spans).filter(|span| span.raise.is_some()) {
                if rest == 0 {
                    let Some((length, note)) = marks.next() else { break };
                    let reference = self.structure.add(node, Tag::Reference, para.block);
                    label = Some(self.structure.add(reference, Tag::Label, para.block));
                    rest = length;
                    found.push((number, note));
                }
                rest = rest.saturating_sub(span.text.len());
                span.node = label;
            }
        }
        // A footnote is no part of a heading's words.
        let heading = matches!(para.tag, ParaTag::Heading(_));
        for (strip, note) in found {
            let lines = self.note(note, if heading { parent } else { node });
            set.strips[strip].notes.push(self.galley.notes.len());
            self.galley.notes.push(lines);
        }
    }

    /// The lines of a footnote.
    fn note(&mut self, note: &StyledPara, parent: NodeId) -> Vec<Strip> {
        let node = self.structure.add(parent, Tag::Note, note.block);
        let label = self.structure.add(node, Tag::Label, note.block);
        let style = &self.document.styles[note.style.0];
        let mut set = set(note, style, self.fonts, self.text_column(), node);
        if let Some(line) = &set.torn {
            self.diagnostics.push(messages::word_torn(line).at(self.places.place(note.origin.path.as_ref())));
        }
        let numbers = set.strips.iter_mut().flat_map(|strip| &mut strip.items).flat_map(spans);
        numbers.filter(|span| span.raise.is_some()).for_each(|span| span.node = Some(label));
        for line in &mut set.strips {
            line.height = Len::from_twips(line.height.twips()) + ROUNDING;
        }
        if let Some(last) = set.strips.last_mut() {
            last.height += set.lead + note.para.after;
        }
        set.strips
    }
}

/// The pieces of an item's text.
fn spans(item: &mut Item) -> &mut [Span] {
    match item {
        Item::Line(Line { spans, .. }) => spans,
        Item::Rule(_) => &mut [],
    }
}
