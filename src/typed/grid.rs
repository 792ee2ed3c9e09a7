//! Tables: cells into their columns, with spans checked.

use super::Typist;
use crate::diag::{Diagnostic, Place, rules};
use crate::model::{Align, KeyPath, RichText, TableCell, TableRow};

/// A cell before its column is known.
#[derive(Clone, Debug)]
pub(crate) struct RawCell {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// The same as a place.
    pub place: Place,
    /// Its paragraphs.
    pub paragraphs: Vec<RichText>,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Its own alignment.
    pub align: Option<Align>,
}

impl RawCell {
    /// A cell of one column and row.
    pub(crate) fn single(path: KeyPath, place: Place, text: RichText) -> RawCell {
        let paragraphs = if text.is_empty() { Vec::new() } else { vec![text] };
        RawCell { path, place, paragraphs, columns: 1, rows: 1, align: None }
    }
}

/// A row of such cells.
#[derive(Clone, Debug)]
pub(crate) struct RawRow {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// The same as a place.
    pub place: Place,
    /// The cells that begin in it.
    pub cells: Vec<RawCell>,
    /// A total row.
    pub total: bool,
}

/// Word opens no table with more columns.
const MOST_COLUMNS: usize = 63;

impl RawRow {
    /// How many columns its cells cover.
    pub(crate) fn width(&self) -> usize {
        self.cells.iter().map(|c| c.columns).sum()
    }
}

impl Typist<'_> {
    /// Puts cells into columns. Rows that do not fill the table exactly and cells that overlap or leave it are reported.
    pub(crate) fn grid(&mut self, rows: Vec<RawRow>, header: usize, width: usize) -> Vec<TableRow> {
        if let (true, Some(first)) = (width > MOST_COLUMNS, rows.first()) {
            let what = format!("bảng có {width} cột, Word chỉ mở được bảng có không quá {MOST_COLUMNS} cột");
            self.report(Diagnostic::of(&rules::BANG_06, what).at(first.place).advise("chia thành nhiều bảng"));
        }
        let total = rows.len();
        // For each column, how many of the next rows are covered from above.
        let mut covered = vec![0usize; width];
        let mut done = Vec::with_capacity(total);
        for (index, row) in rows.into_iter().enumerate() {
            let left = if index < header { header - index } else { total - index };
            done.push(self.row(row, &mut covered, left));
            covered.iter_mut().for_each(|c| *c = c.saturating_sub(1));
        }
        done
    }

    fn row(&mut self, row: RawRow, covered: &mut [usize], rows_left: usize) -> TableRow {
        let free = covered.iter().filter(|c| **c == 0).count();
        let mut cells = Vec::with_capacity(row.cells.len());
        let mut column = 0;
        let mut fits = row.width() == free;
        let width = covered.len();
        for cell in &row.cells {
            while covered.get(column).is_some_and(|c| *c > 0) {
                column += 1;
            }
            let end = column.saturating_add(cell.columns);
            if column >= width {
                fits = false;
                break;
            }
            if cell.columns > 1 && end > width {
                let left = width - column;
                let what = format!("ô gộp {} cột nhưng từ cột {} bảng chỉ còn {left} cột", cell.columns, column + 1);
                let advice = "giảm gop_cot; ô gộp nhiều hàng ở trên cũng chiếm chỗ trong hàng này";
                self.report(Diagnostic::of(&rules::BANG_02, what).at(cell.place).advise(advice));
                fits = true;
                break;
            }
            if let Some(taken) = (column..end).find(|c| covered[*c] > 0) {
                let what = format!("ô gộp {} cột đè lên ô gộp từ hàng trên ở cột {}", cell.columns, taken + 1);
                let advice = "giảm gop_cot của ô này hoặc gop_hang của ô ở trên";
                self.report(Diagnostic::of(&rules::BANG_02, what).at(cell.place).advise(advice));
                fits = true;
                break;
            }
            if cell.rows > rows_left {
                let what = format!("ô gộp {} hàng nhưng chỉ còn {rows_left} hàng trong phần này của bảng", cell.rows);
                let advice = "giảm gop_hang; ô tiêu đề không gộp sang hàng nội dung";
                self.report(Diagnostic::of(&rules::BANG_02, what).at(cell.place).advise(advice));
            }
            covered[column..end].fill(cell.rows.min(rows_left));
            self.record(&cell.path, cell.place);
            cells.push(TableCell {
                path: cell.path.clone(),
                column,
                column_span: cell.columns,
                row_span: cell.rows,
                paragraphs: cell.paragraphs.clone(),
                align: cell.align,
            });
            column = end;
        }
        if !fits {
            let what = format!("hàng này có {} ô, bảng cần {free} ô ở hàng này", row.width());
            let advice = "thêm hoặc bớt ô; trong [a, b] dấu phẩy ngăn hai ô, ô có dấu phẩy đặt trong dấu nháy; ô gộp tính theo số cột nó chiếm";
            self.report(Diagnostic::of(&rules::BANG_01, what).at(row.place).advise(advice));
        }
        self.record(&row.path, row.place);
        TableRow { path: row.path, cells, total: row.total }
    }
}
