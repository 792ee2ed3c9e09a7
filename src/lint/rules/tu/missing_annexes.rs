//! PL-43: `chi tiết tại Phụ lục II kèm theo` in a document that has one annex or none.
//!
//! Căn cứ: the era's entry `phu_luc`. A note: an annex may be a file of its own. Only what is said to come with this document
//! counts: `kèm theo` near the number, and no other document named behind it.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::kinds;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::text::roman;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::PL_43, run };

/// How many words behind the number it is said to come with the document.
const NEAR: usize = 3;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let own = subject.plan.annexes.iter().filter(|annex| annex.kind.is_none()).count();
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_main() && p.annex.is_none()) {
        for (stretch, value) in numbered(&subject.read(number).words) {
            if value <= own {
                continue;
            }
            let has = if own == 0 {
                "không có phụ lục nào".to_string()
            } else {
                format!("chỉ có {own} phụ lục")
            };
            let what = format!("dẫn đến '{}', văn bản {has}", &paragraph.text[stretch.clone()]);
            found.tell(found.at(number, stretch, what).advise("thêm phụ lục ấy hoặc sửa chỗ dẫn"));
        }
    }
}

/// Numbered annexes that are said to come with the document, and their numbers.
fn numbered(words: &Words<'_>) -> Vec<(Range<usize>, usize)> {
    let one = |at: usize| -> Option<(Range<usize>, usize)> {
        let next = at + words.starts(at, "phụ lục")?;
        let number = next + usize::from(words.get(next).is_some_and(|word| word.is("số")));
        let word = words.get(number).filter(|_| words.joined(number))?;
        let value = word.value().or_else(|| roman::value(word.text)).filter(|value| *value < 30)?;
        let with = (number + 1..=number + NEAR).find_map(|at| words.starts(at, "kèm theo").map(|count| at + count))?;
        let joined = (number + 1..with).all(|at| words.joined(at));
        // `kèm theo Nghị định số …` is another document's.
        let other = words.joined(with)
            && kinds::starts(words, with)
                .is_some_and(|(_, count)| !words.get(with + count).is_some_and(|word| word.is("này")));
        let value = usize::try_from(value).ok()?;
        (joined && !other).then(|| (words.list[at].start..word.end(), value))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn said(body: &str) -> String {
        told(
            &CHECK,
            &format!("noi_dung: {body}\nphu_luc:\n  - tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức."),
        )
    }

    #[test]
    fn an_annex_that_is_not_there_is_told() {
        assert!(said("Theo Phụ lục II kèm theo.").contains("chỉ có 1 phụ lục"));
        assert!(said("Chi tiết tại Phụ lục số 03 gửi kèm theo Kế hoạch này.").contains("'Phụ lục số 03'"));
        assert!(told(&CHECK, "noi_dung: Theo Phụ lục I kèm theo.").contains("không có phụ lục nào"));
    }

    #[test]
    fn others_and_its_own_are_not() {
        for body in [
            "Theo Phụ lục I kèm theo.",
            "Theo Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP.",
            "Theo Phụ lục III của Thông tư số 12/2024/TT-BNV.",
            "Theo phụ lục kèm theo.",
        ] {
            assert_eq!(said(body), "", "{body}");
        }
    }
}
