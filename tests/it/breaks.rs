//! Where pages end, from the plan to both files: what only leads to what follows is marked to stay with it.

use crate::support::{docx_part, plan, render};

/// The paragraphs of the DOCX with this text: whether each keeps with the next.
fn kept(yaml: &str, text: &str) -> Vec<bool> {
    let docx = render(yaml).value.unwrap().docx.unwrap();
    let xml = docx_part(&docx, "word/document.xml");
    let paragraphs = xml.split("<w:p ").chain(xml.split("<w:p>")).filter(|p| p.contains(text) && p.len() < 4_000);
    paragraphs.map(|p| p.contains("<w:keepNext")).collect()
}

#[track_caller]
fn assert_kept(yaml: &str, text: &str, wanted: bool) {
    let found = kept(yaml, text);
    assert!(!found.is_empty() && found.iter().all(|kept| *kept == wanted), "{text}: {found:?}");
}

#[test]
fn a_text_that_ends_with_a_colon_keeps_with_what_follows() {
    let yaml = plan(
        "  I. CHỈ TIÊU\n\n  Đến hết năm, các xã đạt:\n\n  - Một;\n\n  - Hai, trong đó:\n\n  + Ba;\n\n  **Kinh phí:** do tỉnh cấp, gồm **các khoản:**\n\n  Bốn việc.",
    );
    assert_kept(&yaml, "Đến hết năm", true);
    assert_kept(&yaml, "Hai, trong đó", true);
    assert_kept(&yaml, "do tỉnh cấp", true);
    assert_kept(&yaml, "Một;", false);
}

/// A plan with a table of these rows, typed.
fn table(rows: &[&str]) -> String {
    let mut lines = "  Phân công.\n\n  | TT | Việc | Đơn vị |\n  |---|---|---|\n".to_string();
    rows.iter().for_each(|row| lines.push_str(&format!("  {row}\n")));
    plan(&format!("{lines}\n  Các đơn vị báo cáo hằng quý."))
}

#[test]
fn a_row_that_names_a_group_keeps_with_the_first_of_it() {
    let bold = table(&[
        "| **I** | **Nhóm một** | |",
        "| 1 | Mở lớp | Phòng A |",
        "| 2 | Thi | Phòng B |",
        "| 3 | Hết | Phòng C |",
    ]);
    assert_kept(&bold, "Nhóm một", true);
    assert_kept(&bold, "Mở lớp", false);
    let wide =
        table(&["| I | Nhóm hai ||", "| 1 | Mở lớp | Phòng A |", "| 2 | Thi | Phòng B |", "| 3 | Hết | Phòng C |"]);
    assert_kept(&wide, "Nhóm hai", true);
    // How all rows look says nothing about one, and the last row names no group.
    let all = table(&["| **1** | **Mở lớp** | **Phòng A** |", "| **2** | **Thi** | **Phòng B** |"]);
    assert_kept(&all, "Mở lớp", false);
    let last = table(&["| 1 | Mở lớp | Phòng A |", "| 2 | Thi | Phòng B |", "| **Hai** | **lớp** | |"]);
    assert_kept(&last, ">Hai<", false);
}
