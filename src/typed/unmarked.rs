//! Tables without the row of dashes that tells their head: what their head is, and what is said of it.

use super::Typist;
use super::pipe::{Piece, Row};
use super::rows::Source;
use crate::diag::{Diagnostic, Place, rules};
use crate::model::TableColumn;

impl Typist<'_> {
    /// The head and columns of such a table; nothing where it is none.
    pub(super) fn unmarked(&mut self, rows: &mut Vec<Row>, source: Source) -> Option<(usize, Vec<TableColumn>)> {
        // `|-|-|` below the first row: a single dash in every cell is no row of values where no other row of dashes is.
        let dashes = |row: &Row| row.1.iter().all(|piece| piece.text == "-");
        if source == Source::Bars && rows.len() > 2 && dashes(&rows[1]) {
            let (_, pieces) = rows.remove(1);
            return Some((1, vec![TableColumn::default(); pieces.len()]));
        }
        let first = rows.first()?;
        let (from, to) = (first.0.line, rows.last().map_or(first.0.line, |row| row.0.line));
        let place = first.0;
        let width = match source {
            Source::Bars => first.1.len(),
            Source::Tabs => rows.iter().map(|row| row.1.len()).max()?,
        };
        if width < 2 {
            return None;
        }
        let ragged = if source == Source::Tabs { fill(rows, width) } else { String::new() };
        let header = usize::from(rows.len() > 1 && rows[0].1.iter().all(is_name));
        let head = if header > 0 {
            "hàng đầu được coi là tiêu đề"
        } else {
            "không hàng nào được coi là tiêu đề"
        };
        let lines = if from == to { format!("dòng {from}") } else { format!("dòng {from} đến {to}") };
        let (what, advice) = match source {
            Source::Bars => (
                format!("{lines} được hiểu là một bảng {width} cột không có dòng |---|, {head}"),
                "thêm dòng như |---|---| dưới các hàng tiêu đề, hoặc trên hàng đầu nếu bảng không có tiêu đề; nếu không phải bảng thì viết \\| thay cho |",
            ),
            Source::Tabs => (
                format!("{lines} có dấu Tab ngăn các ô, được hiểu là một bảng {width} cột, {head}{ragged}"),
                "đối chiếu với bảng gốc; để khỏi báo thì viết mỗi hàng '| ô | ô |', dưới hàng tiêu đề thêm '|---|---|'; nếu không phải bảng thì thay Tab bằng dấu cách",
            ),
        };
        self.report(Diagnostic::of(&rules::BANG_07, what).at(place).advise(advice));
        Some((header, vec![TableColumn::default(); width]))
    }
}

/// Fills rows that have too few cells, and tells which.
fn fill(rows: &mut [Row], width: usize) -> String {
    let mut told = String::new();
    for (place, pieces) in rows {
        if pieces.len() == width {
            continue;
        }
        told += &format!("; dòng {} có {} ô, để trống các ô cuối", place.line, pieces.len());
        let empty = |place: &Place| Piece { text: String::new(), place: *place, joined: false };
        pieces.resize_with(width, || empty(place));
    }
    told
}

/// Whether a cell may be that of a head: words, no number.
fn is_name(piece: &Piece) -> bool {
    let text = piece.text.trim_matches(['*', ' ']);
    text.starts_with(|c: char| c.is_alphabetic() || c == '(')
}
