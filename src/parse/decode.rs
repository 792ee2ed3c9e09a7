//! From the bytes of a file to its text.

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
    let text = std::str::from_utf8(bytes).map_err(|e| not_utf8(bytes, e.valid_up_to(), name))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
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
    let nulls = bytes.iter().take(4096).filter(|b| **b == 0).count();
    let zip =
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let advice = if zip {
        "đây là tệp Word, PDF hoặc tệp nén, không phải tệp YAML; chép chữ trong đó sang một tệp YAML"
    } else if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || nulls > 16 {
        "tệp có vẻ ở dạng UTF-16; mở bằng Notepad rồi chọn Lưu thành (Save as), Mã hóa (Encoding): UTF-8"
    } else if looks_like_tcvn3(bytes) {
        "tệp có vẻ dùng bảng mã TCVN3 (phông .VnTime); chuyển sang Unicode bằng công cụ của UniKey rồi lưu dạng UTF-8"
    } else {
        "tệp có vẻ dùng bảng mã cũ (Windows-1258, VNI hoặc TCVN3); chuyển sang Unicode bằng công cụ của UniKey rồi lưu dạng UTF-8"
    };
    Diagnostic::of(&rules::TEP_01, what).advise(advice)
}

/// TCVN3 writes the letters with two diacritics, frequent in Vietnamese, in 0xB5–0xFE, where Windows-1258 has accented
/// Latin letters of other languages and writes tones as marks of their own (0xCC, 0xD2, 0xDE, 0xEC, 0xF2).
fn looks_like_tcvn3(bytes: &[u8]) -> bool {
    let count = |wanted: &[u8]| bytes.iter().filter(|b| wanted.contains(b)).count();
    let tcvn = count(&[0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB8, 0xB9, 0xC8, 0xD5, 0xD6]);
    let cp1258 = count(&[0xCC, 0xD2, 0xDE, 0xEC, 0xF2, 0xF0, 0xE3, 0xFD, 0xF5]);
    tcvn > cp1258
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
