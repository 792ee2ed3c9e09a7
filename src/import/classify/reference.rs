//! The line of an annex that says what it goes with, as the program makes it.

use crate::import::draft::{Draft, Value};
use crate::import::glyphs::Text;
use crate::import::words::words;

/// Whether the program makes this very line from the document's own number and day; its tail becomes `ten_day_du`.
pub(super) fn own_reference(line: &Text, draft: &mut Draft) -> bool {
    let shown = |key: &str| match draft.value(key) {
        Some(Value::Text(text)) => text.string(),
        _ => String::new(),
    };
    let parts = match draft.value("ngay") {
        Some(Value::Map(parts)) => {
            parts.iter().map(|(_, value)| value.texts().iter().map(|t| t.string()).collect()).collect()
        }
        Some(Value::Text(text)) => text.string().split('/').map(str::to_string).collect::<Vec<String>>(),
        _ => return false,
    };
    let [day, month, year] = parts.as_slice() else { return false };
    let word = |key: &str| words().fixed(key);
    let name = draft.kind_name.clone();
    let head = format!(
        "({} {name} {} {}{}{} {} {day} {} {month} {} {year} {}",
        word("kem_theo"),
        word("so_trong_cau"),
        shown("so"),
        word("ngan_so"),
        shown("ky_hieu"),
        word("ngay"),
        word("thang"),
        word("nam"),
        word("cua")
    );
    let close = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let line_text = line.string();
    let same = close(&line_text).to_lowercase().starts_with(&close(&head).to_lowercase()) && line_text.ends_with(')');
    if !same {
        return false;
    }
    let wanted = close(&head).chars().count();
    let mut seen = 0;
    let mut from = 0;
    for (index, glyph) in line.0.iter().enumerate() {
        if seen == wanted {
            from = index;
            break;
        }
        seen += usize::from(!glyph.c.is_whitespace());
    }
    let tail = line.cut(from, line.0.len() - 1).trimmed();
    let tail = tail.string();
    if tail.is_empty() || shown("ten_day_du") != tail && draft.value("ten_day_du").is_some() {
        return false;
    }
    if draft.value("ten_day_du").is_none() {
        draft.set("ten_day_du", Value::Text(Text::added(&tail)));
    }
    true
}
