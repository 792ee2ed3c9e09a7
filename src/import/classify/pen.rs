//! Texts of the file as texts of the plan file: what would be taken for a mark is escaped, what stands out beyond its style
//! is marked, notes are called by numbers.

use super::reading;
use crate::import::draft::Draft;
use crate::import::glyphs::{Glyph, Text};
use crate::import::ledger::Thing;
use crate::import::source::Script;
use crate::model::{Emphasis, Note, RichText};
use crate::parse::canonical::rich;
use crate::text::LabelShape;
use crate::text::script;
use crate::{text, typed};

/// Writes texts.
#[derive(Default)]
pub(super) struct Pen {
    /// Marks are typed in the file: its texts stay as they are.
    pub(super) typed: bool,
    /// The notes that were called, in their order.
    pub(super) notes: Vec<usize>,
}

impl Pen {
    /// A text whose style decides how it looks.
    pub(super) fn flat(&mut self, text: &Text, draft: &mut Draft) -> Text {
        self.marked(&plain(text), draft)
    }

    /// A text with what stands out in it; where all of it does, its style does.
    pub(super) fn inline(&mut self, text: &Text, draft: &mut Draft) -> Text {
        self.marked(&unless_all(text), draft)
    }

    /// A paragraph of the body.
    pub(super) fn paragraph(&mut self, text: &Text, titled: bool, draft: &mut Draft) -> Text {
        let marked = self.looks(text, titled, draft);
        self.safe(marked)
    }

    /// A paragraph of a cell.
    pub(super) fn styled(&mut self, text: &Text, draft: &mut Draft) -> Text {
        self.looks(text, false, draft)
    }

    /// A paragraph with what stands out beyond its label.
    fn looks(&mut self, text: &Text, titled: bool, draft: &mut Draft) -> Text {
        let shown = text.string();
        let found = text::find(&shown);
        let styled = match found.map(|found| found.shape) {
            _ if titled => unless_all(text),
            Some(
                LabelShape::Phan
                | LabelShape::Chuong
                | LabelShape::Muc
                | LabelShape::TieuMuc
                | LabelShape::Capital(_)
                | LabelShape::Roman(_),
            ) => unless_all(text),
            Some(LabelShape::Dieu) => {
                let label = found.map_or(0, |found| found.label.chars().count());
                let rest = text.cut(label, text.0.len());
                if rest.0.iter().any(|g| g.bold && !g.c.is_whitespace()) { unless_all(text) } else { plain(text) }
            }
            _ => text.clone(),
        };
        self.marked(&styled, draft)
    }

    /// Lines whose ends are theirs: each as it stands, or escaped where the reader would not take them so.
    pub(super) fn kept(&self, lines: Vec<Text>) -> Vec<Text> {
        if reading::is_sound(&lines, self.typed) {
            return lines;
        }
        lines.into_iter().map(|line| self.safe(line)).collect()
    }

    /// A paragraph that reads back as one: with its beginning escaped, or every mark in it, where it must be.
    fn safe(&self, text: Text) -> Text {
        let escaped = |text: &Text| {
            let mut out = Text::added("\\");
            out.push("", text);
            out
        };
        let fits = |text: &Text| reading::is_paragraph(text, self.typed);
        if fits(&text) {
            return text;
        }
        // What calls a note must stay.
        if text.0.iter().any(|g| g.at.is_none() && g.c == '[') {
            let escaped = escaped(&text);
            return if fits(&escaped) { escaped } else { text };
        }
        let bare: Vec<Glyph> = text.0.iter().filter(|g| g.at.is_some()).copied().collect();
        let plain: String = bare.iter().map(|g| if g.c == '\t' { ' ' } else { g.c }).collect();
        let literal = rich::marked(&RichText::plain(plain), 0).map(|marked| aligned(&marked, &bare));
        let ways = [Some(escaped(&text)), literal.clone(), literal.as_ref().map(escaped)];
        ways.into_iter().flatten().find(fits).unwrap_or(text)
    }

    /// A text with its marks.
    fn marked(&mut self, text: &Text, draft: &mut Draft) -> Text {
        let text = text.trimmed();
        if self.typed {
            return text;
        }
        let before = self.notes.len();
        let (mut rich, mut glyphs) = (RichText::default(), Vec::new());
        let mut note = None;
        for glyph in text.0 {
            if let Some(number) = glyph.note {
                draft.page(&Text(vec![glyph]), Thing::NoteMark);
                if note != Some(number) {
                    note = Some(number);
                    self.notes.push(number);
                    rich.push_note(Note::default());
                }
                continue;
            }
            note = None;
            let script = match glyph.script {
                Script::Normal => None,
                Script::Super => Some(script::Script::Raised),
                Script::Sub => Some(script::Script::Lowered),
            };
            let script = script.filter(|_| !glyph.c.is_whitespace());
            // Where a tab would be printed, a blank is.
            let glyph = if glyph.c == '\t' { Glyph { c: ' ', ..glyph } } else { glyph };
            rich.push(glyph.c.to_string(), Emphasis { bold: glyph.bold, italic: glyph.italic, script });
            glyphs.push(glyph);
        }
        let marked = rich::marked(&rich, before).or_else(|| {
            // What no marks can express loses its looks, not its words.
            let mut bare = RichText::default();
            for run in &rich.runs {
                bare.push(&run.text, Emphasis::default());
                run.note.iter().for_each(|note| bare.push_note(note.clone()));
            }
            rich::marked(&bare, before)
        });
        aligned(&marked.unwrap_or_else(|| rich.text()), &glyphs)
    }
}

/// The glyphs of a text that was written with marks.
fn aligned(marked: &str, glyphs: &[Glyph]) -> Text {
    let mut out = Vec::new();
    let mut wanted = glyphs.iter();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let next = wanted.clone().next();
        let tag = ["<b>", "</b>", "<i>", "</i>"].into_iter().find(|tag| rest.starts_with(tag));
        let escape = c == '\\' && rest[1..].starts_with(|after| next.is_some_and(|g| g.c == after));
        if let Some(tag) = tag.filter(|_| next.is_none_or(|g| g.c != '<')) {
            out.extend(tag.chars().map(Glyph::added));
            rest = &rest[tag.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match next.filter(|g| g.c == c && !escape && c != '*') {
            Some(glyph) => {
                out.push(*glyph);
                wanted.next();
            }
            None => out.push(Glyph::added(c)),
        }
        if escape && let (Some(glyph), Some(after)) = (next, rest.chars().next()) {
            out.push(*glyph);
            wanted.next();
            rest = &rest[after.len_utf8()..];
        }
    }
    Text(out)
}

/// Without looks, but for raised and lowered text.
fn plain(text: &Text) -> Text {
    Text(text.0.iter().map(|g| Glyph { bold: false, italic: false, ..*g }).collect())
}

/// Without a look that all of it has.
fn unless_all(text: &Text) -> Text {
    let shown = || text.0.iter().filter(|g| !g.c.is_whitespace() && g.note.is_none() && g.c != '\u{2060}');
    let (bold, italic) = (shown().all(|g| g.bold), shown().all(|g| g.italic));
    Text(text.0.iter().map(|g| Glyph { bold: g.bold && !bold, italic: g.italic && !italic, ..*g }).collect())
}

/// Paragraphs below `|`: an empty line between each two, two where the reader would join them.
pub(super) fn paragraphs(lines: &[(Text, bool)]) -> Text {
    let joined: Vec<bool> = {
        let mut typed = Vec::new();
        for ((text, tight), number) in lines.iter().zip(0..) {
            let place = |line| crate::diag::Place::new(crate::diag::FileId(0), line, 1);
            if number > 0 && !tight {
                typed.push(typed::Line::of("", place(u32::MAX)));
            }
            typed.push(typed::Line::of(&text.string(), place(number)));
        }
        let mut joined = vec![false; lines.len()];
        for (_, numbers) in typed::blocks(typed) {
            let numbers = numbers.into_iter().filter(|number| *number != u32::MAX);
            numbers.skip(1).for_each(|number| joined[number as usize] = true);
        }
        joined
    };
    let mut out = Text::default();
    for (at, (text, tight)) in lines.iter().enumerate() {
        let between = match (at, tight) {
            (0, _) => "",
            (_, true) => "\n",
            _ if joined[at] => "\n\n\n",
            _ => "\n\n",
        };
        out.push(between, text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::text;
    use super::*;

    fn written(line: &str, typed: bool) -> String {
        Pen { typed, ..Pen::default() }.paragraph(&text(line), false, &mut Draft::default()).string()
    }

    #[test]
    fn what_would_be_a_mark_is_escaped() {
        for (line, expected) in [
            ("Các lớp mở tại xã.", "Các lớp mở tại xã."),
            ("1. Mở lớp", "1. Mở lớp"),
            ("| ô |", "\\| ô |"),
            ("# Tên", "\\# Tên"),
            ("---", "\\---"),
            ("![a](b.png)", "\\![a](b.png)"),
            ("a * b **c**", "a \\* b \\*\\*c\\*\\*"),
            ("Cột\tmột", "Cột một"),
        ] {
            assert_eq!(written(line, false), expected, "{line}");
        }
        // Marks of a text are its own, unless they would be a fault.
        assert_eq!(written("## Tên **đậm**", true), "## Tên **đậm**");
        assert_eq!(written("| ô |", true), "\\| ô |");
    }
}
