//! CHINHTA-01: `quyêt`, `đ ộng`: a word with a Vietnamese mark that is no Vietnamese syllable.
//!
//! Căn cứ: none. The grammar of syllables decides (`text::syllable`), for words in small letters with a mark only: names,
//! foreign words, symbols are none of its business. One letter that a blank tore from its syllable is told, too.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};
use crate::text::syllable::is_syllable;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CHINHTA_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for (stretch, what) in wrong(&paragraph.text) {
            let word = &paragraph.text[stretch.clone()];
            found.tell(found.at(number, stretch, format!("'{word}' {what}")).advise("xem lại chính tả"));
        }
    }
}

fn wrong(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let words = Words::of(text);
    let mut out = Vec::new();
    for (at, word) in words.list.iter().enumerate() {
        if !word.is_small() || !has_mark(word.text) || Group::Foreign.has(word.text) {
            continue;
        }
        // `l'été`, `a-lô`, `ki-lô-mét`: foreign words in parts.
        let part = words.before(at).ends_with(['\'', '’', '-', '.', '/', '@', '&'])
            || words.behind(at).starts_with(['\'', '’', '-', '/', '@', '&']);
        if part {
            continue;
        }
        if let Some(letter) = torn(&words, at) {
            out.push((letter.start..word.end(), "có dấu cách giữa một tiếng"));
        } else if word.text.chars().nth(1).is_some() && !is_syllable(word.text) {
            out.push((word.range(), "không phải một tiếng của tiếng Việt"));
        }
    }
    out
}

/// A letter of Vietnamese that the English alphabet has not.
fn has_mark(word: &str) -> bool {
    !word.is_ascii()
}

/// The lone consonant before a word, which is a syllable with it and none without.
fn torn<'a>(words: &Words<'a>, at: usize) -> Option<Word<'a>> {
    let letter = *words.get(at.checked_sub(1)?).filter(|_| words.joined(at))?;
    let consonant = matches!(letter.text, "b" | "c" | "d" | "đ" | "g" | "h" | "k" | "l" | "m" | "n" | "p" | "q" | "r" | "s" | "t" | "v" | "x");
    let word = words.get(at)?;
    let behind_word = at > 1 && words.joined(at - 1) && words.get(at - 2).is_some_and(|w| w.is_small() && w.text.chars().count() > 1);
    let lettered = at > 1 && words.get(at - 2).is_some_and(|w| Group::Unit.has(w.text) || Group::Lettered.has(w.text));
    let whole = format!("{}{}", letter.text, word.text);
    (consonant && behind_word && !lettered && word.text.starts_with(|c: char| !c.is_ascii()) && is_syllable(&whole)).then_some(letter)
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
            ("Tăng cừơng kiểm tra.", "cừơng"),
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
            "Đơn vị tính: tr.đ, đ/kg.",
            "Điểm đ áp dụng ở xã.",
            "Quán café, bê-tông, ki-lô-mét.",
            "Email, software, website, logo.",
            "SỞ NỘI VỤ, QUYÊT",
            "Giặt giũ, gìn giữ, giếng, gì.",
            "Khoảng 5m² và 3đ.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
