//! Both outputs say the same: the words of the DOCX are the words of the pages, in the same order, and none is lost.

use std::path::Path;

use kehoach::internals::diag::SourceMap;
use kehoach::internals::pipeline::{self, Stage};

use crate::support::{DiskWorld, docx_part, docx_text, emit_in, job, plan, render, sample, samples, words};

/// The text of laid-out pages: artifacts (page numbers, repeated table heads) left out, the footnotes of all pages behind
/// the rest.
pub(crate) fn pages_text(dump: &str) -> String {
    let is_note = |line: &&str| line.get(21..25) == Some("Note");
    let (notes, body): (Vec<&str>, Vec<&str>) = dump.lines().partition(is_note);
    joined(&body) + &joined(&notes)
}

/// The text of lines of a dump.
fn joined(lines: &[&str]) -> String {
    let line_text = |line: &str| {
        let tag = line.get(21..25)?.trim();
        (!matches!(tag, "-" | "ke" | "hinh") && line.starts_with("  ")).then(|| line[26..].to_string())
    };
    let mut text = String::new();
    for line in lines.iter().filter(|l| !l.contains(" ke   ") && !l.contains(" hinh ")).filter_map(|l| line_text(l)) {
        text.push_str(&line);
        // A line that ends in a hyphen goes on in the next: a line's end after a space shows the space. A cell may hold nothing
        // but a hyphen.
        if !line.ends_with('-') || line.trim() == "-" {
            text.push('\n');
        }
    }
    text
}

/// Fails with the first difference.
#[track_caller]
pub(crate) fn assert_same_words(docx: &str, pages: &str, what: &str) {
    let (docx, pages) = (words(docx), words(pages));
    if let Some(at) = (0..docx.len().max(pages.len())).find(|&i| docx.get(i) != pages.get(i)) {
        let around = |words: &[&str]| words[at.saturating_sub(4).min(words.len())..(at + 4).min(words.len())].join(" ");
        panic!("{what}: word {at}: DOCX: {} | PDF: {}", around(&docx), around(&pages));
    }
}

#[test]
fn the_words_of_the_docx_are_the_words_of_the_pages() {
    for plan in samples() {
        let bytes = std::fs::read(&plan).unwrap();
        let pages = emit_in(&job("ke-hoach.yaml", &bytes, plan.parent().unwrap()), &DiskWorld, Stage::Pages);
        let docx = docx_text(sample(&plan).docx.as_ref().unwrap());
        assert_same_words(&docx, &pages_text(&pages), &plan.display().to_string());
    }
}

#[test]
fn every_typed_word_is_printed_in_order() {
    for plan in samples() {
        let source = std::fs::read_to_string(&plan).unwrap();
        let docx = docx_text(sample(&plan).docx.as_ref().unwrap());
        let printed = words(&docx);
        let mut at = 0;
        for word in typed_body(&source) {
            // The last word of a document takes its end mark.
            let ends = [format!("{word}/."), format!("{word}./.")];
            let found = printed[at..].iter().position(|p| *p == word || ends.iter().any(|end| p == end));
            let found = found.unwrap_or_else(|| panic!("{}: '{word}' is lost or out of order", plan.display()));
            at += found + 1;
        }
    }
}

/// The words of `noi_dung: |` without marks of emphasis, escapes, footnotes and tables.
fn typed_body(source: &str) -> Vec<String> {
    let Some(start) = source.find("\nnoi_dung: |") else { return Vec::new() };
    source[start + 1..]
        .lines()
        .skip(1)
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .filter(|line| !line.trim_start().starts_with(['|', '[']))
        .flat_map(|line| line.replace('*', "").split_whitespace().map(String::from).collect::<Vec<_>>())
        .filter(|word| !word.contains("[^"))
        .map(|word| word.trim_start_matches('\\').to_string())
        .collect()
}

#[test]
fn filling_number_and_date_moves_nothing_else() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/phong-gddt/ke-hoach.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let blank = text.lines().map(|l| match l.split(':').next() {
        Some("ngay") => "ngay: {ngay: , thang: , nam: 2021}",
        Some("so") => "so:",
        _ => l,
    });
    let blank = blank.collect::<Vec<_>>().join("\n");
    let filled = blank.replace("\nso:", "\nso: 128").replace("{ngay: , thang: , nam: 2021}", "28/10/2021");
    assert_ne!(blank, filled);
    let pages =
        |text: &str| emit_in(&job("ke-hoach.yaml", text.as_bytes(), path.parent().unwrap()), &DiskWorld, Stage::Pages);
    let (before, after) = (pages(&blank), pages(&filled));
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(changed.len(), 2, "{changed:#?}");
    assert!(changed[0].1.contains("128/KH"), "{changed:#?}");
    assert!(changed[1].1.contains("ngày 28 tháng 10 năm 2021"), "{changed:#?}");
    for (a, b) in changed {
        assert_eq!(a[9..15], b[9..15], "the line keeps its height on the page");
    }
}

#[test]
fn blanks_are_spaces_of_their_width() {
    let docx = docx_text(&render(&plan("  Nội dung.").replace("so: 12\n", "so:\n")).value.unwrap().docx.unwrap());
    let line = docx.lines().find(|l| l.starts_with("Số:")).unwrap();
    let spaces = line.matches(' ').count();
    // 13 pt: a space is 3.25 pt, 12 mm are 34.02 pt, so 11 spaces and the one after the colon.
    assert_eq!(spaces, 12, "{line:?}");
    assert!(!line.contains('_') && !line.contains('…'));
}

#[test]
fn only_the_wanted_formats_are_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/phong-gddt/ke-hoach.yaml");
    let bytes = std::fs::read(&path).unwrap();
    let mut only_pdf = job("ke-hoach.yaml", &bytes, path.parent().unwrap());
    only_pdf.formats = pipeline::Formats { docx: false, pdf: true };
    let rendered = pipeline::render(&only_pdf, &DiskWorld, &mut SourceMap::default()).value.unwrap();
    assert!(rendered.docx.is_none() && rendered.pdf.unwrap().starts_with(b"%PDF-1.7"));
}

/// How many rows of a table say in the DOCX that they stay with what follows: the pages break as the layout says.
fn kept_rows(body: &str) -> Vec<bool> {
    let docx = render(&plan(body)).value.unwrap().docx.unwrap();
    let xml = docx_part(&docx, "word/document.xml");
    // The head is the first table, the foot the last.
    let tables: Vec<_> = xml.split("<w:tbl>").skip(1).collect();
    tables[1]
        .split("</w:tbl>")
        .next()
        .unwrap()
        .split("<w:tr>")
        .skip(1)
        .map(|row| row.contains("<w:keepNext/>"))
        .collect()
}

#[test]
fn rows_that_the_layout_keeps_together_are_kept_in_the_docx() {
    let after = "\n\n  Một đoạn.\n\n  Hai đoạn.\n\n  Ba đoạn.";
    let merged = "  | A | B |\n  |---|---|\n  | một | hai |\n  | ^^ | ba |\n  | bốn | năm |";
    assert_eq!(kept_rows(&format!("{merged}{after}"))[1..], [true, false, false]);
    let plain = "  | A | B |\n  |---|---|\n  | một | hai |\n  | ba | bốn |";
    assert_eq!(kept_rows(&format!("{plain}{after}"))[1..], [false, false]);
    // Directly above the foot the last row goes with it; a line of text in between is company enough.
    assert_eq!(kept_rows(plain)[1..], [false, true]);
    assert_eq!(kept_rows(&format!("{plain}\n\n  Một đoạn."))[1..], [false, false]);
}
