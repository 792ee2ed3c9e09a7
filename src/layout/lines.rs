//! Paragraphs with their fields and footnotes: in the text area, and one under the other in a cell.

use super::leads::WHOLE;
use super::para::{Column, SetPara, set};
use super::setter::{Above, Area, Setter, Spot};
use super::strip::{Hold, Lead, Stack, UnitKind};
use super::structure::Structure;
use super::{figure, footnotes, form, scripts};
use crate::diag::messages;
use crate::style::{ParaTag, StyledPara, StyledSignature};
use crate::units::Len;

/// Sets a paragraph and notes what went wrong.
fn lines(setter: &mut Setter<'_>, para: &StyledPara, spot: Spot) -> SetPara {
    let Spot { column, parent, area } = spot;
    let node = setter.structure.para(parent, para);
    let style = &setter.document.styles[para.style.0];
    let mut set = match &para.figure {
        Some(shown) => figure::set(para, shown, column, node),
        None => set(para, style, setter.fonts, column, node),
    };
    form::add_blanks(setter, para, &mut set, node);
    scripts::tag(&mut setter.structure, &mut set, node, para.block);
    footnotes::notes(setter, para, &mut set, parent, node);
    let place = || setter.places.place(para.origin.path.as_ref());
    if area == Area::Foot && para.one_line && set.strips.len() > 1 {
        setter.diagnostics.push(messages::foot_line_too_long(&para.text(), set.strips.len()).at(place()));
    } else if let Some(excess) = set.excess {
        setter.diagnostics.push(messages::line_too_long(&para.text(), excess).at(place()));
    } else if let Some(line) = &set.torn {
        match area {
            Area::Head => setter.diagnostics.push(messages::head_word_too_long(line).at(place())),
            Area::Foot | Area::Text => setter.diagnostics.push(messages::word_torn(line).at(place())),
            Area::Cell => {}
        }
    }
    if let Some(length) = set.rule {
        setter.hints.rule_lengths.insert(para.block, length);
        let pitches = set.strips.windows(2).map(|pair| pair[0].height + pair[1].gap);
        setter.hints.rule_drops.insert(para.block, pitches.sum());
    }
    set
}

/// The height of a stack of paragraphs in a column.
pub(super) fn height_of(setter: &Setter<'_>, paras: &[StyledPara], column: Column) -> Len {
    let mut pile = Pile::default();
    for para in paras {
        pile.add(set(para, &setter.document.styles[para.style.0], setter.fonts, column, Structure::ROOT), para);
    }
    pile.finish().height()
}

/// Sets the paragraphs of a cell, one under the other, with signatures in the room between two of them.
pub(super) fn stack<'a>(
    setter: &mut Setter<'a>,
    paras: &[StyledPara],
    signature: Option<&'a StyledSignature>,
    spot: Spot,
) -> Stack {
    let mut pile = Pile::default();
    for (index, para) in paras.iter().enumerate() {
        if let Some(signature) = signature.filter(|s| s.below == index) {
            form::add_signatures(setter, signature, paras, spot);
        }
        let mut set = lines(setter, para, spot);
        figure::tell_under(setter, para);
        if spot.area == Area::Cell {
            // LibreOffice leaves the space before a paragraph free again where a torn row goes on (measured).
            set.strips.iter_mut().for_each(|strip| strip.gap_top = para.para.before);
        }
        pile.add(set, para);
    }
    pile.finish()
}

/// Sets a paragraph of the text area.
pub(super) fn para(setter: &mut Setter<'_>, para: &StyledPara) {
    let mut set = lines(setter, para, setter.text_spot());
    figure::tell(setter, para);
    let above = setter.above;
    let opens = setter.galley.strips.is_empty();
    if let Some(first) = set.strips.first_mut() {
        // At the top of a page that the text ran over to, LibreOffice leaves the space before out (measured).
        first.gap_top = if opens { first.gap } else { Len::ZERO };
        let space = if above.para { first.gap.max(above.after) } else { first.gap + above.after };
        first.gap = space + above.tail;
        first.hold = match para.tag {
            ParaTag::Caption => Hold::Never,
            _ if above.keep => Hold::Chain,
            _ => Hold::Free,
        };
    }
    let short = set.strips.len() <= WHOLE;
    let keep = para.para.keep_next || para.leads && short;
    if keep && !para.para.keep_next {
        setter.hints.keep_with_next.push(para.block);
    }
    let kind = if figure::is_part(para) { UnitKind::Figure } else { UnitKind::Para };
    setter.unit(kind, para.block, set.strips);
    if para.leads && !keep {
        let end = setter.galley.strips.len();
        setter.galley.leads.push(Lead { block: para.block, end });
    }
    setter.above = Above { after: para.para.after, tail: set.lead, para: true, keep, grid: false };
}

/// Paragraphs of a cell as they are put one under the other.
#[derive(Default)]
struct Pile {
    stack: Stack,
    /// Space after the last one.
    after: Len,
    /// What its line pitch leaves free below it.
    lead: Len,
}

impl Pile {
    fn add(&mut self, mut set: SetPara, para: &StyledPara) {
        if let (Some(first), false) = (set.strips.first_mut(), self.stack.strips.is_empty()) {
            first.gap = first.gap.max(self.after) + self.lead;
        }
        self.stack.strips.append(&mut set.strips);
        (self.after, self.lead) = (para.para.after, set.lead);
    }

    fn finish(mut self) -> Stack {
        self.stack.after = self.after + self.lead;
        self.stack
    }
}
