//! What a paragraph has of its own beside its style.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, Paragraph, SpecialIndentType};

use super::table::eighths_of_point;
use crate::model::Align;
use crate::style::{Frame, NamedStyle, ParaStyle};
use crate::units::Len;

/// The borders of a paragraph; Word counts their distance from the text in points.
pub(super) fn borders(frame: &Frame, style: &NamedStyle) -> Vec<(&'static str, String)> {
    let sides = [
        ("w:top", frame.top, true),
        ("w:left", frame.sides, frame.around),
        ("w:bottom", frame.bottom, frame.around),
        ("w:right", frame.sides, frame.around),
    ];
    let (eighths, color) = (eighths_of_point(frame.thickness), style.color);
    let drawn = sides.into_iter().filter(|(_, _, drawn)| *drawn);
    drawn
        .map(|(side, space, _)| {
            let points = space.at_least_zero().twips() / 20;
            (side, format!(r#"w:val="single" w:sz="{eighths}" w:space="{points}" w:color="{color}""#))
        })
        .collect()
}

/// What differs from the style in alignment, indents and spacing.
pub(super) fn differences(mut paragraph: Paragraph, own: &ParaStyle, base: &ParaStyle) -> Paragraph {
    if own.align != base.align {
        paragraph = paragraph.align(match own.align {
            Align::Left => AlignmentType::Left,
            Align::Center => AlignmentType::Center,
            Align::Right => AlignmentType::Right,
            Align::Justify => AlignmentType::Both,
        });
    }
    if (own.left, own.right, own.first_line) != (base.left, base.right, base.first_line) {
        let first = own.first_line.twips() as i32;
        let special = if first < 0 { SpecialIndentType::Hanging(-first) } else { SpecialIndentType::FirstLine(first) };
        let twips = |len: Len| Some(len.twips() as i32);
        paragraph = paragraph.indent(twips(own.left), Some(special), twips(own.right), None);
    }
    let twips = |len: Len| len.at_least_zero().twips() as u32;
    let mut spacing = LineSpacing::new();
    if own.before != base.before {
        spacing = spacing.before(twips(own.before));
    }
    if own.after != base.after {
        spacing = spacing.after(twips(own.after));
    }
    if (own.line_240, own.line_exact) != (base.line_240, base.line_exact) {
        spacing = match own.line_exact {
            Some(height) => spacing.line(height.twips() as i32).line_rule(LineSpacingType::Exact),
            None => spacing.line(own.line_240 as i32).line_rule(LineSpacingType::Auto),
        };
    }
    if spacing != LineSpacing::new() { paragraph.line_spacing(spacing) } else { paragraph }
}
