//! Text with what officers mark in it: `**bold**`, `*italic*`, `m^2^`, `H~2~O`, and with footnotes (`[^1]`).

use super::provenance::KeyPath;
use crate::text::script::Script;

/// How a run stands out from its surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Emphasis {
    /// `**…**` (đậm).
    pub bold: bool,
    /// `*…*` (nghiêng).
    pub italic: bool,
    /// `^…^`, `~…~` (chữ nhỏ trên, dưới).
    pub script: Option<Script>,
}

/// A stretch of text of one emphasis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text, NFC; a line end where one was typed in a text that keeps them.
    pub text: String,
    /// How it stands out.
    pub emphasis: Emphasis,
    /// The footnote that is referred to right after this text.
    pub note: Option<Note>,
}

/// A footnote (chú thích cuối trang). Its number is made where the document is: from its place among the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Where its text stands.
    pub path: KeyPath,
    /// Its text; no footnote stands in it.
    pub text: RichText,
}

/// One paragraph's text: runs in order, no two neighbours of the same emphasis but where a footnote parts
/// them; none empty, unless it carries a footnote that nothing stands before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The runs.
    pub runs: Vec<Run>,
}

impl RichText {
    /// Plain text in one run; no run for an empty text.
    pub fn plain(text: impl Into<String>) -> RichText {
        let mut rich = RichText::default();
        rich.push(text.into(), Emphasis::default());
        rich
    }

    /// Appends text, joining it to the last run where the emphasis is the same.
    pub fn push(&mut self, text: impl AsRef<str>, emphasis: Emphasis) {
        let text = text.as_ref();
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.emphasis == emphasis && last.note.is_none() => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_string(), emphasis, note: None }),
        }
    }

    /// Appends a reference to a footnote.
    pub fn push_note(&mut self, note: Note) {
        match self.runs.last_mut() {
            Some(last) if last.note.is_none() => last.note = Some(note),
            _ => self.runs.push(Run { note: Some(note), ..Run::default() }),
        }
    }

    /// The text in two, the first of so many bytes; its footnotes go with the second.
    pub fn split(self, bytes: usize) -> (RichText, RichText) {
        let (mut first, mut second) = (RichText::default(), RichText::default());
        let mut left = bytes;
        for run in self.runs {
            let cut = left.min(run.text.len());
            left -= cut;
            first.push(&run.text[..cut], run.emphasis);
            second.push(&run.text[cut..], run.emphasis);
            run.note.into_iter().for_each(|note| second.push_note(note));
        }
        (first, second)
    }

    /// What stands between ends of lines.
    pub(crate) fn lines(self) -> Vec<RichText> {
        let mut lines = vec![RichText::default()];
        for run in self.runs {
            for (at, part) in run.text.split('\n').enumerate() {
                if at > 0 {
                    lines.push(RichText::default());
                }
                if let Some(line) = lines.last_mut() {
                    line.push(part, run.emphasis);
                }
            }
            if let (Some(note), Some(line)) = (run.note, lines.last_mut()) {
                line.push_note(note);
            }
        }
        lines
    }

    /// Without the blanks it begins and ends with.
    pub(crate) fn trimmed(mut self) -> RichText {
        if let Some(first) = self.runs.first_mut() {
            first.text.drain(..first.text.len() - first.text.trim_start().len());
        }
        if let Some(last) = self.runs.last_mut().filter(|last| last.note.is_none()) {
            last.text.truncate(last.text.trim_end().len());
        }
        self.runs.retain(|run| !run.text.is_empty() || run.note.is_some());
        self
    }

    /// The text on one line, without emphasis and without footnotes: what checks, comparisons and metadata see.
    pub fn text(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        if text.contains('\n') { text.replace('\n', " ") } else { text }
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether every character is bold, as in `**1. Mục đích**`.
    pub fn is_all_bold(&self) -> bool {
        !self.runs.is_empty() && self.runs.iter().all(|r| r.emphasis.bold || r.text.trim().is_empty())
    }
}
