//! CHINHTA-01: `quyêt`, `đ ộng`: a word with a Vietnamese mark that is no Vietnamese syllable, or one that a blank tears.
//!
//! Căn cứ: none. The grammar of syllables decides (`grammar::syllable`), for words in small letters with a mark only: names,
//! foreign words, symbols are none of its business.

use crate::diag::rules;
use crate::lint::grammar::syllable;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CHINHTA_01, run };

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
