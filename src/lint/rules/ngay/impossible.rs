//! NGAY-01: a day that no calendar has (`ngày 31/4/2026`), and years that run backwards (`giai đoạn 2030 - 2026`).
//!
//! Căn cứ: none; it cannot be. Traps: numbers that only look like years, standards (`TCVN 2622-1995`).

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::dates::Written;
use crate::lint::reading::Reading;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph, reading) in subject.readings() {
        for date in reading.dates().iter().filter(|date| date.is_impossible() && (date.said || date.year.is_some())) {
            let typed = &paragraph.text[date.range.clone()];
            let what = format!("'{typed}' không có trong lịch");
            found.tell(found.at(number, date.range.clone(), what).advise("xem lại ngày, tháng"));
        }
        for stretch in backwards(reading) {
            let what = format!("khoảng ngày chạy lùi: '{}'", &paragraph.text[stretch.clone()]);
            found.tell(found.at(number, stretch, what).advise("viết ngày đầu trước, ngày cuối sau"));
        }
        for years in reading.years().iter().filter(|years| years.count().is_none()) {
            let first = reading.words.at(years.range.start);
            if Group::Span.ends(&reading.words, first).is_none() && years.counted.is_none() {
                continue;
            }
            let what = format!("khoảng năm chạy lùi, từ {} về {}", years.from, years.to);
            found.tell(found.at(number, years.range.clone(), what).advise("viết năm đầu trước, năm cuối sau"));
        }
    }
}

/// Ranges of days that end before they begin: `từ ngày 15 đến ngày 11 tháng 5`, `từ ngày 01/3/2026 đến ngày 01/02/2026`.
fn backwards(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let words = &reading.words;
    let mut out = Vec::new();
    for last in reading.dates().iter().filter(|date| !date.is_impossible()) {
        let first = words.at(last.range.start);
        let Some((_, to)) = Group::Until.ends(words, first).filter(|_| words.joined(first)) else { continue };
        if let Some(before) = reading.dates().iter().find(|date| words.at(date.range.end) == to) {
            // Without its year the first day may be of the year before.
            let wrong = match (before.date(), last.date()) {
                (Some(from), Some(until)) => until < from,
                _ => before.year.is_none() && before.month.value == last.month.value && day(before) > day(last),
            };
            if wrong
                && words.text[before.range.end..last.range.start].trim()
                    == words.text[words.list[to].start..last.range.start].trim()
            {
                out.push(before.range.start..last.range.end);
            }
            continue;
        }
        let alone = |at: usize| {
            let number = words.get(at)?.value().filter(|_| words.joined(at) && words.joined(at + 1))?;
            let said = words.get(at.checked_sub(1)?)?.is("ngày");
            said.then_some((words.list[at - 1].start, number))
        };
        if let Some((start, number)) = to.checked_sub(1).and_then(alone)
            && day(last).is_some_and(|day| number > u32::from(day))
        {
            out.push(start..last.range.end);
        }
    }
    out
}

fn day(date: &Written) -> Option<u16> {
    date.day.as_ref().map(|day| day.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn what_cannot_be_is_told() {
        for (wrong, stretch) in [
            ("họp ngày 31/4/2026", "ngày 31/4/2026"),
            ("họp ngày 29/02/2026", "ngày 29/02/2026"),
            ("họp ngày 31 tháng 6 năm 2026", "ngày 31 tháng 6 năm 2026"),
            ("họp ngày 15/13/2026", "ngày 15/13/2026"),
            ("họp ngày 00/5/2026", "ngày 00/5/2026"),
            ("họp ngày 30/02 hằng năm", "ngày 30/02"),
            ("họp ngày 32-5-2026", "ngày 32-5-2026"),
            ("trong giai đoạn 2030 - 2026", "2030 - 2026"),
            ("từ năm 2030 đến năm 2026", "2030 đến năm 2026"),
            ("nhiệm kỳ 2030-2025", "2030-2025"),
            ("kế hoạch 05 năm (2030-2026)", "2030-2026"),
            ("từ ngày 15 đến ngày 11 tháng 5 năm 2026", "ngày 15 đến ngày 11 tháng 5 năm 2026"),
            ("từ ngày 01/3/2026 đến hết ngày 01/02/2026", "ngày 01/3/2026 đến hết ngày 01/02/2026"),
            ("từ ngày 20/5 đến ngày 10/5/2026", "ngày 20/5 đến ngày 10/5/2026"),
        ] {
            assert_eq!(marked(&CHECK, &format!("Sở Nội vụ {wrong}.")), [stretch], "{wrong}");
        }
    }

    #[test]
    fn what_can_be_and_other_numbers_are_let_be() {
        for right in [
            "họp ngày 29/02/2024",
            "họp ngày 30/4 hằng năm",
            "họp ngày 31/12/2026",
            "trong giai đoạn 2026 - 2030",
            "theo TCVN 2622-1995",
            "số 2040-2030",
            "đạt 15/13 chỉ tiêu",
            "tỷ lệ 31/4",
            "từ năm 2026 đến năm 2026",
            "tháng 5 năm 2026",
            "từ ngày 11 đến ngày 15 tháng 5 năm 2026",
            "từ ngày 15/12 đến ngày 15/01/2026",
            "từ ngày 25 tháng 12 đến ngày 05 tháng 01 năm 2026",
            "từ ngày 01/3/2026 đến ngày 01/4/2026",
            "gửi ngày 20/5/2026, đến ngày 10/5/2026 chưa trả lời",
        ] {
            assert!(marked(&CHECK, &format!("Sở Nội vụ {right}.")).is_empty(), "{right}");
        }
    }
}
