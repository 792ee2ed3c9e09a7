//! What is said of a star that has no partner.

use super::inline::Side;
use crate::diag::{Diagnostic, rules};

/// So much of the text is shown beside the star.
const SHOWN: usize = 20;

/// So many stars at a character of a text stay characters: which partner is missing, what is printed, what to write.
pub(crate) fn unpaired(stars: usize, side: Side, text: &str, at: usize) -> Diagnostic {
    let mark = &"***"[..stars];
    let look = if stars == 1 { "nghiêng" } else { "đậm" };
    let chars: Vec<char> = text.chars().skip(at.saturating_sub(SHOWN)).take(2 * SHOWN + stars).collect();
    let before = at.min(SHOWN);
    let behind = before + stars;
    let word = |part: &[char]| part.iter().collect::<String>();
    let head = if at > before { "…" } else { "" };
    let tail = if text.chars().nth(at + stars + SHOWN).is_some() { "…" } else { "" };
    let shown = match side {
        Side::Before => format!("{}{tail}", word(&chars[before..])),
        Side::After => format!("{head}{}", word(&chars[..behind])),
        _ => format!("{head}{}{tail}", word(&chars)),
    };
    let stars_as_text = "\\*".repeat(stars);
    let as_text = format!("nếu là chữ thì viết {stars_as_text}");
    let (fault, advice) = match side {
        Side::Before => (
            format!("không có dấu {mark} đóng ở sau"),
            format!("thêm {mark} vào cuối chữ {look}, hoặc bỏ {mark}; {as_text}"),
        ),
        Side::After => (
            format!("không có dấu {mark} mở ở trước"),
            format!("thêm {mark} vào đầu chữ {look}, hoặc bỏ {mark}; {as_text}"),
        ),
        Side::Blank => (
            "đứng giữa hai dấu cách nên không phải dấu mở, dấu đóng".to_string(),
            format!("bỏ dấu cách ở phía chữ {look}, hoặc bỏ {mark}; {as_text}"),
        ),
        Side::Bracketed | Side::Either => (
            format!("không có dấu {mark} đi cùng"),
            format!("{as_text}; nếu không thì bỏ {mark}, hoặc thêm dấu còn thiếu"),
        ),
    };
    Diagnostic::of(&rules::CHU_01, format!("dấu {mark} {fault}, được in như chữ: '{shown}'")).advise(advice)
}
