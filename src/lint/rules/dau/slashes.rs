//! CACH-02: a stroke between two words with a blank on one side only: `Đơn vị/ cá nhân`, `khoa /phòng`.
//!
//! Căn cứ: none. A note: heads of tables are full of them. Traps: fractions, dates, symbols, `m2/ người` of units.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CACH_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for (stretch, right) in uneven(&paragraph.text) {
            let what = "dấu cách ở một bên dấu gạch chéo";
            found.tell(found.instead(number, stretch, what, &right).advise("bỏ dấu cách"));
        }
    }
}

/// Strokes between two words, with the letters at their sides.
fn uneven(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('/') {
        let (before, rest) = (text[..at].trim_end(), text[at + 1..].trim_start());
        let (left, right) = (before.len() < at, rest.len() < text.len() - at - 1);
        let (Some(last), Some(first)) = (before.chars().next_back(), rest.chars().next()) else { continue };
        let small = |word: &str| word.chars().nth(1).is_some() && word.chars().all(char::is_alphabetic);
        let of = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
        let words =
            small(before.rsplit(of).next().unwrap_or_default()) && small(rest.split(of).next().unwrap_or_default());
        // A place left free for a number: `số      /KH-UBND`.
        let free = at - before.len() > 1;
        if left != right && words && !free {
            let end = text.len() - rest.len() + first.len_utf8();
            out.push((before.len() - last.len_utf8()..end, format!("{last}/{first}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_blank_on_one_side_is_told() {
        assert_eq!(
            marked(&CHECK, "Đơn vị/ cá nhân phụ trách; các khoa /phòng; Đề án/ Kế hoạch."),
            ["ị/ c", "a /p", "n/ K"]
        );
        assert!(fixed(&CHECK, "noi_dung: Mỗi đơn vị/ cá nhân một việc.").contains("vị/cá"));
    }

    #[test]
    fn both_sides_none_and_figures_are_right() {
        for body in ["Đơn vị/cá nhân.", "Đơn vị / cá nhân.", "Đạt 2/ 3 số hộ.", "Số 15/ KH-UBND."]
        {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
    }
}
