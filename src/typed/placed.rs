//! Lines with a place of their own: `-> chữ <-` stands in the middle, `-> chữ ->` at the right. The arrows show where the
//! text goes; both are asked for, so that an arrow which is text is none.

use super::Line;
use crate::diag::Place;
use crate::model::Align;

/// Where the text of a line stands.
pub(super) fn align(text: &str) -> Option<Align> {
    parted(text).map(|(align, _)| align)
}

/// A line without its arrows.
pub(super) fn bare(line: &Line) -> Option<Line> {
    let (_, inner) = parted(&line.text)?;
    let cut = line.text.len() - line.text.strip_prefix(OPEN)?.trim_start().len();
    // All that is cut off is in ASCII or white: a byte or a character a column.
    let column = line.place.column + line.text[..cut].chars().count() as u32;
    let place = Place { column, width: inner.chars().count() as u32, ..line.place };
    Some(Line { text: inner.to_string(), place, ..line.clone() })
}

const OPEN: &str = "->";

fn parted(text: &str) -> Option<(Align, &str)> {
    let rest = text.strip_prefix(OPEN)?;
    let (align, inner) = match (rest.strip_suffix("<-"), rest.strip_suffix("->")) {
        (Some(inner), _) => (Align::Center, inner),
        (_, Some(inner)) => (Align::Right, inner),
        _ => return None,
    };
    let inner = inner.trim();
    // Steps of a way (`-> A -> B ->`) are text.
    (!inner.is_empty() && !inner.contains(OPEN) && !inner.contains("<-")).then_some((align, inner))
}
