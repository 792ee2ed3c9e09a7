//! Labels in forms that are none.

use crate::typed::testing::read;

/// What is said of such labels.
fn of(text: &str) -> Vec<(u32, String)> {
    let said = read(text).1;
    let ours = said.iter().filter(|d| d.what.contains("không viết như nhãn"));
    ours.map(|d| (d.place.unwrap().line, format!("{} {}", d.what, d.advice.as_deref().unwrap_or_default()))).collect()
}

#[test]
fn rows_of_them_are_told_once_with_how_to_write_them() {
    for (text, right) in [
        ("1, Tiếp nhận.\n\n2, Phân loại.\n\n3, Báo cáo.", "viết '1.'"),
        ("a, Tiếp nhận.\n\nb, Phân loại.", "viết 'a)'"),
        ("(1) Tiếp nhận;\n(2) phân loại.", "viết '1.'"),
        ("Việc:\n\n(a) Tiếp nhận.\n\n(b) Phân loại.\n\n(c) Báo cáo.", "viết 'a)'"),
        ("(i) Tiếp nhận.\n\n(ii) Phân loại.", "viết 'i.'"),
        ("**1, Tiếp nhận**\n\nHai ngày.\n\n**2, Phân loại**", "viết '1.'"),
        ("(1) Một.\n\n(a) Hai.\n\n(b) Ba.", "viết 'a)'"),
    ] {
        let said = of(text);
        assert!(said.len() == 1 && said[0].1.contains(right), "{text}: {said:?}");
    }
}

#[test]
fn what_counts_nothing_says_nothing() {
    for text in [
        "1, Tiếp nhận.\n\nHết.",
        "Khoản 1,\n2, 3 của Điều này.",
        "1, hai và ba.\n\n2, ba và bốn.",
        "(2) Một.\n\n(3) Hai.",
        "(kèm theo) Một.\n\n(bản sao) Hai.",
        "\\(1) Một.\n\n(2) Hai.",
        "1. Một.\n\n2. Hai.",
        "a) Một.\n\nb) Hai.",
    ] {
        assert!(of(text).is_empty(), "{text}: {:?}", of(text));
    }
}
