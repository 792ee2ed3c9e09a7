//! Footnotes: their lines are set while the text that refers to them is, and stand at the foot of the page on which the
//! reference is.

use super::para::{SetPara, set};
use super::scripts;
use super::setter::Setter;
use super::strip::Strip;
use crate::diag::messages;
use crate::page::{Item, Line, NodeId, Span, Tag};
use crate::style::{ParaTag, StyledPara, StyledRun};
use crate::units::Len;

/// What LibreOffice adds to a line of 10 pt by rounding its parts (measured: 231 twips for 229.98). Many footnotes on a page
/// must not make room for a line there that it has no room for.
const ROUNDING: Len = Len::from_twips(1);

/// Sets the footnotes of a paragraph that has been set as `node` under `parent`, and gives their numbers nodes.
pub(super) fn notes(setter: &mut Setter<'_>, para: &StyledPara, set: &mut SetPara, parent: NodeId, node: NodeId) {
    let mut marks = para.runs.iter().filter_map(|run| match run {
        StyledRun::Mark { text, note: Some(note), .. } => Some((text.len(), note)),
        _ => None,
    });
    // How much of the number begun is still to come: a very narrow column tears it.
    let mut rest = 0;
    let mut label = None;
    let mut found = Vec::new();
    for (number, strip) in set.strips.iter_mut().enumerate() {
        for span in strip.items.iter_mut().flat_map(spans).filter(|span| span.raise.is_some()) {
            if rest == 0 {
                let Some((length, note)) = marks.next() else { break };
                let reference = setter.structure.add(node, Tag::Reference, para.block);
                label = Some(setter.structure.add(reference, Tag::Label, para.block));
                rest = length;
                found.push((number, note));
            }
            rest = rest.saturating_sub(span.text.len());
            span.node = label;
        }
    }
    // A footnote is no part of a heading's words.
    let heading = matches!(para.tag, ParaTag::Heading(_));
    for (strip, note) in found {
        let lines = self::note(setter, note, if heading { parent } else { node });
        set.strips[strip].notes.push(setter.galley.notes.len());
        setter.galley.notes.push(lines);
    }
}

/// The lines of a footnote.
fn note(setter: &mut Setter<'_>, note: &StyledPara, parent: NodeId) -> Vec<Strip> {
    let node = setter.structure.add(parent, Tag::Note, note.block);
    let label = setter.structure.add(node, Tag::Label, note.block);
    let style = &setter.document.styles[note.style.0];
    let mut set = set(note, style, setter.fonts, setter.text_column(), node);
    if let Some(line) = &set.torn {
        setter.diagnostics.push(messages::word_torn(line).at(setter.places.place(note.origin.path.as_ref())));
    }
    let numbers = set.strips.iter_mut().flat_map(|strip| &mut strip.items).flat_map(spans);
    numbers.filter(|span| span.raise.is_some()).for_each(|span| span.node = Some(label));
    scripts::tag(&mut setter.structure, &mut set, node, note.block);
    for line in &mut set.strips {
        line.height = Len::from_twips(line.height.twips()) + ROUNDING;
    }
    if let Some(last) = set.strips.last_mut() {
        last.height += set.lead + note.para.after;
    }
    set.strips
}

/// The pieces of an item's text.
fn spans(item: &mut Item) -> &mut [Span] {
    match item {
        Item::Line(Line { spans, .. }) => spans,
        Item::Rule(_) | Item::Picture(_) => &mut [],
    }
}
