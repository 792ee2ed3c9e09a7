//! CHINHTA-04: `căn cư`, `đề nghi`: two right syllables that make no word, where a tone on one that has none makes one.
//!
//! Căn cứ: none; dictionaries. A note, "có lẽ": the writer may mean two words. Only small letters, no word that has a duty in
//! the sentence only, neither syllable makes a compound with its other neighbour, one compound alone is near, and it is no word
//! of the data (`trân trọng`). A tone for another one is told by CHINHTA-02, where it is a hook for a tilde: other pairs were
//! right more often than not.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::compounds::is_alone;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::doubled::is_function;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::text::capitals::first_raised;
use crate::text::sense;
use crate::text::syllable::{TONES, is_syllable, is_whole};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CHINHTA_04, run };

/// Marks of a vowel that are no tones.
const MARKS: [char; 3] = ['\u{302}', '\u{306}', '\u{31b}'];

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        for (stretch, right) in wrong(&subject.read(number).words) {
            if subject.is_own_name(number, &stretch) {
                continue;
            }
            let written = &paragraph.text[stretch.clone()];
            let right = if written.starts_with(char::is_uppercase) { first_raised(&right) } else { right };
            let what = format!("'{written}' có lẽ là '{right}'");
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

fn wrong(words: &Words<'_>) -> Vec<(Range<usize>, String)> {
    let one = |at: usize| -> Option<(Range<usize>, String)> {
        let (first, second) = (words.get(at)?, words.get(at + 1).filter(|word| word.is_small())?);
        // A capital begins a sentence, or a name.
        let begins = at == 0 || !words.joined(at);
        let small = first.is_small() || begins && first.text.chars().skip(1).all(char::is_lowercase);
        let marked = !first.text.is_ascii() || !second.text.is_ascii();
        // What must bear a tone and has none is told by CHINHTA-01.
        let whole = |text: &str| text.chars().nth(1).is_some() && is_whole(text);
        if !small || !marked || !words.joined(at + 1) || !whole(second.text) {
            return None;
        }
        let (one, two) = (first.text.to_lowercase(), second.text);
        let known = Usage::Toned.starts(words, at).is_some();
        let usual = known || !whole(&one) || is_function(&one) || is_function(two) || sense::is_pair(&one, two);
        if usual || !is_alone(words, at, 2) {
            return None;
        }
        let changed = toned(&one).into_iter().map(|other| (other, two.to_string()));
        let mut near = changed.chain(toned(two).into_iter().map(|other| (one.clone(), other)));
        let compound = |(one, two): &(String, String)| sense::is_pair(one, two);
        let (right_one, right_two) = near.find(compound)?;
        let alone = !near.any(|pair| compound(&pair));
        alone.then(|| (first.start..second.end(), format!("{right_one} {right_two}")))
    };
    (0..words.list.len()).filter_map(one).collect()
}

/// A syllable that has no tone with each tone.
fn toned(word: &str) -> Vec<String> {
    let bare: Vec<char> = word.nfd().collect();
    if bare.iter().any(|c| TONES.contains(c)) {
        return Vec::new();
    }
    let Some(vowel) = place(&bare) else { return Vec::new() };
    // The tone stands behind the other mark of its vowel.
    let marks = bare.iter().skip(vowel).take_while(|c| MARKS.contains(c)).count();
    let (head, tail) = bare.split_at((vowel + marks).min(bare.len()));
    let with =
        |tone: char| -> String { head.iter().copied().chain([tone]).chain(tail.iter().copied()).nfc().collect() };
    TONES.into_iter().map(with).filter(|way| is_syllable(way)).collect()
}

/// Behind which letter of a syllable without a tone it would stand: the last vowel that has a mark, or of two the first.
fn place(bare: &[char]) -> Option<usize> {
    let vowels: Vec<usize> =
        bare.iter().enumerate().filter(|(_, c)| "aeiouy".contains(**c)).map(|(at, _)| at).collect();
    let marked = bare.iter().rposition(|c| MARKS.contains(c));
    let single = vowels.len() == 1 || vowels.len() == 2 && vowels.last().is_some_and(|last| last + 1 == bare.len());
    marked
        .map(|at| at + 1)
        .or_else(|| vowels.first().filter(|_| single).map(|at| at + 1))
        .or_else(|| vowels.get(1).map(|at| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn another_tone_that_makes_a_word_is_told() {
        for (text, slip) in [
            ("Các đơn vị căn cư kế hoạch này thực hiện.", "căn cư"),
            ("Nếu có vướng mắc, đề nghi liên hệ Sở.", "đề nghi"),
            ("Sở chủ tri, các phòng tham gia.", "chủ tri"),
        ] {
            assert_eq!(marked(&CHECK, text), [slip], "{text}");
        }
    }

    #[test]
    fn words_names_and_words_of_duty_are_not() {
        for text in [
            "Các đơn vị căn cứ kế hoạch này, đề nghị liên hệ Sở.",
            "Trân trọng báo cáo; theo phương châm ấy, chi tiêu đúng; cộng đồng dân cư.",
            "Thời gian đến nay là hai năm, các ban đã họp.",
            "Bà Lò Thị Phương và ông Giàng A Sử chủ trì.",
            "Hoàn thành trước ngày 30 tháng 4; gửi về Sở.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
