//! CAU-04, its second half: brackets that do not close, or close what never opened.
//!
//! Labels in a sentence (`a)`, `1)`) close nothing.

use std::ops::Range;

use crate::lint::{Found, Subject};

/// Tells of them, in running text: cells have their own ways.
pub(super) fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        for stretch in alone(&paragraph.text) {
            let opens = paragraph.text[stretch.clone()].starts_with('(');
            let what = if opens { "ngoặc mở mà không đóng" } else { "ngoặc đóng mà không mở" };
            let advice = if opens { "thêm ')' hoặc bỏ '('" } else { "thêm '(' hoặc bỏ ')'" };
            found.tell(found.at(number, stretch, what).advise(advice));
        }
    }
}

/// Brackets without their other half.
fn alone(text: &str) -> Vec<Range<usize>> {
    let (mut open, mut out) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' if open.pop().is_none() && !is_label(&text[..at]) => out.push(at..at + 1),
            _ => {}
        }
    }
    out.extend(open.into_iter().map(|at| at..at + 1));
    out.sort_by_key(|stretch| stretch.start);
    out
}

/// A letter or a number stands alone before the bracket.
fn is_label(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "(;,:.“\"".contains(c)).next().unwrap_or_default();
    let letters = word.chars().count();
    let number = letters <= 2 && word.chars().all(|c| c.is_ascii_digit())
        || letters <= 4 && word.chars().all(|c| "ivxIVX".contains(c));
    letters > 0 && (letters == 1 && word.chars().all(char::is_alphabetic) || number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_brackets_are_found() {
        for (text, at) in [
            ("Giao Sở (qua Văn phòng thực hiện.", 10),
            ("Họp (lần hai (tại xã).", 6),
            ("Thời gian kéo dài.) Sau đó báo cáo.", 0),
        ] {
            let found = alone(text);
            assert_eq!(found.len(), 1, "{text}");
            assert!(at == 0 || found[0].start >= at, "{text}: {found:?}");
        }
        for right in [
            "Giao Sở (qua Văn phòng).",
            "a) Họp; b) báo cáo.",
            "Gồm: 1) xã; 2) phường; iv) thôn.",
            "(kèm theo (nếu có))",
            "Không có.",
        ] {
            assert!(alone(right).is_empty(), "{right}");
        }
    }
}
