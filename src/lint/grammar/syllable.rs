//! Words that are no Vietnamese syllables, syllables that a blank tears, and pairs that one mark makes a compound. Only words
//! in small letters with a Vietnamese mark are looked at: names and foreign words are spelt in other ways.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::data::words::Group;
use super::scan::{Word, Words};
use crate::text::sense;
use crate::text::syllable::{TONES, is_whole};
use crate::text::tone::{self, Place};

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

/// Two syllables of a paragraph that no compound knows, and the only compound that one mark makes of them: `nhiêm vụ`,
/// `nhiệm vụ`. Nothing where either is part of a compound with its other neighbour, or where the syllable that is to change
/// is part of any compound or a function word: it may well be meant.
pub(crate) fn near_compounds(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let words = Words::of(text);
    let small: Vec<String> = words.list.iter().map(|word| usual(word.text)).collect();
    let known = |(at, two): (usize, &[String])| words.joined(at + 1) && sense::is_pair(&two[0], &two[1]);
    let pairs: Vec<bool> = small.windows(2).enumerate().map(known).collect();
    let pair = |at: usize| pairs.get(at).is_some_and(|known| *known);
    let mut out = Vec::new();
    for at in 0..small.len().saturating_sub(1) {
        let plain = words.list[at..at + 2].iter().all(Word::is_small) && words.joined(at + 1);
        if !plain || pair(at) || at > 0 && pair(at - 1) || pair(at + 1) {
            continue;
        }
        if let Some(compound) = one_mark_away(&small[at], &small[at + 1]) {
            out.push((words.list[at].start..words.list[at + 1].end(), compound));
        }
    }
    out
}

/// The only compound that differs from two syllables in one mark.
fn one_mark_away(first: &str, second: &str) -> Option<&'static str> {
    static FOLDED: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
        let mut all: Vec<_> = sense::pairs().map(|pair| (folded(pair), pair)).collect();
        all.sort_unstable();
        all
    });
    let typed = format!("{first} {second}");
    let wanted = folded(&typed);
    let from = FOLDED.partition_point(|(folded, _)| *folded < wanted);
    let same = FOLDED[from..].iter().take_while(|(folded, _)| *folded == wanted);
    let mut near = same.map(|(_, pair)| *pair).filter(|pair| marks_between(&typed, pair) == 1);
    let found = near.next()?;
    let changed = if found.starts_with(&format!("{first} ")) { second } else { first };
    let rare = sense::in_compounds(changed) == 0 && !super::doubled::is_function(changed);
    (rare && near.next().is_none()).then_some(found)
}

/// Small letters with the tone in its usual place.
fn usual(word: &str) -> String {
    let small = word.to_lowercase();
    tone::moved(&small, Place::First).unwrap_or(small)
}

/// Letters without their marks.
fn folded(text: &str) -> String {
    text.nfd().filter(|c| c.is_ascii() || *c == 'đ').map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// How many marks two texts with the same bare letters differ in: the tones of their syllables and the marks of letters.
fn marks_between(one: &str, other: &str) -> usize {
    one.split(' ')
        .zip(other.split(' '))
        .map(|(one, other)| {
            let ((one, tone), (other, other_tone)) = (apart(one), apart(other));
            one.iter().zip(&other).filter(|(a, b)| a != b).count() + usize::from(tone != other_tone)
        })
        .sum()
}

/// The letters of a syllable without its tone, and the tone.
fn apart(syllable: &str) -> (Vec<char>, Option<char>) {
    let tone = syllable.nfd().find(|c| TONES.contains(c));
    (syllable.nfd().filter(|c| !TONES.contains(c)).nfc().collect(), tone)
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
    fn one_mark_makes_a_compound() {
        let of = |text: &str| near_compounds(text).into_iter().map(|(_, compound)| compound).collect::<Vec<_>>();
        assert_eq!(of("giao nhiêm vụ cho xã"), ["nhiệm vụ"]);
        assert_eq!(of("xác đinh rõ"), ["xác định"]);
        assert!(of("giao nhiệm vụ cho xã, cộng đồng, tại khoản 5").is_empty());
        assert!(of("Nhiêm Vụ").is_empty(), "a name");
        assert_eq!((marks_between("hòa bình", "hoa bình"), marks_between("đâu tư", "đầu tư")), (1, 1));
        assert_eq!(marks_between("dâu tu", "đầu tư"), 3);
    }

    #[test]
    fn no_syllable_of_the_grammar_is_a_slip() {
        for word in crate::text::syllable::every() {
            assert!(!is_whole(&word) || slips(&word).is_empty(), "{word}");
        }
    }
}
