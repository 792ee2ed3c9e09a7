//! CAU-02: a paragraph that breaks off: it ends with a comma, or the next one begins in small letters.
//!
//! Căn cứ: none. Only between paragraphs without labels that follow each other: entries of a list may end with a comma and begin
//! small. What the lines of typed text leave open is told where they are read (`NOIDUNG-02`).

use crate::diag::rules;
use crate::lint::text::Paragraph;
use crate::lint::{Check, Found, Subject};
use crate::model::TextKind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CAU_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let paragraphs = &subject.text.paragraphs;
    for (number, pair) in paragraphs.windows(2).enumerate() {
        let [before, next] = pair else { continue };
        if !goes_on(before, next) {
            continue;
        }
        let first = next.text.chars().next().map_or(0, char::len_utf8);
        let begins = next.text.split(' ').take(3).collect::<Vec<_>>().join(" ");
        let what = format!("đoạn bắt đầu bằng '{begins}' nối tiếp đoạn trên: câu bị ngắt giữa chừng");
        found.tell(found.at(number + 1, 0..first, what).advise("nối hai đoạn làm một"));
    }
}

/// Whether a paragraph goes on with the sentence of the one before it.
fn goes_on(before: &Paragraph<'_>, next: &Paragraph<'_>) -> bool {
    let plain = |p: &Paragraph<'_>| p.kind == Some(TextKind::Paragraph) && p.zone.is_prose();
    let text = before.text.trim_end();
    let follows = plain(next) && before.zone == next.zone && before.annex == next.annex;
    let runs = plain(before) || before.kind == Some(TextKind::RunOn);
    let small = next.text.starts_with(char::is_lowercase);
    let open = text.ends_with(|c: char| c == ',' || c.is_alphabetic());
    follows && runs && small && open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn a_sentence_in_two_paragraphs_is_told() {
        for (first, second) in [
            ("Hoàn thành các chỉ tiêu được giao,", "bảo đảm hiệu quả."),
            ("Sở Nội vụ tổ chức tập huấn cho các", "phòng chuyên môn."),
            ("1. Rà soát hồ sơ, tài liệu,", "lập danh mục."),
            ("Thực hiện đúng quy định của", "pháp luật."),
            ("Các phòng báo cáo,", "đề xuất."),
        ] {
            let begin = second.chars().next().unwrap().to_string();
            assert_eq!(marked(&CHECK, &format!("{first}\n\n\n{second}")), [begin], "{first}");
        }
    }

    #[test]
    fn whole_sentences_and_lists_are_not() {
        for text in [
            "Hoàn thành các chỉ tiêu.\n\nBảo đảm hiệu quả.",
            "Gồm các việc:\n\nlập danh mục.",
            "- họp xã,\n- lập sổ,\n- ghi sổ.",
            "a) họp xã,\n\nb) lập sổ.",
            "Gồm xã, phường;\n\nđặc khu.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }
}
