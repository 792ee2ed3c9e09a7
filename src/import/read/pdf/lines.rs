//! Glyphs → lines of text: what stands on one baseline, from left to right, with blanks where there is room for them.

use super::glyphs::{Drawn, Face, Mark};
use crate::import::source::{Script, Span};

/// Baselines of a line differ by so much at most (points).
const LEVEL: f64 = 2.5;
/// A blank takes so much of the size of the letters at least.
const BLANK: f64 = 0.18;
/// What stands so far apart is another column.
const COLUMN: f64 = 1.5;
/// The width of a column of blanks, as part of the size.
const CELL: f64 = 0.5;
/// Raised and lowered letters are smaller than the others by this.
const SMALL: f64 = 0.82;

/// A line of a page.
#[derive(Debug)]
pub(super) struct Set {
    /// Its text.
    pub spans: Vec<Span>,
    /// Its baseline.
    pub y: f64,
    /// Where it begins.
    pub x: f64,
    /// Where it ends.
    pub end: f64,
    /// How wide its first word is.
    pub word: f64,
    /// The size of its letters.
    pub size: f64,
}

/// Glyphs that follow each other to the right.
struct Chunk<'a> {
    marks: Vec<&'a Mark>,
    y: f64,
}

impl Chunk<'_> {
    fn x(&self) -> f64 {
        self.marks.first().map_or(0.0, |mark| mark.x)
    }

    fn end(&self) -> f64 {
        self.marks.iter().map(|mark| mark.end).fold(f64::MIN, f64::max)
    }

    fn size(&self) -> f64 {
        self.marks.iter().map(|mark| mark.size).fold(0.0, f64::max)
    }
}

/// The lines of a page's glyphs that run in one direction, from above.
pub(super) fn lines(drawn: &Drawn, turned: i32) -> Vec<Set> {
    of(drawn.marks.iter().filter(|mark| mark.turned == turned), &drawn.faces)
}

/// The lines of some glyphs.
pub(super) fn of<'a>(marks: impl Iterator<Item = &'a Mark>, faces: &[Face]) -> Vec<Set> {
    let mut rows = rows(chunks(marks));
    join_scripts(&mut rows);
    rows.into_iter().filter_map(|row| line(row, faces)).collect()
}

/// Stretches in the order of the file that go on to the right: marks put onto their letters stay behind them.
fn chunks<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<Chunk<'a>> {
    let mut chunks: Vec<Chunk<'a>> = Vec::new();
    for mark in marks {
        let goes_on = chunks.last().and_then(|chunk| chunk.marks.last()).is_some_and(|last| {
            (last.y - mark.y).abs() < 0.1 && mark.x > last.x - 0.3 * mark.size && mark.x < last.end + COLUMN * mark.size
        });
        match chunks.last_mut().filter(|_| goes_on) {
            Some(chunk) => chunk.marks.push(mark),
            None => chunks.push(Chunk { marks: vec![mark], y: mark.y }),
        }
    }
    chunks
}

/// Puts what stands on one baseline together, from above.
fn rows(mut chunks: Vec<Chunk<'_>>) -> Vec<Vec<Chunk<'_>>> {
    chunks.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Chunk<'_>>> = Vec::new();
    for chunk in chunks {
        let level = rows.last().and_then(|row| row.first()).is_some_and(|first| chunk.y - first.y <= LEVEL);
        match rows.last_mut().filter(|_| level) {
            Some(row) => row.push(chunk),
            None => rows.push(vec![chunk]),
        }
    }
    rows
}

/// The size of the largest letters of a row.
fn size(row: &[Chunk<'_>]) -> f64 {
    row.iter().map(Chunk::size).fold(0.0, f64::max)
}

/// Moves raised and lowered letters to the line that they belong to.
fn join_scripts(rows: &mut Vec<Vec<Chunk<'_>>>) {
    let mut at = 0;
    while at < rows.len() {
        let home = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .find(|other| rows.get(*other).is_some_and(|line| belongs(&rows[at], line)));
        match home {
            Some(home) => {
                let row = rows.remove(at);
                let home = if home > at { home - 1 } else { home };
                rows[home].extend(row);
            }
            None => at += 1,
        }
    }
}

/// Whether every stretch of a row is small and stands beside letters of the line.
fn belongs(row: &[Chunk<'_>], line: &[Chunk<'_>]) -> bool {
    let full = size(line);
    let beside = |chunk: &Chunk<'_>| {
        let touches = |other: &Chunk<'_>| {
            (chunk.x() - other.end()).abs() < 0.3 * full || (other.x() - chunk.end()).abs() < 0.3 * full || {
                chunk.x() > other.x() && chunk.end() < other.end()
            }
        };
        (chunk.y - line[0].y).abs() <= 0.55 * full && chunk.size() <= SMALL * full && line.iter().any(touches)
    };
    !row.is_empty() && !line.is_empty() && row.iter().all(beside)
}

/// The text of a line.
fn line(mut row: Vec<Chunk<'_>>, faces: &[Face]) -> Option<Set> {
    row.sort_by(|a, b| a.x().total_cmp(&b.x()));
    let full = size(&row);
    let y = row.iter().find(|chunk| chunk.size() > SMALL * full).map_or(row.first()?.y, |chunk| chunk.y);
    let mut set = Set { spans: Vec::new(), y, x: f64::MAX, end: f64::MIN, word: f64::MAX, size: full };
    let (mut end, mut blank) = (None::<f64>, false);
    // How the glyph before looked: mostly like this one.
    let mut before = None;
    for mark in row.iter().flat_map(|chunk| &chunk.marks) {
        let text = mark.text.as_deref().unwrap_or("\u{FFFD}");
        if text.trim().is_empty() {
            blank = true;
            continue;
        }
        let gap = end.map_or(0.0, |end| mark.x - end);
        let blanks = match end {
            None => 0,
            Some(_) if gap > COLUMN * full => ((gap / (CELL * full)).round() as usize).clamp(3, 400),
            Some(_) => usize::from(blank || gap > BLANK * mark.size.min(full)),
        };
        if blanks > 0 && set.word == f64::MAX {
            set.word = set.end - set.x;
        }
        (set.x, set.end) = (set.x.min(mark.x), set.end.max(mark.end));
        let now = (mark.face, script(mark, y, full));
        match set.spans.last_mut().filter(|_| before == Some(now)) {
            Some(last) => append(last, text, blanks),
            None => push(&mut set.spans, text, blanks, &look(now, faces)),
        }
        before = Some(now);
        (end, blank) = (Some(end.unwrap_or(f64::MIN).max(mark.end)), false);
    }
    set.word = set.word.min(set.end - set.x);
    (!set.spans.is_empty()).then_some(set)
}

/// Whether a glyph is raised or lowered.
fn script(mark: &Mark, y: f64, full: f64) -> Script {
    match mark.y - y {
        off if mark.size <= SMALL * full && off < -1.0 => Script::Super,
        off if mark.size <= SMALL * full && off > 1.0 => Script::Sub,
        _ => Script::Normal,
    }
}

/// How a glyph of a face looks.
fn look((face, script): (usize, Script), faces: &[Face]) -> Span {
    let face = faces.get(face).cloned().unwrap_or_default();
    Span { bold: face.bold, italic: face.italic, script, font: face.name, ..Span::default() }
}

fn append(span: &mut Span, text: &str, blanks: usize) {
    span.text.extend(std::iter::repeat_n(' ', blanks));
    span.text.push_str(text);
}

/// Adds text behind blanks to the last span of the same look. Between two looks, the blanks are of the plainer one.
fn push(spans: &mut Vec<Span>, text: &str, blanks: usize, look: &Span) {
    let same = |last: &Span| Span { text: String::new(), ..last.clone() } == *look;
    let plain = |span: &Span| !span.bold && !span.italic && span.script == Script::Normal;
    let mut text = text.to_string();
    if let Some(last) = spans.last_mut() {
        if same(last) {
            append(last, &text, blanks);
            return;
        }
        match plain(look) && !plain(last) {
            true => text.insert_str(0, &" ".repeat(blanks)),
            false => last.text.extend(std::iter::repeat_n(' ', blanks)),
        }
    }
    spans.push(Span { text, ..look.clone() });
}
