//! VH-40: `…; Tổ chức …`: a task that goes on behind a semicolon with a capital.
//!
//! Căn cứ: Phụ lục II, mục I: a capital begins a sentence, and a semicolon ends none. Behind it a list of names may stand
//! (movements, bodies, documents), so only verbs count, and of those that begin names, too (`Tổ chức`), only where no
//! other capital follows.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::names;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_40, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let prose = subject.text.running().filter(|(_, p)| p.zone.is_prose() && p.zone != Zone::LegalBasis);
    for (number, paragraph) in prose {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for stretch in capitals(&subject.read(number).words).into_iter().filter(|stretch| !own(stretch)) {
            let word = &paragraph.text[stretch.clone()];
            let what = format!("sau dấu chấm phẩy, '{word}' viết hoa");
            found.tell(found.instead(number, stretch, what, &word.to_lowercase()));
        }
    }
}

/// Verbs with a capital behind a semicolon.
fn capitals(words: &Words<'_>) -> Vec<Range<usize>> {
    let verb = |at: usize| -> Option<Range<usize>> {
        let word = words.get(at)?;
        let lone = word.is_capital() && word.text.chars().skip(1).all(char::is_lowercase);
        if !lone || words.before(at).trim() != ";" || names::find(words, at).is_some() {
            return None;
        }
        if is_listed(words, at) {
            return None;
        }
        let (verb, count) = Usage::Verb.starts(words, at)?;
        // `Thăm dò: 01 giấy phép; Khai thác: 03 giấy phép`: a label.
        if words.behind(at + count - 1).trim_start().starts_with(':') {
            return None;
        }
        let name = words.joined(at + count) && words.get(at + count).is_some_and(Word::is_capital);
        (!(name && Usage::VerbOrName.has(verb))).then(|| word.range())
    };
    (1..words.list.len()).filter_map(verb).collect()
}

/// Whether what stands before the semicolon is itself an entry with a capital that is no verb: `gồm: Chỉ huy; Thợ; Quản lý kho`.
fn is_listed(words: &Words<'_>, at: usize) -> bool {
    let parted = |at: &usize| words.before(*at).contains([';', ':', '.']);
    let Some(entry) = (1..at).rev().find(parted).filter(|entry| !words.before(*entry).contains('.')) else {
        return false;
    };
    words.list[entry].is_capital() && Usage::Verb.starts(words, entry).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_verb_behind_a_semicolon_is_told() {
        for (text, verb) in [
            ("Xây dựng kế hoạch; Tổ chức tập huấn.", "Tổ"),
            ("a) Lập danh sách; Tham mưu cho lãnh đạo Sở.", "Tham"),
            ("Rà soát hồ sơ;  Phối hợp Sở Nội vụ chỉnh lý.", "Phối"),
            ("Họp xã; Báo cáo kết quả.", "Báo"),
            ("- Kiểm tra kho; Đôn đốc các phòng;", "Đôn"),
            ("Nộp hồ sơ; Đề xuất giải pháp; chỉnh lý.", "Đề"),
            ("Mở lớp; Bảo đảm an toàn.", "Bảo"),
            ("Nắm tình hình; Kịp thời xử lý.", "Kịp"),
            ("Đọc tài liệu; Tăng cường kiểm tra.", "Tăng"),
            ("Ghi sổ; Quản lý hồ sơ.", "Quản"),
        ] {
            assert_eq!(marked(&CHECK, text), [verb], "{text}");
        }
    }

    #[test]
    fn names_and_new_sentences_are_not() {
        for text in [
            "Gồm: Sở Nội vụ; Sở Tài chính.",
            "Gồm Quỹ Nhi đồng; Tổ chức Y tế thế giới.",
            "Các phòng: Quản lý Công nghiệp; Quản lý Năng lượng.",
            "Xây dựng kế hoạch; tổ chức tập huấn.",
            "Họp xã. Tổ chức tập huấn.",
            "Phong trào “Đền ơn”; “Tổ chức tốt”.",
            "MỤC TIÊU; TỔ CHỨC.",
            "Chủ trì: Văn phòng; Đơn vị phối hợp: Sở Tài chính.",
            "Ban Tuyên giáo; Thanh tra tỉnh.",
            "Đợt I; Đợt II.",
            "Người làm việc ở kho, gồm: Chỉ huy nổ mìn; Thợ mìn; Quản lý kho.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_capital_goes() {
        let plan = fixed(&CHECK, "noi_dung: Lập kế hoạch; Tổ chức tập huấn; Đánh giá kết quả.");
        assert!(plan.contains("noi_dung: Lập kế hoạch; tổ chức tập huấn; đánh giá kết quả."), "{plan}");
    }
}
