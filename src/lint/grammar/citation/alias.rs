//! Short names that a text gives: `(sau đây gọi tắt là Nghị quyết 57)`, `(viết tắt là KCN)`.

use std::ops::Range;

use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;

/// A short name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    /// The bracket, or the words from `gọi tắt là` on.
    pub range: Range<usize>,
    /// The short name itself.
    pub name: Range<usize>,
}

/// Every short name that a paragraph gives, in brackets or without.
pub(crate) fn all(text: &str) -> Vec<Alias> {
    let words = Words::of(text);
    let mut out: Vec<Alias> = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let found = Group::Called.starts(&words, at).and_then(|(_, count)| Some((one(&words, at, count)?, count)));
        at += found.as_ref().map_or(1, |(_, count)| *count);
        out.extend(found.map(|(alias, _)| alias));
    }
    out
}

fn one(words: &Words<'_>, at: usize, count: usize) -> Option<Alias> {
    let text = words.text;
    let lead = words.get(at)?.start;
    let behind = words.get(at + count - 1)?.end();
    // A colon or a quote may stand before the name.
    let start = behind + text[behind..].find(|c: char| !c.is_whitespace() && !":“\"".contains(c))?;
    let end = start + text[start..].find([')', ';', ',', '”', '"', '.', '(']).unwrap_or(text.len() - start);
    let end = start + text[start..end].trim_end().len();
    let open = text[..lead].trim_end().strip_suffix('(').map(str::len);
    let close = open.and_then(|_| text[end..].find(')')).map(|at| end + at + 1);
    let range = open.unwrap_or(lead)..close.unwrap_or(end);
    (start < end).then_some(Alias { range, name: start..end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_found_with_their_brackets() {
        for (text, range, name) in [
            (
                "số 57-NQ/TW (sau đây gọi tắt là Nghị quyết 57) của",
                "(sau đây gọi tắt là Nghị quyết 57)",
                "Nghị quyết 57",
            ),
            ("vật liệu nổ (viết tắt là VLN), tại", "(viết tắt là VLN)", "VLN"),
            ("Kế hoạch (gọi là “Kế hoạch 10”)", "(gọi là “Kế hoạch 10”)", "Kế hoạch 10"),
            ("Trung tâm, gọi tắt là Trung tâm X, có", "gọi tắt là Trung tâm X", "Trung tâm X"),
        ] {
            let found = all(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((&text[found[0].range.clone()], &text[found[0].name.clone()]), (range, name));
        }
        assert!(all("không gọi ai, viết thường").is_empty());
    }
}
