//! TUNGU-01, TUNGU-02: `đảm bảo` beside `bảo đảm`, `hàng năm` beside `hằng năm`: one word in two forms.
//!
//! Căn cứ: none. The laws have `bảo đảm`, dictionaries `hằng năm`; a document that has both should have these throughout. Data
//! (`cach-viet.tsv`). Quoted titles of other documents are left alone. One finding a document.

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::{Rule, rules};
use crate::lint::grammar::data::usage;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// `bảo đảm`.
pub(crate) static CERTAIN: Check = Check { rule: &rules::TUNGU_01, run: certain };
/// `hằng năm`.
pub(crate) static EVERY: Check = Check { rule: &rules::TUNGU_02, run: every };

fn certain(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, &rules::TUNGU_01);
}

fn every(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, &rules::TUNGU_02);
}

fn tell(subject: &Subject<'_>, found: &mut Found<'_, '_>, rule: &Rule) {
    for (right, other) in usage::pairs(rule.code) {
        let mut ways = Ways::default();
        let usual = format!("'{right}'");
        for (number, _) in subject.text.running() {
            for (phrase, way) in [(right, usual.clone()), (other, format!("'{other}'"))] {
                places(&subject.read(number).words, phrase).for_each(|stretch| ways.take(&way, (number, stretch)));
            }
        }
        ways.tell(found, "một từ viết theo hai cách", Some(&usual), |_, _| None);
    }
}

/// Where a phrase stands.
fn places(words: &Words<'_>, phrase: &'static str) -> impl Iterator<Item = Range<usize>> {
    let mut found = Vec::new();
    for at in 0..words.list.len() {
        if let Some(count) = words.starts(at, phrase) {
            found.push(words.list[at].start..words.list[at + count - 1].end());
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn the_other_form_is_told() {
        for (text, word) in [
            ("Bảo đảm an toàn, đảm bảo tiến độ.", "đảm bảo"),
            ("Để bảo đảm chất lượng.\n\nĐảm bảo đúng hạn.", "Đảm bảo"),
            ("a) Bảo đảm kinh phí;\nb) đảm bảo nhân lực.", "đảm bảo"),
        ] {
            assert_eq!(marked(&CERTAIN, text), [word], "{text}");
        }
        for (text, word) in [
            ("Báo cáo hằng năm, hàng năm.", "hàng năm"),
            ("Hằng tháng họp, hàng tháng báo cáo.", "hàng tháng"),
            ("Hằng quý họp. Hàng quý báo cáo.", "Hàng quý"),
            ("Ghi hằng ngày.\n\n- Xem hàng ngày.", "hàng ngày"),
        ] {
            assert_eq!(marked(&EVERY, text), [word], "{text}");
        }
    }

    #[test]
    fn one_form_alone_is_not() {
        for text in [
            "Đảm bảo an toàn, đảm bảo tiến độ.",
            "Bảo đảm an toàn, bảo đảm tiến độ.",
            "Bảo đảm việc đảm nhận, bảo quản.",
            "Hàng năm họp, hàng năm báo cáo.",
            "Hằng năm họp; hàng tháng báo cáo.",
            "Hằng ngày; hàng hóa, hàng ngũ.",
        ] {
            let found = [marked(&CERTAIN, text), marked(&EVERY, text)].concat();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
