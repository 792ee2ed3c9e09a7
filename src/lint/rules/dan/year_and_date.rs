//! DAN-05: the year in a symbol is another one than that of the date behind it: `69/2018/NĐ-CP ngày 15/5/2025`.
//!
//! Căn cứ: none of its own. Vì sao: one of the two is wrong, and the document is not found. Traps: a date behind a comma may
//! be the sentence's own.

use crate::diag::rules;
use crate::lint::{Check, Found, Subject};

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_05, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.citations() {
        let Some((written, date)) = cited::date(citation) else { continue };
        let Some(year) = citation.symbol.year.filter(|year| *year != date.year) else { continue };
        let what = format!("ký hiệu '{}' là của năm {year} mà ngày ghi năm {}", citation.symbol.typed, date.year);
        let advice = "xem lại văn bản được viện dẫn rồi sửa năm ở ký hiệu hoặc ở ngày";
        found.tell(found.at(number, citation.symbol.range.start..written.range.end, what).advise(advice));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn two_years_are_told() {
        for wrong in [
            "69/2018/NĐ-CP ngày 15/5/2025",
            "30/2020/NĐ-CP ngày 05 tháng 3 năm 2021",
            "61/2024/QH15 ngày 30/11/2025",
            "12/2023/TT-BNV ngày 5-3-2024",
            "05/2025/QĐ-UBND ngày 01/7/2026",
            "12/2022/NQ-HĐND (ngày 5/3/2023)",
            "02/2020/UBTVQH14 ngày 5/3/2019",
            "47/2009/TTLT-BTC-BNV ngày 11/3/2010",
            "15/2012/QH13, ngày 20/6/2013 của Quốc hội",
            "100/2019/NĐ-CP của Chính phủ ngày 30/12/2020",
        ] {
            assert_eq!(marked(&CHECK, &format!("Theo văn bản số {wrong} về việc ấy.")).len(), 1, "{wrong}");
        }
        assert_eq!(marked(&CHECK, "Nghị định số 69/2018/NĐ-CP ngày 15/5/2025."), ["69/2018/NĐ-CP ngày 15/5/2025"]);
    }

    #[test]
    fn one_year_and_other_dates_are_let_be() {
        for right in [
            "số 69/2018/NĐ-CP ngày 15/5/2018",
            "số 69/2018/NĐ-CP, ngày 15/5/2025 Sở họp",
            "số 69/2018/NĐ-CP có hiệu lực từ ngày 15/5/2025",
            "số 69/2018/NĐ-CP. Ngày 15/5/2025 họp",
            "số 15/KH-UBND ngày 15/5/2025",
            "số 69/2018/NĐ-CP ngày 15/5",
            "số 69/2018/NĐ-CP và số 12/KH-SNV ngày 15/5/2025",
            "số 69/2018/NĐ-CP năm 2025",
            "số 69/2018/NĐ-CP; ngày 15/5/2025",
            "số 57-NQ/TW ngày 22/12/2024",
        ] {
            assert!(marked(&CHECK, &format!("Theo văn bản {right}.")).is_empty(), "{right}");
        }
    }
}
