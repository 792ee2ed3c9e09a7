//! DAN-10: the title of a cited document goes on with a capital: `của UBND tỉnh Ban hành`, `về việc Phê duyệt`.
//!
//! Căn cứ: a capital begins a sentence and a name; a title within a sentence is neither. Vì sao: the name of the issuer runs
//! into the title. Traps: verbs within names of bodies (`Trung tâm Hỗ trợ`), titles in quotes, names of laws, lines in
//! capitals.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::citation::Title;
use crate::lint::grammar::data::kinds::Judged;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_10, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.citations() {
        let text = &subject.text.paragraphs[number].text;
        let Some(title) = citation.title.as_ref() else { continue };
        let words = &subject.read(number).words;
        let Some(verb) =
            title.verb.clone().or_else(|| task(words, title)).filter(|verb| verb.start == title.range.start)
        else {
            continue;
        };
        let typed = &text[verb.clone()];
        let capitals = typed.chars().filter(|c| c.is_uppercase()).count();
        let law = citation.kind.is_none_or(|kind| kind.judged == Judged::Law);
        if !typed.starts_with(char::is_uppercase) || capitals > 1 || law || is_quoted(text, verb.start) {
            continue;
        }
        let first = words.at(verb.start);
        if title.about.is_none() && (Group::BodyHead.ends(words, first).is_some() || is_of_company(words, first)) {
            continue;
        }
        let first = typed.chars().next().map_or(0, char::len_utf8);
        let right = typed[..first].to_lowercase() + &typed[first..];
        let what = format!("trích yếu của văn bản được viện dẫn viết tiếp bằng chữ thường, không viết hoa '{typed}'");
        found.tell(found.instead(number, verb, what, &right));
    }
}

/// A verb that tasks begin with, behind `về`, and no capital behind it that would make it a name: `về việc Chấn chỉnh …`.
fn task(words: &Words<'_>, title: &Title) -> Option<Range<usize>> {
    title.about.as_ref()?;
    let at = words.at(title.range.start);
    let (_, count) = Usage::Verb.starts(words, at)?;
    let name = words.joined(at + count) && words.get(at + count).is_some_and(|word| word.is_capital());
    (!name).then(|| Some(words.get(at)?.start..words.get(at + count - 1)?.end()))?
}

/// How many words before a verb the name of a company may begin.
const COMPANY: usize = 8;

/// Whether a word stands in the name of a company: `Công ty cổ phần Xây dựng giao thông`.
fn is_of_company(words: &Words<'_>, at: usize) -> bool {
    let joined = (at.saturating_sub(COMPANY)..=at).rev().take_while(|next| words.joined(*next));
    joined.map(|next| next - 1).any(|from| Group::Company.starts(words, from).is_some())
}

/// Whether a quote opens before a place.
fn is_quoted(text: &str, at: usize) -> bool {
    text[..at].trim_end().ends_with(['“', '"', '«', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_capital_in_the_middle_is_told_and_taken_down() {
        for (wrong, word) in [
            ("Quyết định số 12/QĐ-UBND ngày 5/3/2025 của UBND xã Ban hành Quy chế", "Ban hành"),
            ("Quyết định số 12/QĐ-UBND ngày 5/3/2025 của UBND xã về việc Phê duyệt đề án", "Phê duyệt"),
            ("Nghị định số 30/2020/NĐ-CP ngày 5/3/2020 của Chính phủ Quy định chi tiết", "Quy định chi tiết"),
            ("Kế hoạch số 9/KH-UBND ngày 5/3/2025 của UBND thành phố Bến Lau Thực hiện Chương trình", "Thực hiện"),
            ("Kế hoạch số 9/KH-UBND về Tổ chức hội thi", "Tổ chức"),
            ("Kế hoạch số 9/KH-UBND ngày 5/3/2025 về việc Triển khai việc ấy", "Triển khai"),
            ("Công văn số 9/SNV-VP ngày 5/3/2025 của Sở Nội vụ về việc Hướng dẫn công tác", "Hướng dẫn"),
            ("Thông tư số 12/2024/TT-BNV của Bộ trưởng Bộ Nội vụ về Tập huấn nghiệp vụ", "Tập huấn"),
            ("Chỉ thị số 9/CT-UBND của Chủ tịch UBND tỉnh về Tăng cường quản lý", "Tăng cường"),
            ("Nghị quyết số 9/NQ-HĐND của HĐND tỉnh Thông qua danh mục", "Thông qua"),
        ] {
            assert_eq!(marked(&CHECK, &format!("Theo {wrong}.")), [word], "{wrong}");
        }
        let plan = fixed(&CHECK, "noi_dung: Theo Quyết định số 9/QĐ-SNV về việc Điều chỉnh kế hoạch.");
        assert!(plan.contains("về việc điều chỉnh kế hoạch"), "{plan}");
    }

    #[test]
    fn names_quotes_and_sentences_are_let_be() {
        for right in [
            "Quyết định số 12/QĐ-UBND ngày 5/3/2025 của UBND xã ban hành Quy chế",
            "Kế hoạch số 9/KH-BQL ngày 5/3/2025 của Ban Quản lý dự án",
            "Kế hoạch số 9/KH-TT của Trung tâm Hỗ trợ doanh nghiệp",
            "Hướng dẫn số 9-HD/BTCTU của Ban Tổ chức Tỉnh ủy",
            "Thông tư số 12/2024/TT-BXD của Bộ Xây dựng",
            "Kế hoạch số 9/KH-UBND về việc “Phát động thi đua”",
            "Luật số 15/2012/QH13 ngày 20/6/2012 về Xử lý vi phạm hành chính",
            "KẾ HOẠCH SỐ 9/KH-UBND VỀ TỔ CHỨC HỘI THI",
            "Kế hoạch số 9/KH-UBND về Chương trình mục tiêu",
            "Kế hoạch số 9/KH-UBND. Thực hiện việc ấy",
            "Quyết định số 9/QĐ-CT của Công ty Xây dựng An Bình",
            "Văn bản số 17/TB-NM ngày 27/02/2026 của Công ty cổ phần Xây dựng giao thông An Bình",
            "Văn bản số 17/TB-NM của Công ty TNHH Một thành viên Phát triển nhà An Bình",
            "Kế hoạch số 9/KH-QHT của Quỹ Hỗ trợ nông dân",
        ] {
            assert!(marked(&CHECK, &format!("Theo {right}.")).is_empty(), "{right}");
        }
    }
}
