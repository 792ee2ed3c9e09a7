//! From a character of a paragraph back to the file: line and column, wherever the text was wrapped, quoted or marked.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::diag::{FileId, Fix, Place, SourceMap};
use crate::model::{KeyPath, Locator};

/// Where a stretch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    /// Its place: the stretch itself, or the value that it is of.
    pub place: Option<Place>,
    /// The place is that of the stretch, on one line, as typed: a fix may stand on it.
    pub exact: bool,
}

impl Located {
    /// A change of the stretch, where it stands as typed.
    pub(crate) fn fix(self, text: impl Into<String>) -> Option<Fix> {
        let place = self.place.filter(|_| self.exact)?;
        Some(Fix { place, text: text.into() })
    }
}

/// A character's place in the file.
type Spot = (u32, u32);

/// The file that paragraphs stand in.
#[derive(Debug)]
pub(crate) struct Finder<'a> {
    way: Way<'a>,
    /// The spots of the characters of paragraphs that were asked for.
    known: RefCell<BTreeMap<usize, Option<Vec<Spot>>>>,
    /// How many characters of a file that was read another way stand before what is looked for.
    from: Cell<usize>,
}

#[derive(Debug)]
enum Way<'a> {
    /// A plan file.
    Plan(Locator<'a>, Vec<(Place, &'a str)>),
    /// A file that was read another way: its lines follow one another as the paragraphs do.
    Lines { file: FileId, squeezed: Squeezed },
}

/// The characters of a file that are not blank, with their spots.
#[derive(Debug, Default)]
struct Squeezed {
    chars: Vec<char>,
    spots: Vec<Spot>,
}

impl<'a> Finder<'a> {
    /// In a plan file.
    pub(crate) fn plan(places: Locator<'a>) -> Finder<'a> {
        Finder { way: Way::Plan(places, places.starts()), known: RefCell::default(), from: Cell::default() }
    }

    /// In the text of a file that was read another way, which is the one of `sources`, behind so many characters.
    pub(crate) fn lines(file: FileId, sources: &SourceMap, from: usize) -> Finder<'a> {
        let mut squeezed = Squeezed::default();
        for line in 1..=sources.line_count(file) {
            for (column, c) in (1..).zip(sources.line(file, line).chars()).filter(|(_, c)| counts(*c)) {
                squeezed.chars.push(c);
                squeezed.spots.push((line, column));
            }
        }
        Finder { way: Way::Lines { file, squeezed }, known: RefCell::default(), from: Cell::new(from) }
    }

    /// Where a text stands for the first time in a file that was read another way.
    pub(crate) fn first(&self, text: &str) -> Option<Place> {
        let Way::Lines { file, squeezed } = &self.way else { return None };
        let (spots, _) = squeezed.spots(text, 0)?;
        let (line, column) = *spots.first()?;
        let end = spots.iter().take_while(|spot| spot.0 == line).last().map_or(column, |spot| spot.1);
        Some(Place::new(*file, line, column).wide(end + 1 - column))
    }

    /// How many characters of the file stand before the end of the last paragraph that was found.
    pub(super) fn end(&self) -> usize {
        self.from.get()
    }

    /// Finds paragraphs in the order in which their file has them: of two that are alike the second stands behind the first.
    pub(super) fn in_order<'t>(&self, texts: impl Iterator<Item = &'t str>) {
        let Way::Lines { squeezed, .. } = &self.way else { return };
        let mut known = self.known.borrow_mut();
        let mut from = self.from.get();
        for (number, text) in texts.enumerate() {
            let found = squeezed.spots(text, from).or_else(|| squeezed.spots(text, 0));
            from = found.as_ref().map_or(from, |(_, end)| *end);
            known.insert(number, found.map(|(spots, _)| spots));
        }
        self.from.set(from);
    }

    /// Where a stretch (bytes of `text`) stands of the paragraph with this number and path.
    pub(super) fn place(&self, (number, path): (usize, &KeyPath), text: &str, stretch: Range<usize>) -> Located {
        let mut known = self.known.borrow_mut();
        let spots = known.entry(number).or_insert_with(|| self.spots(path, text));
        let before = text[..stretch.start].chars().count();
        let count = text[stretch.clone()].chars().count().max(1);
        let whole = |spots: &[Spot]| -> Option<(Spot, u32, bool)> {
            let own = spots.get(before..).filter(|rest| !rest.is_empty())?;
            let own = &own[..count.min(own.len())];
            let (first, last) = (own[0], own[own.len() - 1]);
            let end = own.iter().take_while(|spot| spot.0 == first.0).last().map_or(first.1, |spot| spot.1);
            Some((first, end + 1 - first.1, first.0 == last.0 && own.len() as u32 == end + 1 - first.1))
        };
        match (spots.as_deref().and_then(whole), &self.way) {
            (Some(((line, column), width, exact)), way) => {
                let place = way.file(path).map(|file| Place::new(file, line, column).wide(width));
                // In a quoted value these marks are typed otherwise than they are printed.
                let plain = !text[stretch].contains(['\'', '"', '\\']);
                Located { place, exact: exact && plain && way.is_typed() }
            }
            (None, Way::Plan(places, _)) => Located { place: places.place(Some(path)), exact: false },
            (None, Way::Lines { file, .. }) => Located { place: Some(Place::file(*file)), exact: false },
        }
    }

    fn spots(&self, path: &KeyPath, text: &str) -> Option<Vec<Spot>> {
        match &self.way {
            Way::Plan(places, starts) => {
                let (start, end) = stretch(places, path, starts)?;
                aligned(text, &typed(places.sources, start, end))
            }
            Way::Lines { squeezed, .. } => squeezed.spots(text, 0).map(|(spots, _)| spots),
        }
    }
}

impl Way<'_> {
    fn file(&self, path: &KeyPath) -> Option<FileId> {
        match self {
            Way::Plan(places, _) => places.place(Some(path)).map(|place| place.file),
            Way::Lines { file, .. } => Some(*file),
        }
    }

    /// Whether the file is typed text, which a fix may change.
    fn is_typed(&self) -> bool {
        matches!(self, Way::Plan(..))
    }
}

/// Where the value of a path begins, and where the next one does.
fn stretch(places: &Locator<'_>, path: &KeyPath, starts: &[(Place, &str)]) -> Option<(Place, Spot)> {
    let start = places.place(Some(path))?;
    Some((start, places.end(path, start, starts)))
}

/// A character of the file with its spot.
type Typed = (char, Spot);

/// What is typed from a place up to an end.
fn typed(sources: &SourceMap, start: Place, end: Spot) -> Vec<Typed> {
    let mut typed = Vec::new();
    for line in start.line..=sources.line_count(start.file).min(end.0) {
        let columns = (1..).zip(sources.line(start.file, line).chars());
        let inside =
            columns.filter(|(column, _)| (line > start.line || *column >= start.column) && (line, *column) < end);
        typed.extend(inside.map(|(column, c)| (c, (line, column))));
        typed.push(('\n', (line, u32::MAX)));
    }
    typed
}

/// What may stand between two characters of a text: marks of emphasis, escapes, quotes, the rest of a line's end.
const MARKS: [char; 8] = ['*', '^', '~', '\\', '\'', '"', '>', '|'];

/// How many characters before the first of the text are looked at: a key, a label, marks.
const BEFORE: usize = 400;

/// The spots of a text's characters in what is typed.
fn aligned(text: &str, typed: &[Typed]) -> Option<Vec<Spot>> {
    let wanted: Vec<char> = text.chars().collect();
    let first = *wanted.iter().find(|c| !c.is_whitespace())?;
    let starts = typed.iter().take(BEFORE).enumerate();
    let starts = starts.filter(|(_, (c, _))| *c == first);
    starts.map(|(at, _)| at).find_map(|at| from(&wanted, &typed[at..]))
}

/// The same from a certain character on.
fn from(wanted: &[char], typed: &[Typed]) -> Option<Vec<Spot>> {
    let mut spots: Vec<Spot> = Vec::with_capacity(wanted.len());
    let mut at = 0;
    for &c in wanted {
        if c.is_whitespace() {
            // A blank may be a line's end, and there may have been more of them.
            let here = typed.get(at);
            let spot = here.filter(|(t, _)| *t == c).map(|(_, spot)| *spot);
            at += usize::from(spot.is_some());
            let near = spots.last().copied().unwrap_or_default();
            spots.push(spot.unwrap_or(near));
            continue;
        }
        let skipped = typed[at..].iter().position(|(t, _)| *t == c)?;
        let between = &typed[at..at + skipped];
        if !is_between(between) {
            return None;
        }
        spots.push(typed[at + skipped].1);
        at += skipped + 1;
    }
    Some(spots)
}

/// Whether nothing but marks, blanks and the reference of a footnote stands there.
fn is_between(typed: &[Typed]) -> bool {
    let mut rest = typed.iter().map(|(c, _)| *c).peekable();
    while let Some(c) = rest.next() {
        let passes = c.is_whitespace() || MARKS.contains(&c);
        let closes = match c {
            // `[^1]`, `<sup>`.
            '[' => Some(']'),
            '<' => Some('>'),
            _ => None,
        };
        match closes {
            Some(close) => {
                if !rest.by_ref().any(|c| c == close) {
                    return false;
                }
            }
            None if passes => {}
            None => return false,
        }
    }
    true
}

/// Whether a character counts when lines are compared: no blank, no mark of emphasis.
fn counts(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '*' | '_')
}

impl Squeezed {
    /// The spots of a text's characters where they stand one after the other, the first time behind so many of the file's,
    /// and how many of these stand before its end.
    fn spots(&self, text: &str, from: usize) -> Option<(Vec<Spot>, usize)> {
        let wanted: Vec<char> = text.nfc().filter(|c| counts(*c)).collect();
        let at = from + self.chars.get(from..)?.windows(wanted.len().max(1)).position(|window| window == wanted)?;
        let mut own = self.spots[at..at + wanted.len()].iter();
        let mut last = (0, 0);
        let spots = text.chars().map(|c| {
            last = match !counts(c) {
                true => (last.0, last.1 + 1),
                false => own.next().copied().unwrap_or(last),
            };
            last
        });
        Some((spots.collect(), at + wanted.len()))
    }
}
