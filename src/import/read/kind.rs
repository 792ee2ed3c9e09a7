//! What the bytes of a file are, whatever its name says.

use std::io::{Cursor, Read};

use crate::diag::{Diagnostic, rules, shown};

/// The kinds of files that people bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// A Word file of today, with or without macros.
    Docx,
    /// A Word file that begins like one but is cut off or spoilt.
    BrokenZip,
    /// A document of Office with a password.
    Encrypted,
    /// A Word file of before 2007.
    OldWord,
    /// Another file of old Office: a workbook, slides.
    OldOffice,
    /// A file of old Office that is cut off.
    CutOffice,
    /// RTF.
    Rtf,
    /// A web page.
    Html,
    /// A web page with its pictures in one file, as Word saves it (.mht).
    WebArchive,
    /// A Word document as one XML file.
    WordXml,
    /// PDF.
    Pdf,
    /// A picture.
    Image,
    /// A workbook.
    Xlsx,
    /// Slides.
    Pptx,
    /// A text of LibreOffice.
    Odt,
    /// Packed files of another kind.
    Zip,
    /// Packed files of RAR, 7-Zip, gzip.
    Packed,
    /// Text, in whatever encoding.
    Text,
    /// Nothing.
    Empty,
    /// Anything else.
    Unknown,
}

/// How many bytes are looked at to tell text from other things.
const LOOKED_AT: usize = 4096;
/// So many bytes of a file that nobody knows are shown.
const FIRST: usize = 24;

/// What these bytes are.
pub(crate) fn kind_of(bytes: &[u8]) -> FileKind {
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        return packed(bytes);
    }
    if begins(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
        return compound(bytes);
    }
    let photo = matches!(bytes.get(4..12), Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypavif"));
    // A text may begin with BM; the picture has four zeros behind its size.
    let bitmap = begins(&[b"BM"]) && bytes.get(6..10) == Some(&[0; 4]);
    let picture = [&b"\x89PNG"[..], b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];
    if begins(&picture) || bytes.get(8..12) == Some(b"WEBP") || photo || bitmap {
        return FileKind::Image;
    }
    if begins(&[b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B\x08"]) {
        return FileKind::Packed;
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let text = in_letters(head).to_lowercase().replace('\0', "");
    let text = text.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
    match () {
        () if text.is_empty() => FileKind::Empty,
        () if text.starts_with("{\\rtf") => FileKind::Rtf,
        () if head.windows(5).take(1024).any(|w| w == b"%PDF-") => FileKind::Pdf,
        () if text.starts_with("<?xml") && (text.contains("wordml") || text.contains("/2006/xmlpackage")) => {
            FileKind::WordXml
        }
        () if text.starts_with("mime-version:") => FileKind::WebArchive,
        () if text.starts_with("<?xml") && !text.contains("<html") => FileKind::Unknown,
        () if ["<!doctype html", "<html", "<?xml", "<head", "<body", "<meta", "<!--"]
            .iter()
            .any(|mark| text.starts_with(mark)) =>
        {
            FileKind::Html
        }
        () if binary(head) => FileKind::Unknown,
        () => FileKind::Text,
    }
}

/// The first bytes as letters, whatever Unicode writes them in, as far as it matters here.
fn in_letters(head: &[u8]) -> String {
    match wide(head) {
        Some(units) => String::from_utf16_lossy(&units),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// The first bytes as the units of UTF-16, where a mark in front says that they are that, or where as many halves are zeros
/// as spaces, digits and plain letters make: one in six.
fn wide(head: &[u8]) -> Option<Vec<u16>> {
    let (pairs, _) = head.as_chunks::<2>();
    let zeros = |half: usize| pairs.iter().filter(|pair| pair[half] == 0).count() * 6 >= pairs.len().max(1);
    let little = match head {
        [0xFF, 0xFE, ..] => true,
        [0xFE, 0xFF, ..] => false,
        _ if zeros(1) == zeros(0) => return None,
        _ => zeros(1),
    };
    let unit = |pair: &[u8; 2]| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) };
    Some(pairs.iter().map(unit).collect())
}

/// Whether these bytes are no text: control characters that no text has.
fn binary(head: &[u8]) -> bool {
    if let Some(units) = wide(head) {
        // Halves of letters are bytes of every kind; units below the blank are not. Zeros are told where the text is read.
        let odd = units.iter().filter(|unit| matches!(**unit, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F)).count();
        return odd * 50 > units.len();
    }
    let odd = head.iter().filter(|b| matches!(b, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F)).count();
    let zeros = head.iter().filter(|b| **b == 0).count();
    odd * 50 > head.len() || zeros * 10 > head.len() * 6
}

/// The kind of a package.
fn packed(bytes: &[u8]) -> FileKind {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return FileKind::BrokenZip };
    let names: Vec<String> =
        archive.file_names().map(|n| n.replace('\\', "/").trim_start_matches('/').to_lowercase()).collect();
    let has = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    match () {
        () if has("mimetype") && mimetype(&mut archive).contains("opendocument") => FileKind::Odt,
        () if has("word/") => FileKind::Docx,
        () if has("xl/") => FileKind::Xlsx,
        () if has("ppt/") => FileKind::Pptx,
        () if has("[content_types].xml") || has("_rels/.rels") => FileKind::Docx,
        () => FileKind::Zip,
    }
}

fn mimetype(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> String {
    let mut out = Vec::new();
    let read = archive.by_name("mimetype").map(|entry| entry.take(100).read_to_end(&mut out));
    if matches!(read, Ok(Ok(_))) { String::from_utf8_lossy(&out).into_owned() } else { String::new() }
}

/// The kind of a compound file, by the names of its streams: entries of 128 bytes with the name in UTF-16 and its length.
fn compound(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = wide.len() as u16 + 2;
        bytes.chunks_exact(128).any(|entry| entry.starts_with(&wide) && entry[64..66] == length.to_le_bytes())
    };
    match () {
        () if has("EncryptedPackage") => FileKind::Encrypted,
        () if has("WordDocument") => FileKind::OldWord,
        () if cut_off(bytes) => FileKind::CutOffice,
        () => FileKind::OldOffice,
    }
}

/// Whether the sector that the list of streams begins in lies behind the end of a compound file: its number stands at 48,
/// the size of sectors, as a power of two, at 30; the first stands behind the head.
fn cut_off(bytes: &[u8]) -> bool {
    let number = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
    let (Some(first), Some(shift)) = (number(48), bytes.get(30)) else { return true };
    let size = 1_u64 << u32::from(*shift).clamp(9, 12);
    (u64::from(first) + 2).saturating_mul(size) > bytes.len() as u64
}

/// What to say where a Word file of today is wanted and this is none.
pub(crate) fn refusal(kind: FileKind, bytes: &[u8]) -> Diagnostic {
    const SAVE: &str = "mở bằng Word, chọn File → Save As, kiểu 'Word Document (*.docx)', rồi nhập tệp mới; \
                        hoặc cài LibreOffice để chương trình tự đổi";
    let wrong = |what: &str| Diagnostic::of(&rules::NHAP_01, what);
    let old = |what: &str| Diagnostic::of(&rules::NHAP_03, what).advise(SAVE);
    match kind {
        FileKind::Encrypted => Diagnostic::of(&rules::NHAP_02, "tệp có mật khẩu nên không đọc được")
            .advise("mở bằng Word, bỏ mật khẩu ở File → Info → Protect Document, rồi lưu lại"),
        FileKind::OldWord => old("đây là tệp Word kiểu cũ (.doc)"),
        FileKind::Rtf => old("đây là tệp RTF, không phải .docx"),
        FileKind::Html => old("đây là trang web (HTML) mang tên tệp Word"),
        FileKind::WebArchive => Diagnostic::of(&rules::NHAP_03, "đây là trang web lưu thành một tệp (MHT)")
            .advise("mở bằng Word, chọn File → Save As, kiểu 'Word Document (*.docx)', rồi nhập tệp mới"),
        FileKind::WordXml => old("đây là tệp Word ghi thành một tệp XML, không phải .docx"),
        FileKind::Odt => old("đây là tệp của LibreOffice (.odt), không phải .docx"),
        FileKind::OldOffice => {
            wrong("đây là tệp Office kiểu cũ nhưng không phải văn bản Word (có thể là Excel, PowerPoint)")
                .advise("chọn tệp văn bản Word")
        }
        FileKind::Xlsx => wrong("đây là bảng tính Excel, không phải văn bản Word").advise("chọn tệp văn bản Word"),
        FileKind::Pptx => wrong("đây là tệp PowerPoint, không phải văn bản Word").advise("chọn tệp văn bản Word"),
        FileKind::Image => wrong("đây là một tệp ảnh, không có chữ để đọc")
            .advise("chọn tệp Word; nếu chỉ có ảnh chụp thì phải gõ lại"),
        FileKind::Pdf => wrong("đây là tệp PDF, không phải tệp Word").advise("đổi đuôi tệp thành .pdf rồi chạy lại"),
        FileKind::Text => {
            wrong("đây là tệp chữ thường, không phải tệp Word").advise("đổi đuôi tệp thành .txt rồi chạy lại")
        }
        FileKind::Empty => wrong("tệp rỗng, không có gì bên trong").advise("chép hoặc tải lại tệp từ nơi gửi"),
        FileKind::CutOffice => wrong("tệp Office kiểu cũ (.doc) bị cắt cụt, không đọc được bên trong")
            .advise("chép hoặc tải lại tệp từ nơi gửi; nếu Word vẫn mở được thì lưu lại thành tệp .docx"),
        FileKind::Packed => wrong("đây là tệp nén (RAR, 7z hoặc gz), không phải văn bản Word")
            .advise("giải nén rồi chọn tệp văn bản bên trong"),
        FileKind::Zip => wrong("đây là tệp nén (ZIP), bên trong không có văn bản Word")
            .advise("giải nén rồi chọn tệp văn bản bên trong"),
        FileKind::Docx | FileKind::BrokenZip => {
            wrong("tệp mang tên tệp Word nhưng bị cắt cụt hoặc bị hỏng, không đọc được bên trong")
                .advise("chép hoặc tải lại tệp từ nơi gửi; nếu Word vẫn mở được thì lưu lại thành tệp mới")
        }
        FileKind::Unknown => {
            let first: Vec<String> = bytes.iter().take(8).map(|byte| format!("{byte:02X}")).collect();
            let what = match bytes.iter().take(FIRST).all(|byte| matches!(byte, b' '..=b'~' | b'\r' | b'\n')) {
                true => {
                    format!("bắt đầu bằng \"{}\"", shown(&String::from_utf8_lossy(&bytes[..bytes.len().min(FIRST)])))
                }
                false => format!("{} byte đầu là {}", first.len(), first.join(" ")),
            };
            wrong(&format!("không phải tệp Word, PDF hoặc tệp chữ; {what}"))
                .advise("kiểm tra lại có chọn đúng tệp không")
        }
    }
}
