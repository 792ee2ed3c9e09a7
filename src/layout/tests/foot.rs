//! The foot: never torn, never alone.

use super::build::*;
use crate::block::BlockId;

#[test]
fn the_foot_has_two_lines_of_the_body_with_it_wherever_it_falls() {
    for last in [1, 2, 3, 4, 6, 7, 12, 30] {
        for above in 1..=50 {
            let laid = lay_blocks(vec![
                text(lines(1, "a", above)),
                text(heading(2, "H")),
                text(lines(3, "b", last)),
                foot(12),
            ]);
            let page = laid.page_of("Nơi1");
            assert_eq!(page, laid.page_of("Nơi12"), "torn: {above} {last}");
            assert_eq!(page, laid.page_of("Ký3"), "torn: {above} {last}");
            let body = laid.texts(page).iter().filter(|t| t.starts_with(['a', 'b', 'H'])).count();
            assert!(body >= 2, "alone: {above} {last}");
            assert_eq!(laid.page_of("H"), laid.page_of("b1"));
        }
    }
}

#[test]
fn two_lines_of_the_last_paragraph_go_over_with_the_foot() {
    for last in 4..=20 {
        // The foot alone has no room under so many lines.
        let laid = lay_blocks(vec![text(lines(1, "a", 40 - last)), text(lines(2, "b", last)), foot(10)]);
        let (stays, goes) = (format!("b{}", last - 2), format!("b{}", last - 1));
        assert_eq!((laid.page_of(&stays), laid.page_of(&goes)), (1, 2), "{last}");
        assert_eq!(laid.hints.keep_with_next, [BlockId(2)], "{last}");
    }
    let fits = lay_blocks(vec![text(lines(1, "a", 28)), text(lines(2, "b", 6)), foot(10)]);
    assert_eq!(fits.paged.pages.len(), 1);
    assert!(fits.hints.keep_with_next.is_empty());
}

#[test]
fn up_to_three_lines_go_over_whole() {
    for last in [2, 3] {
        let laid = lay_blocks(vec![text(lines(1, "a", 40 - last)), text(lines(2, "b", last)), foot(10)]);
        assert_eq!((laid.page_of(&format!("a{}", 40 - last)), laid.page_of("b1")), (1, 2), "{last}");
        assert_eq!(laid.hints.keep_with_next, [BlockId(2)], "{last}");
    }
}

#[test]
fn a_paragraph_that_ends_on_the_page_of_the_foot_is_not_kept() {
    for last in [7, 20] {
        let torn = lay_blocks(vec![text(lines(1, "a", 47 - last)), text(lines(2, "b", last)), foot(10)]);
        let last_line = format!("b{last}");
        assert_eq!((torn.page_of("b1"), torn.page_of(&last_line)), (1, torn.page_of("Ký1")), "{last}");
        assert!(torn.hints.keep_with_next.is_empty(), "{last}");
    }
}

#[test]
fn a_last_line_takes_two_lines_of_a_long_paragraph_along() {
    let laid = lay_blocks(vec![text(lines(1, "a", 25)), text(lines(2, "b", 12)), text(lines(3, "c", 1)), foot(10)]);
    assert_eq!((laid.page_of("b10"), laid.page_of("b11"), laid.page_of("c1")), (1, 2, 2));
    assert_eq!(laid.hints.keep_with_next, [BlockId(2), BlockId(3)]);
}

#[test]
fn a_single_last_line_takes_the_paragraph_above_along() {
    let laid = lay_blocks(vec![text(lines(1, "a", 30)), text(lines(2, "b", 3)), text(lines(3, "c", 1)), foot(14)]);
    assert_eq!((laid.page_of("a30"), laid.page_of("b1"), laid.page_of("c1")), (1, 2, 2));
    assert_eq!(laid.hints.keep_with_next, [BlockId(2), BlockId(3)]);
}

#[test]
fn the_last_row_of_a_table_goes_along() {
    let rows = (0..30).map(|i| row(vec![cell(0, &format!("r{i}."))])).collect();
    let laid = lay_blocks(vec![text(lines(1, "a", 8)), crate::style::StyledBlock::Table(table(1, rows)), foot(10)]);
    assert_eq!(laid.page_of("r28."), 1);
    assert_eq!(laid.page_of("r29."), laid.page_of("Nơi1"));
}

#[test]
fn a_foot_taller_than_a_page_runs_over_at_the_left_only() {
    let laid = lay_blocks(vec![text(lines(1, "a", 20)), foot(100)]);
    let page = laid.page_of("Nơi1");
    assert_eq!((page, laid.page_of("Ký3")), (laid.page_of("Ký1"), page));
    assert!(laid.page_of("Nơi100") > page);
    assert!(laid.texts(page).iter().filter(|t| t.starts_with('a')).count() >= 2);
    let numbers: Vec<String> = (1..=100).map(|i| format!("Nơi{i}")).collect();
    let placed: Vec<String> =
        (1..=laid.hints.pages).flat_map(|n| laid.texts(n)).filter(|t| t.starts_with('N')).collect();
    assert_eq!(placed, numbers);
}

#[test]
fn rows_of_a_pair_begin_level() {
    let laid = lay_blocks(vec![text(para(1, "a")), foot(3)]);
    assert_eq!(laid.find("Nơi1").1.y, laid.find("Ký1").1.y);
    assert!(laid.find("Ký1").1.spans[0].x > laid.find("Nơi1").1.spans[0].x);
}

#[test]
fn the_last_page_says_what_the_page_before_lacks_to_take_it_in() {
    let lay = |above| lay_blocks(vec![text(lines(1, "a", above)), text(lines(2, "b", 3)), foot(10)]);
    let line = {
        let laid = lay(5);
        laid.find("a2").1.y - laid.find("a1").1.y
    };
    let fitting = (1..60).rev().find(|above| lay(*above).hints.last_pages.is_empty()).unwrap();
    for more in 1..=4 {
        let laid = lay(fitting + more);
        let [last] = &laid.hints.last_pages[..] else { panic!("{:?}", laid.hints.last_pages) };
        assert_eq!((last.pages.clone(), last.lines, last.foot, last.dragged), (0..2, 3, true, true));
        // So many lines fewer and it fits; one less would not do.
        let lacks = (last.missing.units() + line.units() - 1) / line.units();
        assert_eq!(lacks, more as i64);
    }
    // Lines that were not dragged along, and a last page without a foot.
    let laid = lay_blocks(vec![text(lines(1, "a", 70))]);
    let last = &laid.hints.last_pages[0];
    assert_eq!((last.foot, last.dragged, last.lines), (false, false, laid.page(2).len()));
    let laid = lay_blocks(vec![text(lines(1, "a", 40)), text(lines(2, "b", 20)), foot(10)]);
    assert!(!laid.hints.last_pages[0].dragged);
}
