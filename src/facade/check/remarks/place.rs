//! Where a finding's words stand in the main part of a Word file. Paragraphs are told by what they say, because the two
//! readings count what lies beside the text in different ways.

use std::collections::BTreeMap;

use super::body::{Body, Sign, Stretch, small};
use crate::diag::{Diagnostic, FileId, Place, SourceMap};

/// Longest automatic number in front of a paragraph, in characters.
const LABEL: usize = 12;

/// The stretch of each finding; nothing where it is about no words of the file.
pub(super) fn stretches(body: &Body, sources: &SourceMap, findings: &[&Diagnostic]) -> Vec<Option<Stretch>> {
    let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, signs) in body.paragraphs.iter().enumerate().filter(|(_, signs)| !signs.is_empty()) {
        known.entry(signs.iter().map(|sign| sign.c).collect()).or_default().push(number);
    }
    let mut ranks: BTreeMap<u32, Option<(usize, usize)>> = BTreeMap::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    if findings.iter().any(|told| told.place.is_some()) {
        for line in 1..=sources.line_count(FileId(0)) {
            let text: Vec<char> = squeezed(sources.line(FileId(0), line)).collect();
            // Without the number that Word shows and the text does not hold.
            let found = (0..text.len().min(LABEL)).find_map(|label| {
                let rest: String = text[label..].iter().collect();
                known.get_key_value(rest.as_str()).map(|(key, all)| (label, key.as_str(), all))
            });
            let found = found.map(|(label, key, all)| {
                let rank = seen.entry(key).or_insert(0);
                *rank += 1;
                (label, all[(*rank - 1).min(all.len() - 1)])
            });
            ranks.insert(line, found);
        }
    }
    let stretch = |told: &&Diagnostic| {
        let place = told.place.filter(|place| place.file == FileId(0) && place.line > 0)?;
        let (label, number) = (*ranks.get(&place.line)?)?;
        within(&body.paragraphs[number], label, place, sources)
    };
    findings.iter().map(stretch).collect()
}

/// The characters of a text but white space, small.
fn squeezed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(small)
}

/// The signs of a place in its paragraph.
fn within(signs: &[Sign], label: usize, place: Place, sources: &SourceMap) -> Option<Stretch> {
    let line = sources.line(place.file, place.line);
    let count = |characters: usize| line.chars().take(characters).filter(|c| !c.is_whitespace()).count();
    let before = place.column.saturating_sub(1) as usize;
    let first = count(before).saturating_sub(label).min(signs.len().checked_sub(1)?);
    let end = count(before + place.width.max(1) as usize).saturating_sub(label).clamp(first + 1, signs.len());
    Some(Stretch { first: signs[first].clone(), last: signs[end - 1].clone() })
}
