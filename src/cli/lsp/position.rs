//! Places of an editor (lines from 0, columns in UTF-16 from 0) and ours (lines and characters from 1).

use serde_json::{Value, json};

use crate::diag::Place;

/// A place of an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub line: u32,
    pub column: u32,
}

impl Position {
    /// As an editor writes it; nothing where it is none.
    pub(super) fn read(value: &Value) -> Option<Position> {
        let number = |key: &str| value[key].as_u64().and_then(|n| u32::try_from(n).ok());
        Some(Position { line: number("line")?, column: number("character")? })
    }

    /// The byte of a text that it stands before; the end of its line, of the text, where it stands beyond.
    pub(super) fn byte(self, text: &str) -> usize {
        let mut start = 0;
        for _ in 0..self.line {
            match text[start..].find('\n') {
                Some(end) => start += end + 1,
                None => return text.len(),
            }
        }
        let line = text[start..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        start + line.chars().take(self.characters(line)).map(char::len_utf8).sum::<usize>()
    }

    pub(super) fn json(self) -> Value {
        json!({"line": self.line, "character": self.column})
    }

    /// How many characters of a line stand before it.
    pub(super) fn characters(self, line: &str) -> usize {
        let mut left = self.column as usize;
        line.chars()
            .take_while(|c| {
                let fits = left >= c.len_utf16();
                left = left.saturating_sub(c.len_utf16());
                fits
            })
            .count()
    }
}

/// A stretch of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub start: Position,
    pub end: Position,
}

impl Range {
    /// The stretch of a place in a text, given its lines.
    pub(super) fn of(place: Place, lines: &[&str]) -> Range {
        let Some(index) = place.line.checked_sub(1) else { return Range::default() };
        let line = lines.get(index as usize).copied().unwrap_or_default();
        let before = place.column.saturating_sub(1) as usize;
        let units = |count: usize| line.chars().take(count).map(|c| c.len_utf16() as u32).sum();
        let at = |count| Position { line: index, column: units(count) };
        Range { start: at(before), end: at(before + place.width as usize) }
    }

    pub(super) fn read(value: &Value) -> Option<Range> {
        Some(Range { start: Position::read(&value["start"])?, end: Position::read(&value["end"])? })
    }

    pub(super) fn json(self) -> Value {
        json!({"start": self.start.json(), "end": self.end.json()})
    }

    /// Whether they share a place; an end counts.
    pub(super) fn touches(self, other: Range) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn columns_count_units_of_utf_16() {
        let lines = ["a: 1", "b: 📌 hoà,,"];
        let place = Place::new(FileId(0), 2, 9).wide(2);
        let range = Range::of(place, &lines);
        assert_eq!((range.start, range.end), (Position { line: 1, column: 9 }, Position { line: 1, column: 11 }));
        assert_eq!(range.start.characters(lines[1]), 8);
        assert_eq!(Position { line: 1, column: 4 }.characters(lines[1]), 3, "in the middle of a character");
        assert_eq!(Position { line: 1, column: 400 }.characters(lines[1]), 10);
        assert_eq!(Range::of(Place::file(FileId(0)), &lines), Range::default());
        assert_eq!(Range::of(Place::new(FileId(0), 99, 9), &lines).start, Position { line: 98, column: 0 });
    }

    #[test]
    fn what_an_editor_writes_is_read_or_not() {
        assert_eq!(Position::read(&json!({"line": 1, "character": 2})), Some(Position { line: 1, column: 2 }));
        for wrong in
            [json!(null), json!({"line": -1, "character": 2}), json!({"line": 1e99, "character": 2}), json!([])]
        {
            assert_eq!(Position::read(&wrong), None);
        }
    }
}
