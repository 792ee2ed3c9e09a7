//! Footnotes: the numbers that refer to them, and their text as a paragraph of their own style.

use super::Context;
use super::line::para_of;
use super::sheet::Sheet;
use super::styled::{ParaTag, StyledNotes, StyledRun};
use crate::block::{BlockId, Inline, Origin};
use crate::page::Face;
use crate::units::{FontSize, Len};

/// What the footnotes of a document have in common.
pub fn notes(sheet: &Sheet, context: &Context<'_>) -> StyledNotes {
    let entry = &context.era.chu_thich;
    StyledNotes {
        style: sheet.id(&entry.kieu),
        rule: Len::from_mm(entry.ke.dai),
        color: sheet.color(),
        thickness: Len::from_pt(entry.ke.day).round_to_twip(),
        above: Len::from_pt(entry.ke.tren).round_to_twip(),
        below: Len::from_pt(entry.ke.duoi).round_to_twip(),
    }
}

/// The size of a footnote's number in text of this size, and how far it is raised.
pub fn mark_size(base: FontSize, context: &Context<'_>) -> (FontSize, Len) {
    let entry = &context.era.chu_thich.so;
    (base.share(entry.co), Len::from_pt(base.pt() * entry.nang))
}

/// The reference to a footnote in text of this face and size, with the footnote.
pub fn reference(
    number: u32,
    text: &[Inline],
    (block, origin): (BlockId, &Origin),
    (face, base): (Face, FontSize),
    sheet: &Sheet,
    context: &Context<'_>,
) -> StyledRun {
    let style = sheet.id(&context.era.chu_thich.kieu);
    let named = sheet.get(style);
    let own = mark(number, (Face::of(named.bold, named.italic), named.size), None, context);
    let space = StyledRun::Text {
        text: " ".to_string(),
        face: Face::of(named.bold, named.italic),
        size: named.size,
        unbroken: false,
    };
    let note = para_of((block, origin), style, ParaTag::Paragraph, vec![own, space], text, sheet, context);
    mark(number, (face, base), Some(Box::new(note)), context)
}

fn mark(
    number: u32,
    (face, base): (Face, FontSize),
    note: Option<Box<super::StyledPara>>,
    context: &Context<'_>,
) -> StyledRun {
    let (size, raise) = mark_size(base, context);
    StyledRun::Mark { text: number.to_string(), face, size, base, raise, note }
}
