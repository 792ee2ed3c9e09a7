//! Findings as comments of a Word file, at their words: the text of the file stays as it is, and so does every other part,
//! byte for byte.
//!
//! `body` reads the paragraphs of the main part, `place` finds a finding's words in them, `package` puts the parts together.

mod body;
mod package;
mod place;

use std::fmt::Write;

use quick_xml::escape::escape;

use super::Checked;
use crate::diag::{Diagnostic, FileId, Severity, rules};
pub(in crate::facade) use package::Package;

/// A Word file with the findings in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked {
    /// The file.
    pub docx: Vec<u8>,
    /// How many comments were put into it.
    pub comments: usize,
    /// How many findings are about no words of it.
    pub elsewhere: usize,
}

/// Puts what was found in a Word file into it, as comments.
///
/// # Errors
/// It is no Word file whose parts can be changed.
pub fn remark(docx: &[u8], checked: &Checked) -> Result<Remarked, Diagnostic> {
    let refused = |why: &str| {
        Diagnostic::of(&rules::SOAT_07, format!("không đặt được ghi chú vào tệp: {why}"))
            .advise("mở tệp bằng Word, lưu lại dạng .docx rồi chạy lại")
    };
    let mut package = Package::open(docx).ok_or_else(|| refused("không phải tệp .docx"))?;
    let main = package.main.clone();
    let text = package.text(&main).ok_or_else(|| refused("không đọc được phần nội dung"))?;
    let Some(body) = body::read(&text) else { return Err(refused("phần nội dung không đúng chuẩn")) };
    let old = package.comments().map_err(|()| refused("không đọc được phần ghi chú đã có"))?;
    let first = old.as_ref().map_or(0, |old| next_number(old));
    let sources = &checked.findings.sources;
    let own: Vec<&Diagnostic> = checked.findings.diagnostics.iter().collect();
    let stretches = place::stretches(&body, sources, &own);
    let mut marks = Vec::new();
    let mut comments = String::new();
    let mut number = first;
    for (told, stretch) in own.iter().zip(stretches) {
        let Some(stretch) = stretch else { continue };
        marks.push((stretch, number));
        comments += &comment(told, number);
        number += 1;
    }
    let count = number - first;
    let about_file = own.iter().filter(|d| d.place.is_some_and(|p| p.file == FileId(0))).count();
    let elsewhere = about_file.saturating_sub(count);
    let marked = body::marked(&text, &body, &marks);
    let docx =
        package.with(&marked, old.as_deref(), &comments).ok_or_else(|| refused("không ghép lại được các phần"))?;
    Ok(Remarked { docx, comments: count, elsewhere })
}

/// The number behind the last comment that there is.
fn next_number(comments: &str) -> usize {
    let numbers = comments.split("w:id=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<usize>().ok());
    numbers.max().map_or(0, |last| last.saturating_add(1))
}

/// A comment: what is wrong, why, what to write.
fn comment(told: &Diagnostic, number: usize) -> String {
    let level = match told.severity {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
        Severity::Note => "Lưu ý",
    };
    let head = format!("{level} [{}]: {}", told.code(), told.what);
    let more = [("Căn cứ: ", &told.why), ("Sửa: ", &told.advice)];
    let more = more.iter().filter_map(|(head, text)| Some(format!("{head}{}", text.as_ref()?)));
    let name = env!("CARGO_PKG_NAME");
    let mut xml = format!("<w:comment w:id=\"{number}\" w:author=\"{name}\" w:initials=\"KH\">");
    for line in std::iter::once(head).chain(more) {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = write!(xml, "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(line.as_str()));
    }
    xml + "</w:comment>"
}

#[cfg(test)]
mod tests;
