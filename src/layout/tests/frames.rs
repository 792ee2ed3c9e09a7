//! Frames stand outside of the text they go around, and move what follows.

use super::build::*;
use crate::page::Item;
use crate::style::{Frame, StyledPara};
use crate::units::Len;

const FRAME: Frame = Frame {
    around: true,
    top: Len::from_twips(40),
    bottom: Len::from_twips(60),
    sides: Len::from_twips(80),
    thickness: Len::from_twips(15),
};

fn framed(text: &str, frame: Frame) -> StyledPara {
    let mut para = shaped(para(1, text), |p| {
        (p.left, p.right, p.before) = (Len::from_twips(500), Len::from_twips(700), Len::from_twips(120));
    });
    para.frame = Some(frame);
    para
}

#[test]
fn a_frame_goes_around_its_text_and_pushes_the_next_line_down() {
    let plain = lay_blocks(vec![
        text(para(9, "A")),
        text(shaped(para(1, "B"), |p| p.before = Len::from_twips(120))),
        text(para(2, "C")),
    ]);
    let laid = lay_blocks(vec![text(para(9, "A")), text(framed("B", FRAME)), text(para(2, "C"))]);
    let y = |laid: &Laid, text: &str| laid.find(text).1.y;
    assert_eq!(y(&laid, "B") - y(&plain, "B"), FRAME.above());
    assert_eq!(y(&laid, "C") - y(&plain, "C"), FRAME.above() + FRAME.below());
    let rules = laid.rules(1);
    assert_eq!(rules.len(), 4);
    let page = document(vec![]).sections[0].page;
    // Outside of the indents by the space and the line itself.
    let left = page.left + Len::from_twips(500 - 80 - 15);
    let right = page.left + page.text_width() - Len::from_twips(700 - 80 - 15);
    let [top, bottom, one, other] = rules[..] else { unreachable!() };
    assert_eq!((top.x, top.width, top.height), (left, right - left, FRAME.thickness));
    assert_eq!((bottom.x, bottom.width), (left, right - left));
    assert_eq!(bottom.y + bottom.height - top.y, LINE + FRAME.above() + FRAME.below());
    assert_eq!([one.x, other.x], [left, right - FRAME.thickness]);
    assert_eq!((one.y, one.height), (top.y, LINE + FRAME.above() + FRAME.below()));
}

#[test]
fn a_frame_of_two_lines_is_closed() {
    let laid = lay_blocks(vec![text(framed("B\nC", FRAME))]);
    let upright: Vec<_> = laid.rules(1).into_iter().filter(|r| r.width == FRAME.thickness).collect();
    assert_eq!(upright.len(), 4);
    assert_eq!(upright[0].y + upright[0].height, upright[2].y);
    let bottom = laid.rules(1).into_iter().filter(|r| r.width > FRAME.thickness).map(|r| r.y + r.height).max();
    assert_eq!(bottom, Some(upright[2].y + upright[2].height));
}

#[test]
fn a_rule_above_runs_from_indent_to_indent_and_text_comes_first_in_reading_order() {
    let above = Frame { around: false, ..FRAME };
    let laid = lay_blocks(vec![text(framed("B", above)), text(para(2, "C"))]);
    let [rule] = laid.rules(1)[..] else { panic!("{:?}", laid.rules(1)) };
    assert_eq!(rule.width, document(vec![]).sections[0].page.text_width() - Len::from_twips(1200));
    assert!(rule.y < laid.find("B").1.y);
    assert!(matches!(laid.paged.pages[0].items[0], Item::Line(_)));
}
