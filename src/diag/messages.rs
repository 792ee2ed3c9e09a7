//! Messages of stages that hold no Vietnamese themselves. Each function makes one diagnostic; the caller adds the place.

use super::Diagnostic;
use crate::units::Len;

/// Longest stretch of the officer's text that a message repeats, in characters.
const QUOTED: usize = 60;

/// A line that must stand alone on one line is too long for its column, by `excess`.
pub fn line_too_long(text: &str, excess: Len) -> Diagnostic {
    let (text, excess) = (quoted(text), mm(excess));
    Diagnostic::error(
        "DAU-20",
        format!("dòng \"{text}\" dài hơn chỗ dành cho nó {excess} mm, không đứng vừa trên một dòng"),
    )
    .advise("viết dòng này ngắn lại, hoặc giảm lề trái, lề phải trong giới hạn của nghị định ('trinh_bay')")
}

/// A single word of the head is wider than its column.
pub fn head_word_too_long(line: &str) -> Diagnostic {
    let line = quoted(line);
    Diagnostic::error("DAU-21", format!("\"{line}\" không có dấu cách và dài hơn cột của phần đầu văn bản"))
        .advise("thêm dấu cách giữa các từ, hoặc viết ngắn lại")
}

/// A word of the body is wider than the line and was torn.
pub fn word_torn(line: &str) -> Diagnostic {
    let line = quoted(line);
    Diagnostic::warning("CHU-20", format!("có từ dài hơn cả dòng nên bị ngắt giữa chừng: \"{line}\""))
        .advise("kiểm tra xem có thiếu dấu cách không; nếu là đường dẫn hay mã số thì viết ngắn lại")
}

/// The longest words of a table need more width than it has.
pub fn table_too_wide(columns: usize, needed: Len, width: Len) -> Diagnostic {
    let (needed, width) = (mm(needed), mm(width));
    Diagnostic::error("BANG-20", format!("bảng {columns} cột cần rộng ít nhất {needed} mm, trang chỉ có {width} mm"))
        .advise("bớt cột, tách các từ quá dài trong ô, đặt cỡ chữ nhỏ hơn cho bảng ('co_chu'), hoặc đưa bảng vào phụ lục khổ ngang")
}

/// The first characters of a text.
fn quoted(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Millimetres with one decimal, rounded up, with the Vietnamese decimal comma.
fn mm(len: Len) -> String {
    format!("{:.1}", (len.mm() * 10.0).ceil() / 10.0).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_quotes_the_beginning_and_counts_in_millimetres() {
        let d = line_too_long(&"ủy ban ".repeat(20), Len::from_mm(3.2));
        assert!(d.what.contains("ủy ban…"), "{}", d.what);
        assert!(d.what.contains("3,2 mm") || d.what.contains("3,3 mm"), "{}", d.what);
    }
}
