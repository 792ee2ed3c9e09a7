//! Every character of the file once: the ledger is made from the draft, and checked (Đủ).

use std::collections::BTreeMap;

use super::draft::{About, Draft, Value};
use super::glyphs::{Glyph, Text};
use super::ledger::{Dest, Entry, Ledger, Outside, Stretch};
use super::source::{LineId, SourceDoc};
use crate::diag::rules;
use crate::model::KeyPath;

/// Where each character went.
type Places = BTreeMap<(LineId, u32), Dest>;

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
    let taken = placed(draft).0;
    for line in doc.lines() {
        let text = Text::of(line);
        let left: Vec<Glyph> =
            text.0.iter().filter(|g| g.counts() && g.at.is_some_and(|at| !taken.contains_key(&at))).copied().collect();
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

/// Where each counting character went, and the first that went to two places.
fn placed(draft: &Draft) -> (Places, Option<(LineId, u32)>) {
    let mut places = Places::new();
    let mut twice = None;
    let mut put = |text: &Text, dest: &Dest| {
        for at in text.counting().filter_map(|g| g.at) {
            if places.insert(at, dest.clone()).is_some() {
                twice = twice.or(Some(at));
            }
        }
    };
    for (key, value) in &draft.fields {
        let path = KeyPath::root(key);
        match value {
            // Lines of several parts of the page stand under this key.
            Value::Map(lines) if *key == "nguyen_van" => {
                for (name, line) in lines {
                    let dest = Dest::Key(path.key(name));
                    line.texts().into_iter().for_each(|text| put(text, &dest));
                }
            }
            _ => value.texts().into_iter().for_each(|text| put(text, &Dest::Key(path.clone()))),
        }
    }
    draft.placed.iter().for_each(|(text, dest)| put(text, dest));
    (places, twice)
}

/// The ledger; `marks`: characters of keys that turned out to be marks.
///
/// # Errors
/// A character has no destination or two.
pub(crate) fn ledger(doc: &SourceDoc, draft: &Draft, marks: &[(Glyph, Dest)]) -> Result<Ledger, Fault> {
    let (mut places, twice) = placed(draft);
    if let Some((line, at)) = twice {
        return Err(Fault::Twice(line, at));
    }
    for (glyph, dest) in marks {
        if let Some(at) = glyph.at {
            places.insert(at, dest.clone());
        }
    }
    let mut entries: Vec<Entry> = Vec::new();
    for line in doc.lines() {
        let text = Text::of(line);
        for glyph in text.counting() {
            let Some((id, at)) = glyph.at else { continue };
            let Some(to) = places.remove(&(id, at)) else { return Err(Fault::Nowhere(id, at)) };
            match entries.last_mut() {
                Some(last) if last.to == to && last.at.line == id => last.at.to = at + 1,
                _ => entries.push(Entry { at: Stretch { line: id, from: at, to: at + 1 }, to }),
            }
        }
    }
    Ok(Ledger(entries))
}
