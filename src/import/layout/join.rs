//! Which lines make a paragraph. In a Word file that is known; in text and PDF the reader of typed text tells.

use super::Row;
use crate::diag::{FileId, Place};
use crate::import::glyphs::Text;
use crate::import::source::Kind;
use crate::typed::{self, Block};

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// The lines.
    pub rows: Vec<Row>,
    /// What they are.
    pub shape: Shape,
}

/// What lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A paragraph.
    Paragraph,
    /// Lines whose ends are theirs: rows of a table, lines with a place of their own, a footnote, rules.
    Kept,
}

/// Lines as paragraphs.
pub(crate) fn groups(rows: &[Row], kind: Kind) -> Vec<Group> {
    if kind == Kind::Docx {
        let mut out: Vec<Group> = Vec::new();
        for row in rows {
            match out.last_mut().filter(|_| row.soft) {
                Some(group) => group.rows.push(row.clone()),
                None => out.push(Group { rows: vec![row.clone()], shape: Shape::Paragraph }),
            }
        }
        return out;
    }
    // Lines are told by their numbers here; an empty line stands where one stood.
    let mut lines = Vec::new();
    for (row, number) in rows.iter().zip(0..) {
        let place = |line| Place::new(FileId(0), line, 1);
        if row.gap && number > 0 {
            lines.push(typed::Line::of("", place(u32::MAX)));
        }
        lines.push(typed::Line::of(&row.text.string(), place(number)));
    }
    let mut found: Vec<(Block, Vec<u32>)> = typed::blocks(lines);
    // What the reader leaves out (rules) stands by itself.
    let mut all: Vec<Group> = Vec::new();
    let mut taken = vec![false; rows.len()];
    for (_, numbers) in &mut found {
        numbers.dedup();
        numbers.retain(|number| taken.get_mut(*number as usize).is_some_and(|taken| !std::mem::replace(taken, true)));
    }
    let mut found = found.into_iter().filter(|(_, numbers)| !numbers.is_empty()).peekable();
    let mut at = 0;
    while at < rows.len() {
        match found.next_if(|(_, numbers)| numbers[0] as usize <= at) {
            Some((block, numbers)) => {
                let rows: Vec<Row> = numbers.iter().filter_map(|number| rows.get(*number as usize).cloned()).collect();
                at = numbers.last().map_or(at, |last| *last as usize) + 1;
                let shape = if block == Block::Text { Shape::Paragraph } else { Shape::Kept };
                all.push(Group { rows, shape });
            }
            None => {
                all.push(Group { rows: vec![rows[at].clone()], shape: Shape::Kept });
                at += 1;
            }
        }
    }
    all
}

/// Lines as one text.
pub(crate) fn joined(rows: &[Row]) -> Text {
    let mut out = Text::default();
    for row in rows {
        let line = row.text.trimmed();
        let between = if out.0.is_empty() || typed::is_cut(&out.string(), &line.string()) { "" } else { " " };
        out.push(between, &line);
    }
    out
}
