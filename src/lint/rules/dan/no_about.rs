//! DAN-11: `về` is missing between the issuer and the title of a cited document: `của Sở Nội vụ kế hoạch thi đua`.
//!
//! Also before a verb that `về` belongs to (`của Ủy ban nhân dân thành phố Thực hiện Chiến lược`), where a capital shows that a
//! title begins.
//!
//! Căn cứ: as of DAN-06. Vì sao: the name of the body and the title cannot be told apart. Traps: titles that begin with
//! `ban hành`, `phê duyệt` need no `về`; `báo cáo`, `thông báo`, `hướng dẫn` are verbs, too.

use crate::diag::rules;
use crate::lint::grammar::data::kinds;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_11, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.citations() {
        let words = &subject.read(number).words;
        let Some(issuer) = citation.issuer.clone() else { continue };
        if let Some(title) = &citation.title {
            let verb = words.at(title.range.start);
            let capital = words.get(verb).is_some_and(|word| word.is_capital());
            let wants = title.about.is_none() && capital && Usage::WantsAbout.starts(words, verb).is_some();
            if let Some(word) = words.get(verb).filter(|_| wants) {
                let what = format!("giữa cơ quan ban hành và trích yếu '{} …' thiếu chữ 'về'", word.text);
                let right = format!("về việc {}", word.text.to_lowercase());
                found.tell(found.instead(number, word.range(), what, &right));
            }
            continue;
        }
        let at = words.at(issuer.end);
        let Some(word) = words.get(at).filter(|word| word.is_small() && words.joined(at)) else { continue };
        let Some((kind, count)) = kinds::starts(words, at).filter(|(kind, _)| Group::Attached.has(kind.name)) else {
            continue;
        };
        // `kế hoạch hóa`, and a verb: `hướng dẫn các xã`.
        if Group::Opener.has(&kind.name.to_lowercase()) || !words.joined(at + count) {
            continue;
        }
        let what = format!("giữa cơ quan ban hành và trích yếu '{} …' thiếu chữ 'về'", kind.name.to_lowercase());
        let right = format!("về {}", word.text);
        found.tell(found.instead(number, word.range(), what, &right));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_title_without_its_word_is_told() {
        for wrong in [
            "Công văn số 14/SNV-VP ngày 5/3/2025 của Sở Nội vụ kế hoạch phát động thi đua",
            "Công văn số 14/SNV-VP của Sở Nội vụ chương trình công tác năm",
            "Quyết định số 14/QĐ-UBND của UBND tỉnh đề án tinh giản biên chế",
            "Quyết định số 14/QĐ-UBND ngày 5/3/2025 của UBND xã phương án phòng chống lụt bão",
            "Quyết định số 14/QĐ-SNV của Sở Nội vụ quy chế làm việc",
            "Công văn số 14/SGD-VP của Sở Giáo dục và Đào tạo kế hoạch năm học",
            "Thông báo số 14/TB-UBND của UBND tỉnh kế hoạch tiếp công dân",
            "Tờ trình số 14/TTr-SNV của Sở Nội vụ dự án kho lưu trữ",
            "Kế hoạch số 14/KH-UBND của Chủ tịch UBND xã chương trình trồng cây",
            "Công văn số 14/UBND-VX của UBND huyện An Bình kế hoạch tuyển sinh",
        ] {
            assert_eq!(marked(&CHECK, &format!("Theo {wrong}.")).len(), 1, "{wrong}");
        }
        let plan = fixed(&CHECK, "noi_dung: Theo Công văn số 14/SNV-VP của Sở Nội vụ kế hoạch thi đua.");
        assert!(plan.contains("của Sở Nội vụ về kế hoạch thi đua"), "{plan}");
    }

    #[test]
    fn titles_and_sentences_are_let_be() {
        for right in [
            "Công văn số 14/SNV-VP của Sở Nội vụ về kế hoạch thi đua",
            "Công văn số 14/SNV-VP của Sở Nội vụ về việc thi đua",
            "Nghị định số 30/2020/NĐ-CP của Chính phủ quy định chi tiết",
            "Quyết định số 14/QĐ-UBND của UBND tỉnh ban hành kế hoạch",
            "Quyết định số 14/QĐ-UBND của UBND tỉnh, kế hoạch của Sở",
            "Kế hoạch số 14/KH-UBND của UBND tỉnh hướng dẫn các xã",
            "Kế hoạch số 14/KH-UBND của UBND tỉnh báo cáo Chính phủ",
            "Kế hoạch số 14/KH-UBND của UBND tỉnh thông báo kết quả",
            "Kế hoạch số 14/KH-UBND của UBND tỉnh và kế hoạch của Sở",
            "Kế hoạch số 14/KH-SKH của Sở Kế hoạch và Đầu tư",
        ] {
            assert!(marked(&CHECK, &format!("Theo {right}.")).is_empty(), "{right}");
        }
    }
}
