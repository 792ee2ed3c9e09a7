//! Pages: widows and orphans, headings, paragraphs that are not torn, page numbers, speed.

use super::build::*;
use crate::page::Item;
use crate::units::Len;

/// Lines of 14 pt on a page.
const PAGE: usize = 45;

#[test]
fn a_page_holds_as_many_lines_as_fit() {
    let laid = lay_blocks(vec![text(lines(1, "a", 100))]);
    assert_eq!(laid.page(1).len(), PAGE);
    assert_eq!(laid.hints.pages, 3);
    let page = document(vec![]).sections[0].page;
    let last = laid.page(1)[PAGE - 1];
    assert!(last.y < page.height - page.bottom);
    assert!(last.y + LINE > page.height - page.bottom - LINE);
}

#[test]
fn two_lines_of_a_paragraph_stay_on_each_page() {
    for above in PAGE - 6..=PAGE {
        for count in 1..=5 {
            let laid = lay_blocks(vec![text(lines(1, "a", above)), text(lines(2, "b", count)), text(lines(3, "c", 9))]);
            for page in 1..=2 {
                let here = laid.texts(page).iter().filter(|t| t.starts_with('b')).count();
                assert!(here == 0 || here == count || here >= 2, "{above} {count}: {here}");
            }
        }
    }
}

#[test]
fn a_heading_stands_with_two_lines_of_what_follows() {
    for above in PAGE - 6..=PAGE {
        let laid = lay_blocks(vec![
            text(lines(1, "a", above)),
            text(heading(2, "I")),
            text(heading(3, "Một")),
            text(lines(4, "c", 6)),
        ]);
        assert_eq!(laid.page_of("I"), laid.page_of("c2"), "{above}");
        assert_eq!(laid.page_of("Một"), laid.page_of("c2"), "{above}");
    }
}

#[test]
fn a_chain_of_headings_longer_than_a_page_is_broken() {
    let blocks = (0..100).map(|i| text(heading(i, &format!("h{i}")))).collect();
    let laid = lay_blocks(blocks);
    assert_eq!(laid.paged.pages.len(), 3);
    assert_eq!(laid.page(1).len(), PAGE);
}

#[test]
fn a_paragraph_that_is_kept_whole_moves() {
    let whole = shaped(lines(2, "b", 10), |p| p.keep_lines = true);
    let laid = lay_blocks(vec![text(lines(1, "a", 40)), text(whole)]);
    assert_eq!((laid.page(1).len(), laid.page_of("b1")), (40, 2));
    let long = shaped(lines(2, "b", 60), |p| p.keep_lines = true);
    let laid = lay_blocks(vec![text(lines(1, "a", 40)), text(long)]);
    assert_eq!((laid.page(1).len(), laid.page_of("b60")), (PAGE, 3));
}

#[test]
fn space_after_hangs_out_at_the_bottom() {
    let loose = shaped(lines(1, "a", PAGE), |p| p.after = Len::from_pt(100.0));
    let laid = lay_blocks(vec![text(loose), text(para(2, "b"))]);
    assert_eq!((laid.page(1).len(), laid.page_of("b")), (PAGE, 2));
}

#[test]
fn space_before_is_left_out_where_the_text_runs_over_to_a_page() {
    let spaced = shaped(para(2, "b"), |p| p.before = Len::from_pt(30.0));
    let laid = lay_blocks(vec![text(lines(1, "a", PAGE)), text(spaced)]);
    assert_eq!(laid.find("b").1.y, laid.find("a1").1.y);
}

#[test]
fn page_numbers_begin_on_page_two_in_the_middle() {
    let laid = lay_blocks(vec![text(lines(1, "a", 100))]);
    let number = |page: usize| match &laid.paged.pages[page - 1].items[0] {
        Item::Line(line) if line.node.is_none() => Some(line.clone()),
        _ => None,
    };
    assert!(number(1).is_none());
    let line = number(3).expect("page 3 is numbered");
    assert_eq!(line.text(), "3");
    let page = document(vec![]).sections[0].page;
    let middle = page.left + page.text_width() / 2;
    assert!((line.spans[0].x + line.spans[0].width / 2 - middle).units().abs() <= 2);
    assert!(line.y > Len::from_mm(10.0) && line.y < page.top);
}

#[test]
fn an_empty_document_has_one_page() {
    assert_eq!(lay_blocks(vec![]).paged.pages.len(), 1);
}
