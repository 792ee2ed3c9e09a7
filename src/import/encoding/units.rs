//! The stretches that an encoding is decided for: the text of one font in one paragraph.

use std::collections::BTreeMap;

use super::Wish;
use super::detect::{Evidence, Votes};
use super::fonts;
use crate::import::source::{Charset, Line, Span};

/// The text of one font in a line.
#[derive(Debug)]
pub(super) struct Unit {
    /// Which of its line's spans.
    pub spans: Vec<usize>,
    /// The font.
    font: Option<String>,
    /// What it says by itself.
    evidence: Evidence,
    /// What its text is.
    text: String,
}

/// The stretches of a line. The marks of notes are no text.
fn units(line: &Line) -> Vec<Unit> {
    let mut fonts: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (at, span) in line.spans.iter().enumerate().filter(|(_, span)| span.note.is_none()) {
        fonts.entry(span.font.as_deref()).or_default().push(at);
    }
    let unit = |(font, spans): (Option<&str>, Vec<usize>)| {
        let text = joined(&line.spans, &spans);
        Unit { spans, font: font.map(str::to_string), evidence: Evidence::of(&text), text }
    };
    fonts.into_iter().map(unit).collect()
}

/// The text of spans; what stands apart is no word together.
fn joined(spans: &[Span], which: &[usize]) -> String {
    let mut text = String::new();
    for (nth, at) in which.iter().enumerate() {
        if nth > 0 && which[nth - 1] + 1 != *at {
            text.push(' ');
        }
        text.push_str(&spans[*at].text);
    }
    text
}

/// The encoding of each stretch of each line.
pub(super) fn decided(lines: &[&Line], wish: Wish) -> Vec<Vec<(Unit, Charset)>> {
    let lines: Vec<Vec<Unit>> = lines.iter().map(|line| units(line)).collect();
    if let Wish::Only(charset) = wish {
        return lines.into_iter().map(|units| units.into_iter().map(|unit| (unit, charset)).collect()).collect();
    }
    let context = Context::of(&lines);
    let decide = |unit: Unit| {
        let charset = context.decide(&unit);
        (unit, charset)
    };
    lines.into_iter().map(|units| units.into_iter().map(decide).collect()).collect()
}

/// What the surroundings of a stretch say.
struct Context {
    /// Of each font.
    fonts: BTreeMap<Option<String>, Charset>,
    /// Of the document.
    document: Option<Charset>,
}

impl Context {
    fn of(lines: &[Vec<Unit>]) -> Context {
        let mut votes: BTreeMap<Option<String>, Votes> = BTreeMap::new();
        let mut all = Votes::default();
        let mut texts: BTreeMap<Option<String>, String> = BTreeMap::new();
        for unit in lines.iter().flatten() {
            let text = texts.entry(unit.font.clone()).or_default();
            text.push_str(&unit.text);
            text.push('\n');
            if let Some(charset) = unit.evidence.own() {
                votes.entry(unit.font.clone()).or_default().add(&unit.evidence, charset);
                all.add(&unit.evidence, charset);
            }
        }
        let mut fonts = BTreeMap::new();
        for (font, text) in texts {
            // Where no stretch is long enough, all of them together may be.
            let together = || Evidence::of(&text).own();
            let found = votes.get(&font).and_then(Votes::winner).or_else(together);
            fonts.extend(found.map(|charset| (font, charset)));
        }
        let document = all.winner().or_else(|| fonts.values().copied().max());
        Context { fonts, document }
    }

    fn decide(&self, unit: &Unit) -> Charset {
        if let Some(own) = unit.evidence.own() {
            return own;
        }
        let said = self.fonts.get(&unit.font).copied().or(self.document);
        let allowed = said.filter(|charset| unit.evidence.allows(*charset));
        let named = || unit.font.as_deref().and_then(fonts::hint).map(|hint| hint.charset).filter(|_| said.is_none());
        allowed.or_else(|| named().filter(|charset| unit.evidence.bears_out(*charset))).unwrap_or_default()
    }
}

impl Unit {
    /// Whether its font draws every letter as a capital.
    pub(super) fn capitals(&self, charset: Charset) -> bool {
        let hint = self.font.as_deref().and_then(fonts::hint);
        hint.is_some_and(|hint| hint.capitals && hint.charset == charset)
    }
}
