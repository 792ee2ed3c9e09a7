//! PL-42: the label of an annex as typed: `Phụ lục 01:`, with Arabic figures, with a mark behind it.
//!
//! Căn cứ: the era's entry `phu_luc`: several annexes are numbered with Roman figures; the label stands alone on its line.
//! Traps: a label of another wording (`Biểu 1`) is the office's own; an annex of a cited document keeps its number.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Line;
use crate::lint::{Check, Found, Subject};
use crate::text::roman;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::PL_42, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut labels = subject.text.head(Line::AnnexLabel).peekable();
    if labels.peek().is_none() {
        return found.not_applicable();
    }
    for (number, text) in labels {
        let words = Words::of(text);
        let Some(count) = words.starts(0, "phụ lục") else { continue };
        let mut faults = Vec::new();
        if let Some((stretch, value)) = figure(&words, count) {
            faults.push((stretch, "số thứ tự phụ lục viết bằng chữ số thường".to_string(), roman::write(value)));
        }
        let bare = text.trim_end().trim_end_matches([':', '.', ',', ';', '-', ' ']);
        if bare.len() < text.trim_end().len() {
            let mark = text[bare.len()..].trim();
            let what = format!("nhãn phụ lục có dấu '{mark}' ở cuối");
            faults.push((bare.len()..text.trim_end().len(), what, String::new()));
        }
        for (stretch, what, right) in faults {
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

/// The number of an annex in Arabic figures, with `số` before it.
fn figure(words: &Words<'_>, next: usize) -> Option<(Range<usize>, u32)> {
    let number = next + usize::from(words.get(next).is_some_and(|word| word.is("số")));
    let word = words.get(number)?;
    let value = word.value().filter(|value| (1..100).contains(value))?;
    let deeper = words.behind(number).starts_with('.') && words.get(number + 1).is_some_and(|next| next.is_number());
    (!deeper).then(|| (words.list[next].start..word.end(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    fn with(label: &str) -> String {
        format!("phu_luc:\n  - nhan: '{label}'\n    tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.")
    }

    #[test]
    fn figures_and_marks_are_told() {
        for (label, right) in [
            ("Phụ lục 01:", "'Phụ lục I'"),
            ("Phụ lục số 2", "'Phụ lục II'"),
            ("PHỤ LỤC 3.", "'PHỤ LỤC III'"),
            ("Phụ lục:", "'Phụ lục'"),
        ] {
            assert!(told(&CHECK, &with(label)).contains("phụ lục"), "{label}");
            assert!(fixed(&CHECK, &with(label)).contains(right), "{label}: {}", fixed(&CHECK, &with(label)));
        }
    }

    #[test]
    fn roman_labels_and_other_words_are_right() {
        for label in ["Phụ lục I", "Phụ lục", "Biểu 1", "Mẫu số 01", "Phụ lục 1.2"] {
            assert_eq!(told(&CHECK, &with(label)), "", "{label}");
        }
    }
}
