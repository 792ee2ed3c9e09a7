//! The date of issue, any part of which may still be blank.

/// A calendar date that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

impl Date {
    /// A date, or nothing when the calendar has no such day (31/2).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        (day >= 1 && year >= 1 && day <= Date::days_in(year, month)).then_some(Date { year, month, day })
    }

    /// How many days a month has; 0 for a month that does not exist.
    pub fn days_in(year: u16, month: u8) -> u8 {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        }
    }
}

/// `ngay`: day, month and year of issue; a part that is absent is a blank in the document (ngày để trống).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IssueDate {
    /// Day.
    pub day: Option<u8>,
    /// Month.
    pub month: Option<u8>,
    /// Year.
    pub year: Option<u16>,
}

impl IssueDate {
    /// The date, when all three parts are there.
    pub fn complete(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?)
    }

    /// The last day that the known parts allow; nothing without a year.
    pub fn latest(&self) -> Option<Date> {
        let year = self.year?;
        let month = self.month.unwrap_or(12);
        Date::new(year, month, self.day.unwrap_or_else(|| Date::days_in(year, month)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        assert_eq!(Date::new(2021, 2, 31), None);
        assert_eq!(Date::new(2023, 2, 29), None);
        assert!(Date::new(2024, 2, 29).is_some());
        assert_eq!(Date::new(2024, 13, 1), None);
        assert_eq!(Date::new(2024, 0, 1), None);
    }

    #[test]
    fn unknown_parts_take_the_last_possible_day() {
        let november = IssueDate { day: None, month: Some(11), year: Some(2021) };
        assert_eq!(november.latest(), Date::new(2021, 11, 30));
        assert_eq!(IssueDate::default().latest(), None);
    }
}
