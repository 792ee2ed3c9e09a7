//! Ranges of years: `2026 - 2030`, `từ năm 2026 đến năm 2030`.

use std::ops::Range;

use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;

/// How two years are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Joined {
    /// `2026-2030`.
    Hyphen,
    /// `2026 - 2030`.
    SpacedHyphen,
    /// `2026–2030`.
    Dash,
    /// `2026 – 2030`.
    SpacedDash,
    /// A blank on one side only.
    Uneven,
    /// `2026 đến 2030`, `2026 đến năm 2030`.
    Words,
}

/// Two years that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    /// Where, from the first year to the end of the second.
    pub range: Range<usize>,
    /// The first.
    pub from: u16,
    /// The second.
    pub to: u16,
    /// What stands between them.
    pub join: Range<usize>,
    /// How they are joined.
    pub joined: Joined,
    /// The number of years that is said before them: `kế hoạch 05 năm (2026 - 2030)`.
    pub counted: Option<(Range<usize>, u16)>,
    /// A term of office or school year, which ends in the year in which the next begins.
    pub is_term: bool,
}

impl Years {
    /// How many years it has, first and last counted; nothing where it runs backwards.
    pub(crate) fn count(&self) -> Option<u16> {
        self.to.checked_sub(self.from).map(|years| years + 1)
    }
}

/// Every range of years of a text.
pub(crate) fn all(text: &str) -> Vec<Years> {
    let words = Words::of(text);
    (0..words.list.len()).filter_map(|first| at(&words, first)).collect()
}

fn at(words: &Words<'_>, first: usize) -> Option<Years> {
    let from = year(words, first)?;
    let last = (1..=3).find(|step| year(words, first + step).is_some())? + first;
    let to = year(words, last)?;
    let join = words.get(first)?.end()..words.get(last)?.start;
    let joined = joined(&words.text[join.clone()], last - first)?;
    // `2026-05-12`, `12/2026-2030`, `2026 - 2030/KH`.
    let tight = |gap: &str| gap.starts_with(['-', '/', '–']) && gap.chars().count() == 1;
    let next = words.get(last + 1).is_some_and(|word| word.is_number() && tight(words.behind(last)));
    if next || tight(words.before(first)) {
        return None;
    }
    Some(Years {
        range: words.get(first)?.start..words.get(last)?.end(),
        from,
        to,
        join,
        joined,
        counted: counted(words, first),
        is_term: is_term(words, first),
    })
}

fn year(words: &Words<'_>, at: usize) -> Option<u16> {
    let word = words.get(at)?;
    let year = word.value().filter(|_| word.text.len() == 4)?;
    u16::try_from(year).ok().filter(|year| (1900..2100).contains(year))
}

/// How a gap with so many words less one joins two years.
fn joined(gap: &str, steps: usize) -> Option<Joined> {
    if steps > 1 {
        let said = gap.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        return ["đến", "đến năm", "tới năm"].contains(&said.as_str()).then_some(Joined::Words);
    }
    Some(match gap {
        "-" => Joined::Hyphen,
        "–" | "—" => Joined::Dash,
        _ => {
            let spaced = gap.starts_with(char::is_whitespace) && gap.ends_with(char::is_whitespace);
            match gap.trim() {
                "-" if spaced => Joined::SpacedHyphen,
                "–" | "—" if spaced => Joined::SpacedDash,
                "-" | "–" | "—" => Joined::Uneven,
                _ => return None,
            }
        }
    })
}

/// The number of years said at most four words before: `05 năm`, `5 năm giai đoạn`.
fn counted(words: &Words<'_>, first: usize) -> Option<(Range<usize>, u16)> {
    (2..=4).filter_map(|back| first.checked_sub(back)).find_map(|at| {
        let number = words.get(at)?;
        let value = number.value().filter(|value| (2..=50).contains(value))?;
        let next = words.get(at + 1).filter(|word| word.is("năm") && words.joined(at + 1))?;
        let between = &words.text[next.end()..words.get(first)?.start];
        let plain = between.chars().all(|c| c.is_lowercase() || c.is_whitespace() || c == '(');
        plain.then_some((number.start..next.end(), u16::try_from(value).ok()?))
    })
}

/// Whether a word of terms stands at most three words before.
fn is_term(words: &Words<'_>, first: usize) -> bool {
    (0..=3).any(|back| first.checked_sub(back).is_some_and(|at| Group::Term.ends(words, at).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_with_what_joins_them() {
        for (text, joined) in [
            ("giai đoạn 2026-2030", Joined::Hyphen),
            ("giai đoạn 2026 - 2030.", Joined::SpacedHyphen),
            ("(2026–2030)", Joined::Dash),
            ("2026 – 2030", Joined::SpacedDash),
            ("2026 -2030", Joined::Uneven),
            ("từ năm 2026 đến năm 2030", Joined::Words),
            ("từ 2026 đến 2030", Joined::Words),
        ] {
            let found = all(text);
            assert_eq!(
                found.iter().map(|y| (y.from, y.to, y.joined)).collect::<Vec<_>>(),
                [(2026, 2030, joined)],
                "{text}"
            );
            assert_eq!(found[0].count(), Some(5));
        }
        for text in ["ngày 2026-05-12", "năm 2026, 2030", "12/2026-2030", "2026 hoặc 2030", "SĐT 2026 3030"] {
            assert!(all(text).is_empty(), "{text}");
        }
        assert_eq!(all("2030 - 2026")[0].count(), None);
    }

    #[test]
    fn the_years_that_are_said_are_found() {
        let of = |text: &str| all(text)[0].counted.clone().map(|(range, value)| (text[range].to_string(), value));
        assert_eq!(of("kế hoạch 05 năm (2026 - 2030)"), Some(("05 năm".into(), 5)));
        assert_eq!(of("kế hoạch 5 năm giai đoạn 2026-2030"), Some(("5 năm".into(), 5)));
        assert_eq!(of("sau 5 năm, giai đoạn 2026-2030"), None);
        assert!(all("nhiệm kỳ 2025 - 2030")[0].is_term && all("năm học 2026-2027")[0].is_term);
        assert!(!all("giai đoạn 2025 - 2030")[0].is_term);
    }
}
