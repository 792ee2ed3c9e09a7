//! DAN-13: a document that is cited for the first time without its title.
//!
//! Căn cứ: as of DAN-06. Vì sao: a number says nothing of what the document is about. A note: often the sentence says it before
//! (`Quy chế làm việc ban hành kèm theo Quyết định số …`), which counts as the title. Traps: what goes on in another way than a
//! title does (`… kế hoạch thi đua`) is DAN-11's; laws, asides, lists.

use crate::diag::rules;
use crate::lint::grammar::citation::Citation;
use crate::lint::grammar::data::kinds;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

use super::super::cited;
use super::no_date::is_cited_whole;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_13, run };

/// How many words before a document may say that it amends another one.
const AMENDED: usize = 20;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.first_citations() {
        if citation.title.is_some() || !is_cited_whole(subject, number, citation) || is_said(subject, number, citation)
        {
            continue;
        }
        let what = format!("{} được viện dẫn lần đầu mà không ghi trích yếu", cited::called(citation));
        let told = found.at(number, citation.range.start..citation.symbol.range.end, what);
        found.tell(told.advise("thêm 'về …' sau tên cơ quan ban hành"));
    }
}

/// Whether the sentence says otherwise what the document is about: it comes with another one, or goes on with a word of it.
fn is_said(subject: &Subject<'_>, number: usize, citation: &Citation<'_>) -> bool {
    let words = &subject.read(number).words;
    let first = words.at(citation.range.start);
    let carried = first > 1
        && words.get(first - 1).is_some_and(|word| word.is("theo"))
        && words.get(first - 2).is_some_and(|word| word.is("kèm"));
    // `Theo đề nghị của … tại Tờ trình số …` says what is proposed.
    let at_place = first > 0 && words.get(first - 1).is_some_and(|word| word.is("tại"));
    let next = words.at(citation.range.end);
    let goes_on =
        words.joined(next) && (kinds::starts(words, next).is_some() || Group::Opener.starts(words, next).is_some());
    carried || at_place || amended_by(words, first) || goes_on || !citation.between.is_empty()
}

/// Whether a document is named as the one that amends the one before: `được sửa đổi, bổ sung bởi Nghị định số …`.
pub(super) fn amended_by(words: &Words<'_>, first: usize) -> bool {
    (first.saturating_sub(AMENDED)..first).any(|at| Group::Amending.starts(words, at).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn a_first_citation_without_its_title_is_told() {
        for (body, part) in [
            (
                "Thực hiện Kế hoạch số 28/KH-UBND ngày 15/01/2026 của UBND tỉnh, các phòng báo cáo.",
                "Kế hoạch số 28/KH-UBND",
            ),
            ("Theo Công văn số 15/SNV-VP ngày 15/01/2026 của Sở Nội vụ.", "Công văn số 15/SNV-VP"),
        ] {
            assert_eq!(marked(&CHECK, body), [part], "{body}");
        }
    }

    #[test]
    fn titles_later_citations_and_what_comes_with_another_are_right() {
        for body in [
            "Thực hiện Kế hoạch số 28/KH-UBND ngày 15/01/2026 của UBND tỉnh về tập huấn; theo Kế hoạch số 28/KH-UBND.",
            "Theo Quy chế làm việc ban hành kèm theo Quyết định số 28/QĐ-UBND ngày 15/01/2026 của UBND tỉnh.",
            "Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 28/TTr-PNV ngày 15/01/2026.",
            "Theo Quyết định số 28/QĐ-UBND ngày 15/01/2026 của UBND tỉnh ban hành Quy chế làm việc.",
        ] {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
    }
}
