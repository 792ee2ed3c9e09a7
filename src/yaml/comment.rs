//! Whether what stands behind ` #` was meant as text. To YAML it is a comment, and the text behind it is lost.
//!
//! `#5` and `#ThiĐua` are text: whoever comments puts a space behind the mark. `# ban hành` is text behind one space and words
//! that go on (`Kế hoạch số # 5`, `các phòng # ban`): a comment is set off by two spaces, stands behind a value that is no
//! sentence (a number, a day, a code) or one that has its end mark, or says that it is one.

use super::source::Source;
use crate::diag::{Diagnostic, Place, rules};

/// How notes to oneself begin.
const NOTES: [&str; 20] = [
    "bỏ", "chưa", "chờ", "cần", "của", "ghi", "hỏi", "hoặc", "kiểm", "lưu ý", "nếu", "nhớ", "sửa", "theo", "thêm",
    "todo", "xem", "xin", "điền", "đổi",
];

/// What is to be said where the text of a plain scalar, which ends at a column (from 0) of a line, is cut by a comment.
pub(super) fn cut(source: &Source<'_>, value: &str, (number, column): (usize, usize)) -> Option<Diagnostic> {
    let line = source.line(number);
    let rest = &line[source.byte(number, column)..];
    let comment = rest.trim_start();
    let text = comment.strip_prefix('#').filter(|_| comment.len() < rest.len())?;
    let one_space = comment.len() + 1 == rest.len();
    let tight = text.starts_with(char::is_alphanumeric);
    if !(tight || one_space && goes_on(value, text.trim())) {
        return None;
    }
    let column = column + (rest.chars().count() - comment.chars().count()) + 1;
    let place = Place::new(source.file, number as u32, column as u32).wide(comment.trim_end().chars().count() as u32);
    Some(
        Diagnostic::of(&rules::YAML_10, "chữ từ dấu # đến hết dòng bị coi là chú thích, không vào văn bản")
            .at(place)
            .advise("nếu là chữ của văn bản, đặt cả câu trong dấu nháy '…' hoặc viết dưới dấu |; nếu là chú thích, để hai dấu cách trước dấu # và một dấu cách sau nó"),
    )
}

/// Whether a text goes on behind `# `.
fn goes_on(value: &str, behind: &str) -> bool {
    if behind.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let begins = behind.chars().next();
    // A sign, a question to oneself, a note in brackets.
    if !begins.is_some_and(char::is_alphabetic) || behind.ends_with(['?', '!']) {
        return false;
    }
    let small = behind.to_lowercase();
    let is_note =
        NOTES.iter().any(|word| small.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    let ended = value.ends_with(['.', ';', ':', '!', '?', '…']);
    let words = value.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    !is_note && !ended && words.count() > 1
}

#[cfg(test)]
mod tests {
    use crate::diag::{FileId, rules};
    use crate::yaml::read;

    fn told(text: &str) -> bool {
        let said = read(text, FileId(0)).diagnostics;
        assert!(said.iter().all(|d| d.rule == &rules::YAML_10), "{text}: {said:?}");
        !said.is_empty()
    }

    #[test]
    fn text_that_a_comment_swallows_is_told() {
        for text in [
            "a: Kế hoạch số # 5",
            "a: Kế hoạch số #5 của Sở",
            "a: Phong trào thi đua  #ViMôiTrườngXanh",
            "a: Tập huấn các lớp # văn thư",
            "a: Dạy ngôn ngữ C # cơ bản",
            "a: [Phòng Nội vụ]\nb: UBND xã # phường",
            "a:\n  - Các phòng # ban thuộc huyện",
            "a:\n  - Các phòng # Các ban",
            "a:\n  - b: Đường số # 12 phường An Phú",
            "a: Thực hiện Nghị quyết\n  của Huyện ủy # khóa mười",
        ] {
            assert!(told(text), "{text}");
        }
    }

    #[test]
    fn a_comment_is_none_of_it() {
        for text in [
            "a: Kế hoạch tập huấn  # các lớp của năm nay",
            "a: 15 # số cũ",
            "a: 31/5/2021 # ngày ký",
            "a: KH-PNV # ký hiệu của phòng",
            "a: Sở Nội vụ # nhớ gửi bản giấy",
            "a: Sở Nội vụ # chưa chắc",
            "a: Sở Nội vụ # TODO",
            "a: Sở Nội vụ # có gửi không?",
            "a: Sở Nội vụ # (bản giấy)",
            "a: Mở lớp tập huấn. # câu này lấy của năm trước",
            "a: gd-snv # giám đốc",
            "a: Sở Nội vụ #",
            "a: Sở Nội vụ # ---",
            "a: 'Sở Nội vụ' # phòng ban",
            "a: |\n  Kế hoạch số # 5",
            "a: # phòng ban\n  - Sở Nội vụ",
            "# các phòng ban\na: Sở Nội vụ",
        ] {
            assert!(!told(text), "{text}");
        }
    }
}
