//! Tables: widths, spans, borders, repeated heads, tall rows, long tables.

use super::build::*;
use crate::block::BlockId;
use crate::page::Item;
use crate::style::{StyledBlock, StyledCell, StyledRow, StyledTable};
use crate::units::Len;

fn lay_table(table: StyledTable) -> Laid {
    lay_blocks(vec![StyledBlock::Table(table)])
}

fn head(cells: Vec<StyledCell>) -> StyledRow {
    StyledRow { header: true, leads: false, cells }
}

fn spanning(column: usize, columns: usize, rows: usize, s: &str) -> StyledCell {
    StyledCell { column_span: columns, row_span: rows, ..cell(column, s) }
}

fn twips(laid: &Laid) -> Vec<i64> {
    laid.hints.column_widths[&BlockId(400)].iter().map(|w| w.twips()).collect()
}

#[test]
fn widths_follow_shares_and_add_up() {
    let mut t = table(3, vec![row(vec![cell(0, "a"), cell(1, "b"), cell(2, "c")])]);
    t.shares = vec![Some(100), Some(300), Some(300)];
    let (total, widths) = (t.width.twips(), twips(&lay_table(t)));
    assert_eq!(widths.iter().sum::<i64>(), total);
    // A boundary may move by 9 twips to where LibreOffice keeps it.
    assert!((widths[0] - total / 7).abs() <= 10 && (widths[1] - widths[2]).abs() <= 19, "{widths:?}");
    let kept = |x: i64| (x * 10_000 + total / 2) / total * total / 10_000;
    assert_eq!((kept(widths[0]), kept(widths[0] + widths[1])), (widths[0], widths[0] + widths[1]));
}

#[test]
fn widths_follow_the_content_and_add_up() {
    let long = "nội dung công việc được giao cho từng đơn vị ".repeat(4);
    let rows = (0..3).map(|i| row(vec![cell(0, &i.to_string()), cell(1, &long), cell(2, "Phòng Tư pháp")])).collect();
    let t = table(3, rows);
    let (total, laid) = (t.width.twips(), lay_table(t));
    let widths = twips(&laid);
    assert_eq!(widths.iter().sum::<i64>(), total);
    assert!(widths[0] < widths[2] && widths[2] < widths[1], "{widths:?}");
    assert!(laid.diagnostics.is_empty());
}

#[test]
fn a_share_too_small_for_its_longest_word_grows() {
    let mut t = table(2, vec![row(vec![cell(0, "Nghiêng"), cell(1, "b")])]);
    t.shares = vec![Some(1), Some(999)];
    let laid = lay_table(t);
    assert!(laid.diagnostics.is_empty());
    assert_eq!(laid.texts(1)[0], "Nghiêng");
}

#[test]
fn a_table_wider_than_the_page_is_an_error() {
    let cells = (0..6).map(|c| cell(c, &"m".repeat(12))).collect();
    let laid = lay_table(table(6, vec![row(cells)]));
    assert_eq!(laid.diagnostics.len(), 1);
    assert_eq!(laid.diagnostics[0].code(), "BANG-20");
}

#[test]
fn merged_cells_have_no_border_inside_and_no_border_is_drawn_twice() {
    let rows = vec![row(vec![spanning(0, 2, 1, "ab"), spanning(2, 1, 2, "c")]), row(vec![cell(0, "d"), cell(1, "e")])];
    let laid = lay_table(table(3, rows));
    let rules = laid.rules(1);
    let border = Len::from_pt(0.5);
    let upright: Vec<_> = rules.iter().filter(|r| r.width == border).collect();
    let flat: Vec<_> = rules.iter().filter(|r| r.height == border).collect();
    // Left, right, between the merged column and its neighbours, and between d and e in the second row only.
    assert_eq!(upright.len(), 4);
    assert_eq!(upright.iter().filter(|r| r.height < LINE * 2).count(), 1);
    // Top, between the rows without the merged cell, bottom.
    assert_eq!(flat.len(), 3);
    assert!(flat[1].width < flat[0].width && flat[0].width == flat[2].width);
    for (i, a) in rules.iter().enumerate() {
        assert!(rules[i + 1..].iter().all(|b| a != b));
    }
}

#[test]
fn a_merged_cell_makes_room_in_its_last_row() {
    let rows = vec![
        row(vec![spanning(0, 1, 2, "1\n2\n3\n4"), cell(1, "x")]),
        row(vec![cell(1, "y")]),
        row(vec![cell(0, "a"), cell(1, "z")]),
    ];
    let laid = lay_table(table(2, rows));
    assert!(laid.find("a").1.y >= laid.find("4").1.y + LINE);
    assert!(laid.find("y").1.y < laid.find("3").1.y);
}

#[test]
fn the_head_is_repeated_as_an_artifact_and_stands_with_a_row() {
    let mut rows = vec![head(vec![cell(0, "STT")])];
    rows.extend((0..120).map(|i| row(vec![cell(0, &format!("r{i}."))])));
    for above in 40..=46 {
        let laid = lay_blocks(vec![
            text(lines(1, "a", above - 1)),
            text(heading(2, "H")),
            StyledBlock::Table(table(1, rows.clone())),
        ]);
        assert_eq!(laid.page_of("STT"), laid.page_of("r0."));
        assert_eq!(laid.page_of("H"), laid.page_of("r0."));
        let last = laid.hints.pages;
        let first = laid.paged.pages[last - 1].items.iter().filter_map(|i| match i {
            Item::Line(line) => Some((line.text(), line.node.is_some())),
            Item::Rule(_) | Item::Picture(_) => None,
        });
        let first: Vec<_> = first.take(2).collect();
        assert_eq!(first, [(last.to_string(), false), ("STT".to_string(), false)]);
        assert_eq!(laid.all_text().matches("STT").count(), 1);
    }
}

#[test]
fn every_page_of_a_table_is_closed_by_borders() {
    let rows = (0..100).map(|i| row(vec![cell(0, &format!("r{i}.")), cell(1, "x")])).collect();
    let laid = lay_table(table(2, rows));
    let page = document(vec![]).sections[0].page;
    for number in 1..=laid.hints.pages {
        let rules = laid.rules(number);
        let upright: Vec<_> = rules.iter().filter(|r| r.width == Len::from_pt(0.5)).collect();
        assert_eq!(upright.len(), 3);
        let bottom = rules.iter().map(|r| r.y + r.height).max().expect("rules");
        assert!(bottom <= page.height - page.bottom);
        assert!(upright.iter().all(|r| r.y == page.top && r.y + r.height == bottom));
        let last = laid.page(number).last().expect("lines").y;
        assert!(bottom > last);
    }
}

#[test]
fn rows_are_not_torn_unless_taller_than_a_page() {
    let tall: Vec<String> =
        (0..5).map(|r| (0..12).map(|l| format!("r{r}l{l}.")).collect::<Vec<_>>().join("\n")).collect();
    let laid = lay_table(table(1, tall.iter().map(|t| row(vec![cell(0, t)])).collect()));
    for r in 0..5 {
        assert_eq!(laid.page_of(&format!("r{r}l0.")), laid.page_of(&format!("r{r}l11.")));
    }
    let giant: Vec<String> = (0..130).map(|l| format!("l{l}.")).collect();
    let rows = vec![head(vec![cell(0, "A"), cell(1, "B")]), row(vec![cell(0, &giant.join("\n")), cell(1, "b")])];
    let laid = lay_table(table(2, rows));
    assert_eq!(laid.page_of("A"), laid.page_of("l0."));
    assert_eq!(laid.page_of("l129."), 3);
    let page = document(vec![]).sections[0].page;
    for number in 1..=3 {
        assert!(laid.page(number).iter().all(|l| l.y < page.height - page.bottom));
        assert!(laid.rules(number).iter().all(|r| r.y + r.height <= page.height - page.bottom));
    }
    assert_eq!(laid.all_text().matches('.').count(), 130);
}

#[test]
fn a_row_taller_than_a_page_begins_where_it_stands() {
    let giant: Vec<String> = (0..60).map(|l| format!("l{l}.")).collect();
    let t = table(1, vec![row(vec![cell(0, &giant.join("\n"))])]);
    let laid = lay_blocks(vec![text(lines(1, "a", 20)), StyledBlock::Table(t)]);
    assert_eq!((laid.page_of("l0."), laid.page_of("l24."), laid.page_of("l25.")), (1, 1, 2));
}

#[test]
fn rows_that_share_a_cell_stay_together_where_they_fit() {
    let mut rows: Vec<_> = (0..40).map(|i| row(vec![cell(0, "x"), cell(1, &format!("r{i}."))])).collect();
    rows.push(row(vec![spanning(0, 1, 8, "nhóm"), cell(1, "g0.")]));
    rows.extend((1..8).map(|i| row(vec![cell(1, &format!("g{i}."))])));
    let laid = lay_table(table(2, rows));
    assert_eq!((laid.page_of("r39."), laid.page_of("nhóm"), laid.page_of("g7.")), (1, 2, 2));
}

#[test]
fn a_merged_cell_taller_than_a_page_loses_nothing() {
    let giant: Vec<String> = (0..130).map(|l| format!("l{l}.")).collect();
    let rows = vec![row(vec![spanning(0, 1, 2, &giant.join("\n")), cell(1, "x")]), row(vec![cell(1, "y")])];
    let laid = lay_table(table(2, rows));
    let page = document(vec![]).sections[0].page;
    let all: Vec<String> = (1..=laid.hints.pages).flat_map(|n| laid.texts(n)).filter(|t| t.starts_with('l')).collect();
    assert_eq!(all, giant);
    for number in 1..=laid.hints.pages {
        assert!(laid.page(number).iter().all(|l| l.y < page.height - page.bottom));
    }
}

#[test]
fn the_lines_of_a_tall_merged_cell_follow_each_other_without_gaps() {
    let giant: Vec<String> = (0..90).map(|l| format!("l{l}.")).collect();
    let rows = vec![
        row(vec![spanning(0, 1, 3, &giant.join("\n")), cell(1, "x")]),
        row(vec![cell(1, "y\nyy")]),
        row(vec![cell(1, "z")]),
    ];
    let laid = lay_table(table(2, rows));
    let first: Vec<_> = laid.page(1).into_iter().filter(|l| l.text().starts_with('l')).map(|l| l.y).collect();
    assert!(first.len() > 30);
    assert!(first.windows(2).all(|two| two[1] - two[0] == LINE), "{first:?}");
    // No border crosses the merged cell.
    let across = laid.rules(1).iter().filter(|r| r.height == Len::from_pt(0.5)).count();
    let whole = laid.rules(1).iter().map(|r| r.width).max();
    let wide = laid.rules(1).iter().filter(|r| Some(r.width) == whole).count();
    assert_eq!((across, wide), (4, 2));
}

#[test]
fn rows_that_share_a_cell_longer_than_a_page_break_like_others() {
    let mut rows = vec![row(vec![cell(0, "a"), cell(1, "a")]), row(vec![spanning(0, 1, 80, "nhóm"), cell(1, "g0.")])];
    rows.extend((1..80).map(|i| row(vec![cell(1, &format!("g{i}."))])));
    let laid = lay_table(table(2, rows));
    assert_eq!((laid.page_of("nhóm"), laid.page_of("g79.")), (1, 2));
    assert!(laid.hints.rows_with_next.is_empty());
}

#[test]
fn cells_outside_the_table_do_no_harm() {
    let rows = vec![row(vec![spanning(0, 9, 9, "a")]), row(vec![cell(7, "b")]), row(vec![])];
    assert!(lay_table(table(2, rows)).hints.pages == 1);
    assert!(lay_table(table(0, vec![])).hints.pages == 1);
}

#[test]
fn a_thousand_rows_are_no_trouble() {
    let mut rows = vec![head((0..5).map(|c| cell(c, "Đầu")).collect())];
    rows.extend((0..1000).map(|i| row((0..5).map(|c| cell(c, &format!("{i}.{c}"))).collect())));
    let laid = lay_table(table(5, rows));
    assert_eq!(laid.page_of("999.4"), laid.hints.pages);
    assert!(laid.hints.pages < 30);
}
