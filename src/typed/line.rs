//! Lines as they are typed, and lines joined to one text.

use super::Ends;
use super::look::{self, End};
use crate::diag::Place;
use crate::text::nfc;

/// A line of typed text, without the spaces around it and in normal form C; empty for an empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its text.
    pub text: String,
    /// Its first character.
    pub place: Place,
    /// How many spaces stood before it.
    pub indent: u32,
    /// How many tabs stood before it and behind it: empty cells of a table that was pasted.
    pub tabs: [u32; 2],
}

impl Line {
    /// A line of a file with the spaces around it, which begins at a place.
    pub(crate) fn of(text: &str, start: Place) -> Line {
        let tabs = |blanks: &str| blanks.matches('\t').count() as u32;
        let inner = text.trim();
        let (before, behind) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
        let skipped = before.chars().count() as u32;
        let tabs = if inner.is_empty() { [0; 2] } else { [tabs(before), tabs(behind)] };
        let text = nfc(inner).into_owned();
        let place = Place { column: start.column + skipped, width: text.chars().count().max(1) as u32, ..start };
        Line { text, place, indent: skipped, tabs }
    }
}

/// Lines joined to one text, with the place of each stretch: (character it begins at, place).
#[derive(Clone, Debug, Default)]
pub(crate) struct Joined {
    /// The text.
    pub text: String,
    /// Where its stretches stand.
    pub stretches: Vec<(usize, Place)>,
}

impl Joined {
    /// Lines with a space between each two; where the ends of lines are the text's own, none behind a hyphen or stroke that
    /// ends a line (`2020-`, `NĐ-`).
    pub(crate) fn of(lines: &[Line], ends: Ends) -> Joined {
        let between = |above: &str, line: &Line| {
            let cut = ends == Ends::Kept && is_cut(above, &line.text);
            (!above.is_empty() && !cut).then_some(' ')
        };
        Joined::default().and(lines, between)
    }

    /// Lines whose ends stay line ends.
    pub(crate) fn kept(lines: &[Line]) -> Joined {
        let Some((first, rest)) = lines.split_first() else { return Joined::default() };
        Joined::single(first.text.clone(), first.place).and(rest, |_, _| Some('\n'))
    }

    /// With more lines behind it; `between` puts a character behind a text and before a line.
    fn and(mut self, lines: &[Line], between: impl Fn(&str, &Line) -> Option<char>) -> Joined {
        let mut characters = self.text.chars().count();
        for line in lines {
            if let Some(c) = between(&self.text, line) {
                self.text.push(c);
                characters += 1;
            }
            self.stretches.push((characters, line.place));
            self.text.push_str(&line.text);
            characters += line.text.chars().count();
        }
        self
    }

    /// A text that stands at one place.
    pub(crate) fn single(text: impl Into<String>, place: Place) -> Joined {
        Joined { text: text.into(), stretches: vec![(0, place)] }
    }

    /// Without its first characters.
    pub(crate) fn after(&self, characters: usize) -> Joined {
        let text = self.text.chars().skip(characters).collect();
        let mut stretches: Vec<(usize, Place)> = Vec::with_capacity(self.stretches.len());
        for (start, place) in &self.stretches {
            let cut = characters.saturating_sub(*start);
            let stretch = (start.saturating_sub(characters), Place { column: place.column + cut as u32, ..*place });
            // What was cut off wholly has no place left.
            if stretches.last().is_some_and(|(start, _)| *start == stretch.0) {
                stretches.pop();
            }
            stretches.push(stretch);
        }
        Joined { text, stretches }
    }

    /// Where the text begins.
    pub(crate) fn start(&self, fallback: Place) -> Place {
        self.stretches.first().map_or(fallback, |(_, place)| *place)
    }

    /// Where a character stands.
    pub(crate) fn place(&self, character: usize) -> Option<Place> {
        let after = self.stretches.partition_point(|(start, _)| *start <= character);
        let (start, place) = self.stretches.get(after.checked_sub(1)?)?;
        Some(Place { column: place.column + (character - start) as u32, width: 1, ..*place })
    }
}

/// Whether a line end stands inside a word: `2020-` and `2025`, `NĐ-` and `CP`.
pub(crate) fn is_cut(above: &str, below: &str) -> bool {
    look::end(above) == End::Hyphen && below.starts_with(char::is_alphanumeric)
}
