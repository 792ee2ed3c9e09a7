//! Word files of a few lines, as other offices make them. A line of the notation is a paragraph or a row:
//!
//! | | |
//! |---|---|
//! | `C\|` `J\|` `P\|` | centred, justified, left |
//! | `T\|a~b` | tabs between pieces |
//! | `H\|a¶b\|\|c¶d` | a row of a table without borders: cells, their paragraphs |
//! | `G\|a;b` | a row of a bordered table; `>` goes on to the right, `^` before a cell goes on downwards |
//! | `R\|` `N\|` | a drawn rule, a new page |
//!
//! `**bold**` and `_italic_` stand around whole stretches.

use std::io::{Cursor, Write};

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// The file that a notation is.
pub(crate) fn docx(notation: &str) -> Vec<u8> {
    let mut body = String::new();
    let mut lines = notation.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        let (kind, text) = line.split_once('|').unwrap_or_else(|| panic!("{line}"));
        match kind {
            "H" | "G" => {
                let mut rows = vec![text];
                while let Some(next) = lines.next_if(|next| next.starts_with(&format!("{kind}|"))) {
                    rows.push(&next[2..]);
                }
                body.push_str(&table(&rows, kind == "G"));
            }
            "N" => body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
            "R" => body.push_str("<w:p><w:r><w:pict><v:line from=\"0,0\" to=\"90,0\"/></w:pict></w:r></w:p>"),
            kind => body.push_str(&paragraph(kind, text)),
        }
    }
    of(&body)
}

/// The file with this body, in WordprocessingML.
pub(crate) fn of(body: &str) -> Vec<u8> {
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_string()),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"r\" Type=\"{TYPES}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>")),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph whose text is as it stands.
pub(crate) fn plain(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text, ""))
}

fn run(text: &str, look: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(kind: &str, text: &str) -> String {
    let align = match kind {
        "C" => "<w:jc w:val=\"center\"/>",
        "J" => "<w:jc w:val=\"both\"/>",
        _ => "",
    };
    let runs: Vec<String> = text.split('~').map(runs).collect();
    format!("<w:p><w:pPr>{align}</w:pPr>{}</w:p>", runs.join("<w:r><w:tab/></w:r>"))
}

/// Stretches with their looks.
fn runs(text: &str) -> String {
    let mut out = String::new();
    for (bold, part) in text.split("**").enumerate() {
        for (italic, part) in part.split('_').enumerate().filter(|(_, part)| !part.is_empty()) {
            let look = [if bold % 2 == 1 { "<w:b/>" } else { "" }, if italic % 2 == 1 { "<w:i/>" } else { "" }];
            out.push_str(&run(part, &look.concat()));
        }
    }
    out
}

fn table(rows: &[&str], bordered: bool) -> String {
    let borders = if bordered {
        "<w:tblBorders><w:top w:val=\"single\"/><w:left w:val=\"single\"/><w:bottom w:val=\"single\"/>\
         <w:right w:val=\"single\"/><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders>"
    } else {
        ""
    };
    let mut out = format!("<w:tbl><w:tblPr>{borders}</w:tblPr>");
    for row in rows {
        let cells: Vec<&str> = if bordered { row.split(';').collect() } else { row.split("||").collect() };
        out.push_str("<w:tr>");
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != ">") {
            let span = cells[at + 1..].iter().take_while(|next| **next == ">").count() + 1;
            let (down, text) = match cell.strip_prefix('^') {
                Some("") => ("<w:vMerge/>", ""),
                Some(text) => ("<w:vMerge w:val=\"restart\"/>", text),
                None => ("", *cell),
            };
            let lines: Vec<&str> = if bordered { vec![text] } else { text.split('¶').collect() };
            let inside: String = lines.iter().map(|line| paragraph("C", line)).collect();
            out.push_str(&format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{down}</w:tcPr>{inside}</w:tc>"));
        }
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}
