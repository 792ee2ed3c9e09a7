//! Automatic numbers as Word shows them: counting along the document.

use std::collections::{BTreeMap, BTreeSet};

use super::super::symbols;
use super::numbering::{LEVELS, Level, Numbering};
use crate::import::AutoLabel;
use crate::text::roman;

/// Counts lists along a document.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// The last number of each level, by definition: lists of one definition count on together.
    counts: BTreeMap<String, [Option<i64>; LEVELS]>,
    /// Lists whose own start was used, by level.
    begun: BTreeSet<(String, usize)>,
}

impl Labels {
    /// The label of the next paragraph of a list; nothing when it shows none.
    pub(super) fn next(&mut self, all: &Numbering, list: &str, level: usize) -> Option<AutoLabel> {
        let level = level.min(LEVELS - 1);
        let kind = all.kind_of(list)?;
        let here = all.level(list, level)?;
        let counts = self.counts.entry(kind.to_string()).or_default();
        let begins = self.begun.insert((list.to_string(), level));
        let own = all.start(list, level).filter(|_| begins);
        let first = all.start(list, level).or(here.start).unwrap_or(0);
        counts[level] = Some(own.unwrap_or_else(|| counts[level].map_or(first, |last| last.saturating_add(1))));
        for (below, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let after = all.level(list, below).and_then(|l| l.restart);
            if after.is_none_or(|after| level < after) {
                *count = None;
            }
        }
        for (above, count) in counts.iter_mut().enumerate().take(level) {
            let start = all.level(list, above).and_then(|l| l.start).unwrap_or(0);
            count.get_or_insert(start);
        }
        let text = written(all, list, here, counts);
        let gap = match here.suffix.as_deref() {
            Some("nothing") => "",
            Some("space") => " ",
            _ => "\t",
        };
        (!text.trim().is_empty()).then(|| AutoLabel { text, gap: gap.to_string() })
    }
}

/// A label with its numbers.
fn written(all: &Numbering, list: &str, here: &Level, counts: &[Option<i64>; LEVELS]) -> String {
    if here.format == "bullet" {
        let font = here.run.ascii.as_deref().or(here.run.other.as_deref());
        return here.text.chars().map(|c| symbols::shown(font, c).unwrap_or(c)).collect();
    }
    let mut out = String::new();
    let mut chars = here.text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
        match level.map(|d| d as usize - 1) {
            Some(level) => {
                chars.next();
                let format = all.level(list, level).map_or("decimal", |l| l.format.as_str());
                let format = if here.legal && format != "none" { "decimal" } else { format };
                out.push_str(&number(counts[level].unwrap_or(0), format));
            }
            None => out.push(c),
        }
    }
    out
}

/// A number as a format writes it.
pub(super) fn number(n: i64, format: &str) -> String {
    let small = u32::try_from(n).ok().filter(|n| (1..=3999).contains(n));
    match (format, small) {
        ("none" | "bullet", _) => String::new(),
        ("upperRoman", Some(n)) => roman::write(n),
        ("lowerRoman", Some(n)) => roman::write(n).to_lowercase(),
        ("upperLetter", Some(n)) => letters(n, b'A'),
        ("lowerLetter", Some(n)) => letters(n, b'a'),
        ("decimalZero", _) if (0..10).contains(&n) => format!("0{n}"),
        _ => n.to_string(),
    }
}

/// a … z, aa, bb … zz, aaa …
fn letters(n: u32, first: u8) -> String {
    let letter = char::from(first + ((n - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((n - 1) / 26 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let all = |format: &str| [1, 4, 26, 27, 53].map(|n| number(n, format)).join(" ");
        assert_eq!(all("decimal"), "1 4 26 27 53");
        assert_eq!(all("decimalZero"), "01 04 26 27 53");
        assert_eq!(all("upperRoman"), "I IV XXVI XXVII LIII");
        assert_eq!(all("lowerLetter"), "a d z aa aaa");
        assert_eq!(all("none"), "    ");
        assert_eq!([0, -3].map(|n| number(n, "upperRoman")), ["0", "-3"]);
    }
}
