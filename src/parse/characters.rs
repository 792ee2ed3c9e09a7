//! The characters of a file's values before anything else reads them: marks are put in their order, what shows nothing is left
//! out, what both formats would not show alike is refused. All of it is said, with every place.

use std::collections::BTreeMap;

use crate::diag::{Characters, Diagnostic, Place};
use crate::text::accents;
use crate::text::characters::{Fate, odd};
use crate::yaml::Node;

/// The tree with texts that can be printed.
pub(super) fn clean(mut root: Node, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Node {
    if !text.chars().any(is_special) && !text.contains('\\') {
        return root;
    }
    let places = Places::of(text, root.place);
    let mut met = Characters::default();
    root.rewrite(&mut |place, text| mend(place, text, &places, &mut met));
    if !met.is_empty() {
        diagnostics.extend(met.diagnostics());
    }
    root
}

/// Whether a character wants a look.
fn is_special(c: char) -> bool {
    accents::is_loose(c) || is_double(c) || odd(c).is_some_and(|odd| odd.fate != Fate::NotPrinted)
}

/// Whether a letter of the Greek or Cyrillic alphabet looks like one of ours.
fn is_double(c: char) -> bool {
    // Nearly every character of a plan is of neither alphabet, and is asked about here.
    ('\u{370}'..='\u{52f}').contains(&c) && "АВЕЅІЈКМНОРСТХҮаеѕіјорсухһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".contains(c)
}

/// Where the special characters of a file stand, in order.
struct Places {
    root: Place,
    of: BTreeMap<char, Vec<(u32, u32)>>,
}

impl Places {
    fn of(text: &str, root: Place) -> Places {
        let mut of: BTreeMap<char, Vec<(u32, u32)>> = BTreeMap::new();
        for (line, number) in text.split('\n').zip(1..) {
            if line.is_ascii() && !line.contains(is_special) {
                continue;
            }
            for (c, column) in line.chars().zip(1..).filter(|(c, _)| is_special(*c)) {
                of.entry(c).or_default().push((number, column));
            }
        }
        Places { root, of }
    }

    /// The next `count` places of a character from a value's own on; that of the value where they were not typed as such.
    fn next(&self, c: char, from: Place, count: usize) -> Vec<Place> {
        let all = self.of.get(&c).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|place| *place < (from.line, from.column));
        let place = |(line, column): &(u32, u32)| Place::new(self.root.file, *line, *column);
        let found: Vec<Place> = all[first..].iter().take(count).map(place).collect();
        if found.is_empty() { vec![from] } else { found }
    }
}

/// Mends one text; where it has a place, what was met is counted.
fn mend(place: Option<Place>, text: &mut String, places: &Places, met: &mut Characters) {
    if !text.chars().any(is_special) {
        return;
    }
    if let Some(place) = place {
        count(place, text, places, met);
    }
    text.retain(|c| odd(c).is_none_or(|odd| odd.fate != Fate::Dropped));
    if let Some(ordered) = accents::ordered(text) {
        *text = ordered;
    }
}

fn count(place: Place, text: &str, places: &Places, met: &mut Characters) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    let wanted = |c: &char| odd(*c).is_some_and(|odd| odd.fate != Fate::NotPrinted);
    text.chars().filter(wanted).for_each(|c| *counts.entry(c).or_default() += 1);
    for (c, count) in counts {
        met.met(c, count, places.next(c, place, count));
    }
    let ours = |c: char| {
        c.is_ascii_alphabetic() || ('\u{C0}'..='\u{24F}').contains(&c) || ('\u{1E00}'..='\u{1EFF}').contains(&c)
    };
    let mut doubles: BTreeMap<char, usize> = BTreeMap::new();
    for word in text.split_whitespace().filter(|word| word.contains(is_double)) {
        let first = word.chars().find(|c| is_double(*c)).unwrap_or_default();
        let nth = *doubles.get(&first).unwrap_or(&0);
        let at = places.next(first, place, nth + 1).into_iter().next_back();
        for c in word.chars().filter(|c| is_double(*c)) {
            *doubles.entry(c).or_default() += 1;
        }
        // A word of that alphabet, or a letter alone, is meant as such.
        if word.contains(ours) {
            met.mixed(word, at);
        }
    }
    // Marks are looked at word by word; the first loose mark of each has the place.
    let mut seen: BTreeMap<char, usize> = BTreeMap::new();
    for word in text.split_whitespace().filter(|word| word.contains(accents::is_loose)) {
        let first = word.chars().find(|c| accents::is_loose(*c)).unwrap_or_default();
        let nth = *seen.get(&first).unwrap_or(&0);
        let at = places.next(first, place, nth + 1).into_iter().next_back();
        for c in word.chars().filter(|c| accents::is_loose(*c)) {
            *seen.entry(c).or_default() += 1;
        }
        let whole: String = word.chars().filter(|c| odd(*c).is_none()).collect();
        let ordered = accents::ordered(&whole);
        let joined = ordered.clone().unwrap_or_else(|| crate::text::nfc(&whole).into_owned());
        if joined.contains(accents::is_loose) {
            met.loose(&joined, at);
        } else if ordered.is_some() {
            met.ordered(&joined, at);
        }
    }
}
