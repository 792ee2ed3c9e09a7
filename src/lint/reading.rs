//! What the grammars read in the paragraphs of a document: each paragraph is read once, when a rule first asks for it, and
//! all rules share it.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::grammar::citation::law::{self, Law};
use super::grammar::citation::{self, Citation};
use super::grammar::dates::years::{self, Years};
use super::grammar::dates::{self, Written};
use super::grammar::scan::Words;
use super::text::{Paragraph, Text};
use crate::model::TextKind;
use crate::text::names::key;

/// What a paragraph says, each kind read when it is first asked for: `render` asks for little of it.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    text: &'a str,
    /// Its words.
    pub words: Words<'a>,
    /// Symbols, dates and years have figures.
    figures: bool,
    citations: OnceCell<Vec<Citation<'a>>>,
    laws: OnceCell<Vec<Law<'a>>>,
    dates: OnceCell<Vec<Written>>,
    years: OnceCell<Vec<Years>>,
    keys: OnceCell<Vec<String>>,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str) -> Reading<'a> {
        Reading {
            text,
            words: Words::of(text),
            figures: text.bytes().any(|b| b.is_ascii_digit()),
            citations: OnceCell::new(),
            laws: OnceCell::new(),
            dates: OnceCell::new(),
            years: OnceCell::new(),
            keys: OnceCell::new(),
        }
    }

    /// The documents that it cites by their symbols.
    pub(crate) fn citations(&self) -> &[Citation<'a>] {
        self.citations.get_or_init(|| if self.figures { citation::all(&self.words) } else { Vec::new() })
    }

    /// The laws that it names.
    pub(crate) fn laws(&self) -> &[Law<'a>] {
        self.laws.get_or_init(|| law::all(&self.words))
    }

    /// Its dates.
    pub(crate) fn dates(&self) -> &[Written] {
        self.dates.get_or_init(|| if self.figures { dates::all(self.text) } else { Vec::new() })
    }

    /// Its ranges of years.
    pub(crate) fn years(&self) -> &[Years] {
        self.years.get_or_init(|| if self.figures { years::all(self.text) } else { Vec::new() })
    }

    /// Its words as names are compared.
    pub(crate) fn keys(&self) -> &[String] {
        self.keys.get_or_init(|| self.words.list.iter().map(|word| key(word.text)).collect())
    }
}

/// What the paragraphs of a document say, and which of its citations come first.
#[derive(Debug)]
pub(crate) struct Readings<'a> {
    text: &'a Text<'a>,
    own: Vec<OnceCell<Reading<'a>>>,
    firsts: OnceCell<Vec<(usize, usize)>>,
}

impl<'a> Readings<'a> {
    /// Nothing read yet.
    pub(super) fn new(text: &'a Text<'a>) -> Readings<'a> {
        let own = text.paragraphs.iter().map(|_| OnceCell::new()).collect();
        Readings { text, own, firsts: OnceCell::new() }
    }

    /// What a paragraph says.
    pub(super) fn of(&self, paragraph: usize) -> &Reading<'a> {
        self.own[paragraph].get_or_init(|| Reading::of(&self.text.paragraphs[paragraph].text))
    }

    /// The citations that are the first of their document in the text proper: paragraph and number of each. A title names a
    /// document, it does not cite it.
    pub(super) fn firsts(&self) -> &[(usize, usize)] {
        self.firsts.get_or_init(|| {
            let mut seen = BTreeSet::new();
            let mut firsts = Vec::new();
            let main = self.text.iter().filter(|(_, p)| p.zone.is_main() && !p.is_title());
            for (paragraph, _) in main {
                for (nth, citation) in self.of(paragraph).citations().iter().enumerate() {
                    if seen.insert(citation.symbol.key()) {
                        firsts.push((paragraph, nth));
                    }
                }
            }
            firsts
        })
    }
}

/// Whether how documents are cited in a paragraph is the writer's own: not in a line that leads from an annex to its document.
pub(crate) fn is_cited_freely(paragraph: &Paragraph<'_>) -> bool {
    paragraph.kind != Some(TextKind::AnnexReference)
}
