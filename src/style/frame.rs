//! Frames around single lines (ô 10b, 11, the older eras' DỰ THẢO) and the rule above the address (ô 13).

use super::context::Context;
use super::styled::{Frame, NamedStyle, StyledPara};
use crate::font::fill;
use crate::page::Face;
use crate::units::Len;

/// What a frame that goes by its text has beyond it, so that another program's rounding wraps nothing.
const SLACK: Len = Len::from_twips(40);

/// The frame of a paragraph in a style, without its place: its height is the era's around one line of text. A word
/// processor counts the space between border and text in whole points, so the height is met to half a point.
pub(super) fn around(named: &NamedStyle, cx: &Context<'_>) -> Option<Frame> {
    let entry = cx.role(&named.key).khung.as_ref()?;
    let thickness = Len::from_pt(entry.day);
    let line = cx.fonts.face(Face::of(named.bold, named.italic)).line_height(named.size);
    let free = (Len::from_mm(entry.cao) - line - thickness * 2).at_least_zero();
    let points = (free.twips() + 10) / 20;
    let point = Len::from_twips(20);
    Some(Frame {
        around: true,
        top: point * (points / 2),
        bottom: point * (points - points / 2),
        sides: whole_points(entry.dem),
        thickness,
    })
}

/// The rule above the first line of a group in a style.
pub(super) fn above(key: &str, cx: &Context<'_>) -> Option<Frame> {
    let entry = cx.role(key).ke_tren.as_ref()?;
    Some(Frame {
        around: false,
        top: whole_points(entry.cach),
        bottom: Len::ZERO,
        sides: Len::ZERO,
        thickness: Len::from_pt(cx.era.duong_ke.day),
    })
}

fn whole_points(points: f64) -> Len {
    Len::from_twips(20) * (points.round() as i64)
}

/// The width of a framed paragraph, border included, whose text is `text` wide: the era's for these words, or what the
/// text needs.
pub(super) fn outer_width(para: &StyledPara, text: Len, cx: &Context<'_>) -> Len {
    let Some(frame) = para.frame.filter(|f| f.around) else { return text };
    let wanted =
        cx.entry(para.style).khung.as_ref().and_then(|entry| entry.rong.get(&para.text()).copied().map(Len::from_mm));
    (text + frame.beside() * 2 + SLACK).max(wanted.unwrap_or_default())
}

/// Indents a framed paragraph so that its frame stands in the middle of its place in a column of `width`.
pub(super) fn stand(para: &mut StyledPara, width: Len, cx: &Context<'_>) {
    let Some(frame) = para.frame.filter(|f| f.around) else { return };
    let share = |of: f64| Len::from_twips((width.twips() as f64 * of).round() as i64);
    let place = cx.entry(para.style).khung.as_ref().and_then(|entry| entry.cho);
    let [from, to] = place.unwrap_or([0.0, 1.0]).map(share);
    let natural = fill::natural_width(&para.pieces(), cx.fonts);
    let outer = outer_width(para, natural, cx).min(width);
    let left = ((from + to - outer) / 2).at_least_zero().min(width - outer).round_to_twip();
    let right = (width - outer - left).round_to_twip();
    para.para.left += left + frame.beside().round_to_twip();
    para.para.right += right + frame.beside().round_to_twip();
}
