//! HIEULUC-02: a legal basis that is no longer in force on the document's day.
//!
//! Căn cứ: a document is made on what is in force. Nguồn: `hieu-luc.tsv`, of the grades that two sources or the official text
//! give. Traps: an act that is named in another's title is no basis; without its full day nothing has ended, and days behind
//! the month up to which the file knows the world are not checked.

use crate::diag::rules;
use crate::era::shown;
use crate::lint::grammar::data::acts::{self, Act, Grade};
use crate::lint::grammar::symbol::key;
use crate::lint::reading::Reading;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::model::Date;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::HIEULUC_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let Some(day) = subject.day() else {
        return found.unchecked("văn bản chưa có đủ ngày, tháng, năm");
    };
    if let Some(known) = acts::FORCE.known_until().filter(|known| day > *known) {
        found.unchecked(format!("dữ liệu về hiệu lực chỉ biết đến ngày {}", shown(known)));
    }
    let bases = subject.readings().filter(|(_, paragraph, _)| paragraph.zone == Zone::LegalBasis);
    for (number, paragraph, reading) in bases {
        let text = &paragraph.text;
        let by_symbol = reading.citations().iter().filter_map(|citation| {
            let act = acts::act(&citation.symbol.key())?;
            let date = citation.date.as_ref().and_then(|date| date.date());
            let same = date.zip(act.issued).is_none_or(|(date, issued)| date.year == issued.year);
            same.then_some((citation.range.start..citation.symbol.range.end, act))
        });
        let by_name = reading.laws().iter().filter(|law| law.symbol.is_none() && !law.amends).filter_map(|law| {
            let day = law.date.as_ref().and_then(|date| date.date());
            Some((law.range.clone(), of_law(&text[law.name.clone()], day, law.year)?))
        });
        for (stretch, act) in by_symbol.chain(by_name) {
            let ended = act.until.filter(|until| *until < day && act.grade <= Grade::Several);
            let Some(until) = ended.filter(|_| !is_in_a_title(text, reading, stretch.start)) else { continue };
            let what = format!("căn cứ này hết hiệu lực từ sau ngày {}", shown(until));
            let advice = match act.successor {
                Some(successor) => format!("xem {successor} thay cho {}", act.symbol),
                None => "xem văn bản đang có hiệu lực thay cho nó".to_string(),
            };
            found.tell(found.at(number, stretch, what).advise(advice));
        }
    }
}

/// The act that a law is, cited by name with its day or its year.
fn of_law(name: &str, day: Option<Date>, year: Option<u16>) -> Option<&'static Act> {
    let laws = acts::laws(name);
    let mut same = laws.iter().filter(|(_, known)| day.map_or(year == Some(known.year), |day| day == *known));
    let (symbol, _) = same.next()?;
    acts::act(&key(symbol)).filter(|_| same.all(|(other, _)| other == symbol))
}

/// Whether a place lies in the title of a cited document: `quy định chi tiết thi hành Nghị định số 34/2016/NĐ-CP`.
fn is_in_a_title(text: &str, reading: &Reading<'_>, at: usize) -> bool {
    let mut titles = reading.citations().iter().filter_map(|citation| citation.title.as_ref());
    titles.any(|title| {
        // A title was cut where the next citation begins.
        let end = title.range.end + text[title.range.end..].find(';').unwrap_or(text.len() - title.range.end);
        title.range.start <= at && at < end
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn count(basis: &str, day: &str) -> usize {
        told(&CHECK, &format!("ngay: {day}\ncan_cu: |\n  Căn cứ {basis};\n  Căn cứ tình hình của Sở.")).lines().count()
    }

    #[test]
    fn what_has_ended_is_told() {
        for wrong in [
            "Luật Lưu trữ ngày 11/11/2011",
            "Luật Lưu trữ ngày 11 tháng 11 năm 2011",
            "Luật Lưu trữ năm 2011",
            "Luật Lưu trữ số 01/2011/QH13",
            "Luật Lưu trữ số 01/2011/QH13 ngày 11/11/2011",
            "Luật số 01/2011/QH13",
            "Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư",
            "Nghị định số 110/2004/NĐ-CP",
            "Nghị định số 110/2004/NĐ-CP của Chính phủ; Kế hoạch số 9/KH-SNV",
            "Kế hoạch số 9/KH-SNV; Nghị định số 110/2004/NĐ-CP của Chính phủ",
        ] {
            assert_eq!(count(wrong, "5/3/2026"), 1, "{wrong}");
        }
        let plan = "can_cu: |\n  Căn cứ Luật Lưu trữ ngày 11/11/2011;\n  Căn cứ tình hình.";
        assert!(told(&CHECK, plan).contains("hết hiệu lực từ sau ngày 30/6/2025"), "{}", told(&CHECK, plan));
    }

    #[test]
    fn what_is_in_force_or_no_basis_is_let_be() {
        for (right, day) in [
            ("Luật Lưu trữ ngày 11/11/2011", "5/3/2025"),
            ("Luật Lưu trữ ngày 11/11/2011", "30/6/2025"),
            ("Luật Lưu trữ ngày 21/6/2024", "5/3/2026"),
            ("Luật Lưu trữ", "5/3/2026"),
            ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", "5/3/2026"),
            ("Nghị định số 9/2030/NĐ-CP của Chính phủ sửa đổi Nghị định số 110/2004/NĐ-CP", "5/3/2026"),
            ("Nghị định số 9/2030/NĐ-CP của Chính phủ quy định chi tiết Luật Lưu trữ năm 2011", "5/3/2026"),
            ("Luật Sửa đổi, bổ sung một số điều của Luật Lưu trữ ngày 11/11/2011", "5/3/2026"),
            ("Kế hoạch số 9/KH-SNV", "5/3/2026"),
            ("Luật không ai biết ngày 11/11/2011", "5/3/2026"),
        ] {
            assert_eq!(count(right, day), 0, "{right}");
        }
    }
}
