//! CAU-01: an entry of a list or a paragraph that ends without a mark; `… như sau` without its colon.
//!
//! Căn cứ: none. Only where others of its kind have one: a unit among its siblings, a lone entry among all entries of the
//! body, a paragraph among all paragraphs. Short lines are names of things, unless all others beside them have a mark; what
//! leads to a table or a list ends as it likes.

use std::collections::BTreeMap;

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::text::{Paragraph, Zone};
use crate::lint::{Check, Found, Subject};
use crate::model::{SectionKind, TextKind};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CAU_01, run };

/// How long a line is at least that is a sentence.
const SENTENCE: usize = 40;

/// How many of some lines there are, and how many of them end with a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: usize,
    closed: usize,
}

impl Count {
    fn take(&mut self, paragraph: &Paragraph<'_>) {
        self.all += 1;
        self.closed += usize::from(is_closed(paragraph));
    }

    /// Whether so many of ten, and more than one, have a mark.
    fn most(self, of_ten: usize) -> bool {
        self.closed > 1 && self.closed * 10 >= self.all * of_ten
    }
}

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let paragraphs = &subject.text.paragraphs;
    let mut counts: BTreeMap<Option<SectionKind>, Count> = BTreeMap::new();
    for paragraph in paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        counts.entry(kind(paragraph)).or_default().take(paragraph);
    }
    // Behind the last word the program sets `./.` itself.
    let ends = |p: &Paragraph<'_>| matches!(p.zone, Zone::Body | Zone::Closing | Zone::Cell) && p.annex.is_none();
    let last = paragraphs.iter().rposition(ends);
    for (number, paragraph) in subject.text.iter().filter(|(_, p)| matches!(p.zone, Zone::Body | Zone::Opening)) {
        let text = paragraph.text.trim_end();
        let end = text.char_indices().next_back().map_or(0, |(at, _)| at);
        if let Some(advice) = no_colon(paragraph).filter(|_| last != Some(number)) {
            let what = format!("'{}' dẫn đến phần dưới mà không có dấu hai chấm", tail(text));
            found.tell(found.at(number, end..text.len(), what).advise(advice));
            continue;
        }
        let of_kind = counts.get(&kind(paragraph)).copied().unwrap_or_default();
        if paragraph.zone != Zone::Body || last == Some(number) || !lacks(subject, number, of_kind) {
            continue;
        }
        let what = format!("'{}' hết mà không có dấu", tail(text));
        let advice = "thêm dấu chấm, hoặc dấu chấm phẩy như các ý bên cạnh";
        found.tell(found.at(number, end..text.len(), what).advise(advice));
    }
}

fn kind(paragraph: &Paragraph<'_>) -> Option<SectionKind> {
    paragraph.unit.as_ref().map(|unit| unit.kind)
}

/// What to do where a paragraph leads to what follows and does not say so.
fn no_colon(paragraph: &Paragraph<'_>) -> Option<&'static str> {
    let text = paragraph.text.trim_end();
    let plain = paragraph.kind == Some(TextKind::Paragraph) || paragraph.kind == Some(TextKind::RunOn);
    let bare = text.trim_end_matches(['.', ';', ',']);
    let words = Words::of(bare);
    let leads = Usage::LeadingWithColon.ends(&words, words.list.len()).is_some();
    let ends = !bare.ends_with(':') && bare.ends_with(char::is_alphabetic);
    (plain && leads && ends).then_some("thay bằng dấu hai chấm")
}

/// Whether a paragraph or a unit that should end with a mark has none.
fn lacks(subject: &Subject<'_>, number: usize, of_kind: Count) -> bool {
    let paragraph = &subject.text.paragraphs[number];
    let next = subject.text.paragraphs.get(number + 1);
    let leads = next.is_some_and(|next| matches!(next.zone, Zone::Cell | Zone::Figure) || next.parent == Some(number));
    if leads || is_marked(paragraph) || !paragraph.text.chars().any(char::is_lowercase) {
        return false;
    }
    let long = paragraph.text.trim_end().chars().count() >= SENTENCE;
    let Some(unit) = &paragraph.unit else {
        return paragraph.kind == Some(TextKind::Paragraph) && long && of_kind.most(6);
    };
    if unit.title || unit.has_below {
        return false;
    }
    let mut beside = Count::default();
    let siblings = subject.siblings().beside(number);
    siblings.iter().for_each(|at| beside.take(&subject.text.paragraphs[*at]));
    let alone = beside.closed + 1 == beside.all && beside.closed > 1;
    // Of a lone entry all others of the document tell.
    let few = siblings.len() < 3 && unit.kind.is_dash() && of_kind.all > 9 && of_kind.most(8);
    // Of two nearly all others of their kind tell.
    let pair = siblings.len() == 2 && beside.closed == 1 && long && of_kind.all > 5 && of_kind.most(8);
    alone || long && beside.most(6) || few || pair
}

/// Whether it ends with a mark, brackets and quotation marks not counted.
fn is_marked(paragraph: &Paragraph<'_>) -> bool {
    let last = paragraph.text.trim_end().trim_end_matches(['”', '"', ')']).chars().next_back();
    last.is_none_or(|c| matches!(c, '.' | ';' | ':' | ',' | '?' | '!' | '…' | '/'))
}

fn is_closed(paragraph: &Paragraph<'_>) -> bool {
    paragraph.text.trim_end().ends_with(['.', ';', ':', '/'])
}

/// Its last words.
fn tail(text: &str) -> String {
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
