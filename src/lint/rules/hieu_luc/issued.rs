//! HIEULUC-01: a known act with another date than its own: `Luật Đất đai ngày 28/01/2024`.
//!
//! Căn cứ: the date of a cited document is named. Nguồn: `bo-phap-dien.tsv`, `hieu-luc.tsv`, `vien-dan.tsv`; where two of them
//! disagree nothing is known. Traps: a law that amends is none of those that it amends; a number without a year begins again
//! each year, so that only dates of one year are compared.

use std::ops::Range;

use crate::diag::rules;
use crate::era::shown;
use crate::lint::grammar::citation::law::Law;
use crate::lint::grammar::data::acts;
use crate::lint::grammar::dates::{Style, Written};
use crate::lint::{Check, Found, Subject};
use crate::model::Date;

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::HIEULUC_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph, reading) in subject.readings() {
        let text = &paragraph.text;
        let by_symbol = reading.citations().iter().filter_map(|citation| {
            let (written, date) = cited::date(citation)?;
            let known = acts::issued(&citation.symbol.key())?.date;
            Some((cited::called(citation), written, date, known))
        });
        let by_name = reading.laws().iter().filter_map(|law| of_law(text, law));
        for (name, written, date, known) in by_symbol.chain(by_name) {
            if known == date || known.year != date.year {
                continue;
            }
            let what = format!("{name} ban hành ngày {}, không phải ngày {}", shown(known), shown(date));
            let told = match in_the_same_way(written, known) {
                Some((stretch, right)) => found.instead(number, stretch, what, &right),
                None => found.at(number, written.range.clone(), what).advise(format!("ghi ngày {}", shown(known))),
            };
            found.tell(told);
        }
    }
}

/// A law that is cited by name and date, with the day of the one law of that name of that year.
fn of_law<'l>(text: &str, law: &'l Law<'_>) -> Option<(String, &'l Written, Date, Date)> {
    let written = law.date.as_ref().filter(|_| law.symbol.is_none() && !law.amends)?;
    if text[law.name.end..written.range.start].contains(',') {
        return None;
    }
    let date = written.date()?;
    let name = &text[law.name.clone()];
    let mut days: Vec<Date> =
        acts::laws(name).into_iter().map(|(_, day)| day).filter(|day| day.year == date.year).collect();
    days.dedup();
    let known = days.iter().copied().find(|day| *day == date).or(days.first().copied().filter(|_| days.len() == 1))?;
    Some((name.to_string(), written, date, known))
}

/// The figures of a date as another one has them, joined as they were typed.
fn in_the_same_way(written: &Written, date: Date) -> Option<(Range<usize>, String)> {
    let range = written.day.as_ref()?.range.start..written.year.as_ref()?.range.end;
    let right = shown(date);
    match written.style {
        Style::Slash => Some((range, right)),
        Style::Words => {
            let mut parts = right.split('/');
            Some((range, format!("{} tháng {} năm {}", parts.next()?, parts.next()?, parts.next()?)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn another_day_of_the_year_is_told() {
        for wrong in [
            "Nghị định số 30/2020/NĐ-CP ngày 15/3/2020 của Chính phủ",
            "Nghị định số 30/2020/NĐ-CP ngày 15 tháng 3 năm 2020",
            "Luật Đất đai ngày 28/01/2024",
            "Luật Đất đai ngày 28 tháng 01 năm 2024",
            "Luật Đất đai số 31/2024/QH15 ngày 28/01/2024",
            "Luật số 31/2024/QH15 ngày 28-01-2024",
            "Nghị định số 30/2020/NĐ-CP, ngày 15/3/2020 của Chính phủ",
            "Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 15/3/2020",
            "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ ngày 26/8/2024",
            "luật đất đai ngày 28/01/2024",
        ] {
            assert_eq!(marked(&CHECK, &format!("Theo {wrong}.")).len(), 1, "{wrong}");
        }
        let plan = "noi_dung: Theo Nghị định số 30/2020/NĐ-CP ngày 15/3/2020.";
        assert!(told(&CHECK, plan).contains("ban hành ngày 05/3/2020"), "{}", told(&CHECK, plan));
        assert!(fixed(&CHECK, plan).contains("ngày 05/3/2020."));
        let plan = "noi_dung: Theo Luật Đất đai ngày 28 tháng 01 năm 2024.";
        assert!(fixed(&CHECK, plan).contains("ngày 18 tháng 01 năm 2024."));
    }

    #[test]
    fn right_days_and_what_nobody_knows_are_let_be() {
        for right in [
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
            "Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020",
            "Nghị định số 30/2020/NĐ-CP ngày 5/3/2021",
            "Nghị định số 9999/2020/NĐ-CP ngày 5/4/2020",
            "Luật Đất đai ngày 18/01/2024",
            "Luật Đất đai ngày 29/11/2013",
            "Luật Đất đai, ngày 5/3/2024 Sở họp",
            "Luật Sửa đổi, bổ sung một số điều của Luật Đất đai ngày 29/6/2024",
            "Luật Đất đai năm 2024",
            "Kế hoạch số 15/KH-UBND ngày 5/4/2025",
        ] {
            assert!(marked(&CHECK, &format!("Theo {right}.")).is_empty(), "{right}");
        }
    }
}
