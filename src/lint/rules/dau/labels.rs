//! THUTU-02: `a.`, `a/`, `1)`, `f)`: labels in another form than the decree has, letters that are not Vietnamese.
//!
//! Căn cứ: Phụ lục I, phần I, mục II.6đ: khoản are numbered `1.`, điểm with letters of the Vietnamese alphabet and a bracket:
//! `a)`. One finding a document for each form, with its places. Whether labels follow each other is told where they are read
//! (`NOIDUNG-05`).

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::{Check, Found, Subject};
use crate::model::SectionKind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::THUTU_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let letters = &subject.era.chu_cai.chu;
    let mut forms: Vec<(String, &'static str, Ways)> = Vec::new();
    for (number, paragraph) in subject.text.iter() {
        let Some(unit) = paragraph.unit.as_ref().filter(|unit| !unit.label.is_empty()) else { continue };
        let first = paragraph.text.chars().next().map_or(0, char::len_utf8);
        let foreign = |c: char| unit.kind == SectionKind::Chu && !letters.iter().any(|own| *own == c.to_string());
        let letter = unit
            .label
            .chars()
            .next()
            .filter(|c| unit.label.chars().filter(|c| c.is_alphabetic()).count() == 1 && foreign(*c));
        let (told, right) = match (letter, form(unit.kind, &unit.label)) {
            (Some(letter), _) => (
                format!("chữ '{letter}' không có trong bảng chữ cái dùng đặt tên điểm"),
                "theo thứ tự a, b, c, d, đ, e, g, h, i, k …",
            ),
            (None, Some((wrong, right))) => (format!("nhãn viết '{wrong}'"), right),
            (None, None) => continue,
        };
        let ways = match forms.iter_mut().find(|(own, ..)| *own == told) {
            Some((.., ways)) => ways,
            None => {
                forms.push((told, right, Ways::default()));
                let Some((.., ways)) = forms.last_mut() else { continue };
                ways
            }
        };
        ways.take("", (number, 0..first));
    }
    for (told, right, ways) in forms {
        ways.all(found, told, format!("viết {right}"));
    }
}

/// How a label is written, by an example, and how it should be; nothing where it is right or of another kind.
fn form(kind: SectionKind, label: &str) -> Option<(&'static str, &'static str)> {
    let end = label.trim_start_matches(char::is_alphanumeric);
    match (kind, end) {
        (SectionKind::Chu, "." | "./") => Some(("a.", "'a)'")),
        (SectionKind::Chu, "/" | "/." | "-" | ":") => Some(("a/", "'a)'")),
        (SectionKind::So, ")" | ").") => Some(("1)", "'1.'")),
        (SectionKind::So, "/" | "/." | "-" | ":") => Some(("1/", "'1.'")),
        (SectionKind::LaMa, "/" | "/." | "-" | ")" | ":") => Some(("I/", "'I.'")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn said(text: &str) -> String {
        told(&CHECK, &format!("noi_dung: |\n  {}", text.replace('\n', "\n  ")))
    }

    #[test]
    fn other_forms_and_letters_are_told() {
        for (text, form) in [
            ("1. Họp xã\na. Lập sổ.\nb. Ghi sổ.", "'a.'"),
            ("1. Họp xã\na/ Lập sổ.\nb/ Ghi sổ.", "'a/'"),
            ("1) Họp xã.\n2) Lập sổ.", "'1)'"),
            ("1/ Họp xã.\n2/ Lập sổ.", "'1/'"),
            ("I/ MỤC ĐÍCH\n1. Họp.\nII/ YÊU CẦU\n1. Họp.", "'I/'"),
            ("1. Họp\na) A.\nb) B.\nc) C.\nd) D.\nđ) E.\ne) G.\nf) H.", "chữ 'f'"),
        ] {
            assert!(said(text).contains(form) && said(text).lines().count() == 1, "{text}: {}", said(text));
        }
    }

    #[test]
    fn right_labels_are_not() {
        for text in [
            "1. Họp xã\na) Lập sổ.\nb) Ghi sổ.",
            "I. MỤC ĐÍCH\n1. Họp.",
            "1.1. Họp.\n1.2. Lập sổ.",
            "- Lập sổ.\n+ Ghi sổ.",
            "A. PHẦN MỘT\nI. MỤC ĐÍCH",
            "Điều 1. Họp xã",
            "1. Họp\na) A.\nb) B.\nc) C.\nd) D.\nđ) E.\ne) G.\ng) H.",
        ] {
            assert_eq!(said(text), "", "{text}");
        }
    }
}
