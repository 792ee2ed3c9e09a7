//! DAN-09: marks inside a citation: a comma before its date (`số 606/BXD-VP, ngày …`) or between an article and its document
//! (`Điều 5, Nghị định`), a colon behind `số`.
//!
//! Căn cứ: none of its own; the forms have none. Vì sao: the comma parts what belongs together. Traps: a date behind a comma
//! may begin what the sentence goes on with.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::citation::{Citation, unit};
use crate::lint::reading::{Reading, is_cited_freely};
use crate::lint::{Check, Found, Subject};
use crate::model::Date;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_09, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let day = subject.day();
    for (number, paragraph, reading) in subject.readings().filter(|(_, p, _)| p.zone.is_prose() && is_cited_freely(p)) {
        let text = &paragraph.text;
        let mut marks: Vec<(Range<usize>, &str)> = Vec::new();
        for citation in reading.citations() {
            let colon = citation.numbered.as_ref().and_then(|numbered| numbered.colon.clone());
            let before = citation.numbered.as_ref().and_then(|numbered| numbered.comma.clone());
            let dated = citation.date_comma.clone().filter(|_| is_own_date(text, citation, day));
            marks.extend(colon.map(|mark| (mark, "sau chữ 'số' trong viện dẫn không có dấu ':'")));
            marks.extend(before.map(|mark| (mark, "giữa tên loại và chữ 'số' không có dấu ','")));
            marks.extend(dated.map(|mark| (mark, "giữa ký hiệu và ngày của văn bản không có dấu ','")));
            let unit = citation.unit_comma.clone();
            marks.extend(unit.map(|mark| (mark, "giữa điều, khoản và tên văn bản không có dấu ','")));
        }
        marks.extend(of_laws(text, reading).map(|mark| (mark, "giữa điều, khoản và tên luật không có dấu ','")));
        marks.sort_by_key(|(mark, _)| mark.start);
        for (mark, what) in marks {
            found.tell(found.instead(number, mark, what, ""));
        }
    }
}

/// Whether the date behind the comma is that of the document: its issuer or title follows, or the clause ends, and it lies
/// before the citing document.
fn is_own_date(text: &str, citation: &Citation<'_>, day: Option<Date>) -> bool {
    let Some(date) = &citation.date else { return false };
    let rest = text[date.range.end..].trim_start();
    let ends = rest.is_empty() || rest.starts_with([';', '.', ')']);
    let past = date.date().zip(day).is_some_and(|(date, day)| date <= day);
    past && (citation.issuer.is_some() || citation.title.is_some() || ends)
}

/// The commas between an article and a law: `Điều 5, Luật Đất đai`.
fn of_laws(text: &str, reading: &Reading<'_>) -> impl Iterator<Item = Range<usize>> {
    let units = if reading.laws().is_empty() { Vec::new() } else { unit::all(text) };
    let starts: Vec<usize> = reading.laws().iter().map(|law| law.range.start).collect();
    let cited: Vec<usize> = reading.citations().iter().map(|citation| citation.range.start).collect();
    units.into_iter().filter_map(move |unit| {
        let comma = unit.comma?;
        let next = comma.end + text[comma.end..].len() - text[comma.end..].trim_start().len();
        // Up to the article: a chapter is a part of a law in another way.
        (unit.rank < 4 && starts.contains(&next) && !cited.contains(&next)).then_some(comma)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn marks_in_a_citation_are_told_and_taken_out() {
        for (wrong, right) in [
            ("Kế hoạch số 9/KH-UBND, ngày 5/3/2025 của UBND tỉnh", "Kế hoạch số 9/KH-UBND ngày 5/3/2025 của UBND tỉnh"),
            ("Kế hoạch số 9/KH-UBND, ngày 5/3/2025 về thi đua", "Kế hoạch số 9/KH-UBND ngày 5/3/2025 về thi đua"),
            ("Kế hoạch số 9/KH-UBND, ngày 5/3/2025; việc", "Kế hoạch số 9/KH-UBND ngày 5/3/2025; việc"),
            ("Kế hoạch số: 9/KH-UBND", "Kế hoạch số 9/KH-UBND"),
            ("Nghị định, số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
            ("Điều 9, Nghị định số 30/2020/NĐ-CP", "Điều 9 Nghị định số 30/2020/NĐ-CP"),
            ("khoản 2, Nghị định số 30/2020/NĐ-CP", "khoản 2 Nghị định số 30/2020/NĐ-CP"),
            ("Điều 9, Luật Đất đai ngày 18/01/2024", "Điều 9 Luật Đất đai ngày 18/01/2024"),
            ("Điều 9, Thông tư số 12/2024/TT-BNV", "Điều 9 Thông tư số 12/2024/TT-BNV"),
            ("điểm b, Quyết định số 12/QĐ-SNV", "điểm b Quyết định số 12/QĐ-SNV"),
        ] {
            let plan = format!("noi_dung: 'Theo {wrong}.'");
            assert_eq!(marked(&CHECK, &format!("Theo {wrong}.")).len(), 1, "{wrong}");
            let mended = fixed(&CHECK, &plan);
            assert!(mended.contains(&format!("'Theo {right}.'")), "{mended}");
        }
    }

    #[test]
    fn commas_of_the_sentence_are_let_be() {
        for right in [
            "Theo Kế hoạch số 9/KH-UBND, ngày 20/5/2026 Sở Nội vụ họp.",
            "Theo Kế hoạch số 9/KH-UBND, ngày 4/3/2026 Sở Nội vụ đã họp.",
            "Theo Kế hoạch số 9/KH-UBND, ngày 5/3/2025, Sở họp.",
            "Theo Kế hoạch số 9/KH-UBND ngày 5/3/2025, Nghị định số 30/2020/NĐ-CP.",
            "Theo Điều 9 Nghị định số 30/2020/NĐ-CP.",
            "Theo điểm b, khoản 2, Điều 9 Nghị định số 30/2020/NĐ-CP.",
            "Theo Mục I, Phụ lục kèm theo Nghị định số 30/2020/NĐ-CP.",
            "Số điện thoại: 02961234567; số: 15.",
            "Theo Điều 9, Điều 10 Luật Đất đai ngày 18/01/2024.",
            "Theo Quyết định số 9/QĐ-UBND, Kế hoạch số 12/KH-UBND.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}: {:?}", marked(&CHECK, right));
        }
    }
}
