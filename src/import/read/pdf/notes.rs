//! Notes at the feet of pages: below a rule, in letters smaller than the text, each begun by the raised number that the text
//! above calls. Where one of a page is called nowhere, all stay lines.

use super::glyphs::Drawn;
use super::lines::Set;
use super::tables::Found;
use crate::import::source::{Script, Span};

/// Letters of notes are smaller than those of the text by this.
const SMALL: f64 = 0.92;
/// A rule over notes is so long at least (points), and no longer than this part of the lines of the text.
const RULE: f64 = 28.0;
const PART: f64 = 0.7;
/// A number that stands above its line by less than this part of its size belongs to it.
const RAISED: f64 = 0.8;

/// A note.
#[derive(Debug)]
pub(super) struct Note {
    /// The page and line that it begins at.
    pub page: u32,
    pub line: u32,
    /// Its number as shown.
    pub mark: String,
    /// Its lines; the first begins with the number.
    pub sets: Vec<Set>,
}

/// Takes notes out of pages; the spans that call them get their numbers.
pub(super) fn take(pages: &mut [Vec<Set>], tables: &mut [Vec<Found>], drawn: &[Drawn]) -> Vec<Note> {
    let usual = usual(pages);
    let mut notes: Vec<Note> = Vec::new();
    // Whether those of the page before were taken.
    let mut open = false;
    for at in 0..pages.len().min(tables.len()).min(drawn.len()) {
        let Some((from, to)) = foot(&pages[at], &drawn[at], usual) else {
            open = false;
            continue;
        };
        let (more, own) = parted(&pages[at][from..to]);
        let marks: Vec<String> = own.iter().map(|own| number(&pages[at][from + own]).unwrap_or_default()).collect();
        // A note that had no room on its page stands on the next.
        let before = at.saturating_sub(1);
        let mut calls = Vec::new();
        let near = pages[before..=at].iter_mut().zip(&mut tables[before..=at]);
        for (page, (sets, tables)) in (before..).zip(near) {
            let upto = if page == at { from } else { sets.len() };
            calls.extend(text(&mut sets[..upto], tables).filter(|span| is_call(span)));
        }
        let called = |mark: &String| calls.iter().filter(|span| span.text.trim() == mark).count() == 1;
        open = marks.iter().all(called) && (more == 0 || open) && (more > 0 || !own.is_empty());
        if !open {
            continue;
        }
        let first = notes.len();
        for span in calls {
            let found = marks.iter().position(|mark| span.text.trim() == mark);
            span.note = span.note.or(found.map(|found| first + found));
        }
        for (line, set) in pages[at].drain(from..to).enumerate() {
            let begins = own.iter().position(|own| *own == line);
            if let Some(begins) = begins {
                let (mark, line) = (marks[begins].clone(), (from + line + 1) as u32);
                notes.push(Note { page: at as u32 + 1, line, mark, sets: Vec::new() });
            }
            let number = notes.len().saturating_sub(1);
            let Some(note) = notes.last_mut() else { continue };
            note.sets.push(set);
            if begins.is_some()
                && let Some(span) = note.sets.last_mut().and_then(|set| set.spans.first_mut())
            {
                span.note = Some(number);
            }
        }
    }
    notes.iter_mut().for_each(|note| whole(&mut note.sets));
    notes
}

/// The text of a page's lines and cells.
fn text<'a>(sets: &'a mut [Set], tables: &'a mut [Found]) -> impl Iterator<Item = &'a mut Span> {
    let cells = tables.iter_mut().flat_map(|table| &mut table.cells).flat_map(|(_, sets)| sets).map(|(set, _)| set);
    sets.iter_mut().chain(cells).flat_map(|set| &mut set.spans)
}

/// The size of most lines.
fn usual(pages: &[Vec<Set>]) -> f64 {
    let mut sizes: Vec<f64> = pages.iter().flatten().map(|set| set.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// The lines at the foot of a page that are small and stand below a rule.
fn foot(sets: &[Set], drawn: &Drawn, usual: f64) -> Option<(usize, usize)> {
    let page_number = sets.last().is_some_and(|set| is_digits(&shown(set)));
    let end = sets.len() - usize::from(page_number);
    let small = sets[..end].iter().rev().take_while(|set| set.size < SMALL * usual).count();
    let start = end - small;
    let first = sets[..end].get(start)?;
    let above = start.checked_sub(1).map_or(f64::MIN, |at| sets[at].y);
    let widest = sets.iter().map(|set| set.end - set.x).fold(0.0, f64::max);
    let rule = drawn.edges.iter().any(|edge| {
        let long = edge.to - edge.from;
        !edge.upright && (RULE..PART * widest).contains(&long) && edge.at > above - 1.0 && edge.at < first.y
    });
    rule.then_some((start, end))
}

/// How many lines go on a note of the page before, and at which lines notes begin.
fn parted(sets: &[Set]) -> (usize, Vec<usize>) {
    let own: Vec<usize> = (0..sets.len()).filter(|at| number(&sets[*at]).is_some()).collect();
    (own.first().copied().unwrap_or(sets.len()), own)
}

/// The raised number that a line begins with, or that stands alone over the next one.
fn number(set: &Set) -> Option<String> {
    let first = set.spans.first()?;
    let digits = first.text.trim();
    let alone = set.spans.len() == 1;
    (is_digits(digits) && (alone || first.script == Script::Super)).then(|| digits.to_string())
}

/// Whether a span may call a note.
fn is_call(span: &Span) -> bool {
    span.note.is_none() && span.script == Script::Super && is_digits(span.text.trim())
}

/// Puts a number alone before the line that it stands over.
fn whole(sets: &mut Vec<Set>) {
    let [number, line, ..] = sets.as_slice() else { return };
    let over = is_digits(&shown(number)) && line.y > number.y && line.y - number.y < RAISED * line.size;
    if over && number.x < line.x {
        let mut number = sets.remove(0);
        let line = &mut sets[0];
        line.spans.first_mut().into_iter().for_each(|span| span.text.insert(0, ' '));
        number.spans.append(&mut line.spans);
        line.spans = number.spans;
        line.x = number.x;
    }
}

fn shown(set: &Set) -> String {
    set.spans.iter().map(|span| span.text.as_str()).collect::<String>().trim().to_string()
}

fn is_digits(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::ruled::Edge;
    use super::*;

    fn set(y: f64, size: f64, spans: &[(&str, Script)]) -> Set {
        let span =
            |(text, script): &(&str, Script)| Span { text: (*text).to_string(), script: *script, ..Span::default() };
        Set { spans: spans.iter().map(span).collect(), y, x: 80.0, end: 500.0, word: 20.0, size }
    }

    /// Pages of a text with notes: the first calls one that goes on at the foot of the second, which calls another.
    fn pages(call: &str) -> (Vec<Vec<Set>>, Vec<Drawn>) {
        let normal = |y: f64, text: &'static str| set(y, 14.0, &[(text, Script::Normal)]);
        let small = |y: f64, text: &'static str| set(y, 10.0, &[(text, Script::Normal)]);
        let first = vec![
            normal(60.0, "Các lớp mở tại xã, theo"),
            set(80.0, 14.0, &[("kế hoạch của Sở", Script::Normal), (call, Script::Super), (".", Script::Normal)]),
            set(700.0, 10.0, &[("1", Script::Super), (" Kế hoạch số 12/KH-SNV của Sở, ban hành", Script::Normal)]),
        ];
        let second = vec![
            set(60.0, 14.0, &[("Lớp thứ hai", Script::Normal), ("2", Script::Super)]),
            normal(80.0, "mở tháng sau."),
            normal(100.0, "Các xã báo cáo."),
            small(690.0, "trước ngày 10 tháng 3."),
            Set { x: 70.0, ..set(700.0, 7.0, &[("2", Script::Normal)]) },
            small(704.0, "Lớp của các xã vùng cao."),
        ];
        let rule = |at: f64| Edge { upright: false, at, from: 80.0, to: 200.0 };
        let drawn = |at: f64| {
            let mut drawn = Drawn::default();
            drawn.edges.push(rule(at));
            drawn
        };
        (vec![first, second], vec![drawn(690.0), drawn(680.0)])
    }

    #[test]
    fn notes_are_taken_from_the_feet_of_pages_and_called() {
        let (mut sets, drawn) = pages("1");
        let notes = take(&mut sets, &mut [Vec::new(), Vec::new()], &drawn);
        let found: Vec<(&str, Vec<String>)> =
            notes.iter().map(|note| (note.mark.as_str(), note.sets.iter().map(shown).collect())).collect();
        let expected = [
            ("1", vec!["1 Kế hoạch số 12/KH-SNV của Sở, ban hành", "trước ngày 10 tháng 3."]),
            ("2", vec!["2 Lớp của các xã vùng cao."]),
        ];
        assert_eq!(found, expected.map(|(mark, lines)| (mark, lines.into_iter().map(str::to_string).collect())));
        let calls: Vec<Option<usize>> =
            sets.iter().flatten().flat_map(|set| &set.spans).map(|span| span.note).collect();
        assert_eq!(calls.into_iter().flatten().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(sets.iter().map(Vec::len).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn notes_that_nothing_calls_stay_lines() {
        let (mut sets, drawn) = pages("3");
        assert!(take(&mut sets, &mut [Vec::new(), Vec::new()], &drawn).is_empty());
        assert_eq!(sets.iter().map(Vec::len).collect::<Vec<_>>(), [3, 6]);
        // No rule stands over them.
        let (mut sets, _) = pages("1");
        assert!(take(&mut sets, &mut [Vec::new(), Vec::new()], &[Drawn::default(), Drawn::default()]).is_empty());
    }
}
