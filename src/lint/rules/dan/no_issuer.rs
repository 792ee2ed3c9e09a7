//! DAN-07: a document that is cited for the first time without who issued it.
//!
//! Căn cứ: as of DAN-06. Vì sao: a hundred offices have a `15/KH-UBND`. Traps: the issuer may stand before the citation, or
//! at the end of the title; a note only, since the symbol often names it.

use crate::diag::rules;
use crate::lint::grammar::citation::Citation;
use crate::lint::grammar::data::words::Group;
use crate::lint::{Check, Found, Subject};

use super::super::cited;
use super::no_date::is_cited_whole;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_07, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.first_citations() {
        let issued = citation.issuer.is_some() || citation.issuer_before.is_some();
        if issued
            || !is_cited_whole(subject, number, citation)
            || is_said_behind(subject, number, citation)
            || is_unreadable(subject, number, citation)
        {
            continue;
        }
        let what = format!("{} được viện dẫn lần đầu mà không ghi cơ quan ban hành", cited::called(citation));
        let advice = "thêm 'của …' sau ngày, tháng, năm";
        found.tell(found.at(number, citation.range.start..citation.symbol.range.end, what).advise(advice));
    }
}

/// Whether letters of another alphabet stand in the word behind: a `của` that only looks like one.
fn is_unreadable(subject: &Subject<'_>, number: usize, citation: &Citation<'_>) -> bool {
    let words = &subject.read(number).words;
    let latin = |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
    words.get(words.at(citation.range.end)).is_some_and(|word| !word.text.chars().all(latin))
}

/// Whether the title ends with a body: `về việc phân bổ kinh phí của UBND tỉnh`.
fn is_said_behind(subject: &Subject<'_>, number: usize, citation: &Citation<'_>) -> bool {
    let Some(title) = &citation.title else { return false };
    let words = &subject.read(number).words;
    let mut inside = words.at(title.range.start)..words.at(title.range.end);
    inside.any(|at| {
        let by = words.get(at).is_some_and(|word| Group::Issued.has(word.text));
        by && words.get(at + 1).is_some_and(|word| word.is_capital()) && Group::Body.starts(words, at + 1).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn a_first_citation_without_an_issuer_is_told() {
        for wrong in [
            "Quyết định số 142/QĐ-TTg ngày 5/3/2025",
            "Chỉ thị số 07/CT-TTg",
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
            "Kế hoạch số 310/KH-UBND ngày 5/3/2025",
            "Công văn số 606/BXD-VP ngày 5/3/2025",
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
            "Thông tư số 12/2024/TT-BNV ngày 5/3/2024",
            "Hướng dẫn số 9-HD/BTCTU ngày 5/3/2025",
            "Văn bản số 66/SNV-VP ngày 5/3/2025",
            "Thông báo số 7/TB-UBND ngày 5/3/2025",
        ] {
            assert_eq!(marked(&CHECK, &format!("1. Thực hiện {wrong} về công tác văn thư.")).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn issuers_elsewhere_are_let_be() {
        for right in [
            "1. Theo Quyết định số 142/QĐ-TTg ngày 5/3/2025 của Thủ tướng Chính phủ.",
            "1. Theo Kế hoạch số 9/KH-SNV ngày 5/3/2025 do Sở Nội vụ ban hành.",
            "1. Ngày 5/3/2025, Chính phủ ban hành Nghị quyết số 12/NQ-CP.",
            "1. Theo ý kiến của Sở Tài chính tại Công văn số 12/STC-VP ngày 5/3/2025.",
            "1. Theo Kế hoạch số 9/KH-UBND ngày 5/3/2025 về phân bổ kinh phí của UBND tỉnh.",
            "1. Theo Nghị quyết số 57-NQ/TW, số 59-NQ/TW ngày 5/3/2025 của Bộ Chính trị.",
            "1. Theo Luật Điện lực số 61/2024/QH15.",
            "1. Theo Nghị định số 9/2025/NĐ-CP ngày 05/3/2025 củ\u{430} Chính phủ về việc ấy.",
            "1. Theo chủ trương chung (Nghị quyết số 12/NQ-CP).",
            "1. Theo Kế hoạch số 15/KH-SNV.",
            "1. Theo Quyết định của Chính phủ số 12/QĐ-CP ngày 5/3/2025.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}");
        }
    }
}
