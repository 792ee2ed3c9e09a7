//! The lines that are not empty, with how they look and what stands around them.

use std::collections::BTreeMap;

use super::Line;
use super::inline;
use super::look::Look;
use super::markdown::{Item, Joint};
use super::rows::Source;
use super::sequence::{Count, List, members};
use super::wrap::{self, Setting, Step};
use super::{figure, placed};
use crate::model::Align;
use crate::text::find;

/// A line that is not empty.
pub(super) struct Written {
    pub line: Line,
    /// Empty lines above it.
    pub gap: usize,
    pub look: Look,
    pub kind: Kind,
    pub joint: Joint,
    /// It is a heading.
    pub heading: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Its label, or bar, is escaped.
    Escaped,
    Row(Source),
    Note,
    /// It has a place of its own.
    Placed(Align),
    /// It is a picture.
    Figure,
}

impl Kind {
    /// Whether no paragraph goes on from it or into it.
    fn stands_alone(self) -> bool {
        matches!(self, Kind::Row(_) | Kind::Placed(_) | Kind::Figure)
    }
}

/// How many stars a line begins with whose label, table bar or arrow is escaped, and what stands behind the mark.
pub(super) fn escaped(text: &str) -> Option<(usize, &str)> {
    let tail = text.trim_start_matches('*');
    let stars = text.len() - tail.len();
    let tail = tail.strip_prefix('\\')?;
    let means = find(tail).is_some() || tail.starts_with('|') || placed::align(tail).is_some();
    (stars <= 3 && means).then_some((stars, tail))
}

/// A line whose label, table bar or arrow is escaped: `\C. Mác`, `**\A. Nguyễn**`, `\| …`.
fn unescaped(line: &Line) -> Option<Line> {
    let (stars, tail) = escaped(&line.text)?;
    let mut place = line.place;
    place.column += u32::from(stars == 0);
    Some(Line { text: format!("{}{tail}", &line.text[..stars]), place, ..line.clone() })
}

pub(super) fn written(items: Vec<Item>) -> Vec<Written> {
    let mut out = Vec::with_capacity(items.len());
    let mut gap = 0;
    for Item { line, joint, heading, row, .. } in items {
        if line.text.is_empty() {
            gap += 1;
            continue;
        }
        let (line, kind) = if line.text.starts_with('|') {
            (line, Kind::Row(row.unwrap_or(Source::Bars)))
        } else if inline::definition(&line.text).is_some() {
            (line, Kind::Note)
        } else if let Some(align) = placed::align(&line.text) {
            (line, Kind::Placed(align))
        } else if figure::is_figure(&line.text) {
            (line, Kind::Figure)
        } else {
            match unescaped(&line) {
                Some(line) => (line, Kind::Escaped),
                None => (line, Kind::Text),
            }
        };
        let look = Look::of(&line.text, line.indent);
        out.push(Written { line, gap: std::mem::take(&mut gap), look, kind, joint, heading });
    }
    out
}

/// The settings at the line ends above each line.
pub(super) fn settings(all: &[Written]) -> Vec<Setting> {
    let title = |w: &Written| match w.look.label() {
        Some(found) => !found.rest.contains(char::is_lowercase) && found.rest.contains(char::is_alphabetic),
        None => w.look.capitals,
    };
    let first = |at: usize| {
        all[at].gap > 0 || at == 0 || all[at - 1].kind.stands_alone() || all[at].look.label().is_some_and(|l| l.plain)
    };
    let steps: Vec<Step<'_>> = all
        .windows(2)
        .enumerate()
        .map(|(at, pair)| Step {
            above: &pair[0].look,
            below: &pair[1].look,
            gap: pair[1].gap,
            after_first: first(at),
            open: pair.iter().all(|w| !w.kind.stands_alone() && !w.look.number_only)
                && pair[1].kind != Kind::Note
                && pair[1].look.label().is_none(),
            labelled: pair[1].kind == Kind::Text
                && pair[0].kind == Kind::Text
                && pair[1].look.label().is_some_and(|l| l.plain),
            title_above: title(&pair[0]),
        })
        .collect();
    let mut settings = wrap::settings(&steps);
    settings.insert(0, Setting { wrapped: -100, ..Setting::default() });
    settings
}

/// How far a list of dashes looks for its next line.
const NEAR: usize = 15;

/// For each line with a label, whether the next label of its list further down is the next one of the list.
pub(super) fn followed(all: &[Written]) -> Vec<Vec<(List, bool)>> {
    let mut later: BTreeMap<List, (Count, usize)> = BTreeMap::new();
    let mut out: Vec<Vec<(List, bool)>> = Vec::with_capacity(all.len());
    for (at, w) in all.iter().enumerate().rev() {
        let found = if w.kind == Kind::Text { w.look.label() } else { None };
        let found = found.map(|found| members(&found)).unwrap_or_default();
        out.push(
            found
                .iter()
                .map(|m| {
                    let next = later.get(&m.list).is_some_and(|(count, line)| {
                        if m.list.is_dashes() { line - at <= NEAR } else { count.follows(m.count) }
                    });
                    (m.list.clone(), next)
                })
                .collect(),
        );
        for member in found {
            later.insert(member.list, (member.count, at));
        }
    }
    out.reverse();
    out
}
