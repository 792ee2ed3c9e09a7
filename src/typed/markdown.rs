//! What Markdown and HTML put in front of a line or around it: heading marks, rules, quotation marks, fences, escaped
//! stops of labels, line ends. Taken off where they have one meaning.

use super::gridded;
use super::inline;
use super::leftovers::Left;
use super::look::pairs;
use super::rows::{self, Source};
use super::{Ends, Line};
use crate::diag::Place;
use crate::text::find;

/// A line as it is left.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub line: Line,
    pub joint: Joint,
    /// It is a heading.
    pub heading: bool,
    /// It is a row of a table, which was typed in this way.
    pub row: Option<Source>,
    /// Which of the lines it was, or was part of.
    pub from: usize,
}

/// Whether a line goes on with the one above, where Markdown says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Joint {
    /// It does not say.
    #[default]
    Free,
    /// It begins a paragraph.
    Apart,
    /// It goes on.
    On,
}

impl Joint {
    fn apart(apart: bool) -> Joint {
        if apart { Joint::Apart } else { Joint::Free }
    }
}

/// Lines as they are left, and what was noticed.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub items: Vec<Item>,
    pub left: Vec<(Left, Place)>,
}

/// What lines are the text of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A part of the document.
    Part,
    /// Paragraphs without tables.
    Entry,
    /// A cell, where only line ends are looked for.
    Cell,
}

/// Reads lines.
pub(super) fn read(lines: Vec<Line>, ends: Ends, kind: Kind) -> Read {
    let mut read = Read::default();
    // The line above ended with a line end of HTML, or is a heading.
    let mut apart = false;
    // The line above is part of a quotation.
    let mut quoted = false;
    // The line above is empty.
    let mut blank = true;
    for (from, line) in lines.into_iter().enumerate() {
        // Where lines are folded, only one that begins a paragraph has its beginning.
        let begins = ends == Ends::Kept || blank;
        blank = line.text.is_empty();
        let (mut line, heading) =
            if kind != Kind::Cell && begins { read.stripped(line, &mut quoted) } else { (line, false) };
        let broken = kind != Kind::Cell && ends == Ends::Kept && read.hard_break(&mut line);
        if line.text.is_empty() || line.text.starts_with('|') || inline::definition(&line.text).is_some() {
            read.items.push(Item { line, joint: Joint::Free, heading: false, row: None, from });
            continue;
        }
        let below = read.broken(line, from, apart || heading, heading);
        apart = heading || broken || below;
    }
    if kind != Kind::Cell && ends == Ends::Kept {
        let crossed = crossing(&mut read.items);
        read.left.extend(crossed.into_iter().map(|place| (Left::Crossing, place)));
    }
    if kind == Kind::Part && ends == Ends::Kept {
        gridded::find(&mut read.items);
        rows::find(&mut read.items);
    }
    read
}

impl Read {
    /// A line without what stands in front of it; whether it is a heading.
    fn stripped(&mut self, mut line: Line, quoted: &mut bool) -> (Line, bool) {
        let place = line.place;
        if is_rule(&line.text) {
            self.left.push((Left::Rule, place));
            return (Line { text: String::new(), ..line }, false);
        }
        if is_fence(&line.text) {
            self.left.push((Left::Fence, place));
            return (Line { text: String::new(), ..line }, false);
        }
        let quotation = quotation(&line.text, *quoted);
        *quoted = quotation.is_some();
        if let Some(length) = quotation {
            self.left.push((Left::Quote, place));
            cut(&mut line, length);
        }
        let heading = heading(&line.text);
        if let Some((from, to)) = heading {
            self.left.push((Left::Heading, place));
            line.text.truncate(to);
            cut(&mut line, from);
        }
        if is_task(&line.text) {
            self.left.push((Left::Task, place));
        }
        if let Some((text, dropped)) = unescaped_label(&line.text) {
            self.left.push((Left::Escape, place));
            line.text = text;
            line.place.column += dropped;
        }
        (line, heading.is_some())
    }

    /// Takes the `\` off that ends a line, where it is a line end of Markdown.
    fn hard_break(&mut self, line: &mut Line) -> bool {
        let bare = line.text.trim_end_matches('\\');
        // Of a row between tabs it is a cell.
        let breaks = (line.text.len() - bare.len()) % 2 == 1 && !bare.contains('\t');
        if breaks {
            let column = line.place.column + line.text.chars().count() as u32 - 1;
            self.left.push((Left::Break, Place { column, width: 1, ..line.place }));
            line.text.pop();
            line.text.truncate(line.text.trim_end().len());
        }
        breaks
    }

    /// A line as its parts between line ends of HTML; whether what stands below is parted from it.
    fn broken(&mut self, line: Line, from: usize, apart: bool, heading: bool) -> bool {
        let mut breaks = breaks(&line.text);
        if breaks.is_empty() {
            self.items.push(Item { line, joint: Joint::apart(apart), heading, row: None, from });
            return false;
        }
        let Line { text, place, indent, tabs } = line;
        breaks.push((text.len(), text.len(), None));
        let (mut start, mut apart, mut last) = (0, apart, false);
        let mut column = place.column;
        // Marks that are open at a line end are closed there and opened again.
        let mut open = String::new();
        for (at, end, left) in breaks {
            self.left.extend(left.map(|left| (left, Place { column, ..place })));
            let part = text[start..at].trim();
            let blanks = text[start..at].chars().take_while(|c| c.is_whitespace()).count() as u32;
            last = part.is_empty() && start > 0;
            if !part.is_empty() {
                let mut piece = format!("{open}{part}");
                let pairs = pairs(&piece);
                let back = open.len() as u32;
                open = format!("{}{}", if pairs.bold { "**" } else { "" }, if pairs.italic { "*" } else { "" });
                piece.extend(open.chars().rev());
                let place = Place { column: (column + blanks).saturating_sub(back), ..place };
                let line = Line { text: piece, place, indent, tabs: if start == 0 { tabs } else { [0; 2] } };
                self.items.push(Item { line, joint: Joint::apart(apart), heading, row: None, from });
            }
            apart |= end > at;
            column += text[start..end].chars().count() as u32;
            start = end;
        }
        last
    }
}

/// Bold that ends right behind the end of a line, as converters leave it where the line end itself was bold: the marks
/// at the beginning of the line below are those that the line above lacks, or has at its end for nothing. Where those of
/// the line above are lacking, which might be two faults instead.
fn crossing(items: &mut [Item]) -> Vec<Place> {
    let mut lacking = Vec::new();
    for at in 1..items.len() {
        let (above, below) = (&items[at - 1].line.text, &items[at].line.text);
        let behind = below.strip_prefix("**").filter(|rest| !rest.starts_with(['*', ' ']));
        let Some(behind) = behind.filter(|rest| find(rest).is_none() && pairs(below).bold && pairs(above).bold) else {
            continue;
        };
        let stars = above.len() - above.trim_end_matches('*').len();
        let bare = &above[..above.len() - 2.min(stars)];
        let above = match stars {
            0 => format!("{above}**"),
            2 if bare.ends_with(char::is_whitespace) => bare.trim_end().to_string(),
            4 => bare.to_string(),
            _ => continue,
        };
        let text = above.trim_matches('*');
        let joint = if find(text).is_some_and(|found| found.rest.is_empty()) { Joint::On } else { Joint::Free };
        let behind = behind.to_string();
        items[at - 1].line.text = above;
        let below = &mut items[at];
        lacking.extend((stars == 0).then_some(below.line.place));
        (below.line.text, below.joint) = (behind, joint);
        below.line.place.column += 2;
    }
    lacking
}

/// Takes so many bytes and the blanks behind them off a line.
fn cut(line: &mut Line, bytes: usize) {
    let rest = line.text[bytes..].trim();
    let gone = line.text.len() - line.text[bytes..].trim_start().len();
    line.place.column += line.text[..gone].chars().count() as u32;
    line.text = rest.to_string();
}

/// `---`, `***`, `* * *`, `===`; `___`, but not the line of a form that is to be filled in.
fn is_rule(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|c| "-*_=".contains(*c)) else { return false };
    let marks = text.chars().filter(|c| *c == first).count();
    let blanks = text.chars().filter(|c| *c == ' ').count();
    let longest = if first == '_' { 5 } else { usize::MAX };
    marks + blanks == text.chars().count() && (3..=longest).contains(&marks)
}

/// Three ticks, with the name of a language or not.
fn is_fence(text: &str) -> bool {
    let name = text.strip_prefix("```").or_else(|| text.strip_prefix("~~~"));
    name.is_some_and(|name| name.trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
}

/// The length of the `> ` of a quotation; what a number follows is a sign (`> 50 %`), unless the line above is `quoted`.
fn quotation(text: &str, quoted: bool) -> Option<usize> {
    let rest = text.strip_prefix('>')?.trim_start_matches(['>', ' ']);
    let is_sign = rest.starts_with(|c: char| c.is_ascii_digit() || c == '=');
    // A quotation may be a list, but a number with its stop is the label of one.
    let listed = text.starts_with("> ") && find(rest).is_some_and(|found| found.plain);
    (quoted || listed || !is_sign).then_some(text.len() - rest.len())
}

/// Where the text of a heading begins and ends: behind `## `, and in front of marks that close it.
fn heading(text: &str) -> Option<(usize, usize)> {
    let rest = text.trim_start_matches('#');
    let marks = text.len() - rest.len();
    let tight = marks > 1 && rest.starts_with(|c: char| c.is_uppercase() || c == '*');
    if !(1..=6).contains(&marks) || !(rest.starts_with([' ', '\t', '\u{A0}']) || tight) {
        return None;
    }
    // Pandoc writes the name of a heading behind it.
    let named = rest.trim_end().strip_suffix('}').and_then(|named| named.rsplit_once(" {"));
    let rest = named.filter(|(_, name)| name.starts_with(['#', '.'])).map_or(rest, |(rest, _)| rest);
    let open = rest.trim_end().trim_end_matches('#');
    let end = if open.ends_with(' ') { open.trim_end() } else { rest.trim_end() };
    (!end.trim().is_empty()).then_some((marks, marks + end.len()))
}

/// `- [ ] `, `* [x] `
fn is_task(text: &str) -> bool {
    let rest = text.strip_prefix(['-', '*', '+', '–', '•']).map(str::trim_start).unwrap_or_default();
    ["[ ]", "[x]", "[X]"].iter().any(|task| rest.starts_with(task))
}

/// A line whose label has its stops escaped: `1\. Một`, `**1\.1\. Một**`; without the marks, and how many they were.
fn unescaped_label(text: &str) -> Option<(String, u32)> {
    let inner = text.trim_start_matches('*');
    let stars = text.len() - inner.len();
    let head = &inner[..inner.find(char::is_whitespace).unwrap_or(inner.len())];
    let bare = head.replace("\\.", ".").replace("\\)", ")");
    let dropped = head.len() - bare.len();
    if dropped == 0 || head.starts_with('\\') || stars > 3 {
        return None;
    }
    let line = format!("{bare}{}", &inner[head.len()..]);
    let found = find(&line)?;
    (found.plain && found.label.len() <= bare.len()).then(|| (format!("{}{line}", &text[..stars]), dropped as u32))
}

/// Where line ends of HTML stand, `<br>`, `<p>`, `<div>` and their ends, from one byte to another; what is to be told of
/// those of a paragraph.
pub(super) fn breaks(text: &str) -> Vec<(usize, usize, Option<Left>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', '\\']) {
        at += next;
        if text[at..].starts_with('\\') {
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
            continue;
        }
        let tag = inline::tag(&text[at..]).and_then(|(name, _, length)| match name.as_str() {
            "br" => Some((None, length)),
            "p" => Some((Some(Left::Paragraph), length)),
            "div" => Some((Some(Left::Division), length)),
            _ => None,
        });
        match tag {
            Some((left, length)) => {
                found.push((at, at + length, left));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}
