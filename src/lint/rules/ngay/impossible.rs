//! NGAY-01: a day that no calendar has (`ngày 31/4/2026`), and years that run backwards (`giai đoạn 2030 - 2026`).
//!
//! Căn cứ: none; it cannot be. Traps: numbers that only look like years, standards (`TCVN 2622-1995`).

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph, reading) in subject.readings() {
        for date in reading.dates.iter().filter(|date| date.is_impossible() && (date.said || date.year.is_some())) {
            let typed = &paragraph.text[date.range.clone()];
            let what = format!("'{typed}' không có trong lịch");
            found.tell(found.at(number, date.range.clone(), what).advise("xem lại ngày, tháng"));
        }
        for years in reading.years.iter().filter(|years| years.count().is_none()) {
            let first = reading.words.at(years.range.start);
            if Group::Span.ends(&reading.words, first).is_none() && years.counted.is_none() {
                continue;
            }
            let what = format!("khoảng năm chạy lùi, từ {} về {}", years.from, years.to);
            found.tell(found.at(number, years.range.clone(), what).advise("viết năm đầu trước, năm cuối sau"));
        }
    }
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
        ] {
            assert!(marked(&CHECK, &format!("Sở Nội vụ {right}.")).is_empty(), "{right}");
        }
    }
}
