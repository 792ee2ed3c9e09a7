//! Dates: `31/5/2021`, `31-5-2021`, `31.5.2021`, `2021-05-31`, or by parts, any of which may be blank.

use super::form::unquoted;
use super::keys;
use super::number::keeps_room;
use super::reader::Reader;
use super::values::shown;
use crate::diag::{Diagnostic, Place, rules};
use crate::model::{Date, IssueDate, KeyPath};
use crate::yaml::{Node, Value};

/// How dates are written, for advice.
const FORMS: &str = "viết như 31/5/2021 hoặc 2021-05-31; phần chưa biết viết {ngay:, thang: 11, nam: 2021}";

impl Reader {
    /// A date that must be complete.
    pub(super) fn date(&mut self, node: &Node, path: &KeyPath) -> Option<Date> {
        let Value::Scalar(_) = &node.value else {
            self.wrong(node, path, "ngày tháng năm", "viết như 01/7/2025");
            return None;
        };
        let text = self.text(node, path)?;
        let (day, month, year) = self.parts(&text, node.place, path, "viết như 01/7/2025")?;
        self.calendar(day, month, Some(year), node.place).then(|| Date::new(year, month, day)).flatten()
    }

    /// The date of issue, any part of which may be blank.
    pub(super) fn issue_date(&mut self, node: &Node, path: &KeyPath) -> IssueDate {
        if let Value::Map(_) = &node.value {
            return self.date_by_parts(node, path);
        }
        if let Value::List(_) = &node.value {
            self.wrong(node, path, "ngày tháng năm", FORMS);
            return IssueDate::default();
        }
        let Some(mut text) = self.text(node, path) else { return IssueDate::default() };
        if let Some(inner) = unquoted(&text).map(str::to_string) {
            self.taken_off(path, node.place, &["“”".to_string()], &inner);
            text = inner;
        }
        if written_date(&text).is_none()
            && let Some(date) = partly_written(&text)
        {
            return self.partial_date(date, &text, node.place, path);
        }
        let Some((day, month, year)) = self.parts(&text, node.place, path, FORMS) else { return IssueDate::default() };
        let exists = self.calendar(day, month, Some(year), node.place);
        // What there is of a date that does not exist still tells which law it falls under.
        let year = no_such_day(1, 1, Some(year)).is_none().then_some(year);
        let month = Some(month).filter(|month| year.is_some() && (1..=12).contains(month));
        IssueDate { day: Some(day).filter(|_| exists), month, year }
    }

    /// A date of which some part keeps room, or which is written in words.
    fn partial_date(&mut self, (day, month, year): Parts, text: &str, place: Place, path: &KeyPath) -> IssueDate {
        let exists = match (day, month, year) {
            (Some(day), Some(month), year) => self.calendar(day, month, year, place),
            (day, month, year) => self.calendar(day.unwrap_or(1), month.unwrap_or(1), year, place),
        };
        let date = IssueDate { day: day.filter(|_| exists), month: month.filter(|m| (1..=12).contains(m)), year };
        if exists && (day.is_none() || month.is_none() || year.is_none()) {
            let part = |name: &str, value: Option<u16>| match value {
                Some(value) => format!("{name} {value}"),
                None => format!("{name} để trống"),
            };
            let read = [part("ngày", day.map(u16::from)), part("tháng", month.map(u16::from)), part("năm", year)];
            let what = format!("'{}' ghi '{}', được đọc là {}", path.as_str(), shown(text.trim()), read.join(", "));
            let blank = |value: Option<u16>| value.map_or(String::new(), |v| format!(" {v}"));
            let advice = format!(
                "nếu đúng thì viết {}: {{ngay:{}, thang:{}, nam:{}}}",
                path.as_str(),
                blank(day.map(u16::from)),
                blank(month.map(u16::from)),
                blank(year)
            );
            let none = day.is_none() && month.is_none() && year.is_none();
            let advice =
                if none { "để trống khóa này: chương trình tự chừa chỗ".to_string() } else { advice };
            self.report(Diagnostic::of(&rules::GIATRI_08, what).at(place).advise(advice));
        }
        date
    }

    fn date_by_parts(&mut self, node: &Node, path: &KeyPath) -> IssueDate {
        let Some(fields) = self.fields(node, &keys::DATE, path) else { return IssueDate::default() };
        let mut part = |key: &str, from: u16, to: u16| -> Option<u16> {
            let (node, path) = fields.get(key)?;
            let value = self.number(node, &path)?;
            if value.fract() != 0.0 || value < f64::from(from) || value > f64::from(to) {
                let what = format!("'{}' phải từ {from} đến {to}", path.as_str());
                self.report(
                    Diagnostic::of(&rules::GIATRI_02, what).at(node.place).advise("sửa lại, hoặc bỏ trống để chừa chỗ"),
                );
                return None;
            }
            Some(value as u16)
        };
        let day = part("ngay", 1, 31).map(|d| d as u8);
        let month = part("thang", 1, 12).map(|m| m as u8);
        let year = part("nam", 1900, 2999);
        if let (Some(d), Some(m)) = (day, month) {
            self.calendar(d, m, year, node.place);
        }
        IssueDate { day, month, year }
    }

    /// Day, month and year of a date in text.
    fn parts(&mut self, text: &str, place: Place, path: &KeyPath, advice: &str) -> Option<(u8, u8, u16)> {
        let parsed = written_date(text);
        if parsed.is_none() {
            let what = format!("'{}' không đọc được thành ngày tháng năm: '{}'", path.as_str(), shown(text.trim()));
            let quotes =
                if text.contains(['“', '”', '‘', '’']) { "bỏ dấu nháy cong “ ”; " } else { "" };
            self.report(Diagnostic::of(&rules::GIATRI_02, what).at(place).advise(format!("{quotes}{advice}")));
        }
        parsed
    }

    /// Whether the calendar has this day (in some year, where the year is blank); reports it where not.
    fn calendar(&mut self, day: u8, month: u8, year: Option<u16>, place: Place) -> bool {
        let Some(what) = no_such_day(day, month, year) else { return true };
        self.report(Diagnostic::of(&rules::GIATRI_02, what).at(place).advise(CALENDAR_ADVICE));
        false
    }
}

/// What to do about a day that the calendar does not have.
pub(crate) const CALENDAR_ADVICE: &str = "xem lại ngày, tháng, năm; thứ tự viết là ngày/tháng/năm";

/// Day, month and year of a date written as `31/5/2021`, `31-5-2021`, `31.5.2021` or `2021-05-31`; whether the calendar
/// has it is not asked.
pub(crate) fn written_date(text: &str) -> Option<(u8, u8, u16)> {
    let numbers: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let digits = |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let (d, m, y) = match numbers[..] {
        [y, m, d] if digits(y, 4) && y.len() == 4 && digits(m, 2) && digits(d, 2) => (d, m, y),
        [d, m, y] if digits(y, 4) && y.len() == 4 && digits(m, 2) && digits(d, 2) => (d, m, y),
        _ => return None,
    };
    Some((d.parse().ok()?, m.parse().ok()?, y.parse().ok()?))
}

/// Day, month and year, each only where it is written.
type Parts = (Option<u8>, Option<u8>, Option<u16>);

/// A date in words (`ngày 5 tháng 3 năm 2026`) or one whose day or month is left out or kept room for (`03/2026`,
/// `…/…/2026`); nothing where a part is something else.
fn partly_written(text: &str) -> Option<Parts> {
    let lower = text.trim().to_lowercase();
    let parts: Vec<&str> = if let Some((before, year)) = lower.split_once("năm") {
        let (day, month) = before.split_once("tháng").unwrap_or((before, ""));
        let day = day.trim().rsplit("ngày").next().unwrap_or_default();
        if !before.trim().trim_start_matches(',').trim().is_empty() && !before.contains("tháng") {
            return None;
        }
        let words = before.trim().trim_start_matches(',').trim();
        if !words.is_empty() && !words.starts_with("ngày") && !words.starts_with("tháng") {
            return None;
        }
        vec![day, month, year.trim_end_matches('.')]
    } else {
        let parts: Vec<&str> = lower.split('/').collect();
        match parts[..] {
            [year] => vec!["", "", year],
            [month, year] => vec!["", month, year],
            _ => parts,
        }
    };
    let [day, month, year] = parts[..] else { return None };
    let number = |part: &str, most: usize| -> Option<Option<u16>> {
        let part = part.trim();
        if part.is_empty() || keeps_room(part) {
            return Some(None);
        }
        let digits = part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten().map(Some)
    };
    let small = |part: &str| Some(number(part, 2)?.map(|n| n as u8));
    let whole_year = |n: Option<u16>| n.is_none() || year.trim().len() == 4;
    let year = number(year, 4).filter(|n| whole_year(*n))?;
    let (day, month) = (small(day)?, small(month)?);
    // A number alone is a year, and a day without its month is none.
    let sound = year.is_some()
        || (lower.contains('/') || keeps_room(&lower)) && day.is_none() && month.is_none()
        || lower.contains("năm");
    (sound && (day.is_none() || month.is_some())).then_some((day, month, year))
}

/// Why the calendar does not have a day (in any year, where the year is blank); nothing where it does.
pub(crate) fn no_such_day(day: u8, month: u8, year: Option<u16>) -> Option<String> {
    let in_year = year.unwrap_or(2000);
    let written = year.map_or(String::new(), |y| format!("/{y}"));
    if !(1900..=2999).contains(&in_year) {
        Some(format!("không nhận năm {in_year}"))
    } else if !(1..=12).contains(&month) {
        Some(format!("không có tháng {month}"))
    } else if Date::new(in_year, month, day).is_none() {
        Some(format!("không có ngày {day}/{month}{written}; tháng {month} có {} ngày", Date::days_in(in_year, month)))
    } else {
        None
    }
}
