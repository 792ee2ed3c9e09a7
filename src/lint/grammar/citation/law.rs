//! Laws, codes and ordinances, which are cited by name: `Luật Đất đai ngày 18/01/2024`, `Luật Điện lực số 61/2024/QH15`.

use std::ops::Range;

use crate::lint::grammar::data::kinds::{self, Judged, Kind};
use crate::lint::grammar::data::names;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::dates::{self, Written};
use crate::lint::grammar::scan::Words;
use crate::lint::grammar::symbol::{self, Symbol};

/// A law that is cited.
#[derive(Clone, Debug)]
pub(crate) struct Law<'a> {
    /// From `Luật` to the end of what identifies it.
    pub range: Range<usize>,
    /// What it is: `Luật`, `Bộ luật`, `Pháp lệnh`.
    pub kind: &'static Kind,
    /// The name with the type; only the type where it is cited by number: `Luật số 42/2024/QH15`.
    pub name: Range<usize>,
    /// Whether it is one that amends others, which its name has in it: never to be looked up as one of those.
    pub amends: bool,
    /// Its number.
    pub symbol: Option<Symbol<'a>>,
    /// Its date.
    pub date: Option<Written>,
    /// Its year, where only that is said: `Luật Đất đai năm 2024`.
    pub year: Option<u16>,
}

/// The longest name, in words.
const LONGEST: usize = 60;

/// Every law that a paragraph names; without number, date and year only those whose name is known.
pub(crate) fn all<'a>(words: &Words<'a>) -> Vec<Law<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        match starts(words, at).and_then(|(kind, next)| read(words, kind, at, next)) {
            Some((law, next)) => {
                out.push(law);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    out
}

/// The type of law that begins with a word, and the word behind it. `pháp luật` is none.
fn starts(words: &Words<'_>, at: usize) -> Option<(&'static Kind, usize)> {
    let (kind, count) = kinds::law_starts(words, at)?;
    let inside = at > 0 && words.joined(at) && words.get(at - 1).is_some_and(|word| Group::NotLaw.has(word.text));
    (!inside).then_some((kind, at + count))
}

/// The law whose name runs from a word at or behind `from` up to the word `behind` (its number, or `số`): the type, its
/// first word and the word behind the type.
pub(super) fn before(words: &Words<'_>, from: usize, behind: usize) -> Option<(&'static Kind, usize, usize)> {
    let mut last = None;
    for at in (from..behind).rev() {
        if words.behind(at).contains([';', '(', ')', '“', '”']) && at + 1 < behind {
            break;
        }
        let Some((kind, next)) = starts(words, at).filter(|(_, next)| *next <= behind) else { continue };
        if amends(words, next) {
            return Some((kind, at, next));
        }
        last = last.or(Some((kind, at, next)));
    }
    last
}

fn amends(words: &Words<'_>, at: usize) -> bool {
    Group::Amending.starts(words, at).is_some()
}

/// Reads a law whose type stands between two words.
fn read<'a>(words: &Words<'a>, kind: &'static Kind, at: usize, next: usize) -> Option<(Law<'a>, usize)> {
    let start = words.get(at)?.start;
    let capital = words.get(at)?.is_capital();
    let amends = amends(words, next);
    let stop = stop(words, next, amends);
    let named = |end: usize| start..words.get(end.max(next) - 1).map_or(start, |word| word.end());
    if let Some(mark) = (next..=stop).find(|at| identifies(words, *at)) {
        let mut law = Law { range: named(mark), kind, name: named(mark), amends, symbol: None, date: None, year: None };
        let mut behind = mark;
        let number = mark + usize::from(words.get(mark).is_some_and(|word| word.is("số")));
        if let Some((symbol, after)) = symbol::at(words, number) {
            law.range.end = symbol.range.end;
            law.symbol = Some(symbol);
            behind = after;
        } else if let Some(year) = year(words, mark) {
            law.range.end = words.get(mark + 1).map_or(law.range.end, |word| word.end());
            law.year = Some(year);
            behind = mark + 2;
        }
        let gap = words.before(behind).trim();
        let date = words.get(behind).and_then(|word| dates::at(words.text, word.start));
        if let Some(date) = date.filter(|date| date.said && matches!(gap, "" | ",")) {
            law.range.end = date.range.end;
            behind = words.at(date.range.end);
            law.date = Some(date);
        }
        return Some((law, behind));
    }
    let known = names::longest(words, at).filter(|count| capital && at + count > next && !amends)?;
    let range = named(at + known);
    Some((Law { range: range.clone(), kind, name: range, amends, symbol: None, date: None, year: None }, at + known))
}

/// The last word at which what identifies a law may still stand.
fn stop(words: &Words<'_>, next: usize, amends: bool) -> usize {
    let most = (next + LONGEST).min(words.list.len().saturating_sub(1));
    (next..=most)
        .find(|at| {
            let gap = words.before(*at);
            let marks = gap.contains([';', '.', ':', '(', ')', '“', '”', '"']) && *at > next;
            let ended = Group::LawEnd.starts(words, *at).is_some();
            // `Luật …, Nghị định số …`
            let other = words.get(*at).is_some_and(|word| word.is_capital()) && *at > next;
            let other = other && kinds::starts(words, *at).is_some_and(|(kind, _)| kind.judged != Judged::Law);
            marks || other || !amends && (ended || *at > next && starts(words, *at).is_some())
        })
        .map_or(most, |at| at.saturating_sub(1))
}

/// Whether a word begins what identifies a law: `số 61/2024/QH15`, the symbol alone, `ngày …`, `năm 2024`.
fn identifies(words: &Words<'_>, at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let symbol = |at: usize| symbol::at(words, at).is_some_and(|(symbol, _)| symbol.is_law());
    word.is("số") && symbol(at + 1)
        || symbol(at)
        || word.is("ngày") && dates::at(words.text, word.start).is_some_and(|date| date.day.is_some())
        || year(words, at).is_some()
}

/// `năm 2024`.
fn year(words: &Words<'_>, at: usize) -> Option<u16> {
    words.get(at).filter(|word| word.is("năm"))?;
    let year = words.get(at + 1).filter(|word| word.text.len() == 4 && words.joined(at + 1))?;
    u16::try_from(year.value()?).ok().filter(|year| (1945..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<&str> {
        all(&Words::of(text)).iter().map(|law| &text[law.name.clone()]).collect()
    }

    #[test]
    fn a_name_runs_to_number_date_or_year() {
        let text = "Căn cứ Luật Điện lực số 61/2024/QH15 ngày 30/11/2024;";
        let laws = all(&Words::of(text));
        assert_eq!(&text[laws[0].name.clone()], "Luật Điện lực");
        assert_eq!(laws[0].symbol.as_ref().map(Symbol::written).as_deref(), Some("61/2024/QH15"));
        assert!(laws[0].date.is_some() && !laws[0].amends);
        for (text, name) in [
            ("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;", "Luật Thi đua, khen thưởng"),
            ("Căn cứ Luật số 42/2024/QH15;", "Luật"),
            ("theo Bộ luật Lao động năm 2019 và", "Bộ luật Lao động"),
            ("Pháp lệnh Cảnh sát môi trường số 10/2014/UBTVQH13", "Pháp lệnh Cảnh sát môi trường"),
            ("thực hiện luật đất đai ngày 18/01/2024", "luật đất đai"),
        ] {
            assert_eq!(named(text), [name], "{text}");
        }
        assert_eq!(all(&Words::of("theo Bộ luật Lao động năm 2019 và"))[0].year, Some(2019));
    }

    #[test]
    fn laws_side_by_side_are_two() {
        assert_eq!(
            named("Căn cứ Luật Viên chức, Luật Nhà giáo ngày 16/6/2025"),
            ["Luật Viên chức", "Luật Nhà giáo"],
            "the first is known by its name"
        );
    }

    #[test]
    fn a_law_that_amends_is_not_one_of_those_that_it_amends() {
        let text = "Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019";
        let laws = all(&Words::of(text));
        assert_eq!(laws.len(), 1);
        assert!(laws[0].amends && laws[0].date.is_some());
    }

    #[test]
    fn what_only_has_the_word_is_no_law() {
        for text in
            ["theo quy định của pháp luật", "xử lý kỷ luật ngày 5/3/2026", "các luật có liên quan", "Luật sư", "Luật"]
        {
            assert!(named(text).is_empty(), "{text}: {:?}", named(text));
        }
    }
}
