//! Footnotes from the plan file to both files: what only the finished files can show.

use std::collections::BTreeSet;
use std::path::Path;

use kehoach::internals::pipeline::Stage;
use lopdf::{Dictionary, Document, Object};

use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, messages, plan, render};

/// A plan with footnotes in a heading, a paragraph, a list and a table whose head is repeated.
fn noted() -> String {
    let rows: String = (1..=60).map(|n| format!("  | Việc {n} | Người {n} |\n")).collect();
    plan(&format!(
        "  I. MỤC ĐÍCH[^a]\n\n  1. Làm đúng hạn[^b], đủ việc.\n\n  - Một việc[^c];\n\n  | Việc[^d] | Người |\n  |---|---|\n{rows}\n  Xong.\n\n  \
         [^a]: Của tiêu đề.\n  [^b]: Trong *ba* ngày.\n  [^c]: Ở xã.\n  [^d]: Của đầu bảng."
    ))
}

#[test]
fn every_footnote_of_the_pdf_has_an_identifier_and_bookmarks_have_no_numbers() {
    let rendered = render(&noted()).value.unwrap();
    let pdf = Document::load_mem(&rendered.pdf.unwrap()).unwrap();
    let is_note = |d: &&Dictionary| d.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Note");
    let dictionaries = || pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let ids: Vec<&[u8]> = dictionaries().filter(is_note).map(|d| d.get(b"ID").unwrap().as_str().unwrap()).collect();
    assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (4, 4));
    let mut trees = dictionaries().filter_map(|d| d.get(b"IDTree").ok()?.as_reference().ok());
    let tree = pdf.get_dictionary(trees.next().unwrap()).unwrap();
    let names = tree.get(b"Names").unwrap().as_array().unwrap();
    let named: Vec<&[u8]> = names.iter().filter_map(|name| name.as_str().ok()).collect();
    assert!(named.is_sorted() && named.iter().collect::<BTreeSet<_>>() == ids.iter().collect());
    let title = |d: &Dictionary| d.has(b"Dest").then(|| d.get(b"Title").unwrap().as_str().unwrap().to_vec());
    let titles: Vec<Vec<u8>> = dictionaries().filter_map(title).collect();
    let units = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    assert!(titles.iter().any(|t| t.ends_with(&units("I. MỤC ĐÍCH"))), "{titles:?}");
}

#[test]
fn footnotes_are_numbered_over_the_document_and_a_repeated_head_has_its_own_once() {
    let yaml = noted();
    let docx = render(&yaml).value.unwrap().docx.unwrap();
    let text = docx_text(&docx);
    for wanted in ["I. MỤC ĐÍCH1", "Làm đúng hạn2, đủ", "Một việc3;", "Việc4"] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(text.ends_with("1 Của tiêu đề.\n2 Trong ba ngày.\n3 Ở xã.\n4 Của đầu bảng.\n"), "{text}");
    let pages = emit_in(&job("ke-hoach.yaml", yaml.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Pages);
    assert_eq!(pages.matches("Của đầu bảng").count(), 1, "{pages}");
    assert!(pages.matches(" Việc4").count() > 1, "{pages}");
    assert!(
        docx_part(&docx, "word/footnotes.xml").contains("<w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">ba</w:t>")
    );
}

#[test]
fn a_mark_at_the_end_stands_behind_the_number() {
    let text = docx_text(&render(&plan("  Một việc[^1]\n\n  [^1]: Ghi chú")).value.unwrap().docx.unwrap());
    assert!(text.contains("Một việc1./.") && text.ends_with("1 Ghi chú\n"), "{text}");
}

#[test]
fn a_character_that_no_face_has_is_found_in_a_footnote_too() {
    let said = messages(plan("  Một việc[^1].\n\n  [^1]: Ghi chú 漢").as_bytes());
    assert!(said.starts_with("ke-hoach.yaml:11:17: lỗi[PHONG-01]"), "{said}");
}
