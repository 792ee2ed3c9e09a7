//! CACH-03: two blanks between two words.
//!
//! Căn cứ: none. A note, one a document. Traps: places left free for a number or a day (`số      /KH-UBND`, `ngày      tháng`),
//! which are wider or stand beside a word that a number belongs to; lines of the head and foot; cells.

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CACH_03, run };

/// The widest gap that is a slip and no place left free.
const WIDEST: usize = 3;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut ways = Ways::default();
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose() || p.zone == Zone::Subject) {
        for stretch in gaps(&paragraph.text) {
            ways.take("", (number, stretch));
        }
    }
    let what = "giữa hai từ có hơn một dấu cách".to_string();
    ways.mended(found, what, "chỉ để một dấu cách".to_string(), |_| Some(" ".to_string()));
}

/// Blanks in a row between a word or a mark and a word.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("  ") {
        if out.last().is_some_and(|last: &Range<usize>| at < last.end) {
            continue;
        }
        let width = text[at..].len() - text[at..].trim_start_matches(' ').len();
        let (before, behind) = (&text[..at], &text[at + width..]);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let left = before
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | ':' | '.' | ')' | '”'));
        let right = behind.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '“'));
        let free = Usage::Counted.has(word) && !behind.starts_with(|c: char| c.is_ascii_digit());
        if left && right && !free && width <= WIDEST {
            out.push(at..at + width);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    #[test]
    fn two_blanks_are_told_once_and_mended() {
        let plan = "noi_dung: |\n  Tập huấn cho  các phòng;  các ban.\n";
        assert_eq!(told(&CHECK, plan).lines().count(), 1);
        assert!(fixed(&CHECK, plan).contains("cho các phòng; các ban."));
    }

    #[test]
    fn places_left_free_are_not() {
        for text in ["số    /KH-UBND", "ngày   tháng 3 năm 2026", "số  /KH-SNV", "họp  - thi", "Tên:      người nhận"]
        {
            assert_eq!(gaps(text), [], "{text}");
        }
        assert_eq!(gaps("cho  các").len(), 1);
    }
}
