//! The foot: Nơi nhận and signers, in columns or one below the other; what comes behind.

use super::anchors::{is_annex, is_signing, is_title, type_line};
use super::head::plain;
use super::recipients;
use super::signers::{self, Signer};
use crate::import::draft::Draft;
use crate::import::glyphs::fold;
use crate::import::layout::{Piece, Row, Side, Zone, zones};
use crate::import::ledger::Thing;
use crate::import::source::Seam;
use crate::import::words::words;

/// What was found in it.
#[derive(Default)]
pub(super) struct Foot {
    pub(super) entries: Vec<recipients::Entry>,
    pub(super) signers: Vec<Signer>,
    /// There is a word Nơi nhận.
    pub(super) named: bool,
    /// Lines behind the last name.
    pub(super) rest: Vec<Row>,
}

/// Reads the foot; returns the piece behind it and lines of its last piece that come behind the signature.
pub(super) fn read(pieces: &[Piece], from: usize, draft: &mut Draft) -> (Foot, usize) {
    let end = end(pieces, from);
    let (zones, frame) = zones(&pieces[from..end]);
    frame.iter().for_each(|bar| draft.page(bar, Thing::TableFrame));
    let mut foot = Foot::default();
    let count = zones.len();
    for (index, zone) in zones.into_iter().enumerate() {
        let whole = zone.side == Side::Whole;
        let Zone { rows, .. } = plain(zone, draft);
        if !rows.is_empty() {
            column(rows, whole && index + 1 == count, &mut foot, draft);
        }
    }
    (foot, end)
}

/// Where what belongs to the foot ends at the latest.
fn end(pieces: &[Piece], from: usize) -> usize {
    let mut tables = usize::from(matches!(pieces.get(from), Some(Piece::Grid(_))));
    for (at, piece) in pieces.iter().enumerate().skip(from + 1) {
        // Another document.
        if is_title(piece) {
            return at;
        }
        match piece {
            // Behind a foot that is a table comes nothing of it, but for what was left of a signature.
            Piece::Row(row) if tables > 0 && !is_signing(&row.text.bare()) && !nothing(row) => return at,
            Piece::Row(row) if is_annex(row) || type_line(row).is_some_and(|(_, more)| !more) => return at,
            Piece::Grid(grid) => {
                let foot = grid.lines().any(|row| {
                    let bare = row.text.bare();
                    fold(&bare).starts_with("NOINHAN") || is_signing(&bare)
                });
                tables += 1;
                if !foot || tables > 2 {
                    return at;
                }
            }
            Piece::Seam(Seam::Shape(_)) => return at,
            _ => {}
        }
    }
    pieces.len()
}

/// Whether a line shows no letter.
fn nothing(row: &Row) -> bool {
    row.text.0.iter().all(|g| !g.c.is_alphanumeric())
}

/// What a column is in the middle of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Nothing,
    Recipients,
    Signer,
    Named,
}

/// One column, from top to bottom.
fn column(rows: Vec<Row>, open_end: bool, foot: &mut Foot, draft: &mut Draft) {
    let mut reading = Reading::Nothing;
    let mut signer: Vec<Row> = Vec::new();
    let count = rows.len();
    for index in 0..count {
        let row = &rows[index];
        let text = row.text.trimmed();
        let bare = text.string();
        if fold(&bare).starts_with("NOINHAN") && !foot.named {
            signers::read(std::mem::take(&mut signer), foot, draft);
            foot.named = true;
            reading = Reading::Recipients;
            let (_, to) = text.find_folded("NOINHAN").unwrap_or((0, 0));
            let to = to + usize::from(text.0.get(to).is_some_and(|g| g.c == ':'));
            draft.page(&text.cut(0, to), Thing::RecipientsFrame);
            recipients::inline(&text.cut(to, text.0.len()).trimmed(), &mut foot.entries);
            continue;
        }
        let signing = is_signing(&bare) || words().begins_with_form(&bare);
        match reading {
            Reading::Recipients if !signing => recipients::line(row, &mut foot.entries),
            Reading::Named if !signing => {
                if open_end {
                    foot.rest.extend(rows[index..].iter().cloned());
                    break;
                }
                signer.push(row.clone());
            }
            Reading::Named => {
                signers::read(std::mem::take(&mut signer), foot, draft);
                signer.push(row.clone());
                reading = Reading::Signer;
            }
            _ => {
                signer.push(row.clone());
                reading = Reading::Signer;
                // The name ends it: the first line that is not in capitals, but for what stands for the signature.
                if signers::is_name(&bare, signer.len(), rows.get(index + 1)) {
                    reading = Reading::Named;
                }
            }
        }
    }
    signers::read(signer, foot, draft);
}
