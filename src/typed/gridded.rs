//! Tables drawn with `+---+`, as Pandoc writes those whose cells have several lines: written as rows with bars.

use super::Line;
use super::markdown::Item;
use super::pipe;
use super::rows::Source;
use crate::text::find as label;

/// Writes such tables among lines as rows; one whose lines have not as many cells each stays as it is.
pub(super) fn find(items: &mut Vec<Item>) {
    let mut at = 0;
    while at < items.len() {
        if !is_edge(&items[at].line.text) {
            at += 1;
            continue;
        }
        let drawn = |item: &&Item| is_edge(&item.line.text) || item.line.text.starts_with('|');
        let end = at + items[at..].iter().take_while(drawn).count();
        if let Some(rows) = rows(&items[at..end]) {
            let count = rows.len();
            items.splice(at..end, rows);
            at += count;
        } else {
            at = end;
        }
    }
}

/// `+---+---+`, `+===+===+`
fn is_edge(text: &str) -> bool {
    let inner = text.strip_prefix('+').and_then(|text| text.strip_suffix('+'));
    inner.is_some_and(|inner| inner.contains(['-', '=']) && inner.chars().all(|c| "-=:+".contains(c)))
}

/// The rows of a table, from edge to edge.
fn rows(items: &[Item]) -> Option<Vec<Item>> {
    let first = items.first()?;
    let width = first.line.text.matches('+').count() - 1;
    let row = |like: &Item, text: String| Item {
        line: Line { text, ..like.line.clone() },
        row: Some(Source::Bars),
        ..like.clone()
    };
    let dashes = |edge: &Item| row(edge, edge.line.text.replace('+', "|").replace('=', "-"));
    let mut rows: Vec<Item> = Vec::new();
    let mut head = None;
    // The row that is being filled: its first line, its cells, and which of them have an empty line last.
    let mut open: Option<(&Item, Vec<String>, Vec<bool>)> = None;
    for item in items {
        if is_edge(&item.line.text) {
            if item.line.text.matches('+').count() != width + 1 {
                return None;
            }
            rows.extend(open.take().map(|(like, cells, _)| row(like, format!("|{}|", cells.join("|")))));
            if item.line.text.contains('=') && head.is_none() && !rows.is_empty() {
                head = Some(rows.len());
                rows.push(dashes(item));
            }
            continue;
        }
        let parts = pipe::split(&item.line);
        if parts.len() != width {
            return None;
        }
        let (_, cells, gaps) = open.get_or_insert_with(|| (item, vec![" ".to_string(); width], vec![false; width]));
        for ((cell, gap), part) in cells.iter_mut().zip(gaps).zip(parts) {
            add(cell, std::mem::replace(gap, part.text.is_empty()), &part.text);
        }
    }
    if head.is_none() {
        rows.insert(0, dashes(first));
    }
    (open.is_none() && rows.len() > 1).then_some(rows)
}

/// Adds a line to a cell: it goes on with the one above, unless an empty line or a label parts them. `gap`: an empty line
/// of the cell stands above.
fn add(cell: &mut String, gap: bool, text: &str) {
    if text.is_empty() {
        return;
    }
    if !cell.trim().is_empty() {
        let parted = gap || label(text).is_some_and(|found| found.plain);
        cell.push_str(if parted { "<br>" } else { " " });
    }
    cell.push_str(text);
}
