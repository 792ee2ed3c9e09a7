//! What of a file no plan file holds, and who imports it must be told: words at the edges of pages, hidden words and comments,
//! a landscape part among upright pages. Pictures and what edits left are told where they are read.

use super::attached::signed;
use super::draft::Draft;
use super::source::{AsideClass, Item, Kind, LineId, Seam, SourceDoc};
use crate::diag::{Diagnostic, in_a_row, rules, shown};

/// So many pieces are shown, and so much of each.
const PIECES: usize = 5;
const SHOWN: usize = 60;

/// All of it.
pub(super) fn told(doc: &SourceDoc, draft: &Draft) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let edges = pieces(doc, &[AsideClass::PageEdge]);
    if !edges.is_empty() {
        let what = format!("chữ ở đầu trang, chân trang không chép vào kế hoạch: {}", in_a_row(&edges, PIECES));
        let advice = "phạm vi lưu hành, địa chỉ cơ quan thì ghi vào kế hoạch bằng 'pham_vi_luu_hanh', 'dia_chi'";
        out.push(Diagnostic::of(&rules::NHAP_14, what).advise(advice));
    }
    let hidden = pieces(doc, &[AsideClass::Hidden, AsideClass::Comment]);
    if !hidden.is_empty() {
        let what = format!("chữ ẩn, lời bàn bên lề không chép vào kế hoạch: {}", in_a_row(&hidden, PIECES));
        out.push(Diagnostic::of(&rules::NHAP_15, what));
    }
    if let Some(line) = lying(doc, draft) {
        let place = doc.lines().iter().find(|found| found.id == line).map(|line| line.place).unwrap_or_default();
        let what = format!("{place}: phần nằm ngang của nội dung in ra đứng như các trang khác");
        let advice = "muốn nằm ngang thì viết nội dung thành danh sách, phần ấy ở mục 'huong: ngang', hoặc chuyển thành phụ lục";
        out.push(Diagnostic::of(&rules::NHAP_65, what).advise(advice));
    }
    out
}

/// Pieces of these kinds that say something: letters, and not the word before a page's number alone.
fn pieces(doc: &SourceDoc, classes: &[AsideClass]) -> Vec<String> {
    let says = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1;
    let mut out: Vec<String> = Vec::new();
    for aside in doc.aside.iter().filter(|aside| classes.contains(&aside.class) && says(&aside.text)) {
        let piece: String = aside.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
        let piece = format!("\"{}\"", shown(&piece));
        if !out.contains(&piece) {
            out.push(piece);
        }
    }
    out
}

/// The first line of a landscape part in front of the signature, where not all of the file lies.
fn lying(doc: &SourceDoc, draft: &Draft) -> Option<LineId> {
    if doc.kind == Kind::Text {
        return None;
    }
    let signed = signed(draft);
    let mut upright = false;
    let mut items = doc.items.iter();
    while let Some(item) = items.next() {
        match item {
            Item::Seam(Seam::Shape(true)) if upright => {
                let first = items.clone().find_map(line)?;
                return Some(first).filter(|line| *line < signed);
            }
            item => upright |= line(item).is_some(),
        }
    }
    None
}

/// The first line of an item.
fn line(item: &Item) -> Option<LineId> {
    match item {
        Item::Line(line) => Some(line.id),
        Item::Table(table) => table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.items).find_map(line),
        Item::Seam(_) => None,
    }
}
