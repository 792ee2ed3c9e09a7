//! Typed text as people have it → paragraphs → labels → blocks. It knows lines and their places, nothing of the file they
//! stand in: YAML, or a document that is read some other way.

mod chunks;
mod doubts;
mod grid;
pub(crate) mod inline;
mod judge;
mod line;
mod look;
mod pipe;
pub(crate) mod scripts;
mod sequence;
mod strays;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod titles;
mod wrap;
mod written;

pub(crate) use grid::{RawCell, RawRow};
pub(crate) use line::{Joined, Line};

use crate::diag::{Diagnostic, Place, rules};
use crate::model::{Body, KeyPath, RichText, TypedLabel};
use chunks::{Chunk, chunks};
use look::Look;
use titles::{Flat, Labelled, Rank, What};

/// Whether the ends of lines are those of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// They are; a line may be a paragraph.
    Kept,
    /// They are the file's own: only an empty line or a label ends a paragraph.
    Lost,
}

/// What the reader of typed text needs of those it reads for: they keep what it notices, and they know the footnotes.
pub(crate) trait Desk {
    /// Takes something to say.
    fn report(&mut self, diagnostic: Diagnostic);
    /// Notes where the value of a path stands.
    fn record(&mut self, path: &KeyPath, place: Place);
    /// The marks and footnotes of a text.
    fn emphasis(&mut self, joined: &Joined) -> RichText;
}

/// Reads typed text.
pub(crate) struct Typist<'d> {
    desk: &'d mut dyn Desk,
}

impl<'d> Typist<'d> {
    /// For a desk.
    pub(crate) fn new(desk: &'d mut dyn Desk) -> Typist<'d> {
        Typist { desk }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.desk.report(diagnostic);
    }

    fn record(&mut self, path: &KeyPath, place: Place) {
        self.desk.record(path, place);
    }

    fn emphasis(&mut self, joined: &Joined) -> RichText {
        self.desk.emphasis(joined)
    }

    /// The body items of typed text.
    pub(crate) fn read(&mut self, lines: Vec<Line>, ends: Ends, path: &KeyPath) -> Body {
        let read = chunks(lines, ends);
        read.doubts.diagnostics().into_iter().for_each(|d| self.report(d));
        let mut flat = Vec::new();
        for chunk in read.chunks {
            let path = path.index(flat.len());
            match chunk {
                Chunk::Text { lines, rank } => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    let what = self.paragraph(&lines, rank, ends);
                    flat.push(Flat { path, place, what });
                }
                Chunk::Table(lines) => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    if let Some(table) = self.pipe_table(&lines, &path) {
                        flat.push(Flat { path, place, what: What::Table(table) });
                    }
                }
                Chunk::Note(_) => {}
            }
        }
        for (label, place) in titles::labels_without_text(&flat) {
            let what = format!("nhãn '{label}' không có chữ theo sau");
            self.report(
                Diagnostic::of(&rules::CHU_03, what).at(place).advise("viết chữ cùng dòng với nhãn, hoặc bỏ nhãn"),
            );
        }
        titles::nest(flat)
    }

    /// A paragraph, its label taken off.
    fn paragraph(&mut self, lines: &[Line], rank: Option<Rank>, ends: Ends) -> What {
        let joined = Joined::of(lines, ends);
        let look = Look::of(&lines[0].text, 0);
        let (Some(rank), Some(found)) = (rank, look.label()) else { return What::Paragraph(self.emphasis(&joined)) };
        let cut = |bare: bool, gap: &str| if bare { " ".to_string() } else { gap.to_string() };
        // A label in front of all marks is taken off before they are read: the star of a list is none.
        if let Some(behind) = lines[0].text.strip_prefix(found.label) {
            let gap = &behind[..behind.len() - behind.trim_start().len()];
            let rest = self.emphasis(&joined.after(found.label.chars().count() + gap.chars().count()));
            let label = TypedLabel::new(RichText::plain(found.label), cut(rest.is_empty(), gap));
            return What::Section(Labelled { rank, label, rest });
        }
        let text = self.emphasis(&joined);
        if !text.text().starts_with(found.label) {
            return What::Paragraph(text);
        }
        let (label, rest) = text.split(found.label.len());
        let (_, rest) = rest.split(found.gap.len());
        let label = TypedLabel::new(label, cut(rest.is_empty(), found.gap));
        What::Section(Labelled { rank, label, rest })
    }

    /// The lines of each paragraph of text that has no sections: căn cứ, cells.
    pub(crate) fn paragraphs(&mut self, lines: Vec<Line>, ends: Ends) -> Vec<Vec<Line>> {
        let mut read = chunks(lines, ends);
        read.doubts.strays.clear();
        read.doubts.diagnostics().into_iter().for_each(|d| self.report(d));
        let texts = read.chunks.into_iter().filter_map(|chunk| match chunk {
            Chunk::Text { lines, .. } | Chunk::Table(lines) => Some(lines),
            Chunk::Note(_) => None,
        });
        texts.collect()
    }
}

/// The texts of footnotes among lines: the lines of each.
pub(crate) fn notes(lines: Vec<Line>, ends: Ends) -> (Vec<Line>, Vec<Vec<Line>>) {
    if !lines.iter().any(|l| inline::definition(&l.text).is_some()) {
        return (lines, Vec::new());
    }
    let (mut rest, mut notes) = (Vec::new(), Vec::new());
    for chunk in chunks(lines, ends).chunks {
        match chunk {
            Chunk::Note(lines) => notes.push(lines),
            Chunk::Text { lines, .. } | Chunk::Table(lines) => rest.extend(lines),
        }
    }
    (rest, notes)
}
