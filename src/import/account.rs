//! Every character of the file once: the ledger is made from the draft, and checked (Đủ).

use std::collections::BTreeMap;

use super::draft::{About, Draft, Value};
use super::glyphs::{Glyph, Text};
use super::ledger::{Dest, Entry, Ledger, Outside, Stretch};
use super::source::{LineId, SourceDoc};
use crate::diag::rules;
use crate::model::KeyPath;

/// A character that went nowhere yet.
const NOWHERE: u32 = u32::MAX;

/// Where each counting character went.
#[derive(Default)]
struct Places {
    /// Plan files and what is in them.
    dests: Vec<(usize, Dest)>,
    /// By lines and characters, which of `dests`.
    at: BTreeMap<LineId, Vec<u32>>,
    /// The first that went to two places.
    twice: Option<(LineId, u32)>,
}

impl Places {
    /// Sends characters to a place.
    fn put(&mut self, texts: &[&Text], file: usize, dest: Dest) {
        let number = self.number(file, dest);
        for (line, at) in texts.iter().flat_map(|text| text.counting()).filter_map(|g| g.at) {
            if self.set(line, at, number) != NOWHERE {
                self.twice = self.twice.or(Some((line, at)));
            }
        }
    }

    fn number(&mut self, file: usize, dest: Dest) -> u32 {
        let wanted = (file, dest);
        let known = self.dests.iter().rposition(|known| *known == wanted);
        known.unwrap_or_else(|| {
            self.dests.push(wanted);
            self.dests.len() - 1
        }) as u32
    }

    /// Sends one character to a place; returns where it was.
    fn set(&mut self, line: LineId, at: u32, number: u32) -> u32 {
        let numbers = self.at.entry(line).or_default();
        if numbers.len() <= at as usize {
            numbers.resize(at as usize + 1, NOWHERE);
        }
        std::mem::replace(&mut numbers[at as usize], number)
    }

    fn get(&self, (line, at): (LineId, u32)) -> Option<&(usize, Dest)> {
        let number = *self.at.get(&line)?.get(at as usize)?;
        self.dests.get(number as usize)
    }

    /// Where a draft's characters went.
    fn add(&mut self, file: usize, draft: &Draft) {
        for (key, value) in &draft.fields {
            let path = KeyPath::root(key);
            match value {
                // Lines of several parts of the page stand under this key.
                Value::Map(lines) if *key == "nguyen_van" => {
                    lines.iter().for_each(|(name, line)| self.put(&line.texts(), file, Dest::Key(path.key(name))));
                }
                _ => self.put(&value.texts(), file, Dest::Key(path)),
            }
        }
        draft.placed.iter().for_each(|(text, dest)| self.put(&[text], file, dest.clone()));
    }
}

/// What is wrong with a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A character that went to two places.
    Twice(LineId, u32),
    /// A character that went nowhere.
    Nowhere(LineId, u32),
}

/// Lines or parts of lines that nothing took go outside, each with a doubt.
pub(crate) fn sweep(doc: &SourceDoc, draft: &mut Draft) {
    let mut taken = Places::default();
    taken.add(0, draft);
    for line in doc.lines() {
        let text = Text::of(line);
        let left: Vec<Glyph> =
            text.0.iter().filter(|g| g.counts() && g.at.is_some_and(|at| taken.get(at).is_none())).copied().collect();
        if left.is_empty() {
            continue;
        }
        let left = Text(left);
        let shown: String = text.string().trim().chars().take(40).collect();
        let about = About { text: &left, at: line.place, key: None };
        draft.doubt(
            &rules::NHAP_59,
            about,
            format!("chữ ở \"{shown}\" không đưa vào kế hoạch"),
            &["một phần của văn bản"],
        );
        draft.outside(&left, Outside::Unknown);
    }
}

/// The ledger of all plan files; `marks`: of each, characters of keys that turned out to be marks.
///
/// # Errors
/// A character has no destination or two.
pub(crate) fn ledger(doc: &SourceDoc, drafts: &[Draft], marks: &[Vec<(Glyph, Dest)>]) -> Result<Ledger, Fault> {
    let mut places = Places::default();
    drafts.iter().enumerate().for_each(|(file, draft)| places.add(file, draft));
    if let Some((line, at)) = places.twice {
        return Err(Fault::Twice(line, at));
    }
    for (file, marks) in marks.iter().enumerate() {
        for (glyph, dest) in marks {
            if let Some((line, at)) = glyph.at {
                let number = places.number(file, dest.clone());
                places.set(line, at, number);
            }
        }
    }
    let mut entries: Vec<Entry> = Vec::new();
    for line in doc.lines() {
        let text = Text::of(line);
        for glyph in text.counting() {
            let Some((id, at)) = glyph.at else { continue };
            let Some((file, to)) = places.get((id, at)) else { return Err(Fault::Nowhere(id, at)) };
            match entries.last_mut() {
                Some(last) if last.to == *to && last.file == *file && last.at.line == id => last.at.to = at + 1,
                _ => {
                    entries.push(Entry { at: Stretch { line: id, from: at, to: at + 1 }, file: *file, to: to.clone() })
                }
            }
        }
    }
    Ok(Ledger(entries))
}
