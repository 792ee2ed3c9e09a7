//! What stands above the pipeline: files that prove themselves. Bytes in, bytes and findings out; files are `cli`'s.
//!
//! | part | does |
//! |---|---|
//! | `fill` | gives number and date to a plan, or to the blanks of a PDF |
//! | `copy` | joins the part of a copy to a PDF, whose pages stay as they are |
//! | `pdf` | reads PDF files that anybody may have made: bounded in time and memory, never a panic |
//! | `carried` | the source that a PDF/A-3 of ours carries: `extract` |
//! | `verify` | makes a file again from its source and compares byte by byte |
//! | `parts` | what each object of a PDF is for, so that a difference can be named |
//! | `updates` | what was added to a PDF after it was made: signatures, filled blanks, or something that must not be |
//! | `package` | the same questions for DOCX |
//! | `remake` | makes a file of another version with this one and says where their words differ |
//!
//! Nobody signs here: a verified file is what the program makes of its source, and nothing else. That nobody put another
//! source into it is for signatures, or for the archive's own copy of the source (`--nguon`), to say.

mod carried;
pub(crate) mod copy;
pub(crate) mod fill;
mod package;
mod parts;
pub(crate) mod pdf;
mod remake;
#[cfg(test)]
mod tests;
pub(crate) mod updates;
mod verify;

pub use carried::extract;
pub use copy::Copied;
pub(crate) use remake::{Remade, remake};
pub use verify::{Answer, Given, Verified, verify};
pub(crate) use verify::{speaks_against, word};
