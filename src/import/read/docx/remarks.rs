//! What a reader of a Word file is told: tracked changes, symbols that are not known.

use super::walk::Seen;
use crate::diag::{Diagnostic, in_a_row, rules, shown};
use crate::import::{AsideClass, SourceDoc};

/// Most pieces of text that a remark shows.
const MOST_SHOWN: usize = 5;

/// The remarks on a document.
pub(super) fn of(doc: &SourceDoc, seen: &Seen) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let deleted: Vec<&str> =
        doc.aside.iter().filter(|a| a.class == AsideClass::Deleted).map(|a| a.text.trim()).collect();
    let inserted: Vec<&str> = seen.inserted.iter().map(|text| text.trim()).collect();
    if !deleted.is_empty() || !inserted.is_empty() {
        let what = format!(
            "tệp còn vết sửa (Track Changes): chữ chèn được lấy vào ({}), chữ xóa bị bỏ ra ({})",
            told(&inserted),
            told(&deleted)
        );
        out.push(
            Diagnostic::of(&rules::NHAP_11, what)
                .advise("xem lại các chỗ ấy; hoặc mở bằng Word, chọn Accept All hoặc Reject All, lưu lại rồi chạy lại"),
        );
    }
    if let Some((font, _, place)) = seen.symbols.first() {
        let codes: Vec<String> = seen.symbols.iter().map(|(_, c, _)| format!("{:04X}", u32::from(*c))).collect();
        let codes: Vec<String> = std::collections::BTreeSet::from_iter(codes).into_iter().collect();
        let what = format!(
            "{place}: ký hiệu của phông '{}' (mã {}) không rõ là hình gì, được giữ nguyên mã ({} chỗ)",
            shown(font),
            in_a_row(&codes, MOST_SHOWN),
            seen.symbols.len()
        );
        out.push(Diagnostic::of(&rules::NHAP_07, what).advise("xem trên tệp cũ rồi gõ ký tự cần dùng thay vào"));
    }
    if !seen.unknown.is_empty() {
        let names: Vec<String> = seen.unknown.iter().cloned().collect();
        let what = format!(
            "tệp có phần tử lạ ({}), không rõ Word trình bày thế nào; chữ bên trong được lấy đủ",
            in_a_row(&names, MOST_SHOWN)
        );
        out.push(Diagnostic::of(&rules::NHAP_13, what));
    }
    out
}

/// How many characters, and the first words.
fn told(texts: &[&str]) -> String {
    let count: usize = texts.iter().map(|t| t.chars().filter(|c| !c.is_whitespace()).count()).sum();
    let filled = || texts.iter().filter(|text| !text.is_empty());
    let first: Vec<String> = filled().take(MOST_SHOWN).map(|text| format!("'{}'", shown(text))).collect();
    match filled().count() {
        0 => "không có".to_string(),
        all if all > MOST_SHOWN => format!("{count} ký tự: {}, …", first.join(", ")),
        _ => format!("{count} ký tự: {}", first.join(", ")),
    }
}
