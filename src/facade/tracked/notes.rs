//! Footnotes of both drafts: which belongs to which, and those of the earlier that the later has no more.

use std::collections::BTreeMap;

use super::blocks::{children, is, parts};

/// The footnotes of two files.
#[derive(Debug)]
pub(super) struct Notes<'x> {
    earlier: BTreeMap<&'x str, &'x str>,
    later: BTreeMap<&'x str, &'x str>,
    /// The later part.
    part: &'x str,
    /// Those at the same place of the text: earlier and later number.
    pub pairs: Vec<(&'x str, &'x str)>,
    /// Notes of the earlier file with the numbers that they get.
    pub added: Vec<(&'x str, usize)>,
}

impl<'x> Notes<'x> {
    /// The notes of two parts; a file without notes has an empty part.
    pub(super) fn new(earlier: &'x str, later: &'x str) -> Option<Notes<'x>> {
        let (earlier, later, part) = (known(earlier)?, known(later)?, later);
        Some(Notes { earlier, later, part, pairs: Vec::new(), added: Vec::new() })
    }

    /// The number of a note of the earlier file in the file that is written; nothing where that has no notes.
    pub(super) fn gone(&mut self, number: &'x str) -> Option<String> {
        let highest = self.later.keys().filter_map(|number| number.parse::<usize>().ok()).max()?;
        let own = highest + 1 + self.added.len();
        self.earlier.contains_key(number).then(|| self.added.push((number, own)))?;
        Some(own.to_string())
    }

    /// The texts of two notes.
    pub(super) fn texts(&self, (earlier, later): (&str, &str)) -> Option<(&'x str, &'x str)> {
        Some((parts(self.earlier.get(earlier)?)?.1, parts(self.later.get(later)?)?.1))
    }

    /// The text of an earlier note.
    pub(super) fn earlier(&self, number: &str) -> Option<&'x str> {
        Some(parts(self.earlier.get(number)?)?.1)
    }

    /// The later part with other texts of some of its notes, and notes that are added.
    pub(super) fn part(&self, changed: &BTreeMap<&str, String>, added: &[(usize, String)]) -> Option<String> {
        let start = self.part.find("<w:footnotes")?;
        let (open, inside, close) = parts(self.part.get(start..)?.trim_end())?;
        let head = self.part.get(..start)?;
        let mut out = format!("{head}{open}");
        for note in children(inside)? {
            let new = number(note).and_then(|number| changed.get(number));
            match (new, parts(note)?) {
                (Some(text), (first, _, last)) => out.push_str(&format!("{first}{text}{last}")),
                (None, _) => out.push_str(note),
            }
        }
        let added = added.iter().map(|(number, text)| format!("<w:footnote w:id=\"{number}\">{text}</w:footnote>"));
        out.extend(added);
        Some(out + close)
    }
}

/// The notes of a part, by their numbers.
fn known(part: &str) -> Option<BTreeMap<&str, &str>> {
    let Some(start) = part.find("<w:footnotes") else { return Some(BTreeMap::new()) };
    let notes = children(parts(part.get(start..)?.trim_end())?.1)?;
    Some(notes.into_iter().filter_map(|note| Some((number(note)?, note))).collect())
}

/// The number of a note.
fn number(note: &str) -> Option<&str> {
    let open = parts(note)?.0;
    is(note, "w:footnote").then(|| open.split_once("w:id=\"")?.1.split('"').next()).flatten()
}
