//! DAN-12: a cited document that is later than the document that cites it.
//!
//! Căn cứ: none of its own. Vì sao: what is not issued yet cannot be cited; one of the dates is wrong. Traps: its own number
//! is DAN-03's, a year that contradicts the symbol DAN-05's; without its full date nothing is later.

use crate::diag::rules;
use crate::era::shown;
use crate::lint::reading::is_cited_freely;
use crate::lint::{Check, Found, Subject};

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_12, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let Some(day) = subject.day() else {
        return found.unchecked("văn bản chưa có đủ ngày, tháng, năm");
    };
    let own = subject.own_key();
    for (number, citation) in subject.citations() {
        let Some((written, date)) = cited::date(citation).filter(|(_, date)| *date > day) else { continue };
        let other_year = citation.symbol.year.is_some_and(|year| year != date.year);
        let itself = own.as_ref() == Some(&citation.symbol.key());
        if other_year || itself || !is_cited_freely(&subject.text.paragraphs[number]) {
            continue;
        }
        let what =
            format!("{} ghi ngày {}, sau ngày {} của văn bản này", cited::called(citation), shown(date), shown(day));
        found.tell(found.at(number, written.range.clone(), what).advise("xem lại ngày của văn bản được viện dẫn"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{marked, told};

    #[test]
    fn later_dates_are_told() {
        for wrong in [
            "Kế hoạch số 15/KH-UBND ngày 6/3/2026",
            "Kế hoạch số 15/KH-UBND ngày 06 tháng 3 năm 2026",
            "Nghị định số 30/2026/NĐ-CP ngày 5/4/2026 của Chính phủ",
            "Công văn số 606/BXD-VP ngày 5/3/2027",
            "Nghị quyết số 57-NQ/TW ngày 22/12/2026",
            "Luật Điện lực số 61/2027/QH15 ngày 5/6/2027",
            "Quyết định số 15/QĐ-TTg của Thủ tướng Chính phủ ngày 7/3/2026",
            "Quyết định số 15/QĐ-TTg, ngày 7/3/2026 của Thủ tướng Chính phủ",
            "Thông báo số 7/TB-UBND (ngày 7/3/2026)",
            "Tờ trình số 7/TTr-SNV ngày 7-3-2026",
        ] {
            assert_eq!(marked(&CHECK, &format!("Thực hiện {wrong}.")).len(), 1, "{wrong}");
        }
        let what = told(&CHECK, "noi_dung: Theo Kế hoạch số 15/KH-UBND ngày 6/3/2026.");
        assert!(what.contains("Kế hoạch số 15/KH-UBND ghi ngày 06/3/2026, sau ngày 05/3/2026"), "{what}");
    }

    #[test]
    fn what_is_not_later_is_let_be() {
        for right in [
            "Kế hoạch số 15/KH-UBND ngày 5/3/2026",
            "Kế hoạch số 15/KH-UBND ngày 4/3/2026",
            "Kế hoạch số 15/KH-UBND, ngày 20/3/2026 Sở họp",
            "Nghị định số 30/2020/NĐ-CP ngày 5/3/2027",
            "Kế hoạch số 15/KH-SNV ngày 5/3/2027",
            "Luật số 61/2024/QH15 có hiệu lực từ ngày 1/1/2027",
            "Kế hoạch số 15/KH-UBND trước ngày 20/3/2026",
            "công việc đến ngày 20/3/2026",
            "Kế hoạch số 15/KH-UBND ngày 20/3",
            "Kế hoạch số 15/KH-UBND",
        ] {
            assert!(marked(&CHECK, &format!("Thực hiện {right}.")).is_empty(), "{right}");
        }
        assert!(
            told(&CHECK, "ngay: {thang: 3, nam: 2026}\nnoi_dung: Theo Kế hoạch số 9/KH-UBND ngày 6/3/2027.").is_empty()
        );
    }
}
