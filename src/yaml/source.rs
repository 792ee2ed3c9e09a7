//! The text of a file by lines, and where the parser's marks point in it.

use std::cell::Cell;

use saphyr_parser::{Marker, Span};

use super::node::Line;
use crate::diag::{FileId, Place};

/// The text by lines.
pub(super) struct Source<'a> {
    pub(super) file: FileId,
    lines: Vec<&'a str>,
    /// The last byte looked up: line, column, byte. Events come in order, so lookups go on from it.
    last: Cell<(usize, usize, usize)>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str, file: FileId) -> Source<'a> {
        Source { file, lines: text.split('\n').collect(), last: Cell::default() }
    }

    /// A line, from 1.
    pub(super) fn line(&self, number: usize) -> &'a str {
        number.checked_sub(1).and_then(|i| self.lines.get(i)).copied().unwrap_or("")
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// The byte of a column (from 0) of a line; its end where it is shorter.
    pub(super) fn byte(&self, number: usize, column: usize) -> usize {
        let line = self.line(number);
        let (from_column, from) = match self.last.get() {
            (last, at, byte) if last == number && at <= column => (at, byte),
            _ => (0, 0),
        };
        let byte = line[from..].char_indices().nth(column - from_column).map_or(line.len(), |(i, _)| from + i);
        if byte < line.len() {
            self.last.set((number, column, byte));
        }
        byte
    }

    pub(super) fn place(&self, mark: Marker) -> Place {
        // The end of the file counts as a line of its own for the parser.
        let line = mark.line().clamp(1, self.lines.len());
        Place::new(self.file, line as u32, if line < mark.line() { 1 } else { mark.col() as u32 + 1 })
    }

    pub(super) fn span(&self, span: Span) -> Place {
        let width = if span.start.line() == span.end.line() { span.len().max(1) } else { 1 };
        self.place(span.start).wide(width as u32)
    }

    /// The text between two marks, line by line, each without its indentation. `from` is the byte of the start.
    pub(super) fn lines_between(&self, start: Marker, from: usize, end: Marker) -> Vec<Line> {
        let line = |number: usize| {
            let whole = self.line(number);
            let (column, from) = if number == start.line() { (start.col(), from) } else { (0, 0) };
            let to = if number == end.line() { self.byte(number, end.col()) } else { whole.len() };
            let piece = &whole[from.min(to)..to];
            let indent = piece.chars().take_while(|c| c.is_whitespace()).count();
            let place = Place::new(self.file, number as u32, (column + indent) as u32 + 1);
            Line { text: piece.trim().to_string(), place }
        };
        (start.line()..=end.line()).map(line).collect()
    }
}
