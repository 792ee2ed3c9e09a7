//! VIETTAT-03: `HDND`, `Phó GD`: known short forms typed with another letter.
//!
//! Căn cứ: none; the pairs are data (`cach-viet.tsv`), with the capitals that they have. Symbols have rules of their own.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::usage;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VIETTAT_03, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.iter().filter(|(_, p)| !matches!(p.zone, Zone::Head(_) | Zone::Signer)) {
        for (right, wrong) in usage::pairs(rules::VIETTAT_03.code) {
            for stretch in whole(&paragraph.text, wrong) {
                let what = format!("chữ viết tắt '{wrong}' gõ sai, đúng là '{right}'");
                found.tell(found.instead(number, stretch, what, right));
            }
        }
    }
}

/// Where a form stands as a word of its own.
fn whole(text: &str, form: &str) -> Vec<Range<usize>> {
    let alone = |at: &usize| {
        let (before, behind) = (&text[..*at], &text[at + form.len()..]);
        let part = |c: char| c.is_alphanumeric() || c == '/';
        !before.ends_with(part) && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '&'))
    };
    text.match_indices(form).map(|(at, _)| at).filter(alone).map(|at| at..at + form.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn known_forms_with_another_letter_are_told() {
        assert_eq!(marked(&CHECK, "Trình HDND xã; UBDN xã; Sở GDDT."), ["HDND", "UBDN", "GDDT"]);
        assert!(told(&CHECK, "noi_nhan: [Các Phó GD]").contains("'Phó GĐ'"));
        assert!(fixed(&CHECK, "noi_dung: Trình HDND xã.").contains("HĐND"));
    }

    #[test]
    fn right_forms_and_parts_of_others_are_not() {
        for body in ["Trình HĐND xã, UBND tỉnh.", "Số 15/HDND-VP.", "Mã XHDND5.", "Tăng GDP."] {
            assert!(marked(&CHECK, body).is_empty(), "{body}");
        }
    }
}
