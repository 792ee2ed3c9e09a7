//! The DOCX of a second draft with what changed as tracked changes (thay đổi được theo dõi), for whoever reads it in Word.
//!
//! Both drafts are files that [`render`](super::render) made. Their blocks (paragraphs, rows of tables) are laid side by
//! side; what only the earlier has stands struck out, what only the later has is marked as inserted, and a paragraph that
//! differs is compared word by word. Accepting all changes leaves the words of the later draft, refusing all those of the
//! earlier; looks, page sizes and pictures are the later's.

mod blocks;
mod merge;
mod notes;
mod pairs;
mod words;

use super::check::Package;
use crate::diag::{Diagnostic, rules};
use merge::Merge;
use notes::Notes;

/// A file with tracked changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// The file.
    pub docx: Vec<u8>,
    /// How many paragraphs show changes.
    pub shown: usize,
    /// What of the earlier draft is not shown: its pictures, and its footnotes where the later one has none.
    pub elsewhere: usize,
}

/// The part that holds the footnotes.
const NOTES: &str = "word/footnotes.xml";
/// What begins and ends the text of the main part.
const BODY: (&str, &str) = ("<w:body>", "</w:body>");

/// The later file with what is not the same in the earlier one. `author`: whose changes they are.
///
/// # Errors
/// One of them is no DOCX of this program.
pub fn tracked(before: &[u8], after: &[u8], author: &str) -> Result<Tracked, Diagnostic> {
    let refused = || Diagnostic::of(&rules::SOAT_07, "không ghi được thay đổi vào tệp: không phải tệp .docx");
    made(before, after, author).ok_or_else(refused)
}

fn made(before: &[u8], after: &[u8], author: &str) -> Option<Tracked> {
    let (mut earlier, mut later) = (Package::open(before)?, Package::open(after)?);
    let main = later.main.clone();
    let (old, new) = (earlier.text(&earlier.main.clone())?, later.text(&main)?);
    let (old_notes, new_notes) = (earlier.text(NOTES).unwrap_or_default(), later.text(NOTES).unwrap_or_default());
    let ((_, old), (around, new)) = (body(&old)?, body(&new)?);
    let mut merge = Merge::new(author, Notes::new(&old_notes, &new_notes)?);
    let text = merge.texts(old, new)?;
    let mut changed = vec![(main, format!("{}{text}{}", around.0, around.1))];
    changed.extend(merge.notes()?.map(|notes| (NOTES.to_string(), notes)));
    let (shown, elsewhere) = (merge.shown, merge.elsewhere);
    Some(Tracked { docx: later.rewritten(changed)?, shown, elsewhere })
}

/// What stands round the text of a main part, and the text.
fn body(part: &str) -> Option<((&str, &str), &str)> {
    let start = part.find(BODY.0)? + BODY.0.len();
    let end = part.rfind(BODY.1)?;
    Some(((part.get(..start)?, part.get(end..)?), part.get(start..end)?))
}

#[cfg(test)]
mod tests;
