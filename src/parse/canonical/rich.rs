//! Text with its marks.

use super::Unwritable;
use super::emit::{Yaml, text};
use crate::model::{Emphasis, RichText};
use crate::parse::inline;

/// As YAML.
///
/// # Errors
/// [`Unwritable`] when no marks give this text back.
pub(super) fn write(rich: &RichText) -> Result<Yaml, Unwritable> {
    let marked = marked(rich);
    if inline::parse(&marked).0 == *rich { Ok(text(marked)) } else { Err(Unwritable(rich.text())) }
}

/// With `**` and `*` around what stands out; characters that would be marks are escaped.
fn marked(rich: &RichText) -> String {
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
        escape(&run.text, &mut out);
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

fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        if c == '*' || text[at..].starts_with("[^") {
            out.push('\\');
        }
        out.push(c);
    }
}
