//! TUNGU-04: `phòng, chống` beside `phòng chống`: a comma between the halves of an expression here and none there.
//!
//! Căn cứ: none; one way in one document. The pairs are data (`cach-viet.tsv`). One finding for each pair.

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::data::usage;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The comma between two halves.
pub(crate) static CHECK: Check = Check { rule: &rules::TUNGU_04, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let pairs: Vec<(&str, &str)> = usage::pairs(rules::TUNGU_04.code).collect();
    let mut all: Vec<Ways> = pairs.iter().map(|_| Ways::default()).collect();
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        // A look at the letters spares nearly every comparison of words.
        let small = paragraph.text.to_lowercase();
        for ((first, second), ways) in pairs.iter().zip(&mut all).filter(|((_, second), _)| small.contains(second)) {
            for (comma, stretch) in halves(&subject.read(number).words, first, second) {
                let between = if comma { ", " } else { " " };
                ways.take(&format!("'{first}{between}{second}'"), (number, stretch));
            }
        }
    }
    for ((first, second), ways) in pairs.iter().zip(all) {
        let usual = format!("'{first}, {second}'");
        ways.tell(found, "một cụm từ viết theo hai cách", Some(&usual), |_, _| None);
    }
}

/// Where two halves follow each other, and whether a comma stands between them. Several in a row are a list, which may part
/// them as it likes: `phòng, chống, khắc phục`.
fn halves(words: &Words<'_>, first: &str, second: &str) -> Vec<(bool, Range<usize>)> {
    let one = |at: usize| -> Option<(bool, Range<usize>)> {
        let next = at + words.starts(at, first)?;
        let end = next + words.starts(next, second)?;
        let gap = words.before(next);
        let comma = gap.trim() == ",";
        let listed = words.before(end).starts_with(',') || words.before(at).ends_with(", ");
        let whole = gap.trim().is_empty() || comma && !listed;
        whole.then(|| (comma, words.list[at].start..words.list[end - 1].end()))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{marked, told};

    #[test]
    fn a_comma_here_and_none_there_is_told() {
        let body = "Công tác phòng, chống dịch; các xã phòng chống dịch.";
        assert_eq!(marked(&CHECK, body), ["phòng chống"]);
        assert!(told(&CHECK, &format!("noi_dung: {body}")).contains("'phòng, chống' (1 chỗ), 'phòng chống' (1 chỗ)"));
    }

    #[test]
    fn one_way_and_lists_are_right() {
        for body in [
            "Phòng chống dịch; phòng chống lụt bão.",
            "Phòng, chống dịch; phòng, chống lụt bão.",
            "Cán bộ, công chức, viên chức; cán bộ công chức.",
        ] {
            assert!(marked(&CHECK, body).is_empty(), "{body}");
        }
    }
}
