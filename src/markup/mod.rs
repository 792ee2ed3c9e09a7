//! Markup: the small semantic XML that templates write, and its reader, which makes the block tree out of it.
//!
//! [`vocabulary`] is the one list of elements and attributes; the check of templates at load uses it too. [`space`]
//! holds the rule that tells a template's layout from content. Each element is preceded by a processing instruction
//! `<?n file:line?>`, so that what the reader has to say names the template's line.

mod reader;
pub(crate) mod space;
mod stream;
mod table;
#[cfg(test)]
mod tests;
pub mod vocabulary;

pub use reader::read;
pub(crate) use stream::{missing_attribute, unknown_attribute, unknown_element, unknown_value};

use crate::diag::{FileId, Place};

/// A template that markup came from: what `<?n file:line?>` counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// The name it goes by among templates (`phan/can-cu.xml`).
    pub name: String,
    /// Its text, for messages.
    pub file: FileId,
}

impl TemplateFile {
    /// The place of a line of it; of line 0, the file as a whole.
    pub fn place(&self, line: u32) -> Place {
        if line == 0 { Place::file(self.file) } else { Place::new(self.file, line, 1) }
    }
}
