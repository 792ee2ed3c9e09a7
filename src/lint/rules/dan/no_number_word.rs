//! DAN-08: the word `số` is missing before a symbol: `Kế hoạch 310/KH-UBND`.
//!
//! Căn cứ: type, number and symbol are named. Vì sao: as in the head, a number is called one. Traps: short names that the
//! text gives (`sau đây gọi tắt là Nghị quyết 57-NQ/TW`), asides in brackets, tables, laws.

use std::collections::BTreeSet;

use crate::diag::rules;
use crate::lint::grammar::citation::{Citation, alias};
use crate::lint::grammar::data::kinds::Judged;
use crate::lint::grammar::scan::same;
use crate::lint::reading::is_cited_freely;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_08, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let short = short_names(subject);
    for (number, citation) in subject.citations() {
        let paragraph = &subject.text.paragraphs[number];
        let free = paragraph.zone == Zone::Cell || !is_cited_freely(paragraph);
        if free || !is_without(&paragraph.text, citation) || short.contains(&citation.symbol.key()) {
            continue;
        }
        let what = format!("thiếu chữ 'số' trước '{}'", citation.symbol.typed);
        let right = format!("số {}", citation.symbol.typed);
        found.tell(found.instead(number, citation.symbol.range.clone(), what, &right));
    }
}

/// Whether its type stands in full directly before the symbol.
fn is_without(text: &str, citation: &Citation<'_>) -> bool {
    let Some(kind) = citation.kind.filter(|kind| kind.judged != Judged::Law && kind.judged != Judged::Not) else {
        return false;
    };
    let direct = cited::is_typed_before(citation) && citation.numbered.is_none() && !citation.in_brackets;
    let typed = text[citation.range.start..citation.symbol.range.start].trim_end();
    direct && same(typed, &kind.name.to_lowercase())
}

/// The keys of the documents to which the text gives a short name with the symbol in it: `gọi tắt là …`, or in brackets.
fn short_names(subject: &Subject<'_>) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (_, paragraph, reading) in subject.readings().filter(|(_, _, reading)| !reading.citations().is_empty()) {
        let short = |c: &&Citation<'_>| c.in_brackets && c.numbered.is_none() && cited::is_typed_before(c);
        keys.extend(reading.citations().iter().filter(short).map(|c| c.symbol.key()));
        for name in alias::all(&paragraph.text) {
            let inside = reading.citations().iter().filter(|c| name.name.contains(&c.symbol.range.start));
            keys.extend(inside.map(|c| c.symbol.key()));
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_number_without_its_word_is_told_and_mended() {
        for (wrong, symbol) in [
            ("Kế hoạch 310/KH-UBND", "310/KH-UBND"),
            ("Chỉ thị 05-CT/TW", "05-CT/TW"),
            ("Quyết định 1883/QĐ-UBND", "1883/QĐ-UBND"),
            ("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
            ("Công văn 606/BXD-VP", "606/BXD-VP"),
            ("Thông tư 12/2024/TT-BNV", "12/2024/TT-BNV"),
            ("Đề án 08-ĐA/TU", "08-ĐA/TU"),
            ("kế hoạch 310/KH-UBND", "310/KH-UBND"),
            ("Thông báo kết luận 12-TB/TU", "12-TB/TU"),
            ("Văn bản 66/SNV-VP", "66/SNV-VP"),
        ] {
            assert_eq!(marked(&CHECK, &format!("Theo {wrong} ngày 5/3/2025.")), [symbol], "{wrong}");
        }
        assert!(fixed(&CHECK, "noi_dung: Theo Kế hoạch 310/KH-UBND.").contains("Kế hoạch số 310/KH-UBND."));
    }

    #[test]
    fn short_names_brackets_tables_and_laws_are_let_be() {
        for right in [
            "Theo Kế hoạch số 310/KH-UBND.",
            "Theo Kế hoạch số: 310/KH-UBND.",
            "Theo Nghị quyết số 57-NQ/TW (sau đây gọi tắt là Nghị quyết 57-NQ/TW). Nghị quyết 57-NQ/TW nêu rõ.",
            "Theo chủ trương (Nghị quyết 57-NQ/TW). Nghị quyết 57-NQ/TW nêu rõ.",
            "| Văn bản |\n|---|\n| Kế hoạch 310/KH-UBND |\n\nHọp.",
            "Theo Luật Điện lực 61/2024/QH15.",
            "Theo QĐ 12/QĐ-SNV.",
            "Theo Nghị quyết 57.",
            "Theo Nghị quyết số 57-NQ/TW, 59-NQ/TW.",
            "Theo Kế hoạch hành động số 310/KH-UBND.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}");
        }
    }
}
