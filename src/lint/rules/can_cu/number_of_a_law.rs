//! CANCU-03: the number of a law in a basis: `Căn cứ Luật Điện lực số 61/2024/QH15 ngày 30/11/2024`.
//!
//! Căn cứ: laws and ordinances have neither number nor issuer in a basis (since 2020). Traps: a law in the title of another
//! document is no basis; a law that amends is told from others by its number only.

use crate::diag::rules;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CANCU_03, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut bases = subject.readings().filter(|(_, paragraph, _)| paragraph.zone == Zone::LegalBasis).peekable();
    if bases.peek().is_none() {
        return found.not_applicable();
    }
    for (number, paragraph, reading) in bases {
        for law in reading.laws().iter().filter(|law| !law.amends) {
            let Some(symbol) = &law.symbol else { continue };
            // Behind another document the law is in its title.
            if reading.citations().iter().any(|citation| citation.range.start < law.range.start) {
                continue;
            }
            let name = &paragraph.text[law.name.clone()];
            let what = format!("căn cứ là {} thì không ghi số '{}'", law.kind.name.to_lowercase(), symbol.typed);
            let advice = match name.contains(' ') && law.name.len() > law.kind.name.len() {
                true => format!("ghi '{name}' và ngày ban hành, bỏ số"),
                false => "ghi tên luật và ngày ban hành, bỏ số".to_string(),
            };
            found.tell(found.at(number, symbol.range.clone(), what).advise(advice));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn count(basis: &str) -> usize {
        told(&CHECK, &format!("can_cu: |\n  Căn cứ {basis};")).lines().count()
    }

    #[test]
    fn the_number_of_a_law_is_told() {
        for wrong in [
            "Luật Điện lực số 61/2024/QH15 ngày 30/11/2024",
            "Luật số 42/2024/QH15",
            "Luật Điện lực (số 61/2024/QH15)",
            "Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019",
            "Pháp lệnh Cảnh sát môi trường số 10/2014/UBTVQH13",
            "Luật số 15/2012/QH13 ngày 20/6/2012 về Xử lý vi phạm hành chính",
            "Luật Công nghiệp công nghệ số số 71/2025/QH15",
            "Luật Đất đai số 31/2024/QH15",
            "Luật Điện lực số 61/2024/QH15 của Quốc hội",
            "Luật Thi đua, khen thưởng số 06/2022/QH15",
        ] {
            assert_eq!(count(wrong), usize::from(!wrong.contains('(')), "{wrong}");
        }
    }

    #[test]
    fn laws_by_name_and_other_documents_are_let_be() {
        for right in [
            "Luật Điện lực ngày 30/11/2024",
            "Luật Điện lực năm 2024",
            "Luật Điện lực",
            "Nghị định số 30/2020/NĐ-CP",
            "Nghị quyết số 42/2017/QH14 ngày 21/6/2017 của Quốc hội",
            "Nghị định số 9/2025/NĐ-CP quy định chi tiết Luật Điện lực số 61/2024/QH15",
            "Luật sửa đổi, bổ sung một số điều của Luật Điện lực số 61/2027/QH15",
            "Kế hoạch số 15/KH-UBND",
            "pháp luật về lưu trữ",
            "Quyết định số 9/QĐ-UBND về việc thi hành Luật Đất đai số 31/2024/QH15",
        ] {
            assert_eq!(count(right), 0, "{right}");
        }
    }
}
