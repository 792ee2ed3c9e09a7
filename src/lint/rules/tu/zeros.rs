//! TUNGU-03: `05 năm` beside `5 năm`: a count with a zero in front and without.
//!
//! Căn cứ: none: the decree demands the zero for numbers of documents, days and months, not for counts. Compared for one and
//! the same word behind the number, one finding for each; dates and ranges do not count.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::TUNGU_03, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut counted: BTreeMap<String, Ways> = BTreeMap::new();
    for (number, _) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        for (zero, word, stretch) in counts(&subject.read(number).words) {
            let way = if zero { format!("'05 {word}'") } else { format!("'5 {word}'") };
            counted.entry(word).or_default().take(&way, (number, stretch));
        }
    }
    for (word, ways) in counted {
        ways.tell(found, "số đếm viết theo hai cách", Some(&format!("'5 {word}'")), |_, _| None);
    }
}

/// Counts of one figure, with a zero or not, the word behind them, and where.
fn counts(words: &Words<'_>) -> Vec<(bool, String, Range<usize>)> {
    let one = |at: usize| -> Option<(bool, String, Range<usize>)> {
        let (number, word) = (words.get(at)?, words.get(at + 1)?);
        let figure = number.text.strip_prefix('0').unwrap_or(number.text);
        let digit = figure.len() == 1 && figure.bytes().all(|b| (b'1'..=b'9').contains(&b));
        // `ngày 05 tháng 3`, `số 5`, `3/5`.
        let named =
            at > 0 && words.joined(at) && words.get(at - 1).is_some_and(|before| Usage::Counted.has(before.text));
        let alone = at == 0 || words.joined(at) || words.before(at).ends_with(['(', ' ']);
        let parted = words.before(at).trim_end().ends_with(['-', '–', '/', '.']);
        let right = digit && !named && alone && !parted && words.joined(at + 1) && word.is_small();
        right.then(|| (number.text.len() == 2, word.text.to_string(), number.start..word.end()))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn a_zero_beside_none_is_told() {
        for (text, count) in [
            ("Kế hoạch 05 năm, kế hoạch 5 năm.", "05 năm"),
            ("Mở 5 lớp; thêm 03 lớp.", "03 lớp"),
            ("Gồm 4 người.\n\nCử 02 người.", "02 người"),
            ("Trong 7 ngày (07 ngày làm việc).", "07 ngày"),
            ("- Có 2 xã;\n- Thêm 08 xã.", "08 xã"),
        ] {
            assert_eq!(marked(&CHECK, text), [count], "{text}");
        }
    }

    #[test]
    fn dates_and_other_words_are_not() {
        for text in [
            "Kế hoạch 05 năm, 03 năm.",
            "Kế hoạch 5 năm; mở 03 lớp.",
            "Ngày 05 tháng 3; trong 5 tháng.",
            "Ngày 05 tháng 3, ngày 6 tháng 4.",
            "Quý 3 năm nay; 05 năm.",
            "Từ 10 đến 15 năm; 5 năm.",
            "Điểm 05 và 5.",
            "Đạt 3,5 điểm; 05 điểm.",
            "Lớp 5 học 05 buổi.",
            "Đợt 1-5 năm; 05 năm.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
