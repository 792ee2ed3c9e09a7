//! Two plans, word by word: what became of each entry; and as a file of Word with tracked changes.

use serde_json::{Value, json};

use super::request::{Request, Wanted};
use super::{Answer, brought::Brought, job, told};
use crate::diag::Findings;
use crate::facade::{self, Piece, differences};
use crate::font::FontSet;
use crate::pipeline::Formats;

/// Whose changes they are.
const AUTHOR: &str = "kehoach";

/// The paragraphs that differ, each with its words: kept (`giu`), gone (`bo`), new (`them`). Where a DOCX is asked for, that
/// with the changes instead, or why it cannot be made.
pub(super) fn compare(request: &Request, plan: &str, fonts: &FontSet) -> Answer {
    if request.dinh_dang.contains(&Wanted::Docx) {
        return tracked(request, plan, fonts);
    }
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
    json!({"khac": differences(&request.ban_truoc, plan).iter().map(one).collect::<Vec<_>>()}).into()
}

fn tracked(request: &Request, plan: &str, fonts: &FontSet) -> Answer {
    let world = Brought::new(request);
    let made = |plan: &str| -> Result<Vec<u8>, Findings> {
        let mut job = job(request, plan, fonts);
        job.formats = Formats { docx: true, pdf: false };
        Ok(facade::render(&job, &world)?.0.docx.unwrap_or_default())
    };
    let both = made(&request.ban_truoc).and_then(|before| Ok((before, made(plan)?)));
    let tracked = both.and_then(|(before, after)| Ok(facade::tracked(&before, &after, AUTHOR)?));
    match tracked {
        Ok(tracked) => Answer {
            head: json!({"doan": tracked.shown, "khong_hien": tracked.elsewhere}),
            files: vec![("thay-doi.docx".to_string(), tracked.docx)],
        },
        Err(findings) => json!({"thong_bao": told::all(&findings, None, plan)}).into(),
    }
}
