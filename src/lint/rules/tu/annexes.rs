//! PL-41: `Phụ lục 01`: an annex of the document itself, numbered with Arabic figures.
//!
//! Căn cứ: Phụ lục I, phần I, mục III.1: annexes are numbered with Roman figures, which is what the program prints; the text
//! must call them so. Annexes of cited documents keep their numbers.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::kinds;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::text::roman;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::PL_41, run };

/// How many words behind the number a cited document may be named.
const NEAR: usize = 9;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_main() || p.zone == Zone::Annex) {
        for (stretch, value) in figures(&subject.read(number).words) {
            let what = format!("số thứ tự phụ lục viết bằng chữ số thường: '{}'", &paragraph.text[stretch.clone()]);
            found.tell(found.instead(number, stretch, what, &roman::write(value)));
        }
    }
}

/// Arabic numbers of annexes of the document itself, and their values.
fn figures(words: &Words<'_>) -> Vec<(Range<usize>, u32)> {
    let one = |at: usize| -> Option<(Range<usize>, u32)> {
        let next = at + words.starts(at, "phụ lục")?;
        let number = next + usize::from(words.get(next).is_some_and(|word| word.is("số")));
        let word = words.get(number).filter(|_| words.joined(number))?;
        let value = word.value().filter(|value| (1..30).contains(value) && word.text.len() < 3)?;
        // `Phụ lục 1.2` is another way of numbering, `Phụ lục 3 Thông tư …` is not ours.
        let deeper = words.behind(number).starts_with('.')
            && words.get(number + 1).is_some_and(|next| next.is_number() && next.start == word.end() + 1);
        let behind = number + 1..words.list.len().min(number + NEAR);
        let other = |at: usize| {
            let (_, count) = kinds::starts(words, at).filter(|_| words.list[at].is_capital())?;
            let this = words.get(at + count).is_some_and(|word| word.is("này"));
            (!this).then_some(())
        };
        let standard = |at: usize| words.get(at).is_some_and(|word| Usage::Standard.has_as_written(word.text));
        let cited = behind.into_iter().any(|at| other(at).is_some() || standard(at));
        let own = !deeper && !cited;
        let start = if number > next { words.get(next)?.start } else { word.start };
        own.then(|| (start..word.end(), value))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn arabic_numbers_are_told() {
        for (text, number) in [
            ("(Chi tiết tại Phụ lục 01)", "01"),
            ("Theo Phụ lục 1 kèm theo.", "1"),
            ("Danh sách tại Phụ lục số 2.", "số 2"),
            ("Xem phụ lục 3 dưới đây.", "3"),
            ("a) Phụ lục 4: danh sách các xã;", "4"),
            ("Kinh phí nêu ở Phụ lục 5, tính cả năm.", "5"),
            ("Theo Phụ lục 06 kèm theo Kế hoạch này.", "06"),
            ("- Như Phụ lục 7;", "7"),
            ("Đính kèm Phụ lục số 08.", "số 08"),
            ("Lập theo Phụ lục 9", "9"),
        ] {
            assert_eq!(marked(&CHECK, text), [number], "{text}");
        }
    }

    #[test]
    fn roman_numbers_and_other_documents_are_not() {
        for text in [
            "(Chi tiết tại Phụ lục I)",
            "Theo Phụ lục kèm theo.",
            "Theo Phụ lục 1 ban hành kèm theo Thông tư số 02/2020/TT-BNV.",
            "Theo Phụ lục 3 của Nghị định số 30/2020/NĐ-CP.",
            "Mẫu tại Phụ lục 2 Quyết định số 15/QĐ-UBND.",
            "Theo Phụ lục 1.2.",
            "Có 02 phụ lục.",
            "Phụ lục năm 2026.",
            "Phụ lục A.",
            "Phụ lục số liệu.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn roman_numbers_come() {
        let plan = fixed(&CHECK, "noi_dung: Theo Phụ lục 01 và Phụ lục số 4 kèm theo.");
        assert!(plan.contains("Theo Phụ lục I và Phụ lục IV kèm theo."), "{plan}");
    }
}
