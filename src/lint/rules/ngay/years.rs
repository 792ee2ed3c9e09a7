//! NGAY-06: a number of years that the years beside it are not: `kế hoạch 05 năm (2020 - 2025)` are six.
//!
//! Căn cứ: none. Traps: terms of office and school years; what looks back (`tổng kết 10 năm (2015 - 2025)`) counts from
//! anniversary to anniversary.

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::dates::years::Years;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_06, run };

/// How many words before say what the years are counted for.
const NEAR: usize = 12;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, _, reading) in subject.readings() {
        for years in reading.years().iter().filter(|years| !years.is_term) {
            let (Some((said, counted)), Some(count)) = (years.counted.clone(), years.count()) else { continue };
            if counted == count || !is_planned(&reading.words, years, said.start, counted) {
                continue;
            }
            let what = format!("ghi {counted} năm mà từ {} đến {} là {count} năm", years.from, years.to);
            let advice = "xem lại số năm, năm đầu, năm cuối";
            found.tell(found.at(number, said.start..years.range.end, what).advise(advice));
        }
    }
}

/// Whether the years are those of a plan; ten years from anniversary to anniversary only where nothing is looked back at.
fn is_planned(words: &Words<'_>, years: &Years, said: usize, counted: u16) -> bool {
    let at = words.at(said);
    let from = (at.saturating_sub(NEAR)..at).rev().take_while(|at| !words.behind(*at).contains([';', '.'])).last();
    let mut before = from.unwrap_or(at)..at;
    if before.any(|at| Group::LookingBack.starts(words, at).is_some()) {
        return false;
    }
    let planned = (from.unwrap_or(at)..at).any(|at| Group::Planned.starts(words, at).is_some());
    planned || years.to - years.from != counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn another_number_of_years_is_told() {
        for wrong in [
            "kế hoạch 05 năm (2020 - 2025)",
            "Kế hoạch phát triển kinh tế - xã hội 5 năm 2020-2025",
            "kế hoạch 5 năm giai đoạn 2021-2026",
            "kế hoạch 05 năm 2026 - 2031",
            "chương trình 10 năm (2021-2031)",
            "kế hoạch 3 năm (2026-2029)",
            "kế hoạch 03 năm 2025 - 2026",
            "mục tiêu 5 năm (2026-2029)",
            "kế hoạch 10 năm giai đoạn 2021 - 2035",
            "kế hoạch tài chính 05 năm (2026–2031)",
        ] {
            assert_eq!(marked(&CHECK, &format!("Thực hiện {wrong}.")).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn right_numbers_terms_and_what_looks_back_are_let_be() {
        for right in [
            "kế hoạch 05 năm (2021 - 2025)",
            "kế hoạch 5 năm giai đoạn 2026-2030",
            "chương trình 10 năm (2021-2030)",
            "tổng kết 10 năm (2015 - 2025)",
            "sơ kết 05 năm thực hiện (2020-2025)",
            "nhiệm kỳ 5 năm 2020-2025",
            "kế hoạch nhiệm kỳ 2025 - 2030",
            "năm học 2025-2026",
            "giai đoạn 2021-2026",
            "tổng kết kế hoạch 5 năm (2020 - 2025)",
        ] {
            assert!(marked(&CHECK, &format!("Thực hiện {right}.")).is_empty(), "{right}");
        }
    }
}
