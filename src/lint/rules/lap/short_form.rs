//! LAP-42: a name beside its own short form: `Hội đồng nhân dân HĐND`.
//!
//! Căn cứ: none; one of the two is meant. Traps: in brackets the short form is explained.

use crate::diag::rules;
use crate::lint::grammar::doubled;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::LAP_42, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for (name, short) in doubled::short_forms(&paragraph.text) {
            let of = |range: &std::ops::Range<usize>| paragraph.text[range.clone()].to_string();
            let what = format!("'{}' và chữ viết tắt '{}' của nó đứng liền nhau", of(&name), of(&short));
            let advice = format!("chỉ giữ một, hoặc để chữ viết tắt trong ngoặc: '{} ({})'", of(&name), of(&short));
            let stretch = name.start.min(short.start)..name.end.max(short.end);
            found.tell(found.at(number, stretch, what).advise(advice));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn both_are_told() {
        for (wrong, both) in [
            ("Hội đồng nhân dân HĐND tỉnh họp.", "Hội đồng nhân dân HĐND"),
            ("UBND Ủy ban nhân dân xã.", "UBND Ủy ban nhân dân"),
            ("Trung học phổ thông THPT An Bình.", "Trung học phổ thông THPT"),
            ("Bảo hiểm xã hội BHXH tỉnh.", "Bảo hiểm xã hội BHXH"),
            ("Mặt trận Tổ quốc MTTQ xã.", "Mặt trận Tổ quốc MTTQ"),
            ("Công nghệ thông tin CNTT.", "Công nghệ thông tin CNTT"),
            ("Phòng cháy chữa cháy PCCC.", "Phòng cháy chữa cháy PCCC"),
            ("Liên hiệp phụ nữ LHPN xã.", "Liên hiệp phụ nữ LHPN"),
            ("Thủ tục hành chính TTHC.", "Thủ tục hành chính TTHC"),
            ("Kinh tế xã hội KTXH.", "Kinh tế xã hội KTXH"),
        ] {
            assert_eq!(marked(&CHECK, wrong), [both], "{wrong}");
        }
    }

    #[test]
    fn explained_or_other_words_are_let_be() {
        for right in [
            "Hội đồng nhân dân (HĐND) tỉnh.",
            "Hội đồng nhân dân, HĐND.",
            "Hội đồng nhân dân - HĐND.",
            "Hội đồng nhân dân UBND.",
            "Trường THPT An Bình.",
            "UBND xã An Bình.",
            "HĐND và UBND xã.",
            "Thường trực HĐND.",
            "ỦY BAN NHÂN DÂN TỈNH.",
            "Văn phòng UBND.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}");
        }
    }
}
