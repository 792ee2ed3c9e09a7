//! CHINHTA-01: `quyêt`, `đ ộng`: a word with a Vietnamese mark that is no Vietnamese syllable, or one that a blank tears.
//!
//! CHINHTA-02: `nhiêm vụ`: two syllables that no compound knows, and the only one that one mark makes of them.
//!
//! Căn cứ: none. The grammar of syllables decides (`grammar::syllable`), for words in small letters with a mark only: names,
//! foreign words, symbols are none of its business.

use crate::diag::rules;
use crate::lint::grammar::syllable;
use crate::lint::{Check, Found, Subject};

/// No syllable.
pub(crate) static CHECK: Check = Check { rule: &rules::CHINHTA_01, run };
/// Another compound.
pub(crate) static NEAR: Check = Check { rule: &rules::CHINHTA_02, run: near };

fn near(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for (stretch, compound) in syllable::near_compounds(&paragraph.text) {
            let what = format!("có lẽ '{}' là '{compound}'", &paragraph.text[stretch.clone()]);
            found.tell(found.at(number, stretch, what).advise("xem lại chính tả"));
        }
    }
}

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for slip in syllable::slips(&paragraph.text) {
            let word = &paragraph.text[slip.range.clone()];
            let (what, advice) = match &slip.torn {
                Some(whole) => (format!("'{word}' có dấu cách giữa một tiếng"), format!("viết '{whole}'")),
                None => (format!("'{word}' không phải một tiếng của tiếng Việt"), "xem lại chính tả".to_string()),
            };
            found.tell(found.at(number, slip.range, what).advise(advice));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn what_is_no_syllable_is_told() {
        for (text, word) in [
            ("Giải quyêt hồ sơ.", "quyêt"),
            ("Tổ chức thựcc hiện ở xã.", "thựcc"),
            ("Đẩy mạnh hoạt đ ộng văn thư.", "đ ộng"),
            ("Các bịên pháp cụ thể.", "bịên"),
            ("Theo quy địnhh của Sở.", "địnhh"),
            ("Bảo đảm chât lượng.", "chât"),
            ("Nâng cao nhận thưc cho cán bộ.", "thưc"),
            ("Lập hồơ sơ.", "hồơ"),
            ("Việc tiêp nhận.", "tiêp"),
        ] {
            assert_eq!(marked(&CHECK, text), [word], "{text}");
        }
    }

    #[test]
    fn a_pair_that_one_mark_mends_is_told() {
        assert_eq!(marked(&NEAR, "Thực hiện nhiêm vụ được giao."), ["nhiêm vụ"]);
        for text in ["Thực hiện nhiệm vụ được giao.", "Sở Nội vụ tổ chức tập huấn.", "Các phòng, ban."]
        {
            assert!(marked(&NEAR, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn syllables_names_and_foreign_words_are_not() {
        for text in [
            "Giải quyết hồ sơ, hoạt động, khuỷu tay, quốc gia.",
            "Ở Đắk Lắk, Krông Pắc, Ia Grai.",
            "Đo bằng vôn, ôxy, axít, môđun.",
            "Điểm đ áp dụng ở xã.",
            "Email, software, website, logo.",
            "SỞ NỘI VỤ, QUYÊT",
            "Giặt giũ, gìn giữ, giếng, gì.",
            "Khoảng 5m² và 3đ.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
