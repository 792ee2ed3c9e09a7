//! NGAY-07: dates in words (`ngày 05 tháng 10 năm 2026`) beside dates in figures (`ngày 05/10/2026`). One finding a document.
//!
//! Căn cứ: none; one way in one document. Traps: tables are short of room and may have figures; the number line of an annex
//! repeats that of the document.

use crate::diag::rules;
use crate::lint::grammar::dates::{Style, Written};
use crate::lint::reading::is_cited_freely;
use crate::lint::{Check, Found, Subject};

use super::many::{Spot, tell};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_07, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let (mut words, mut figures) = (Vec::new(), Vec::new());
    for (paragraph, text, reading) in subject.readings().filter(|(_, p, _)| p.zone.is_prose() && is_cited_freely(p)) {
        for date in reading.dates().iter().filter(|date| date.date().is_some()) {
            let (list, into_words) = match date.style {
                Style::Words => (&mut words, false),
                Style::Slash => (&mut figures, true),
                _ => continue,
            };
            list.extend(spot(paragraph, &text.text, date, into_words));
        }
    }
    if words.is_empty() || figures.is_empty() {
        return;
    }
    let what = format!(
        "{} ngày viết bằng chữ (ngày … tháng … năm …), {} ngày viết bằng số (…/…/…)",
        words.len(),
        figures.len()
    );
    let fewer = if words.len() < figures.len() { words } else { figures };
    tell(found, &fewer, what, "viết ngày trong cả văn bản một cách".to_string());
}

/// A date with how it is written the other way.
fn spot(paragraph: usize, text: &str, date: &Written, into_words: bool) -> Option<Spot> {
    let (day, year) = (date.day.as_ref()?, date.year.as_ref()?);
    let [d, m, y] = [&day.range, &date.month.range, &year.range].map(|range| &text[range.clone()]);
    let right = match into_words {
        true => format!("{d} tháng {m} năm {y}"),
        false => format!("{d}/{m}/{y}"),
    };
    // Words need the word `ngày` before them.
    let stretch = day.range.start..year.range.end;
    let fixes = if date.said || !into_words { vec![(stretch.clone(), right)] } else { Vec::new() };
    Some(Spot { paragraph, stretch, fixes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{findings, fixed, marked};

    #[test]
    fn the_fewer_are_told_once_and_written_as_the_others() {
        let words = ["ngày 05 tháng 10 năm 2026", "ngày 15 tháng 4 năm 2026", "ngày 1 tháng 6 năm 2026"];
        let figures = ["ngày 05/10/2026", "ngày 15/4/2026", "ngày 1/6/2026"];
        for (one, marked_one) in words.iter().map(|word| (word, &word["ngày ".len()..])) {
            let text = format!("Họp {one}, {} và {}.", figures[0], figures[1]);
            assert_eq!(marked(&CHECK, &text), [marked_one], "{text}");
        }
        for (one, marked_one) in figures.iter().map(|figure| (figure, &figure["ngày ".len()..])) {
            let text = format!("Họp {one}, {} và {}.", words[0], words[1]);
            assert_eq!(marked(&CHECK, &text), [marked_one], "{text}");
        }
        for (one, other) in words.iter().zip(figures) {
            assert_eq!(marked(&CHECK, &format!("Họp {one}, {other}.")).len(), 1);
            assert_eq!(marked(&CHECK, &format!("Họp {other}, {one}.")).len(), 1);
        }
        let plan = fixed(&CHECK, "noi_dung: Họp ngày 05 tháng 10 năm 2026, ngày 15/4/2026, ngày 16/4/2026.");
        assert!(plan.contains("Họp ngày 05/10/2026, ngày 15/4/2026"), "{plan}");
        let text =
            "noi_dung: Họp ngày 5 tháng 6 năm 2026, ngày 15 tháng 6 năm 2026, ngày 1/7/2026, ngày 2/7/2026, 3/7/2026.";
        assert_eq!(findings(&CHECK, text).0[0].also.len(), 1);
    }

    #[test]
    fn one_way_tables_and_parts_are_let_be() {
        for right in [
            "Họp ngày 05/10/2026, ngày 15/4/2026.",
            "Họp ngày 05 tháng 10 năm 2026, ngày 15 tháng 4 năm 2026.",
            "Họp ngày 05/10/2026 trong tháng 10 năm 2026.",
            "Họp ngày 05 tháng 10 năm 2026, báo cáo ngày 15/4 hằng năm.",
            "Họp ngày 05 tháng 10 năm 2026 trong tháng 10/2026.",
            "Họp ngày 05/10/2026, báo cáo ngày 15 tháng 12.",
            "Họp ngày 05 tháng 10 năm 2026.\n\n| Ngày |\n|---|\n| 15/4/2026 |\n\nHết.",
            "Họp ngày 05 tháng 10 năm 2026, giai đoạn 2026-2030.",
            "Họp ngày 05-10-2026 và ngày 15 tháng 4 năm 2026.",
            "Họp.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}");
        }
    }
}
