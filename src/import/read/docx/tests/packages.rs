//! Packages: other names, other encodings, and what is refused.

use super::build::{docx, pack, parts, read, root};
use super::docx as reader;
use crate::import::read::kind::{FileKind, kind_of};

const BODY: &str = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>";

fn refused(bytes: &[u8]) -> (&'static str, String) {
    let found = reader::read(bytes).unwrap_err();
    (found[0].rule.code, found[0].what.clone())
}

/// A file whose main part is this.
fn main_part(content: &[u8]) -> Vec<u8> {
    let mut all = parts("", &[]);
    all.iter_mut().filter(|(name, _)| name == "word/van-ban.xml").for_each(|(_, old)| *old = content.to_vec());
    pack(&all)
}

#[test]
fn prefixes_strict_names_and_encodings_do_not_matter() {
    let plain = root("document", &format!("<w:body>{BODY}</w:body>"));
    let wide: Vec<u8> = format!("\u{FEFF}{plain}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = format!("\u{FEFF}{plain}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let strict = plain.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let other = plain.replace("w:", "x:").replace("xmlns:w=", "xmlns:x=");
    let bare = "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><body><p><r><t>Kế hoạch</t></r></p></body></document>";
    let undeclared = format!("<w:document><w:body>{BODY}</w:body></w:document>");
    let marked = format!("\u{FEFF}{plain}");
    let texts: [&[u8]; 7] =
        [&wide, &big, strict.as_bytes(), other.as_bytes(), bare.as_bytes(), undeclared.as_bytes(), marked.as_bytes()];
    for text in texts {
        assert_eq!(read(&main_part(text)).lines()[0].text(), "Kế hoạch", "{}", String::from_utf8_lossy(text));
    }
}

#[test]
fn bombs_are_refused() {
    let dtd = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><w:document/>";
    assert_eq!(refused(&main_part(dtd.as_bytes())).0, "NHAP-04");
    let deep = format!("{}{}", "<w:ins>".repeat(300), "</w:ins>".repeat(300));
    assert_eq!(refused(&main_part(root("document", &deep).as_bytes())).0, "NHAP-04");
    let long = root("document", &" ".repeat(8 << 20));
    assert_eq!(refused(&main_part(long.as_bytes())).0, "NHAP-04");
    let mut many = parts(BODY, &[]);
    many.extend((0..2001).map(|n| (format!("word/media/{n}"), Vec::new())));
    assert_eq!(refused(&pack(&many)).0, "NHAP-04");
}

#[test]
fn spoilt_files_are_told() {
    for broken in ["<w:document><w:body>", "<w:document></w:body>", "không phải XML", "<a b=></a><", ""] {
        assert_eq!(refused(&main_part(broken.as_bytes())).0, "NHAP-01", "{broken}");
    }
    assert_eq!(refused(&main_part(b"<w:document>\xFF\xFE</w:document>")).0, "NHAP-01");
    let whole = docx(BODY, &[]);
    assert_eq!(refused(&whole[..whole.len() / 2]).0, "NHAP-01");
    assert!(refused(b"").1.contains("rỗng"));
    assert!(refused(b"\x01\x02\x03\x04").1.contains("01 02 03 04"));
}

/// A compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut out = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    out.resize(1024, 0);
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut entry = [0u8; 128];
    entry[..name.len()].copy_from_slice(&name);
    entry[64] = name.len() as u8 + 2;
    out.extend(entry);
    out
}

#[test]
fn what_bytes_are_is_seen_whatever_their_name() {
    let zip = |name: &str, content: &[u8]| pack(&[(name.to_string(), content.to_vec())]);
    let kinds: [(Vec<u8>, FileKind); 18] = [
        (docx(BODY, &[]), FileKind::Docx),
        (b"PK\x03\x04 cut".to_vec(), FileKind::BrokenZip),
        (zip("xl/workbook.xml", b""), FileKind::Xlsx),
        (zip("ppt/presentation.xml", b""), FileKind::Pptx),
        (zip("mimetype", b"application/vnd.oasis.opendocument.text"), FileKind::Odt),
        (zip("anh.png", b""), FileKind::Zip),
        (compound("EncryptedPackage"), FileKind::Encrypted),
        (compound("WordDocument"), FileKind::OldWord),
        (compound("Workbook"), FileKind::OldOffice),
        (b"{\\rtf1\\ansi".to_vec(), FileKind::Rtf),
        (b"\xEF\xBB\xBF<!DOCTYPE HTML><html>".to_vec(), FileKind::Html),
        (
            b"<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"
                .to_vec(),
            FileKind::WordXml,
        ),
        (b"%PDF-1.7".to_vec(), FileKind::Pdf),
        (b"\x89PNG\r\n\x1A\n".to_vec(), FileKind::Image),
        ("KẾ HOẠCH\n".as_bytes().to_vec(), FileKind::Text),
        (b"K\0H\0 \0".to_vec(), FileKind::Text),
        (b" \n".to_vec(), FileKind::Empty),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0".to_vec(), FileKind::Unknown),
    ];
    for (bytes, kind) in &kinds {
        assert_eq!(kind_of(bytes), *kind, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
    let codes: Vec<&str> = [6, 7, 9, 10, 4, 2].iter().map(|n| refused(&kinds[*n].0).0).collect();
    assert_eq!(codes, ["NHAP-02", "NHAP-03", "NHAP-03", "NHAP-03", "NHAP-03", "NHAP-01"]);
}
