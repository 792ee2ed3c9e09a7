//! Lines → paragraphs and tables.

use super::titles;
use super::{Line, label_of};
use crate::text::recognise;

/// Lines that belong together.
#[derive(Debug)]
pub(super) enum Chunk {
    /// A paragraph; `plain` = its label was escaped, or it is the title of the line above.
    Text { lines: Vec<Line>, plain: bool },
    /// The rows of a pipe table.
    Table(Vec<Line>),
}

/// A line whose label, or table bar, is escaped: `\C. Mác`, `**\A. Nguyễn**`, `\| …`.
fn unescaped(line: &Line) -> Option<Line> {
    let tail = line.text.trim_start_matches('*');
    let stars = line.text.len() - tail.len();
    let tail = tail.strip_prefix('\\')?;
    let escaped = stars <= 3 && (recognise(tail).is_some() || tail.starts_with('|'));
    let mut place = line.place;
    place.column += u32::from(stars == 0);
    escaped.then(|| Line { text: format!("{}{tail}", &line.text[..stars]), place, indent: line.indent })
}

/// What the chunk being filled expects next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A new chunk.
    New,
    /// More lines of the same paragraph.
    More,
    /// The title of the `Phần`, `Chương` or `Mục` that stands alone on the line above.
    Title,
    /// Further lines of such a title: only lines in capitals.
    MoreTitle,
}

/// Whether an empty line stands between two others.
pub fn has_gap(lines: &[Line]) -> bool {
    let mut written = lines.iter().skip_while(|l| l.text.is_empty());
    written.by_ref().any(|l| l.text.is_empty()) && written.any(|l| !l.text.is_empty())
}

pub(super) fn chunks(lines: Vec<Line>, each_line: bool) -> Vec<Chunk> {
    let each_line = each_line && !has_gap(&lines);
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut expect = Expect::New;
    for line in lines {
        if line.text.is_empty() {
            if expect != Expect::Title {
                expect = Expect::New;
            }
            if let Some(Chunk::Table(_)) = chunks.last() {
                chunks.push(Chunk::Text { lines: Vec::new(), plain: false });
            }
            continue;
        }
        if line.text.starts_with('|') {
            match chunks.last_mut() {
                Some(Chunk::Table(rows)) => rows.push(line),
                _ => chunks.push(Chunk::Table(vec![line])),
            }
            expect = Expect::New;
            continue;
        }
        let (line, escaped) = unescaped(&line).map_or((line, false), |l| (l, true));
        let label = if escaped { None } else { label_of(&line.text) };
        let goes_on = match expect {
            Expect::More => !each_line,
            Expect::MoreTitle => !each_line && is_capitals(&line.text),
            Expect::New | Expect::Title => false,
        };
        if label.is_none() && goes_on {
            if let Some(Chunk::Text { lines, .. }) = chunks.last_mut() {
                lines.push(line);
            }
            continue;
        }
        let is_title = label.is_none() && expect == Expect::Title;
        expect = match label {
            Some((shape, true)) if titles::takes_next_line(shape) => Expect::Title,
            _ if is_title => Expect::MoreTitle,
            _ => Expect::More,
        };
        chunks.push(Chunk::Text { lines: vec![line], plain: escaped });
    }
    chunks.retain(|c| !matches!(c, Chunk::Text { lines, .. } if lines.is_empty()));
    chunks
}

fn is_capitals(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}
