//! Another document behind the first one, with a head of its own: told, and kept line by line.

use super::anchors::{is_annex, is_title, type_line};
use crate::diag::rules;
use crate::import::draft::{About, Draft};
use crate::import::layout::{Piece, Row};

/// A head has no more pieces.
pub(super) const HEAD: usize = 30;
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
