//! NGAY-05: the zero before a day below 10 or before January, February is missing: `ngày 5/1/2026`. One finding a document.
//!
//! Căn cứ: ngày, tháng, năm ban hành: a zero stands before days below 10 and months 1, 2. Traps: months 3 to 9 have none;
//! months without a day are no dates.

use crate::diag::rules;
use crate::lint::grammar::dates::{Figure, Written};
use crate::lint::{Check, Found, Subject};

use super::many::{Spot, tell};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_05, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut spots = Vec::new();
    for (paragraph, text, reading) in subject.readings() {
        for date in &reading.dates {
            let short = short(date);
            let (Some(day), false) = (&date.day, short.is_empty()) else { continue };
            let end = date.year.as_ref().unwrap_or(&date.month).range.end;
            let fixes =
                short.into_iter().map(|f| (f.range.clone(), format!("0{}", &text.text[f.range.clone()]))).collect();
            spots.push(Spot { paragraph, stretch: day.range.start..end, fixes });
        }
    }
    let what = match spots.len() {
        1 => "ngày thiếu số 0".to_string(),
        count => format!("{count} ngày thiếu số 0"),
    };
    tell(found, &spots, what, "thêm số 0 trước ngày dưới 10 và trước tháng 1, tháng 2".to_string());
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
