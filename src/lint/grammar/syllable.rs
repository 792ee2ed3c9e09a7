//! Words that are no Vietnamese syllables, and syllables that a blank tears. Only words
//! in small letters with a Vietnamese mark are looked at: names and foreign words are spelt in other ways.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::data::words::Group;
use super::scan::{Word, Words};
use crate::text::sense;
use crate::text::syllable::{TONES, is_whole};

/// A word that is no syllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    /// Where; both halves of a torn syllable.
    pub range: Range<usize>,
    /// The syllable that a blank tears: `đ ộng`.
    pub torn: Option<String>,
}

/// Every word of a paragraph that is no syllable, and every torn one.
pub(crate) fn slips(text: &str) -> Vec<Slip> {
    let words = Words::of(text);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some(joined) = torn(&words, at) {
            let end = words.get(at + 1).map_or(word.end(), Word::end);
            out.push(Slip { range: word.start..end, torn: Some(joined) });
            at += 2;
            continue;
        }
        if is_stuttered(&words, at) {
            out.push(Slip { range: word.range(), torn: None });
        }
        if is_looked_at(&words, at) && !is_whole(word.text) && !Group::Foreign.has(word.text) {
            out.push(Slip { range: word.range(), torn: None });
        }
        at += 1;
    }
    out
}

/// Small letters with a Vietnamese mark, no part of an address, a symbol or a word with an apostrophe.
fn is_looked_at(words: &Words<'_>, at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let free = |gap: &str, edge: Option<char>| edge.is_none_or(|c| !"'’@_&/\\".contains(c)) || gap.contains(' ');
    let (before, behind) = (words.before(at), words.behind(at));
    // Letters of other alphabets are another matter.
    let latin = |c: char| c.is_ascii() || c == 'đ' || is_combining_mark(c);
    word.is_small()
        && !word.text.is_ascii()
        && word.text.nfd().all(latin)
        && word.text.chars().count() > 1
        && free(before, before.chars().next_back())
        && free(behind, behind.chars().next())
}

/// Whether a word among Vietnamese ones has a letter twice that no word of any language the texts have doubles: `Phhối`,
/// `ddoan`.
fn is_stuttered(words: &Words<'_>, at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if !word.text.is_ascii() {
        return false;
    }
    let small = word.text.to_ascii_lowercase();
    let plain = word.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    let double = ["hh", "jj", "qq", "xx"].iter().any(|pair| small.contains(pair)) || small.starts_with("dd");
    let vietnamese =
        |at: usize| words.get(at).is_some_and(|word| !word.text.is_ascii() && is_whole(&word.text.to_lowercase()));
    let beside = || words.joined(at + 1) && vietnamese(at + 1) || at > 0 && words.joined(at) && vietnamese(at - 1);
    plain && double && small.len() > 3 && beside()
}

/// The syllable that a word makes with the next one, where a blank tears it: one half has no vowel or is no syllable of its
/// own, and both together are one that compounds know.
fn torn(words: &Words<'_>, at: usize) -> Option<String> {
    let (left, right) = (words.get(at)?, words.get(at + 1)?);
    if words.behind(at) != " " || !left.is_small() || !right.is_small() {
        return None;
    }
    // The longest beginning is `ngh`, the longest end two letters.
    let (begins, ends) = (left.text.len() < 4 && is_bare(left.text), right.text.len() < 3 && is_bare(right.text));
    if !begins && !ends {
        return None;
    }
    let lettered = at > 0 && words.get(at - 1).is_some_and(|word| word.is_number() || Group::Lettered.has(word.text));
    let half = match (begins, ends) {
        // `đ ộng`: the rest is no word of any compound.
        (true, false) => !lettered && sense::in_compounds(right.text) == 0 && !right.text.is_ascii(),
        // `độ ng`.
        (false, true) => right.text.chars().count() > 1 && is_end(right.text) && !left.text.is_ascii(),
        _ => false,
    };
    let joined = format!("{}{}", left.text, right.text);
    (half && is_whole(&joined) && sense::in_compounds(&joined) > 0).then_some(joined)
}

/// Whether letters have no vowel.
fn is_bare(text: &str) -> bool {
    text.nfd().all(|c| !"aeiouy".contains(c) && !TONES.contains(&c))
}

/// Whether letters can end a syllable.
fn is_end(text: &str) -> bool {
    is_whole(&format!("á{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        slips(text).into_iter().map(|slip| (&text[slip.range], slip.torn)).collect()
    }

    #[test]
    fn what_is_no_syllable_is_found() {
        assert_eq!(found("ban hành quyêt định về hướg dẫn"), [("quyêt", None), ("hướg", None)]);
        assert_eq!(found("hoạt đ ộng của hội"), [("đ ộng", Some("động".to_string()))]);
        assert_eq!(found("nhà trườ ng mới"), [("trườ ng", Some("trường".to_string()))]);
    }

    #[test]
    fn what_is_spelt_in_other_ways_is_let_be() {
        for text in [
            "kế hoạch hoà bình, hòa giải, thuỷ lợi, quý I, ủy ban",
            "tỉnh Đắk Lắk, ông Y Blăm, xã Krông Nô",
            "điểm đ áp dụng; khoản 5 đ ưu tiên",
            "số tiền 500 đ",
            "toạ độ vectơ, vnđ",
            "QĐ-UBND; địa_chỉ@x.vn; xã/phường",
            "nghiêng, giếng, khuỷu, oẳn, quyển, gìn",
            "a) b) c) d) đ) e)",
            "",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn no_syllable_of_the_grammar_is_a_slip() {
        for word in crate::text::syllable::every() {
            assert!(!is_whole(&word) || slips(&word).is_empty(), "{word}");
        }
    }
}
