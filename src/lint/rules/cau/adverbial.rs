//! CAU-03: `Thực hiện Kế hoạch số 15/KH-UBND ngày … . Sở Nội vụ …`: a sentence that is only an adverbial.
//!
//! Căn cứ: none. At the beginning of a paragraph that opens the document or a part of it: words that an adverbial begins with,
//! a cited document, a full stop, and then the body that should have been the subject.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::citation;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::model::TextKind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CAU_03, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let opening = |zone: Zone| matches!(zone, Zone::Opening | Zone::Body);
    for (number, _) in subject.text.iter().filter(|(_, p)| opening(p.zone) && p.kind == Some(TextKind::Paragraph)) {
        if let Some(stretch) = cut(&subject.read(number).words) {
            let what = "câu trước dấu chấm này chỉ có trạng ngữ, chưa có ai làm gì";
            found.tell(found.at(number, stretch, what).advise("thay dấu chấm bằng dấu phẩy"));
        }
    }
}

/// The stop behind an adverbial that a body follows.
fn cut(words: &Words<'_>) -> Option<Range<usize>> {
    Usage::Adverbial.starts(words, 0)?;
    // A semicolon goes on with other documents.
    let next = (1..words.list.len()).find(|at| {
        let gap = words.before(*at);
        gap.starts_with('.') && gap.len() > 1 || gap.starts_with(").")
    })?;
    let stop = words.get(next - 1)?.end() + words.before(next).find('.')?;
    let body = Group::Body.starts(words, next).is_some() && words.get(next)?.is_capital();
    let cited = citation::all(words).iter().any(|citation| citation.range.start < stop);
    // A comma before a body says that the sentence has its subject.
    let has_subject = (1..next).any(|at| {
        words.before(at).starts_with(',') && Group::Body.starts(words, at).is_some() && words.list[at].is_capital()
    });
    (body && cited && !has_subject).then(|| stop..stop + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn an_adverbial_alone_is_told() {
        let cited = "Kế hoạch số 15/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh về công tác văn thư";
        for (first, body) in [
            ("Thực hiện", "Sở Nội vụ ban hành Kế hoạch."),
            ("Căn cứ", "Sở Nội vụ tổ chức tập huấn."),
            ("Triển khai", "UBND xã xây dựng Kế hoạch."),
            ("Để thực hiện", "Văn phòng Sở đề nghị các phòng."),
            ("Theo", "Ủy ban nhân dân xã yêu cầu."),
        ] {
            assert_eq!(marked(&CHECK, &format!("{first} {cited}. {body}")), ["."], "{first}");
        }
    }

    #[test]
    fn whole_sentences_are_not() {
        let cited = "Kế hoạch số 15/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh về công tác văn thư";
        for text in [
            format!("Thực hiện {cited}, Sở Nội vụ ban hành Kế hoạch. Sở Nội vụ tổ chức."),
            format!("Thực hiện {cited}, Sở Nội vụ ban hành Kế hoạch."),
            format!("Sở Nội vụ thực hiện {cited}. Sở Nội vụ báo cáo."),
            "Thực hiện tốt công tác văn thư. Sở Nội vụ báo cáo.".to_string(),
            format!("Thực hiện {cited}. Các phòng báo cáo."),
        ] {
            assert!(marked(&CHECK, &text).is_empty(), "{text}");
        }
    }
}
