//! Typed text: lines → paragraphs with their labels. What is a title and what stands below what is decided in
//! [`titles`](super::titles).

use super::inline;
use super::reader::Reader;
use super::titles::{self, Flat, Labelled, What};
use super::values::Joined;
use crate::diag::Diagnostic;
use crate::model::{Body, KeyPath, RichText};
use crate::text::{LabelShape, recognise};
use crate::yaml::Line;

/// Lines that belong together.
#[derive(Debug)]
enum Chunk {
    /// A paragraph; `plain` = its label was escaped, or it is the title of the line above.
    Text { lines: Vec<Line>, plain: bool },
    /// The rows of a pipe table.
    Table(Vec<Line>),
}

impl Reader {
    /// The body items of typed text. `each_line`: where there is no empty line, every line is a paragraph.
    pub(super) fn typed(&mut self, lines: Vec<Line>, each_line: bool, path: &KeyPath) -> Body {
        let mut flat = Vec::new();
        for chunk in chunks(lines, each_line) {
            let path = path.index(flat.len());
            match chunk {
                Chunk::Text { lines, plain } => {
                    let joined = Joined::of(&lines);
                    let place = joined.start(lines[0].place);
                    self.record(&path, place);
                    let text = self.emphasis(&joined);
                    let what = if plain { What::Paragraph(text) } else { labelled(text) };
                    flat.push(Flat { path, place, what });
                }
                Chunk::Table(lines) => {
                    let place = lines[0].place;
                    self.record(&path, place);
                    if let Some(table) = self.pipe_table(&lines, &path) {
                        flat.push(Flat { path, place, what: What::Table(table) });
                    }
                }
            }
        }
        for (label, place) in titles::labels_without_text(&flat) {
            let what = format!("nhãn '{label}' không có chữ theo sau");
            self.report(
                Diagnostic::warning("CHU-03", what).at(place).advise("viết chữ cùng dòng với nhãn, hoặc bỏ nhãn"),
            );
        }
        titles::nest(flat)
    }
}

/// A paragraph with its label taken off, if it has one.
fn labelled(text: RichText) -> What {
    let plain = text.text();
    match recognise(&plain) {
        Some(found) => {
            let rest = without_start(text, plain.len() - found.rest.len());
            What::Section(Labelled { shape: found.shape, label: found.label.to_string(), rest })
        }
        None => What::Paragraph(text),
    }
}

/// The text without its first `bytes` bytes.
fn without_start(text: RichText, mut bytes: usize) -> RichText {
    let mut rest = RichText::default();
    for run in text.runs {
        let skipped = bytes.min(run.text.len());
        bytes -= skipped;
        rest.push(&run.text[skipped..], run.emphasis);
    }
    rest
}

/// The label a line begins with, seen through emphasis.
fn label_of(line: &str) -> Option<(LabelShape, bool)> {
    let shape = |text: &str| recognise(text).map(|m| (m.shape, m.rest.trim_end_matches('*').is_empty()));
    if !line.contains('*') {
        return shape(line);
    }
    shape(inline::parse(line).0.text().trim_start_matches('*'))
}

/// A line whose label, or table bar, is escaped: `\C. Mác`, `**\A. Nguyễn**`, `\| …`.
fn unescaped(line: &Line) -> Option<Line> {
    let tail = line.text.trim_start_matches('*');
    let stars = line.text.len() - tail.len();
    let tail = tail.strip_prefix('\\')?;
    let escaped = stars <= 3
        && (recognise(tail).is_some()
            || label_of(tail).is_some_and(|_| !tail.starts_with('*'))
            || tail.starts_with('|'));
    let mut place = line.place;
    place.column += u32::from(stars == 0);
    escaped.then(|| Line { text: format!("{}{tail}", &line.text[..stars]), place })
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

fn chunks(lines: Vec<Line>, each_line: bool) -> Vec<Chunk> {
    let mut written = lines.iter().skip_while(|l| l.text.is_empty());
    let gaps = written.by_ref().position(|l| l.text.is_empty()).is_some() && written.any(|l| !l.text.is_empty());
    let each_line = each_line && !gaps;
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
