//! Whether letters can be a Vietnamese syllable: a beginning, a rhyme and a tone that go together
//! (`templates/du-lieu/am-tiet.tsv`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::nfc;

const TABLE: &str = include_str!("../../templates/du-lieu/am-tiet.tsv");
/// Grave, acute, tilde, hook, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
/// Those that a syllable ending in a stop can bear.
const SHORT: [char; 2] = ['\u{301}', '\u{323}'];

/// The parts of the grammar, by the names of the data file.
struct Grammar(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Grammar {
    fn has(&self, group: &str, part: &str) -> bool {
        self.0.get(group).is_some_and(|parts| parts.contains(part))
    }

    /// Whether a beginning and a rhyme go together.
    fn join(&self, begin: &str, rhyme: &str) -> bool {
        let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
        begin.is_empty()
            || self.has("dau", begin)
            || self.has("dau_truoc_i", begin) && front
            || self.has("dau_khac_i", begin) && !front
    }
}

fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
        Grammar(lines.filter_map(|line| line.split_once('\t')).map(|(k, v)| (k, v.split(' ').collect())).collect())
    })
}

/// Whether a word is a syllable.
pub(crate) fn is_valid(word: &str) -> bool {
    let Some((bare, tone)) = without_tone(word) else { return false };
    let grammar = grammar();
    let cuts = bare.char_indices().map(|(at, _)| at).take(4).enumerate();
    let parts = |(nth, at): (usize, usize)| {
        let (begin, rhyme) = bare.split_at(at);
        let open = grammar.has("van", rhyme) || begin == "qu" && grammar.has("van_qu", rhyme);
        let stopped = grammar.has("van_tac", rhyme) || begin == "qu" && rhyme.ends_with(['h', 't', 'p']) && open;
        let borne = tone.is_none_or(|(tone, place)| {
            place.checked_sub(nth).is_some_and(|place| bears(rhyme, place)) && (!stopped || SHORT.contains(&tone))
        });
        (open || stopped) && borne && grammar.join(begin, rhyme)
    };
    cuts.into_iter().any(parts) || bare == "gi" && tone.is_none_or(|(_, place)| place == 1)
}

/// Whether the tone of a rhyme can stand on this letter of it: on the one with a mark, else on the last vowel before a
/// consonant and the middle one of three; `oa`, `oe`, `uy` bear it on either.
fn bears(rhyme: &str, place: usize) -> bool {
    let letters: Vec<char> = rhyme.chars().collect();
    let vowels = letters.iter().take_while(|c| !"cghmnpt".contains(**c)).count();
    match letters[..vowels].iter().rposition(|c| "ăâêôơư".contains(*c)) {
        Some(marked) => place == marked,
        None => match (vowels, vowels < letters.len()) {
            (2, false) => place == 0 || place == 1 && matches!(rhyme, "oa" | "oe" | "uy"),
            (2, true) | (3, _) => place == 1,
            _ => place == 0,
        },
    }
}

/// Whether a word has a vowel; one without is an abbreviation, and tells nothing.
pub(crate) fn has_vowel(word: &str) -> bool {
    word.nfd().any(|c| "aeiouyAEIOUY".contains(c))
}

/// A word in small letters without its tone, its tone and the letter that bears it; nothing if it has two.
fn without_tone(word: &str) -> Option<(String, Option<(char, usize)>)> {
    let mut tone = None;
    let mut bare = String::with_capacity(word.len());
    for (place, letter) in nfc(&word.to_lowercase()).chars().enumerate() {
        for c in [letter].into_iter().nfd() {
            match TONES.contains(&c) {
                true if tone.is_none() => tone = Some((c, place)),
                true => return None,
                false => bare.push(c),
            }
        }
    }
    Some((nfc(&bare).into_owned(), tone))
}

/// Whether a word bears a tone.
pub(crate) fn has_tone(word: &str) -> bool {
    word.nfd().any(|c| TONES.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_common_words_are_valid() {
        let text = "Ủy ban nhân dân huyện ban hành kế hoạch tổ chức kiểm tra giữa quý gì giếng quốc quyền quýt nghĩa \
                    nguyễn thuở khuya huỳnh yêu yên oẳn ưu được rượu hươu cuống giường gìn khuếch hoặc ngoằn loắt \
                    xoong ít ệch uỵch hoá hóa thuỷ quỷ Đoàn PHƯỜNG tuần huân luật xuất khoáng";
        for word in text.split_whitespace() {
            assert!(is_valid(word), "{word}");
        }
    }

    #[test]
    fn what_decoding_by_the_wrong_table_gives_is_not() {
        for word in ["Keỏ", "hoaùch", "ộcole", "fỹr", "aủo", "cafộ", "kác", "ngê", "càp", "tảt", "thinhg", "brò", ""]
        {
            assert!(!is_valid(word), "{word}");
        }
        assert!(!has_vowel("QĐ") && has_vowel("Kế") && has_tone("kế") && !has_tone("kê"));
    }
}
