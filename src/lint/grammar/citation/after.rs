//! What stands behind a symbol: date, issuer, title.

use std::ops::Range;

use super::Title;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::data::{kinds, names};
use crate::lint::grammar::dates::{self, Written};
use crate::lint::grammar::scan::{Cursor, Words};

/// What was read behind a symbol.
#[derive(Default)]
pub(super) struct Tail {
    pub date: Option<Written>,
    pub date_comma: Option<Range<usize>>,
    pub issuer: Option<Range<usize>>,
    pub title: Option<Title>,
    /// Where date and issuer end.
    pub end: usize,
}

/// The longest name of a body, in words.
const LONGEST: usize = 24;

/// Reads what stands behind a symbol that ends here.
pub(super) fn read(words: &Words<'_>, from: usize) -> Tail {
    let mut tail = Tail { end: from, ..Tail::default() };
    date(words.text, &mut tail);
    issuer(words, &mut tail);
    if tail.date.is_none() {
        date(words.text, &mut tail);
    }
    tail.title = title(words, tail.end, tail.issuer.is_some());
    tail
}

/// A date, behind a comma or a bracket or nothing.
fn date(text: &str, tail: &mut Tail) {
    let mut cursor = Cursor::new(text, tail.end);
    cursor.blanks();
    let comma = cursor.at;
    let comma = cursor.mark(&[',']).map(|_| comma..cursor.at);
    cursor.blanks();
    let bracket = cursor.mark(&['(']).is_some();
    let Some(date) = dates::at(text, cursor.at).filter(|date| date.day.is_some()) else { return };
    // `726/QĐ-TTg 16/06/2022`: a date in figures directly behind the symbol, without its word.
    let bare = !date.said && date.year.is_some() && !bracket && comma.is_none();
    if !date.said && !bare {
        return;
    }
    tail.end = date.range.end;
    if bracket && text[tail.end..].starts_with(')') {
        tail.end += 1;
    }
    tail.date = Some(date);
    tail.date_comma = comma;
}

/// `của` or `do` and a name.
fn issuer(words: &Words<'_>, tail: &mut Tail) {
    let mut at = words.at(tail.end);
    let gap = words.text[tail.end..].chars().take_while(|c| !c.is_alphanumeric());
    if !gap.clone().all(|c| c.is_whitespace() || matches!(c, ',' | ')')) {
        return;
    }
    if let Some((_, count)) = Group::Sent.starts(words, at) {
        at += count;
    }
    if !words.get(at).is_some_and(|word| Group::Issued.has(word.text)) {
        return;
    }
    let by = words.get(at).is_some_and(|word| word.is("do"));
    let first = at + 1;
    let Some(start) = words.get(first).filter(|_| words.joined(first)).map(|word| word.start) else { return };
    let last = name_end(words, first);
    let Some(end) = words.get(last.saturating_sub(1)).map(|word| word.end()).filter(|_| last > first) else { return };
    tail.issuer = Some(start..end);
    // `do UBND tỉnh ban hành`: the verb is no title.
    let verb = by.then(|| Group::Sent.starts(words, last)).flatten();
    tail.end = verb.and_then(|(_, count)| words.get(last + count - 1)).map_or(end, |word| word.end());
}

/// Whether a word stands behind the name of a body: `về`, `đã`, or `và` before what is no part of a name.
fn ends_name(words: &Words<'_>, at: usize) -> bool {
    let and = words.get(at).is_some_and(|word| word.is("và"));
    let next = words.get(at + 1).is_some_and(|word| word.is_capital()) && kinds::starts(words, at + 1).is_none();
    let small = words.get(at).is_some_and(|word| word.is_small());
    Group::About.starts(words, at).is_some() || small && Group::NameEnd.starts(words, at).is_some() || and && !next
}

/// The number of the first word behind the name of a body that begins with a word.
pub(super) fn name_end(words: &Words<'_>, first: usize) -> usize {
    let mut known = names::longest(words, first);
    let mut at = first + known.unwrap_or(1);
    while at < words.list.len() && at - first < LONGEST {
        let gap = words.before(at);
        if !gap.chars().all(char::is_whitespace) && gap.trim() != "-" {
            break;
        }
        // `Ban Tổ chức`, but not `Sở Nội vụ ban hành`.
        // `Ban Tổ chức`, `Phòng Kế hoạch`, but not `Sở Nội vụ ban hành`.
        let after_head = known.is_none() && Group::BodyHead.ends(words, at).is_some();
        let verb = || Group::Opener.starts(words, at).is_some() || kinds::starts(words, at).is_some();
        if ends_name(words, at) || !after_head && verb() {
            break;
        }
        // A name within the name may have commas of its own: `Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch`.
        known = names::longest(words, at);
        at += known.unwrap_or(1);
    }
    at
}

/// A title: behind `về`, or a verb that titles begin with.
fn title(words: &Words<'_>, from: usize, issued: bool) -> Option<Title> {
    let mut at = words.at(from);
    let gap = words.before(at);
    let gap = gap.get(gap.len().saturating_sub(words.get(at)?.start - from)..).unwrap_or_default();
    if !gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '“' | '"' | ')')) {
        return None;
    }
    let about = Group::About.starts(words, at).and_then(|(_, count)| {
        let range = words.get(at)?.start..words.get(at + count - 1)?.end();
        at += count;
        Some(range)
    });
    let verb = Group::Opener.starts(words, at).and_then(|(_, count)| {
        let word = words.get(at)?;
        Some(word.start..words.get(at + count - 1)?.end())
    });
    // Behind the symbol alone a verb may be the sentence's own.
    if about.is_none() && (verb.is_none() || !issued && !words.get(at).is_some_and(|word| word.is_capital())) {
        return None;
    }
    let start = words.get(at)?.start;
    Some(Title { range: start..title_end(words.text, start), about, verb })
}

/// Where a title ends: at a semicolon, the end of a sentence, or a bracket that it did not open.
fn title_end(text: &str, start: usize) -> usize {
    let mut depth = 0;
    for (at, c) in text[start..].char_indices() {
        let rest = &text[start + at + c.len_utf8()..];
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return start + at,
            ')' => depth -= 1,
            ';' => return start + at,
            '.' if rest.trim().is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with("/.") => {
                return start + at;
            }
            _ => {}
        }
    }
    text.trim_end().len().max(start)
}
