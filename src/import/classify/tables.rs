//! Tables of a PDF that go on over the end of a page: one table again, the head that is repeated taken out.

use crate::diag::rules;
use crate::import::draft::{About, Draft};
use crate::import::glyphs::Text;
use crate::import::layout::{Grid, GridCell, Row};
use crate::import::ledger::Thing;
use crate::text;

/// Widths of columns that are the same differ by so much at most, in hundredths of a millimetre.
const SAME: i32 = 150;

/// A row: its cells, and whether it is repeated.
type GridRow = (Vec<GridCell>, bool);

/// Puts a table below the one it goes on; gives it back where it is another one.
pub(super) fn join(above: &mut Grid, below: Grid, draft: &mut Draft) -> Option<Grid> {
    let near = |(a, b): (&i32, &i32)| (a - b).abs() <= SAME;
    if above.widths.len() != below.widths.len() || !above.widths.iter().zip(&below.widths).all(near) {
        return Some(below);
    }
    let mut rows = below.rows;
    let same = above.rows.iter().zip(&rows).take_while(|(a, b)| shown(a) == shown(b) && !shown(a).is_empty()).count();
    let repeated = if same < rows.len() { same } else { 0 };
    for (cells, _) in rows.drain(..repeated) {
        cells.iter().flat_map(|cell| &cell.rows).for_each(|row| draft.page(&row.text, Thing::TableFrame));
    }
    above.rows[..repeated].iter_mut().for_each(|row| row.1 = true);
    // Where all others have something in their first cell, a row without goes on the one above.
    let counted = above.rows.len() > 2 && above.rows.iter().chain(rows.iter().skip(1)).all(|row| !is_open(row));
    if let Some(first) = rows.first()
        && (goes_on(first) || counted && is_open(first))
        && let Some(last) = above.rows.last_mut()
    {
        let text = Text(lines(first).flat_map(|row| row.text.0.clone()).collect());
        let at = lines(first).next().map(|row| row.place).unwrap_or_default();
        let about = About { text: &text, at, key: Some("noi_dung") };
        draft.doubt(&rules::NHAP_60, about, "hàng này của bảng nối tiếp hàng cuối trang trước", &["một hàng mới"]);
        let first = rows.remove(0);
        for cell in first.0 {
            if let Some(home) = last.0.iter_mut().find(|home| home.span.0 == cell.span.0) {
                let parted = home.rows.last().zip(cell.rows.first()).is_some_and(|(above, row)| begins(above, row));
                let more = cell.rows.into_iter().enumerate();
                home.rows.extend(more.map(|(at, row)| Row { soft: row.soft || at == 0 && !parted, ..row }));
            }
        }
    }
    above.rows.extend(rows);
    None
}

fn lines(row: &GridRow) -> impl Iterator<Item = &Row> {
    row.0.iter().flat_map(|cell| &cell.rows)
}

/// The text of a row.
fn shown(row: &GridRow) -> String {
    lines(row).map(|row| row.text.string()).collect::<String>().split_whitespace().collect()
}

/// Whether the first cell of a row is empty and no cell hangs down.
fn is_open(row: &GridRow) -> bool {
    let blank = |cell: &GridCell| cell.rows.iter().all(|row| row.text.is_blank());
    row.0.first().is_some_and(|cell| cell.span.0 == 0 && blank(cell)) && row.0.iter().all(|cell| cell.span.2 == 1)
}

/// Whether a row at the top of a page is the rest of one: its first cell is empty, another one begins with a small letter.
fn goes_on(row: &GridRow) -> bool {
    let small = |cell: &GridCell| {
        cell.rows.first().is_some_and(|row| row.text.trimmed().string().starts_with(char::is_lowercase))
    };
    is_open(row) && row.0.iter().any(small)
}

/// Whether a line of a cell begins a paragraph below the last line of the page before.
fn begins(above: &Row, row: &Row) -> bool {
    let (before, text) = (above.text.trimmed().string(), row.text.trimmed().string());
    let entry = text.starts_with(['-', '–', '+', '•']) || text::find(&text).is_some_and(|found| found.plain);
    before.ends_with(['.', ';', ':']) && (entry || text.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Line, SourcePlace};

    fn grid(rows: &[[&str; 2]]) -> Grid {
        let mut id = 0;
        let mut cell = |(column, text): (usize, &&str)| {
            id += 1;
            let line = Row::of(&Line::plain(id, *text, SourcePlace::default()));
            GridCell { span: (column as u32, 1, 1), rows: if text.is_empty() { Vec::new() } else { vec![line] } }
        };
        let rows = rows.iter().map(|cells| (cells.iter().enumerate().map(&mut cell).collect(), false)).collect();
        Grid { rows, bordered: true, widths: vec![1000, 3000] }
    }

    fn texts(grid: &Grid) -> Vec<String> {
        grid.rows.iter().map(shown).collect()
    }

    #[test]
    fn a_table_goes_on_without_its_head() {
        let mut above = grid(&[["TT", "Việc"], ["1", "Mở"]]);
        let mut draft = Draft::default();
        assert!(
            join(&mut above, grid(&[["TT", "Việc"], ["", "lớp tập huấn"], ["2", "Tổng kết"]]), &mut draft).is_none()
        );
        assert_eq!(texts(&above), ["TTViệc", "1Mởlớptậphuấn", "2Tổngkết"]);
        assert!(above.rows[0].1 && draft.placed.len() == 2 && draft.doubts.len() == 1);
    }

    #[test]
    fn another_table_stays_one() {
        let mut above = grid(&[["TT", "Việc"], ["1", "Mở"]]);
        let other = Grid { widths: vec![2000, 2000], ..grid(&[["a", "b"], ["c", "d"]]) };
        assert!(join(&mut above, other, &mut Draft::default()).is_some());
        assert_eq!(above.rows.len(), 2);
    }

    #[test]
    fn where_all_rows_are_counted_one_without_a_number_goes_on() {
        let mut above = grid(&[["TT", "Việc"], ["1", "Mở lớp ở xã"], ["2", "Tổng kết;"]]);
        let mut draft = Draft::default();
        assert!(join(&mut above, grid(&[["", "- Khen thưởng"], ["3", "Báo cáo"]]), &mut draft).is_none());
        assert_eq!(texts(&above), ["TTViệc", "1Mởlớpởxã", "2Tổngkết;-Khenthưởng", "3Báocáo"]);
        let soft: Vec<bool> = above.rows[2].0[1].rows.iter().map(|row| row.soft).collect();
        assert_eq!((soft, draft.doubts.len()), (vec![false, false], 1));
        // A row above has no number, too.
        let mut above = grid(&[["TT", "Việc"], ["", "Mở lớp ở xã"], ["2", "Tổng kết"]]);
        assert!(join(&mut above, grid(&[["", "Khen thưởng"], ["3", "Báo cáo"]]), &mut draft).is_none());
        assert_eq!(above.rows.len(), 5);
    }
}
