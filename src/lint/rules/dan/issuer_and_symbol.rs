//! DAN-04: who is said to have issued a document and the body that its symbol names: `Quyết định số 45/QĐ-TTg … của Chính phủ`.
//!
//! Căn cứ: the cited document's issuer is to be named. Vì sao: a decision of the Prime Minister is none of the Government.
//! Traps: only bodies of the table are judged; `của Bộ`, `của Thành phố` name none.

use crate::diag::rules;
use crate::lint::grammar::data::kinds;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_04, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.citations() {
        let Some(issuer) = citation.issuer.clone() else { continue };
        let name = &subject.text.paragraphs[number].text[issuer.clone()];
        if !is_named(name, citation.symbol.last()) || kinds::issues(&citation.symbol, name) != Some(false) {
            continue;
        }
        let what = format!("ký hiệu '{}' không phải của '{name}'", citation.symbol.typed);
        let advice = "xem lại văn bản được viện dẫn rồi sửa tên cơ quan ban hành hoặc ký hiệu";
        found.tell(found.at(number, issuer, what).advise(advice));
    }
}

/// Whether a name tells a body from others: no place, no `Bộ` alone.
fn is_named(name: &str, code: &str) -> bool {
    let words = Words::of(name);
    let place = Group::Place.starts(&words, 0).is_some();
    let general = code.starts_with('B') && Group::Body.starts(&words, 0).is_some_and(|(_, n)| n == words.list.len());
    name.starts_with(char::is_uppercase) && !place && !general
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn another_body_is_told() {
        for (wrong, name) in [
            ("Quyết định số 45/QĐ-TTg ngày 5/3/2026 của Chính phủ", "Chính phủ"),
            ("Quyết định số 45/QĐ-TTg của Thủ tưởng Chính phủ", "Thủ tưởng Chính phủ"),
            ("Nghị định số 30/2020/NĐ-CP của Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
            ("Nghị quyết số 12/NQ-CP của Quốc hội", "Quốc hội"),
            ("Chỉ thị số 12-CT/TW của Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
            ("Nghị quyết số 5-NQ/TU của UBND tỉnh", "UBND tỉnh"),
            ("Nghị quyết số 5/NQ-HĐND của UBND tỉnh", "UBND tỉnh"),
            ("Kế hoạch số 5/KH-UBND của Sở Nội vụ", "Sở Nội vụ"),
            ("Thông tư số 12/2024/TT-BTC của Bộ Nội vụ", "Bộ Nội vụ"),
            ("Nghị quyết số 257/2025/QH15 ngày 11/12/2025 của Chính phủ", "Chính phủ"),
            ("Thông tư số 12/2024/TT-BYT của Bộ trưởng Bộ Xây dựng", "Bộ trưởng Bộ Xây dựng"),
        ] {
            assert_eq!(marked(&CHECK, &format!("Theo {wrong}.")), [name], "{wrong}");
        }
    }

    #[test]
    fn the_body_itself_and_those_that_no_table_has_are_let_be() {
        for right in [
            "Quyết định số 45/QĐ-TTg ngày 5/3/2026 của Thủ tướng Chính phủ",
            "Nghị định số 30/2020/NĐ-CP của Chính phủ",
            "Nghị quyết số 257/2025/QH15 của Quốc hội",
            "Chỉ thị số 12-CT/TW của Ban Bí thư",
            "Kế hoạch số 5/KH-UBND của Chủ tịch Uỷ ban nhân dân tỉnh",
            "Kế hoạch số 5/KH-UBND của Thành phố",
            "Kế hoạch số 5/KH-UBND của tỉnh",
            "Thông tư số 12/2024/TT-BTC của Bộ trưởng",
            "Thông tư số 12/2024/TT-BTC của Bộ",
            "Quyết định số 5/QĐ-SXYZ của Sở nào đó",
            "Nghị quyết số 5/NQ-HĐND của Thường trực HĐND xã",
            "Thông tư liên tịch số 12/2012/TTLT-BTC-BNV của Bộ Nội vụ",
        ] {
            assert!(marked(&CHECK, &format!("Theo {right}.")).is_empty(), "{right}");
        }
    }
}
