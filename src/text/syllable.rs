//! Whether letters can be a Vietnamese syllable: a beginning, a rhyme and a tone that go together
//! (`templates/du-lieu/am-tiet.tsv`). What tells text from text read in a wrong encoding, and words from slips.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical};

use super::nfc;

const TABLE: &str = include_str!("../../templates/du-lieu/am-tiet.tsv");
/// Grave, acute, tilde, hook, dot below.
pub(crate) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
/// Those that a syllable ending in a stop can bear.
const SHORT: [char; 2] = ['\u{301}', '\u{323}'];
/// The longest syllable in bytes, marks apart.
const LONGEST: usize = 24;

/// The parts of the grammar, each sorted.
#[derive(Default)]
struct Grammar {
    /// `dau`: before every rhyme.
    begins: Vec<&'static str>,
    /// `dau_truoc_i`: before e, ê, i, y only.
    before_front: Vec<&'static str>,
    /// `dau_khac_i`: not before e, ê, i, y.
    before_back: Vec<&'static str>,
    /// `van`: with every tone.
    open: Vec<&'static str>,
    /// `van_tac`: with two.
    stopped: Vec<&'static str>,
    /// `van_qu`: behind `qu` only.
    behind_qu: Vec<&'static str>,
}

impl Grammar {
    fn read() -> Grammar {
        let mut grammar = Grammar::default();
        for (name, parts) in TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|l| l.split_once('\t')) {
            let group = match name {
                "dau" => &mut grammar.begins,
                "dau_truoc_i" => &mut grammar.before_front,
                "dau_khac_i" => &mut grammar.before_back,
                "van" => &mut grammar.open,
                "van_tac" => &mut grammar.stopped,
                "van_qu" => &mut grammar.behind_qu,
                _ => continue,
            };
            group.extend(parts.split(' '));
            group.sort_unstable();
        }
        grammar
    }

    /// Whether a beginning and a rhyme go together.
    fn join(&self, begin: &str, rhyme: &str) -> bool {
        let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
        begin.is_empty()
            || has(&self.begins, begin)
            || front && has(&self.before_front, begin)
            || !front && has(&self.before_back, begin)
    }
}

fn has(parts: &[&str], part: &str) -> bool {
    parts.binary_search(&part).is_ok()
}

fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(Grammar::read)
}

/// Whether a word is a syllable, with or without capitals; one that must bear a tone (`quyêt`) may be without, as in a text
/// without tones.
pub(crate) fn is_syllable(word: &str) -> bool {
    judged(word, false)
}

/// Whether a word is a syllable with the tone that it must have: `quyết`, not `quyêt`.
pub(crate) fn is_whole(word: &str) -> bool {
    judged(word, true)
}

/// What [`fits`] says, asked once of each word.
fn judged(word: &str, whole: bool) -> bool {
    thread_local! {
        /// Words that were judged, each both ways: a language has few thousand, and documents say the same ones again and again.
        static JUDGED: RefCell<BTreeMap<Box<str>, [Option<bool>; 2]>> = const { RefCell::new(BTreeMap::new()) };
    }
    const KEPT: usize = 8192;
    let way = usize::from(whole);
    JUDGED.with_borrow_mut(|judged| {
        if let Some(known) = judged.get_mut(word) {
            return *known[way].get_or_insert_with(|| fits(word, whole));
        }
        let fits = fits(word, whole);
        if judged.len() < KEPT && word.len() < 4 * LONGEST {
            let mut known = [None; 2];
            known[way] = Some(fits);
            judged.insert(word.into(), known);
        }
        fits
    })
}

fn fits(word: &str, whole: bool) -> bool {
    let Some((bare, tone)) = without_tone(word).filter(|(bare, _)| bare.len() <= LONGEST) else { return false };
    let grammar = grammar();
    let cuts = bare.char_indices().map(|(at, _)| at).take(4).enumerate();
    let parts = |(nth, at): (usize, usize)| {
        let (begin, rhyme) = bare.split_at(at);
        let qu = begin == "qu";
        let open = has(&grammar.open, rhyme) || qu && has(&grammar.behind_qu, rhyme);
        let stopped = has(&grammar.stopped, rhyme) || qu && rhyme.ends_with(['h', 't', 'p']) && open;
        let borne = match tone {
            None => !(whole && stopped),
            Some((tone, place)) => {
                place.checked_sub(nth).is_some_and(|place| bears(rhyme, place)) && (!stopped || SHORT.contains(&tone))
            }
        };
        (open || stopped) && borne && grammar.join(begin, rhyme) && !(qu && rhyme.starts_with(['o', 'u', 'ư']))
    };
    cuts.into_iter().any(parts) || bare == "gi" && tone.is_none_or(|(_, place)| place == 1)
}

/// Whether the tone of a rhyme can stand on this letter of it: on the one with a mark, else on the last vowel before a
/// consonant and the middle one of three; `oa`, `oe`, `uy` bear it on either.
fn bears(rhyme: &str, place: usize) -> bool {
    let vowels = rhyme.chars().take_while(|c| !"cghmnpt".contains(*c));
    let (count, marked) = vowels
        .enumerate()
        .fold((0, None), |(_, marked), (at, c)| (at + 1, if "ăâêôơư".contains(c) { Some(at) } else { marked }));
    match marked {
        Some(marked) => place == marked,
        None => match (count, rhyme.chars().nth(count).is_some()) {
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
    let small: String = word.chars().flat_map(char::to_lowercase).collect();
    for (place, letter) in nfc(&small).chars().enumerate() {
        if letter.is_ascii() {
            bare.push(letter);
            continue;
        }
        // The letter in its parts, and put together again without its tone.
        let (mut own, mut shaped) = (None, None);
        decompose_canonical(letter, |part| match (TONES.contains(&part), shaped) {
            (true, _) => own = Some(part),
            (false, Some(before)) => match compose(before, part) {
                Some(joined) => shaped = Some(joined),
                None => {
                    bare.push(before);
                    shaped = Some(part);
                }
            },
            (false, None) => shaped = Some(part),
        });
        bare.extend(shaped);
        match own {
            Some(_) if tone.is_some() => return None,
            Some(own) => tone = Some((own, place)),
            None => {}
        }
    }
    Some((bare, tone))
}

/// Whether a word bears a tone.
pub(crate) fn has_tone(word: &str) -> bool {
    word.nfd().any(|c| TONES.contains(&c))
}

/// Every syllable of the grammar in small letters, each with the tone in every place that can bear it.
#[cfg(test)]
pub(crate) fn every() -> Vec<String> {
    let grammar = grammar();
    let begins = grammar.begins.iter().chain(&grammar.before_front).chain(&grammar.before_back).chain(&[""]);
    let rhymes: Vec<&str> = [&grammar.open[..], &grammar.stopped, &grammar.behind_qu].concat();
    let mut out = Vec::new();
    for begin in begins {
        for rhyme in &rhymes {
            out.push(format!("{begin}{rhyme}"));
            for tone in TONES {
                for (at, letter) in rhyme.char_indices() {
                    let end = at + letter.len_utf8();
                    out.push(format!("{begin}{}{tone}{}", &rhyme[..end], &rhyme[end..]).nfc().collect());
                }
            }
        }
    }
    out.retain(|word: &String| is_syllable(word));
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_common_words_are_valid() {
        let text = "Ủy ban nhân dân huyện ban hành kế hoạch tổ chức kiểm tra giữa quý gì giếng quốc quyền quýt nghĩa \
                    nguyễn thuở khuya huỳnh yêu yên oẳn ưu được rượu hươu cuống giường gìn khuếch hoặc ngoằn loắt \
                    xoong ít ệch uỵch hoá hóa thuỷ quỷ Đoàn PHƯỜNG tuần huân luật xuất khoáng nghiêng khuỷu ĐÀO TẠO \
                    hoà thuý giữ gìn quê hương tuýp tuyn";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn what_decoding_by_the_wrong_table_gives_is_not() {
        for word in [
            "Keỏ", "hoaùch", "ộcole", "fỹr", "aủo", "cafộ", "kác", "ngê", "càp", "tảt", "thinhg", "brò", "", "KÕ",
            "ho¹ch", "tæ", "Keá", "hoaïch", "toå", "Káº¿", "naïve", "été", "hôpital", "123", "ễễ", "caùn", "tieáng",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
        assert!(!has_vowel("QĐ") && has_vowel("Kế") && has_tone("kế") && !has_tone("kê"));
    }

    #[test]
    fn slips_of_the_keyboard_are_not() {
        for word in ["quyêt", "hướg", "nghiệmm", "tòan", "họach", "thùyền", "đưọc", "kêt", "phươg", "trưòng", "quoà"]
        {
            assert!(!is_whole(word), "{word}");
        }
        assert!(is_syllable("quyêt") && is_whole("quyết") && is_whole("kế") && is_whole("hoa"));
    }

    #[test]
    fn the_grammar_has_as_many_syllables_as_it_should() {
        let all = every();
        assert!((12_000..22_000).contains(&all.len()), "{}", all.len());
    }
}
