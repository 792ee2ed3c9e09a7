//! Builds Word files of a few lines.

use std::io::{Cursor, Write};

use crate::import::SourceDoc;
use crate::import::read::docx;

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:w16se=\"http://schemas.microsoft.com/office/word/2015/wordml/symex\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

/// A part by its name.
pub(super) type Part = (String, Vec<u8>);

/// A package of parts.
pub(super) fn pack(parts: &[Part]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The root of a part.
pub(super) fn root(name: &str, inside: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:{name} {NAMES}>{inside}</w:{name}>")
}

/// A Word file with this body and these parts beside it: kind of the relation, file, content.
pub(super) fn docx(body: &str, beside: &[(&str, &str, String)]) -> Vec<u8> {
    pack(&parts(body, beside))
}

/// The parts of such a file.
pub(super) fn parts(body: &str, beside: &[(&str, &str, String)]) -> Vec<Part> {
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = |all: &[(&str, &str)]| {
        let rows: String = all
            .iter()
            .map(|(kind, file)| format!("<Relationship Id=\"id-{file}\" Type=\"{TYPES}/{kind}\" Target=\"{file}\"/>"))
            .collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{rows}</Relationships>"
        )
    };
    let of_main: Vec<(&str, &str)> = beside.iter().map(|(kind, file, _)| (*kind, *file)).collect();
    let mut out = vec![
        ("[Content_Types].xml".to_string(), b"<Types/>".to_vec()),
        ("_rels/.rels".to_string(), links(&[("officeDocument", "word/van-ban.xml")]).into_bytes()),
        ("word/_rels/van-ban.xml.rels".to_string(), links(&of_main).into_bytes()),
        ("word/van-ban.xml".to_string(), root("document", &format!("<w:body>{body}</w:body>")).into_bytes()),
    ];
    out.extend(beside.iter().map(|(_, file, content)| (format!("word/{file}"), content.clone().into_bytes())));
    out
}

/// A file as it is read; its characters are those of the second count.
pub(super) fn read(bytes: &[u8]) -> SourceDoc {
    let (doc, _) = docx::read(bytes).unwrap();
    assert_eq!(Some(doc.count()), doc.raw, "{doc:?}");
    doc
}

/// A body as it is read.
pub(super) fn body(inside: &str) -> SourceDoc {
    read(&docx(inside, &[]))
}
