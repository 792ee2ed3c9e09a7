//! Doubts (chỗ nên xem lại): decisions that could be otherwise.

use super::source::SourcePlace;
use crate::diag::Rule;
use crate::model::KeyPath;

/// A decision that could be otherwise. It stands as a comment above its key, and on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// Its code.
    pub rule: &'static Rule,
    /// Where in the file.
    pub at: SourcePlace,
    /// What was decided, one short Vietnamese sentence without a closing mark.
    pub chosen: String,
    /// What else it could be.
    pub others: Vec<String>,
    /// The key it went to; nothing = the whole file.
    pub to: Option<KeyPath>,
    /// How many characters it is about.
    pub chars: u32,
}

impl Doubt {
    /// Its place in words; nothing where it is about the file as a whole.
    pub(crate) fn place(&self) -> Option<String> {
        (self.at.line > 0).then(|| self.at.to_string())
    }
}
