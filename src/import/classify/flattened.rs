//! Tables of texts and PDFs whose cells became lines of their own, or columns of blanks: told by their looks, never taken
//! for paragraphs in silence. A table each of whose rows has a line a cell is put together again.

use crate::diag::rules;
use crate::import::draft::{About, Draft};
use crate::import::glyphs::fold;
use crate::import::layout::{Grid, GridCell, Piece, Row};
use crate::import::source::Kind;
use crate::import::words::words;
use crate::text;

/// A cell has not more letters; a line of it that ends nothing.
const CELL: usize = 48;
/// So many short lines in a row are cells.
const CELLS: usize = 6;
/// Rows that are numbered: so many make a table, and each has not more lines.
const ROWS: u32 = 2;
const ROW: usize = 14;
/// Lines in columns stand so near each other.
const NEAR: usize = 3;
/// Columns of a table that is put together again.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=8;

/// What looks like a table among lines: its first and last line.
type Stretch = (usize, usize);

/// Pieces of a part with their tables, and a doubt for those that were lines.
pub(super) fn told(pieces: Vec<Piece>, kind: Kind, key: &'static str, draft: &mut Draft) -> Vec<Piece> {
    let (pieces, told, made) = tables(pieces, kind);
    if let Some((first, _)) = told.first() {
        let named: Vec<String> =
            told.iter().map(|(first, last)| format!("{} đến {}", first.place, last.place)).collect();
        let about = About { text: &first.text, at: first.place, key: Some(key) };
        let what = format!("chỗ trông như bảng bị tách thành dòng được chép thành các đoạn: {}", named.join("; "));
        draft.doubt(&rules::NHAP_60, about, what, &["một bảng"]);
    }
    if let Some(first) = made.first() {
        let named: Vec<String> = made.iter().map(|row| row.place.to_string()).collect();
        let about = About { text: &first.text, at: first.place, key: Some(key) };
        let what = format!("bảng bị tách thành dòng được ghép lại, mỗi dòng một ô: {}", named.join("; "));
        draft.doubt(&rules::NHAP_60, about, what, &["các đoạn"]);
    }
    pieces
}

/// Pieces with tables whose cells became lines as tables again, the stretches that look like tables but stay lines, and
/// where those stand that are tables again.
fn tables(pieces: Vec<Piece>, kind: Kind) -> (Vec<Piece>, Vec<(Row, Row)>, Vec<Row>) {
    let (mut out, mut told, mut made) = (Vec::new(), Vec::new(), Vec::new());
    let mut rows: Vec<Row> = Vec::new();
    let mut flush = |rows: &mut Vec<Row>, out: &mut Vec<Piece>| {
        let rows = std::mem::take(rows);
        let mut at = 0;
        for (from, to) in stretches(&rows) {
            out.extend(rows[at..from].iter().cloned().map(Piece::Row));
            at = to + 1;
            let found = if kind == Kind::Text { again(&rows[from..=to]) } else { None };
            match found {
                Some(grid) => {
                    made.push(rows[from].clone());
                    out.push(Piece::Grid(grid));
                }
                None => {
                    told.push((rows[from].clone(), rows[to].clone()));
                    out.extend(rows[from..=to].iter().cloned().map(Piece::Row));
                }
            }
        }
        out.extend(rows[at..].iter().cloned().map(Piece::Row));
    };
    for piece in pieces {
        match piece {
            Piece::Row(row) => rows.push(row),
            piece => {
                flush(&mut rows, &mut out);
                out.push(piece);
            }
        }
    }
    flush(&mut rows, &mut out);
    (out, told, made)
}

/// The stretches of lines that look like tables.
fn stretches(rows: &[Row]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = numbered(rows);
    found.extend(columns(rows));
    found.extend(short(rows));
    found.sort_unstable();
    let mut out: Vec<Stretch> = Vec::new();
    for (from, to) in found {
        match out.last_mut() {
            Some(last) if from <= last.1 + 1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// The number that a line is, `2` or `2.`
fn number(row: &Row) -> Option<u32> {
    let bare = row.text.bare();
    let digits = bare.strip_suffix('.').unwrap_or(&bare);
    let known = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| known)
}

/// Whether a line is the word that the first column of a table has in its head.
fn heads(row: &Row) -> bool {
    let folded = fold(&row.text.bare());
    words().tables.contains(&folded)
}

/// Rows with numbers that count on, on lines of their own, with the head above.
fn numbered(rows: &[Row]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let head = heads(&rows[at]);
        let first = if head {
            (at + 1..rows.len().min(at + 1 + ROW)).find(|at| number(&rows[*at]).is_some())
        } else {
            Some(at)
        };
        let Some((mut last, mut count)) = first.and_then(|first| Some((first, number(&rows[first])?))) else {
            at += 1;
            continue;
        };
        let start = last;
        while let Some(next) =
            (last + 2..rows.len().min(last + 2 + ROW)).find(|at| number(&rows[*at]) == Some(count + 1))
        {
            (last, count) = (next, count + 1);
        }
        let rows_found = number(&rows[start]).map_or(0, |first| count - first + 1);
        if !head && rows_found <= ROWS || rows_found < ROWS {
            at += 1;
            continue;
        }
        // The last row has as many lines as the one above, as long as they are cells.
        let size = if rows_found > 1 { row_size(rows, start) } else { ROW };
        let end = (last..rows.len().min(last + size))
            .take_while(|at| *at == last || is_cell(&rows[*at]))
            .last()
            .unwrap_or(last);
        let from = if head {
            at
        } else {
            (at.saturating_sub(ROW)..at).rev().take_while(|at| is_short(&rows[*at])).last().unwrap_or(at)
        };
        out.push((from, end));
        at = end + 1;
    }
    out
}

/// How many lines the first numbered row has.
fn row_size(rows: &[Row], start: usize) -> usize {
    let count = number(&rows[start]);
    let next = (start + 1..rows.len()).find(|at| number(&rows[*at]) == count.map(|count| count + 1));
    next.map_or(ROW, |next| next - start)
}

/// Whether a line may be of a cell: no section begins with it.
fn is_cell(row: &Row) -> bool {
    let bare = row.text.bare();
    !text::find(&bare)
        .is_some_and(|found| found.plain && !found.rest.is_empty() && !found.label.starts_with(['-', '+']))
}

/// Whether a line is short and ends nothing.
fn is_short(row: &Row) -> bool {
    let bare = row.text.bare();
    let letters = bare.chars().count();
    !bare.starts_with('|')
        && (1..=CELL).contains(&letters)
        && !bare.ends_with([';', ':', '.', ','])
        && text::find(&bare).is_none()
}

/// Lines whose words stand in columns.
fn columns(rows: &[Row]) -> Vec<Stretch> {
    let wide = |row: &Row| {
        let text = row.text.trimmed().string();
        // A tab behind a label parts no columns.
        let rest = text::find(&text).map_or(text.as_str(), |found| found.rest);
        !text.starts_with('|') && (text.contains("   ") || rest.contains('\t'))
    };
    let found: Vec<usize> = (0..rows.len()).filter(|at| wide(&rows[*at])).collect();
    let runs = found.chunk_by(|a, b| b - a <= NEAR).filter(|run| run.len() > 1);
    runs.filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

/// Many short lines in a row.
fn short(rows: &[Row]) -> Vec<Stretch> {
    let found: Vec<usize> =
        (0..rows.len()).filter(|at| is_short(&rows[*at]) && !rows[*at].text.is_capitals()).collect();
    let runs = found.chunk_by(|a, b| b - a == 1).filter(|run| run.len() >= CELLS);
    runs.filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

/// The table that lines were: a head with a line a cell, and rows of as many lines that count from 1.
fn again(rows: &[Row]) -> Option<Grid> {
    let columns = rows.iter().position(|row| number(row) == Some(1))?;
    let whole =
        COLUMNS.contains(&columns) && heads(&rows[0]) && rows.len().is_multiple_of(columns) && rows.len() / columns > 2;
    let counts = |(at, row): (usize, &[Row])| at == 0 || number(&row[0]) == u32::try_from(at).ok();
    if !whole
        || !rows.chunks(columns).enumerate().all(counts)
        || rows[1..].iter().any(|row| row.gap && number(row).is_none())
    {
        return None;
    }
    // Numbers in other columns would count as well where a row had a line more and the next one less.
    let cell = |(column, row): (usize, &Row)| GridCell { span: (column as u32, 1, 1), rows: vec![row.clone()] };
    let row = |row: &[Row]| (row.iter().enumerate().map(cell).collect(), false);
    Some(Grid { rows: rows.chunks(columns).map(row).collect(), bordered: true, widths: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Line, SourcePlace};

    fn rows(text: &str) -> Vec<Row> {
        let line = |(id, text): (u32, &str)| {
            Row::of(&Line::plain(id, text, SourcePlace { line: id + 1, ..SourcePlace::default() }))
        };
        (0..).zip(text.lines()).map(line).collect()
    }

    fn found(text: &str) -> Vec<Stretch> {
        stretches(&rows(text))
    }

    #[test]
    fn cells_that_became_lines_are_seen() {
        let table = "Các lớp như sau:\nTT\nNội dung\nThời gian\n1\nMở lớp văn thư\nTháng 3\n2\nMở lớp lưu trữ\nTháng 5\nII. TỔ CHỨC";
        assert_eq!(found(table), [(1, 9)]);
        let pieces = |text: &str| tables(rows(text).into_iter().map(Piece::Row).collect(), Kind::Text);
        let (made, told, again) = pieces(table);
        assert!(told.is_empty() && again.len() == 1 && made.len() == 3, "{made:?}");
        let Piece::Grid(grid) = &made[1] else { panic!("{made:?}") };
        assert_eq!(grid.rows.iter().map(|(cells, _)| cells.len()).collect::<Vec<_>>(), [3, 3, 3]);
        // A row with a line more: nobody knows whose it is.
        let (made, told, again) = pieces(&table.replace("Tháng 3", "Tháng 3\nnăm 2026"));
        assert!(told.len() == 1 && again.is_empty() && made.len() == 12, "{told:?}");
    }

    #[test]
    fn columns_and_runs_of_short_lines_are_seen() {
        assert_eq!(found("Đoạn.\nXã An Phú     12 lớp\nXã An Hòa     10 lớp\nĐoạn."), [(1, 2)]);
        assert_eq!(found("Họ tên\nĐơn vị\nSố lớp\nNguyễn Văn An\nXã An Phú\n12\nĐoạn này là câu kết."), [(0, 5)]);
    }

    #[test]
    fn paragraphs_and_lists_are_none() {
        for text in [
            "1. Mở lớp\n2. Tổng kết\n3. Báo cáo",
            "I. MỤC ĐÍCH\n1. Mục đích\nCác lớp mở tại xã.\n2. Yêu cầu\nĐúng hạn.",
            "- Xã An Phú;\n- Xã An Hòa;\n- Xã An Lộc;\n- Xã An Bình;\n- Xã An Ninh;\n- Xã An Sơn.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
