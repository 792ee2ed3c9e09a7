//! Head and foot in two columns: borderless tables of Word, wide blanks of text and PDF, bars of law sites.

use super::{Grid, GridCell, Piece, Row};
use crate::import::glyphs::{Text, fold};

/// So many blanks part columns.
const BLANKS: usize = 3;
/// A line that begins so many columns in, where there are columns, stands in the right one.
const SLACK: usize = 6;

/// A line that begins so many columns in stands in the right one, where others stand at the left.
const FAR: usize = 28;

/// Where lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Across the page.
    Whole,
    /// In the left column.
    Left,
    /// In the right column.
    Right,
}

/// Lines that stand together in one column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Zone {
    /// Where.
    pub side: Side,
    /// The lines.
    pub rows: Vec<Row>,
}

/// Pieces as columns, and the bars between them.
pub(crate) fn zones(pieces: &[Piece]) -> (Vec<Zone>, Vec<Text>) {
    let (mut zones, mut frame) = (Vec::new(), Vec::new());
    let mut open: Vec<&Row> = Vec::new();
    let mut bars: Option<Side> = None;
    for piece in pieces {
        match piece {
            Piece::Row(row) => {
                let bare = row.text.bare();
                if bare.chars().all(|c| c == '|') && !bare.is_empty() {
                    frame.push(row.text.clone());
                    // Behind a bar that follows nothing a row begins.
                    let side = if open.is_empty() && bars != Some(Side::Whole) { None } else { bars };
                    flush(&mut open, side, &mut zones);
                    bars = Some(match (bars, zones.last().map(|zone: &Zone| zone.side)) {
                        (Some(Side::Left), Some(Side::Left)) => Side::Right,
                        _ => Side::Left,
                    });
                } else if bare.starts_with('|') && bare[1..].contains('|') {
                    flush(&mut open, None, &mut zones);
                    barred(row, &mut zones, &mut frame);
                } else {
                    open.push(row);
                }
            }
            Piece::Grid(grid) => {
                flush(&mut open, None, &mut zones);
                let middle = middle(grid);
                grid.rows.iter().for_each(|(cells, _)| of_row(cells, middle, &mut zones));
            }
            Piece::Seam(_) => {}
        }
    }
    flush(&mut open, None, &mut zones);
    zones.retain(|zone| !zone.rows.is_empty());
    (zones, frame)
}

/// Where the right column of a table begins that has more columns than two: where the second cell of its rows of two does.
fn middle(grid: &Grid) -> u32 {
    let two = grid.rows.iter().filter(|(cells, _)| cells.len() == 2).filter_map(|(cells, _)| cells.last());
    two.map(|cell| cell.span.0).min().unwrap_or(1)
}

/// The cells of a row. Those that stand left of the middle are one line: "Số:" and the number in a cell of its own.
fn of_row(cells: &[GridCell], middle: u32, zones: &mut Vec<Zone>) {
    let before = zones.len();
    for (at, cell) in cells.iter().enumerate() {
        let side = match at {
            _ if cells.len() == 1 => Side::Whole,
            0 => Side::Left,
            _ if cell.span.0 < middle => Side::Left,
            _ => Side::Right,
        };
        let beside = zones[before..].last_mut().filter(|zone| at > 0 && side == Side::Left && zone.rows.len() == 1);
        match (beside, cell.rows.as_slice()) {
            (Some(zone), [row]) => zone.rows[0].text.push(" ", &row.text),
            _ => zones.push(Zone { side, rows: cell.rows.clone() }),
        }
    }
}

/// The cells of a row between bars.
fn barred(row: &Row, zones: &mut Vec<Zone>, frame: &mut Vec<Text>) {
    let bars: Vec<usize> = (0..row.text.0.len()).filter(|at| row.text.0[*at].c == '|').collect();
    frame.extend(bars.iter().map(|at| row.text.cut(*at, at + 1)));
    let bare = row.text.bare();
    if bare.chars().all(|c| "|-: ".contains(c)) {
        let rest = Text(row.text.0.iter().filter(|g| g.c != '|').copied().collect());
        frame.push(rest);
        return;
    }
    let ends = bars.iter().skip(1).copied().chain(bars.last().map(|_| row.text.0.len()));
    let cells: Vec<Text> = bars.iter().zip(ends).map(|(from, to)| row.text.cut(from + 1, to)).collect();
    let shown: Vec<&Text> = cells.iter().filter(|cell| !cell.is_blank()).collect();
    for (at, cell) in shown.iter().enumerate() {
        let side = if at == 0 { Side::Left } else { Side::Right };
        zones.push(Zone { side, rows: vec![Row { text: (*cell).clone(), ..row.clone() }] });
    }
}

/// The lines that were gathered: in columns where blanks part some of them.
fn flush(open: &mut Vec<&Row>, side: Option<Side>, zones: &mut Vec<Zone>) {
    let rows = std::mem::take(open);
    if rows.is_empty() {
        return;
    }
    if let Some(side) = side {
        zones.push(Zone { side, rows: rows.into_iter().cloned().collect() });
        return;
    }
    let cuts: Vec<Option<(usize, usize)>> = rows.iter().map(|row| cut(&row.text)).collect();
    let least = cuts.iter().flatten().map(|(_, right)| *right).min();
    let Some(right) = least.or_else(|| apart(&rows)) else {
        zones.push(Zone { side: Side::Whole, rows: rows.into_iter().cloned().collect() });
        return;
    };
    // Where tabs part columns, a line behind a tab stands in the right one.
    let tabs = rows.iter().any(|row| row.text.trimmed().0.iter().any(|g| g.c == '\t'));
    let (mut left, mut at_right) = (Vec::new(), Vec::new());
    for (row, cut) in rows.into_iter().zip(cuts) {
        match cut {
            Some((end, begin)) => {
                left.push(Row { text: row.text.cut(0, end), ..row.clone() });
                at_right.push(Row { text: row.text.cut(begin, row.text.0.len()), ..row.clone() });
            }
            None => {
                let front: Vec<char> = row.text.0.iter().map(|g| g.c).take_while(|c| c.is_whitespace()).collect();
                let (blanks, tabbed) = (front.len(), tabs && front.contains(&'\t'));
                // What is longer than the others of a centred column begins before them.
                if tabbed || (blanks + SLACK >= right || blanks * 3 > right * 2) && blanks > SLACK {
                    &mut at_right
                } else {
                    &mut left
                }
                .push(row.clone());
            }
        }
    }
    zones.push(Zone { side: Side::Left, rows: left });
    zones.push(Zone { side: Side::Right, rows: at_right });
}

/// Where the right column begins, if no line has both: some lines stand at the left, others far in.
fn apart(rows: &[&Row]) -> Option<usize> {
    let blanks = |row: &&Row| row.text.0.iter().take_while(|g| g.c.is_whitespace()).count();
    let far = rows.iter().map(blanks).filter(|blanks| *blanks >= FAR).min()?;
    rows.iter().map(blanks).any(|blanks| blanks * 3 < FAR).then_some(far)
}

/// Where the left column of a line ends and the right one begins.
fn cut(text: &Text) -> Option<(usize, usize)> {
    let first = text.0.iter().position(|g| !g.c.is_whitespace())?;
    let mut end = first;
    for (at, glyph) in text.0.iter().enumerate().skip(first) {
        if glyph.c.is_whitespace() {
            continue;
        }
        let blanks = &text.0[end..at];
        let wide = blanks.len() >= BLANKS || blanks.iter().any(|g| g.c == '\t');
        if at > end && wide && !keeps_room(&text.cut(0, end), &text.cut(at, text.0.len())) {
            return Some((end, at));
        }
        end = at + 1;
    }
    None
}

/// Whether blanks keep room for a number or a day: `Số:     /KH-SCT`, `ngày     tháng 4`.
fn keeps_room(left: &Text, right: &Text) -> bool {
    let left = left.string();
    let last = left.split_whitespace().next_back().map(fold).unwrap_or_default();
    let next = right.string();
    let first = next.split_whitespace().next().map(fold).unwrap_or_default();
    ["NGAY", "THANG", "NAM", "SO"].contains(&last.as_str())
        || next.starts_with('/')
        || ["THANG", "NAM"].contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Line, SourcePlace};

    fn shown(text: &str) -> Vec<(Side, Vec<String>)> {
        let rows = text.lines().zip(0..).filter(|(line, _)| !line.trim().is_empty());
        let pieces: Vec<Piece> =
            rows.map(|(line, id)| Piece::Row(Row::of(&Line::plain(id, line, SourcePlace::default())))).collect();
        let strings = |zone: &Zone| zone.rows.iter().map(|row| row.text.trimmed().string()).collect();
        zones(&pieces).0.iter().map(|zone| (zone.side, strings(zone))).collect()
    }

    #[test]
    fn lines_far_in_are_a_column_where_no_line_has_both() {
        let far = " ".repeat(40);
        let found = shown(&format!("{far}KT. GIÁM ĐỐC\nNơi nhận:\n- Như trên;\n{far}PHÓ GIÁM ĐỐC\n- Lưu: VT."));
        assert_eq!(
            found,
            [
                (Side::Left, vec!["Nơi nhận:".into(), "- Như trên;".into(), "- Lưu: VT.".into()]),
                (Side::Right, vec!["KT. GIÁM ĐỐC".into(), "PHÓ GIÁM ĐỐC".into()])
            ]
        );
    }

    #[test]
    fn blanks_bars_and_rows_of_bars_part_columns() {
        let wide = "UBND HUYỆN PHÚ LÂM        CỘNG HÒA\nPHÒNG NỘI VỤ      Độc lập\n                              ngày     tháng 5";
        assert_eq!(
            shown(wide),
            [
                (Side::Left, vec!["UBND HUYỆN PHÚ LÂM".into(), "PHÒNG NỘI VỤ".into()]),
                (Side::Right, vec!["CỘNG HÒA".into(), "Độc lập".into(), "ngày     tháng 5".into()])
            ]
        );
        let law = "|\nỦY BAN\n|\nCỘNG HÒA\n|\n|\nSố: 1\n|\nHà Nội\n|\n";
        let sides: Vec<Side> = shown(law).into_iter().map(|(side, _)| side).collect();
        assert_eq!(sides, [Side::Left, Side::Right, Side::Left, Side::Right]);
        assert_eq!(shown("| a | b |\n|---|---|"), [(Side::Left, vec!["a".into()]), (Side::Right, vec!["b".into()])]);
    }
}
