//! SOTIEN-41: `38.750.000 đồng (ba mươi bảy triệu …)`: a sum of money in figures and another one in words.
//!
//! Căn cứ: none. The words stand in brackets behind the figures and end with `đồng` (`đồng chẵn`); where a word is none of a
//! number nothing is said.

use std::ops::Range;

use super::amounts;
use super::spelt;
use super::sums::shown;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::SOTIEN_41, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.text.contains('(')) {
        for (stretch, value) in other(&paragraph.text) {
            let what = format!(
                "số tiền bằng chữ '{}' là {}, không phải số ghi bằng chữ số",
                &paragraph.text[stretch.clone()],
                shown(value)
            );
            found.tell(found.at(number, stretch, what).advise("xem lại số tiền bằng số và bằng chữ"));
        }
    }
}

/// Sums in words that are not the ones in figures before them, with their values in thousandths.
fn other(text: &str) -> Vec<(Range<usize>, i64)> {
    let one = |amount: &amounts::Amount| -> Option<(Range<usize>, i64)> {
        let currency = amount.unit.split(' ').next_back().filter(|unit| Usage::Currency.has(unit))?;
        let rest = text.get(amount.range.end..)?;
        let open = amount.range.end + rest.find('(').filter(|at| rest[..*at].trim().is_empty())? + 1;
        let close = open + text.get(open..)?.find(')')?;
        let inner = &text[open..close];
        let start = open + inner.rfind(':').map_or(0, |at| at + 1);
        let words = Words::of(&text[start..close]);
        let list: Vec<&str> = words.list.iter().map(|word| word.text).collect();
        let end = words.list.iter().position(|word: &Word<'_>| word.is(currency))?;
        let value = spelt::value(list.get(..end)?)?;
        let scale: i64 = match amount.unit.strip_suffix(currency).map(str::trim) {
            Some("") => 1,
            Some(scale) => i64::try_from(spelt::value(&["một", scale])?).ok()?,
            None => return None,
        };
        let value = i64::try_from(value).ok()?.checked_mul(1000)?;
        let wrong = amount.value.checked_mul(scale)? != value;
        wrong.then(|| (start + words.list[0].start..start + words.list[end].end(), value))
    };
    amounts::all(text).iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn other_words_are_told() {
        for (text, words) in [
            (
                "Kinh phí 38.750.000 đồng (ba mươi bảy triệu bảy trăm năm mươi nghìn đồng).",
                "ba mươi bảy triệu bảy trăm năm mươi nghìn đồng",
            ),
            ("Kinh phí 1.200.000 đồng (Bằng chữ: Một triệu hai mươi nghìn đồng).", "Một triệu hai mươi nghìn đồng"),
            ("Chi 15 triệu đồng (mười sáu triệu đồng).", "mười sáu triệu đồng"),
        ] {
            assert_eq!(marked(&CHECK, text), [words], "{text}");
        }
    }

    #[test]
    fn the_same_and_other_brackets_are_right() {
        for text in [
            "Kinh phí 38.750.000 đồng (ba mươi tám triệu bảy trăm năm mươi nghìn đồng).",
            "Kinh phí 1.200.000 đồng (Bằng chữ: Một triệu hai trăm nghìn đồng chẵn).",
            "Chi 15 triệu đồng (mười lăm triệu đồng).",
            "Chi 15 triệu đồng (tạm ứng năm triệu đồng).",
            "Chi 15 triệu đồng (ngân sách xã).",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
