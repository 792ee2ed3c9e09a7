//! The words of a paragraph, and runs made of them.

use std::fmt::Write;

use quick_xml::escape::{escape, unescape};

use super::blocks::{children, is, parts};

/// A word, a blank, or something that stands between words.
#[derive(Clone, Debug)]
pub(super) struct Token<'x> {
    /// What tells it from others.
    pub key: String,
    /// What it is.
    pub what: What<'x>,
    /// The properties of its run.
    pub look: &'x str,
}

/// What stands in a paragraph.
#[derive(Clone, Debug)]
pub(super) enum What<'x> {
    /// Letters.
    Text(String),
    /// A line break, a tab.
    Mark(&'x str),
    /// The place of a footnote, with its number in the file.
    Note(&'x str),
    /// A picture, a line that is drawn.
    Drawn(&'x str),
    /// What is in no run.
    Outside(&'x str),
}

/// How runs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Kept,
    Gone,
    New,
}

const NOTE: &str = "w:footnoteReference";

/// The tokens of a paragraph.
pub(super) fn of(paragraph: &str) -> Option<Vec<Token<'_>>> {
    let mut out = Vec::new();
    for child in children(parts(paragraph)?.1)? {
        if is(child, "w:pPr") {
            continue;
        }
        if !is(child, "w:r") {
            out.push(Token { key: String::new(), what: What::Outside(child), look: "" });
            continue;
        }
        let mut look = "";
        for item in children(parts(child)?.1)? {
            if is(item, "w:rPr") {
                look = item;
            } else if is(item, "w:t") {
                let text = unescape(parts(item)?.1).ok()?;
                out.extend(cut(&text).map(|text| Token {
                    key: text.to_string(),
                    what: What::Text(text.to_string()),
                    look,
                }));
            } else if is(item, NOTE) {
                let number = item.split_once("w:id=\"")?.1.split('"').next()?;
                out.push(Token { key: "\u{2}".to_string(), what: What::Note(number), look });
            } else if is(item, "w:br") || is(item, "w:tab") || is(item, "w:footnoteRef") {
                out.push(Token { key: item.to_string(), what: What::Mark(item), look });
            } else {
                out.push(Token { key: "\u{3}".to_string(), what: What::Drawn(item), look });
            }
        }
    }
    Some(out)
}

/// Words, the blanks between them, and each mark.
fn cut(text: &str) -> impl Iterator<Item = &str> {
    let kind = |c: char| (c.is_whitespace(), c.is_alphanumeric());
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match kind(first) {
            (false, false) => first.len_utf8(),
            own => rest.find(|c: char| kind(c) != own).unwrap_or(rest.len()),
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// Runs of tokens, without what marks them as gone or new. `note`: the number that a footnote has in the file that is
/// written; nothing where it cannot be shown.
pub(super) fn runs<'x>(tokens: &[Token<'x>], state: State, note: &mut dyn FnMut(&'x str) -> Option<String>) -> String {
    let tag = if state == State::Gone { "w:delText" } else { "w:t" };
    let mut out = String::new();
    let mut at = 0;
    while let Some(Token { what, look, .. }) = tokens.get(at) {
        at += 1;
        let inside = match what {
            What::Text(text) => {
                let mut text = text.clone();
                while let Some(Token { what: What::Text(more), .. }) = tokens.get(at).filter(|next| next.look == *look)
                {
                    text.push_str(more);
                    at += 1;
                }
                format!("<{tag} xml:space=\"preserve\">{}</{tag}>", escape(&text))
            }
            What::Mark(xml) => (*xml).to_string(),
            What::Note(number) => match note(number) {
                Some(number) => format!("<{NOTE} w:id=\"{number}\"/>"),
                None => continue,
            },
            What::Drawn(_) if state == State::Gone => continue,
            What::Drawn(xml) => (*xml).to_string(),
            What::Outside(xml) => {
                out.push_str(if state == State::Gone { "" } else { xml });
                continue;
            }
        };
        let _ = write!(out, "<w:r>{look}{inside}</w:r>");
    }
    out
}
