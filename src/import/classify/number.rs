//! "Số: 15/KH-UBND".

use super::head::{Column, one_line};
use crate::import::draft::{Draft, Value};
use crate::import::glyphs::{Text, fold};
use crate::import::ledger::Thing;
use crate::import::words::words;

/// The line of the number.
pub(super) fn take(columns: &mut [Column]) -> Option<Text> {
    for column in columns {
        let mut from = 0;
        let lines = column.text.lines();
        for (index, line) in lines.iter().enumerate() {
            let text = line.string();
            let shown = text.trim_start();
            let first: String = shown.chars().take_while(|c| c.is_alphabetic()).collect();
            let behind = shown.chars().nth(2).unwrap_or(' ');
            let begins = fold(&first) == "SO" && (behind == ':' || behind.is_whitespace() || behind.is_ascii_digit());
            let next = lines.get(index + 1).map(|l| l.string()).unwrap_or_default();
            let broken = !text.contains('/') && next.trim_start().starts_with('/');
            if begins && (text.contains('/') || broken) {
                // The day may stand on the same line.
                let about = words().about.iter().filter_map(|mark| text.find(&format!(" {mark} "))).map(|at| at + 1);
                let day = about.chain(text.find(", ngày")).min().map(|at| text[..at].chars().count());
                let more = if broken { lines[index + 1].0.len() + 1 } else { 0 };
                let to = from + day.unwrap_or(line.0.len() + more);
                return Some(column.take(from, to));
            }
            from += line.0.len() + 1;
        }
    }
    None
}

/// Number and notation as keys, the whole line where the program would print another.
pub(super) fn set(line: Option<Text>, draft: &mut Draft) {
    let Some(line) = line.map(|line| line.trimmed()) else { return };
    let stroke = line.0.iter().position(|g| g.c == '/').unwrap_or(line.0.len());
    let word = words().fixed("so").chars().count();
    let usual = |text: &str| text.split_whitespace().collect::<String>();
    let front = line.cut(0, word.min(stroke));
    // A year in the number: `08/2011/KH-THCS`.
    let number = line.cut(word.min(stroke), stroke);
    let notation = line.cut(stroke + 1, line.0.len());
    let digits: String = usual(&number.string()).trim_start_matches(':').to_string();
    let name = usual(&notation.string());
    let zero = words().era.as_ref().is_some_and(|era| era.so_khong.so.written(&digits) != digits);
    let same = usual(&front.string()) == words().fixed("so")
        && !zero
        && digits.chars().all(char::is_alphanumeric)
        && !name.contains('/')
        && digits.len() <= 6;
    if same {
        draft.page(&front, Thing::NumberFrame);
        draft.page(&line.cut(stroke, stroke + 1), Thing::NumberFrame);
        match digits.is_empty() {
            true => draft.set("so", Value::Word(String::new())),
            false => draft.text("so", &close(&number)),
        }
        draft.text("ky_hieu", &close(&notation));
        return;
    }
    // Of the Party: `12-KH/ĐU`.
    let (digits, name) = match digits.split_once('-') {
        Some((number, letters)) if number.bytes().all(|b| b.is_ascii_digit()) && !letters.is_empty() => {
            (number.to_string(), format!("{letters}/{name}"))
        }
        _ => (digits, name),
    };
    let digits: String = digits.chars().filter(|c| c.is_alphanumeric()).collect();
    draft.set("so", Value::Word(digits));
    if !name.is_empty() {
        draft.set("ky_hieu", Value::Text(Text::added(&name)));
    }
    draft.set("nguyen_van.so_ky_hieu", Value::Text(one_line(&line)));
}

/// Without white space.
fn close(text: &Text) -> Text {
    Text(text.0.iter().filter(|g| !g.c.is_whitespace()).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{said, text};
    use super::*;

    #[test]
    fn numbers_are_keys_or_the_line_as_it_stands() {
        for (line, number, notation, verbatim) in [
            ("Số: 15/KH-UBND", "15", "KH-UBND", "-"),
            ("Số:      /SCT-CN", "", "SCT-CN", "-"),
            ("Số: 08/2011/KH-THCS", "08", "2011/KH-THCS", "Số: 08/2011/KH-THCS"),
            ("Số 12-KH/ĐU", "12", "KH/ĐU", "Số 12-KH/ĐU"),
            ("Số 7/BC-SYT", "7", "BC-SYT", "Số 7/BC-SYT"),
        ] {
            let mut draft = Draft::default();
            set(Some(text(line)), &mut draft);
            let found = ["so", "ky_hieu", "nguyen_van.so_ky_hieu"].map(|key| said(&draft, key));
            assert_eq!(found, [number, notation, verbatim].map(str::to_string), "{line}");
        }
    }
}
