//! Why a DOCX cannot be written.

use std::fmt;

use crate::block::BlockId;

/// Why a DOCX cannot be written. None of these can follow from what an officer writes: control characters are refused
/// when the plan is read, the rest is a fault of the stages before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxError {
    /// A character that XML, or a paragraph in Word, cannot hold; with its block where it stands in one.
    Character {
        /// The block, nothing for metadata and style names.
        block: Option<BlockId>,
        /// The character.
        character: char,
    },
    /// A style number that the document does not have.
    Style(usize),
    /// A document without any section.
    Empty,
    /// The hints have no column widths for this table, or not as many as it has columns.
    Columns(BlockId),
    /// docx-rs wrote what the finishing pass does not understand.
    Markup(String),
    /// The package cannot be zipped.
    Package(String),
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocxError::Character { character, .. } => write!(f, "character U+{:04X}", *character as u32),
            DocxError::Style(number) => write!(f, "style {number}"),
            DocxError::Empty => write!(f, "no section"),
            DocxError::Columns(block) => write!(f, "column widths of block {}", block.0),
            DocxError::Markup(what) => write!(f, "markup: {what}"),
            DocxError::Package(what) => write!(f, "package: {what}"),
        }
    }
}

impl std::error::Error for DocxError {}
