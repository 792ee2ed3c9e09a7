//! DOCX files: who made them, with which options, and which parts differ.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::diag::shown;

/// Most parts of a package of ours, with a margin.
const MAX_PARTS: usize = 200;
/// Largest package, decompressed, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// The parts of a package, by name; nothing when it is none, or larger than any of ours.
pub(super) fn parts(bytes: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MAX_PARTS {
        return None;
    }
    let mut left = MAX_BYTES;
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).ok()?;
        let name = part.name().to_string();
        let mut content = Vec::new();
        part.take(left + 1).read_to_end(&mut content).ok()?;
        left = left.checked_sub(content.len() as u64)?;
        parts.insert(name, content);
    }
    Some(parts)
}

/// The text of an element that stands once in a part.
pub(super) fn element(parts: &BTreeMap<String, Vec<u8>>, part: &str, name: &str) -> Option<String> {
    let text = std::str::from_utf8(parts.get(part)?).ok()?;
    let at = text.find(&format!("<{name}"))?;
    let start = at + text[at..].find('>')? + 1;
    let end = start + text[start..].find("</")?;
    Some(text[start..end].to_string())
}

/// Names of the parts that are not the same, for the officer.
pub(super) fn differences(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    names.into_iter().filter(|name| a.get(*name) != b.get(*name)).map(|name| called(name)).collect()
}

fn called(part: &str) -> String {
    let what = match part {
        "word/document.xml" => "nội dung văn bản",
        "word/styles.xml" => "kiểu trình bày",
        "docProps/core.xml" | "docProps/app.xml" | "docProps/custom.xml" => "siêu dữ liệu",
        _ if part.starts_with("word/fonts/") => "phông chữ nhúng",
        _ => return shown(part),
    };
    format!("{what} ({})", shown(part))
}
