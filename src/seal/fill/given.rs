//! Number and date as they were typed on the command line.

use crate::diag::{Diagnostic, rules};
use crate::model::Date;
use crate::parse::dates::{CALENDAR_ADVICE, no_such_day, written_date};
use crate::parse::number::{self, Typed};

/// What is given at issue (khi ban hành).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuance {
    /// `--so`: digits, letters may follow (`05a`); as typed.
    pub number: String,
    /// `--ngay`.
    pub date: Date,
    /// `--ngay` as typed.
    pub written: String,
}

impl Issuance {
    /// Reads both.
    ///
    /// # Errors
    /// All that is wrong: a number that is none, a day that the calendar does not have.
    pub fn read(typed_number: &str, typed_date: &str) -> Result<Issuance, Vec<Diagnostic>> {
        match (number(typed_number.trim()), date(typed_date.trim())) {
            (Ok(number), Ok(date)) => Ok(Issuance { number, date, written: typed_date.trim().to_string() }),
            (number, date) => Err(number.err().into_iter().chain(date.err()).collect()),
        }
    }

    /// Whether a number that is written somewhere is this one: `05` is 5.
    pub fn is_number(&self, written: &str) -> bool {
        let bare = |text: &str| text.trim().trim_start_matches('0').to_string();
        bare(&self.number) == bare(written)
    }
}

fn number(typed: &str) -> Result<String, Diagnostic> {
    if number::typed(typed) == Typed::Number {
        return Ok(typed.to_string());
    }
    let shown: String = typed.chars().take(40).collect();
    let advice = match typed.contains(['/', '-']) {
        true => "chỉ ghi số, như --so 15; ký hiệu đã có ở khóa 'ky_hieu' của kế hoạch",
        false => "ghi số từ 1 trở lên, sau số có thể có chữ: --so 15, --so 05a",
    };
    Err(Diagnostic::of(&rules::BANHANH_01, format!("'{shown}' không phải số văn bản")).advise(advice))
}

/// The day that was typed, where the calendar has it.
pub(super) fn day(typed: &str) -> Option<Date> {
    date(typed.trim()).ok()
}

fn date(typed: &str) -> Result<Date, Diagnostic> {
    let Some((day, month, year)) = written_date(typed) else {
        let shown: String = typed.chars().take(40).collect();
        return Err(Diagnostic::of(&rules::BANHANH_02, format!("không đọc được '{shown}' thành ngày tháng năm"))
            .advise("ghi như --ngay 05/3/2026 hoặc --ngay 2026-03-05"));
    };
    let missing = |what| Diagnostic::of(&rules::BANHANH_02, what).advise(CALENDAR_ADVICE);
    match no_such_day(day, month, Some(year)) {
        Some(what) => Err(missing(what)),
        None => Date::new(year, month, day).ok_or_else(|| missing(format!("không có ngày '{typed}'"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_and_a_few_letters() {
        for good in ["5", "05", "15", "05a", "123456", "12bis", " 7 ", "3Đ"] {
            assert_eq!(Issuance::read(good, "05/3/2026").unwrap().number, good.trim());
        }
        for bad in ["", "0", "00", "a5", "15/KH-UBND", "-5", "1.5", "1234567", "5abcd", "5 a", "5\na: b", "٥"] {
            assert_eq!(Issuance::read(bad, "05/3/2026").unwrap_err()[0].code(), "BANHANH-01", "{bad}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for good in ["05/3/2026", "5-3-2026", "2026-03-05", "05.03.2026"] {
            assert_eq!(Some(Issuance::read("1", good).unwrap().date), Date::new(2026, 3, 5));
        }
        for bad in ["31/4/2026", "29/2/2026", "05/13/2026", "0/1/2026", "5/3/26", "hôm nay", "", "5/3/1800", "05/3"] {
            assert_eq!(Issuance::read("1", bad).unwrap_err()[0].code(), "BANHANH-02", "{bad}");
        }
        assert_eq!(Issuance::read("x", "y").unwrap_err().len(), 2);
    }

    #[test]
    fn a_leading_zero_makes_no_other_number() {
        let given = Issuance::read("5", "05/3/2026").unwrap();
        assert!(given.is_number("05") && given.is_number("5") && !given.is_number("05a") && !given.is_number("50"));
    }
}
