//! What stands before a symbol: type, `số`, and what its clause says of issuer and date.

use std::ops::Range;

use super::after::name_end;
use super::{Citation, Named, Numbered, law};
use crate::lint::grammar::data::kinds::{self, Judged, Kind};
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::dates::{self, Written};
use crate::lint::grammar::scan::Words;
use crate::lint::grammar::symbol::Symbol;

/// What was read before a symbol.
pub(super) struct Lead {
    /// Where the citation begins.
    pub start: usize,
    pub kind: Option<&'static Kind>,
    pub named: Named,
    pub between: Range<usize>,
    pub numbered: Option<Numbered>,
    /// Inside the citation, before the symbol.
    pub issuer: Option<Range<usize>>,
    pub date: Option<Written>,
}

/// Small words that may stand between a type and `số`: `Kế hoạch hành động số`.
const ADDED: usize = 3;
/// How far back a type is looked for, in words, where issuer or date stand between.
const FAR: usize = 24;
/// How far back the name of a law is looked for.
const LAW: usize = 60;

/// Reads what stands before the symbol that begins with this word.
pub(super) fn read(words: &Words<'_>, first: usize, symbol: &Symbol<'_>, previous: Option<&Citation<'_>>) -> Lead {
    let numbered = numbered(words, first);
    let behind = if numbered.is_some() { first - 1 } else { first };
    let start = numbered.as_ref().map_or(symbol.range.start, |numbered| numbered.range.start);
    let floor = previous.map_or(0, |citation| words.at(citation.range.end));
    let mut lead =
        Lead { start, kind: None, named: Named::Not, between: start..start, numbered, issuer: None, date: None };
    let gap = words.before(behind).trim();
    let open = gap.is_empty() || gap == ",";
    if symbol.is_law() && gap.is_empty() && law(words, floor, behind, &mut lead) {
        return lead;
    }
    if open && behind > floor && (near(words, floor, behind, &mut lead) || far(words, floor, behind, &mut lead)) {
        if gap == ","
            && let Some(numbered) = &mut lead.numbered
        {
            let end = words.get(behind - 1).map_or(start, |word| word.end());
            numbered.comma = words.before(behind).find(',').map(|at| end + at..end + at + 1);
        }
        return lead;
    }
    if let Some(previous) = previous.filter(|previous| is_list(words, previous.range.end, start)) {
        lead.kind = previous.kind;
        lead.named = if previous.kind.is_some() { Named::Shared } else { Named::Not };
    }
    lead
}

/// The word `số` before a symbol.
fn numbered(words: &Words<'_>, first: usize) -> Option<Numbered> {
    let word = words.get(first.checked_sub(1)?).filter(|word| word.is("số"))?;
    let gap = words.before(first);
    if !matches!(gap.trim(), "" | ":") {
        return None;
    }
    let colon = gap.find(':').map(|at| word.end() + at..word.end() + at + 1);
    Some(Numbered { range: word.range(), colon, comma: None })
}

/// A type directly before, or with up to three small words between.
fn near(words: &Words<'_>, floor: usize, behind: usize, lead: &mut Lead) -> bool {
    for added in 0..=ADDED {
        let Some(end) = behind.checked_sub(added).filter(|end| *end > floor) else { return false };
        if added > 0 && !(words.get(end).is_some_and(|word| word.is_small()) && (added == 1 || words.joined(end + 1))) {
            return false;
        }
        if added > 0 && !words.joined(end) {
            return false;
        }
        if let Some((kind, from)) = kinds::before(words, end).filter(|(_, from)| *from >= floor) {
            found(words, (kind, from, end), behind, lead);
            return true;
        }
    }
    false
}

/// Notes the type that stands from one word to another.
fn found(words: &Words<'_>, (kind, from, end): (&'static Kind, usize, usize), behind: usize, lead: &mut Lead) {
    let (Some(first), Some(last)) = (words.get(from), words.get(end - 1)) else { return };
    lead.kind = Some(kind);
    lead.named = Named::Here(first.start..last.end());
    lead.start = first.start;
    lead.between = between(words, end, behind, last.end());
}

/// The bytes of the words from one to another; empty at a place where there are none.
fn between(words: &Words<'_>, from: usize, to: usize, place: usize) -> Range<usize> {
    match (words.get(from), to.checked_sub(1).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) if from < to => first.start..last.end(),
        _ => place..place,
    }
}

/// A type with its issuer or its date before the symbol: `Quyết định ngày 5/3/2026 của Chính phủ số …`.
fn far(words: &Words<'_>, floor: usize, behind: usize, lead: &mut Lead) -> bool {
    // Only `số` says that what stands far before belongs to it.
    if lead.numbered.is_none() {
        return false;
    }
    for end in (floor.max(behind.saturating_sub(FAR)) + 1..behind).rev() {
        if words.behind(end - 1).contains([';', '.', '(', ')', ':']) {
            return false;
        }
        let Some((kind, from)) = kinds::before(words, end).filter(|(_, from)| *from >= floor) else { continue };
        let next = words.get(end).map_or(words.text.len(), |word| word.start);
        let limit = words.get(behind - 1).map_or(next, |word| word.end());
        let date = dates::at(words.text, next).filter(|date| date.range.end <= limit);
        let after = date.as_ref().map_or(end, |date| words.at(date.range.end));
        let issued = words.get(after).is_some_and(|word| Group::Issued.has(word.text));
        if !issued && (after < behind || date.is_none()) {
            return false;
        }
        found(words, (kind, from, end), behind, lead);
        lead.issuer = issued.then(|| between(words, after + 1, behind, limit)).filter(|range| !range.is_empty());
        lead.date = date;
        return true;
    }
    false
}

/// The law whose number follows.
fn law(words: &Words<'_>, floor: usize, behind: usize, lead: &mut Lead) -> bool {
    let from = floor.max(behind.saturating_sub(LAW));
    let Some((kind, begins, ends)) = law::before(words, from, behind) else { return false };
    if kind.judged != Judged::Law {
        return false;
    }
    found(words, (kind, begins, ends), behind, lead);
    true
}

/// Whether two symbols stand in one list: nothing but commas, `và`, `số` between them.
fn is_list(words: &Words<'_>, from: usize, to: usize) -> bool {
    let text = words.text.get(from..to).unwrap_or_default();
    let marks = text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, ',' | ';' | ')'));
    let light = Words::of(text).list.iter().all(|word| Group::Listing.has(word.text));
    marks && light && !text.trim().is_empty()
}

/// The clause before a place: back to a full stop or a semicolon, and no further than this.
pub(super) fn clause(text: &str, from: usize, to: usize) -> Range<usize> {
    let before = &text[from..to];
    let stop = before.char_indices().rev().find(|(at, c)| {
        let followed = before[at + c.len_utf8()..].starts_with(char::is_whitespace);
        *c == ';' || *c == '.' && followed
    });
    stop.map_or(from, |(at, c)| from + at + c.len_utf8())..to
}

/// How many words before a citation the body that issued it may be named.
const ISSUER: usize = 16;

/// The last body that a clause names, not too far before its end.
pub(super) fn body(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let (mut at, to) = (words.at(clause.start), words.at(clause.end));
    let mut last = None;
    while at < to {
        let capital = words.get(at).is_some_and(|word| word.is_capital());
        if capital && Group::Body.starts(words, at).is_some() {
            let end = name_end(words, at).min(to);
            if to > end + ISSUER {
                at = end;
                continue;
            }
            last = Some(words.get(at)?.start..words.get(end - 1)?.end());
            at = end;
        } else {
            at += 1;
        }
    }
    last
}

/// The last date of a clause that has day, month and year.
pub(super) fn date(text: &str, clause: &Range<usize>) -> Option<Written> {
    let shift = |range: Range<usize>| range.start + clause.start..range.end + clause.start;
    let mut dates = dates::all(&text[clause.clone()]);
    while let Some(mut date) = dates.pop() {
        if date.date().is_none() {
            continue;
        }
        date.range = shift(date.range);
        for figure in date.day.iter_mut().chain([&mut date.month]).chain(date.year.iter_mut()) {
            figure.range = shift(figure.range.clone());
        }
        date.weekday = date.weekday.map(|(range, day)| (shift(range), day));
        date.deadline = date.deadline.map(shift);
        return Some(date);
    }
    None
}

/// The comma between the number of an article and the citation: `Điều 9, Nghị định`.
pub(super) fn unit_comma(words: &Words<'_>, start: usize) -> Option<Range<usize>> {
    let at = words.at(start);
    let number = words.get(at.checked_sub(1)?)?;
    let gap = words.before(at);
    let unit = words.get(at.checked_sub(2)?).is_some_and(|word| Group::Unit.has(word.text));
    let numeric = number.text.chars().count() < 5 && (number.is_number() || number.text.len() < 3);
    (unit && numeric && gap.trim() == ",").then(|| {
        let comma = number.end() + gap.find(',').unwrap_or_default();
        comma..comma + 1
    })
}
