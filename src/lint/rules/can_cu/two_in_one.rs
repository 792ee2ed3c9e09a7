//! CANCU-02: two bases in one paragraph: `…; Căn cứ Kế hoạch số 77/KH-UBND …`.
//!
//! Căn cứ: each basis stands on a line of its own. Vì sao: the second one is overlooked. Traps: a basis line may name two
//! documents (`…; Nghị định số …`); only a word that begins bases, with a capital behind a mark, begins another.

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CANCU_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut bases = subject.readings().filter(|(_, paragraph, _)| paragraph.zone == Zone::LegalBasis).peekable();
    if bases.peek().is_none() {
        return found.not_applicable();
    }
    for (number, _, reading) in bases {
        let words = &reading.words;
        for at in 1..words.list.len() {
            let gap = words.before(at).trim();
            let begins =
                matches!(gap, ";" | "." | "," | ";." | ".;") && words.before(at).ends_with(char::is_whitespace);
            let capital = words.get(at).is_some_and(|word| word.is_capital());
            let Some((_, count)) = Group::Basis.starts(words, at).filter(|_| begins && capital) else { continue };
            if let (Some(first), Some(last)) = (words.get(at), words.get(at + count - 1)) {
                let what = "căn cứ thứ hai trong cùng một đoạn";
                found.tell(found.at(number, first.start..last.end(), what).advise("xuống dòng: mỗi căn cứ một dòng"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn count(basis: &str) -> usize {
        told(&CHECK, &format!("can_cu: |\n  {basis}")).lines().count()
    }

    #[test]
    fn a_second_basis_is_told() {
        for wrong in [
            "Căn cứ Luật Lưu trữ ngày 21/6/2024; Căn cứ Kế hoạch số 77/KH-UBND;",
            "Căn cứ Luật Lưu trữ ngày 21/6/2024. Căn cứ Kế hoạch số 77/KH-UBND.",
            "Căn cứ Luật Lưu trữ ngày 21/6/2024, Căn cứ Kế hoạch số 77/KH-UBND;",
            "Căn cứ Luật Lưu trữ ngày 21/6/2024; Theo đề nghị của Phòng Hành chính.",
            "Căn cứ Luật Lưu trữ ngày 21/6/2024; Xét đề nghị của Phòng Hành chính.",
            "Căn cứ chức năng của Sở. Xét đề nghị của Phòng Hành chính.",
            "Thực hiện Kế hoạch số 77/KH-UBND; Căn cứ tình hình.",
            "Căn cứ tình hình;  Căn cứ nhu cầu.",
            "Căn cứ tình hình của Sở\n  năm 2026; Căn cứ nhu cầu.",
            "Căn cứ Luật Lưu trữ ;  Căn cứ nhu cầu.",
        ] {
            assert_eq!(count(wrong), 1, "{wrong}");
        }
    }

    #[test]
    fn one_basis_is_let_be() {
        for right in [
            "Căn cứ Luật Lưu trữ ngày 21/6/2024;\n\n  Căn cứ Kế hoạch số 77/KH-UBND;",
            "Căn cứ Nghị định số 9/2025/NĐ-CP; Nghị định số 10/2025/NĐ-CP;",
            "Căn cứ Luật Lưu trữ và căn cứ nhu cầu;",
            "Căn cứ Luật Lưu trữ, căn cứ nhu cầu;",
            "Căn cứ Kế hoạch số 77/KH-UBND về việc xét tặng danh hiệu;",
            "Theo đề nghị của Trưởng phòng, xét nhu cầu;",
            "Căn cứ Quyết định “Căn cứ cách mạng”;",
            "Căn cứ tình hình thực tế.",
            "Căn cứ Kế hoạch số 77/KH-UBND (Căn cứ cũ);",
            "Căn cứ Khu căn cứ Bến Lau;",
        ] {
            assert_eq!(count(right), 0, "{right}");
        }
    }
}
