//! The tree as it is read, and every fault as the officer sees it.

use super::node::Map;
use super::*;
use crate::diag::{Format, Outcome, SourceMap, render};

fn outcome(text: &str) -> (Option<Node>, String) {
    let mut sources = SourceMap::default();
    let file = sources.add("t.yaml", text);
    let Outcome { value, diagnostics } = read(text, file);
    (value, render(&diagnostics, &sources, Format::Short, false))
}

fn tree(text: &str) -> Map {
    match outcome(text) {
        (Some(Node { value: Value::Map(map), .. }), messages) if messages.is_empty() => map,
        other => panic!("{other:?}"),
    }
}

fn fault(text: &str, expected: &str) {
    let (value, messages) = outcome(text);
    assert!(value.is_none(), "{messages}");
    let shown: String = text.chars().take(80).collect();
    assert!(messages.contains(expected), "{shown}\n{messages}");
}

fn text(node: &Node) -> &str {
    match &node.value {
        Value::Scalar(s) => &s.text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn scalars_stay_as_written() {
    let map = tree("a: 012\nb: 1e3\nc: yes\nd: null\ne:\nf: ~\ng: ''\n");
    let values: Vec<_> = map.entries[..4].iter().map(|e| text(&e.value)).collect();
    assert_eq!(values, ["012", "1e3", "yes", "null"]);
    assert!(map.entries[4].value.is_null() && map.entries[5].value.is_null());
    assert_eq!(text(&map.entries[6].value), "");
}

#[test]
fn places_count_characters_not_bytes() {
    let map = tree("tên đầy đủ: Sở Nội vụ\n");
    let entry = &map.entries[0];
    assert_eq!((entry.place.line, entry.place.column, entry.place.width), (1, 1, 10));
    assert_eq!((entry.value.place.column, entry.value.place.width), (13, 9));
}

#[test]
fn lines_of_blocks_are_lines_of_the_file() {
    let source = "a: |\n\n  một\n\n    hai\nb: >-\n  ba\n  bốn\n\n  năm\nc: sáu\n  bảy\nd: |2\n    tám\n";
    let map = tree(source);
    let lines = |i: usize| -> Vec<(String, u32, u32)> {
        let lines = map.entries[i].value.lines().into_iter().filter(|l| !l.text.is_empty());
        lines.map(|l| (l.text, l.place.line, l.place.column)).collect()
    };
    assert_eq!(lines(0), [("một".to_string(), 3, 3), ("  hai".to_string(), 5, 3)]);
    assert_eq!(lines(1), [("ba".to_string(), 7, 3), ("bốn".to_string(), 8, 3), ("năm".to_string(), 10, 3)]);
    assert_eq!(text(&map.entries[1].value), "ba bốn\nnăm");
    assert_eq!(lines(2), [("sáu".to_string(), 11, 4), ("bảy".to_string(), 12, 3)]);
    assert_eq!(lines(3), [("  tám".to_string(), 14, 3)]);
}

#[test]
fn one_pair_can_be_read_back_as_it_was_written() {
    let map = tree("a:\n  - Sở: NN&MT,  TC # ghi chú\n  - Lưu:\n  - 'Năm': x\n      y\n");
    let Value::List(list) = &map.entries[0].value.value else { panic!() };
    let written: Vec<_> = list
        .items
        .iter()
        .map(|n| match &n.value {
            Value::Map(m) => m.written.clone().unwrap(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(written, ["Sở: NN&MT,  TC", "Lưu:", "'Năm': x y"]);
}

#[test]
fn every_double_key_is_reported_at_once() {
    let (value, messages) = outcome("so: 1\nngay:\nso: 2\nky: {ma: a, ma: b}\n");
    assert!(value.is_none());
    assert_eq!(
        messages,
        "t.yaml:3:1: lỗi[YAML-02]: khóa 'so' đã có ở dòng 1\nt.yaml:4:13: lỗi[YAML-02]: khóa 'ma' đã có ở dòng 4\n"
    );
}

#[test]
fn aliases_are_copied_within_bounds() {
    let map = tree("a: &x {b: c}\nd: *x\n");
    assert!(matches!(&map.entries[1].value.value, Value::Map(m) if m.entries.len() == 1));
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_string();
    for i in 1..20 {
        bomb += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(", "));
    }
    fault(&bomb, "lỗi[YAML-03]: các giá trị dùng lại");
    fault("a: &x [*x]\n", "lỗi[YAML-03]: giá trị dùng lại chính nó");
    let long = format!("a: &x {}\nb: [{}]\n", "chữ ".repeat(1000), vec!["*x"; 500].join(", "));
    fault(&long, "lỗi[YAML-03]");
}

#[test]
fn nesting_is_bounded() {
    fault(&"- ".repeat(5000), "lỗi[YAML-04]");
    fault(&"[".repeat(100), "lỗi[YAML-04]");
    fault(&"[".repeat(5000), "lỗi[YAML-01]: danh sách trong ngoặc");
    fault(&"{a: ".repeat(400), "lỗi[YAML-0");
}

#[test]
fn what_is_for_programs_is_refused() {
    fault("a: 1\n---\nb: 2\n", "t.yaml:2:1: lỗi[YAML-07]");
    fault("a: &x {b: 1}\nc:\n  <<: *x\n", "t.yaml:3:3: lỗi[YAML-06]");
    fault("a: !!int 5\n", "t.yaml:1:4: lỗi[YAML-09]");
    fault("[a, b]: c\n", "lỗi[YAML-11]");
    fault("", "t.yaml: lỗi[YAML-08]");
    fault("# chỉ có chú thích\n\n", "t.yaml: lỗi[YAML-08]");
}

#[test]
fn syntax_errors_say_the_usual_cause() {
    fault("a:\n\tb: 1\n", "t.yaml:2:1: lỗi[YAML-05]");
    fault("a: |\n\tmột\n", "t.yaml:2:1: lỗi[YAML-05]");
    fault("a: Sở: NN: TC\n", "t.yaml:1:6: lỗi[YAML-01]: dấu hai chấm này làm câu bị hiểu là khóa");
    fault("a: **đậm** x\n", "câu bắt đầu bằng dấu *");
    fault("a: \"mở\nb: c\n", "t.yaml:1:4: lỗi[YAML-01]: dấu nháy mở ở đây không có dấu nháy đóng");
    fault("a: \"Tháng\" năm\n", "sau dấu nháy đóng còn chữ");
    fault("a: [b, c\nd: e\n", "t.yaml:1:4: lỗi[YAML-01]: danh sách trong ngoặc");
    fault("a: @b\n", "câu bắt đầu bằng ký hiệu riêng");
    fault("a: 1\nky hieu KH\nb: 2\n", "t.yaml:2:1: lỗi[YAML-01]: thụt đầu dòng không đúng, hoặc thiếu dấu hai chấm");
    fault("a: |\n  một\n hai\nb: 1\n", "t.yaml:3:2: lỗi[YAML-01]: thụt đầu dòng không đúng");
    // What is inside a value is left to who reads the values.
    assert_eq!(text(&tree("a: b\u{FEFF}c\n").entries[0].value), "b\u{FEFF}c");
    for hidden in ['\u{FEFF}', '\u{200B}', '\u{2060}'] {
        fault(&format!("a: 1\n{hidden}  b: 2\n"), "t.yaml:2:1: lỗi[YAML-01]: đầu dòng này có ký tự ẩn");
        fault(&format!("a: |\n  {hidden}b\n {hidden} c\n d: {hidden}\n"), "2, 3, 4; 3 chỗ)");
    }
}

#[test]
fn a_comment_that_looks_like_text_is_pointed_out() {
    let (value, messages) = outcome("a: Kế hoạch #5 của Sở\nb: x # chú thích\n");
    assert!(value.is_some());
    assert_eq!(
        messages,
        "t.yaml:1:13: cảnh báo[YAML-10]: chữ từ dấu # đến hết dòng bị coi là chú thích, không vào văn bản\n"
    );
}
