//! RIENG-01: words that an office has rules of its own about (`kiem_tra: quy_tac` of its profile).
//!
//! Căn cứ: what the office names. A small letter of a phrase stands for its capital too, a capital for itself only; `*`
//! stands for any letters within a word. Between two words nothing but blanks may stand.

use std::ops::Range;

use crate::diag::{Diagnostic, rules};
use crate::lint::{Check, Found, Subject};
use crate::text::wild;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::RIENG_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let own = subject.agency.map(|agency| &agency.checks.rules[..]).unwrap_or_default();
    if own.is_empty() {
        return found.not_applicable();
    }
    for (number, paragraph) in subject.text.iter() {
        let words = words(&paragraph.text);
        for rule in own {
            for phrase in &rule.phrases {
                let phrase: Vec<Vec<char>> =
                    phrase.split_whitespace().map(|word| core(word).chars().collect()).collect();
                for stretch in stretches(&paragraph.text, &words, &phrase) {
                    let what = format!("{}: {}", rule.id, rule.told);
                    let told = match &rule.instead {
                        Some(right) => found.instead(number, stretch, what, right),
                        None => found.at(number, stretch, what),
                    };
                    let why = rule.clause.clone().or(told.why.clone());
                    found.tell(Diagnostic { severity: rule.level, why, ..told });
                }
            }
        }
    }
}

/// A word without the marks round it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '*')
}

/// The words of a text, without the marks round them.
fn words(text: &str) -> Vec<Range<usize>> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let all = text.split_whitespace().map(core).filter(|word| !word.is_empty());
    all.map(|word| place(word)..place(word) + word.len()).collect()
}

/// Where a phrase stands in a text, from left to right.
fn stretches(text: &str, words: &[Range<usize>], phrase: &[Vec<char>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while !phrase.is_empty() && at + phrase.len() <= words.len() {
        let row = &words[at..at + phrase.len()];
        let fits = row.iter().zip(phrase).all(|(word, wanted)| is_word(wanted, &text[word.clone()]));
        let joined = row.windows(2).all(|two| text[two[0].end..two[1].start].trim().is_empty());
        if fits && joined {
            found.push(row[0].start..row[row.len() - 1].end);
            at += phrase.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a word is the wanted one.
fn is_word(wanted: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    wild::fits(wanted, &word, |wanted, c| wanted == c || c.to_lowercase().eq(std::iter::once(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FixClass, Severity};
    use crate::lint::testing::{findings, fixed, told};

    const PROFILE: &str = "\n--- don-vi.yaml\nkiem_tra:\n  quy_tac:\n    - {ma: VP-01, tu: [đề nghị xem xét, Sở nội*], thay: đề nghị, thong_bao: viết gọn, can_cu: Quy chế, muc: luu_y}\n";

    fn with(body: &str) -> String {
        format!("noi_dung: {body}{PROFILE}")
    }

    #[test]
    fn a_phrase_is_found_whatever_its_first_letter_and_marks() {
        let found = |text: &str, phrase: &str| {
            let phrase: Vec<Vec<char>> = phrase.split(' ').map(|word| word.chars().collect()).collect();
            stretches(text, &words(text), &phrase).into_iter().map(|r| text[r].to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found("Đề nghị, đề nghị (đề  nghị) đề, nghị", "đề nghị"), ["Đề nghị", "đề nghị", "đề  nghị"]);
        assert_eq!(found("Ủy ban, ủy ban", "Ủy ban"), ["Ủy ban"]);
        assert_eq!(found("quan tâm, quan tâm. quan", "qu*n t*"), ["quan tâm", "quan tâm"]);
        assert!(found("", "a").is_empty() && found("a", "*b*").is_empty());
        assert_eq!(found("xaxbx", "*a*b*"), ["xaxbx"]);
    }

    #[test]
    fn it_is_told_as_the_office_says_and_mended_where_it_says_how() {
        let (diagnostics, _) = findings(&CHECK, &with("Sở Nội vụ đề nghị xem xét cấp kinh phí."));
        let [first, second] = &diagnostics[..] else { panic!("{diagnostics:?}") };
        assert_eq!((first.severity, first.why.as_deref()), (Severity::Note, Some("Quy chế")));
        assert_eq!((second.rule.fix, second.fixes.len()), (FixClass::Suggested, 1));
        assert!(told(&CHECK, &with("Sở Nội vụ họp.")).ends_with("VP-01: viết gọn\n"));
        assert!(fixed(&CHECK, &with("Sở Y tế đề nghị xem xét cấp.")).contains("noi_dung: Sở Y tế đề nghị cấp."));
        assert!(findings(&CHECK, "noi_dung: Đề nghị xem xét.").0.is_empty());
    }
}
