//! Words and phrases that stand twice: `Chỉ thị Chỉ thị`, `cho cho`. Most doubles are right: a syllable that ends one word and
//! begins the next (`phân công công tác`), a word that doubles by nature (`dần dần`), a name.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::data::table::Table;
use super::scan::{Word, Words};
use crate::text::sense;

/// Doubles that are right though no list of compounds has them.
pub(crate) const ALLOWED: Table = Table::new(include_str!("../../../templates/du-lieu/lap-duoc.tsv"));
/// Words that double by nature.
pub(crate) const NATURAL: Table = Table::new(include_str!("../../../templates/du-lieu/tu-lay.tsv"));
/// Words that have a duty in the sentence only: doubled, they are always a slip.
pub(crate) const FUNCTION: Table = Table::new(include_str!("../../../templates/du-lieu/hu-tu.tsv"));

/// A stretch that stands twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Double {
    /// The first time.
    pub first: Range<usize>,
    /// The second time, which is to go; blanks before it not counted.
    pub second: Range<usize>,
    /// How many words it has.
    pub words: usize,
    /// A word that has a duty in the sentence only: `của của`.
    pub is_function: bool,
}

/// The longest phrase, in words.
const LONGEST: usize = 6;

/// Every phrase and word of a paragraph that stands twice side by side, and is not right so.
pub(crate) fn all(words: &Words<'_>) -> Vec<Double> {
    // In most paragraphs nothing stands twice, which a look at the letters tells sooner than words in small letters.
    let repeats = |at: usize| (1..=LONGEST).any(|count| repeats(words, at, count));
    if !(0..words.list.len()).any(repeats) {
        return Vec::new();
    }
    let small: Vec<String> = words.list.iter().map(|word| word.text.to_lowercase()).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < small.len() {
        match (1..=LONGEST).rev().find(|count| is_double(words, &small, at, *count)) {
            Some(count) => {
                out.extend(double(words, &small, at, count));
                at += count;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether so many words from one on stand there once more, in whatever case.
fn repeats(words: &Words<'_>, at: usize, count: usize) -> bool {
    let (Some(first), Some(second)) = (words.list.get(at..at + count), words.list.get(at + count..at + 2 * count))
    else {
        return false;
    };
    let lower = |c: char| c.to_lowercase();
    let same =
        |a: char, b: char| a == b || if a.is_ascii() { a.eq_ignore_ascii_case(&b) } else { lower(a).eq(lower(b)) };
    let pairs = || first.iter().zip(second).map(|(a, b)| (a.text, b.text));
    // No letter of this language changes its length with its case.
    pairs().all(|(a, b)| a.len() == b.len()) && pairs().all(|(a, b)| a.chars().zip(b.chars()).all(|(a, b)| same(a, b)))
}

fn double(words: &Words<'_>, small: &[String], at: usize, count: usize) -> Option<Double> {
    let of = |from: usize| Some(words.get(from)?.start..words.get(from + count - 1)?.end());
    let is_function = count == 1 && is_function(small.get(at)?);
    Some(Double { first: of(at)?, second: of(at + count)?, words: count, is_function })
}

/// Whether so many words stand twice from a word on, and wrongly.
fn is_double(words: &Words<'_>, small: &[String], at: usize, count: usize) -> bool {
    let (Some(first), Some(second)) = (small.get(at..at + count), small.get(at + count..at + 2 * count)) else {
        return false;
    };
    if first != second || !(at + 1..at + 2 * count).all(|next| single(words.before(next))) {
        return false;
    }
    let typed = &words.list[at..at + 2 * count];
    // Numbers and letters of lists are no words; the end of a small word before a name: `trụ sở Sở`.
    let lettered = first.iter().any(|word| word.chars().any(|c| !c.is_alphabetic()) || word.chars().count() < 2);
    let raised = !typed[0].is_capital() && typed[count].is_capital();
    // A name that ends before the verb that is spelt like its end: `Phòng Tổng hợp tổng hợp`.
    let named = at > 0 && words.joined(at) && words.get(at - 1).is_some_and(Word::is_capital);
    let lowered = typed[0].is_capital() && !typed[count].is_capital() && (named || words.before(at).trim() == "-");
    if lettered || raised || lowered {
        return false;
    }
    if count > 1 {
        // `từng bước, từng bước một` and the like; a name in capitals may repeat itself: `DAK LAK DAK LAK`.
        return !is_natural(&first.join(" "));
    }
    let Some(word) = first.first() else { return false };
    // `Luật Công nghiệp công nghệ số số 71/2025/QH15`: the second one is the number's.
    let numbers =
        word == "số" && words.get(at + 2).is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    if numbers && super::data::kinds::before(words, at).is_none() {
        return false;
    }
    !(is_natural(word) || is_name(words, at, typed) || is_seam(small, at))
}

/// One blank.
fn single(gap: &str) -> bool {
    matches!(gap, " " | "\u{a0}" | "  ")
}

fn is_natural(word: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<&'static str>> =
        LazyLock::new(|| NATURAL.rows().map(|[word]: [&'static str; 1]| word).collect());
    WORDS.contains(word)
}

static FUNCTIONS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| FUNCTION.rows().map(|[word]: [&'static str; 1]| word).collect());

/// Whether a word in small letters has a duty in the sentence only.
pub(crate) fn is_function(word: &str) -> bool {
    FUNCTIONS.contains(word)
}

/// A name: both with capitals, and no word that begins bodies or documents (`Sở Sở` is a slip).
fn is_name(words: &Words<'_>, at: usize, typed: &[Word<'_>]) -> bool {
    let capital = typed.iter().all(Word::is_capital);
    let generic = super::data::words::Group::Body.has(typed[0].text) || is_function(typed[0].text);
    // In a line of capitals every word has one.
    let shouted = words.text.chars().all(|c| !c.is_lowercase());
    let begins = at == 0 || words.before(at).contains(['.', ':', '–', '-', '“']);
    let small = begins && !typed[1].is_capital();
    capital && !generic && !shouted && !small
}

/// Two compounds that meet: `phân công | công tác`, and what was read by hand.
fn is_seam(small: &[String], at: usize) -> bool {
    static ROWS: LazyLock<BTreeSet<[&'static str; 3]>> = LazyLock::new(|| ALLOWED.rows().collect());
    let word = small[at].as_str();
    let before = at.checked_sub(1).map_or("", |before| small[before].as_str());
    let after = small.get(at + 2).map_or("", String::as_str);
    let meet = sense::is_pair(before, word) && sense::is_pair(word, after);
    meet || ROWS.contains(&[before, word, ""]) || ROWS.contains(&[before, word, after])
}

/// A name beside its own short form: `Hội đồng nhân dân HĐND`, `HĐND Hội đồng nhân dân`; both stretches.
pub(crate) fn short_forms(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let words = Words::of(text);
    let mut out = Vec::new();
    for (at, word) in words.list.iter().enumerate() {
        let letters: Vec<char> = word.text.chars().collect();
        if letters.len() < 3 || !letters.iter().all(|c| c.is_uppercase()) {
            continue;
        }
        let before = at.checked_sub(letters.len()).filter(|_| single(words.before(at)));
        let after = Some(at + 1).filter(|_| single(words.behind(at)));
        let spelt = before.into_iter().chain(after).find(|from| spells(&words, *from, &letters));
        let Some(from) = spelt else { continue };
        if let (Some(first), Some(last)) = (words.get(from), words.get(from + letters.len() - 1)) {
            out.push((first.start..last.end(), word.range()));
        }
    }
    out
}

/// Whether words, a blank between each, begin with these letters.
fn spells(words: &Words<'_>, from: usize, letters: &[char]) -> bool {
    letters.iter().enumerate().all(|(nth, letter)| {
        let initial = words.get(from + nth).and_then(|word| word.text.chars().next());
        let spelt = words.get(from + nth).is_some_and(|word| word.text.chars().count() > 1);
        let whole = words.get(from + nth).is_some_and(|word| word.text.chars().skip(1).all(char::is_lowercase));
        // The short form has no marks: UBND.
        let plain = |c: char| c.to_uppercase().nfd().next();
        let same = initial.is_some_and(|c| plain(c) == plain(*letter));
        same && spelt && whole && (nth == 0 || single(words.before(from + nth)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::grammar::data::table::tests::holds_its_form;

    fn doubles(text: &str) -> Vec<&str> {
        all(&Words::of(text)).into_iter().map(|double| &text[double.first.start..double.second.end]).collect()
    }

    #[test]
    fn the_files_hold_their_form() {
        holds_its_form(ALLOWED, &["truoc", "lap", "sau"]);
        holds_its_form(NATURAL, &["tu"]);
        holds_its_form(FUNCTION, &["tu"]);
        for table in [NATURAL, FUNCTION] {
            assert!(table.rows::<1>().all(|[word]| word == word.to_lowercase()));
        }
        assert!(FUNCTIONS.iter().all(|word| !is_natural(word)), "a word is in both files");
        for [before, word, after] in ALLOWED.rows::<3>() {
            assert!(
                !(sense::is_pair(before, word) && sense::is_pair(word, after)),
                "{before} {word} {after}: known already"
            );
        }
    }

    #[test]
    fn slips_are_found() {
        for (text, slip) in [
            ("thực hiện Chỉ thị Chỉ thị số 5", "Chỉ thị Chỉ thị"),
            ("gửi cho cho các xã", "cho cho"),
            ("tình hình hình hoạt động", "hình hình"),
            ("Ban hành hành Quy chế", "hành hành"),
            ("trên các các nền tảng", "các các"),
            ("Sở Sở Nội vụ", "Sở Sở"),
            ("Căn cứ Căn cứ Luật", "Căn cứ Căn cứ"),
            ("tổ chức thực hiện tổ chức thực hiện kế hoạch", "tổ chức thực hiện tổ chức thực hiện"),
        ] {
            assert_eq!(doubles(text), [slip], "{text}");
        }
        assert!(
            all(&Words::of("gửi cho cho các xã"))[0].is_function
                && !all(&Words::of("tình hình hình sự vụ"))[0].is_function
        );
    }

    #[test]
    fn what_is_right_twice_is_let_be() {
        for text in [
            "phân công công tác",
            "trở thành thành phố",
            "dần dần đi lên",
            "xanh xanh",
            "trụ sở Sở Nội vụ",
            "hệ thống giao thông thông minh",
            "Bà Nguyễn Thị Na Na",
            "số 5 5 người",
            "a) a) b)",
            "các, các",
            "đại hội hội viên",
            "cán bộ bộ phận",
            "thường xuyên, thường xuyên",
            "phát hiện hành vi vi phạm hành chính",
            "Phòng Kế hoạch - Tổng hợp tổng hợp, báo cáo",
            "phong trào Đồng Khởi khởi nghiệp",
            "từng bước từng bước",
        ] {
            assert!(doubles(text).is_empty(), "{text}: {:?}", doubles(text));
        }
    }

    #[test]
    fn a_name_beside_its_short_form_is_found() {
        let text = "kỳ họp Hội đồng nhân dân HĐND tỉnh";
        let found = short_forms(text);
        assert_eq!(found.len(), 1);
        assert_eq!((&text[found[0].0.clone()], &text[found[0].1.clone()]), ("Hội đồng nhân dân", "HĐND"));
        assert_eq!(short_forms("UBND ủy ban nhân dân xã").len(), 1);
        for text in ["Hội đồng nhân dân (HĐND)", "HĐND, Hội đồng nhân dân", "Hội đồng nhân dân UBND", "THPT Hà Nội"]
        {
            assert!(short_forms(text).is_empty(), "{text}");
        }
    }
}
