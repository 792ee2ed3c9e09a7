//! Sections: each cut into pages by itself, counted anew or running on, with lines in the margins of its first page.

use super::build::*;
use crate::page::Item;
use crate::style::{StyledDocument, StyledSection};
use crate::units::Len;

/// Lines of 14 pt on an upright page.
const PAGE: usize = 45;

/// A document of these sections, each a run of lines: name, count of lines, landscape, counted anew.
fn sections(parts: &[(&str, usize, bool, bool)]) -> StyledDocument {
    let mut document = document(vec![]);
    let empty = document.sections.remove(0);
    for (number, &(name, count, landscape, numbers_anew)) in parts.iter().enumerate() {
        let page = if landscape { empty.page.turned() } else { empty.page };
        let blocks = vec![text(lines(number as u32 + 1, name, count))];
        document.sections.push(StyledSection { page, numbers_anew, blocks, ..empty.clone() });
    }
    document
}

/// The page numbers as printed, page by page.
fn numbers(laid: &Laid) -> Vec<Option<String>> {
    let artifact = |item: &Item| match item {
        Item::Line(line) if line.node.is_none() => Some(line.text()),
        _ => None,
    };
    laid.paged.pages.iter().map(|page| page.items.iter().find_map(artifact)).collect()
}

#[test]
fn an_annex_is_counted_from_one_and_a_landscape_part_runs_on() {
    let laid = lay(&sections(&[
        ("a", PAGE + 1, false, true),
        ("b", 3, true, false),
        ("c", 3, false, false),
        ("d", PAGE + 1, false, true),
    ]));
    assert_eq!(laid.hints.pages, 6);
    let number = |n: &str| Some(n.to_owned());
    assert_eq!(numbers(&laid), [None, number("2"), number("3"), number("4"), None, number("2")]);
    let wide: Vec<bool> = laid.paged.pages.iter().map(|p| p.width > p.height).collect();
    assert_eq!(wide, [false, false, true, false, false, false]);
}

#[test]
fn a_landscape_page_is_wider_and_lower() {
    let laid = lay(&sections(&[("a", 100, true, true)]));
    // 170 mm of lines of 16.1 pt.
    assert_eq!(laid.page(1).len(), 29);
    let middle = laid.paged.pages[1].items.iter().find_map(|item| match item {
        Item::Line(line) if line.node.is_none() => Some(line.spans[0].x + line.spans[0].width / 2),
        _ => None,
    });
    let page = document(vec![]).sections[0].page.turned();
    assert!((middle.unwrap() - page.left - page.text_width() / 2).units().abs() <= 2);
}

#[test]
fn lines_at_the_foot_of_the_first_page_take_room_there_only() {
    let mut document = sections(&[("a", 3 * PAGE, false, true), ("b", PAGE, false, true)]);
    document.sections[0].bottom = vec![para(10, "E"), para(11, "F")];
    let laid = lay(&document);
    let counts: Vec<usize> = (1..=laid.hints.pages).map(|page| laid.page(page).len()).collect();
    assert_eq!(counts, [PAGE, PAGE, PAGE, 2, PAGE]);
    assert_eq!(laid.texts(1)[PAGE - 2..], ["E", "F"]);
    let page = document.sections[0].page;
    // They end where the text area ends.
    let below = page.height - page.bottom - laid.find("F").1.y;
    assert!(below > Len::ZERO && below < LINE / 2, "{below:?}");
    assert!(laid.find("E").1.y - laid.find("a43").1.y >= LINE);
}

#[test]
fn lines_in_the_top_margin_begin_at_the_number_s_place_and_push_the_text_only_when_they_must() {
    let place = |count: usize| {
        let mut document = sections(&[("a", 2 * PAGE, false, true)]);
        document.sections[0].top = (0..count).map(|i| para(10 + i as u32, "E")).collect();
        let laid = lay(&document);
        (laid.find("E").1.y, laid.find("a1").1.y, laid.page_of("a45"))
    };
    let plain = lay(&sections(&[("a", 2 * PAGE, false, true)])).find("a1").1.y;
    let (first, text, last) = place(1);
    assert!(first > Len::from_mm(10.0) && first < Len::from_mm(10.0) + LINE);
    assert_eq!((text, last), (plain, 1));
    // Two lines of 16.1 pt under 10 mm end 4 pt below the margin of 20 mm.
    let (_, text, last) = place(2);
    assert!(text > plain && text - plain < Len::from_pt(4.0), "{:?}", text - plain);
    assert_eq!(last, 1);
    assert_eq!(place(3).2, 2);
}

#[test]
fn where_the_first_page_shows_its_number_the_lines_stand_below_it() {
    let mut document = sections(&[("a", 3, false, true)]);
    document.sections[0].top = vec![para(10, "E")];
    let hidden = lay(&document).find("E").1.y;
    document.folio.hide_first = false;
    assert_eq!(lay(&document).find("E").1.y, hidden + LINE);
}
