//! A picture: a strip that is never torn, as high as the picture: LibreOffice adds nothing for the mark of its paragraph
//! (measured), Word less than a tenth of a millimetre.

use super::para::{Column, SetPara};
use super::setter::Setter;
use super::strip::Strip;
use crate::diag::messages;
use crate::model::Align;
use crate::page::{Item, NodeId, PlacedPicture, WHOLE};
use crate::style::{ParaTag, StyledBackdrop, StyledFigure, StyledPara};
use crate::units::Len;

/// Sets the paragraph that a picture stands in.
pub(super) fn set(para: &StyledPara, figure: &StyledFigure, column: Column, node: NodeId) -> SetPara {
    let shape = &para.para;
    let room = (column.width - shape.left - shape.right - figure.width).at_least_zero();
    let aside = match shape.align {
        Align::Left | Align::Justify => Len::ZERO,
        Align::Center => room / 2,
        Align::Right => room,
    };
    let placed = PlacedPicture {
        node: Some(node),
        ink: WHOLE,
        block: para.block,
        x: column.x + shape.left + aside,
        y: Len::ZERO,
        width: figure.width,
        height: figure.height,
        picture: figure.picture.clone(),
    };
    let strip = Strip {
        gap: shape.before,
        gap_top: shape.before,
        height: figure.height,
        items: vec![Item::Picture(placed)],
        ..Strip::default()
    };
    SetPara { strips: vec![strip], lead: Len::ZERO, excess: None, torn: None, rule: None }
}

/// Whether a paragraph is a picture, or the caption of one.
pub(super) fn is_part(para: &StyledPara) -> bool {
    matches!(para.tag, ParaTag::Figure | ParaTag::Caption)
}

/// Tells of a picture that is smaller than it was to be, or blurred in print.
pub(super) fn tell(setter: &mut Setter<'_>, para: &StyledPara) {
    let Some(figure) = &para.figure else { return };
    let reduced = figure.wanted.map(|wanted| messages::figure_reduced(&figure.file, wanted, figure.width));
    let coarse = figure.coarse.map(|density| messages::figure_coarse(&figure.file, density, figure.width));
    for message in reduced.into_iter().chain(coarse) {
        setter.diagnostics.push(message.at(setter.places.place(para.origin.path.as_ref())));
    }
}

/// The same of one under the lines of a cell.
pub(super) fn tell_under(setter: &mut Setter<'_>, para: &StyledPara) {
    let Some(StyledBackdrop { figure, origin, .. }) = para.backdrop.as_deref() else { return };
    let reduced = figure.wanted.map(|wanted| messages::emblem_reduced(&figure.file, wanted, figure.width));
    let coarse = figure.coarse.map(|density| messages::figure_coarse(&figure.file, density, figure.width));
    for message in reduced.into_iter().chain(coarse) {
        setter.diagnostics.push(message.at(setter.places.place(origin.path.as_ref())));
    }
}
