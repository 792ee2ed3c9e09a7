//! Labels in forms that are none here: `1,` `a,` `(1)` `(a)`, where several lines count on. They are printed as typed, as
//! text; it is told, with the forms that make a list.

use super::chunks::Chunk;
use super::line::Line;
use super::sequence::Count;
use crate::diag::{Diagnostic, Place, rules};
use crate::text::{alphabet, roman};

/// So many labels are named.
const NAMED: usize = 8;

/// What stands round the number or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `1,`
    Comma,
    /// `(1)`
    Brackets,
}

/// A label, as typed, and what it counts.
#[derive(Clone, Copy, Debug)]
struct Loose<'t> {
    form: Form,
    count: Count,
    label: &'t str,
    place: Place,
}

/// The label that a line begins with.
fn of(line: &Line) -> Option<Loose<'_>> {
    let text = line.text.trim_start_matches('*');
    let (form, name) = match text.strip_prefix('(') {
        Some(rest) => (Form::Brackets, rest.split_once(')')?.0),
        None => (Form::Comma, text.split_once(',')?.0),
    };
    let (label, rest) = text.split_at(name.len() + if form == Form::Brackets { 2 } else { 1 });
    let words = rest.trim_start();
    // `2, 3 và 4 của Điều này`: only a new sentence is one behind a comma.
    let begins = words.starts_with(if form == Form::Comma { char::is_uppercase } else { char::is_alphanumeric });
    (begins && rest.starts_with(char::is_whitespace)).then_some(())?;
    Some(Loose { form, count: count(name)?, label, place: line.place })
}

fn count(name: &str) -> Option<Count> {
    if (1..=2).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_digit()) {
        return name.parse().ok().map(Count::Number);
    }
    if !name.is_empty() && name.bytes().all(|b| b"ivx".contains(&b)) {
        return roman::value(&name.to_uppercase()).map(Count::Number);
    }
    let mut letters = name.chars();
    let letter = letters.next().filter(|c| alphabet::is_small(*c) && letters.next().is_none())?;
    letter.to_uppercase().next().map(Count::Letter)
}

/// What is to be said of them: one message for each row of labels.
pub(super) fn diagnostics(chunks: &[Chunk]) -> Vec<Diagnostic> {
    let lines =
        chunks.iter().filter_map(|chunk| if let Chunk::Text { lines, .. } = chunk { Some(lines) } else { None });
    let mut rows: Vec<Vec<Loose<'_>>> = Vec::new();
    for label in lines.flatten().filter_map(of) {
        let goes_on = |row: &Vec<Loose<'_>>| {
            row.last().is_some_and(|last| last.form == label.form && label.count.follows(last.count))
        };
        match rows.iter_mut().rfind(|row| goes_on(row)) {
            Some(row) => row.push(label),
            None => rows.extend(label.count.is_first().then(|| vec![label])),
        }
    }
    rows.iter().filter(|row| row.len() > 1).map(|row| told(row)).collect()
}

fn told(row: &[Loose<'_>]) -> Diagnostic {
    let named: Vec<String> = row.iter().take(NAMED).map(|l| format!("'{}' (dòng {})", l.label, l.place.line)).collect();
    let more = row.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" và {more} dòng nữa") } else { String::new() };
    let first = row[0];
    let name = first.label.trim_matches(['(', ')', ',']);
    let right = if matches!(first.count, Count::Number(_)) { format!("{name}.") } else { format!("{name})") };
    let what = format!(
        "đầu dòng có {}{more}, đếm như nhãn của một danh sách nhưng không viết như nhãn; chương trình in như chữ",
        named.join(", ")
    );
    let advice = format!(
        "nếu là danh sách thì viết '{right}' và để mỗi ý một dòng; nếu là chữ thì viết '\\{}' để khỏi báo",
        first.label
    );
    Diagnostic::of(&rules::NOIDUNG_04, what).at(first.place).advise(advice)
}
