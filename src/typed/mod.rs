//! Typed text as people have it → paragraphs → labels → blocks. It knows lines and their places, nothing of the file they
//! stand in: YAML, or a document that is read some other way.

mod bare;
mod chunks;
mod doubts;
mod figure;
mod grid;
mod gridded;
pub(crate) mod inline;
mod judge;
mod leftovers;
mod line;
mod look;
mod loose;
mod markdown;
mod pipe;
mod placed;
mod rows;
pub(crate) mod scripts;
mod sequence;
mod strays;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod titles;
mod unmarked;
mod unpaired;
mod wrap;
mod written;

pub(crate) use grid::{RawCell, RawRow};
pub(crate) use leftovers::{Left, Leftovers};
pub(crate) use line::{Joined, Line, is_cut};
pub(crate) use unpaired::unpaired;

use crate::diag::{Diagnostic, Place};
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
    /// Notes what is left over of Markdown.
    fn leftover(&mut self, left: Left, place: Place);
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

    /// Without blanks around it: those of marks that begin or end a paragraph.
    fn emphasis(&mut self, joined: &Joined) -> RichText {
        self.desk.emphasis(joined).trimmed()
    }

    /// Lines without what Markdown puts in front of them.
    fn left(&mut self, lines: Vec<Line>, ends: Ends, kind: markdown::Kind) -> Vec<markdown::Item> {
        let markdown::Read { items, left } = markdown::read(lines, ends, kind);
        left.into_iter().for_each(|(left, place)| self.desk.leftover(left, place));
        items
    }

    /// The body items of typed text.
    pub(crate) fn read(&mut self, lines: Vec<Line>, ends: Ends, path: &KeyPath) -> Body {
        let items = self.left(lines, ends, markdown::Kind::Part);
        let read = chunks(items, ends);
        read.doubts.diagnostics().into_iter().for_each(|d| self.report(d));
        loose::diagnostics(&read.chunks).into_iter().for_each(|d| self.report(d));
        let mut flat = Vec::new();
        for chunk in read.chunks {
            let path = path.index(flat.len());
            match chunk {
                Chunk::Text { lines, rank, heading } => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    let what = self.paragraph(&lines, rank, ends);
                    let what = if heading { titles::heading(what) } else { what };
                    // Marks around blanks, as converters leave them, are nothing to print.
                    let is_empty = matches!(&what, What::Paragraph(text) if text.is_empty());
                    flat.extend((!is_empty).then_some(Flat { path, place, what }));
                }
                Chunk::Table(lines, source) => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    if let Some(table) = self.pipe_table(&lines, source, &path) {
                        flat.push(Flat { path, place, what: What::Table(table) });
                    }
                }
                Chunk::Placed(lines, align) => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    let bare: Vec<Line> = lines.iter().filter_map(placed::bare).collect();
                    let text = self.emphasis(&Joined::kept(&bare));
                    flat.push(Flat { path, place, what: What::Placed(text, align) });
                }
                Chunk::Figure(line) => {
                    self.record(&path, line.place);
                    let what = self.figure(&line, &path).map(What::Figure);
                    flat.extend(what.map(|what| Flat { path, place: line.place, what }));
                }
                Chunk::Note(_) => {}
            }
        }
        bare::diagnostics(&flat).into_iter().for_each(|d| self.report(d));
        titles::nest(flat)
    }

    /// A paragraph, its label taken off.
    fn paragraph(&mut self, lines: &[Line], rank: Option<Rank>, ends: Ends) -> What {
        let joined = Joined::of(lines, ends);
        // A star alone is no mark of anything.
        if joined.text == "*" {
            return What::Paragraph(RichText::plain(joined.text));
        }
        let look = Look::of(&lines[0].text, 0);
        let (Some(rank), Some(found)) = (rank, look.label()) else { return What::Paragraph(self.emphasis(&joined)) };
        let gap_of = |text: &str| text[..text.len() - text.trim_start().len()].to_string();
        // A label in front of all marks is taken off before they are read: the star of a list is none.
        if let Some(behind) = joined.text.strip_prefix(found.label) {
            let gap = gap_of(behind);
            let rest = self.emphasis(&joined.after(found.label.chars().count() + gap.chars().count()));
            return labelled(rank, RichText::plain(found.label), rest, gap);
        }
        let text = self.emphasis(&joined);
        let plain = text.text();
        let Some(behind) = plain.strip_prefix(found.label) else { return What::Paragraph(text) };
        let gap = gap_of(behind);
        let (label, rest) = text.split(found.label.len());
        let (_, rest) = rest.split(gap.len());
        labelled(rank, label, rest.trimmed(), gap)
    }

    /// The lines of each paragraph of text that has no sections: căn cứ, and cells.
    pub(crate) fn paragraphs(&mut self, lines: Vec<Line>, ends: Ends, cell: bool) -> Vec<Vec<Line>> {
        let kind = if cell { markdown::Kind::Cell } else { markdown::Kind::Entry };
        let items = self.left(lines, ends, kind);
        let mut read = chunks(items, ends);
        read.doubts.strays.clear();
        read.doubts.diagnostics().into_iter().for_each(|d| self.report(d));
        let texts = read.chunks.into_iter().filter_map(|chunk| match chunk {
            Chunk::Text { lines, .. } | Chunk::Table(lines, _) | Chunk::Placed(lines, _) => Some(lines),
            // Among căn cứ and in cells no picture stands.
            Chunk::Figure(line) => Some(vec![line]),
            Chunk::Note(_) => None,
        });
        texts.collect()
    }
}

/// A section; a space stands behind a label that is alone.
fn labelled(rank: Rank, label: RichText, rest: RichText, gap: String) -> What {
    let gap = if rest.is_empty() { " ".to_string() } else { gap };
    What::Section(Labelled { rank, label: TypedLabel::new(label, gap), rest })
}

/// What lines are that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph.
    Text,
    /// Rows of a table, lines with a place of their own, a footnote: each line stays one.
    Lines,
}

/// Which lines belong together, by the numbers of their lines; what Markdown leaves out of the text is in none.
pub(crate) fn blocks(lines: Vec<Line>) -> Vec<(Block, Vec<u32>)> {
    let items = markdown::read(lines, Ends::Kept, markdown::Kind::Part).items;
    let found = chunks(items, Ends::Kept).chunks.into_iter().map(|chunk| match chunk {
        Chunk::Text { lines, .. } => (Block::Text, lines),
        Chunk::Table(lines, _) | Chunk::Placed(lines, _) | Chunk::Note(lines) => (Block::Lines, lines),
        Chunk::Figure(line) => (Block::Lines, vec![line]),
    });
    found.map(|(block, lines)| (block, lines.iter().map(|line| line.place.line).collect())).collect()
}

/// Whether a text is read as it stands where it is an entry of a list, or a cell.
pub(crate) fn is_entry(text: &str) -> bool {
    inline::definition(text).is_none() && written::escaped(text).is_none() && markdown::breaks(text).is_empty()
}

/// The texts of footnotes among lines: the lines of each.
pub(crate) fn notes(lines: Vec<Line>, ends: Ends) -> (Vec<Line>, Vec<Vec<Line>>) {
    if !lines.iter().any(|l| inline::definition(&l.text).is_some()) {
        return (lines, Vec::new());
    }
    let items = markdown::read(lines.clone(), ends, markdown::Kind::Part).items;
    // Chunks have the lines that are not empty, in their order.
    let mut origins = items.iter().filter(|item| !item.line.text.is_empty()).map(|item| item.from);
    let mut others: Vec<Vec<Line>> = vec![Vec::new(); lines.len()];
    let mut noted = vec![false; lines.len()];
    let mut notes = Vec::new();
    for chunk in chunks(items.clone(), ends).chunks {
        let (lines, is_note) = match chunk {
            Chunk::Note(lines) => (lines, true),
            Chunk::Text { lines, .. } | Chunk::Table(lines, _) | Chunk::Placed(lines, _) => (lines, false),
            Chunk::Figure(line) => (vec![line], false),
        };
        for (line, from) in lines.iter().zip(&mut origins) {
            if is_note {
                noted[from] = true;
            } else {
                others[from].push(line.clone());
            }
        }
        notes.extend(is_note.then_some(lines));
    }
    // A line that is no note's stays as it was typed, one that is only in part gives the rest.
    let rest = lines.into_iter().zip(noted).zip(others);
    (rest.flat_map(|((line, noted), others)| if noted { others } else { vec![line] }).collect(), notes)
}
