//! TUNGU-01, -02, -05: `đảm bảo` beside `bảo đảm`, `hàng năm` beside `hằng năm`, `qui định` beside `quy định`: one word in two forms.
//!
//! Căn cứ: none. The laws have `bảo đảm`, dictionaries `hằng năm`; a document that has both should have these throughout.
//! One form alone is right: no norm of the data forbids it. `hằng tháng` beside `hàng năm` is a mixture, too. Data
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
/// `quy định`.
pub(crate) static LETTER: Check = Check { rule: &rules::TUNGU_05, run: letter };

fn certain(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, &rules::TUNGU_01);
}

fn every(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, &rules::TUNGU_02);
}

fn letter(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, &rules::TUNGU_05);
}

fn tell(subject: &Subject<'_>, found: &mut Found<'_, '_>, rule: &Rule) {
    let pairs: Vec<(&str, &str)> = usage::pairs(rule.code).collect();
    let mut all: Vec<Ways> = pairs.iter().map(|_| Ways::default()).collect();
    for (number, paragraph) in subject.text.running() {
        // A look at the letters spares nearly every comparison of words.
        let small = paragraph.text.to_lowercase();
        for ((right, other), ways) in pairs.iter().zip(&mut all) {
            for phrase in [right, other].into_iter().filter(|phrase| small.contains(*phrase)) {
                let way = format!("'{phrase}'");
                let places = places(&subject.read(number).words, phrase);
                places.into_iter().for_each(|stretch| ways.take(&way, (number, stretch)));
            }
        }
    }
    // `hằng tháng`, `hàng năm` are one word before another: its form is that of the whole document.
    let one_word = *rule == rules::TUNGU_02;
    let any = pairs.iter().zip(&all).any(|((right, _), ways)| ways.has(&format!("'{right}'")));
    if one_word && !any {
        return;
    }
    for ((right, other), ways) in pairs.iter().zip(all) {
        match !one_word || ways.has(&format!("'{right}'")) {
            true => ways.tell(found, "một từ viết theo hai cách", Some(&format!("'{right}'")), |_, _| None),
            false => {
                let what = format!("'{other}' viết khác 'hằng' ở chỗ khác của văn bản");
                ways.all(found, what, format!("viết '{right}'"));
            }
        }
    }
}

/// Where a phrase stands.
fn places(words: &Words<'_>, phrase: &str) -> Vec<Range<usize>> {
    let one = |at: usize| {
        let count = words.starts(at, phrase)?;
        Some(words.list[at].start..words.list[at + count - 1].end())
    };
    (0..words.list.len()).filter_map(one).collect()
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
    fn a_form_beside_that_of_another_pair_is_told() {
        assert!(marked(&EVERY, "Hàng năm họp, hàng năm báo cáo.").is_empty());
        assert_eq!(marked(&EVERY, "Hằng năm họp; hàng tháng báo cáo."), ["hàng tháng"]);
    }

    #[test]
    fn one_form_alone_is_not() {
        for text in [
            "Đảm bảo an toàn, đảm bảo tiến độ.",
            "Bảo đảm an toàn, bảo đảm tiến độ.",
            "Bảo đảm việc đảm nhận, bảo quản.",
            "Hằng năm họp; hằng tháng báo cáo.",
            "Hằng ngày; hàng hóa, hàng ngũ.",
        ] {
            let found = [marked(&CERTAIN, text), marked(&EVERY, text)].concat();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
