//! Numbers and symbols of documents (số, ký hiệu): `30/2020/NĐ-CP`, `05-CT/TW`, `15/KH-UBND`, `606/BCT-ATMT`. Blanks and long
//! dashes around their marks are taken along and kept, for rules to judge.

use std::ops::Range;

use super::data::{kinds, words::Group};
use super::scan::Words;

/// How a symbol is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// With a year: `30/2020/NĐ-CP`, `42/2024/QH15`.
    Dated,
    /// With a dash behind the number: `05-CT/TW`.
    Party,
    /// `15/KH-UBND`, `606/BCT-ATMT`.
    Plain,
}

/// What stands between two parts of a symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Join {
    /// Where, with its blanks.
    pub range: Range<usize>,
    /// `/` or `-`: what is meant.
    pub mark: char,
    /// Whether it was typed so, without blanks.
    pub neat: bool,
}

/// A part behind the number and the year: a code of a type, of a body or of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    /// Where.
    pub range: Range<usize>,
    /// As typed.
    pub text: &'a str,
}

/// The number and symbol of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Symbol<'a> {
    /// Where.
    pub range: Range<usize>,
    /// As typed.
    pub typed: &'a str,
    /// How it is built.
    pub shape: Shape,
    /// The number as typed: `05`, `12a`.
    pub number: &'a str,
    /// The year.
    pub year: Option<u16>,
    /// What follows number and year; at least one.
    pub parts: Vec<Part<'a>>,
    /// What stands between number, year and parts.
    pub joins: Vec<Join>,
}

impl Symbol<'_> {
    /// The symbol without blanks, each mark as it is meant; letters as typed.
    pub(crate) fn written(&self) -> String {
        let mut out = self.number.to_string();
        let mut joins = self.joins.iter().map(|join| join.mark);
        if let Some(year) = self.year {
            out.extend(joins.next());
            out += &year.to_string();
        }
        for part in &self.parts {
            out.extend(joins.next());
            out += part.text;
        }
        out
    }

    /// What tells the document from others, however it was typed: in capitals, `-` and `/` alike, no zero before the number.
    pub(crate) fn key(&self) -> String {
        key(&self.written())
    }

    /// Whether all marks were typed as they are meant, without blanks.
    pub(crate) fn is_neat(&self) -> bool {
        self.joins.iter().all(|join| join.neat)
    }

    /// The first part: the code of the type, where the symbol has one.
    pub(crate) fn first(&self) -> &str {
        self.parts.first().map_or("", |part| part.text)
    }

    /// The last part.
    pub(crate) fn last(&self) -> &str {
        self.parts.last().map_or("", |part| part.text)
    }

    /// Whether it is one of a law, code or ordinance: `61/2024/QH15`, `02/2020/UBTVQH14`, `26/2005/PL-UBTVQH11`.
    pub(crate) fn is_law(&self) -> bool {
        self.shape == Shape::Dated
            && self.parts.iter().any(|part| {
                let letters = part.text.trim_end_matches(|c: char| c.is_ascii_digit());
                letters.len() < part.text.len() && letters.to_uppercase().ends_with("QH")
            })
            && !["NQ", "NQLT"].contains(&self.first())
    }
}

/// The key of a symbol that is written without blanks.
pub(crate) fn key(written: &str) -> String {
    written.trim_start_matches('0').to_uppercase().replace('/', "-")
}

/// The symbol that begins with a word, and the number of the first word behind it.
pub(crate) fn at<'a>(words: &Words<'a>, first: usize) -> Option<(Symbol<'a>, usize)> {
    let number = words.get(first)?;
    if !is_number(number.text) || first > 0 && !is_free(words, first) {
        return None;
    }
    let mut build = Build { words, next: first, joins: Vec::new(), parts: Vec::new(), glued: false };
    let opening = build.join()?;
    let year = words.get(first + 1).filter(|word| is_year(word.text)).and_then(|word| word.text.parse().ok());
    build.take_join(opening.clone());
    let shape = match year {
        Some(_) => {
            let join = build.join().filter(|join| !is_spaced(words.text, join))?;
            build.take_join(join);
            Shape::Dated
        }
        None => Shape::Plain,
    };
    build.code()?;
    while build.further() {}
    let shape = match shape {
        Shape::Plain if opening.mark == '-' => match build.joins.get(1) {
            Some(join) if join.mark == '/' => Shape::Party,
            Some(_) if kinds::is_code(build.parts[0].text) => Shape::Plain,
            _ => return None,
        },
        shape => shape,
    };
    let range = number.start..build.parts.last()?.range.end;
    let next = build.next + usize::from(!build.glued);
    let Build { joins, parts, .. } = build;
    let symbol = Symbol { typed: &words.text[range.clone()], range, shape, number: number.text, year, parts, joins };
    Some((symbol, next))
}

/// Whether a number can be that of a document: up to five digits, and a letter.
fn is_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    (1..=5).contains(&digits) && rest.next().is_none_or(char::is_alphabetic) && rest.next().is_none()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a number is not the end of another one: of `1.234`, `15/5`, `2021-2025`.
fn is_free(words: &Words<'_>, at: usize) -> bool {
    let gap = words.before(at);
    let tight = gap.chars().count() == 1 && !gap.starts_with(char::is_whitespace);
    let numeric = words.get(at - 1).is_some_and(|word| word.text.ends_with(|c: char| c.is_ascii_digit()));
    !(tight && numeric && gap.starts_with(['.', ',', '/', '-', '–']))
}

/// Whether a mark has blanks on both sides.
fn is_spaced(text: &str, join: &Join) -> bool {
    let typed = &text[join.range.clone()];
    typed.starts_with(char::is_whitespace) && typed.ends_with(char::is_whitespace)
}

/// A symbol in the making.
struct Build<'w, 'a> {
    words: &'w Words<'a>,
    /// The last word that was taken.
    next: usize,
    joins: Vec<Join>,
    parts: Vec<Part<'a>>,
    /// A word without a blank follows the last part: `UBNDngày`.
    glued: bool,
}

impl<'a> Build<'_, 'a> {
    /// What joins the word that was taken last with the next one.
    fn join(&self) -> Option<Join> {
        let last = self.words.get(self.next)?;
        let next = self.words.get(self.next + 1)?;
        let typed = self.words.behind(self.next);
        let mark = match typed.trim() {
            "/" => '/',
            "-" | "–" | "—" | "\u{2011}" | "\u{2212}" => '-',
            _ => return None,
        };
        let neat = typed.len() == 1 || typed == "\u{2011}";
        (typed.chars().count() <= 4).then_some(Join { range: last.end()..next.start, mark, neat })
    }

    fn take_join(&mut self, join: Join) {
        self.joins.push(join);
        self.next += 1;
    }

    /// The first part, which is the next word.
    fn code(&mut self) -> Option<()> {
        let word = self.words.get(self.next)?;
        is_code_like(word.text).then(|| self.take_part())
    }

    /// The word as a part, with what is joined to it by `&` or a dot.
    fn take_part(&mut self) {
        let Some(word) = self.words.get(self.next) else { return };
        let (start, mut end) = (word.start, word.end());
        if let Some(cut) = glued(word.text) {
            self.glued = true;
            end = start + cut;
        }
        while !self.glued
            && let Some(next) = self.words.get(self.next + 1)
            && is_extended(self.words.behind(self.next), next.text)
        {
            self.next += 1;
            end = next.end();
        }
        self.parts.push(Part { range: start..end, text: &self.words.text[start..end] });
    }

    /// One more join and part; whether there was one.
    fn further(&mut self) -> bool {
        let Some(join) = self.join().filter(|_| !self.glued && self.parts.len() < 8) else { return false };
        let Some(word) = self.words.get(self.next + 1) else { return false };
        let only = self.parts.len() == 1;
        let fits = match join.neat {
            true => is_code_like(word.text) || only && word.is_capital(),
            false if is_spaced(self.words.text, &join) => {
                only && kinds::is_code(self.parts[0].text) && is_code_like(word.text)
            }
            false => is_code_like(word.text) && (only || join.mark == '-'),
        };
        if fits {
            self.take_join(join);
            self.take_part();
        }
        fits
    }
}

/// Whether a word looks like the code of a type or of a body: more capitals than small letters, or one that is known.
fn is_code_like(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    let small = glued(text).map_or(small, |cut| text[..cut].chars().filter(|c| c.is_lowercase()).count());
    text.starts_with(char::is_uppercase)
        && (capitals > 1 && small <= capitals || kinds::is_code(text) || kinds::is_body(text))
}

/// Where a small word begins that was typed against a code: `UBNDngày`.
fn glued(text: &str) -> Option<usize> {
    let cut = Group::Glued.words().iter().find_map(|word| text.strip_suffix(word))?.len();
    text[..cut].ends_with(char::is_uppercase).then_some(cut)
}

/// Whether a word goes on with a part: `GD&ĐT`, `UB.VX`.
fn is_extended(gap: &str, next: &str) -> bool {
    let capitals = next.chars().all(char::is_uppercase);
    match gap {
        "&" => next.starts_with(char::is_uppercase),
        "." => capitals && next.chars().count() > 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(text: &str) -> Vec<(String, Shape)> {
        let words = Words::of(text);
        let found = (0..words.list.len()).filter_map(|i| at(&words, i));
        found.map(|(symbol, _)| (symbol.written(), symbol.shape)).collect()
    }

    #[test]
    fn the_three_shapes_are_read() {
        for (typed, written, shape) in [
            ("30/2020/NĐ-CP", "30/2020/NĐ-CP", Shape::Dated),
            ("61/2024/QH15", "61/2024/QH15", Shape::Dated),
            ("26/2005/PL-UBTVQH11", "26/2005/PL-UBTVQH11", Shape::Dated),
            ("47/2009/TTLT-BTC-BLĐTBXH", "47/2009/TTLT-BTC-BLĐTBXH", Shape::Dated),
            ("84/2005/TTLT/BTC-BTP", "84/2005/TTLT/BTC-BTP", Shape::Dated),
            ("05-CT/TW", "05-CT/TW", Shape::Party),
            ("42-KH/ĐU", "42-KH/ĐU", Shape::Party),
            ("15/KH-UBND", "15/KH-UBND", Shape::Plain),
            ("606/BCT-ATMT", "606/BCT-ATMT", Shape::Plain),
            ("12a/QĐ-TTg", "12a/QĐ-TTg", Shape::Plain),
            ("1518/CTr-UBND", "1518/CTr-UBND", Shape::Plain),
            ("09/KH-SGD&ĐT", "09/KH-SGD&ĐT", Shape::Plain),
            ("7/QĐ-UB.VX", "7/QĐ-UB.VX", Shape::Plain),
            ("27/NQ-TW", "27/NQ-TW", Shape::Plain),
            ("05/CT-Ttg", "05/CT-Ttg", Shape::Plain),
        ] {
            assert_eq!(symbols(typed), [(written.to_string(), shape)], "{typed}");
            assert_eq!(symbols(&format!("văn bản {typed} của ai.")), [(written.to_string(), shape)], "{typed}");
        }
    }

    #[test]
    fn blanks_and_long_dashes_are_seen_through_and_kept() {
        for typed in ["223/KH- UBND", "223/KH -UBND", "223 /KH-UBND", "223/ KH-UBND", "223/KH – UBND", "223/KH–UBND"]
        {
            let words = Words::of(typed);
            let (symbol, _) = at(&words, 0).unwrap();
            assert_eq!((symbol.written().as_str(), symbol.is_neat()), ("223/KH-UBND", false), "{typed}");
            assert_eq!(symbol.typed, typed);
        }
        let words = Words::of("88- NQ/TW");
        let (symbol, _) = at(&words, 0).unwrap();
        assert_eq!((symbol.written().as_str(), symbol.shape), ("88-NQ/TW", Shape::Party));
    }

    #[test]
    fn a_word_typed_against_the_symbol_is_no_part_of_it() {
        assert_eq!(symbols("15/KH-UBNDngày 3/5/2025"), [("15/KH-UBND".to_string(), Shape::Plain)]);
        assert_eq!(symbols("15/KH-UBND - Sở Nội vụ"), [("15/KH-UBND".to_string(), Shape::Plain)]);
    }

    #[test]
    fn dates_amounts_and_ratios_are_no_symbols() {
        for text in [
            "ngày 15/5/2025",
            "24/7",
            "12/2025",
            "5.000đ/Người",
            "20/Tháng",
            "2021-2025",
            "1.200/SV-HS",
            "2- Vinachem",
            "3/IV",
        ] {
            let found = symbols(text);
            assert!(found.is_empty() || text == "3/IV", "{text}: {found:?}");
        }
    }

    #[test]
    fn keys_are_of_the_document_not_of_the_typing() {
        let of = |text: &str| at(&Words::of(text), 0).unwrap().0.key();
        assert_eq!(of("05-CT/TW"), of("5/CT-TW"));
        assert_eq!(of("15/QĐ-TTg"), of("15/QĐ- TTG"));
        assert!(of("15/QĐ-TTg") != of("15/2020/QĐ-TTg"));
    }

    #[test]
    fn laws_are_known_by_who_passed_them() {
        let is = |text: &str| at(&Words::of(text), 0).unwrap().0.is_law();
        assert!(is("61/2024/QH15") && is("02/2020/UBTVQH14") && is("26/2005/PL-UBTVQH11"));
        assert!(!is("30/2020/NĐ-CP") && !is("12/KH-UBND"));
    }
}
