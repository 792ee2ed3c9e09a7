//! What was copied along and is no text: numbers of pages, and tables whose cells became lines or columns of spaces.

use std::collections::BTreeMap;

use super::look::Look;
use crate::diag::Place;

/// What looks like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stray {
    /// The number of a page, on a line of its own.
    Page(Place, String),
    /// A table whose cells are a line each: its first and last line that has a number.
    Cells(Place, Place),
    /// A line with bars between cells, or behind the last, that is no row of a table.
    Bars(Place),
    /// Rows of a table whose cells are parted by commas: the first and the last.
    Separated(Place, Place),
    /// Lines set in columns with spaces: the first and the last.
    Columns(Place, Place),
}

/// So many lines with numbers that count on are the rows of a table.
const ROWS: usize = 3;
/// A row of a table has not more lines.
const ROW: usize = 8;

/// What looks like it among lines.
pub(super) fn find<'a>(lines: impl Iterator<Item = (&'a Look, Place)>) -> Vec<Stray> {
    let lines: Vec<(&Look, Place)> = lines.collect();
    let mut found = numbers(&lines);
    let columns: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].0.columns).collect();
    for run in columns.chunk_by(|a, b| b - a <= 3).filter(|run| run.len() > 1) {
        found.push(Stray::Columns(lines[run[0]].1, lines[run[run.len() - 1]].1));
    }
    found
}

/// What its signs tell of a line as it was typed: bars that make no table, cells with commas between them.
pub(super) fn signs<'a>(lines: impl Iterator<Item = (&'a str, Place)>) -> Vec<Stray> {
    let lines: Vec<(&str, Place)> = lines.collect();
    let mut found: Vec<Stray> = lines.iter().filter(|l| has_bars(l.0)).map(|l| Stray::Bars(l.1)).collect();
    let cells: Vec<_> = lines.iter().map(|(text, place)| (separated(text), *place)).collect();
    let runs = cells.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1 && run[0].0.is_some());
    found.extend(runs.map(|run| Stray::Separated(run[0].1, run[run.len() - 1].1)));
    found
}

/// `1,Soạn,Quý I`: how many commas or semicolons stand between cells of a line, tight, where it has three cells or more.
fn separated(text: &str) -> Option<(char, usize)> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    [';', ','].into_iter().find_map(|sign| {
        let between = text.match_indices(sign).filter(|(at, _)| {
            let (before, after) = (text[..*at].chars().next_back(), text[at + 1..].chars().next());
            after.is_some_and(|c| !c.is_whitespace()) && !(digit(before) && digit(after))
        });
        let loose = text.matches(&format!("{sign} ")).count();
        Some((sign, between.count())).filter(|(_, count)| *count > 1 && loose == 0)
    })
}

fn has_bars(text: &str) -> bool {
    let closed = text.ends_with('|') && !text.ends_with("\\|") && text.matches('|').count() > 1;
    !text.starts_with('|') && (closed || text.matches(" | ").count() > 1)
}

/// Lines that are nothing but a number, `2` or `2.`: numbers that count on are rows of a table, others of pages.
fn numbers(lines: &[(&Look, Place)]) -> Vec<Stray> {
    let number = |at: usize| {
        let look = lines[at].0;
        let digits = if look.number_only { Some(look.plain.as_str()) } else { look.plain.strip_suffix('.') };
        digits.filter(|d| (1..=3).contains(&d.len())).and_then(|d| d.parse::<u32>().ok())
    };
    let counted: Vec<(usize, u32)> = (0..lines.len()).filter_map(|at| Some((at, number(at)?))).collect();
    // Rows that go on with the number they wait for: first line, last line, how many.
    let mut waiting: BTreeMap<u32, (usize, usize, usize)> = BTreeMap::new();
    // The tables: first line and last.
    let mut tables: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, number) in &counted {
        let before = waiting.remove(number).filter(|(_, last, _)| (2..=ROW).contains(&(at - last)));
        let (first, _, rows) = before.unwrap_or((*at, *at, 0));
        if rows + 1 >= ROWS {
            tables.insert(first, *at);
        }
        waiting.insert(number + 1, (first, *at, rows + 1));
    }
    let mut found: Vec<Stray> =
        tables.iter().map(|(first, last)| Stray::Cells(lines[*first].1, lines[*last].1)).collect();
    // A page begins and ends with text.
    for (at, _) in counted.iter().filter(|(at, _)| lines[*at].0.number_only && *at > 0 && at + 1 < lines.len()) {
        let table = tables.range(..=at).next_back();
        if table.is_none_or(|(_, last)| last + ROW <= *at) {
            let (look, place) = lines[*at];
            found.push(Stray::Page(place, look.plain.clone()));
        }
    }
    found
}
