//! NGAY-05: the zero before a day below 10 or before January, February is missing: `ngày 5/1/2026`; in the line of place and
//! day one too many: `tháng 03`. One finding a document. NGAY-08: `05/03/2026` beside `05/3/2026`.
//!
//! Căn cứ: ngày, tháng, năm ban hành: a zero stands before days below 10 and months 1, 2. Traps: months 3 to 9 have none;
//! months without a day are no dates.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::dates::{self, Figure, Written};
use crate::lint::reading::is_cited_freely;
use crate::lint::text::Line;
use crate::lint::{Check, Found, Subject};

use super::super::mixed::Ways;
use super::many::{Spot, tell};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_05, run };
/// Months with a zero beside months without.
pub(crate) static MIXED: Check = Check { rule: &rules::NGAY_08, run: mixed };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut spots = of_head(subject);
    for (paragraph, text, reading) in subject.readings() {
        for date in reading.dates() {
            let short = short(date);
            let (Some(day), false) = (&date.day, short.is_empty()) else { continue };
            let end = date.year.as_ref().unwrap_or(&date.month).range.end;
            let fixes =
                short.into_iter().map(|f| (f.range.clone(), format!("0{}", &text.text[f.range.clone()]))).collect();
            spots.push(Spot { paragraph, stretch: day.range.start..end, fixes });
        }
    }
    let what = match spots.len() {
        1 => "ngày thiếu hoặc thừa số 0".to_string(),
        count => format!("{count} ngày thiếu hoặc thừa số 0"),
    };
    tell(found, &spots, what, "thêm số 0 trước ngày dưới 10 và trước tháng 1, tháng 2".to_string());
}

/// What the line of place and day has otherwise than the form, where it is printed word for word.
fn of_head(subject: &Subject<'_>) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (paragraph, text) in subject.text.head(Line::Day) {
        // A blank may tear the figures: `tháng 0 6`.
        for date in dates::all(text) {
            let Some(day) = &date.day else { continue };
            let end = date.year.as_ref().unwrap_or(&date.month).range.end;
            let mut fixes: Vec<(Range<usize>, String)> =
                short(&date).into_iter().map(|f| (f.range.clone(), format!("0{}", &text[f.range.clone()]))).collect();
            fixes.extend(long(&date).map(|f| (f.range.clone(), f.value.to_string())));
            if !fixes.is_empty() {
                spots.push(Spot { paragraph, stretch: day.range.start..end, fixes });
            }
        }
        if let Some(at) = text.find("tháng 0 ").map(|at| at + "tháng ".len()) {
            spots.push(Spot { paragraph, stretch: at..at + 3.min(text.len() - at), fixes: Vec::new() });
        }
    }
    spots
}

/// A month from March to September with a zero.
fn long(date: &Written) -> Option<&Figure> {
    Some(&date.month).filter(|month| month.digits() == 2 && (3..10).contains(&month.value))
}

fn mixed(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut ways = Ways::default();
    for (paragraph, _, reading) in subject.readings().filter(|(_, p, _)| is_cited_freely(p)) {
        for date in reading.dates().iter().filter(|date| date.date().is_some() && (3..10).contains(&date.month.value)) {
            let way = if long(date).is_some() { "'05/03'" } else { "'05/3'" };
            ways.take(way, (paragraph, date.month.range.clone()));
        }
    }
    ways.tell(found, "tháng dưới 10 viết theo hai cách", Some("'05/3'"), |_, written| {
        Some(written.trim_start_matches('0').to_string())
    });
}

/// The figures that lack their zero.
fn short(date: &Written) -> Vec<&Figure> {
    let Some(day) = date.day.as_ref().filter(|_| !date.is_impossible()) else { return Vec::new() };
    let lacks = |figure: &Figure, below: u16| figure.digits() == 1 && figure.value < below;
    let of_day = Some(day).filter(|day| lacks(day, 10));
    let of_month = Some(&date.month).filter(|month| lacks(month, 3));
    of_day.into_iter().chain(of_month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{findings, fixed, marked};

    #[test]
    fn a_missing_zero_is_told_and_added() {
        for (wrong, right) in [
            ("ngày 5/1/2026", "ngày 05/01/2026"),
            ("ngày 15/1/2026", "ngày 15/01/2026"),
            ("ngày 5/3/2026", "ngày 05/3/2026"),
            ("ngày 5/12/2026", "ngày 05/12/2026"),
            ("ngày 05/2/2026", "ngày 05/02/2026"),
            ("ngày 5 tháng 1 năm 2026", "ngày 05 tháng 01 năm 2026"),
            ("ngày 5 tháng 9", "ngày 05 tháng 9"),
            ("ngày 5/9 hằng năm", "ngày 05/9 hằng năm"),
            ("ngày 5-1-2026", "ngày 05-01-2026"),
            ("từ 5/1/2026", "từ 05/01/2026"),
        ] {
            assert_eq!(marked(&CHECK, &format!("Họp {wrong}.")).len(), 1, "{wrong}");
            let plan = fixed(&CHECK, &format!("noi_dung: Họp {wrong}."));
            assert!(plan.contains(&format!("Họp {right}.")), "{plan}");
        }
        let (found, _) = findings(&CHECK, "noi_dung: Họp ngày 5/1/2026, ngày 6/3/2026.");
        assert_eq!((found.len(), found[0].also.len(), found[0].fixes.len()), (1, 1, 3));
    }

    #[test]
    fn dates_that_need_none_are_let_be() {
        for right in [
            "ngày 05/01/2026",
            "ngày 15/3/2026",
            "ngày 15/03/2026",
            "ngày 10/12/2026",
            "ngày 05 tháng 3 năm 2026",
            "tháng 1/2026",
            "tháng 2 năm 2026",
            "ngày 5-10/12/2026",
            "mục 5/1",
            "quý 1 năm 2026",
        ] {
            assert!(marked(&CHECK, &format!("Họp {right}.")).is_empty(), "{right}");
        }
    }
}
