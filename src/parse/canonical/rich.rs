//! Text with its marks.

use super::Unwritable;
use super::emit::{Yaml, text};
use crate::model::{Emphasis, Note, RichText};
use crate::text::script::Script;
use crate::typed::{inline, is_entry, scripts};

/// The footnotes of a plan: called 1, 2, 3 … in the order in which they are referred to, their texts a list.
#[derive(Default)]
pub(super) struct Notes {
    texts: Vec<Yaml>,
}

impl Notes {
    /// Their texts.
    pub(super) fn into_texts(self) -> Vec<Yaml> {
        self.texts
    }
}

/// As YAML.
///
/// # Errors
/// [`Unwritable`] when no marks give this text back.
pub(super) fn write(rich: &RichText) -> Result<Yaml, Unwritable> {
    noted(rich, &mut Notes::default())
}

/// As YAML, its footnotes put to the others.
///
/// # Errors
/// [`Unwritable`] when no marks give this text back.
pub(super) fn noted(rich: &RichText, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let unwritable = || Unwritable(rich.text());
    let before = notes.texts.len();
    for note in rich.runs.iter().filter_map(|run| run.note.as_ref()) {
        let Note { path: _, text } = note;
        let text = write(text)?;
        notes.texts.push(text);
    }
    let mut bare = rich.clone();
    bare.runs.iter_mut().filter_map(|run| run.note.as_mut()).for_each(|note| *note = Note::default());
    plainest(rich, &bare, before, is_entry).map(text).ok_or_else(unwritable)
}

/// The plainest way that reads back: stars, more escaped, tags.
fn plainest(rich: &RichText, bare: &RichText, before: usize, fits: impl Fn(&str) -> bool) -> Option<String> {
    let ways = [
        Way { escapes: &[], tags: false },
        Way { escapes: SPECIAL, tags: false },
        Way { escapes: SPECIAL, tags: true },
    ];
    let reads_back = |marked: &String| inline::parse(marked).0 == *bare && fits(marked);
    ways.iter().map(|way| way.marked(rich, before)).find(reads_back)
}

/// A paragraph with its marks, as typed text has it; nothing when no marks give it back. `before`: how many footnotes are
/// called before its own.
pub(crate) fn marked(rich: &RichText, before: usize) -> Option<String> {
    marked_where(rich, before, |_| true)
}

/// The same, the plainest way that also fits where it is to stand.
pub(crate) fn marked_where(rich: &RichText, before: usize, fits: impl Fn(&str) -> bool) -> Option<String> {
    let mut bare = rich.clone();
    bare.runs.iter_mut().filter_map(|run| run.note.as_mut()).for_each(|note| *note = Note::default());
    plainest(rich, &bare, before, fits)
}

/// Characters that may be marks, or begin one.
const SPECIAL: &[char] = &['\\', '_', '`', '<', '&', '[', ']', '~', '^'];

/// How marks and characters are written.
struct Way {
    /// What is escaped besides stars and the brackets of footnotes.
    escapes: &'static [char],
    /// `<b>` in the place of stars, which blanks and letters around them do not touch.
    tags: bool,
}

impl Way {
    fn mark(&self, weight: usize, opens: bool) -> &'static str {
        match (self.tags, weight, opens) {
            (false, 1, _) => "*",
            (false, _, _) => "**",
            (true, 1, true) => "<i>",
            (true, 1, false) => "</i>",
            (true, _, true) => "<b>",
            (true, _, false) => "</b>",
        }
    }

    /// With marks around what stands out; characters that would be marks are escaped. `before`: how many footnotes come
    /// before its own.
    fn marked(&self, rich: &RichText, mut before: usize) -> String {
        let mut out = String::new();
        // Weights of the marks that are open, the outermost first.
        let mut open: Vec<usize> = Vec::new();
        for (index, run) in rich.runs.iter().enumerate() {
            let wanted = |weight: usize| has(run.emphasis, weight);
            while let Some(outermost) = open.iter().position(|weight| !wanted(*weight)) {
                // What stands inside the one that ends is closed too and opened again.
                for weight in open.drain(outermost..).rev() {
                    out.push_str(self.mark(weight, false));
                }
            }
            // What lasts longer is opened first.
            let lasts =
                |weight: usize| rich.runs[index..].iter().take_while(|later| has(later.emphasis, weight)).count();
            let mut new: Vec<usize> =
                [2, 1].into_iter().filter(|weight| wanted(*weight) && !open.contains(weight)).collect();
            new.sort_by_key(|weight| std::cmp::Reverse(lasts(*weight)));
            for weight in new {
                out.push_str(self.mark(weight, true));
                open.push(weight);
            }
            let small = run.emphasis.script.map(Script::mark);
            out.extend(small);
            self.escape(&run.text, small.is_some(), &mut out);
            out.extend(small);
            if run.note.is_some() {
                before += 1;
                out.push_str(&format!("[^{before}]"));
            }
        }
        for weight in open.into_iter().rev() {
            out.push_str(self.mark(weight, false));
        }
        out
    }

    /// `small`: inside small text, where nothing is escaped.
    fn escape(&self, text: &str, small: bool, out: &mut String) {
        for (at, c) in text.char_indices() {
            let marked = c == '*' || text[at..].starts_with("[^") || self.escapes.contains(&c);
            if !small && (marked || opens(out, &text[at..])) {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

/// Whether an emphasis has the mark of so many stars.
fn has(emphasis: Emphasis, weight: usize) -> bool {
    if weight == 2 { emphasis.bold } else { emphasis.italic }
}

/// Whether a text behind what is written already would be read as small text, or a backslash before it as an escape.
fn opens(written: &str, text: &str) -> bool {
    let before = written.strip_suffix('\\').unwrap_or(written).chars().next_back();
    scripts::inside(before, text).is_some()
}
