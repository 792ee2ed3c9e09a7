//! GACH-02: `kinh tế-xã hội`, `quốc phòng an ninh`: two halves of an expression without what joins them; `pa - nô`: syllables
//! of a borrowed word with blanks round the hyphen.
//!
//! Căn cứ: none; the decree and the laws write `kinh tế - xã hội`. The pairs are data. Without a mark at all it is told only
//! where the same document has one in the same pair.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::usage::{self, Usage};
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::GACH_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut all: Vec<(usize, usize, Range<usize>)> = Vec::new();
    for (number, _) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        let words = &subject.read(number).words;
        for (stretch, right) in borrowed(words) {
            let what = "từ mượn đọc theo âm không có dấu cách quanh gạch nối";
            found.tell(found.instead(number, stretch, what, &right));
        }
        for at in 0..words.list.len() {
            all.extend(joint(words, at).map(|(pair, joint)| (number, pair, joint)));
        }
    }
    let written =
        |(number, _, joint): &(usize, usize, Range<usize>)| &subject.text.paragraphs[*number].text[joint.clone()];
    for one in &all {
        let (number, pair, joint) = one;
        let mark = written(one);
        let marked = || all.iter().any(|other| other.1 == *pair && !written(other).trim().is_empty());
        let lacks = match mark {
            "-" | "–" => true,
            _ => mark.trim().is_empty() && marked(),
        };
        if lacks {
            let what = "hai vế của một cụm từ cần gạch nối có dấu cách hai bên";
            found.tell(found.instead(*number, joint.clone(), what, " - "));
        }
    }
}

/// Borrowed words whose syllables are joined with a dash and blanks, and how they are written.
fn borrowed(words: &Words<'_>) -> Vec<(Range<usize>, String)> {
    if !words.text.contains([' ', '\u{a0}']) || !words.text.contains(['-', '–']) {
        return Vec::new();
    }
    let one = |at: usize| -> Option<(Range<usize>, String)> {
        let dash = |at: usize| matches!(words.before(at).trim(), "-" | "–");
        let spaced = |at: usize| dash(at) && words.before(at).len() > words.before(at).trim().len();
        let first = words.get(at)?.text.chars().next()?.to_lowercase().next()?;
        let near = Usage::Borrowed.words().iter().filter(|phrase| phrase.starts_with(first));
        let count = near.filter_map(|phrase| {
            let parts: Vec<&str> = phrase.split(' ').collect();
            let fits = |(nth, part): (usize, &&str)| {
                words.get(at + nth).is_some_and(|word| word.is(part)) && (nth == 0 || dash(at + nth))
            };
            (parts.iter().enumerate().all(fits) && (1..parts.len()).any(|nth| spaced(at + nth))).then_some(parts.len())
        });
        let count = count.max()?;
        let typed = words.list.get(at..at + count)?;
        let right: Vec<&str> = typed.iter().map(|word| word.text).collect();
        Some((typed.first()?.start..typed.last()?.end(), right.join("-")))
    };
    (0..words.list.len()).filter_map(one).collect()
}

/// The pair that begins with a word, by its number, and what stands between its halves.
fn joint(words: &Words<'_>, at: usize) -> Option<(usize, Range<usize>)> {
    usage::pairs(rules::GACH_02.code).enumerate().find_map(|(number, (first, second))| {
        let count = words.starts(at, first)?;
        words.starts(at + count, second)?;
        let (last, next) = (words.get(at + count - 1)?, words.get(at + count)?);
        Some((number, last.end()..next.start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn borrowed_words_have_no_blanks_at_their_hyphens() {
        assert_eq!(marked(&CHECK, "Treo pa - nô, áp - phích, băng-rôn; pa nô."), ["pa - nô", "áp - phích"]);
    }

    #[test]
    fn halves_without_their_mark_are_told() {
        for (text, marks) in [
            ("Phát triển kinh tế-xã hội.", vec!["-"]),
            ("Phát triển kinh tế–xã hội.", vec!["–"]),
            ("Các tổ chức chính trị-xã hội.", vec!["-"]),
            ("Bảo đảm quốc phòng-an ninh.", vec!["-"]),
            ("Lĩnh vực văn hóa-xã hội.", vec!["-"]),
            ("Kinh tế - xã hội; điều kiện kinh tế xã hội.", vec![" "]),
            ("Quốc phòng, an ninh; giữ vững quốc phòng an ninh.", vec![" "]),
            ("Chính trị - xã hội; tổ chức chính trị xã hội.", vec![" "]),
            ("Khoa học-công nghệ.", vec!["-"]),
            ("Văn hóa - xã hội; lĩnh vực văn hóa xã hội.", vec![" "]),
        ] {
            assert_eq!(marked(&CHECK, text), marks, "{text}");
        }
    }

    #[test]
    fn right_forms_are_not() {
        for text in [
            "Phát triển kinh tế - xã hội.",
            "Phát triển kinh tế – xã hội.",
            "Phát triển kinh tế, xã hội.",
            "Điều kiện kinh tế xã hội.",
            "Quốc phòng, an ninh.",
            "Kinh tế - xã hội; quốc phòng an ninh.",
            "Kinh tế và xã hội.",
            "Khoa học và công nghệ.",
            "Kinh tế thị trường, xã hội.",
            "Chính trị; xã hội.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_mark_comes() {
        let plan = fixed(&CHECK, "noi_dung: Kinh tế-xã hội; kinh tế - xã hội; kinh tế xã hội.");
        assert!(plan.contains("Kinh tế - xã hội; kinh tế - xã hội; kinh tế - xã hội."), "{plan}");
    }
}
