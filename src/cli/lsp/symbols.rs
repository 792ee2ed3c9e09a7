//! The headings of a plan, one below the other, as an editor's outline.

use serde_json::{Value, json};

use super::documents::Document;
use super::position::Range;
use crate::facade::{self, Heading};

/// The kind of symbol that is a stretch of text.
const STRING: u32 = 15;

/// The outline.
pub(super) fn symbols(document: &Document) -> Value {
    let lines = document.lines();
    let text = document.text.replace("\r\n", "\n");
    let headings = facade::outline(&text);
    below(&headings, None, &lines)
}

/// The headings right below one.
fn below(headings: &[Heading], parent: Option<usize>, lines: &[&str]) -> Value {
    let own = headings.iter().enumerate().filter(|(_, heading)| heading.parent == parent);
    let symbol = |(index, heading): (usize, &Heading)| {
        let range = Range::of(heading.place, lines).json();
        json!({"name": heading.name, "kind": STRING, "range": range, "selectionRange": range,
            "children": below(headings, Some(index), lines)})
    };
    own.map(symbol).collect()
}
