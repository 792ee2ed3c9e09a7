//! One span as text and corrections of the pen, so that every glyph lands where the layout put it.
//!
//! A reader moves its pen by the widths that the file states, whole thousandths of the em; the layout counts exact
//! advances, and justification widens the spaces (`Tw` does nothing for two-byte codes). The difference is summed up
//! without rounding and given back, in tenths of a thousandth of the em, before it can be seen.

use super::fonts::UsedFace;
use super::operators::Piece;
use crate::page::Span;
use crate::units::Len;

/// Units of the sums in one [`Len`] unit: makes a tenth of a thousandth of the em a whole number of them.
const FINE: i64 = 1250;
/// How far the pen may be off inside a word: 0.008 pt.
const TOLERANCE: i64 = Len::from_twips(1).units() * 20 * FINE / 125;
/// How far it may be off at the beginning of a word: 0.004 pt. What is set right there costs no piece of its own.
const TOLERANCE_AT_WORD: i64 = TOLERANCE / 2;

/// The pieces of a `TJ` operation that shows a span.
pub(super) fn pieces(span: &Span, face: &UsedFace<'_>) -> impl Iterator<Item = Piece> {
    // 1/10 000 em in fine units: tenths of a point / 10 × 20480 / 10000 × 1250.
    let tenth = span.size.tenths() * 256;
    let mut ahead = 0i64;
    let mut after_space = false;
    span.text.chars().flat_map(move |c| {
        let tolerance = if after_space { TOLERANCE_AT_WORD } else { TOLERANCE };
        let back = (ahead.abs() > tolerance).then(|| {
            let offset = (2 * ahead + tenth).div_euclid(2 * tenth);
            ahead -= offset * tenth;
            // A positive number moves the pen back.
            Piece::Back(offset)
        });
        let glyph = face.glyph(c);
        let mut wanted = Len::from_advance(glyph.advance, span.size);
        if c == ' ' {
            wanted += span.space_extra;
        }
        ahead += glyph.width * 10 * tenth - wanted.units() * FINE;
        after_space = c == ' ';
        back.into_iter().chain([Piece::Code(face.code(c))])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Face;
    use crate::units::FontSize;

    /// Where a reader's pen stands before each glyph, in points, against where the layout wants it.
    fn worst(text: &str, size: f64, extra: f64) -> f64 {
        let fonts = crate::font::FontSet::embedded();
        let span = super::super::tests::span(text, Face::Regular, size, 0.0, extra);
        let document =
            super::super::tests::document(vec![vec![super::super::tests::line(0, 100.0, vec![span.clone()])]]);
        let used = super::super::fonts::collect(&document, &fonts).expect("every character has a glyph");
        let face = used.get(Face::Regular).expect("the face is used");
        let (mut pen, mut wanted, mut worst) = (0.0f64, 0.0f64, 0.0f64);
        let mut characters = text.chars();
        for piece in pieces(&span, face) {
            match piece {
                Piece::Back(offset) => pen -= offset as f64 / 10.0 * size / 1000.0,
                Piece::Code(code) => {
                    let c = characters.next().expect("a code for each character");
                    assert_eq!(code, face.code(c));
                    worst = worst.max((pen - wanted).abs());
                    pen += face.glyph(c).width as f64 * size / 1000.0;
                    let advance = fonts.face(Face::Regular).advance(c);
                    wanted += Len::from_advance(advance, FontSize::from_pt(size)).pt();
                    wanted += if c == ' ' { extra } else { 0.0 };
                }
            }
        }
        assert_eq!(characters.next(), None);
        worst
    }

    #[test]
    fn no_glyph_is_off_by_a_hundredth_of_a_point() {
        let text = super::super::tests::words("measured");
        for (size, extra) in [(14.0, 0.0), (13.0, 1.2345), (6.5, 0.3), (28.0, -0.11)] {
            let worst = worst(text, size, extra);
            assert!(worst < 0.01, "{size} pt, {extra} pt: off by {worst} pt");
        }
    }
}
