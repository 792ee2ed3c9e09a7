//! SOTIEN-40: `Kinh phí 46.500 triệu đồng, gồm: ngân sách tỉnh 30.000 triệu đồng; …`: what is listed does not add up.
//!
//! Căn cứ: none. Only what is said to be the whole: a total, then `gồm` (or a line that ends with a colon and the entries
//! below it), and an amount of the same unit in every entry. Behind `trong đó` a list may be a part, so only a sum that is
//! more than the total is told. Traps: rates, limits (`mỗi`, `từ … đến`, `tối đa`), amounts in brackets beside others.

use std::ops::Range;

use super::amounts::{self, Amount};
use super::sums::shown;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Paragraph;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::SOTIEN_40, run };

/// How far behind a total a list may begin, in words.
const NEAR: usize = 5;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        let text = paragraph.text.trim_end();
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let told = match text.strip_suffix(':') {
            Some(lead) => below(subject, number, lead).into_iter().collect(),
            None => inside(text),
        };
        for (figure, sum) in told {
            let what = format!("ghi '{}', các số kể ra cộng lại là {}", &text[figure.clone()], shown(sum));
            found.tell(found.at(number, figure, what).advise("xem lại số chung hoặc các số kể ra"));
        }
    }
}

/// The list that a sentence leads to: where its words begin and end, and whether it is the whole.
fn list(text: &str) -> Option<(Range<usize>, bool)> {
    let words = Words::of(text);
    let (at, (phrase, count)) = (0..words.list.len()).find_map(|at| Some((at, Usage::Listing.starts(&words, at)?)))?;
    let whole = !Usage::Part.has(phrase);
    Some((words.get(at)?.start..words.get(at + count - 1)?.end(), whole))
}

/// Totals of a text that what follows in the sentence does not add up to, with the sum.
fn inside(text: &str) -> Vec<(Range<usize>, i64)> {
    let mut out = Vec::new();
    let mut from = 0;
    for sentence in text.split_inclusive(". ") {
        let shift = |range: Range<usize>| range.start + from..range.end + from;
        out.extend(of_sentence(sentence).into_iter().map(|(figure, sum)| (shift(figure), sum)));
        from += sentence.len();
    }
    out
}

fn of_sentence(sentence: &str) -> Vec<(Range<usize>, i64)> {
    let Some((lead, whole)) = list(sentence) else { return Vec::new() };
    let all = amounts::all(sentence);
    let tail = &sentence[lead.end..];
    if hedged(tail) || list(tail).is_some() {
        return Vec::new();
    }
    let near = |amount: &&Amount| {
        // Nothing where it stands behind the word that the list begins with.
        let gap = sentence.get(amount.range.end..lead.start);
        gap.is_some_and(|gap| gap.split_whitespace().count() <= NEAR && !gap.contains(['.', ';', ':']))
    };
    let totals = all.iter().filter(near);
    let mut out = Vec::new();
    for total in totals {
        let parts: Vec<&Amount> = all.iter().filter(|a| a.figure.start >= lead.end && a.is_like(total)).collect();
        let level = parts.first().map_or(0, |part| part.depth);
        let even = parts.iter().all(|part| part.depth == level) && level <= 1;
        let sum: i64 = parts.iter().map(|part| part.value).sum();
        let entries = entries(tail);
        let full = entries.len() == parts.len() && !tail.trim_end_matches(['.', '/', ' ', ';']).ends_with('…');
        let wrong = if whole { full && sum != total.value } else { full && sum > total.value };
        if even && parts.len() > 1 && wrong {
            out.push((total.figure.clone(), sum));
        }
    }
    out
}

/// The entries of a list: parted by semicolons, or else by commas; `và` parts the last one.
fn entries(tail: &str) -> Vec<&str> {
    let mark = if tail.contains(';') { ";" } else { ", " };
    tail.split(mark).flat_map(|entry| entry.split(" và ")).map(str::trim).filter(|entry| !entry.is_empty()).collect()
}

/// Whether numbers are rates or limits, or words of sums stand between them.
fn hedged(text: &str) -> bool {
    let words = Words::of(text);
    text.contains(['×', '=', '%', '+']) || (0..words.list.len()).any(|at| Usage::Hedge.starts(&words, at).is_some())
}

/// The total of a line that leads to the entries below it, and their sum.
fn below(subject: &Subject<'_>, number: usize, lead: &str) -> Option<(Range<usize>, i64)> {
    let total = amounts::all(lead).into_iter().next_back().filter(|total| total.depth == 0)?;
    let tail = &lead[total.range.end..];
    if tail.split_whitespace().count() > NEAR
        || tail.contains(['.', ';'])
        || hedged(tail)
        || hedged(&lead[..total.range.start])
    {
        return None;
    }
    let whole = list(tail).is_none_or(|(_, whole)| whole);
    let rows = rows(subject, number);
    let mut sum = 0;
    for row in &rows {
        let own: Vec<Amount> =
            amounts::all(&row.text).into_iter().filter(|a| a.depth == 0 && a.is_like(&total)).collect();
        let [one] = own.as_slice() else { return None };
        if hedged(&row.text) {
            return None;
        }
        sum += one.value;
    }
    let wrong = if whole { sum != total.value } else { sum > total.value };
    (rows.len() > 1 && wrong).then_some((total.figure, sum))
}

/// The entries below a line: the labelled paragraphs behind it, of one kind.
fn rows<'s, 'a>(subject: &'s Subject<'a>, number: usize) -> Vec<&'s Paragraph<'a>> {
    let behind = subject.text.paragraphs.get(number + 1..).unwrap_or_default();
    let kind = |paragraph: &Paragraph<'_>| paragraph.unit.as_ref().map(|unit| unit.kind);
    let Some(first) = behind.first().filter(|first| kind(first).is_some()) else { return Vec::new() };
    let same = behind.iter().take_while(|p| p.zone == first.zone && p.depth >= first.depth && kind(p).is_some());
    same.filter(|p| p.depth == first.depth && kind(p) == kind(first)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn lists_that_do_not_add_up_are_told() {
        for (text, total) in [
            (
                "Kinh phí 46.500 triệu đồng, gồm: ngân sách tỉnh 30.000 triệu đồng; nguồn khác 15.600 triệu đồng.",
                "46.500",
            ),
            (
                "Có 36 lớp với 1.260 học sinh, gồm: khối 10 có 12 lớp (430 học sinh), khối 11 có 12 lớp (424 học sinh), khối 12 có 12 lớp (416 học sinh).",
                "1.260",
            ),
            ("Trồng 120 ha cây ăn quả, bao gồm 70 ha cam và 60 ha bưởi.", "120"),
            (
                "Tổng kinh phí: 100 triệu đồng, trong đó:\n- Ngân sách: 80 triệu đồng;\n- Nguồn khác: 30 triệu đồng.",
                "100",
            ),
            ("Kinh phí là 100 triệu đồng, gồm:\n- Ngân sách: 60 triệu đồng;\n- Nguồn khác: 30 triệu đồng.", "100"),
            ("Cấp 12 máy tính, trong đó xã 8 máy tính, phường 5 máy tính.", "12"),
        ] {
            assert_eq!(marked(&CHECK, text), [total], "{text}");
        }
    }

    #[test]
    fn parts_rates_and_right_sums_are_not() {
        for text in [
            "Kinh phí 45.600 triệu đồng, gồm: ngân sách tỉnh 30.000 triệu đồng; nguồn khác 15.600 triệu đồng.",
            "Có 98 người, trong đó 04 người là tiến sĩ, 52 người là thạc sĩ.",
            "Có 98 người, gồm 04 người là tiến sĩ, còn lại là thạc sĩ.",
            "Kinh phí 100 triệu đồng, gồm: mỗi xã 10 triệu đồng, mỗi phường 20 triệu đồng.",
            "Kinh phí 100 triệu đồng, trong đó:\n- Ngân sách: 60 triệu đồng;\n- Nguồn khác: 30 triệu đồng.",
            "Kinh phí là 90 triệu đồng, gồm:\n- Ngân sách: 60 triệu đồng;\n- Nguồn khác: 30 triệu đồng.",
            "Thu phí 262,5 triệu đồng, gồm 150 đại biểu × 1,75 triệu đồng và 10 triệu đồng.",
            "Tỉnh có 20 huyện, gồm 12 huyện miền núi, các huyện đồng bằng và 3 huyện đảo.",
            "Kinh phí 100 triệu đồng, gồm: chi họp 60 triệu đồng (nước uống 10 triệu đồng); chi khác 40 triệu đồng.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }
}
