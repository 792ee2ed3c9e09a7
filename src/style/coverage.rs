//! A character that no face has stops the run: it would be printed as an empty box, or not at all.

use std::collections::BTreeMap;

use super::context::Context;
use super::styled::{StyledPara, StyledRun, StyledSection};
use crate::diag::{Characters, Diagnostic};
use crate::model::KeyPath;
use crate::text::characters::{Fate, odd};

/// How often each character that cannot be printed stands in the value of each path.
type Lacking<'a> = BTreeMap<(char, Option<&'a KeyPath>), usize>;

/// Reports every character that the face it would be set in has no glyph for, each once with all its places.
pub(super) fn check(sections: &[StyledSection], cx: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut lacking = Lacking::new();
    sections.iter().flat_map(StyledSection::paras).for_each(|para| check_para(para, cx, &mut lacking));
    let mut met = Characters::default();
    let starts = if lacking.is_empty() { Vec::new() } else { cx.places.starts() };
    for (&(c, path), &count) in &lacking {
        // Where only the place of something larger is known, all that it has are meant.
        let all = || lacking.iter().filter(|((other, _), _)| *other == c).map(|(_, count)| count).sum();
        let count = if cx.places.is_own(path) { count } else { all() };
        // What is printed twice stands in the file once.
        let places = cx.places.find(path, c, count, &starts);
        met.met(c, places.len().max(1), places);
    }
    diagnostics.extend(met.diagnostics());
}

fn check_para<'a>(para: &'a StyledPara, cx: &Context<'_>, lacking: &mut Lacking<'a>) {
    for run in &para.runs {
        let (text, face) = match run {
            StyledRun::Text { text, face, drawn, .. } => (text, drawn.map_or(*face, |drawn| drawn.face)),
            StyledRun::Field { text, face, .. } => (text, *face),
            StyledRun::Mark { .. } | StyledRun::Break => continue,
        };
        let font = cx.fonts.face(face);
        // What is named is refused whatever the face has for it: an office's own face may draw a tab as a box.
        let fits = |c: &char| font.glyph(*c).is_some() && odd(*c).is_none_or(|odd| odd.fate == Fate::Dropped);
        for c in text.chars().filter(|c| !fits(c)) {
            *lacking.entry((c, para.origin.path.as_ref())).or_default() += 1;
        }
    }
}
