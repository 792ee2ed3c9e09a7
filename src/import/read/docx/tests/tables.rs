//! Tables: cells as they are seen.

use super::build::body;
use crate::import::{Cell, Item, SourceDoc, Table};

fn cell(props: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

fn row(props: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{props}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(doc: &SourceDoc) -> &Table {
    doc.items.iter().find_map(|item| if let Item::Table(table) = item { Some(table) } else { None }).unwrap()
}

fn told(cell: &Cell) -> (u32, u32, u32, String) {
    let texts = cell.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line.text()) } else { None });
    (cell.column, cell.columns, cell.rows, texts.collect())
}

#[test]
fn cells_span_columns_and_hang_down() {
    let rows = [
        row(
            "<w:tblHeader/>",
            &[cell("<w:vMerge w:val=\"restart\"/>", "TT"), cell("<w:gridSpan w:val=\"2\"/>", "Kinh phí")],
        ),
        row("", &[cell("<w:vMerge/>", ""), cell("", "Tỉnh"), cell("", "Huyện")]),
        row("<w:gridBefore w:val=\"1\"/>", &[cell("", "100"), cell("", "200")]),
    ];
    let props = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>\
                 <w:tblGrid><w:gridCol w:w=\"1440\"/><w:gridCol w:w=\"720\"/></w:tblGrid>";
    let doc = body(&format!("<w:tbl>{props}{}</w:tbl>", rows.concat()));
    let table = table(&doc);
    assert!(table.bordered && table.rows[0].head && !table.rows[1].head);
    assert_eq!(table.widths, [2540, 1270]);
    let cells: Vec<Vec<_>> = table.rows.iter().map(|row| row.cells.iter().map(told).collect()).collect();
    let is = |column, columns, rows, text: &str| (column, columns, rows, text.to_string());
    assert_eq!(cells[0], [is(0, 1, 2, "TT"), is(1, 2, 1, "Kinh phí")]);
    assert_eq!(cells[1], [is(1, 1, 1, "Tỉnh"), is(2, 1, 1, "Huyện")]);
    assert_eq!(cells[2], [is(1, 1, 1, "100"), is(2, 1, 1, "200")]);
    assert_eq!(doc.lines()[2].place.to_string(), "đoạn 4 (bảng 1, hàng 2, cột 2)");
}

#[test]
fn text_in_a_cell_that_hangs_down_is_kept() {
    let rows = [
        row("", &[cell("<w:vMerge w:val=\"restart\"/>", "a")]),
        row("", &[cell("<w:vMerge/>", "b")]),
        row("", &[cell("<w:vMerge/>", "")]),
    ];
    let doc = body(&format!("<w:tbl>{}</w:tbl>", rows.concat()));
    let cells: Vec<_> = table(&doc).rows.iter().flat_map(|row| &row.cells).map(told).collect();
    assert_eq!(cells, [(0, 1, 1, "a".to_string()), (0, 1, 2, "b".to_string())]);
}

#[test]
fn rows_and_cells_may_stand_in_content_controls() {
    let inner = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", cell("", "trong"));
    let doc = body(&format!("<w:tbl><w:sdt><w:sdtContent><w:tr>{inner}</w:tr></w:sdtContent></w:sdt></w:tbl>"));
    assert_eq!(table(&doc).rows[0].cells.iter().map(told).collect::<Vec<_>>(), [(0, 1, 1, "trong".to_string())]);
}

#[test]
fn what_strays_between_rows_comes_behind_the_table() {
    let stray = "<w:p><w:r><w:t>lạc</w:t></w:r></w:p>";
    let doc = body(&format!("<w:tbl>{}{stray}</w:tbl><w:p><w:r><w:t>sau</w:t></w:r></w:p>", row("", &[cell("", "ô")])));
    assert_eq!(doc.lines().iter().map(|l| l.text()).collect::<Vec<_>>(), ["ô", "lạc", "sau"]);
}

#[test]
fn tables_too_deep_in_tables_are_lines() {
    let deep = (0..20).fold("<w:p><w:r><w:t>đáy</w:t></w:r></w:p>".to_string(), |inner, _| {
        format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")
    });
    let doc = body(&deep);
    assert_eq!(doc.lines()[0].text(), "đáy");
}
