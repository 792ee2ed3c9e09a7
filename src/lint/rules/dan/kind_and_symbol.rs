//! DAN-01: type and symbol of a cited document that do not go together: `Công văn số 1428/KH-SNV`.
//!
//! Căn cứ: none of its own; the codes are those of Phụ lục III. Vì sao: whoever looks for the document finds another one.
//! Traps: codes that are short names of bodies too (CT: Cục Thuế) say nothing of the type; a letter that guides is called
//! `Hướng dẫn` though its symbol is that of a letter; what comes attached to a decision (Quy chế, Đề án) is named by the
//! decision's number.

use crate::diag::rules;
use crate::lint::grammar::citation::Citation;
use crate::lint::grammar::data::kinds::{self, Judged};
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.citations() {
        let capital = subject.text.paragraphs[number].text[citation.range.start..].starts_with(char::is_uppercase);
        let text = subject.text.paragraphs[number].text.as_str();
        let issuers = citation.issuer.iter().chain(&citation.issuer_before);
        let issued = issuers.into_iter().any(|issuer| spells(citation.symbol.first(), &text[issuer.clone()]));
        let Some(kind) = citation.kind.filter(|_| capital && !issued && is_another(citation)) else { continue };
        let first = citation.symbol.first();
        let of = kinds::of_code(first).map(|kind| format!(" là chữ viết tắt của {}", kind.name)).unwrap_or_default();
        let what = format!("'{}' không đi với ký hiệu '{}': '{first}'{of}", kind.name, citation.symbol.typed);
        let advice = "xem lại văn bản được viện dẫn rồi sửa tên loại hoặc ký hiệu";
        found.tell(found.at(number, citation.range.start..citation.symbol.range.end, what).advise(advice));
    }
}

/// Whether letters are the first ones of the words of a body's name: `TTr` of `Thanh tra tỉnh`.
fn spells(code: &str, body: &str) -> bool {
    let words = Words::of(body);
    let letters: Vec<char> = code.chars().flat_map(char::to_lowercase).collect();
    rest_spells(&letters, &words.list)
}

fn rest_spells(letters: &[char], words: &[Word<'_>]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let small: Vec<char> = word.text.chars().flat_map(char::to_lowercase).collect();
    letters.is_empty()
        || (1..=2).any(|count| {
            let part = letters.get(..count);
            part.is_some() && part == small.get(..count) && rest_spells(&letters[count..], rest)
        })
}

/// Whether the symbol begins with the code of another type.
fn is_another(citation: &Citation<'_>) -> bool {
    let first = citation.symbol.first();
    let judged = kinds::is_code(first) && !kinds::is_also_body(first) && cited::is_typed_before(citation);
    let attached = citation.kind.is_some_and(|kind| Group::Attached.has(kind.name)) && Group::Carrier.has(first);
    // `Văn bản` is a word for any of them.
    let any = citation.kind.is_none_or(|kind| kind.judged == Judged::Free && kind.codes.is_empty());
    judged && !attached && !any && citation.suits() == Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{marked, told};

    #[test]
    fn a_symbol_of_another_type_is_told() {
        for wrong in [
            "Công văn số 1428/KH-SNV",
            "Công văn số 27/BC-SNV",
            "Quyết định số 35/KH-UBND",
            "Kế hoạch số 35/QĐ-SNV-X",
            "Nghị định số 12/2024/NQ-HĐND",
            "Thông báo số 15/QĐ-UBND",
            "Báo cáo số 215/TB-SNV",
            "Nghị quyết số 45/QĐ-TTg",
            "Chỉ thị số 12-NQ/TW",
            "Tờ trình số 30/KH-SNV",
            "Văn bản hợp nhất số 12/QĐ-BXD",
            "Quyết định 12/NQ-HĐND",
        ] {
            let expected: &[&str] = if wrong.contains("QĐ-SNV-X") { &[] } else { &[wrong] };
            assert_eq!(marked(&CHECK, &format!("Thực hiện {wrong} ngày 5/3/2026.")), expected, "{wrong}");
        }
        let what = told(&CHECK, "noi_dung: Theo Công văn số 1428/KH-SNV.");
        assert!(what.contains("'KH' là chữ viết tắt của Kế hoạch"), "{what}");
    }

    #[test]
    fn what_goes_together_or_cannot_be_judged_is_let_be() {
        for right in [
            "Công văn số 1428/SNV-VP",
            "Công văn số 312/CT-TTHT",
            "Công văn số 501/TTr-NV ngày 12/6/2025 của Thanh tra tỉnh",
            "Hướng dẫn số 1234/SNV-CCHC",
            "Quy chế số 12/QĐ-UBND",
            "Đề án số 06/QĐ-TTg",
            "Văn bản số 15/KH-SNV",
            "Chương trình số 12-CTr/TU",
            "Quy định số 22-QĐ/TW",
            "Nghị quyết số 42/2017/QH14",
            "Quy chế phối hợp số 2/QCPH-SNV",
            "Luật Điện lực số 61/2024/QH15",
            "Quy chế làm việc theo số 12/QĐ-SNV",
            "báo cáo số 15/KH-SNV",
        ] {
            assert!(marked(&CHECK, &format!("Thực hiện {right}.")).is_empty(), "{right}");
        }
    }
}
