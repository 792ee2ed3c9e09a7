//! A small reader for PDF files that anybody may have made: just enough to find revisions, objects and streams.
//!
//! Nothing here trusts the file: nesting, revisions, references and decompressed sizes are limited, every offset is
//! checked, and what is not understood is a [`Fault`], never a guess. It does not repair broken files: a file that only
//! a repairing viewer can open cannot be vouched for.
//!
//! `value` (objects as values) ← `syntax` (bytes to values) ← `table` (cross-reference sections) ← `file` (revisions) ←
//! `view` (lookup) ← `tree` (pages and fields); `inflate` decompresses with a limit, `packed` opens object streams, `budget`
//! counts what all of them may cost.

pub(super) mod budget;
mod file;
mod inflate;
mod packed;
pub(super) mod syntax;
mod table;
#[cfg(test)]
pub(super) mod tests;
mod tree;
mod value;
mod view;

use std::fmt;

pub use file::File;
pub use inflate::inflate;
pub use value::Value;
pub(crate) use value::{Dict, Stream};
pub(crate) use view::View;

/// Largest decompressed stream, in bytes: many times what a page of text or the longest plan needs.
pub(crate) const MAX_STREAM: usize = 32 << 20;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin as a PDF file does.
    NotPdf,
    /// It does not end as a PDF file does: cut off, or something was appended that belongs to no revision.
    NoEnd,
    /// Its trailer names an encryption dictionary.
    Encrypted,
    /// It has more revisions than any document has.
    TooManyRevisions,
    /// A stream is larger, decompressed, than `MAX_STREAM`, or than the caller allows.
    TooLarge,
    /// Something that this reader does not understand or that is against the standard, at this byte.
    Broken {
        /// Offset in the file.
        at: usize,
        /// What was expected there.
        wanted: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NotPdf => write!(f, "no PDF header"),
            Fault::NoEnd => write!(f, "no end of file mark"),
            Fault::Encrypted => write!(f, "encrypted"),
            Fault::TooManyRevisions => write!(f, "too many revisions"),
            Fault::TooLarge => write!(f, "a stream is too large"),
            Fault::Broken { at, wanted } => write!(f, "{wanted} expected at byte {at}"),
        }
    }
}

impl std::error::Error for Fault {}
