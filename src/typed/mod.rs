//! Typed text as people have it → paragraphs → labels → blocks. It knows lines and their places, nothing of the file they
//! stand in: YAML, or a document that is read some other way.

mod chunks;
mod grid;
pub mod inline;
mod line;
mod pipe;
mod titles;

pub use chunks::has_gap;
pub use grid::{RawCell, RawRow};
pub use line::{Joined, Line};

use crate::diag::{Diagnostic, Place, rules};
use crate::model::{Body, KeyPath, RichText};
use crate::text::{LabelShape, recognise};
use chunks::{Chunk, chunks};
use titles::{Flat, Labelled, What};

/// What the reader of typed text needs of those it reads for: they keep what it notices, and they know the footnotes.
pub trait Desk {
    /// Takes something to say.
    fn report(&mut self, diagnostic: Diagnostic);
    /// Notes where the value of a path stands.
    fn record(&mut self, path: &KeyPath, place: Place);
    /// The marks and footnotes of a text.
    fn emphasis(&mut self, joined: &Joined) -> RichText;
}

/// Reads typed text.
pub struct Typist<'d> {
    desk: &'d mut dyn Desk,
}

impl<'d> Typist<'d> {
    /// For a desk.
    pub fn new(desk: &'d mut dyn Desk) -> Typist<'d> {
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

    /// The body items of typed text. `each_line`: where there is no empty line, every line is a paragraph.
    pub fn read(&mut self, lines: Vec<Line>, each_line: bool, path: &KeyPath) -> Body {
        let mut flat = Vec::new();
        for chunk in chunks(lines, each_line) {
            let path = path.index(flat.len());
            match chunk {
                Chunk::Text { lines, plain } => {
                    let joined = Joined::of(&lines);
                    let place = joined.start(lines[0].place);
                    self.record(&path, place);
                    let text = self.emphasis(&joined);
                    let what = if plain { What::Paragraph(text) } else { labelled(text) };
                    flat.push(Flat { path, place, what });
                }
                Chunk::Table(lines) => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    if let Some(table) = self.pipe_table(&lines, &path) {
                        flat.push(Flat { path, place, what: What::Table(table) });
                    }
                }
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
}

/// A paragraph with its label taken off, if it has one.
fn labelled(text: RichText) -> What {
    let plain = text.text();
    match recognise(&plain) {
        Some(found) => {
            let rest = without_start(text, plain.len() - found.rest.len());
            What::Section(Labelled { shape: found.shape, label: found.label.to_string(), rest })
        }
        None => What::Paragraph(text),
    }
}

/// The text without its first `bytes` bytes.
fn without_start(text: RichText, mut bytes: usize) -> RichText {
    let mut rest = RichText::default();
    for run in text.runs {
        let skipped = bytes.min(run.text.len());
        bytes -= skipped;
        rest.push(&run.text[skipped..], run.emphasis);
        run.note.into_iter().for_each(|note| rest.push_note(note));
    }
    rest
}

/// The label a line begins with, seen through emphasis.
pub fn label_of(line: &str) -> Option<(LabelShape, bool)> {
    let shape = |text: &str| recognise(text).map(|m| (m.shape, m.rest.trim_end_matches('*').is_empty()));
    if !line.contains('*') {
        return shape(line);
    }
    shape(inline::parse(line).0.text().trim_start_matches('*'))
}
