//! What leads to what follows stays with it.

use super::build::*;
use crate::block::BlockId;
use crate::style::StyledBlock;

fn leading(block: u32, name: &str, count: usize) -> crate::style::StyledPara {
    let mut para = lines(block, name, count);
    para.leads = true;
    para
}

#[test]
fn a_short_lead_in_goes_over_whole() {
    for count in 1..=3 {
        let laid =
            lay_blocks(vec![text(lines(1, "a", 45 - count)), text(leading(2, "b", count)), text(lines(3, "c", 2))]);
        assert_eq!((laid.page_of("a1"), laid.page_of("b1"), laid.page_of("c1")), (1, 2, 2), "{count}");
        assert_eq!(laid.hints.keep_with_next, [BlockId(2)]);
    }
}

#[test]
fn of_a_long_one_two_lines_go_over_and_only_where_a_page_ends() {
    let over = lay_blocks(vec![text(lines(1, "a", 35)), text(leading(2, "b", 10)), text(lines(3, "c", 5))]);
    assert_eq!((over.page_of("b8"), over.page_of("b9"), over.page_of("c1")), (1, 2, 2));
    assert_eq!(over.hints.keep_with_next, [BlockId(2)]);
    let inside = lay_blocks(vec![text(lines(1, "a", 20)), text(leading(2, "b", 10)), text(lines(3, "c", 5))]);
    assert!(inside.hints.keep_with_next.is_empty());
}

#[test]
fn no_page_ends_behind_a_lead_in() {
    for shift in 0..60 {
        let mut blocks = vec![text(lines(1, "a", 1 + shift))];
        for block in 2..30 {
            let count = 1 + (block as usize * 7) % 9;
            blocks.push(text(leading(block, &format!("l{block}."), count)));
            blocks.push(text(lines(100 + block, &format!("t{block}."), 3)));
        }
        let laid = lay_blocks(blocks);
        for block in 2..30 {
            let count = 1 + (block as usize * 7) % 9;
            let last = laid.page_of(&format!("l{block}.{count}"));
            assert_eq!(last, laid.page_of(&format!("t{block}.1")), "{shift} {block}");
        }
    }
}

#[test]
fn a_row_that_names_a_group_is_not_the_last_on_its_page() {
    for shift in 0..40 {
        let rows = (0..60)
            .map(|i| {
                let mut row = row(vec![cell(0, &format!("r{i}."))]);
                row.leads = i % 5 == 0;
                row
            })
            .collect();
        let laid = lay_blocks(vec![text(lines(1, "a", 1 + shift)), StyledBlock::Table(table(1, rows))]);
        for i in (0..60).step_by(5) {
            assert_eq!(laid.page_of(&format!("r{i}.")), laid.page_of(&format!("r{}.", i + 1)), "{shift} {i}");
        }
        let kept: Vec<usize> = laid.hints.rows_with_next.values().flatten().copied().collect();
        assert_eq!(kept, (0..60).step_by(5).collect::<Vec<_>>());
    }
}

#[test]
fn what_has_no_room_on_one_page_is_let_go_where_it_is_torn() {
    let high_row = |count| {
        let mut cell = cell(0, "");
        cell.paras = vec![lines(501, "c", count)];
        StyledBlock::Table(table(1, vec![row(vec![cell])]))
    };
    let high = lay_blocks(vec![text(heading(1, "h")), text(leading(2, "b", 2)), high_row(44)]);
    assert_eq!((high.page_of("h"), high.page_of("b1"), high.page_of("c1")), (1, 1, 2));
    assert_eq!((high.hints.keep_with_next, high.hints.let_go), (vec![], vec![BlockId(2)]));
    let fits = lay_blocks(vec![text(lines(9, "a", 9)), text(leading(2, "b", 2)), high_row(38)]);
    assert_eq!((fits.page_of("a1"), fits.page_of("b1"), fits.page_of("c1")), (1, 2, 2));
    assert_eq!((fits.hints.keep_with_next, fits.hints.let_go), (vec![BlockId(2)], vec![]));
}
