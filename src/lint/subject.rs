//! What is checked: the words of a document, what they say, and what is known of it.

use std::cell::OnceCell;
use std::ops::Range;

use super::grammar::citation::Citation;
use super::grammar::symbol;
use super::reading::{Reading, Readings};
use super::siblings::Siblings;
use super::text::{Paragraph, Text};
use crate::era::Era;
use crate::model::{Agency, Date, Plan};

/// A document that is checked.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    /// Its words.
    pub text: &'a Text<'a>,
    /// Its file, as read.
    pub plan: &'a Plan,
    /// The profile of its office, where there is one.
    pub agency: Option<&'a Agency>,
    /// The rules of its time.
    pub era: &'a Era,
    readings: Readings<'a>,
    siblings: OnceCell<Siblings>,
}

impl<'a> Subject<'a> {
    /// A document with these words.
    pub(crate) fn new(text: &'a Text<'a>, plan: &'a Plan, agency: Option<&'a Agency>, era: &'a Era) -> Subject<'a> {
        let (readings, siblings) = (Readings::new(text), OnceCell::new());
        Subject { text, plan, agency, era, readings, siblings }
    }

    /// Its own day, where it is known whole: what "before" and "still in force" go by. No rule reads a clock.
    pub(crate) fn day(&self) -> Option<Date> {
        self.plan.issue_date().complete()
    }

    /// The first day that the known parts of its date allow: what has ended before it had ended in any case.
    pub(crate) fn first_day(&self) -> Option<Date> {
        let date = self.plan.issue_date();
        let year = date.year?;
        Date::new(year, date.month.unwrap_or(1), date.day.filter(|_| date.month.is_some()).unwrap_or(1))
    }

    /// The units that stand side by side.
    pub(crate) fn siblings(&self) -> &Siblings {
        self.siblings.get_or_init(|| Siblings::of(self.text))
    }

    /// What a paragraph says: words, citations, laws, dates.
    pub(crate) fn read(&self, paragraph: usize) -> &Reading<'a> {
        self.readings.of(paragraph)
    }

    /// The running paragraphs with what each says.
    pub(crate) fn readings(&self) -> impl Iterator<Item = (usize, &Paragraph<'a>, &Reading<'a>)> {
        self.text.running().map(|(number, paragraph)| (number, paragraph, self.read(number)))
    }

    /// The documents that its running text cites by their symbols.
    pub(crate) fn citations(&self) -> impl Iterator<Item = (usize, &Citation<'a>)> {
        self.readings()
            .flat_map(|(number, _, reading)| reading.citations().iter().map(move |citation| (number, citation)))
    }

    /// Those that are cited for the first time, in the text proper; laws and the document itself are none.
    pub(crate) fn first_citations(&self) -> impl Iterator<Item = (usize, &Citation<'a>)> {
        let own = self.own_key();
        let of =
            move |(paragraph, nth): &(usize, usize)| Some((*paragraph, self.read(*paragraph).citations().get(*nth)?));
        let firsts = self.readings.firsts().iter().filter_map(of);
        firsts.filter(move |(_, c)| !c.symbol.is_law() && own.as_ref() != Some(&c.symbol.key()))
    }

    /// Whether its office has asked to leave a short form unexplained (`kiem_tra.viet_tat`).
    pub(crate) fn is_own_short_form(&self, form: &str) -> bool {
        self.agency.is_some_and(|agency| agency.checks.abbreviations.iter().any(|own| own == form))
    }

    /// Whether a stretch of a paragraph stands in a name that its office writes so (`kiem_tra.ten`): its letters are right.
    pub(crate) fn is_own_name(&self, paragraph: usize, stretch: &Range<usize>) -> bool {
        let text = self.text.paragraphs[paragraph].text.as_str();
        let whole = |at: usize, end: usize| {
            !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
        };
        let holds = |name: &String| {
            let mut places = text.match_indices(name.as_str()).map(|(at, _)| (at, at + name.len()));
            places.any(|(at, end)| whole(at, end) && at < stretch.end && stretch.start < end)
        };
        self.agency.is_some_and(|agency| agency.checks.names.iter().filter(|name| !name.is_empty()).any(holds))
    }

    /// The key of its own number and symbol, where it has both.
    pub(crate) fn own_key(&self) -> Option<String> {
        let (number, notation) = (self.plan.number.as_ref()?, self.plan.notation.as_ref()?);
        Some(symbol::key(&format!("{}/{}", number.trim(), notation.trim())))
    }
}
