//! Lines as they are typed, and lines joined to one text.

use crate::diag::Place;

/// A line of typed text, without the spaces around it and in normal form C; empty for an empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its first character.
    pub place: Place,
    /// How many spaces stood before it.
    pub indent: u32,
}

/// Lines joined to one text, with the place of each stretch: (character it begins at, place).
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// The text.
    pub text: String,
    /// Where its stretches stand.
    pub stretches: Vec<(usize, Place)>,
}

impl Joined {
    /// Lines with a space between each two.
    pub fn of(lines: &[Line]) -> Joined {
        let mut joined = Joined::default();
        let mut characters = 0;
        for line in lines {
            if !joined.text.is_empty() {
                joined.text.push(' ');
                characters += 1;
            }
            joined.stretches.push((characters, line.place));
            joined.text.push_str(&line.text);
            characters += line.text.chars().count();
        }
        joined
    }

    /// A text that stands at one place.
    pub fn single(text: impl Into<String>, place: Place) -> Joined {
        Joined { text: text.into(), stretches: vec![(0, place)] }
    }

    /// Where the text begins.
    pub fn start(&self, fallback: Place) -> Place {
        self.stretches.first().map_or(fallback, |(_, place)| *place)
    }

    /// Where a character stands.
    pub fn place(&self, character: usize) -> Option<Place> {
        let after = self.stretches.partition_point(|(start, _)| *start <= character);
        let (start, place) = self.stretches.get(after.checked_sub(1)?)?;
        Some(Place { column: place.column + (character - start) as u32, width: 1, ..*place })
    }
}
