//! The stretches that an encoding is decided for: the text of one font in one paragraph.

use std::collections::BTreeMap;

use super::detect::{Evidence, OLD, Votes};
use super::{Wish, convert, fonts};
use crate::import::source::{Charset, Line, Span};

/// So many lines on each side are the surroundings of one.
const NEAR: usize = 6;

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

/// What a stretch was decided to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    /// Its encoding.
    pub charset: Charset,
    /// Encodings it could be in as well, of which nothing tells it apart.
    pub others: Vec<Charset>,
}

impl Decision {
    fn sure(charset: Charset) -> Decision {
        Decision { charset, others: Vec::new() }
    }
}

/// The encoding of each stretch of each line.
pub(super) fn decided(lines: &[&Line], wish: Wish) -> Vec<Vec<(Unit, Decision)>> {
    let lines: Vec<Vec<Unit>> = lines.iter().map(|line| units(line)).collect();
    if let Wish::Only(charset) = wish {
        let demanded = |unit| (unit, Decision::sure(charset));
        return lines.into_iter().map(|units| units.into_iter().map(demanded).collect()).collect();
    }
    let context = Context::of(&lines);
    let decisions: Vec<Vec<Decision>> =
        (0..lines.len()).map(|at| lines[at].iter().map(|unit| context.decide(unit, &lines, at)).collect()).collect();
    lines.into_iter().zip(decisions).map(|(units, decisions)| units.into_iter().zip(decisions).collect()).collect()
}

/// What the surroundings of a stretch say.
struct Context {
    /// Of each font.
    fonts: BTreeMap<Option<String>, Charset>,
    /// Of the document.
    document: Option<Charset>,
    /// What the stretches of each font say, and all of them.
    votes: (BTreeMap<Option<String>, Votes>, Votes),
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
        Context { fonts, document, votes: (votes, all) }
    }

    fn decide(&self, unit: &Unit, lines: &[Vec<Unit>], at: usize) -> Decision {
        if let Some(own) = unit.evidence.own() {
            return Decision::sure(own);
        }
        let rivals = unit.evidence.rivals();
        if let Some(first) = rivals.first() {
            let settled = self.between(unit, &rivals, lines, at).or_else(|| unit.alike(&rivals).then_some(*first));
            return settled.map_or_else(|| Decision { charset: *first, others: rivals[1..].to_vec() }, Decision::sure);
        }
        let said = self.fonts.get(&unit.font).copied().or(self.document).or_else(|| near(unit, &OLD, lines, at));
        let allowed = said.filter(|charset| unit.evidence.allows(*charset));
        let named = || unit.hint().filter(|_| said.is_none());
        let charset = allowed.or_else(|| named().filter(|charset| unit.evidence.bears_out(*charset)));
        Decision::sure(charset.unwrap_or_default())
    }

    /// Which of the encodings that its letters speak for alike: what the lines around say, then the other text of its font,
    /// then the document, then the name of its font.
    fn between(&self, unit: &Unit, rivals: &[Charset], lines: &[Vec<Unit>], at: usize) -> Option<Charset> {
        let (fonts, all) = &self.votes;
        let said = near(unit, rivals, lines, at);
        let said = said.or_else(|| fonts.get(&unit.font).and_then(|votes| votes.among(rivals)));
        let said = said.or_else(|| self.fonts.get(&unit.font).copied().filter(|charset| rivals.contains(charset)));
        said.or_else(|| all.among(rivals)).or_else(|| unit.hint().filter(|charset| rivals.contains(charset)))
    }
}

/// What the lines around a stretch say in its font: the nearest that tell these encodings apart.
fn near(unit: &Unit, rivals: &[Charset], lines: &[Vec<Unit>], at: usize) -> Option<Charset> {
    let mut votes = Votes::default();
    (1..=NEAR).find_map(|far| {
        let beside = [at.checked_sub(far), Some(at + far)].into_iter().flatten().filter_map(|at| lines.get(at));
        for other in beside.flatten().filter(|other| other.font == unit.font) {
            other.evidence.own().into_iter().for_each(|own| votes.add(&other.evidence, own));
        }
        votes.among(rivals)
    })
}

impl Unit {
    /// What the name of its font lets expect.
    fn hint(&self) -> Option<Charset> {
        self.font.as_deref().and_then(fonts::hint).map(|hint| hint.charset)
    }

    /// Whether it has nothing that encodings write differently.
    pub(super) fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }

    /// Whether it is the same text in each of these.
    fn alike(&self, charsets: &[Charset]) -> bool {
        let chars: Vec<char> = self.text.chars().collect();
        let read = |charset: &Charset| convert::decode(&chars, *charset).into_iter().map(|piece| piece.letter);
        charsets.windows(2).all(|pair| read(&pair[0]).eq(read(&pair[1])))
    }

    /// Whether its font draws every letter as a capital.
    pub(super) fn capitals(&self, charset: Charset) -> bool {
        let hint = self.font.as_deref().and_then(fonts::hint);
        hint.is_some_and(|hint| hint.capitals && hint.charset == charset)
    }
}
