//! The foot: Nơi nhận and signers, in columns or one below the other; what comes behind.

use super::anchors::{is_annex, is_signing, is_title, type_line};
use super::head::plain;
use super::recipients;
use super::signers::{self, Signer};
use crate::diag::rules;
use crate::import::draft::{About, Draft};
use crate::import::glyphs::{Text, fold};
use crate::import::layout::{Piece, Row, Side, Zone, zones};
use crate::import::ledger::{Outside, Thing};
use crate::import::source::{Seam, SourcePlace};
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
        let Zone { rows, .. } = plain(dashed(zone), draft);
        if !rows.is_empty() {
            column(rows, whole && index + 1 == count, &mut foot, draft);
        }
    }
    (foot, end)
}

/// A column whose dashes that stand alone stand before the line below, which a PDF may have apart.
fn dashed(zone: Zone) -> Zone {
    let mut rows: Vec<Row> = Vec::new();
    for row in zone.rows {
        let alone = |above: &Row| matches!(above.text.trimmed().string().as_str(), "-" | "–" | "+");
        match rows.last_mut().filter(|above| alone(above) && !is_entry(&row)) {
            Some(above) => {
                above.text = above.text.trimmed();
                above.text.push(" ", &row.text.trimmed());
            }
            None => rows.push(row),
        }
    }
    Zone { rows, ..zone }
}

/// Where what belongs to the foot ends at the latest.
fn end(pieces: &[Piece], from: usize) -> usize {
    let mut tables = usize::from(matches!(pieces.get(from), Some(Piece::Grid(_))));
    let page = |piece: &Piece| piece.lines().first().and_then(|row| row.place.page);
    let mut signed = false;
    let named = |piece: &Piece| piece.lines().iter().any(|row| words().recipients_word(&row.text.bare()).is_some());
    let mut called = pieces.get(from).is_some_and(named);
    // Below a table of signers, with its entries.
    let mut below = false;
    for (at, piece) in pieces.iter().enumerate().skip(from + 1) {
        // Another document.
        if is_title(piece) {
            return at;
        }
        // A page behind the signature: its first line is more of the foot only where it looks so.
        let behind = signed;
        signed |= piece.lines().iter().any(|row| has_signing(row));
        let turned = page(piece).is_some() && pieces[..at].iter().rev().find_map(page) != page(piece);
        if turned && signed && piece.row().is_some_and(|row| !has_signing(row) && !is_entry(row)) {
            return at;
        }
        below =
            piece.row().is_some_and(|row| below && is_entry(row)) || !called && piece.row().is_some() && named(piece);
        called |= named(piece);
        match piece {
            Piece::Row(_) if below => {}
            // A table with lines, behind a signature, is no second one, whatever its head is called.
            Piece::Row(row) if behind && is_head(row, pieces.get(at + 1)) => return at,
            // Behind a foot that is a table comes nothing of it, but for what was left of a signature.
            Piece::Row(row) if tables > 0 && !is_signing(&row.text.bare()) && !nothing(row) => return at,
            Piece::Row(row) if is_annex(row) || type_line(row).is_some_and(|(_, more)| !more) => return at,
            Piece::Grid(grid) => {
                let foot = grid.lines().any(|row| {
                    let bare = row.text.bare();
                    words().recipients_word(&bare).is_some() || is_signing(&bare)
                });
                tables += 1;
                if !foot || tables > 2 || behind && grid.bordered {
                    return at;
                }
            }
            Piece::Seam(Seam::Shape(_)) => return at,
            _ => {}
        }
    }
    pieces.len()
}

/// Whether a line is the head of a table that was typed: below it stands nothing but bars and dashes.
fn is_head(row: &Row, below: Option<&Piece>) -> bool {
    let rule = |row: &Row| row.text.bare().chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    let bars = |row: &Row| row.text.bare().starts_with('|');
    bars(row) && below.and_then(Piece::row).is_some_and(|below| bars(below) && rule(below))
}

/// Whether a line has a stretch that signs, in whichever column.
fn has_signing(row: &Row) -> bool {
    row.text.string().split("   ").any(|part| is_signing(part.trim()))
}

/// Whether a line may be one of Nơi nhận.
fn is_entry(row: &Row) -> bool {
    row.text.bare().starts_with(['-', '–', '+'])
}

/// The word that the recipients begin with; one that the form does not have is told.
fn title(word: &Text, at: SourcePlace, draft: &mut Draft) {
    let usual = words().fixed("noi_nhan");
    if usual.is_empty() || fold(&word.string()) == fold(usual) {
        draft.page(word, Thing::RecipientsFrame);
        return;
    }
    let what = format!("\"{}\" để ngoài kế hoạch, in ra là \"{usual}\"", word.string());
    draft.doubt(&rules::NHAP_59, About { text: word, at, key: Some("noi_nhan") }, what, &[]);
    draft.outside(word, Outside::Around);
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
        if let Some(word) = words().recipients_word(&bare).filter(|_| !foot.named) {
            signers::read(std::mem::take(&mut signer), foot, draft);
            foot.named = true;
            reading = Reading::Recipients;
            let (_, to) = text.find_folded(word).unwrap_or((0, 0));
            let to = to + usize::from(text.0.get(to).is_some_and(|g| g.c == ':'));
            title(&text.cut(0, to), row.place, draft);
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

#[cfg(test)]
mod tests {
    use super::super::testing::{imported, pieces, rows, said};
    use super::*;
    use crate::import::layout::{Grid, GridCell};

    #[test]
    fn columns_of_a_foot_are_recipients_and_signers() {
        let text = "Nơi nhận:                    KT. GIÁM ĐỐC\n- Các xã;                    PHÓ GIÁM ĐỐC\n- Lưu: VT.\n\n\n                             Lê Thị Hòa\nPHỤ LỤC\nBảng một";
        let mut draft = Draft::default();
        let (foot, end) = read(&pieces(text), 0, &mut draft);
        assert_eq!((foot.named, foot.entries.len(), foot.signers.len(), end), (true, 2, 1, 4));
        assert_eq!(foot.signers[0].name.string(), "Lê Thị Hòa");
    }

    #[test]
    fn a_table_with_lines_behind_a_signature_is_not_of_the_foot() {
        let typed = |label: bool| {
            let annex = if label { "PHỤ LỤC\n" } else { "" };
            format!(
                "SỞ NỘI VỤ\nSố: 1/KH-SNV\nKẾ HOẠCH\nMở lớp văn thư\nI. MỤC ĐÍCH\nMở lớp.\nNơi nhận:\n- Các xã;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Hòa\n{annex}PHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 1/KH-SNV của Sở Nội vụ)\n| TT | Việc | Người làm |\n|---|---|---|\n| 1 | Mời thầy | Trần Văn Bình |\n| 2 | Trình ký | Đỗ Văn Nam |\n"
            )
        };
        for label in [true, false] {
            let draft = imported(&typed(label));
            assert_eq!(said(&draft, "ky"), "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê Thị Hòa");
            assert!(said(&draft, "phu_luc").contains("Trình ký"), "{}", said(&draft, "phu_luc"));
        }
    }

    #[test]
    fn recipients_below_a_table_of_signers_are_of_the_foot() {
        let cell = |column: u32, text: &str| GridCell { span: (column, 1, 1), rows: rows(text) };
        let cells = vec![cell(0, "CHỦ TỊCH\nTrần Thị Bình"), cell(1, "GIÁM ĐỐC\nLê Thị Hòa")];
        let grid = Grid { rows: vec![(cells, false)], bordered: false, widths: Vec::new() };
        let mut all = vec![Piece::Grid(grid)];
        all.extend(pieces("Nơi nhận:\n- Các xã;\n- Lưu: VT.\nDANH SÁCH\n- Một"));
        let (foot, end) = read(&all, 0, &mut Draft::default());
        assert_eq!((foot.named, foot.entries.len(), foot.signers.len(), end), (true, 2, 2, 4));
    }
}
