//! Another document behind the first one, with a head of its own: told, and kept line by line.

use super::anchors::{is_annex, is_title, type_line};
use super::head;
use super::subject::goes_with;
use crate::diag::rules;
use crate::import::draft::{About, Draft, Value};
use crate::import::layout::{Piece, Row};

/// A head has no more pieces.
const HEAD: usize = 30;
/// The line that says what a document goes with stands so many pieces below the name of its type at most.
const BELOW: usize = 8;
/// So much of a name is shown.
const NAME: usize = 40;

/// Where heads begin: at the national title, or at the names of bodies above it.
pub(super) fn heads(pieces: &[Piece]) -> Vec<usize> {
    let titles = (0..pieces.len()).filter(|at| is_title(&pieces[*at]));
    let head = |title: usize| {
        let mut at = title;
        while let Some(row) = at.checked_sub(1).and_then(|above| pieces[above].row()).filter(|row| is_name(row)) {
            at -= 1;
            if row.gap {
                break;
            }
        }
        at
    };
    titles.map(head).collect()
}

/// Whether a piece stands below a head: the name of a type there begins nothing more.
pub(super) fn is_headed(pieces: &[Piece], at: usize) -> bool {
    pieces[at.saturating_sub(HEAD)..at].iter().any(is_title)
}

/// Whether pieces are another document.
pub(super) fn is_one(part: &[Piece]) -> bool {
    part.iter().take(HEAD).any(is_title)
}

/// Whether a line is a name in a head.
fn is_name(row: &Row) -> bool {
    row.text.is_capitals() && !is_annex(row)
}

/// The head of a document that this one issues, as far as the name of its type: Quốc hiệu and the names of bodies, no number
/// and no day; and below the name the line that says what it goes with.
pub(super) fn issued(part: &[Piece], draft: &Draft) -> Option<(usize, Draft)> {
    let named = |piece: &Piece| piece.row().is_some_and(|row| type_line(row).is_some_and(|(_, more)| !more));
    let at = part.iter().take(HEAD).position(named)?;
    let with = |row: &&Row| goes_with(&row.text.bare()) && row.text.bare().starts_with('(');
    part[at + 1..].iter().take(BELOW).filter_map(Piece::row).find(with)?;
    let mut head = Draft { typed: draft.typed, source: draft.source, ..Draft::default() };
    head::read(&part[..at], true, &mut head);
    let names = |(key, _): &(&str, Value)| ["co_quan_chu_quan", "co_quan_ban_hanh"].contains(key);
    head.fields.iter().all(names).then_some((at, head))
}

/// Its lines, as they stand.
pub(super) fn read(part: &[Piece], draft: &mut Draft) -> Vec<Piece> {
    let mut body = Vec::new();
    for piece in part {
        match piece {
            // Head and foot: what stands in their columns.
            Piece::Grid(grid) if !grid.bordered => body.extend(grid.lines().cloned().map(Piece::Row)),
            piece => body.push(piece.clone()),
        }
    }
    let first = part.iter().flat_map(Piece::lines).next();
    let named = part.iter().flat_map(Piece::lines).find(|row| type_line(row).is_some()).or(first);
    if let (Some(first), Some(named)) = (first, named) {
        let about = About { text: &named.text, at: first.place, key: Some("phu_luc") };
        let name: String = named.text.bare().chars().take(NAME).collect();
        let what = format!("tệp có thêm một văn bản từ đây (\"{name}\"), chép nguyên dòng thành phụ lục");
        draft.doubt(&rules::NHAP_64, about, what, &["một văn bản riêng: tách thành tệp khác rồi nhập tệp ấy"]);
    }
    body
}

#[cfg(test)]
mod tests {
    use super::super::testing::pieces;
    use super::*;

    #[test]
    fn a_head_begins_at_the_names_above_the_national_title() {
        let all = pieces("Câu cuối.\n\nUBND TỈNH\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nMở lớp.");
        assert_eq!(heads(&all), [1]);
        assert!(is_headed(&all, 4) && !is_headed(&all, 3) && is_one(&all) && !is_one(&all[4..]));
    }
}
