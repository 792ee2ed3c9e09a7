//! DAN-06: a document that is cited for the first time without its date.
//!
//! Căn cứ: the first citation has type, number, symbol, date, issuer, title. Vì sao: numbers begin again each year. Traps: a
//! date may stand before (`ngày 5/3/2026 Chính phủ đã ban hành …`), or behind the last of a list; titles, brackets, tables,
//! annexes and footnotes do not count as first.

use crate::diag::rules;
use crate::lint::grammar::citation::{Citation, Named};
use crate::lint::grammar::data::kinds::Judged;
use crate::lint::{Check, Found, Subject};

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_06, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.first_citations() {
        if let Some(date) = citation.date.as_ref().filter(|date| !date.said) {
            let what = format!("ngày của {} thiếu chữ 'ngày'", cited::called(citation));
            let typed = &subject.text.paragraphs[number].text[date.range.clone()];
            found.tell(found.at(number, date.range.clone(), what).advise(format!("viết 'ngày {typed}'")));
            continue;
        }
        let dated = citation.date.is_some() || citation.date_before.is_some();
        if dated || !is_cited_whole(subject, number, citation) {
            continue;
        }
        let what = format!("{} được viện dẫn lần đầu mà không ghi ngày, tháng, năm", cited::called(citation));
        let advice = format!("thêm 'ngày …' sau '{}'", citation.symbol.typed);
        found.tell(found.at(number, citation.range.start..citation.symbol.range.end, what).advise(advice));
    }
}

/// Whether a first citation is one that is to be whole: of a type that is said, no aside, the last of its list.
pub(super) fn is_cited_whole(subject: &Subject<'_>, number: usize, citation: &Citation<'_>) -> bool {
    let judged = citation.kind.is_some_and(|kind| kind.judged != Judged::Not && kind.judged != Judged::Law);
    let typed = matches!(citation.named, Named::Here(_));
    let all = subject.read(number).citations();
    let next = all.iter().find(|other| other.symbol.range.start > citation.symbol.range.start);
    let listed = next.is_some_and(|next| next.named == Named::Shared);
    judged && typed && !citation.in_brackets && !listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn a_first_citation_without_a_date_is_told() {
        for wrong in [
            "Quyết định số 142/QĐ-TTg",
            "Chỉ thị số 07/CT-TTg",
            "Nghị định số 30/2020/NĐ-CP",
            "Kế hoạch số 310/KH-UBND",
            "Công văn số 606/BXD-VP",
            "Nghị quyết số 57-NQ/TW",
            "Thông tư số 12/2024/TT-BNV",
            "Hướng dẫn số 9-HD/BTCTU",
            "Văn bản số 66/SNV-VP",
            "Thông báo số 7/TB-UBND",
        ] {
            assert_eq!(marked(&CHECK, &format!("1. Thực hiện {wrong} của cấp trên về việc ấy.")), [wrong], "{wrong}");
        }
        let later = "1. Theo Kế hoạch số 9/KH-UBND của tỉnh.\n\n2. Theo Kế hoạch số 9/KH-UBND ngày 5/3/2025.";
        assert_eq!(marked(&CHECK, later).len(), 1);
    }

    #[test]
    fn dates_elsewhere_and_what_is_no_first_citation_are_let_be() {
        for right in [
            "1. Theo Quyết định số 142/QĐ-TTg ngày 5/3/2025.\n\n2. Theo Quyết định số 142/QĐ-TTg.",
            "1. Theo Quyết định số 142/QĐ-TTg của Thủ tướng Chính phủ ngày 5/3/2025.",
            "1. Ngày 5/3/2025, Chính phủ ban hành Nghị quyết số 12/NQ-CP.",
            "1. Theo chủ trương chung (Nghị quyết số 12/NQ-CP).",
            "1. Theo Nghị quyết số 57-NQ/TW, số 59-NQ/TW ngày 5/3/2025.",
            "1. Theo Luật Điện lực số 61/2024/QH15.",
            "1. Theo Quyết định (số 12/QĐ-SNV).",
            "1. Theo Kế hoạch số 15/KH-SNV.",
            "1. THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW\n\na) Họp.",
            "| Văn bản |\n|---|\n| Quyết định số 142/QĐ-TTg |\n\nHọp.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}");
        }
    }
}
