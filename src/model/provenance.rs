//! Where in the officer's files each value stands.

use std::collections::BTreeMap;

use crate::diag::{Place, SourceMap};

/// The path of a key, as `noi_dung[0].muc[2]` or `ky.ho_ten`; values of the profile begin with `don_vi:`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPath(pub String);

impl KeyPath {
    /// The path of a top-level key.
    pub fn root(key: &str) -> KeyPath {
        KeyPath(key.to_string())
    }

    /// The path of a key below this one.
    pub fn key(&self, key: &str) -> KeyPath {
        if self.0.is_empty() { KeyPath(key.to_string()) } else { KeyPath(format!("{}.{key}", self.0)) }
    }

    /// The path of the `index`th entry (from 0) of the list at this path.
    pub fn index(&self, index: usize) -> KeyPath {
        KeyPath(format!("{}[{index}]", self.0))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Key paths with their places. A path that is not recorded has the place of its nearest recorded ancestor.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    places: BTreeMap<String, Place>,
}

impl Provenance {
    /// Records where the value of a path stands.
    pub fn record(&mut self, path: &KeyPath, place: Place) {
        self.places.insert(path.0.clone(), place);
    }

    /// Where the value of a path, or of its nearest recorded ancestor, stands.
    pub fn place(&self, path: &str) -> Option<Place> {
        let mut rest = path;
        loop {
            if let Some(place) = self.places.get(rest) {
                return Some(*place);
            }
            rest = &rest[..rest.rfind(['.', '['])?];
        }
    }

    /// The path of the value that stands at a place: of those that begin before it the last, the innermost of these.
    pub fn path_at(&self, place: Place) -> Option<&str> {
        let at = |place: &Place| (place.line, place.column);
        let before = self.places.iter().filter(|(_, own)| own.file == place.file && at(own) <= at(&place));
        before.max_by_key(|(path, own)| (at(own), path.len())).map(|(path, _)| path.as_str())
    }

    /// The recorded path that a place is taken from.
    fn recorded<'p>(&self, path: &'p str) -> &'p str {
        let mut rest = path;
        while !self.places.contains_key(rest) {
            let Some(end) = rest.rfind(['.', '[']) else { return rest };
            rest = &rest[..end];
        }
        rest
    }

    /// Adds everything another provenance knows.
    pub fn extend(&mut self, other: Provenance) {
        self.places.extend(other.places);
    }
}

/// Finds places for the stages that know only key paths.
#[derive(Clone, Copy, Debug)]
pub struct Locator<'a> {
    /// Where values stand.
    pub provenance: &'a Provenance,
    /// The files they stand in.
    pub sources: &'a SourceMap,
}

impl<'a> Locator<'a> {
    /// Where the value of a path stands.
    pub fn place(&self, path: Option<&KeyPath>) -> Option<Place> {
        self.provenance.place(path?.as_str())
    }

    /// Whether the place of a path is its own, not that of what it stands in.
    pub fn is_own(&self, path: Option<&KeyPath>) -> bool {
        path.is_some_and(|path| self.provenance.places.contains_key(path.as_str()))
    }

    /// Where values begin, in order: what [`Locator::find`] goes by.
    pub fn starts(&self) -> Vec<(Place, &'a str)> {
        let places = self.provenance.places.iter();
        let mut starts: Vec<(Place, &str)> = places.map(|(path, place)| (*place, path.as_str())).collect();
        starts.sort_unstable();
        starts
    }

    /// Line and column up to which the value of a path reaches, which begins at `start`: where the next value begins that
    /// does not stand in it.
    pub fn end(&self, path: &KeyPath, start: Place, starts: &[(Place, &str)]) -> (u32, u32) {
        let position = |place: &Place| (place.file, place.line, place.column);
        let behind = starts.partition_point(|(place, _)| position(place) <= position(&start));
        // What stands in the value belongs to it.
        let own = self.provenance.recorded(path.as_str());
        let inside = |path: &str| path.strip_prefix(own).is_some_and(|rest| rest.starts_with(['.', '[']));
        let next = starts[behind..].iter().find(|(_, path)| !inside(path)).map(|(place, _)| place);
        next.filter(|next| next.file == start.file).map_or((u32::MAX, 0), |next| (next.line, next.column))
    }

    /// Where `wanted` stands in the value of a path, at most `count` times: from the value's own place to where the next
    /// value begins; the value's own place where it was typed in another way (decomposed, escaped).
    pub fn find(&self, path: Option<&KeyPath>, wanted: char, count: usize, starts: &[(Place, &str)]) -> Vec<Place> {
        let (Some(start), Some(path)) = (self.place(path), path) else { return Vec::new() };
        let end = self.end(path, start, starts);
        let mut found = Vec::new();
        for line in start.line..=self.sources.line_count(start.file).min(end.0) {
            let columns = self.sources.line(start.file, line).chars().zip(1..).filter(|(c, _)| *c == wanted);
            let inside = |column: &u32| (line, *column) < end && (line > start.line || *column >= start.column);
            let columns = columns.map(|(_, column)| column).filter(inside);
            found.extend(columns.map(|column| Place::new(start.file, line, column)));
            if found.len() >= count {
                break;
            }
        }
        found.truncate(count);
        if found.is_empty() { vec![start] } else { found }
    }
}
