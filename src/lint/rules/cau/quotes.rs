//! CAU-04, its third part: straight quotation marks `"` beside curly ones `“ ”`. One finding a document.

use super::super::mixed::Ways;
use crate::lint::{Found, Subject};

/// Tells of them; of two kinds the curly one stays.
pub(super) fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    const CURLY: &str = "'“ ”'";
    let mut ways = Ways::default();
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        for (at, c) in paragraph.text.char_indices() {
            // Inches and seconds stand behind a figure.
            let figure = paragraph.text[..at].ends_with(|c: char| c.is_ascii_digit());
            match c {
                '“' | '”' => ways.take(CURLY, (number, at..at + c.len_utf8())),
                '"' if !figure => ways.take("'\"'", (number, at..at + 1)),
                _ => {}
            }
        }
    }
    ways.tell(found, "dấu ngoặc kép viết theo hai kiểu", Some(CURLY), |_, _| None);
}

#[cfg(test)]
mod tests {
    use super::super::marks_in_a_row::CHECK;
    use crate::lint::testing::marked;

    #[test]
    fn straight_beside_curly_is_told_once() {
        assert_eq!(marked(&CHECK, "Phong trào “Đền ơn đáp nghĩa” và \"Dạy tốt\"."), ["\""]);
        for text in ["Phong trào \"Dạy tốt\".", "Phong trào “Dạy tốt”.", "Màn hình 24\" “mới”.", "Không có dấu nào."]
        {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }
}
