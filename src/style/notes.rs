//! Footnotes: what they have in common, and the raised numbers that refer to them.

use super::context::Context;
use super::styled::{StyledNotes, StyledPara, StyledRun};
use crate::page::Face;
use crate::units::{FontSize, Len};

/// What the footnotes of a document have in common.
pub(super) fn notes(cx: &Context<'_>) -> StyledNotes {
    let entry = &cx.era.chu_thich;
    StyledNotes {
        style: cx.id(&entry.kieu),
        rule: Len::from_mm(entry.ke.dai),
        color: cx.sheet.color(),
        thickness: Len::from_pt(entry.ke.day).round_to_twip(),
        above: Len::from_pt(entry.ke.tren).round_to_twip(),
        below: Len::from_pt(entry.ke.duoi).round_to_twip(),
    }
}

/// The size of a footnote's number in text of this size, and how far it is raised.
pub(super) fn mark_size(base: FontSize, cx: &Context<'_>) -> (FontSize, Len) {
    let entry = &cx.era.chu_thich.so;
    (base.share(entry.co), Len::from_pt(base.pt() * entry.nang))
}

/// The number of a footnote in text of this face and size, raised; `note`: the footnote, where it refers to one.
pub(super) fn mark(
    number: u32,
    (face, base): (Face, FontSize),
    note: Option<Box<StyledPara>>,
    cx: &Context<'_>,
) -> StyledRun {
    let (size, raise) = mark_size(base, cx);
    StyledRun::Mark { text: number.to_string(), face, size, base, raise, note }
}
