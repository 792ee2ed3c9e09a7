//! What of a file no plan file holds, and who imports it must be told: words at the edges of pages, hidden words and comments,
//! a landscape part among upright pages, underlined words. Pictures and what edits left are told where they are read.

use std::collections::BTreeSet;

use super::attached::signed;
use super::draft::Draft;
use super::source::{AsideClass, Item, Kind, Line, LineId, Script, Seam, SourceDoc, SourcePlace, Table};
use super::words::words;
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
    out.extend(of_pdf(doc));
    let taken = taken(draft);
    out.extend(nested(doc, &taken));
    out.extend(pictured(doc));
    out.extend(underlined(doc, &taken));
    if let Some(line) = lying(doc, draft) {
        let place = doc.lines().iter().find(|found| found.id == line).map(|line| line.place).unwrap_or_default();
        let what = format!("{place}: phần nằm ngang của nội dung in ra đứng như các trang khác");
        let advice =
            "muốn nằm ngang thì viết nội dung thành danh sách, phần ấy ở mục 'huong: ngang', hoặc chuyển thành phụ lục";
        out.push(Diagnostic::of(&rules::NHAP_68, what).advise(advice));
    }
    out
}

/// What stands at the foot of a page of a PDF and is nothing but lines there: notes, the address.
fn of_pdf(doc: &SourceDoc) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    if doc.kind != Kind::Pdf {
        return out;
    }
    let lines = doc.lines();
    let raised = |line: &&&Line| {
        let first = line.spans.iter().find(|span| !span.text.trim().is_empty());
        first.is_some_and(|span| {
            span.note.is_none()
                && span.script == Script::Super
                && span.text.trim().bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    if let Some(note) = lines.iter().find(raised) {
        let what =
            format!("{}: chú thích cuối trang của PDF được chép thành đoạn, số chú thích thành chữ nâng", note.place);
        let advice = "chuyển lời chú thích vào khóa 'chu_thich', thay số bằng [^1], [^2]";
        out.push(Diagnostic::of(&rules::NHAP_66, what).advise(advice));
    }
    let word = words().era.as_ref().and_then(|era| era.hop.dia_chi.tu.get("dia_chi")).map(String::as_str);
    let address = |line: &&&Line| word.is_some_and(|word| line.text().trim_start().starts_with(word));
    if let Some(line) = lines.iter().find(address) {
        let what = format!("{}: địa chỉ cơ quan ở chân trang của PDF được chép như các dòng quanh nó", line.place);
        out.push(Diagnostic::of(&rules::NHAP_67, what).advise("chuyển dòng ấy vào khóa 'dia_chi' của kế hoạch"));
    }
    out
}

/// Which characters of which lines the main text took.
fn taken(draft: &Draft) -> BTreeSet<(LineId, u32)> {
    const KEYS: [&str; 6] = ["can_cu", "mo_dau", "noi_dung", "ket_thuc", "phu_luc", "chu_thich"];
    let values = draft.fields.iter().filter(|(key, _)| KEYS.contains(key)).flat_map(|(_, value)| value.texts());
    values.flat_map(|text| text.counting()).filter_map(|glyph| glyph.at).collect()
}

/// Tables in cells of tables of the main text: their rows become lines of the cell.
fn nested(doc: &SourceDoc, taken: &BTreeSet<(LineId, u32)>) -> Option<Diagnostic> {
    fn inner<'a>(table: &'a Table, out: &mut Vec<&'a Table>) {
        // A row of one cell may be there for the looks of the page.
        let rows = table.rows.iter().filter(|row| row.cells.len() > 1);
        for item in rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.items) {
            if let Item::Table(table) = item {
                out.push(table);
                inner(table, out);
            }
        }
    }
    let mut tables = Vec::new();
    for item in &doc.items {
        if let Item::Table(table) = item {
            inner(table, &mut tables);
        }
    }
    let parts = |table: &&&Table| table.rows.iter().any(|row| row.cells.len() > 1);
    let first = tables
        .iter()
        .filter(parts)
        .filter_map(|table| table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.items).find_map(line));
    let mut kept = first.filter(|id| taken.range((*id, 0)..=(*id, u32::MAX)).next().is_some());
    let id = kept.next()?;
    let place = doc.lines().iter().find(|found| found.id == id).map(|line| line.place).unwrap_or_default();
    let what = format!("{place}: bảng nằm trong ô của bảng khác chép thành các dòng của ô ấy");
    Some(Diagnostic::of(&rules::NHAP_60, what).advise("xem lại ô ấy; cần thì tách thành một bảng riêng"))
}

/// Pictures and formulas in cells of a Word file; those between paragraphs are told where they stand.
fn pictured(doc: &SourceDoc) -> Option<Diagnostic> {
    const CLASSES: [AsideClass; 3] = [AsideClass::Picture, AsideClass::Formula, AsideClass::Object];
    let mut inside = doc.aside.iter().filter(|aside| CLASSES.contains(&aside.class) && aside.place.cell.is_some());
    let first = inside.next()?;
    let more = match inside.count() {
        0 => String::new(),
        more => format!(" (và {more} chỗ nữa trong các bảng)"),
    };
    let what = format!("{}: hình hoặc công thức trong ô bảng không được chép{more}", first.place);
    Some(Diagnostic::of(&rules::NHAP_61, what))
}

/// Words of the main text that are underlined, which no form does.
fn underlined(doc: &SourceDoc, taken: &BTreeSet<(LineId, u32)>) -> Option<Diagnostic> {
    let mut found: Vec<(SourcePlace, String)> = Vec::new();
    for line in doc.lines() {
        let mut at =
            line.label.as_ref().map_or(0, |label| (label.text.chars().count() + label.gap.chars().count()) as u32);
        for span in &line.spans {
            let text = span.shown();
            let begin = at;
            at += text.chars().count() as u32;
            // What looks like an address is underlined by itself.
            let address = text.contains('@') || text.contains("://") || text.contains("www.");
            let letters = text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
            if span.underline && letters && !address && (begin..at).any(|at| taken.contains(&(line.id, at))) {
                match found.last_mut().filter(|(place, _)| *place == line.place) {
                    Some((_, words)) => words.push_str(&text),
                    None => found.push((line.place, text.to_string())),
                }
            }
        }
    }
    let (first, _) = found.first()?;
    let pieces: Vec<String> = found.iter().map(|(_, words)| quoted(words)).collect();
    let what = format!("{first}: chữ gạch chân in ra không gạch chân: {}", in_a_row(&pieces, PIECES));
    Some(Diagnostic::of(&rules::NHAP_62, what).advise("cần nổi bật thì dùng chữ đậm (**…**) hoặc nghiêng (*…*)"))
}

/// The beginning of a text between marks.
fn quoted(text: &str) -> String {
    let piece: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
    format!("\"{}\"", shown(&piece))
}

/// Pieces of these kinds that say something: letters, and not the word before a page's number alone.
fn pieces(doc: &SourceDoc, classes: &[AsideClass]) -> Vec<String> {
    let says = |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1;
    let mut out: Vec<String> = Vec::new();
    for aside in doc.aside.iter().filter(|aside| classes.contains(&aside.class) && says(&aside.text)) {
        let piece = quoted(&aside.text);
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
