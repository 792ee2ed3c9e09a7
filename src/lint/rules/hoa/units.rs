//! VH-42: the name of one unit with two sets of capitals: `Phòng Quản lý Công nghiệp` beside `Phòng Quản lý công nghiệp`.
//!
//! Căn cứ: Phụ lục II, mục IV.1. Only names behind a word that units begin with (data), of three words and more behind it,
//! that stand twice in the same words; which one is right only the office knows, so the rarer one is marked. Traps: a verb
//! behind a short name (`Phòng Kế hoạch tổng hợp`) would need a fourth word to be alike.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::names;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_42, run };

/// How many words behind its head are compared.
const TAIL: usize = 4;

/// A name as it is written at one place.
struct Written {
    paragraph: usize,
    /// Head and tail.
    stretch: Range<usize>,
    /// The tail.
    text: String,
}

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut known: BTreeMap<String, Vec<Written>> = BTreeMap::new();
    for (number, paragraph) in subject.text.iter() {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for (head, stretch, text) in tails(&subject.read(number).words) {
            if !own(&stretch) && !paragraph.text.chars().all(|c| !c.is_lowercase()) {
                let key = format!("{head} {}", text.to_lowercase());
                known.entry(key).or_default().push(Written { paragraph: number, stretch, text });
            }
        }
    }
    for all in known.values() {
        let mut ways: Vec<(&str, usize)> = Vec::new();
        for one in all {
            match ways.iter_mut().find(|(way, _)| *way == one.text) {
                Some((_, count)) => *count += 1,
                None => ways.push((&one.text, 1)),
            }
        }
        let most = ways.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let Some((usual, _)) = ways.iter().find(|(_, count)| *count == most).filter(|_| ways.len() > 1) else {
            continue;
        };
        let mut odd = all.iter().filter(|one| one.text != *usual);
        let Some(first) = odd.next() else { continue };
        let what = format!("tên một đơn vị viết hoa theo hai cách: '… {}', chỗ khác '… {usual}'", first.text);
        let told =
            found.at(first.paragraph, first.stretch.clone(), what).advise("viết như trong văn bản thành lập đơn vị");
        let told = odd.fold(told, |told, one| told.and_at(found.locate(one.paragraph, one.stretch.clone()).place));
        found.tell(told);
    }
}

/// Names of units: the head in small letters, where head and tail stand, and the tail.
fn tails(words: &Words<'_>) -> Vec<(String, Range<usize>, String)> {
    let one = |at: usize| -> Option<(String, Range<usize>, String)> {
        let (head, count) = Usage::UnitHead.starts(words, at)?;
        let first = at + count;
        let own = words.list.get(first..first + TAIL)?;
        let joined = (first..first + TAIL).all(|next| words.joined(next));
        let title = |word: &Word<'_>| word.is_capital() && word.text.chars().skip(1).all(char::is_lowercase);
        let plain = own.iter().all(|word| title(word) || word.is_small());
        // A name of the data has its own rule; behind another head it is that one's.
        if !joined || !plain || !title(own.first()?) || names::find(words, at).is_some() {
            return None;
        }
        let text: Vec<&str> = own.iter().map(|word| word.text).collect();
        Some((head.to_string(), words.get(at)?.start..own.last()?.end(), text.join(" ")))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{marked, told};

    #[test]
    fn two_sets_of_capitals_are_told_once() {
        let body = "Giao Phòng Quản lý Công nghiệp chủ trì; Trưởng phòng Quản lý công nghiệp báo cáo; mời phòng Quản lý Công nghiệp.";
        assert_eq!(marked(&CHECK, body), ["phòng Quản lý công nghiệp"]);
        let body = "Tổ Tư vấn Tâm lý và Tổ Tư vấn tâm lý; Tổ Tư vấn tâm lý.";
        assert!(told(&CHECK, &format!("noi_dung: {body}")).contains("hai cách"));
    }

    #[test]
    fn one_way_and_other_names_are_right() {
        for body in [
            "Phòng Quản lý Công nghiệp chủ trì; Phòng Quản lý Công nghiệp báo cáo.",
            "Phòng Kế hoạch tổng hợp số liệu; Phòng Kế hoạch lập báo cáo.",
            "Phòng Tài chính, Kế toán; Phòng Tài chính, kế toán viên.",
        ] {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
    }
}
