//! Which lines make a paragraph. In a Word file that is known; in text and PDF the reader of typed text tells.

use super::{Row, Setting};
use crate::diag::{FileId, Place};
use crate::import::glyphs::{Glyph, Text, fold};
use crate::import::source::Kind;
use crate::import::words::words;
use crate::text;
use crate::typed::{self, Block};

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// The lines.
    pub rows: Vec<Row>,
    /// What they are.
    pub shape: Shape,
    /// They could go on the lines above as well.
    pub unsure: bool,
}

impl Group {
    fn of(rows: Vec<Row>, shape: Shape) -> Group {
        Group { rows, shape, unsure: false }
    }
}

/// What lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A paragraph.
    Paragraph,
    /// Lines whose ends are theirs: rows of a table, lines with a place of their own, a footnote, rules.
    Kept,
}

/// Lines as paragraphs. `setting`: how those of a PDF are set whose first lines stand in.
pub(crate) fn groups(rows: &[Row], kind: Kind, setting: Option<Setting>) -> Vec<Group> {
    if kind == Kind::Docx {
        let mut out: Vec<Group> = Vec::new();
        for row in rows {
            let goes_on = |group: &&mut Group| row.soft && !group.rows.last().is_some_and(|above| parts(above, row));
            match out.last_mut().filter(goes_on) {
                Some(group) => group.rows.push(row.clone()),
                None => {
                    let first = Row { soft: false, ..row.clone() };
                    out.push(Group::of(vec![first], Shape::Paragraph));
                }
            }
        }
        return out;
    }
    if let Some(setting) = setting.filter(|_| kind == Kind::Pdf) {
        return setting.groups(rows);
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
                all.push(Group::of(rows, shape));
            }
            None => {
                all.push(Group::of(vec![rows[at].clone()], Shape::Kept));
                at += 1;
            }
        }
    }
    all
}

/// Whether a line end that was typed within a paragraph of Word parts two all the same: what stands above has ended, and a
/// legal basis, a number or a dash begins, or what stands behind the last basis.
fn parts(above: &Row, row: &Row) -> bool {
    let (before, text) = (above.text.trimmed().string(), row.text.trimmed().string());
    let basis = |text: &str| words().bases.iter().any(|word| fold(text).starts_with(word.as_str()));
    let listed = || basis(&text) || text::find(&text).is_some_and(|found| found.plain);
    let behind = || before.ends_with(';') && basis(&before) && text.starts_with(char::is_uppercase);
    before.ends_with([';', '.', ':']) && (listed() || behind())
}

/// Lines as one text.
pub(crate) fn joined(rows: &[Row]) -> Text {
    let mut out = Text::default();
    for row in rows {
        let line = row.text.trimmed();
        if !(out.0.is_empty() || typed::is_cut(&out.string(), &line.string())) {
            out.0.push(blank(out.0.last(), line.0.first()));
        }
        out.push("", &line);
    }
    out
}

/// A blank between two glyphs, with the looks that both have.
fn blank(before: Option<&Glyph>, behind: Option<&Glyph>) -> Glyph {
    let both = |of: fn(&Glyph) -> bool| before.is_some_and(of) && behind.is_some_and(of);
    Glyph { bold: both(|g| g.bold), italic: both(|g| g.italic), ..Glyph::added(' ') }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Line, SourcePlace};

    #[test]
    fn first_lines_that_stand_in_begin_paragraphs_of_a_pdf() {
        let page = "      Sở Nội vụ đề nghị các đơn vị phối hợp với Chi nhánh Mỏ tuyển đồng Sin\nQuyền và các xã để thực hiện./.\n\
                    \u{20}     1. Mở lớp ở các xã theo lịch đã gửi, mỗi lớp hai ngày, từ ngày 12 tháng\n5 đến ngày 20 tháng 5.\n      2. Báo cáo\n      a) Của xã;\nI. KINH PHÍ\n      Theo dự toán.";
        let rows: Vec<Row> = (0..)
            .zip(page.lines())
            .map(|(id, line)| {
                let blanks = line.len() - line.trim_start().len();
                let line = Line { indent: blanks as i32 * 250, ..Line::plain(id, line, SourcePlace::default()) };
                Row::of(&line)
            })
            .collect();
        let found: Vec<usize> =
            groups(&rows, Kind::Pdf, super::super::setting(rows.iter())).iter().map(|group| group.rows.len()).collect();
        assert_eq!(found, [2, 2, 1, 1, 1, 1]);
    }
}
