//! Form fields (trường biểu mẫu): their nodes are made while lines are set, so that they stand in reading order; their
//! places are taken from the finished pages. Nothing moves for them.

use std::collections::BTreeMap;

use super::para::{Column, SetPara};
use super::pending::{Pending, Signature};
use super::setter::{Setter, Spot};
use crate::block::FieldKind;
use crate::font::FontSet;
use crate::page::{FormField, FormFieldKind, Item, Line, NodeId, Page, Span, Tag};
use crate::style::{StyledDocument, StyledPara, StyledRun, StyledSignature};
use crate::units::Len;

/// Gives each blank of a paragraph that has been set a node of its own, and its field one right behind it.
pub(super) fn add_blanks(setter: &mut Setter<'_>, para: &StyledPara, set: &mut SetPara, parent: NodeId) {
    let blank = |run: &StyledRun| matches!(run, StyledRun::Field { blank: true, .. });
    if !para.runs.iter().any(blank) {
        return;
    }
    // A filled place is never mere spaces: it has been trimmed where it was read.
    let empty = |span: &&mut Span| span.field.is_some() && span.text.bytes().all(|b| b == b' ');
    let lines = set.strips.iter_mut().flat_map(|strip| &mut strip.items).filter_map(|item| match item {
        Item::Line(line) => Some(line),
        Item::Rule(_) | Item::Picture(_) => None,
    });
    for span in lines.flat_map(|line| &mut line.spans).filter(empty) {
        let Some(kind) = span.field else { continue };
        let node = setter.structure.add_told(parent, Tag::Span, para.block, &setter.document.form.blank);
        span.node = Some(node);
        let form = &setter.document.form;
        if if setter.in_copy { &form.copy_tooltips } else { &form.tooltips }.is_some() {
            let field = setter.structure.add(parent, Tag::Form, para.block);
            setter.pending.blanks.push((node, field, kind, setter.in_copy));
        }
    }
}

/// Notes the signatures that stand above paragraph `style.below` of a column.
pub(super) fn add_signatures<'a>(
    setter: &mut Setter<'a>,
    style: &'a StyledSignature,
    paras: &[StyledPara],
    spot: Spot,
) {
    let Spot { column, parent, .. } = spot;
    let Some(below) = paras.get(style.below) else { return };
    let above = style.below.checked_sub(1).and_then(|index| paras.get(index)).map(|para| para.block);
    setter.structure.close();
    let mut node = || setter.structure.add(parent, Tag::Form, below.block);
    let nodes = (node(), (style.seal > Len::ZERO).then(node));
    let room = below.para.before;
    // The middle of the lines, which may stand in from the column's edges.
    let shape = &below.para;
    let x = column.x + shape.left;
    let column = Column { x, width: column.width - shape.left - shape.right };
    let copy = setter.in_copy;
    setter.pending.signatures.push(Signature { style, above, below: below.block, room, column, nodes, copy });
}

/// The fields at their places, in reading order.
pub(super) fn place(
    pending: &Pending<'_>,
    pages: &[Page],
    document: &StyledDocument,
    fonts: &FontSet,
) -> Vec<FormField> {
    let mut fields = blanks(pending, pages, document, fonts);
    let mut count = [0; 2];
    for signature in &pending.signatures {
        let nth = &mut count[usize::from(signature.copy)];
        *nth += 1;
        fields.extend(signature.fields(*nth, pages, fonts).into_iter().flatten());
    }
    fields.sort_by_key(|field| field.node);
    fields
}

/// The fields over the blanks.
fn blanks(pending: &Pending<'_>, pages: &[Page], document: &StyledDocument, fonts: &FontSet) -> Vec<FormField> {
    if pending.blanks.is_empty() {
        return Vec::new();
    }
    let tooltips = |copy| if copy { &document.form.copy_tooltips } else { &document.form.tooltips };
    let by_blank: BTreeMap<NodeId, (NodeId, FieldKind, bool)> =
        pending.blanks.iter().map(|&(blank, field, kind, copy)| (blank, (field, kind, copy))).collect();
    let mut count = [[0; FieldKind::ALL.len()]; 2];
    let mut fields = Vec::new();
    for (page, line) in lines(pages) {
        for span in &line.spans {
            let Some(&(node, kind, copy)) = span.node.and_then(|blank| by_blank.get(&blank)) else { continue };
            let Some(tooltips) = tooltips(copy) else { continue };
            let nth = &mut count[usize::from(copy)][kind as usize];
            *nth += 1;
            let font = fonts.face(span.face);
            let baseline = Len::from_advance(font.ascent(), span.size);
            fields.push(FormField {
                page,
                x: span.x,
                y: line.y - baseline,
                width: span.width,
                height: baseline + Len::from_advance(font.descent(), span.size),
                kind: FormFieldKind::Text { field: kind, face: span.face, size: span.size, baseline },
                name: name(kind.key(), copy, *nth),
                tooltip: tooltips[kind as usize].clone(),
                node,
            });
        }
    }
    fields
}

/// `so`, the second one `so_2`; of a copy's part `sao_so`, which nothing takes for the document's own.
fn name(kind: &str, copy: bool, nth: u32) -> String {
    let part = if copy { OF_COPY } else { "" };
    if nth == 1 { format!("{part}{kind}") } else { format!("{part}{kind}_{nth}") }
}

/// What the names of fields in a copy's part begin with.
const OF_COPY: &str = "sao_";

/// A room that is too low for the era's box still gets one: a field without height cannot be signed.
const LOWEST_BOX: Len = Len::from_twips(120);

impl Signature<'_> {
    /// The person's box in the middle of the room, and the square around the seal.
    fn fields(&self, number: u32, pages: &[Page], fonts: &FontSet) -> Option<Vec<FormField>> {
        let (page, below) = lines(pages).find(|(_, line)| line.block == self.below)?;
        let bottom = edges(below, fonts).0;
        let above = lines(pages).filter(|(at, line)| *at == page && Some(line.block) == self.above && line.y < below.y);
        let top = above.last().map_or(bottom - self.room, |(_, line)| edges(line, fonts).1);
        let style = self.style;
        let room = bottom - top;
        let height = style.height.min(room - style.gap * 2).max(LOWEST_BOX);
        let middle = top + room / 2;
        let part = if self.copy { OF_COPY } else { "" };
        let x = self.column.x + (self.column.width - style.width) / 2;
        let person = FormField {
            page,
            x,
            y: middle - height / 2,
            width: style.width,
            height,
            kind: FormFieldKind::PersonSignature,
            name: format!("{part}chu_ky_{number}"),
            tooltip: style.person_tooltip.clone(),
            node: self.nodes.0,
        };
        let covered = style.width.scale(i64::from(style.covered), 10_000);
        let body = self.nodes.1.map(|node| FormField {
            x: x + covered - style.seal,
            y: middle - style.seal / 2,
            width: style.seal,
            height: style.seal,
            kind: FormFieldKind::BodySignature,
            name: format!("{part}con_dau_{number}"),
            tooltip: style.body_tooltip.clone(),
            node,
            ..person.clone()
        });
        Some([Some(person), body].into_iter().flatten().collect())
    }
}

/// The lines of all pages that belong to the document.
fn lines(pages: &[Page]) -> impl Iterator<Item = (usize, &Line)> {
    pages.iter().enumerate().flat_map(|(number, page)| {
        page.items.iter().filter_map(move |item| match item {
            Item::Line(line) if line.node.is_some() => Some((number, line)),
            _ => None,
        })
    })
}

/// The highest ascender and the lowest descender of a line.
fn edges(line: &Line, fonts: &FontSet) -> (Len, Len) {
    let extent = |span: &Span| {
        let font = fonts.face(span.face);
        (Len::from_advance(font.ascent(), span.size), Len::from_advance(font.descent(), span.size))
    };
    let tallest = line.spans.iter().map(extent).fold((Len::ZERO, Len::ZERO), |a, b| (a.0.max(b.0), a.1.max(b.1)));
    (line.y - tallest.0, line.y + tallest.1)
}
