//! DAUTHANH-01: `hoà` beside `hòa`, `thuỷ` beside `thủy`: both are right, a document has one of them.
//!
//! Căn cứ: none. Only syllables in which a tone can move at all count (`text::tone`): `hoạch`, `toàn`, `quý` never change. In
//! names of persons the bearer's own way is kept, so what stands among capitals inside a sentence does not count.

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::text::tone::{self, Place};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAUTHANH_01, run };

/// The ways, told by what they look like.
const FIRST: &str = "kiểu 'hòa, thủy'";
const SECOND: &str = "kiểu 'hoà, thuỷ'";

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut ways = Ways::default();
    // The head counts where it is printed word for word.
    let all = subject.text.iter().filter(|(_, p)| !matches!(p.zone, Zone::Recipient | Zone::Signer | Zone::Addressee));
    for (number, _) in all {
        let words = &subject.read(number).words;
        for (at, word) in words.list.iter().enumerate() {
            let Some(place) = tone::place(word.text) else { continue };
            if !in_name(words, at) {
                ways.take(if place == Place::First { FIRST } else { SECOND }, (number, word.range()));
            }
        }
    }
    ways.tell(found, "dấu thanh đặt theo hai cách", None, |usual, written| {
        tone::moved(written, if usual == FIRST { Place::First } else { Place::Second })
    });
}

/// Whether a word may be part of a person's or a place's name: a capital beside another that is no head.
fn in_name(words: &Words<'_>, at: usize) -> bool {
    let title =
        |at: usize| words.get(at).is_some_and(|w| w.is_capital() && w.text.chars().skip(1).all(char::is_lowercase));
    let body = |at: usize| words.get(at).is_some_and(|word: &Word<'_>| word.is("ủy") || word.is("uỷ"));
    let beside = at > 0 && words.joined(at) && title(at - 1) || words.joined(at + 1) && title(at + 1);
    title(at) && beside && !body(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn the_rarer_way_is_told() {
        let text = |other: &str| format!("Ủy ban họp về hòa giải, sức khỏe.\n\n{other}");
        for (other, word) in [
            ("Việc hoà giải ở xã.", "hoà"),
            ("Uỷ ban quyết định.", "Uỷ"),
            ("Phát huy văn hoá.", "hoá"),
            ("Sức khoẻ tốt.", "khoẻ"),
            ("Ngành thuỷ lợi.", "thuỷ"),
            ("Bị huỷ bỏ.", "huỷ"),
            ("Xoá nhà tạm.", "Xoá"),
            ("Khi hoả hoạn.", "hoả"),
            ("Có luỹ tre.", "luỹ"),
            ("Tài liệu bị nhoè.", "nhoè"),
        ] {
            assert_eq!(marked(&CHECK, &text(other)), [word], "{other}");
        }
    }

    #[test]
    fn one_way_and_what_has_one_place_are_not() {
        for text in [
            "Ủy ban họp về hòa giải.",
            "Uỷ ban họp về hoà giải.",
            "Kế hoạch hòa giải toàn quý.",
            "Hòa giải ở thuyền, quỹ, quà.",
            "Hòa giải, hoặc thoải mái.",
            "Hòa giải theo pháp luật của Quỳnh.",
            "Họp về hòa giải, do bà Nguyễn Thị Thuý chủ trì.",
            "Xã Hoà Bình làm tốt hòa giải.",
            "Hòa giải giỏi, khuya, thuở.",
            "Hòa giải rất hay.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
        assert!(told(&CHECK, "noi_dung: Hòa giải, hóa chất, hoà nhập.").contains("kiểu 'hoà, thuỷ' (1 chỗ)"));
    }

    #[test]
    fn tone_marks_move() {
        let plan = fixed(&CHECK, "noi_dung: Ủy ban, thủy lợi, hoà giải, khoẻ mạnh, kế hoạch, hòa nhập.");
        assert!(plan.contains("Ủy ban, thủy lợi, hòa giải, khỏe mạnh, kế hoạch, hòa nhập."), "{plan}");
    }
}
