//! PDF: laid-out pages become one archive-grade file (PDF/A-2a and PDF/UA-1).
//!
//! | step | file | makes |
//! |---|---|---|
//! | collect | `fonts` | the characters of each face, their codes, one subset per used face |
//! | draw | `content`, `glyphs`, `operators` | per page the content stream, and which structure node each marked stretch is of |
//! | assemble | printpdf | the skeleton: page tree, sheets, fonts |
//! | finish | `finish` | what printpdf lacks, through lopdf: catalog, `Info`, XMP (`xmp`), output intent (`icc`), what codes mean (`cmap`), pictures (`pictures`), structure tree (`tags`), form fields (`forms`), bookmarks (`outline`), attachments (`attach`), compression, `/ID` |
//! | check | `selfcheck`, `readback`, `values`, `marks` | nothing: the finished bytes are read back and refused where they are not what they claim |
//!
//! printpdf checks nothing and counts some names globally, so everything that could differ between two runs (font
//! names, `/ID`, dates) is set here: the same pages give the same bytes, in any thread and after any other document.

mod attach;
mod bare_font;
mod cmap;
mod content;
mod finish;
mod fonts;
mod forms;
mod glyphs;
mod icc;
mod marks;
mod operators;
mod outline;
mod pictures;
mod readback;
mod selfcheck;
mod strings;
mod tags;
#[cfg(test)]
mod tests;
mod values;
mod xmp;

pub(crate) use selfcheck::Flaw;

use std::fmt;

use crate::font::FontSet;
use crate::page::{DocMeta, Face, PagedDocument};

/// Why pages cannot be written. All of them are faults of an earlier stage: what is printable has been checked before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A face has no glyph for a character: PDF/A forbids the missing glyph.
    MissingGlyph {
        /// The character.
        character: char,
        /// The face it is set in.
        face: Face,
    },
    /// The font file of a face cannot be cut down to the glyphs that are used.
    Subset {
        /// The face.
        face: Face,
        /// What the subsetter says.
        reason: String,
    },
    /// A line, or a node's parent, names a structure node that is not there, or that stands after it.
    Structure {
        /// Index of the node that was named.
        node: u32,
    },
    /// The skeleton lacks something that the finishing needs.
    Skeleton(String),
    /// The finished file is not what it claims.
    SelfCheck(Flaw),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::MissingGlyph { character, face } => {
                write!(f, "no glyph for U+{:04X} in {face:?}", u32::from(*character))
            }
            PdfError::Subset { face, reason } => write!(f, "{face:?} cannot be subset: {reason}"),
            PdfError::Structure { node } => write!(f, "structure node {node} is not there or out of order"),
            PdfError::SelfCheck(flaw) => write!(f, "the PDF fails its self-check: {flaw}"),
            PdfError::Skeleton(what) => write!(f, "the PDF skeleton is incomplete: {what}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// The archive standard that a file follows, PDF/UA-1 beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PdfStandard {
    /// PDF/A-2a: no attachments.
    #[default]
    A2a,
    /// PDF/A-3a: carries its source.
    A3a,
}

impl PdfStandard {
    /// What it is called on the command line and in locks.
    pub fn name(self) -> &'static str {
        match self {
            PdfStandard::A2a => "a-2a",
            PdfStandard::A3a => "a-3a",
        }
    }
}

/// A file that the PDF carries (tệp đính kèm).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// What it is, for a reader.
    pub description: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What is wanted of the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct PdfOptions<'a> {
    /// The standard.
    pub standard: PdfStandard,
    /// What it carries; only where the standard allows it.
    pub attachments: &'a [Attachment<'a>],
}

/// Writes the pages as a PDF file.
///
/// The text that can be extracted is the text of the spans exactly, spaces at line ends included. The file is PDF 1.7
/// and holds dates only where `meta` has one.
///
/// # Errors
/// `PdfError` when a character has no glyph, a face cannot be subset, the structure is inconsistent or the finished
/// file fails its self-check.
pub fn write(
    document: &PagedDocument,
    meta: &DocMeta,
    fonts: &FontSet,
    options: PdfOptions<'_>,
) -> Result<Vec<u8>, PdfError> {
    tags::check(document)?;
    let used = fonts::collect(document, fonts)?;
    let drawn = content::draw(document, &used)?;
    let skeleton = content::assemble(document, &used)?;
    let bytes = finish::finish(skeleton, document, meta, &used, drawn, options)?;
    selfcheck::check(&bytes).map_err(PdfError::SelfCheck)?;
    Ok(bytes)
}
