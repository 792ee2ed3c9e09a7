//! Reads `bang`: columns, rows and cells, each cell with the column it begins in.

use super::reader::Reader;
use super::stream::Tag;
use super::vocabulary;
use crate::block::{Block, BlockKind, Cell, Column, Origin, Row, Table};
use crate::diag::rules;

/// A table; the tag's children are read to its end.
pub(super) fn read(reader: &mut Reader<'_>, tag: &Tag) -> Table {
    let size = tag.get("co-chu").and_then(|s| s.parse::<f64>().ok()).map(|pt| (pt * 2.0).round().min(2000.0) as u16);
    let mut table = Table { size, ..Table::default() };
    // How many more rows each column is covered from above.
    let mut covered: Vec<usize> = Vec::new();
    reader.children(tag, |reader, child| {
        if child.element.name == "cot" {
            let share = child.get("rong").and_then(|s| s.parse().ok());
            let align = child.get("can").and_then(vocabulary::align);
            table.columns.push(Column { share, align, numbers: child.get("can") == Some(vocabulary::NUMBERS) });
            covered.push(0);
            reader.children(&child, |_, _| {});
            if !table.rows.is_empty() {
                let advice = "khai báo đủ các <cot> trước <hang> đầu tiên";
                reader.stream.fault(&rules::MAU_11, &child.origin, "thẻ 'cot' đứng sau thẻ 'hang'", advice);
            }
            return;
        }
        let row = row(reader, &child, &mut covered);
        if row.header && table.rows.last().is_some_and(|r: &Row| !r.header) {
            let what = "hàng đầu bảng đứng sau một hàng thường";
            reader.stream.fault(&rules::MAU_11, &child.origin, what, "đặt các hàng có dau=\"co\" lên trên cùng");
        }
        table.rows.push(row);
    });
    if reader.stream.is_broken() {
        return table;
    }
    if table.columns.is_empty() || table.rows.is_empty() {
        let what = "bảng không có cột hoặc không có hàng";
        reader.stream.fault(&rules::MAU_11, &tag.origin, what, "trong <bang> phải có <cot> và <hang>");
    } else if covered.iter().any(|rows| *rows > 0) {
        let what = "có ô gộp nhiều hàng hơn số hàng còn lại của bảng";
        reader.stream.fault(&rules::MAU_11, &tag.origin, what, "giảm 'gop-hang' của ô đó");
    }
    table
}

/// A row; takes and leaves in `covered` how many more rows each column is covered from above.
fn row(reader: &mut Reader<'_>, tag: &Tag, covered: &mut [usize]) -> Row {
    let mut row = Row { header: tag.get("dau").is_some(), total: tag.get("tong").is_some(), cells: Vec::new() };
    let mut next = 0;
    let mut spans: Vec<(usize, usize)> = Vec::new();
    reader.children(tag, |reader, child| {
        let number = |name: &str| child.get(name).and_then(|s| s.parse::<usize>().ok());
        let free = (next..covered.len()).find(|c| covered[*c] == 0).unwrap_or(covered.len());
        let column = number("cot").map_or(free, |c| c - 1);
        let column_span = number("gop-cot").unwrap_or(1);
        let row_span = number("gop-hang").unwrap_or(1);
        let end = column.saturating_add(column_span);
        let fits = column >= next && end <= covered.len() && covered[column..end].iter().all(|rows| *rows == 0);
        if !fits {
            let what = format!("ô ở cột {} chồng lên ô khác hoặc vượt ra ngoài bảng", column.saturating_add(1));
            let advice = "kiểm tra 'cot', 'gop-cot', 'gop-hang' của các ô trong hàng và số thẻ <cot>";
            reader.stream.fault(&rules::MAU_11, &child.origin, what, advice);
        }
        let mut blocks = Vec::new();
        reader.children(&child, |reader, p| {
            let id = reader.id();
            let kind = reader.paragraph(&p);
            // A cell's paragraph stands where the cell does, unless its template knows better.
            let path = p.origin.path.clone().or_else(|| child.origin.path.clone());
            let origin = Origin { path, ..p.origin };
            blocks.push(Block { id, origin, kind });
        });
        if blocks.is_empty() {
            let id = reader.id();
            blocks.push(Block {
                id,
                origin: child.origin.clone(),
                kind: BlockKind::Paragraph { text: Vec::new(), align: None },
            });
        }
        if fits {
            next = end;
            spans.extend((column..end).map(|c| (c, row_span)));
        }
        let align = child.get("can").and_then(vocabulary::align);
        row.cells.push(Cell { column, column_span, row_span, align, blocks });
    });
    for rows in covered.iter_mut() {
        *rows = rows.saturating_sub(1);
    }
    for (column, rows) in spans {
        covered[column] = rows - 1;
    }
    row
}
