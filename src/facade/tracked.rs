//! The DOCX of a second draft with what changed as tracked changes (thay đổi được theo dõi), for whoever reads it in Word.
//!
//! The file is the one that [`render`](super::render) makes of the later plan; in paragraphs that differ the words that came are
//! marked as inserted, and those that went stand struck out beside them. Every other part and paragraph stays byte for byte.

use std::fmt::Write;
use std::ops::Range;

use quick_xml::escape::{escape, unescape};

use super::check::Package;
use super::differences::{Difference, Piece};
use crate::diag::{Diagnostic, rules};

/// A file with tracked changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// The file.
    pub docx: Vec<u8>,
    /// How many paragraphs show their changes.
    pub shown: usize,
    /// How many do not: those that went as a whole, and what is printed in another form than it was written.
    pub elsewhere: usize,
}

/// Puts differences into the DOCX of the later plan. `author`: whose changes they are.
///
/// # Errors
/// It is no DOCX whose main part can be changed.
pub fn tracked(docx: &[u8], differences: &[Difference], author: &str) -> Result<Tracked, Diagnostic> {
    let refused = || Diagnostic::of(&rules::SOAT_07, "không ghi được thay đổi vào tệp: không phải tệp .docx");
    let mut package = Package::open(docx).ok_or_else(refused)?;
    let main = package.main.clone();
    let text = package.text(&main).ok_or_else(refused)?;
    let mut paragraphs = paragraphs(&text);
    let mut out = String::with_capacity(text.len() + 400 * differences.len());
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let mut number = 0;
    for difference in differences {
        let wanted = later(&difference.pieces);
        let found = paragraphs.iter().enumerate().find_map(|(at, one)| Some((at, one.place(&wanted)?)));
        let Some((at, first)) = found else { continue };
        let paragraph = paragraphs.remove(at);
        let marked = paragraph.marked(&difference.pieces, first, author, &mut number);
        changes.push((paragraph.runs.clone(), marked));
    }
    changes.sort_by_key(|(range, _)| range.start);
    let shown = changes.len();
    let mut from = 0;
    for (range, new) in changes {
        out.push_str(&text[from..range.start]);
        out.push_str(&new);
        from = range.end;
    }
    out.push_str(&text[from..]);
    let docx = package.rewritten(vec![(main, out)]).ok_or_else(refused)?;
    Ok(Tracked { docx, shown, elsewhere: differences.len() - shown })
}

/// A word of a paragraph: what it says, and the properties of the run it begins in.
#[derive(Clone, Debug, Default)]
struct Word {
    text: String,
    look: String,
}

/// A paragraph of words alone.
#[derive(Clone, Debug)]
struct Paragraph {
    /// From its first run to the end of its last.
    runs: Range<usize>,
    words: Vec<Word>,
}

/// The paragraphs that hold nothing but runs of text.
fn paragraphs(part: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(end) = part[from..].find("</w:p>").map(|at| from + at) {
        let inner = &part[from..end];
        // The innermost one that begins before.
        let begin = ["<w:p>", "<w:p "].iter().filter_map(|tag| inner.rfind(tag)).max().map(|at| from + at);
        out.extend(begin.and_then(|begin| paragraph(part, begin..end)));
        from = end + "</w:p>".len();
    }
    out
}

fn paragraph(part: &str, own: Range<usize>) -> Option<Paragraph> {
    let text = &part[own.clone()];
    let first = text.find("<w:r>").or_else(|| text.find("<w:r "))?;
    let last = text.rfind("</w:r>")? + "</w:r>".len();
    let mut words: Vec<Word> = vec![Word::default()];
    for run in text[first..last].split_inclusive("</w:r>") {
        let body = run.strip_suffix("</w:r>")?;
        let (_, body) = body.split_once('>').filter(|(tag, _)| *tag == "<w:r" || tag.starts_with("<w:r "))?;
        let (look, body) = match body.find("</w:rPr>") {
            Some(at) if body.starts_with("<w:rPr>") => body.split_at(at + "</w:rPr>".len()),
            _ => ("", body),
        };
        let mut rest = body;
        while !rest.is_empty() {
            let (tag, behind) = rest.split_once('>')?;
            match tag {
                "<w:tab/" | "<w:br/" => {
                    words.push(Word::default());
                    rest = behind;
                }
                _ if tag == "<w:t" || tag.starts_with("<w:t ") => {
                    let (typed, after) = behind.split_once("</w:t>")?;
                    add(&unescape(typed).ok()?, look, &mut words);
                    rest = after;
                }
                _ => return None,
            }
        }
    }
    words.retain(|word| !word.text.is_empty());
    Some(Paragraph { runs: own.start + first..own.start + last, words })
}

/// Words that stand in one text or over the ends of several.
fn add(typed: &str, look: &str, words: &mut Vec<Word>) {
    for c in typed.chars() {
        match words.last_mut() {
            Some(word) if !c.is_whitespace() => {
                if word.text.is_empty() {
                    word.look = look.to_string();
                }
                word.text.push(c);
            }
            _ => words.push(Word::default()),
        }
    }
}

/// A word as it was typed, without its marks.
fn bare(word: &str) -> String {
    word.replace("**", "").replace(['*', '\\'], "")
}

/// The words of a text as they are printed.
fn printed(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace().map(bare).filter(|word| !word.is_empty())
}

/// The words of the later paragraph.
fn later(pieces: &[Piece]) -> Vec<String> {
    let later = pieces.iter().filter_map(|piece| match piece {
        Piece::Kept(text) | Piece::New(text) => Some(text.as_str()),
        Piece::Gone(_) => None,
    });
    later.flat_map(printed).collect()
}

impl Paragraph {
    /// Where in it the later words stand; a mark that printing puts behind the last is none of them.
    fn place(&self, wanted: &[String]) -> Option<usize> {
        let most = self.words.len().checked_sub(wanted.len()).filter(|_| !wanted.is_empty())?;
        let last = wanted.len() - 1;
        let fits = |(index, (own, wanted)): (usize, (&Word, &String))| {
            own.text == *wanted || index == last && own.text.trim_end_matches([';', '.', '/']) == *wanted
        };
        let same = |at: usize| self.words.iter().skip(at).zip(wanted).enumerate().all(fits);
        // A label may stand before, never another text.
        (0..=most.min(2)).find(|at| same(*at) && at + wanted.len() == self.words.len())
    }

    /// Its runs with the changes; `first`: where its own words begin.
    fn marked(&self, pieces: &[Piece], first: usize, author: &str, number: &mut usize) -> String {
        let mut out = String::new();
        let mut words = self.words.iter();
        words.by_ref().take(first).for_each(|word| run(&word.look, &word.text, "w:t", &mut out));
        let mut look = self.words.get(first).map_or("", |word| word.look.as_str());
        for piece in pieces {
            match piece {
                Piece::Gone(text) => {
                    *number += 1;
                    let _ = write!(out, "<w:del w:id=\"{number}\" w:author=\"{}\">", escape(author));
                    printed(text).for_each(|word| run(look, &word, "w:delText", &mut out));
                    out.push_str("</w:del>");
                }
                Piece::Kept(text) | Piece::New(text) => {
                    let new = matches!(piece, Piece::New(_));
                    if new {
                        *number += 1;
                        let _ = write!(out, "<w:ins w:id=\"{number}\" w:author=\"{}\">", escape(author));
                    }
                    for word in words.by_ref().take(printed(text).count()) {
                        look = &word.look;
                        run(look, &word.text, "w:t", &mut out);
                    }
                    if new {
                        out.push_str("</w:ins>");
                    }
                }
            }
        }
        words.for_each(|word| run(&word.look, &word.text, "w:t", &mut out));
        out
    }
}

/// A word as a run, with the blank behind it.
fn run(look: &str, word: &str, tag: &str, out: &mut String) {
    let _ = write!(out, "<w:r>{look}<{tag} xml:space=\"preserve\">{} </{tag}></w:r>", escape(word));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facade::differences;

    const PLAN: &str = "\
co_quan_ban_hanh: SỞ NỘI VỤ
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 29/5/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
noi_dung: |
  Sở Nội vụ tổ chức **hai lớp** tập huấn trong hai ngày.

  Đoạn sẽ bỏ đi.

  Kinh phí lấy từ dự toán.
noi_nhan: [Các xã]
luu: [VT]
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
";

    #[test]
    fn what_changed_is_tracked_in_its_paragraph_and_nothing_else_is_touched() {
        let later =
            PLAN.replace("**hai lớp** tập huấn", "**ba lớp** tập huấn nâng cao").replace("  Đoạn sẽ bỏ đi.\n\n", "");
        let fonts = crate::FontSet::embedded();
        let (made, _) = crate::render(&crate::Job::new("kh.yaml", &later, &fonts), &crate::Memory::default()).unwrap();
        let docx = made.docx.unwrap();
        let told = tracked(&docx, &differences(PLAN, &later), "kehoach <so-sanh>").unwrap();
        assert_eq!((told.shown, told.elsewhere), (1, 1));
        let part = |docx: &[u8]| Package::open(docx).unwrap().text("word/document.xml").unwrap();
        let (before, after) = (part(&docx), part(&told.docx));
        for expected in [
            "<w:del w:id=\"1\" w:author=\"kehoach &lt;so-sanh&gt;\"><w:r>",
            "<w:delText xml:space=\"preserve\">hai </w:delText></w:r></w:del>",
            "<w:t xml:space=\"preserve\">nâng </w:t></w:r>",
        ] {
            assert!(after.contains(expected), "{expected}: {after}");
        }
        let start = before.find("Sở Nội vụ tổ chức").unwrap();
        let open = before[..start].rfind("<w:r>").unwrap();
        assert!(after.starts_with(&before[..open]));
        let rest = &before[before.rfind("Kinh phí").unwrap()..];
        assert!(after.ends_with(rest));
        assert_eq!(tracked(&docx, &[], "x").unwrap().shown, 0);
        assert!(tracked(b"x", &[], "x").is_err());
    }
}
