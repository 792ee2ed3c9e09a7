//! Two plans, word by word: what became of each entry.

use serde_json::{Value, json};

use super::request::Request;
use crate::facade::{Piece, differences};

/// The paragraphs that differ, each with its words: kept (`giu`), gone (`bo`), new (`them`).
pub(super) fn compare(request: &Request, plan: &str) -> Value {
    let piece = |piece: &Piece| match piece {
        Piece::Kept(text) => json!(["giu", text]),
        Piece::Gone(text) => json!(["bo", text]),
        Piece::New(text) => json!(["them", text]),
    };
    let one = |one: &crate::facade::Difference| {
        let (before, after) = one.lines;
        let words: Vec<Value> = one.pieces.iter().map(piece).collect();
        json!({"khoa": one.key, "dong_truoc": before, "dong_sau": after, "chu": words})
    };
    json!({"khac": differences(&request.ban_truoc, plan).iter().map(one).collect::<Vec<_>>()})
}
