//! Text with its marks.

use super::Unwritable;
use super::emit::{Yaml, text};
use crate::model::{Emphasis, Note, RichText};
use crate::text::script::Script;
use crate::typed::{inline, scripts};

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
    let marked = marked(rich, notes.texts.len());
    for note in rich.runs.iter().filter_map(|run| run.note.as_ref()) {
        let Note { path: _, text } = note;
        let text = write(text)?;
        notes.texts.push(text);
    }
    let mut bare = rich.clone();
    bare.runs.iter_mut().filter_map(|run| run.note.as_mut()).for_each(|note| *note = Note::default());
    if inline::parse(&marked).0 == bare && inline::definition(&marked).is_none() {
        Ok(text(marked))
    } else {
        Err(unwritable())
    }
}

/// With `**` and `*` around what stands out; characters that would be marks are escaped. `before`: how many footnotes
/// come before its own.
fn marked(rich: &RichText, mut before: usize) -> String {
    let mut out = String::new();
    // Weights of the marks that are open, the outermost first.
    let mut open: Vec<usize> = Vec::new();
    for (index, run) in rich.runs.iter().enumerate() {
        let wanted = |weight: usize| has(run.emphasis, weight);
        while let Some(outermost) = open.iter().position(|weight| !wanted(*weight)) {
            // What stands inside the one that ends is closed too and opened again.
            for weight in open.drain(outermost..).rev() {
                out.push_str(&"**"[..weight]);
            }
        }
        // What lasts longer is opened first.
        let lasts = |weight: usize| rich.runs[index..].iter().take_while(|later| has(later.emphasis, weight)).count();
        let mut new: Vec<usize> =
            [2, 1].into_iter().filter(|weight| wanted(*weight) && !open.contains(weight)).collect();
        new.sort_by_key(|weight| std::cmp::Reverse(lasts(*weight)));
        for weight in new {
            out.push_str(&"**"[..weight]);
            open.push(weight);
        }
        let small = run.emphasis.script.map(Script::mark);
        out.extend(small);
        escape(&run.text, small.is_some(), &mut out);
        out.extend(small);
        if run.note.is_some() {
            before += 1;
            out.push_str(&format!("[^{before}]"));
        }
    }
    for weight in open.into_iter().rev() {
        out.push_str(&"**"[..weight]);
    }
    out
}

/// Whether an emphasis has the mark of so many stars.
fn has(emphasis: Emphasis, weight: usize) -> bool {
    if weight == 2 { emphasis.bold } else { emphasis.italic }
}

fn escape(text: &str, small: bool, out: &mut String) {
    for (at, c) in text.char_indices() {
        if c == '*' || text[at..].starts_with("[^") || !small && opens(out, &text[at..]) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether a text behind what is written already would be read as small text, or a backslash before it as an escape.
fn opens(written: &str, text: &str) -> bool {
    let before = written.strip_suffix('\\').unwrap_or(written).chars().next_back();
    scripts::inside(before, text).is_some()
}
