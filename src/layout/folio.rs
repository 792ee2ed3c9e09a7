//! The page number (số trang): a line in the top or bottom margin of every page but the first of each count.

use crate::block::BlockId;
use crate::font::FontSet;
use crate::model::Align;
use crate::page::{Face, Item, Line, Page, Span};
use crate::style::{StyledDocument, StyledSection};
use crate::units::Len;

/// Puts the page numbers on the pages of a section, `before` pages of whose count stand before it; they are artifacts.
pub(super) fn number(
    pages: &mut [Page],
    before: usize,
    section: &StyledSection,
    document: &StyledDocument,
    fonts: &FontSet,
) {
    let Some(style) = document.styles.get(document.folio.style.0) else { return };
    let face = Face::of(style.bold, style.italic);
    let font = fonts.face(face);
    let geometry = &section.page;
    let edge = if document.folio.bottom {
        geometry.height - document.folio.from_edge - font.line_height(style.size)
    } else {
        document.folio.from_edge
    };
    let y = edge + font.baseline(style.size);
    let hidden = usize::from(document.folio.hide_first && before == 0);
    for (index, page) in pages.iter_mut().enumerate().skip(hidden) {
        let text = (before + index + 1).to_string();
        let width = font.width(&text, style.size);
        let room = geometry.text_width() - style.para.left - style.para.right - width;
        let x = geometry.left
            + style.para.left
            + match style.para.align {
                Align::Center => room / 2,
                Align::Right => room,
                Align::Left | Align::Justify => Len::ZERO,
            };
        let span = Span {
            x,
            width,
            face,
            size: style.size,
            text,
            space_extra: Len::ZERO,
            spacing: Len::ZERO,
            field: None,
            raise: None,
            shift: Len::ZERO,
            script: None,
            node: None,
            color: style.color,
        };
        page.items.insert(0, Item::Line(Line { node: None, block: BlockId::default(), y, spans: vec![span] }));
    }
}
