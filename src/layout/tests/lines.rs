//! Lines: justification, alignment, indents, spacing, rules, and that every character is placed once and in order.

use super::build::*;
use crate::block::{BlockId, FieldKind};
use crate::model::Align;
use crate::page::Face;
use crate::style::{StyledRun, UnderRule};
use crate::units::{FontSize, Len};

const SAMPLE: &str = "Các phòng chuyên môn phối hợp với đơn vị liên quan rà soát, tổng hợp nhu cầu kinh phí và báo cáo \
                      Ủy ban nhân dân xã trước ngày 20 hằng tháng để xem xét, quyết định theo thẩm quyền. ";

#[test]
fn justified_lines_reach_the_right_margin_and_the_last_does_not() {
    let p = shaped(para(1, SAMPLE), |p| {
        p.align = Align::Justify;
        p.first_line = Len::from_pt(36.0);
    });
    let laid = lay_blocks(vec![text(p)]);
    let page = document(vec![]).sections[0].page;
    let lines = laid.page(1);
    assert!(lines.len() >= 3);
    assert_eq!(lines[0].spans[0].x, page.left + Len::from_pt(36.0));
    assert_eq!(lines[1].spans[0].x, page.left);
    for line in &lines[..lines.len() - 1] {
        // The word space that hangs out is a span of its own at its natural width.
        let [words, space] = &line.spans[..] else { panic!("{:?}", line.spans) };
        let end = words.x + words.width;
        assert!((page.width - page.right - end).units() < 40, "{}", line.text());
        assert!(words.space_extra > Len::ZERO);
        assert_eq!((space.text.as_str(), space.space_extra, space.x), (" ", Len::ZERO, end));
    }
    assert_eq!(lines[lines.len() - 1].spans[0].space_extra, Len::ZERO);
    assert_eq!(laid.all_text(), SAMPLE);
}

#[test]
fn letters_drawn_together_fill_their_lines_to_the_right_margin() {
    let closer = |twips: i64| {
        let mut p = shaped(para(1, SAMPLE), |p| p.align = Align::Justify);
        p.spacing = -Len::from_twips(twips);
        lay_blocks(vec![text(p)])
    };
    let (usual, laid) = (closer(0), closer(6));
    let page = document(vec![]).sections[0].page;
    let spacing = -Len::from_twips(6);
    let lines = laid.page(1);
    for line in &lines[..lines.len() - 1] {
        let words = &line.spans[0];
        // What is taken off after the last letter is not: the letter itself ends at the margin.
        let end = words.x + words.width - spacing;
        assert!((page.width - page.right - end).units().abs() < 40, "{}", line.text());
        assert_eq!(words.spacing, spacing);
    }
    assert!(lines[0].text().len() >= usual.page(1)[0].text().len());
    assert_eq!(laid.all_text(), SAMPLE);
}

#[test]
fn a_line_before_a_break_is_not_stretched() {
    let laid = lay_blocks(vec![text(shaped(para(1, "một hai\nba bốn"), |p| p.align = Align::Justify))]);
    assert_eq!(laid.texts(1), ["một hai", "ba bốn"]);
    assert_eq!(laid.page(1)[0].spans[0].space_extra, Len::ZERO);
    // Read without lines, the words on both sides of a break are two.
    assert_eq!(laid.page(1)[0].text(), "một hai ");
}

#[test]
fn centred_lines_do_not_count_the_spaces_at_their_end() {
    let centred = |s: &str| text(shaped(para(1, s), |p| p.align = Align::Center));
    let laid = lay_blocks(vec![centred("Số"), centred("Số   ")]);
    let lines = laid.page(1);
    assert_eq!(lines[0].spans[0].x, lines[1].spans[0].x);
    let span = &lines[0].spans[0];
    let page = document(vec![]).sections[0].page;
    let (left, right) = (span.x - page.left, page.width - page.right - span.x - span.width);
    assert!((left - right).units().abs() <= 1);
}

#[test]
fn a_reserved_place_keeps_its_width_and_its_spaces_do_not_stretch() {
    let size = FontSize::from_pt(14.0);
    let field = StyledRun::Field { kind: FieldKind::Day, text: "    ".into(), blank: true, face: Face::Regular, size };
    let mut p = shaped(para(1, "x "), |p| p.align = Align::Justify);
    p.runs.extend([field, run(&format!(" {SAMPLE}"))]);
    let laid = lay_blocks(vec![text(p)]);
    let spans = &laid.page(1)[0].spans;
    assert_eq!((spans[1].field, spans[1].text.as_str()), (Some(FieldKind::Day), "    "));
    assert_eq!(spans[1].space_extra, Len::ZERO);
    assert!(spans[2].space_extra > Len::ZERO);
    assert_eq!(spans[2].x, spans[1].x + spans[1].width);
}

#[test]
fn hanging_indents_hang() {
    let hung = shaped(para(1, SAMPLE), |p| {
        p.left = Len::from_pt(20.0);
        p.first_line = Len::from_pt(-20.0);
    });
    let laid = lay_blocks(vec![text(hung)]);
    let left = document(vec![]).sections[0].page.left;
    assert_eq!(laid.page(1)[0].spans[0].x, left);
    assert_eq!(laid.page(1)[1].spans[0].x, left + Len::from_pt(20.0));
}

#[test]
fn space_between_paragraphs_is_the_larger_one_and_stays_at_the_top_of_the_first_page() {
    let spaced = |s: &str| {
        text(shaped(para(1, s), |p| {
            p.before = Len::from_pt(4.0);
            p.after = Len::from_pt(6.0);
        }))
    };
    let laid = lay_blocks(vec![spaced("a"), spaced("b")]);
    let lines = laid.page(1);
    assert_eq!(lines[1].y - lines[0].y, LINE + Len::from_pt(6.0));
    let bare = lay_blocks(vec![text(para(1, "a"))]);
    assert_eq!(lines[0].y - bare.page(1)[0].y, Len::from_pt(4.0));
}

#[test]
fn a_larger_pitch_adds_below_the_line_and_the_tallest_run_decides() {
    let single = lay_blocks(vec![text(para(1, "a"))]).page(1)[0].y;
    let laid = lay_blocks(vec![text(shaped(para(1, "a\nb"), |p| p.line_240 = 264))]);
    assert_eq!(laid.page(1)[0].y, single);
    assert_eq!(laid.page(1)[1].y - laid.page(1)[0].y, Len::from_twips(354));
    let wide = shaped(lines(1, "a", 40), |p| p.line_240 = 312);
    // 34 pitches of 418 twips and a single line fit in 14570.
    assert_eq!(lay_blocks(vec![text(wide)]).page(1).len(), 35);
    let mut mixed = para(1, "a ");
    mixed.runs.push(StyledRun::Text {
        text: "B".into(),
        face: Face::Bold,
        size: FontSize::from_pt(28.0),
        unbroken: false,
        drawn: None,
    });
    let laid = lay_blocks(vec![text(mixed), text(para(2, "b"))]);
    let (first, second, top) = (laid.page(1)[0].y, laid.page(1)[1].y, document(vec![]).sections[0].page.top);
    assert_eq!(second - top, Len::from_twips(644) + (single - top));
    assert!(first - top > (single - top) * 2 - Len::from_twips(2));
}

#[test]
fn the_rule_is_centred_under_the_last_line() {
    let mut p = shaped(para(7, "ỦY BAN NHÂN DÂN\nXÃ MẪU "), |p| p.align = Align::Center);
    p.rule = Some(UnderRule { share: 5000, of_column: false, below: Len::from_pt(5.0), thickness: Len::from_pt(0.75) });
    let laid = lay_blocks(vec![text(p)]);
    let last = laid.page(1)[1];
    let rule = laid.rules(1)[0];
    let width = last.spans[0].width;
    assert!((rule.width - width / 2).units().abs() <= 1024);
    assert!((rule.x + rule.width / 2 - last.spans[0].x - width / 2).units().abs() <= 2);
    assert_eq!(rule.y, last.y + Len::from_pt(5.0));
    assert_eq!(laid.hints.rule_lengths[&BlockId(7)], rule.width);
}

#[test]
fn a_line_that_must_stand_alone_and_does_not_is_an_error() {
    let mut p = para(1, SAMPLE);
    p.one_line = true;
    assert_eq!(lay_blocks(vec![text(p)]).diagnostics[0].code(), "DAU-20");
}

#[test]
fn a_torn_word_is_a_warning_and_loses_nothing() {
    let word = "x".repeat(5000);
    let laid = lay_blocks(vec![text(para(1, &word))]);
    assert_eq!(laid.diagnostics[0].code(), "CHU-20");
    assert_eq!(laid.all_text(), word);
}

#[test]
fn every_character_is_placed_once_and_in_order() {
    let mut seed = 12_345_u64;
    let mut next = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let words = ["xã", "nhân dân ", " ", "112/KH-UBND", "kế hoạch", ";", "  ", "quyết định\u{a0}số", "-"];
    let aligns = [Align::Left, Align::Center, Align::Right, Align::Justify];
    let mut blocks = Vec::new();
    let mut expected = String::new();
    for block in 0..120 {
        let mut p = shaped(para(block, ""), |_| {});
        p.para.align = aligns[next(4) as usize];
        p.para.first_line = Len::from_pt(next(60) as f64 - 30.0);
        p.para.keep_next = next(5) == 0;
        p.runs.clear();
        for _ in 0..next(8) {
            let part: String = (0..next(30))
                .map(|_| words[next(9) as usize].to_string() + if next(3) == 0 { "" } else { " " })
                .collect();
            expected += &part;
            p.runs.push(StyledRun::Text {
                text: part,
                face: Face::ALL[next(4) as usize],
                size: FontSize::from_half_points(22 + next(8) as u16),
                unbroken: next(9) == 0,
                drawn: None,
            });
        }
        blocks.push(text(p));
    }
    let laid = lay_blocks(blocks);
    assert!(laid.paged.pages.len() > 4);
    assert_eq!(laid.all_text(), expected);
}
