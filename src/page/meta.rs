//! What a file says of itself outside its pages.

use super::RecordFields;
use crate::model::Date;

/// Metadata (siêu dữ liệu): the same values in both formats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocMeta {
    /// Type and trích yếu: `Kế hoạch …` as printed.
    pub title: String,
    /// The issuing body as printed, on one line.
    pub author: String,
    /// Number and notation as printed, where the number is known.
    pub subject: String,
    /// Language tag, `vi-VN`.
    pub language: String,
    /// Day of issue, or the day that `SOURCE_DATE_EPOCH` names; nothing = no dates in the file.
    pub date: Option<Stamp>,
    /// The program's name and version.
    pub producer: String,
    /// The record of the document, for a document system.
    pub record: RecordFields,
}

/// A moment in the time zone of Việt Nam (+07:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Day.
    pub date: Date,
    /// Hour.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
}

impl Stamp {
    /// The beginning of a day.
    pub fn of_day(date: Date) -> Stamp {
        Stamp { date, hour: 0, minute: 0, second: 0 }
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn epoch(self) -> i64 {
        let Date { year, month, day } = self.date;
        // Years begin in March, in eras of 400: the leap day then ends the year.
        let year = i64::from(year) - i64::from(month <= 2);
        let march_month = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * march_month + 2) / 5 + i64::from(day) - 1;
        let days =
            year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468;
        let clock = (i64::from(self.hour) * 60 + i64::from(self.minute)) * 60 + i64::from(self.second);
        days * 86_400 + clock - 7 * 3600
    }

    /// A moment given in seconds since 1970-01-01T00:00:00Z, on the clocks of Việt Nam; nothing outside the years 1–9999.
    pub fn from_epoch(seconds: i64) -> Option<Stamp> {
        const OFFSET: i64 = 7 * 3600;
        let local = seconds.checked_add(OFFSET)?;
        let (days, rest) = (local.div_euclid(86_400), local.rem_euclid(86_400));
        // Days since 0000-03-01, in eras of 400 years: the leap day then ends the year.
        let shifted = days.checked_add(719_468)?;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let date = Date::new(u16::try_from(year).ok().filter(|y| *y <= 9999)?, month as u8, day as u8)?;
        Some(Stamp { date, hour: (rest / 3600) as u8, minute: (rest / 60 % 60) as u8, second: (rest % 60) as u8 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_the_day_in_viet_nam() {
        let stamp = Stamp::from_epoch(1_772_643_600).unwrap();
        assert_eq!((stamp.date, stamp.hour), (Date::new(2026, 3, 5).unwrap(), 0));
        let leap = Stamp::from_epoch(1_709_164_800).unwrap();
        assert_eq!((leap.date, leap.hour), (Date::new(2024, 2, 29).unwrap(), 7));
        assert_eq!(Stamp::from_epoch(i64::MAX), None);
        for seconds in [0, 951_782_399, 951_782_400, 1_709_164_800, 1_772_643_600, 4_107_542_399] {
            assert_eq!(Stamp::from_epoch(seconds).unwrap().epoch(), seconds);
        }
    }
}
