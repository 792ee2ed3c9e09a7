//! The lines of a file by their numbers, for what is told of entries of the ledger.

use std::collections::BTreeMap;

use super::ledger::Entry;
use super::source::{LineId, SourceDoc, SourcePlace};

/// Every line, its text with the automatic number in front, and where it stands.
pub(crate) struct Lines(BTreeMap<LineId, (Vec<char>, SourcePlace)>);

impl Lines {
    /// Those of a document.
    pub(crate) fn of(doc: &SourceDoc) -> Lines {
        Lines(doc.lines().into_iter().map(|line| (line.id, (line.counted().chars().collect(), line.place))).collect())
    }

    /// The characters of an entry.
    pub(crate) fn text(&self, entry: &Entry) -> &[char] {
        let Some((text, _)) = self.0.get(&entry.at.line) else { return &[] };
        let end = (entry.at.to as usize).min(text.len());
        &text[(entry.at.from as usize).min(end)..end]
    }

    /// How many characters other than white space an entry has.
    pub(crate) fn count(&self, entry: &Entry) -> u64 {
        self.text(entry).iter().filter(|c| !c.is_whitespace()).count() as u64
    }

    /// Where an entry stands.
    pub(crate) fn place(&self, entry: &Entry) -> SourcePlace {
        self.0.get(&entry.at.line).map(|(_, place)| *place).unwrap_or_default()
    }
}
