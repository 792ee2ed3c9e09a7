//! What a document writes in two ways: one finding with all places of the ways that it should leave.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::lint::Found;

/// A place: a stretch (bytes) of a paragraph, by its number.
pub(super) type Spot = (usize, Range<usize>);

/// The ways in which one thing is written, each with its places.
#[derive(Debug, Default)]
pub(super) struct Ways {
    ways: Vec<(String, Vec<Spot>)>,
}

impl Ways {
    /// Takes a place of a way.
    pub(super) fn take(&mut self, way: &str, spot: Spot) {
        match self.ways.iter_mut().find(|(own, _)| own == way) {
            Some((_, spots)) => spots.push(spot),
            None => self.ways.push((way.to_string(), vec![spot])),
        }
    }

    /// Whether something is written in a way.
    pub(super) fn has(&self, way: &str) -> bool {
        self.ways.iter().any(|(own, _)| own == way)
    }

    /// Tells of a document that has more than one way; `usual` is the one to keep, or else the most frequent one, the first
    /// of these. `right` says what should stand at a place instead of what stands there, if that can be said.
    pub(super) fn tell(
        self,
        found: &mut Found<'_, '_>,
        about: &str,
        usual: Option<&str>,
        right: impl Fn(&str, &str) -> Option<String>,
    ) {
        let most = self.ways.iter().map(|(_, spots)| spots.len()).max().unwrap_or_default();
        let frequent = self.ways.iter().find(|(_, spots)| spots.len() == most).map(|(way, _)| way.as_str());
        let Some(kept) = usual.or(frequent).filter(|kept| self.ways.iter().any(|(way, _)| way == kept)) else { return };
        let others = self.ways.iter().filter(|(way, _)| way != kept);
        let mut spots: Vec<&Spot> = others.flat_map(|(_, spots)| spots).collect();
        spots.sort_by_key(|(paragraph, stretch)| (*paragraph, stretch.start));
        let Some((paragraph, stretch)) = spots.first() else { return };
        let counts = self.ways.iter().map(|(way, spots)| format!("{way} ({} chỗ)", spots.len()));
        let what = format!("{about}: {}", counts.collect::<Vec<_>>().join(", "));
        let told = found.at(*paragraph, stretch.clone(), what).advise(format!("viết thống nhất {kept}"));
        one(found, told, &spots, |written| right(kept, written));
    }

    /// Tells of all places in one finding; `right` says what should stand at a place instead of what stands there.
    pub(super) fn mended(
        self,
        found: &mut Found<'_, '_>,
        what: String,
        advice: String,
        right: impl Fn(&str) -> Option<String>,
    ) {
        let spots: Vec<&Spot> = self.ways.iter().flat_map(|(_, spots)| spots).collect();
        if let Some((paragraph, stretch)) = spots.first() {
            let told = found.at(*paragraph, stretch.clone(), what).advise(advice);
            one(found, told, &spots, right);
        }
    }

    /// Tells of all places in one finding.
    pub(super) fn all(self, found: &mut Found<'_, '_>, what: String, advice: String) {
        self.mended(found, what, advice, |_| None);
    }
}

/// Tells a finding at the first of its places with all others, each with its fix.
fn one(found: &mut Found<'_, '_>, told: Diagnostic, spots: &[&Spot], right: impl Fn(&str) -> Option<String>) {
    let mut told = told;
    for (number, (paragraph, stretch)) in spots.iter().enumerate() {
        let located = found.locate(*paragraph, stretch.clone());
        if number > 0 {
            told = told.and_at(located.place);
        }
        let text = right(found.written(*paragraph, stretch.clone()));
        told = told.fix(text.and_then(|text| located.fix(text)));
    }
    found.tell(told);
}
