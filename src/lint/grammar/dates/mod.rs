//! Days and months in running text: how each is written, whether the calendar has it, the weekday beside it, whether it is
//! a deadline; and ranges of years ([`years`]).

pub(crate) mod years;

use std::ops::Range;

use super::data::words::Group;
use super::scan::{Cursor, Words};
use crate::model::Date;

/// How the parts of a date are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// `15/5/2026`.
    Slash,
    /// `15-5-2026`.
    Dash,
    /// `15.5.2026`.
    Dot,
    /// `15 tháng 5 năm 2026`.
    Words,
    /// `15/5 năm 2026`, `15/5-2026`.
    Mixed,
}

/// A number of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Where.
    pub range: Range<usize>,
    /// Its value.
    pub value: u16,
}

impl Figure {
    /// How many digits were typed.
    pub(crate) fn digits(&self) -> usize {
        self.range.len()
    }
}

/// A date in a text: of day, month and year at least two that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Where, with the word `ngày` (or `tháng`, where no day is named).
    pub range: Range<usize>,
    /// Whether the word `ngày` stands before it.
    pub said: bool,
    /// The day.
    pub day: Option<Figure>,
    /// The month.
    pub month: Figure,
    /// The year.
    pub year: Option<Figure>,
    /// How they are joined.
    pub style: Style,
    /// The weekday beside it, 0 for Monday.
    pub weekday: Option<(Range<usize>, u8)>,
    /// The words that make it a deadline: `trước ngày`.
    pub deadline: Option<Range<usize>>,
}

impl Written {
    /// The date, when all of it is there and the calendar has it.
    pub(crate) fn date(&self) -> Option<Date> {
        let (day, month) = (u8::try_from(self.day.as_ref()?.value).ok()?, u8::try_from(self.month.value).ok()?);
        Date::new(self.year.as_ref()?.value, month, day)
    }

    /// Whether the calendar has no such day, in any year where none is named.
    pub(crate) fn is_impossible(&self) -> bool {
        let year = self.year.as_ref().map_or(2024, |year| year.value);
        let month = u8::try_from(self.month.value).unwrap_or_default();
        let day = self.day.as_ref().map_or(1, |day| day.value);
        u8::try_from(day).ok().and_then(|day| Date::new(year, month, day)).is_none()
    }
}

/// The weekday of a date, 0 for Monday.
pub(crate) fn weekday(date: Date) -> u8 {
    // Years begin in March, so that the day that is added now and then is the last one.
    let (year, month) = match date.month {
        1 | 2 => (u32::from(date.year) - 1, u32::from(date.month) + 9),
        month => (u32::from(date.year), u32::from(month) - 3),
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + u32::from(date.day) - 1;
    // The first of March of the year 0 was a Wednesday.
    u8::try_from((days + 2) % 7).unwrap_or_default()
}

/// Every date of a text.
pub(crate) fn all(text: &str) -> Vec<Written> {
    let words = Words::of(text);
    let mut out: Vec<Written> = Vec::new();
    for (index, word) in words.list.iter().enumerate() {
        let begins = word.is("ngày") || word.is("tháng") || word.is_number() && is_alone(&words, index);
        if !begins || out.last().is_some_and(|last| word.start < last.range.end) {
            continue;
        }
        let Some(mut found) = at(text, word.start) else { continue };
        found.weekday = beside(&words, &found);
        found.deadline = Group::Deadline
            .ends(&words, words.at(found.day.as_ref().unwrap_or(&found.month).range.start))
            .or_else(|| Group::Deadline.ends(&words, index))
            .map(|(phrase, from)| from..from + phrase.split(' ').count())
            .and_then(|range| Some(words.get(range.start)?.start..words.get(range.end - 1)?.end()));
        out.push(found);
    }
    out
}

/// Whether a number is no part of another one or of a symbol: `1.15/5/2026`, `5/2026/QĐ`.
fn is_alone(words: &Words<'_>, index: usize) -> bool {
    let before = words.before(index);
    !before.ends_with(['/', '-', '.', ',', '–']) || before.chars().count() > 1 || index == 0
}

/// The date that begins at a byte, with or without the word `ngày`; a date in figures without it has all its parts.
pub(crate) fn at(text: &str, from: usize) -> Option<Written> {
    let mut cursor = Cursor::new(text, from);
    let said = cursor.word("ngày");
    let mut day = None;
    let mut style = Style::Words;
    let month = if cursor.blanks().word("tháng") {
        figure(&mut cursor, 2)?
    } else {
        day = Some(figure(&mut cursor, 2)?);
        cursor.blanks();
        if cursor.word("tháng") {
            figure(&mut cursor, 2)?
        } else {
            style = mark(&mut cursor)?;
            figure(&mut cursor, 2)?
        }
    };
    let before_year = cursor;
    let mut joined = cursor.blanks().word("năm").then_some(Style::Words);
    if joined.is_none() && (style != Style::Words || day.is_none() || cursor.rest().starts_with('/')) {
        joined = mark(&mut cursor);
    }
    // `ngày 15-16/5/2026` is two days.
    if style == Style::Dash && joined == Some(Style::Slash) {
        return at(text, month.range.start).map(|later| Written { said, ..later });
    }
    let year = joined.and_then(|_| figure(&mut cursor, 4)).filter(|year| year.digits() == 4);
    let month_only = day.is_none();
    match (&year, joined) {
        (Some(_), Some(second)) if second != style && !month_only => style = Style::Mixed,
        (Some(_), Some(second)) if month_only => style = second,
        (Some(_), _) => {}
        (None, _) => {
            cursor = before_year;
            if style != Style::Words && !(said && style == Style::Slash) || month_only {
                return None;
            }
        }
    }
    let plausible = said || style == Style::Words || month_only || year.is_some();
    let dotted = style == Style::Dot && !said && day.as_ref().is_some_and(|d| d.value > 31 || month.value > 12);
    let ends = !cursor.rest().starts_with(|c: char| c.is_alphanumeric() && !c.is_alphabetic());
    let symbol = cursor.rest().starts_with('/') && cursor.rest()[1..].starts_with(char::is_alphanumeric);
    (plausible && !dotted && ends && !symbol).then_some(Written {
        range: from..cursor.at,
        said,
        day,
        month,
        year,
        style,
        weekday: None,
        deadline: None,
    })
}

/// A number with at most so many digits, blanks before it.
fn figure(cursor: &mut Cursor<'_>, most: usize) -> Option<Figure> {
    let range = cursor.blanks().digits(most)?;
    let value = cursor.whole()[range.clone()].parse().ok()?;
    Some(Figure { range, value })
}

/// A mark between two numbers, blanks before it.
fn mark(cursor: &mut Cursor<'_>) -> Option<Style> {
    cursor.blanks();
    Some(match cursor.mark(&['/', '-', '.', '\u{2013}', '\u{2011}'])? {
        '/' => Style::Slash,
        '.' => Style::Dot,
        _ => Style::Dash,
    })
}

/// The weekday before a date, or behind it in brackets.
fn beside(words: &Words<'_>, date: &Written) -> Option<(Range<usize>, u8)> {
    let first = words.at(date.range.start);
    let behind = words.at(date.range.end);
    let light = |gap: &str| gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '('));
    let before = named(words, first, true).filter(|_| light(words.before(first)));
    before
        .or_else(|| named(words, behind, false).filter(|_| words.text[date.range.end..].trim_start().starts_with('(')))
}

/// The weekday whose name ends before a word, or begins with it.
fn named(words: &Words<'_>, at: usize, before: bool) -> Option<(Range<usize>, u8)> {
    let (phrase, from) = match before {
        true => Group::Weekday.ends(words, at)?,
        false => Group::Weekday.starts(words, at).map(|(phrase, _)| (phrase, at))?,
    };
    // `lần thứ hai`.
    if from > 0 && words.joined(from) && words.get(from - 1).is_some_and(|word| Group::NotWeekday.has(word.text)) {
        return None;
    }
    let day = Group::Weekday.words().iter().position(|own| *own == phrase)?;
    let last = words.get(from + phrase.split(' ').count() - 1)?;
    Some((words.get(from)?.start..last.end(), u8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Written {
        let mut found = all(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn the_ways_of_writing_a_date_are_told_apart() {
        for (text, typed, style) in [
            ("họp ngày 15/5/2026 tại", "ngày 15/5/2026", Style::Slash),
            ("họp ngày 15-5-2026.", "ngày 15-5-2026", Style::Dash),
            ("họp ngày 15.5.2026.", "ngày 15.5.2026", Style::Dot),
            ("họp ngày 15 tháng 5 năm 2026;", "ngày 15 tháng 5 năm 2026", Style::Words),
            ("họp Ngày 15/5 năm 2026;", "Ngày 15/5 năm 2026", Style::Mixed),
            ("từ 15/5/2026 trở đi", "15/5/2026", Style::Slash),
            ("ngày 06 /3/2026", "ngày 06 /3/2026", Style::Slash),
        ] {
            let date = one(text);
            assert_eq!((&text[date.range.clone()], date.style), (typed, style));
            assert_eq!(date.date().map(|d| (d.year, d.month)), Some((2026, if text.contains("06") { 3 } else { 5 })));
        }
    }

    #[test]
    fn parts_of_a_date_are_dates_only_with_their_words() {
        assert!(one("ngày 15/5 hằng năm").year.is_none());
        assert!(one("trong tháng 5/2026").day.is_none());
        assert!(one("tháng 5 năm 2026").day.is_none());
        assert!(one("ngày 15 tháng 5").year.is_none());
        for text in
            ["24/7", "tỷ lệ 3/5", "mục 1.2.3", "5/2026/QĐ-UBND", "Điều 15.5", "tháng 5", "1.234.567", "năm 2026", ""]
        {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }

    #[test]
    fn two_days_of_one_month_are_no_mixture() {
        let date = one("họp ngày 15-16/5/2026");
        assert_eq!((date.day.unwrap().value, date.style), (16, Style::Slash));
    }

    #[test]
    fn days_that_no_calendar_has_are_found() {
        for (text, impossible) in [
            ("ngày 31/4/2026", true),
            ("ngày 29/02/2025", true),
            ("ngày 29/02/2024", false),
            ("ngày 29/02 hằng năm", false),
            ("ngày 15/13/2026", true),
            ("ngày 31 tháng 6 năm 2026", true),
            ("tháng 13/2026", true),
            ("ngày 15/5/2026", false),
        ] {
            assert_eq!(one(text).is_impossible(), impossible, "{text}");
        }
    }

    #[test]
    fn weekdays_are_counted_and_read() {
        let of = |y, m, d| weekday(Date::new(y, m, d).unwrap());
        assert_eq!([of(2026, 1, 1), of(2000, 2, 29), of(1945, 9, 2), of(2026, 11, 29)], [3, 1, 6, 6]);
        for (text, day) in [
            ("Thứ Sáu, ngày 15/5/2026", Some(4)),
            ("sáng thứ sáu ngày 15/5/2026", Some(4)),
            ("ngày 15/5/2026 (Chủ nhật)", Some(6)),
            ("phiên họp lần thứ hai, ngày 15/5/2026", None),
            ("ngày 15/5/2026, thứ sáu", None),
        ] {
            assert_eq!(one(text).weekday.map(|(_, day)| day), day, "{text}");
        }
    }

    #[test]
    fn deadlines_have_their_words() {
        for (text, words) in [
            ("gửi báo cáo trước ngày 20/6/2026", Some("trước ngày")),
            ("nộp chậm nhất là ngày 20/6/2026", Some("chậm nhất là ngày")),
            ("xong trước 20/6/2026", Some("trước")),
            ("họp vào ngày 20/6/2026", None),
        ] {
            assert_eq!(one(text).deadline.map(|range| &text[range]), words, "{text}");
        }
    }
}
