//! Characters that nobody sees and that the parser, or the eye, trips over: the byte order mark inside a file, and what stands
//! hidden in front of a line's indentation.

use std::borrow::Cow;

use super::source::Source;
use crate::diag::{Diagnostic, Place, rules};
use crate::text::characters::{Fate, odd, shown};

/// What the parser is shown for a byte order mark, which it takes nowhere but at the beginning: a character that is none.
const MASK: char = '\u{FDD0}';
const BOM: char = '\u{FEFF}';
/// So many lines are named.
const LINES: usize = 40;

/// A text as the parser takes it.
pub(super) fn masked(text: &str) -> Cow<'_, str> {
    match text.contains(BOM) && !text.contains(MASK) {
        true => Cow::Owned(text.replace(BOM, MASK.encode_utf8(&mut [0; 4]))),
        false => Cow::Borrowed(text),
    }
}

/// A piece of a masked text as it was written.
pub(super) fn unmasked(text: String, masked: bool) -> String {
    if masked && text.contains(MASK) { text.replace(MASK, BOM.encode_utf8(&mut [0; 4])) } else { text }
}

/// Whether a character shows nothing and means nothing.
fn is_hidden(c: char) -> bool {
    odd(c).is_some_and(|odd| odd.fate == Fate::Dropped)
}

/// Whether a text begins with such a character and blanks behind it: an indentation that the parser does not see.
pub(super) fn before_blanks(text: &str) -> bool {
    text.starts_with(is_hidden) && text.trim_start_matches(is_hidden).starts_with(' ')
}

/// The column (from 1) of the hidden character in a line's indentation.
fn in_front(line: &str) -> Option<(usize, char)> {
    let mut blanks = line.chars().enumerate().take_while(|(_, c)| *c == ' ' || is_hidden(*c));
    blanks.find(|(_, c)| is_hidden(*c)).map(|(at, c)| (at + 1, c))
}

/// What is to be said of a file that cannot be read at a line, where such a character stands in front of that line or of one
/// near it.
pub(super) fn explain(source: &Source<'_>, fault: usize) -> Option<Diagnostic> {
    let all: Vec<(usize, usize, char)> = (1..=source.count())
        .filter_map(|number| in_front(source.line(number)).map(|(column, c)| (number, column, c)))
        .collect();
    let near = |(number, _, _): &&(usize, usize, char)| (fault.saturating_sub(2)..=fault + 1).contains(number);
    let (number, column, c) = *all.iter().find(near)?;
    let count: usize =
        (1..=source.count()).map(|number| source.line(number).chars().filter(|other| *other == c).count()).sum();
    let lines: Vec<String> = (1..=source.count())
        .filter(|number| source.line(*number).contains(c))
        .map(|number| number.to_string())
        .collect();
    let name = odd(c).map_or("", |odd| odd.name);
    let mut what = format!("đầu dòng này có ký tự ẩn: {name} {}", shown(c));
    if count > 1 {
        what += &format!(" (dòng {}; {count} chỗ)", crate::diag::in_a_row(&lines, LINES));
    }
    let place = Place::new(source.file, number as u32, column as u32);
    Some(Diagnostic::of(&rules::YAML_01, what).at(place).advise(
        "xóa ký tự ẩn ấy: đặt con trỏ ở đầu dòng rồi bấm Delete, hoặc gõ lại đầu dòng; thường có khi ghép hai tệp hoặc dán từ chương trình khác",
    ))
}
