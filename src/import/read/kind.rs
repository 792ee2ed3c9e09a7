//! What the bytes of a file are, whatever its name says.

use std::io::{Cursor, Read};

use crate::diag::{Diagnostic, rules};

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
    /// RTF.
    Rtf,
    /// A web page.
    Html,
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
    /// Text, in whatever encoding.
    Text,
    /// Nothing.
    Empty,
    /// Anything else.
    Unknown,
}

/// How many bytes are looked at to tell text from other things.
const LOOKED_AT: usize = 4096;

/// What these bytes are.
pub(crate) fn kind_of(bytes: &[u8]) -> FileKind {
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        return packed(bytes);
    }
    if begins(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]) {
        return compound(bytes);
    }
    if begins(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"]) || bytes.get(8..12) == Some(b"WEBP") {
        return FileKind::Image;
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let text = String::from_utf8_lossy(head).to_lowercase().replace('\0', "");
    let text = text.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
    match () {
        () if text.is_empty() => FileKind::Empty,
        () if text.starts_with("{\\rtf") => FileKind::Rtf,
        () if head.windows(5).take(1024).any(|w| w == b"%PDF-") => FileKind::Pdf,
        () if text.starts_with("<?xml") && (text.contains("wordml") || text.contains("/2006/xmlpackage")) => {
            FileKind::WordXml
        }
        () if ["<!doctype html", "<html", "<?xml", "<head", "<body", "<meta", "mime-version:", "<!--"]
            .iter()
            .any(|mark| text.starts_with(mark)) =>
        {
            FileKind::Html
        }
        () if binary(head) => FileKind::Unknown,
        () => FileKind::Text,
    }
}

/// Whether these bytes are no text: control characters that no text has, other than the zeros of UTF-16.
fn binary(head: &[u8]) -> bool {
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
        () => FileKind::OldOffice,
    }
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
        FileKind::Zip => wrong("đây là tệp nén (ZIP), bên trong không có văn bản Word")
            .advise("giải nén rồi chọn tệp văn bản bên trong"),
        FileKind::Docx | FileKind::BrokenZip => {
            wrong("tệp mang tên tệp Word nhưng bị cắt cụt hoặc bị hỏng, không đọc được bên trong")
                .advise("chép hoặc tải lại tệp từ nơi gửi; nếu Word vẫn mở được thì lưu lại thành tệp mới")
        }
        FileKind::Unknown => {
            let first: Vec<String> = bytes.iter().take(8).map(|byte| format!("{byte:02X}")).collect();
            wrong(&format!("không phải tệp Word; {} byte đầu là {}", first.len(), first.join(" ")))
                .advise("kiểm tra lại có chọn đúng tệp không")
        }
    }
}
