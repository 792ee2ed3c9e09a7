//! "Phú Lâm, ngày 05 tháng 3 năm 2020".

use super::head::{Column, one_line};
use crate::import::draft::{Draft, Value};
use crate::import::glyphs::Text;
use crate::import::ledger::Thing;
use crate::import::words::words;

/// A year has so many digits.
const YEAR: usize = 4;
/// So far apart the words of a day stand.
const NEAR: usize = 24;

/// A day among glyphs: where "ngày", the numbers and "năm …" stand.
#[derive(Clone, Copy)]
pub(super) struct Day {
    from: usize,
    day: (usize, usize),
    month: (usize, usize),
    year: (usize, usize),
}

/// A word of the era, in glyphs.
fn find(text: &[char], word: &str, from: usize, within: usize) -> Option<(usize, usize)> {
    let wanted: Vec<char> = word.chars().collect();
    let end = (from + within + wanted.len()).min(text.len());
    (from..end.saturating_sub(wanted.len() - 1)).find_map(|at| {
        let same = text[at..at + wanted.len()].iter().zip(&wanted).all(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
        same.then_some((at, at + wanted.len()))
    })
}

/// The first day of a text.
pub(super) fn day(text: &Text) -> Option<Day> {
    let chars: Vec<char> = text.0.iter().map(|g| g.c).collect();
    let [ngay, thang, nam] = ["ngay", "thang", "nam"].map(|key| words().fixed(key));
    let mut from = 0;
    while let Some((start, after)) = find(&chars, ngay, from, chars.len()) {
        from = after;
        let Some((month, after_month)) = find(&chars, thang, after, NEAR) else { continue };
        let Some((year, after_year)) = find(&chars, nam, after_month, NEAR) else { continue };
        let digits = chars[after_year..].iter().take_while(|c| c.is_ascii_digit() || c.is_whitespace()).count();
        let digits =
            chars[after_year..after_year + digits].iter().rposition(char::is_ascii_digit).map_or(0, |at| at + 1);
        let numbers = |from: usize, to: usize| {
            chars[from..to].iter().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".…_".contains(*c))
        };
        if numbers(after, month) && numbers(after_month, year) {
            return Some(Day {
                from: start,
                day: (after, month),
                month: (after_month, year),
                year: (after_year, after_year + digits),
            });
        }
    }
    None
}

impl Day {
    /// Its digits.
    pub(super) fn digits(&self, text: &Text) -> [String; 3] {
        [self.day, self.month, self.year]
            .map(|(from, to)| text.cut(from, to).0.iter().map(|g| g.c).filter(char::is_ascii_digit).collect())
    }

    /// Behind its last digit.
    pub(super) fn end(&self) -> usize {
        self.year.1
    }

    /// Its first word.
    pub(super) fn begin(&self) -> usize {
        self.from
    }

    /// Its digits with their glyphs.
    pub(super) fn texts(&self, text: &Text) -> [Text; 3] {
        let digits = |(from, to): (usize, usize)| -> Text {
            Text(text.cut(from, to).0.iter().filter(|g| g.c.is_ascii_digit()).copied().collect())
        };
        self.parts().map(digits)
    }

    fn parts(&self) -> [(usize, usize); 3] {
        [self.day, self.month, self.year]
    }
}

/// The line of place and day, with the lines above that its place begins on.
pub(super) fn take(columns: &mut [Column]) -> Option<Text> {
    for column in columns {
        let Some(day) = day(&column.text) else { continue };
        let chars: Vec<char> = column.text.0.iter().map(|g| g.c).collect();
        let begin_of_line = |at: usize| chars[..at].iter().rposition(|c| *c == '\n').map_or(0, |end| end + 1);
        let mut from = begin_of_line(day.begin());
        let line_of = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
        // "Thành phố Hồ Chí" above "Minh, ngày …"; names in capitals and numbers are no places.
        let mut lines = 0;
        while from > 0 && lines < 2 {
            let above = begin_of_line(from - 1);
            let text = line_of(above, from - 1);
            let is_place = text.trim_start().starts_with(char::is_uppercase)
                && text.contains(char::is_lowercase)
                && !text.contains([':', '/', '@'])
                && !text.contains("- ");
            let open = !line_of(from, day.begin()).trim_start().starts_with(char::is_uppercase)
                || line_of(above, from - 1).split_whitespace().count() <= 5;
            if !is_place || !open || text.trim().is_empty() {
                break;
            }
            from = above;
            lines += 1;
        }
        let end = chars[day.end()..].iter().position(|c| *c == '\n').map_or(chars.len(), |at| day.end() + at);
        let tail = line_of(day.end(), end);
        let keeps_room = tail.chars().all(|c| c.is_whitespace() || ".…_".contains(c));
        let to = if keeps_room { end } else { day.end() };
        return Some(column.take(from, to));
    }
    None
}

/// Place and day as keys, the whole line where the program would print another.
pub(super) fn set(line: Option<Text>, draft: &mut Draft) {
    let Some(line) = line.map(|line| one_line(&line)) else { return };
    let Some(day) = day(&line) else { return };
    let front = line.cut(0, day.begin()).trimmed();
    let comma = front.0.iter().rposition(|g| g.c == ',');
    let place = front.cut(0, comma.unwrap_or(front.0.len())).trimmed();
    let mut digits = day.digits(&line);
    // `20…`: a year that was not filled in.
    let whole = digits[2].is_empty() || digits[2].len() == YEAR;
    if !whole {
        digits[2].clear();
    }
    let [d, m, _] = &digits;
    let era = words().era.as_ref();
    let short = |text: &str| text.trim_start_matches('0').to_string();
    let padded = era.is_some_and(|era| {
        let zeros = &era.so_khong;
        (d.is_empty() || zeros.ngay.written(&short(d)) == *d) && (m.is_empty() || zeros.thang.written(&short(m)) == *m)
    });
    let blanks = day
        .parts()
        .iter()
        .all(|(from, to)| line.cut(*from, *to).0.iter().all(|g| g.c.is_ascii_digit() || g.c.is_whitespace()));
    let mut frame = Text(line.0.iter().filter(|g| !g.c.is_ascii_digit()).copied().collect());
    frame.0.retain(|g| !place.0.contains(g));
    let usual = ["ngay", "thang", "nam"].map(|key| words().fixed(key)).concat();
    let shown: String = frame.0.iter().map(|g| g.c).filter(|c| !c.is_whitespace()).collect();
    let same = padded && blanks && whole && shown == format!(",{usual}") && !place.is_blank();
    if same {
        draft.page(&frame, Thing::DateFrame);
        draft.set("dia_danh", Value::Text(place));
        draft.set("ngay", written(&line, &day));
        return;
    }
    if !place.is_blank() {
        draft.set("dia_danh", Value::Text(Text::added(&place.string())));
    }
    let value = match digits.iter().any(String::is_empty) {
        true => Value::Word(parts_word(&digits.map(|d| short(&d)))),
        false => Value::Word(format!("{}/{}/{}", digits[0], digits[1], digits[2])),
    };
    draft.set("ngay", value);
    draft.set("nguyen_van.dia_danh_ngay", Value::Text(line));
}

/// `{ngay: , thang: 11, nam: 2021}`.
fn parts_word([d, m, y]: &[String; 3]) -> String {
    format!("{{ngay: {d}, thang: {m}, nam: {y}}}")
}

/// The day with its own glyphs: `05/3/2020`, or by parts where some are blank.
fn written(line: &Text, day: &Day) -> Value {
    let parts = day.texts(line);
    if parts.iter().all(|part| !part.0.is_empty()) {
        return Value::Text(Text::joined(&parts, "/"));
    }
    let value = |part: &Text| match part.0.is_empty() {
        true => Value::Word(String::new()),
        false => Value::Text(part.clone()),
    };
    let keys = ["ngay", "thang", "nam"];
    Value::Map(keys.into_iter().zip(parts.iter().map(value)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{said, text};
    use super::*;

    #[test]
    fn days_are_keys_or_the_line_as_it_stands() {
        for (line, place, date, verbatim) in [
            ("Phú Lâm, ngày 05 tháng 3 năm 2020", "Phú Lâm", "05/3/2020", "-"),
            ("Bến Tre, ngày    tháng 11 năm 2021", "Bến Tre", "11|2021", "-"),
            ("……, ngày … tháng … năm 20…", "……", "{ngay: , thang: , nam: }", "……, ngày … tháng … năm 20…"),
            ("Hà Nội ngày 2 tháng 9 năm 2020", "Hà Nội", "2/9/2020", "Hà Nội ngày 2 tháng 9 năm 2020"),
        ] {
            let mut draft = Draft::default();
            set(Some(text(line)), &mut draft);
            let found = ["dia_danh", "ngay", "nguyen_van.dia_danh_ngay"].map(|key| said(&draft, key));
            assert_eq!(found, [place, date, verbatim].map(str::to_string), "{line}");
        }
    }
}
