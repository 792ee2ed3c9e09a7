//! What stands on the page in front of and behind the blanks: a plan may be printed with its month and year, or with its
//! number, and only the rest blank.

use std::collections::BTreeMap;

use super::letters::{Letters, number};
use super::operators;
use crate::seal::pdf::{Dict, Fault, Value, View};

/// Largest page contents, in bytes: many times a full page of text.
const MAX_CONTENTS: usize = 1 << 20;
/// Most streams that a page's contents are made of.
const MAX_STREAMS: usize = 50;
/// Most fonts of a page that are read.
const MAX_FONTS: usize = 20;
/// Most text of a page, in bytes: what stands behind it is not seen.
const MAX_TEXT: usize = 1 << 20;

/// The text of a page as it is drawn, with one space for any stretch of white space.
pub(in crate::seal) fn text(view: &View<'_, '_>, page: &Dict) -> Result<String, Fault> {
    let resources = view.dict(page, "Resources")?;
    let mut fonts: BTreeMap<Vec<u8>, Letters> = BTreeMap::new();
    for (name, font) in view.dict(&resources, "Font")?.0.iter().take(MAX_FONTS) {
        let font = view.resolve(font)?;
        if let Some(letters) = font.dict().map(|font| Letters::read(view, font)).transpose()?.flatten() {
            fonts.insert(name.clone(), letters);
        }
    }
    let mut contents = Vec::new();
    let streams = match view.get(page, "Contents")? {
        Value::Array(streams) => streams,
        one => vec![one],
    };
    for stream in streams.iter().take(MAX_STREAMS) {
        if let Value::Stream(stream) = view.resolve(stream)? {
            contents.extend(view.data(&stream, MAX_CONTENTS.saturating_sub(contents.len()))?);
            contents.push(b'\n');
        }
    }
    Ok(drawn(&contents, &fonts))
}

fn drawn(contents: &[u8], fonts: &BTreeMap<Vec<u8>, Letters>) -> String {
    let mut text = String::new();
    let mut font = None;
    let mut line = None;
    operators::each(contents, |word, operands| match word {
        b"Tf" => font = operands.first().and_then(Value::name).and_then(|name| fonts.get(name)),
        b"Tm" => {
            let at = operands.get(5).and_then(number);
            // Pieces of one line follow each other without a space.
            if line != at {
                text.push('\n');
            }
            line = at;
        }
        b"Td" | b"TD" | b"T*" => text.push('\n'),
        b"Tj" | b"TJ" => {
            let Some(font) = font else { return };
            let pieces = match operands.first() {
                Some(Value::Array(pieces)) => pieces.as_slice(),
                _ => operands,
            };
            for codes in pieces.iter().filter_map(Value::text) {
                if text.len() < MAX_TEXT {
                    font.decode(codes, &mut text);
                }
            }
        }
        _ => {}
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text holds these words next to each other, and not as a part of longer words.
pub(super) fn says(text: &str, words: &[String]) -> bool {
    let wanted = words.join(" ");
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&wanted)
        .any(|(at, found)| outside(text[..at].chars().next_back()) && outside(text[at + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_words() {
        let words = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        assert!(says("Bến Lau, ngày tháng 3 năm 2026 KẾ", &words("ngày tháng 3 năm 2026")));
        assert!(says("Số: 27/KH", &words("Số: 27")));
        for other in ["ngày tháng 3 năm 20261", "hàngày tháng 3 năm 2026", "ngày tháng 03 năm 2026", ""] {
            assert!(!says(other, &words("ngày tháng 3 năm 2026")), "{other}");
        }
    }
}
