//! VH-21: `Nghị Quyết số 57-NQ/TW`, `Căn cứ công văn số 15/SNV-VP`: the type of a certain document with other capitals than
//! its first; `điểm b Khoản 2`: units of one citation in two ways.
//!
//! Căn cứ: Phụ lục II, mục V.6. Traps: lines of capitals; several documents (`các kế hoạch số …`); the type at the beginning
//! of a sentence has its capital anyway; `khoản`, `điểm` alone are written both ways, so only a mixture counts.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::citation::{Citation, Named};
use crate::lint::grammar::data::kinds::{self, Judged};
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::reading::is_cited_freely;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_21, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph, reading) in subject.readings().filter(|(_, p, _)| p.zone.is_prose() && is_cited_freely(p)) {
        for citation in reading.citations() {
            if let Some((stretch, right)) = other(&paragraph.text, &reading.words, citation) {
                let what = format!("tên loại của một văn bản cụ thể viết '{}'", &paragraph.text[stretch.clone()]);
                found.tell(found.instead(number, stretch, what, &right));
            }
        }
        for stretch in articles(&reading.words) {
            let what = "'điều' của một văn bản cụ thể viết hoa";
            found.tell(found.instead(number, stretch, what, "Điều"));
        }
        for (stretch, right) in mixed_units(&reading.words) {
            let what =
                format!("trong một viện dẫn, '{}' viết hoa khác các đơn vị bên cạnh", &paragraph.text[stretch.clone()]);
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

/// The type directly before its number, where its capitals are not those of a type, and how it is written.
fn other(text: &str, words: &Words<'_>, citation: &Citation<'_>) -> Option<(Range<usize>, String)> {
    // A word for any document (`văn bản số …`) is none of its name.
    let kind = citation.kind.filter(|kind| !matches!(kind.judged, Judged::Not | Judged::Law | Judged::Free))?;
    let Named::Here(range) = &citation.named else { return None };
    let typed = text.get(range.clone())?;
    let direct = citation.between.is_empty() && citation.numbered.is_some();
    let first = words.at(range.start);
    let several = first > 0 && words.joined(first) && Usage::Plural.has(words.list[first - 1].text);
    let capitals = typed.chars().all(|c| !c.is_lowercase());
    let same = typed.to_lowercase() == kind.name.to_lowercase();
    (direct && same && !several && !capitals && typed != kind.name).then(|| (range.clone(), kind.name.to_string()))
}

/// `khoản 1 điều 12 Nghị định số …`: `điều` with its number directly before a document that is named.
fn articles(words: &Words<'_>) -> Vec<Range<usize>> {
    let one = |at: usize| -> Option<Range<usize>> {
        let word = words.get(at).filter(|word| word.text == "điều")?;
        let number = words.get(at + 1).filter(|_| words.joined(at + 1))?.value();
        let near = matches!(words.before(at + 2).trim(), "" | ",");
        let named = words.get(at + 2).is_some_and(|next| next.is_capital()) && kinds::starts(words, at + 2).is_some();
        (number.is_some() && near && named).then(|| word.range())
    };
    (0..words.list.len()).filter_map(one).collect()
}

/// `khoản` beside `Điểm`, `Khoản` beside `điểm`: the second of the two, as the first is.
fn mixed_units(words: &Words<'_>) -> Vec<(Range<usize>, String)> {
    let is = |at: usize, unit: &str| words.get(at).is_some_and(|word| word.is(unit));
    let one = |at: usize| -> Option<(Range<usize>, String)> {
        // `điểm b Khoản 2`; `Điều` has its capital in both ways.
        let joined = words.joined(at + 1) && words.joined(at + 2);
        let chain = is(at, "điểm") && joined && is(at + 2, "khoản") && words.get(at + 3)?.value().is_some();
        let (point, clause) = (words.get(at)?, words.get(at + 2)?);
        let begins = !words.joined(at);
        // At the beginning of a sentence the first one has its capital anyway.
        let mixed = chain && point.is_capital() != clause.is_capital() && !(begins && point.is_capital());
        let right = if point.is_capital() { "Khoản" } else { "khoản" };
        mixed.then(|| (clause.range(), right.to_string()))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn other_capitals_are_told() {
        for (body, word) in [
            ("Thực hiện Nghị Quyết số 18/NQ-CP ngày 15/01/2026 của Chính phủ.", "Nghị Quyết"),
            ("Theo công văn số 28/SNV-VP ngày 15/01/2026 của Sở Nội vụ.", "công văn"),
            ("Theo Kế Hoạch số 28/KH-UBND ngày 15/01/2026 của UBND tỉnh.", "Kế Hoạch"),
            ("Quy định tại điểm b Khoản 2 Điều 13 của Quy chế.", "Khoản"),
            ("Quy định tại điểm b khoản 2 điều 13 Nghị định số 30/2020/NĐ-CP.", "điều"),
            ("Theo quy định, khoản 3 Điều 5, điểm b Khoản 2 Điều 13 của Quy chế.", "Khoản"),
            ("Quy định tại Điểm b khoản 2 Điều 13 của Quy chế.", "khoản"),
        ] {
            assert_eq!(marked(&CHECK, body), [word], "{body}");
        }
        let plan = fixed(&CHECK, "noi_dung: Theo công văn số 28/SNV-VP ngày 15/01/2026 của Sở Nội vụ.");
        assert!(plan.contains("Theo Công văn số"), "{plan}");
    }

    #[test]
    fn right_capitals_are_not() {
        for body in [
            "Thực hiện Nghị quyết số 18/NQ-CP ngày 15/01/2026 của Chính phủ.",
            "Theo các kế hoạch số 28/KH-UBND, 29/KH-UBND của UBND tỉnh.",
            "THỰC HIỆN NGHỊ QUYẾT SỐ 18/NQ-CP CỦA CHÍNH PHỦ",
            "Quy định tại điểm b khoản 2 Điều 13, Điểm a Khoản 3 Điều 4 của Quy chế.",
            "Điểm b khoản 2 Điều 13 của Quy chế được sửa.",
        ] {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
    }
}
