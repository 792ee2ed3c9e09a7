//! Older forms: page numbers at the foot, reverse sides whose margins change places, lines of exact pitch.

use super::build::*;
use super::form::signers;
use crate::model::Align;
use crate::page::{Item, Line};
use crate::style::{StyledDocument, StyledSection};
use crate::units::Len;

/// The page number of a page.
fn number(laid: &Laid, page: usize) -> Option<&Line> {
    laid.paged.pages[page - 1].items.iter().find_map(|item| match item {
        Item::Line(line) if line.node.is_none() => Some(line),
        _ => None,
    })
}

fn with(change: impl FnOnce(&mut StyledDocument)) -> Laid {
    let mut document = document(vec![text(lines(1, "a", 100))]);
    change(&mut document);
    lay(&document)
}

#[test]
fn a_number_at_the_foot_stands_as_far_from_its_edge_as_one_at_the_top() {
    let top = with(|_| {});
    let bottom = with(|document| {
        document.folio.bottom = true;
        document.styles[1].para.align = Align::Right;
    });
    let page = document(vec![]).sections[0].page;
    let (above, below) = (number(&top, 2).unwrap(), number(&bottom, 2).unwrap());
    let depth = above.y - Len::from_mm(10.0);
    assert_eq!(below.y, page.height - Len::from_mm(10.0) - LINE + depth);
    let span = &below.spans[0];
    assert_eq!(span.x + span.width, page.width - page.right);
    assert!(number(&bottom, 1).is_none());
    assert_eq!(bottom.texts(2).last().unwrap(), "a90", "the text breaks where it did");
}

#[test]
fn lines_in_the_top_margin_do_not_wait_for_a_number_at_the_foot() {
    let first_line = |bottom: bool| {
        let laid = with(|document| {
            document.folio.bottom = bottom;
            document.folio.hide_first = false;
            document.sections[0].top = vec![para(7, "trên")];
        });
        laid.find("trên").1.y
    };
    assert_eq!(first_line(false) - first_line(true), LINE);
}

#[test]
fn everything_on_a_reverse_side_moves_by_the_difference_of_the_margins() {
    let laid = |mirrored: bool| {
        let mut document = document(vec![text(lines(1, "a", 60)), signers(1, true, 36.0)]);
        document.mirrored = mirrored;
        let next = StyledSection { blocks: vec![text(lines(2, "b", 60))], ..document.sections[0].clone() };
        document.sections.push(next);
        lay(&document)
    };
    let (plain, mirrored) = (laid(false), laid(true));
    let page = document(vec![]).sections[0].page;
    let shift = page.right - page.left;
    // The second section counts anew: its first page is a front again.
    for (number, expected) in [(1, Len::ZERO), (2, shift), (3, Len::ZERO), (4, shift)] {
        let (before, after) = (&plain.paged.pages[number - 1].items, &mirrored.paged.pages[number - 1].items);
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(after) {
            match (before, after) {
                (Item::Line(a), Item::Line(b)) => {
                    assert!(a.spans.iter().zip(&b.spans).all(|(a, b)| b.x - a.x == expected && a.text == b.text));
                    assert_eq!(a.y, b.y);
                }
                (Item::Rule(a), Item::Rule(b)) => assert_eq!((b.x - a.x, b.y), (expected, a.y)),
                _ => panic!("page {number}"),
            }
        }
    }
    assert_eq!(mirrored.paged.fields.len(), 2);
    for (before, after) in plain.paged.fields.iter().zip(&mirrored.paged.fields) {
        assert_eq!((before.page, after.x - before.x, after.y), (1, shift, before.y));
    }
}

#[test]
fn an_exact_pitch_holds_whatever_stands_in_the_line() {
    let mut tall = shaped(lines(1, "a", 4), |p| p.line_exact = Some(Len::from_pt(17.0)));
    if let Some(crate::style::StyledRun::Text { size, .. }) = tall.runs.first_mut() {
        *size = crate::units::FontSize::from_pt(20.0);
    }
    let laid = lay_blocks(vec![text(tall), text(para(2, "sau"))]);
    let page = laid.page(1);
    let top = document(vec![]).sections[0].page.top;
    assert_eq!(page[0].y, top + Len::from_twips(340 * 4 / 5));
    assert!(page[..4].windows(2).all(|pair| pair[1].y - pair[0].y == Len::from_pt(17.0)));
    let single = lay_blocks(vec![text(para(2, "sau"))]);
    assert_eq!(laid.find("sau").1.y - single.find("sau").1.y, Len::from_pt(68.0));
}
