//! The bytes of a text → its characters.

use crate::diag::{Diagnostic, rules};
use crate::import::encoding::{Wish, windows};

/// Largest text that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;
/// So many bytes tell whether a file without byte order mark is UTF-16.
const PROBE: usize = 4096;
/// So many letters of several bytes for each byte that is wrong make a text UTF-8.
const LETTERS: usize = 10;

/// A decoded text, and whether it was read one byte a character: then nothing is sure of it before its old encoding is known.
pub(super) struct Decoded {
    /// The characters, without byte order mark.
    pub text: String,
    /// No Unicode encoding fits the bytes.
    pub bytewise: bool,
}

/// The characters of a file.
///
/// # Errors
/// Too large, or no text: NUL bytes, half of a UTF-16 pair, bytes that are no UTF-8 where the officer said it is Unicode.
pub(super) fn decode(bytes: &[u8], wish: Wish) -> Result<Decoded, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        let what = format!("tệp chữ quá lớn ({} MB, nhiều nhất {} MB)", bytes.len() >> 20, MAX_BYTES >> 20);
        return Err(Diagnostic::of(&rules::NHAP_31, what).advise("kiểm tra có chọn nhầm tệp không"));
    }
    let text = match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(Diagnostic::of(&rules::NHAP_31, "tệp chữ dạng UTF-32, chương trình không đọc dạng này")
                .advise("mở tệp bằng chương trình đã tạo ra nó, chọn Lưu thành, Mã hóa: UTF-8"));
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf8(rest, wish),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => match zeros(bytes) {
            Zeros::None => return utf8(bytes, wish),
            Zeros::Odd => utf16(bytes, u16::from_le_bytes)?,
            Zeros::Even => utf16(bytes, u16::from_be_bytes)?,
            Zeros::Any => {
                return Err(Diagnostic::of(&rules::NHAP_31, "tệp có byte 0, không phải tệp chữ")
                    .advise("mở tệp bằng chương trình đã tạo ra nó rồi lưu thành .docx hoặc .txt (UTF-8)"));
            }
        },
    };
    Ok(Decoded { text, bytewise: false })
}

/// UTF-8, else one byte a character.
fn utf8(bytes: &[u8], wish: Wish) -> Result<Decoded, Diagnostic> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_string(), bytewise: false }),
        Err(e) if wish.is_unicode() => {
            let line = bytes[..e.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(Diagnostic::of(&rules::NHAP_31, format!("dòng {line}: tệp không phải chữ Unicode dạng UTF-8"))
                .advise("bỏ '--bang-ma unicode' để chương trình tự nhận bảng mã cũ"))
        }
        Err(_) if let Some(line) = spoilt(bytes) => {
            let what = format!("dòng {line}: tệp là chữ UTF-8 nhưng ở dòng này có byte hỏng, không rõ là chữ gì");
            Err(Diagnostic::of(&rules::NHAP_31, what)
                .advise("mở tệp bằng Notepad, gõ lại chữ hỏng ở dòng ấy, rồi chọn Lưu thành, Mã hóa: UTF-8"))
        }
        Err(_) => Ok(Decoded { text: bytes.iter().map(|byte| windows::character(*byte)).collect(), bytewise: true }),
    }
}

/// The line of the first byte that is wrong in a text that is UTF-8 otherwise: so many letters of several bytes as nobody
/// writes by chance in an old encoding.
fn spoilt(bytes: &[u8]) -> Option<usize> {
    let (mut good, mut bad, mut first) = (0, 0, None);
    let mut lines = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        lines += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            bad += 1;
            first = first.or(Some(lines + 1));
        }
    }
    first.filter(|_| good >= LETTERS && good > LETTERS * bad)
}

/// UTF-16 in the byte order that `unit` reads.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Diagnostic> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let broken = || {
        Diagnostic::of(&rules::NHAP_31, "tệp chữ dạng UTF-16 bị hỏng")
            .advise("mở tệp bằng Notepad, xem chữ có đủ không, rồi chọn Lưu thành, Mã hóa: UTF-8")
    };
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    match text {
        Ok(text) if rest.is_empty() && !text.contains('\0') => Ok(text),
        _ => Err(broken()),
    }
}

/// Where zero bytes stand.
enum Zeros {
    /// Nowhere.
    None,
    /// At odd places, and often: the upper halves of UTF-16, the lower first.
    Odd,
    /// At even places, and often.
    Even,
    /// Anywhere.
    Any,
}

fn zeros(bytes: &[u8]) -> Zeros {
    if !bytes.contains(&0) {
        return Zeros::None;
    }
    let head = &bytes[..bytes.len().min(PROBE)];
    let count = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    // A third of the letters of a Vietnamese text, and all its spaces, are ASCII; few characters have a zero below.
    let mostly = |here: usize, there: usize| here * 8 >= head.len() && there * 8 <= here;
    match (count(0), count(1)) {
        (even, odd) if mostly(odd, even) => Zeros::Odd,
        (even, odd) if mostly(even, odd) => Zeros::Even,
        _ => Zeros::Any,
    }
}
