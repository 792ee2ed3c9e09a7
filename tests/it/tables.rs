//! Tables from the YAML to both files: numbers under each other, totals, what does not fit, and how much work many rows are.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use kehoach::internals::diag::Severity;
use kehoach::internals::page::Face;
use kehoach::internals::pipeline::Stage;
use kehoach::internals::units::FontSize;

use crate::agree::{assert_same_words, pages_text};
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, fonts, job, messages, plan, render};

/// A plan whose body is a list with one table, written as YAML lines.
fn with_table(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("      {line}\n")).collect();
    plan("  - x")
        .replace("noi_dung: |\n  - x", &format!("noi_dung:\n  - doan_thuong: [Kinh phí như sau]\n  - bang:\n{lines}"))
}

/// The lines of `--emit pages`: page, left edge in mm, size, text.
fn placed(text: &str) -> Vec<(usize, f64, f64, String)> {
    let dump = emit_in(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Pages);
    let mut page = 0;
    let mut found = Vec::new();
    for line in dump.lines() {
        page += usize::from(line.starts_with("trang "));
        let mut words = line.split_whitespace();
        let numbers: Vec<f64> = words.by_ref().take(3).map_while(|w| w.parse().ok()).collect();
        if let [x, _, size] = numbers[..] {
            words.next();
            found.push((page, x, size, words.collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

const NUMBERS: &str = "\
tieu_de: [[TT, Nội dung, Kinh phí]]
danh_so: true
can: [trai, so]
hang:
  - [Mua sách, '1.250,5']
  - [In tài liệu, '75']
  - {tong: true, o: [{chu: Cộng, gop_cot: 2}, '1.325,5']}
  - [Tập huấn, '12,125']
  - [Thuê xe, x]";

#[test]
fn numbers_stand_with_their_decimal_marks_under_each_other_in_both_files() {
    let text = with_table(NUMBERS);
    let lines = placed(&text);
    let comma = |number: &str, whole: &str, face| {
        let (_, x, size, _) = lines.iter().find(|l| l.3 == number).unwrap_or_else(|| panic!("{number}: {lines:?}"));
        x + fonts().face(face).width(whole, FontSize::from_pt(*size)).mm()
    };
    let at = comma("12,125", "12", Face::Regular);
    for (number, whole, face) in
        [("1.250,5", "1.250", Face::Regular), ("75", "75", Face::Regular), ("1.325,5", "1.325", Face::Bold)]
    {
        assert!((comma(number, whole, face) - at).abs() < 0.03, "{number}: {lines:?}");
    }
    // In DOCX the same is said by an indent on the right.
    let document = docx_part(&render(&text).value.unwrap().docx.unwrap(), "word/document.xml");
    let indent = |number: &str| -> i64 {
        let paragraph = document.rsplit_once(&format!(">{number}<")).unwrap().0.rsplit_once("<w:p>").unwrap().1;
        let right = paragraph.split_once("w:right=\"").map_or("0", |(_, rest)| rest.split_once('"').unwrap().0);
        right.parse().unwrap()
    };
    assert_eq!(indent("12,125"), 0);
    assert!(indent("75") > indent("1.250,5") && indent("1.250,5") > 0);
}

#[test]
fn total_rows_are_bold_and_numbers_go_on_behind_them() {
    let lines = placed(&with_table(NUMBERS));
    let texts: Vec<&str> = lines.iter().map(|l| l.3.as_str()).collect();
    let from = texts.iter().position(|t| *t == "TT").unwrap();
    assert_eq!(
        texts[from..from + 16],
        [
            "TT",
            "Nội dung",
            "Kinh phí",
            "1",
            "Mua sách",
            "1.250,5",
            "2",
            "In tài liệu",
            "75",
            "Cộng",
            "1.325,5",
            "3",
            "Tập huấn",
            "12,125",
            "4",
            "Thuê xe"
        ]
    );
}

/// A table of one row of so many cells.
fn wide(columns: usize, cell: &str, more: &str) -> String {
    let table = with_table(&format!("{more}hang:\n  - [{}]", vec![cell; columns].join(", ")));
    format!("ket_thuc: Xong.\n{table}")
}

#[test]
fn a_table_of_many_columns_is_set_smaller_or_refused_with_the_width_it_needs() {
    assert_eq!(messages(wide(8, "'đạt'", "").as_bytes()), "");
    let (mut smaller, mut refused) = (0, 0);
    for columns in 10..=30 {
        let outcome = render(&wide(columns, "'123'", ""));
        let said: Vec<_> = outcome.diagnostics.iter().map(|d| (d.code(), d.severity)).collect();
        match said[..] {
            [] => assert_eq!((smaller, refused), (0, 0), "{columns}"),
            [("BANG-21", Severity::Note)] => {
                smaller += 1;
                assert!(outcome.value.is_some() && refused == 0, "{columns}");
            }
            [("BANG-20", Severity::Error)] => {
                refused += 1;
                let found = &outcome.diagnostics[0];
                assert!(
                    outcome.value.is_none() && found.what.contains("chữ cỡ 11, cần rộng ít nhất"),
                    "{}",
                    found.what
                );
                assert!(found.advice.as_deref().unwrap().contains("huong: ngang"));
            }
            _ => panic!("{columns}: {said:?}"),
        }
    }
    assert!(smaller > 0 && refused > 5, "{smaller} {refused}");
    // A size that the officer chose is kept.
    let kept = messages(wide(18, "'123'", "co_chu: 13\n").as_bytes());
    assert!(kept.contains("lỗi[BANG-20]: bảng 18 cột, chữ cỡ 13"), "{kept}");
    assert!(messages(wide(64, "x", "").as_bytes()).contains("lỗi[BANG-06]: bảng có 64 cột"));
}

#[test]
fn an_unusual_size_is_reported_and_may_be_kept() {
    let text = with_table("co_chu: 9\nhang:\n  - [a, b]");
    assert!(messages(text.as_bytes()).contains("cảnh báo[BANG-22]: cỡ chữ 9 pt của bảng ngoài khoảng thường dùng"));
    let kept = messages(format!("{text}giu_nguyen:\n  - {{ma: BANG-22, ly_do: Bản cũ}}\n").as_bytes());
    assert!(kept.contains("lưu ý[BANG-22]") && kept.contains("Bản cũ"), "{kept}");
}

#[test]
fn a_giant_cell_and_a_giant_merged_cell_lose_nothing() {
    let words: String = (0..5000).map(|i| format!("từ{i} ")).collect();
    for table in [
        format!("tieu_de: [[A, B]]\nhang:\n  - [a, '{words}']\n  - [x, y]"),
        format!("tieu_de: [[A, B]]\nhang:\n  - [{{chu: '{words}', gop_hang: 3}}, b]\n  - [c]\n  - [d]\n  - [x, y]"),
    ] {
        let text = with_table(&table);
        let rendered = render(&text).value.unwrap();
        let dump =
            emit_in(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Pages);
        // A torn row stands page by page: the words are the same, their order is the cells'.
        let sorted = |text: &str| {
            let mut words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
            words.sort();
            words.join(" ")
        };
        let docx = rendered.docx.unwrap();
        assert_same_words(&sorted(&docx_text(&docx)), &sorted(&pages_text(&dump)), "giant");
        let document = docx_part(&docx, "word/document.xml");
        let rows = document.matches("<w:tr>").count();
        assert_eq!(document.matches("<w:cantSplit/>").count(), rows - 1, "only the torn row may be torn");
    }
}

/// A table of so many rows, some merged, some totals.
fn long(rows: usize) -> String {
    let mut table =
        "tieu_de: [[TT, Nội dung, Đơn vị, Kinh phí]]\ndanh_so: true\ncan: [trai, trai, so]\nhang:\n".to_string();
    for row in 0..rows {
        let _ = match row % 10 {
            9 => writeln!(table, "  - {{tong: true, o: [{{chu: Cộng, gop_cot: 3}}, '{row},5']}}"),
            3 => writeln!(table, "  - [Nội dung {row}, {{chu: Phòng Kinh tế, gop_hang: 2}}, '{row}']"),
            4 => writeln!(table, "  - [Nội dung {row}, '{row},25']"),
            _ => {
                writeln!(table, "  - [Nội dung công việc thứ {row} giao cho các đơn vị thực hiện, Trạm Y tế, '{row}']")
            }
        };
    }
    with_table(&table)
}

#[test]
fn many_rows_are_linear_work() {
    // The best of three tries; four times the rows take four times as long, quadratic work sixteen times.
    let best = |rows: usize| -> Duration {
        let text = long(rows);
        let mut times = (0..3).map(|_| {
            let start = Instant::now();
            assert!(render(&text).value.is_some());
            start.elapsed()
        });
        (0..3).filter_map(|_| times.next()).min().unwrap()
    };
    let (few, many) = (best(250), best(1000));
    assert!(many < few * 8, "250 rows: {few:?}, 1000 rows: {many:?}");
}
