//! Form fields: at the measured places, and never in the way of a line.

use super::build::*;
use crate::block::{BlockId, FieldKind};
use crate::page::{FormField, FormFieldKind, Line, Tag, dump};
use crate::style::*;
use crate::units::{FontSize, Len};

/// A room of 30 mm above the name.
pub(super) fn signers(count: u32, signed: bool, seal: f64) -> StyledBlock {
    let mm = Len::from_mm;
    let row = |n: u32| {
        let name = shaped(para(910 + n * 10, &format!("Tên {n}")), |p| p.before = mm(30.0));
        let signature = StyledSignature {
            below: 2,
            width: mm(50.0),
            height: mm(25.0),
            gap: mm(1.5),
            seal: mm(seal),
            covered: 3333,
            person_tooltip: format!("người {n}"),
            body_tooltip: format!("cơ quan {n}"),
        };
        StyledPairRow {
            left: vec![lines(901 + n * 10, "Nơi", 6)],
            right: vec![para(902 + n * 10, "KT."), lines(903 + n * 10, "Chức", 2), name],
            signatures: [None, signed.then_some(signature)],
        }
    };
    StyledBlock::Pair(StyledPair {
        block: BlockId(900),
        hang: Len::ZERO,
        columns: [mm(80.0), mm(85.0)],
        rows: (1..=count).map(row).collect(),
        lines_before: Some(2),
        copy: false,
    })
}

fn field(kind: FieldKind, text: &str, blank: bool) -> StyledRun {
    let face = crate::page::Face::Regular;
    StyledRun::Field { kind, text: text.into(), blank, face, size: FontSize::from_pt(14.0) }
}

/// A line with two blanks and a filled place.
fn dated() -> StyledBlock {
    let mut para = para(5, "số ");
    para.runs.extend([
        field(FieldKind::Number, "      ", true),
        run("/ngày "),
        field(FieldKind::Day, "05", false),
        run(" tháng "),
        field(FieldKind::Month, "    ", true),
    ]);
    text(para)
}

fn lay_with(blocks: Vec<StyledBlock>, fields: bool) -> Laid {
    let tooltips = fields.then(|| ["số", "ngày", "tháng", "năm"].map(String::from));
    let mut document = document(blocks);
    document.form = StyledForm { blank: "trống".into(), copy_tooltips: tooltips.clone(), tooltips };
    lay(&document)
}

/// Upper and lower edge of a line's letters, roughly.
fn edges(line: &Line) -> (Len, Len) {
    (line.y - Len::from_pt(12.0), line.y + Len::from_pt(3.0))
}

fn names(laid: &Laid) -> Vec<&str> {
    laid.paged.fields.iter().map(|f| f.name.as_str()).collect()
}

#[test]
fn a_signature_stands_between_post_and_name() {
    for above in [1, 30] {
        let laid = lay_with(vec![text(lines(1, "a", above)), signers(1, true, 26.0)], true);
        let [person, body] = laid.paged.fields.as_slice() else { panic!("two fields") };
        let (page, post) = laid.find("Chức2");
        let name = laid.find("Tên 1").1;
        for field in [person, body] {
            assert_eq!(field.page, page - 1);
            assert!(field.y > edges(post).1 && field.y + field.height < edges(name).0, "{field:?}");
        }
        let column = (Len::from_mm(30.0) + Len::from_mm(80.0), Len::from_mm(85.0));
        assert_eq!(person.x + person.width / 2, column.0 + column.1 / 2, "in the middle of the column");
        assert_eq!((body.width, body.height), (Len::from_mm(26.0), Len::from_mm(26.0)), "the seal has its real size");
        let covered = body.x + body.width - person.x;
        assert!((covered * 3 - person.width).units().abs() < Len::from_pt(0.1).units(), "a third is covered");
        assert!(body.x < person.x);
        let middle = |f: &FormField| f.y + f.height / 2;
        assert!((middle(person) - middle(body)).units().abs() <= 1);
        assert_eq!((person.tooltip.as_str(), body.tooltip.as_str()), ("người 1", "cơ quan 1"));
    }
}

#[test]
fn a_seal_larger_than_the_room_keeps_its_size_and_the_box_keeps_its_distance() {
    let laid = lay_with(vec![text(para(1, "a")), signers(1, true, 42.0)], true);
    let [person, body] = laid.paged.fields.as_slice() else { panic!("two fields") };
    assert_eq!(body.height, Len::from_mm(42.0));
    assert!(person.y > edges(laid.find("Chức2").1).1 && person.y + person.height < edges(laid.find("Tên 1").1).0);
}

#[test]
fn every_signer_of_several_has_both_fields() {
    let laid = lay_with(vec![text(para(1, "a")), signers(3, true, 30.0)], true);
    assert_eq!(names(&laid), ["chu_ky_1", "con_dau_1", "chu_ky_2", "con_dau_2", "chu_ky_3", "con_dau_3"]);
    for n in 1..=3 {
        let (page, name) = laid.find(&format!("Tên {n}"));
        let person = &laid.paged.fields[n * 2 - 2];
        assert!(person.page == page - 1 && person.y + person.height < name.y);
        assert!(name.y - person.y < Len::from_mm(35.0), "above its own name");
    }
}

#[test]
fn signers_side_by_side_have_their_fields_in_reading_order_each_in_its_column() {
    let StyledBlock::Pair(mut pair) = signers(2, true, 30.0) else { unreachable!() };
    let second = pair.rows.pop().unwrap();
    let half = Len::from_mm(82.5);
    pair.columns = [half, half];
    let row = &mut pair.rows[0];
    // The left signer's lines stand in at the right, and so does his box.
    let inset = Len::from_mm(3.0);
    row.left = row.right.iter().cloned().map(|p| shaped(p, |s| s.right = inset)).collect();
    row.right = second.right;
    row.signatures = [row.signatures[1].clone(), second.signatures[1].clone()];
    let laid = lay_with(vec![text(para(1, "a")), StyledBlock::Pair(pair)], true);
    assert_eq!(names(&laid), ["chu_ky_1", "con_dau_1", "chu_ky_2", "con_dau_2"]);
    let fields = &laid.paged.fields;
    assert_eq!([&fields[0], &fields[2]].map(|f| f.tooltip.as_str()), ["người 1", "người 2"]);
    let middle = |f: &FormField| f.x + f.width / 2;
    assert_eq!(middle(&fields[0]), Len::from_mm(30.0) + (half - inset) / 2);
    assert_eq!(middle(&fields[2]), Len::from_mm(30.0) + half + half / 2);
    assert_eq!(fields[0].y, fields[2].y);
    assert!(
        fields[3].x < fields[2].x && fields[3].x > fields[0].x + fields[0].width,
        "the seal stays off the other's box"
    );
}

#[test]
fn fields_of_a_copys_part_have_names_of_their_own() {
    let StyledBlock::Pair(mut foot) = signers(1, true, 30.0) else { unreachable!() };
    (foot.copy, foot.lines_before) = (true, Some(0));
    let StyledBlock::Para(blanks) = dated() else { unreachable!() };
    let head = StyledPair {
        block: BlockId(950),
        rows: vec![StyledPairRow { right: vec![blanks], ..StyledPairRow::default() }],
        lines_before: None,
        ..foot.clone()
    };
    let own = signers(1, true, 30.0);
    let laid = lay_with(vec![dated(), own, StyledBlock::Pair(head), StyledBlock::Pair(foot)], true);
    let expected = "so thang chu_ky_1 con_dau_1 sao_so sao_thang sao_chu_ky_1 sao_con_dau_1";
    assert_eq!(names(&laid).join(" "), expected);
}

#[test]
fn the_head_of_a_copys_part_stays_with_its_foot() {
    for above in [24, 34, 38, 42] {
        let StyledBlock::Pair(mut foot) = signers(1, false, 30.0) else { unreachable!() };
        (foot.copy, foot.lines_before) = (true, Some(0));
        let rows = vec![StyledPairRow { left: vec![lines(951, "Đầu", 3)], ..StyledPairRow::default() }];
        let head = StyledPair { block: BlockId(950), rows, lines_before: None, ..foot.clone() };
        let rule = shaped(para(940, "kẻ"), |p| p.keep_next = true);
        let laid =
            lay_blocks(vec![text(lines(1, "a", above)), text(rule), StyledBlock::Pair(head), StyledBlock::Pair(foot)]);
        assert_eq!([laid.page_of("kẻ"), laid.page_of("Đầu1")], [laid.page_of("Tên 1"); 2], "{above}");
    }
}

#[test]
fn a_blank_has_its_field_right_over_it_and_a_filled_place_has_none() {
    let laid = lay_with(vec![dated(), dated()], true);
    assert_eq!(names(&laid), ["so", "thang", "so_2", "thang_2"]);
    let line = laid.find("số").1;
    for (field, span) in laid.paged.fields.iter().zip([&line.spans[1], &line.spans[5]]) {
        assert_eq!((field.x, field.width), (span.x, span.width));
        let FormFieldKind::Text { field: kind, face, size, baseline } = field.kind else { panic!("a text field") };
        assert_eq!((Some(kind), face, size), (span.field, span.face, span.size));
        assert_eq!(field.y + baseline, line.y);
        assert!(field.height > baseline && field.height < LINE + Len::from_pt(0.1));
    }
    assert_eq!(laid.paged.fields[1].tooltip, "tháng");
}

#[test]
fn a_blank_says_that_it_is_one_and_its_field_stands_right_behind_it() {
    for fields in [true, false] {
        let laid = lay_with(vec![dated()], fields);
        let line = laid.find("số").1;
        let nodes = &laid.paged.nodes;
        assert_eq!(line.spans.iter().filter(|s| s.node.is_some()).count(), 2);
        let blank = line.spans[1].node.unwrap();
        let node = &nodes[blank.0 as usize];
        assert_eq!((node.tag, node.parent, node.alt.as_deref()), (Tag::Span, line.node, Some("trống")));
        let next = nodes.get(blank.0 as usize + 1).map(|n| (n.tag, n.parent));
        assert_eq!(next == Some((Tag::Form, line.node)), fields);
    }
}

#[test]
fn signatures_are_read_between_post_and_name() {
    let laid = lay_with(vec![text(para(1, "a")), signers(1, true, 30.0)], true);
    let order = [laid.find("Chức1").1.node, None, None, laid.find("Tên 1").1.node];
    let fields: Vec<_> = laid.paged.fields.iter().map(|f| Some(f.node)).collect();
    let order = [order[0], fields[0], fields[1], order[3]];
    assert!(order.is_sorted(), "{order:?}");
    for field in &laid.paged.fields {
        assert_eq!(laid.paged.nodes[field.node.0 as usize].tag, Tag::Form);
    }
}

#[test]
fn fields_move_nothing() {
    let blocks = |signed| vec![text(lines(1, "a", 36)), dated(), signers(2, signed, 36.0)];
    let (with, without) = (lay_with(blocks(true), true), lay_with(blocks(false), false));
    assert_eq!(with.paged.fields.len(), 6);
    assert!(without.paged.fields.is_empty());
    assert_eq!(dump(&with.paged), dump(&without.paged));
    assert_eq!(with.hints, without.hints);
}

#[test]
fn no_room_and_no_name_are_borne() {
    let StyledBlock::Pair(mut pair) = signers(1, true, 30.0) else { unreachable!() };
    pair.rows[0].right[2].para.before = Len::ZERO;
    let tight = lay_with(vec![StyledBlock::Pair(pair.clone())], true);
    assert!(tight.paged.fields.iter().all(|f| f.height > Len::ZERO));
    pair.rows[0].right[2].runs.clear();
    assert!(lay_with(vec![StyledBlock::Pair(pair.clone())], true).paged.fields.is_empty());
    pair.rows[0].right.truncate(1);
    assert!(lay_with(vec![StyledBlock::Pair(pair)], true).paged.fields.is_empty());
}
