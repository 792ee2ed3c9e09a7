//! What an editor shows where the mouse rests: the page of the rule that was broken there, or what a key means.

use serde_json::{Value, json};

use super::completion;
use super::documents::{Document, Kind};
use super::position::{Position, Range};
use crate::facade;

/// What stands at a place.
pub(super) fn hover(document: &Document, kind: Kind, at: Position) -> Value {
    let point = Range { start: at, end: at };
    let here = document.found.iter().filter(|(range, _)| *range != Range::default() && range.touches(point));
    let mut pages: Vec<String> = here.filter_map(|(_, told)| facade::explain(told.code())).collect();
    pages.dedup();
    if pages.is_empty() {
        pages.extend(completion::about(document, kind, at));
    }
    match pages.is_empty() {
        true => Value::Null,
        false => json!({"contents": {"kind": "plaintext", "value": pages.join("\n\n")}}),
    }
}
