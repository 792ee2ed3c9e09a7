//! How other documents are cited (viện dẫn): type, `số`, symbol, date, issuer, title, each with its place.
//!
//! ```text
//! loại [từ thường ≤ 3] [","] ["số" [":"]] ký_hiệu [","] [ngày] [("của" | "do") cơ_quan] [("về" | "về việc" | …) trích_yếu]
//! loại ["ngày" …] "của" cơ_quan "số" ký_hiệu …
//! ```
//!
//! A citation is found by its symbol; laws that are cited by name are in [`law`], short names in [`alias`], articles in
//! [`unit`].

mod after;
pub(crate) mod alias;
mod before;
pub(crate) mod law;
pub(crate) mod unit;

use std::ops::Range;

use super::data::kinds::Kind;
use super::dates::Written;
use super::scan::Words;
use super::symbol::{self, Shape, Symbol};

/// The word `số` before a symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// The word itself.
    pub range: Range<usize>,
    /// The colon behind it.
    pub colon: Option<Range<usize>>,
    /// The comma before it.
    pub comma: Option<Range<usize>>,
}

/// Where the type of a citation was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// It stands before the symbol, here.
    Here(Range<usize>),
    /// It was said of the citation before, in one list with this: `Nghị quyết số 57-NQ/TW, số 59-NQ/TW`.
    Shared,
    /// It is not said.
    Not,
}

/// The title of a cited document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// From its first word, `về` not counted, to its end.
    pub range: Range<usize>,
    /// `về`, `về việc`.
    pub about: Option<Range<usize>>,
    /// The word or words that it begins with, where they are verbs that titles begin with: `Ban hành`.
    pub verb: Option<Range<usize>>,
}

/// A document that is cited by its symbol.
#[derive(Clone, Debug)]
pub(crate) struct Citation<'a> {
    /// From the type (or what there is of it) to the end of date or issuer; without the title.
    pub range: Range<usize>,
    /// The type.
    pub kind: Option<&'static Kind>,
    /// Where it was read.
    pub named: Named,
    /// What stands between the type and `số`: `hành động`, `của Chính phủ`; for a law the rest of its name. May be empty.
    pub between: Range<usize>,
    /// The word `số`.
    pub numbered: Option<Numbered>,
    /// Number and symbol.
    pub symbol: Symbol<'a>,
    /// A bracket opens directly before it: `(Nghị quyết số 57-NQ/TW)`.
    pub in_brackets: bool,
    /// The comma between an article and the type: `Điều 9, Nghị định`.
    pub unit_comma: Option<Range<usize>>,
    /// The date behind the symbol, and the comma before it.
    pub date: Option<Written>,
    /// The comma between symbol and date.
    pub date_comma: Option<Range<usize>>,
    /// A date that stands before the symbol, in the citation or in its clause: `ngày … Thủ tướng đã ban hành …`.
    pub date_before: Option<Written>,
    /// Who issued it, behind the symbol (without `của`).
    pub issuer: Option<Range<usize>>,
    /// Who issued it, said before the symbol: inside the citation (`Quyết định của Chính phủ số …`), or the last body that
    /// its clause names.
    pub issuer_before: Option<Range<usize>>,
    /// The title.
    pub title: Option<Title>,
}

impl Citation<'_> {
    /// Whether its symbol can be one of its type; nothing where that is not to be judged.
    pub(crate) fn suits(&self) -> Option<bool> {
        self.kind.and_then(|kind| kind.suits(&self.symbol))
    }

    /// The whole, with the title.
    pub(crate) fn whole(&self) -> Range<usize> {
        let end = self.title.as_ref().map_or(self.range.end, |title| title.range.end.max(self.range.end));
        self.range.start..end
    }
}

/// Every document that a paragraph cites by its symbol, in order.
pub(crate) fn all<'a>(words: &Words<'a>) -> Vec<Citation<'a>> {
    let mut out: Vec<Citation<'a>> = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let found = symbol::at(words, at).and_then(|(symbol, next)| Some((make(words, at, symbol, out.last())?, next)));
        match found {
            Some((citation, next)) => {
                out.push(citation);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    bound(&mut out);
    out
}

/// Titles end where the next citation begins.
fn bound(list: &mut [Citation<'_>]) {
    for at in 1..list.len() {
        let start = list[at].range.start;
        if let Some(title) = &mut list[at - 1].title
            && title.range.end > start
        {
            title.range.end = start.max(title.range.start);
        }
    }
}

/// The citation round a symbol; nothing where neither a word before it nor its own form says that it is one.
fn make<'a>(
    words: &Words<'a>,
    first: usize,
    symbol: Symbol<'a>,
    previous: Option<&Citation<'a>>,
) -> Option<Citation<'a>> {
    let lead = before::read(words, first, &symbol, previous);
    let sure = symbol.shape != Shape::Plain || super::data::kinds::is_code(symbol.first());
    if lead.kind.is_none() && lead.numbered.is_none() && !sure {
        return None;
    }
    let tail = after::read(words, symbol.range.end);
    let text = words.text;
    let in_brackets = text[..lead.start].trim_end().ends_with('(');
    let from = previous.map_or(0, |citation| citation.range.end).min(lead.start);
    let clause = before::clause(text, from, lead.start);
    let issuer_before = lead.issuer.or_else(|| before::body(words, &clause));
    let date_before = lead.date.or_else(|| before::date(text, &clause));
    Some(Citation {
        range: lead.start..tail.end.max(symbol.range.end),
        kind: lead.kind,
        named: lead.named,
        between: lead.between,
        numbered: lead.numbered,
        symbol,
        in_brackets,
        unit_comma: before::unit_comma(words, lead.start),
        date: tail.date,
        date_comma: tail.date_comma,
        date_before,
        issuer: tail.issuer,
        issuer_before,
        title: tail.title,
    })
}

#[cfg(test)]
mod recall;
#[cfg(test)]
mod tests;
