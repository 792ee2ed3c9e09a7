//! Helpers of the tests of these files: texts as lines, what was understood as strings.

use super::classify;
use crate::import::draft::{Draft, Value};
use crate::import::glyphs::Text;
use crate::import::layout::{Piece, Row};
use crate::import::source::{Item, Line, SourceDoc, SourcePlace};

/// A line, by its number.
fn line(id: u32, text: &str) -> Line {
    Line::plain(id, text, SourcePlace { line: id + 1, ..SourcePlace::default() })
}

/// The text of one line.
pub(super) fn text(text: &str) -> Text {
    Text::of(&line(0, text))
}

/// The lines of a text; an empty line is a distance.
fn lines(text: &str) -> Vec<Line> {
    let mut gap = false;
    let mut out = Vec::new();
    for (id, shown) in (0..).zip(text.lines()) {
        if shown.trim().is_empty() {
            gap = true;
        } else {
            let blanks = shown.len() - shown.trim_start().len();
            out.push(Line { gap_before: std::mem::take(&mut gap), indent: blanks as i32 * 250, ..line(id, shown) });
        }
    }
    out
}

/// The same as rows.
pub(super) fn rows(text: &str) -> Vec<Row> {
    lines(text).iter().map(Row::of).collect()
}

/// The same as pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    rows(text).into_iter().map(Piece::Row).collect()
}

/// What a text was understood as.
pub(super) fn imported(text: &str) -> Draft {
    let items = lines(text).into_iter().map(Item::Line).collect();
    classify(&SourceDoc { items, ..SourceDoc::default() }).unwrap_or_else(|told| panic!("{told:?}"))
}

/// The texts of a key, a stroke between each two; a word as it is written.
pub(super) fn said(draft: &Draft, key: &str) -> String {
    match draft.value(key) {
        Some(Value::Word(word)) => word.clone(),
        Some(value) => value.texts().iter().map(|text| text.string()).collect::<Vec<String>>().join("|"),
        None => "-".to_string(),
    }
}

/// A whole document with this between head and foot.
pub(super) fn document(body: &str) -> String {
    format!(
        "SỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nAn Bình, ngày 12 tháng 5 năm 2026\n\nKẾ HOẠCH\nTập huấn văn thư\n\n{body}\n\n\
         Nơi nhận:\n- Các xã;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Thị Hòa\n"
    )
}
