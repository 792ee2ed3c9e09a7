//! From the bytes of a file to its text.

use super::encoding;
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::text::characters::odd;

/// Largest file that is read, in bytes: many times the longest plan.
const MAX_BYTES: usize = 5 << 20;
/// So many lines with a control character are named.
const LINES: usize = 40;

/// The text of a file: UTF-8 without byte order mark, lines ending in `\n`, no control characters. `name` is what messages
/// call the file; as it is not a source yet, they name the place in words.
///
/// # Errors
/// Too large, not UTF-8, or holding characters that no document can show.
pub fn decode(bytes: &[u8], name: &str) -> Result<String, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        let size = bytes.len() >> 20;
        return Err(Diagnostic::of(
            &rules::TEP_02,
            format!("{name}: tệp quá lớn ({size} MB, nhiều nhất {} MB)", MAX_BYTES >> 20),
        )
        .advise("kiểm tra có chọn nhầm tệp không; kế hoạch chỉ gồm chữ, hình ảnh không đưa vào tệp này"));
    }
    if encoding::is_utf16(bytes) {
        return Err(not_utf8(bytes, 0, name));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| not_utf8(bytes, e.valid_up_to(), name))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    if let Some(found) = encoding::of_text(&text, name) {
        return Err(found);
    }
    match text.char_indices().find(|(_, c)| is_control(*c)) {
        Some(found) => Err(control(&text, found, name)),
        None => Ok(text),
    }
}

/// Line and column, from 1, of the character after `before`.
fn place(before: &str) -> (usize, usize) {
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, before[start..].trim_start_matches('\u{FEFF}').chars().count() + 1)
}

fn not_utf8(bytes: &[u8], valid: usize, name: &str) -> Diagnostic {
    let (line, column) = place(&String::from_utf8_lossy(&bytes[..valid]));
    let what = format!("{name}:{line}:{column}: tệp không phải chữ Unicode dạng UTF-8");
    let zip =
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let (how, advice) = match zip {
        true => (
            "",
            "đây là tệp Word, PDF hoặc tệp nén, không phải tệp YAML; chép chữ trong đó sang một tệp YAML".to_string(),
        ),
        false => encoding::of_bytes(bytes),
    };
    Diagnostic::of(&rules::TEP_01, what + how).advise(advice)
}

/// Characters that YAML does not allow either.
fn is_control(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The first control character of a text and all others of its kind.
fn control(text: &str, (at, found): (usize, char), name: &str) -> Diagnostic {
    let (line, column) = place(&text[..at]);
    let called = odd(found).map_or("ký tự điều khiển", |odd| odd.name);
    let mut what = format!("{name}:{line}:{column}: {called} U+{:04X} không in được", u32::from(found));
    let lines = text.split('\n').zip(1..).filter(|(line, _)| line.contains(found));
    let lines: Vec<String> = lines.map(|(_, number): (_, usize)| number.to_string()).collect();
    let count = text.matches(found).count();
    if count > 1 {
        what += &format!(" (dòng {}; {count} chỗ)", in_a_row(&lines, LINES));
    }
    let diagnostic = Diagnostic::of(&rules::TEP_03, what);
    match odd(found) {
        Some(odd) => diagnostic.advise(odd.remedy),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> String {
        let d = decode(bytes, "ke-hoach.yaml").unwrap_err();
        format!("{}: {} | {}", d.code(), d.what, d.advice.unwrap_or_default())
    }

    #[test]
    fn mark_and_line_ends_are_taken_off() {
        assert_eq!(
            decode("\u{FEFF}so: 1\r\nký: \u{200B}\t\n".as_bytes(), "t"),
            Ok("so: 1\nký: \u{200B}\t\n".to_string())
        );
    }

    #[test]
    fn other_encodings_are_named() {
        assert!(
            fault(b"so: 1\nt\xEAn: T\xD7nh h\xD7nh")
                .starts_with("TEP-01: ke-hoach.yaml:2:2: tệp không phải chữ Unicode")
        );
        assert!(fault(b"\xFF\xFEs\0o\0:\0").contains("UTF-16"));
        assert!(fault(b"K\xD5 ho\xB9ch \xAE\xB5o t\xB9o c\xB8n b\xE9").contains("TCVN3 (phông"));
        assert!(fault(b"K\xEA\xEC hoa\xF2ch").contains("Windows-1258"));
        assert!(fault(b"PK\x03\x04\xFF").contains("tệp Word"));
    }

    #[test]
    fn control_characters_have_a_place_and_advice() {
        assert!(
            fault("a: kế\n b\u{B}c".as_bytes())
                .starts_with("TEP-03: ke-hoach.yaml:2:3: dấu xuống dòng của Word (Shift+Enter) U+000B")
        );
        let several = fault("a\u{B}b\u{B}\n\nc\u{B}".as_bytes());
        assert!(
            several.contains("(dòng 1, 3; 3 chỗ)") && several.contains("nếu là hai đoạn thì xuống dòng"),
            "{several}"
        );
        for c in ['\0', '\u{7F}', '\u{FFFE}', '\r'] {
            assert!(fault(format!("x{c}y").as_bytes()).starts_with("TEP-03: ke-hoach.yaml:1:2"), "{c:?}");
        }
    }

    #[test]
    fn large_files_are_refused() {
        assert!(fault(&vec![b' '; 10 << 20]).starts_with("TEP-02: ke-hoach.yaml: tệp quá lớn (10 MB"));
    }

    #[test]
    fn characters_that_word_leaves_are_called_what_they_are() {
        for (c, advice) in [
            ('\u{B}', "dấu xuống dòng của Word"),
            ('\u{C}', "dấu ngắt trang của Word"),
            ('\r', "dấu xuống dòng kiểu cũ (CR)"),
            ('\u{7}', "dấu cuối ô của bảng trong Word"),
            ('\u{1E}', "gạch nối đặc biệt của Word"),
            ('\u{1F}', "gạch nối đặc biệt của Word"),
            ('\u{1}', "xóa ký tự này"),
        ] {
            let said = fault(format!("x{c}y").as_bytes());
            assert!(said.starts_with("TEP-03") && said.contains(advice), "{said}");
        }
    }
}
