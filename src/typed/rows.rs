//! Rows of tables that are typed without bars around them, or pasted with tabs between their cells.

use super::markdown::Item;
use super::pipe;
use crate::text::find as label;

/// How a table was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// `| a | b |`
    Bars,
    /// Tabs between the cells, as Word and Excel paste them.
    Tabs,
}

/// Marks the rows among lines, and writes them with bars.
pub(super) fn find(items: &mut [Item]) {
    let mut at = 0;
    while at < items.len() {
        let end = at + items[at..].iter().take_while(|item| !item.line.text.is_empty()).count();
        between_bars(&mut items[at..end]);
        between_tabs(&mut items[at..end]);
        at = end + 1;
    }
}

/// Stretches of lines that are alike.
fn stretches(items: &[Item], alike: impl Fn(&Item, &Item) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=items.len() {
        if at == items.len() || !alike(&items[at - 1], &items[at]) {
            found.push((start, at));
            start = at;
        }
    }
    found
}

/// How many cells a line has between bars; none where there is no bar.
fn cells(item: &Item) -> usize {
    let text = &item.line.text;
    if !text.contains('|') {
        return 0;
    }
    let bars = pipe::bars(text);
    let ended = text.ends_with('|') && !text.ends_with("\\|");
    if bars == 0 && !ended { 0 } else { bars + 1 - usize::from(text.starts_with('|') && bars > 0) }
}

/// `---|---`
fn is_separator(item: &Item) -> bool {
    let text = &item.line.text;
    text.contains('|') && text.contains("-") && text.chars().all(|c| "-:|, ".contains(c))
}

fn between_bars(items: &mut [Item]) {
    for (start, end) in stretches(items, |a, b| (cells(a) > 0) == (cells(b) > 0)) {
        if cells(&items[start]) == 0 || items[start..end].iter().all(|item| item.line.text.starts_with('|')) {
            continue;
        }
        let separator = items[start..end].iter().position(is_separator);
        if let Some(separator) = separator {
            let width = cells(&items[start + separator]);
            items[start..end].iter_mut().for_each(|item| with_bars(item, width));
            continue;
        }
        // Without the row of dashes: most lines have as many cells, and none begins with a label.
        let some = &mut items[start..end];
        let width = some.iter().map(cells).max().unwrap_or(0);
        let fits = |item: &Item| cells(item) == width || cells(item) + 1 == width && has_open_end(item);
        let fitting = some.iter().filter(|item| fits(item)).count();
        let listed = |item: &Item| label(&item.line.text).is_some_and(|found| found.plain);
        if width > 1 && fitting > 1 && fitting * 2 > some.len() && !some.iter().any(listed) {
            some.iter_mut().for_each(|item| with_bars(item, width));
        }
    }
}

/// Whether a row that has no bar in front has one at its end, behind which an empty cell may stand.
fn has_open_end(item: &Item) -> bool {
    item.line.text.ends_with('|') && !item.line.text.starts_with('|')
}

/// A row with a bar in front; its last cell may be empty.
fn with_bars(item: &mut Item, width: usize) {
    item.row = Some(Source::Bars);
    let open = has_open_end(item) && cells(item) + 1 == width;
    if !item.line.text.starts_with('|') {
        item.line.text.insert(0, '|');
        item.line.place.column = item.line.place.column.saturating_sub(1);
    }
    if open {
        item.line.text.push_str(" |");
    }
}

/// How many tabs stand in a line and around it.
fn tabs(item: &Item) -> usize {
    item.line.text.matches('\t').count() + (item.line.tabs[0] + item.line.tabs[1]) as usize
}

/// Whether a line has a tab that does not stand behind its label, where Word sets one.
fn is_row(item: &Item) -> bool {
    let gap = || label(&item.line.text).map_or(0, |found| found.gap.matches('\t').count());
    item.row.is_none() && tabs(item) > 0 && tabs(item) > gap()
}

fn between_tabs(items: &mut [Item]) {
    for (start, end) in stretches(items, |a, b| is_row(a) == is_row(b)) {
        let rows = &mut items[start..end];
        // Tabs in front of lines, or behind them, are no cells by themselves: paragraphs may begin with one.
        let inner = rows.iter().filter(|row| is_row(row) && row.line.text.contains('\t')).count();
        let most = rows.iter().filter(|row| row.line.text.contains('\t')).map(tabs).max().unwrap_or(0);
        let usual = rows.iter().filter(|row| tabs(row) == most).count();
        let enough = if most > 1 { inner > 0 && usual > 1 } else { inner > 1 && inner * 2 >= rows.len() };
        // `Họ và tên:⇥…`: lines of a form.
        let first = |row: &Item| row.line.text.split('\t').next().is_some_and(|c| c.trim_end().ends_with(':'));
        let is_form = rows.iter().filter(|row| first(row)).count() * 2 >= rows.len();
        if is_row(&rows[0]) && enough && usual * 2 >= rows.len() && !is_form {
            rows.iter_mut().for_each(without_tabs);
        }
    }
}

/// A row with bars in the place of its tabs.
fn without_tabs(item: &mut Item) {
    let line = &mut item.line;
    let [before, behind] = line.tabs;
    let cells = line.text.split('\t').map(cell).collect::<Vec<_>>().join("|");
    let row = format!("|{}{cells}{}|", " |".repeat(before as usize), "| ".repeat(behind as usize));
    (line.text, item.row) = (row, Some(Source::Tabs));
}

/// A cell as it stands between bars: its own are escaped.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(c);
    }
    // Nothing between two bars would be part of the cell on the left, and a mark would escape the bar.
    if out.is_empty() || out.ends_with('\\') {
        out.push(' ');
    }
    out
}
