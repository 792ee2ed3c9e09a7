//! THUTU-01: labels that leave one out, stand twice or belong to another unit: `1.`, `2.`, `4.`; `b)`, `d)`; `2.1.` below `3.`.
//!
//! Căn cứ: Phụ lục I, phần I, mục II.6đ: units follow each other. Units of one kind below one unit are compared, wherever
//! they were typed; articles through the whole document. Traps: a list that begins anew; dash lines have no number; `Đ` is
//! left out behind `D` as often as not among capitals.

use crate::diag::rules;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::model::SectionKind;
use crate::text::roman;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::THUTU_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let letters = &subject.era.chu_cai.chu;
    for group in subject.siblings().groups() {
        let mut last: Option<(u32, &str)> = None;
        for number in group {
            let paragraph = &subject.text.paragraphs[*number];
            let label = paragraph.unit.as_ref().map(|unit| (unit.kind, unit.label.trim()));
            let Some((kind, label)) = label.filter(|(kind, label)| !kind.is_dash() && !label.is_empty()) else {
                continue;
            };
            let Some(value) = value(kind, label, letters) else {
                last = None;
                continue;
            };
            let first = paragraph.text.chars().next().map_or(0, char::len_utf8);
            if let Some((what, advice)) = odd(subject, paragraph.parent, kind, (label, value), last) {
                found.tell(found.at(*number, 0..first, what).advise(advice));
            }
            last = Some((value, label));
        }
    }
}

/// What is wrong with a label behind the one before it.
fn odd(
    subject: &Subject<'_>,
    parent: Option<usize>,
    kind: SectionKind,
    (label, value): (&str, u32),
    last: Option<(u32, &str)>,
) -> Option<(String, &'static str)> {
    const ADVICE: &str = "xem lại số thứ tự: sót một mục, hay gõ nhầm số";
    if kind == SectionKind::SoSo
        && let Some(above) = parent.and_then(|above| subject.text.paragraphs[above].unit.as_ref())
        && matches!(above.kind, SectionKind::So | SectionKind::SoSo)
    {
        let (own, of) = (parts(label), parts(&above.label));
        if own.len() == of.len() + 1 && !of.is_empty() && own[..of.len()] != of[..] {
            let what = format!("nhãn '{label}' đứng dưới mục '{}'", above.label.trim());
            return Some((what, "sửa số đầu của nhãn cho đúng mục nó thuộc về"));
        }
    }
    let (before, other) = last?;
    match value.checked_sub(before) {
        Some(1) => None,
        Some(0) => Some((format!("nhãn '{label}' lặp lại"), ADVICE)),
        // What begins anew is another list.
        _ if value == 1 => None,
        // `D` and `E` among capitals: the alphabet of the labels may have no `Đ`.
        Some(2) if kind == SectionKind::ChuHoa && label.starts_with('E') => None,
        _ => Some((format!("số thứ tự không liền nhau: sau '{other}' là '{label}'"), ADVICE)),
    }
}

/// The place of a label in its row.
fn value(kind: SectionKind, label: &str, letters: &[String]) -> Option<u32> {
    let letter = |small: &str| letters.iter().position(|own| *own == small).and_then(|at| u32::try_from(at + 1).ok());
    let words = Words::of(label);
    match kind {
        SectionKind::SoSo => parts(label).last().copied(),
        SectionKind::Chu | SectionKind::ChuHoa => letter(&words.get(0)?.text.to_lowercase()),
        SectionKind::LaMa => roman::value(words.get(0)?.text),
        SectionKind::Gach | SectionKind::Cong => None,
        _ => words.list.last().and_then(|word| word.value().or_else(|| roman::value(word.text))),
    }
}

/// The numbers of a label: `2.1.` has two.
fn parts(label: &str) -> Vec<u32> {
    Words::of(label).list.iter().filter_map(|word| word.value()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn said(body: &str) -> String {
        let lines: String = body.lines().map(|line| format!("  {line}\n")).collect();
        told(&CHECK, &format!("noi_dung: |\n{lines}"))
    }

    #[test]
    fn what_is_left_out_or_stands_twice_is_told() {
        for (body, part) in [
            ("1. Mở lớp.\n2. Thi.\n4. Tổng kết.", "sau '2.' là '4.'"),
            ("I. MỤC ĐÍCH\nHọp.\nII. NỘI DUNG\nHọp.\nII. TỔ CHỨC\nHọp.", "'II.' lặp lại"),
            ("1. Việc\na) Mở lớp;\nb) Thi;\nd) Tổng kết.", "sau 'b)' là 'd)'"),
            ("1. Việc\na) Mở;\nb) Thi;\nc) Họp;\nd) Chấm;\ne) Tổng kết.", "sau 'd)' là 'e)'"),
            ("1. Việc\n1.1. Mở lớp.\n1.2. Thi.\n2. Thi\n1.1. Ra đề.", "'1.1.' đứng dưới mục '2.'"),
            ("Điều 1. Họp\nNội dung.\nĐiều 3. Thi\nNội dung.", "sau 'Điều 1.' là 'Điều 3.'"),
        ] {
            assert!(said(body).contains(part), "{body}: {}", said(body));
        }
    }

    #[test]
    fn rows_in_order_and_lists_that_begin_anew_are_right() {
        for body in [
            "1. Mở lớp.\n2. Thi.\n3. Tổng kết.",
            "I. MỤC ĐÍCH\n1. Họp.\n2. Thi.\nII. NỘI DUNG\n1. Họp.\n2. Thi.",
            "1. Việc\na) Mở;\nb) Thi;\nc) Họp;\nd) Chấm;\nđ) Tổng kết;\ne) Báo cáo.",
            "1. Việc\n1.1. Mở lớp.\n1.2. Thi.\n2. Thi\n2.1. Ra đề.",
            "- Mở lớp.\n- Thi.",
        ] {
            assert_eq!(said(body), "", "{body}");
        }
    }
}
