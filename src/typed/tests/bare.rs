//! Labels and marks that have no text.

use crate::typed::testing::read;

/// What is said of a text.
fn of(text: &str) -> Vec<String> {
    read(text).1.iter().map(|d| format!("{}: {}", d.code(), d.what)).collect()
}

#[test]
fn a_mark_or_label_without_text_is_told_and_many_are_one_message() {
    for (text, words) in [
        ("Việc:\n*\n*", "chỉ có dấu '*', không có chữ"),
        ("Việc:\n→\n→", "chỉ có dấu '→'"),
        ("Việc:\n- ...\n- Hai.", "chỉ có dấu '...'"),
        ("Việc:\n•\n•", "nhãn '•' không có chữ"),
        ("Việc:\n–\n–", "nhãn '–' không có chữ"),
        ("1. Một.\n2.", "nhãn '2.' không có chữ"),
    ] {
        let said = of(text);
        assert!(
            said.iter().all(|s| s.starts_with("CHU-03")) && said.iter().any(|s| s.contains(words)),
            "{text}: {said:?}"
        );
    }
    for (text, words) in [
        ("Việc:\n*\n*\n*\n*\n*", "dòng 2, 3, 4, 5, 6 chỉ có dấu ('*'), không có chữ"),
        ("Việc:\n•\n•\n•\n•\n•", "chỉ có nhãn ('•'), không có chữ"),
        ("1.\n2.\n3.\n4.\n5.\n6.", "chỉ có nhãn ('1.', '2.', '3.', '4.', '5.', '6.'), không có chữ"),
    ] {
        let said = of(text);
        assert!(said.len() == 1 && said[0].contains(words), "{text}: {said:?}");
    }
    for text in ["Việc:\n- Một;\n* Hai.", "Ý kiến:\n..............", "\\---", "->", "Cần: 5 *"] {
        assert!(!of(text).iter().any(|s| s.starts_with("CHU-03")), "{text}");
    }
}

#[test]
fn bars_that_make_no_table_are_told_once() {
    for text in
        ["Một.\n\nSTT | Việc | Ghi chú\n\nHai.", "Một.\n\nTên | Việc |\n\nHai.", "a | b | c.\n\nMột.\n\nd | e | f."]
    {
        let said = of(text);
        assert!(said.len() == 1 && said[0].contains("có dấu | như hàng của một bảng"), "{text}: {said:?}");
    }
    for text in ["Đúng | Sai.", "|x| < 5", "Điện thoại 012 | thư a@b.vn", "a \\| b \\| c \\|"] {
        assert!(!of(text).iter().any(|s| s.contains("dấu |")), "{text}");
    }
}

#[test]
fn cells_between_commas_are_told_as_a_table() {
    for text in ["STT,Việc,Ghi chú\n1,Soạn,Quý I\n2,Gửi,Quý II", "Một.\n\na;b;c\nd;e;f"] {
        let said = of(text);
        assert!(said.iter().any(|s| s.contains("ngăn bằng dấu phẩy, chấm phẩy")), "{text}: {said:?}");
    }
    for text in ["Gồm A, B, C.\nGồm D, E, F.", "Chi 12,5 và 13,5 và 14,5.\nThu 1,5; 2,5; 3,5.", "a,b,c"] {
        assert!(!of(text).iter().any(|s| s.contains("dấu phẩy")), "{text}");
    }
}
