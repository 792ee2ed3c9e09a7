//! CAU-01: an entry of a list or a paragraph that ends without a mark.
//!
//! Căn cứ: none. Only where others of its kind have one: an entry among its siblings, a paragraph among all paragraphs of the
//! body. Short dash lines are names of things; what leads to a table or a list ends as it likes.

use crate::diag::rules;
use crate::lint::text::{Paragraph, Zone};
use crate::lint::{Check, Found, Subject};
use crate::model::TextKind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CAU_01, run };

/// How long a dash line is at least that is a sentence.
const SENTENCE: usize = 40;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.iter().filter(|(_, p)| p.zone == Zone::Body) {
        // Behind the last word the program sets `./.` itself.
        let last = subject.text.paragraphs[number + 1..]
            .iter()
            .all(|p| !matches!(p.zone, Zone::Body | Zone::Closing | Zone::Cell));
        if last || !lacks(paragraph) || !others_close(subject, number, paragraph) {
            continue;
        }
        let text = paragraph.text.trim_end();
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        let what = format!("'{}' hết mà không có dấu", end(text));
        found.tell(
            found.at(number, last..text.len(), what).advise("thêm dấu chấm, hoặc dấu chấm phẩy như các ý bên cạnh"),
        );
    }
}

/// Whether a paragraph that should end with a mark has none.
fn lacks(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text.trim_end();
    let last = text.trim_end_matches(['”', '"', ')']).chars().next_back();
    let marked = last.is_none_or(|c| matches!(c, '.' | ';' | ':' | ',' | '?' | '!' | '…' | '/'));
    let small = text.chars().any(char::is_lowercase);
    !marked && small && text.chars().count() >= SENTENCE
}

/// Whether most others of its kind have a mark.
fn others_close(subject: &Subject<'_>, number: usize, paragraph: &Paragraph<'_>) -> bool {
    let next = subject.text.paragraphs.get(number + 1);
    let leads = next.is_some_and(|next| matches!(next.zone, Zone::Cell | Zone::Figure) || next.parent == Some(number));
    let entry = paragraph.is_entry() && paragraph.unit.as_ref().is_some_and(|unit| !unit.has_below);
    let plain = paragraph.kind == Some(TextKind::Paragraph);
    if leads || !entry && !plain {
        return false;
    }
    let kind = paragraph.unit.as_ref().map(|unit| unit.kind);
    let same = |p: &&Paragraph<'_>| {
        p.zone == paragraph.zone
            && p.unit.as_ref().map(|unit| unit.kind) == kind
            && (plain && p.kind == paragraph.kind || !plain && p.parent == paragraph.parent)
    };
    let all: Vec<&Paragraph<'_>> = subject.text.paragraphs.iter().filter(same).collect();
    let closed = all.iter().filter(|p| p.text.trim_end().ends_with(['.', ';', ':', '/'])).count();
    closed > 1 && closed * 10 >= all.len() * 6
}

/// Its last words.
fn end(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let from = words.len().saturating_sub(4);
    format!("{}{}", if from > 0 { "… " } else { "" }, words[from..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn an_entry_without_a_mark_among_others_is_told() {
        let list = "- Lập danh sách hồ sơ đến hạn nộp lưu của năm.\n- Sắp xếp hồ sơ theo thứ tự của mục lục hồ sơ;\n";
        for entry in [
            "- Bàn giao hồ sơ cho lưu trữ cơ quan đúng thời hạn",
            "- Kiểm tra việc lập hồ sơ của từng phòng trong năm",
            "- Báo cáo kết quả về Văn phòng Sở để tổng hợp chung",
            "- Tổ chức một lớp tập huấn cho công chức văn thư (mới)",
            "- Thực hiện phong trào “Phòng làm việc gọn gàng, sạch đẹp”",
        ] {
            let last = entry.chars().next_back().unwrap().to_string();
            assert_eq!(marked(&CHECK, &format!("{list}{entry}\n- Họp.")), [last], "{entry}");
        }
        let text = "Sở Nội vụ tổ chức tập huấn cho các phòng.\n\nCác phòng cử công chức tham gia đầy đủ.\n\nVăn phòng Sở chuẩn bị hội trường, tài liệu cho lớp\n\nHọp tại Sở.";
        assert_eq!(marked(&CHECK, text), ["p"]);
    }

    #[test]
    fn short_lines_titles_and_lists_of_their_own_kind_are_not() {
        for text in [
            "- Lập danh sách hồ sơ.\n- Sắp xếp hồ sơ;\n- Các phòng",
            "- Lập danh sách hồ sơ đến hạn nộp lưu của năm nay\n- Sắp xếp hồ sơ theo thứ tự của mục lục hồ sơ cũ",
            "1. Tổ chức tập huấn công tác văn thư, lưu trữ năm 2026\n- Ở xã.\n2. Kiểm tra công tác văn thư, lưu trữ của các phòng\n- Ở huyện.",
            "Sở Nội vụ tổ chức tập huấn cho các phòng.\n\nHọp ở xã.\n\nVăn phòng Sở chuẩn bị hội trường, tài liệu cho lớp",
            "TỔ CHỨC TẬP HUẤN CÔNG TÁC VĂN THƯ CHO CÁC PHÒNG.\n\nHọp.\n\nTỔ CHỨC TẬP HUẤN CÔNG TÁC VĂN THƯ CHO CÁC PHÒNG",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }
}
