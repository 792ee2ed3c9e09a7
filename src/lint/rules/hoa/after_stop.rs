//! VH-01: `đào tạo. tập huấn`: a small letter behind a full stop.
//!
//! Căn cứ: Phụ lục II, mục I. Either the stop is a comma, or the letter is a capital: only the writer knows. Stops of short
//! forms (`TP.`, `v.v.`), of numbers and of ellipses end no sentence, and what stands beside one must be a syllable: no
//! address, no name of a file.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};
use crate::text::syllable::is_syllable;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for stretch in small(&subject.read(number).words).into_iter().filter(|stretch| !own(stretch)) {
            let word = &paragraph.text[stretch.clone()];
            let what = format!("sau dấu chấm, '{word}' viết thường");
            let advice = "đầu câu viết hoa; nếu câu chưa hết thì thay dấu chấm bằng dấu phẩy";
            found.tell(found.at(number, stretch, what).advise(advice));
        }
        if let Some(stretch) = begins_small(subject, number) {
            let what = format!(
                "ý này bắt đầu bằng chữ thường '{}', các ý bên cạnh viết hoa",
                &paragraph.text[stretch.clone()]
            );
            found.tell(found.at(number, stretch, what).advise("viết hoa chữ đầu"));
        }
    }
}

/// So many others begin with a capital.
const ALONE: usize = 2;

/// An entry of a list that begins with a small letter while all others beside it begin with a capital.
fn begins_small(subject: &Subject<'_>, number: usize) -> Option<Range<usize>> {
    let paragraph = &subject.text.paragraphs[number];
    let unit = paragraph.unit.as_ref().filter(|unit| !unit.title)?;
    let small = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    if !small(&paragraph.text) || unit.kind.is_dash() && unit.label.is_empty() {
        return None;
    }
    let beside = subject.siblings().beside(number);
    let capital = |at: &&usize| subject.text.paragraphs[**at].text.starts_with(char::is_uppercase);
    let first = *subject.read(number).words.get(0)?;
    let others = beside.iter().filter(capital).count();
    (others >= ALONE && others + 1 == beside.len() && is_syllable(first.text)).then(|| first.range())
}

/// Words in small letters behind a full stop.
fn small(words: &Words<'_>) -> Vec<Range<usize>> {
    let syllable = |word: &Word<'_>| word.is_small() && word.text.chars().nth(1).is_some() && is_syllable(word.text);
    let begins = |at: usize| -> Option<Range<usize>> {
        let (before, word) = (words.get(at - 1)?, words.get(at)?);
        let stop = words.before(at).strip_prefix('.').is_some_and(|rest| rest.trim().is_empty());
        let ends = syllable(before) && !Usage::Stopped.has(before.text);
        let inside = words.before(at - 1).ends_with('.');
        // `ke.hoach` may be an address, `đẹp.bảo` is none.
        let glued = words.before(at) == "." && (before.text.is_ascii() || word.text.is_ascii());
        (stop && ends && !inside && !glued && syllable(word)).then(|| word.range())
    };
    (1..words.list.len()).filter_map(begins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn an_entry_begins_as_those_beside_it() {
        assert_eq!(marked(&CHECK, "a) Họp xã;\nb) Họp phường;\nc) các phòng báo cáo."), ["các"]);
        for text in
            ["a) Họp;\nb) các phòng;", "a) họp xã;\nb) họp phường;\nc) các phòng.", "a) Họp;\nb) Thi;\nc) pH của nước."]
        {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }

    #[test]
    fn a_small_letter_behind_a_stop_is_told() {
        for (text, word) in [
            ("Cử cán bộ tham gia các lớp đào tạo. tập huấn nghiệp vụ.", "tập"),
            ("Họp xã. sau đó báo cáo.", "sau"),
            ("Rà soát hồ sơ.  các phòng thực hiện.", "các"),
            ("a) Lập sổ. ghi đầy đủ;", "ghi"),
            ("- Mở lớp. thời gian hai ngày.", "thời"),
            ("Báo cáo trước ngày quy định. văn phòng tổng hợp.", "văn"),
            ("Kinh phí từ ngân sách. việc chi theo quy định.", "việc"),
            ("Đúng hạn.bảo đảm chất lượng.", "bảo"),
            ("Giao cho phòng. phòng tự làm.", "phòng"),
            ("Đi học. về nhà.", "về"),
        ] {
            assert_eq!(marked(&CHECK, text), [word], "{text}");
        }
    }

    #[test]
    fn what_ends_no_sentence_is_not() {
        for text in [
            "Họp xã. Sau đó báo cáo.",
            "Thuộc TP. Bến Lau quản lý.",
            "Gồm bàn, ghế, v.v. và tủ.",
            "Gồm bàn, ghế... và tủ.",
            "Số 1.200 cây.",
            "Gửi về hopthu@sonoivu.gov.vn trước ngày 5.",
            "Mục 2. các việc.",
            "ThS. giảng dạy.",
            "Tệp ke.hoach.yaml đính kèm.",
            "Xem tại trang https://sonoivu.gov.vn của Sở.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
