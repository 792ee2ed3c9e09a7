//! Laid-out pages: every line, rule and cell border at its final place, with its role in the document's structure and
//! in reading order; and the hints that the DOCX writer takes from the layout.
//!
//! Coordinates are measured from the top left corner of the page; a line's `y` is its baseline.

mod color;
mod dump;
mod form;
mod hints;
mod meta;
mod record;
mod structure;

pub(crate) use color::Color;
pub(crate) use dump::dump;
pub(crate) use form::{FormField, FormFieldKind};
pub(crate) use hints::{LastPage, LayoutHints};
pub(crate) use meta::{DocMeta, Stamp};
pub(crate) use record::{
    RECORD_FIELDS, RECORD_NAMESPACE, RecordFields, RecordRecipient, RecordShape, RecordSigner, RecordValue,
    record_field,
};
pub(crate) use structure::{Node, NodeId, Tag};

use std::sync::Arc;

use crate::block::{BlockId, FieldKind};
use crate::picture::Picture;
use crate::text::script::Script;
use crate::units::{FontSize, Len};

/// One of the four faces of the font, or the one of symbols.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Upright.
    #[default]
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
    /// Signs that faces of text lack.
    Symbol,
}

impl Face {
    /// Every face that pages may show.
    pub const DRAWN: [Face; 5] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic, Face::Symbol];

    /// The four of text, in the order of their numbers.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face for an emphasis.
    pub fn of(bold: bool, italic: bool) -> Face {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }

    /// 0–3, and 4 for symbols.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// A laid-out document.
#[derive(Clone, Debug, Default)]
pub struct PagedDocument {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The structure: parents before children, siblings in reading order. The first is the document itself.
    pub nodes: Vec<Node>,
    /// What can be filled in on them, in reading order; empty when no fields are wanted.
    pub fields: Vec<FormField>,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Width.
    pub width: Len,
    /// Height.
    pub height: Len,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// A line of text.
    Line(Line),
    /// A straight line (đường kẻ): an artifact in the document's structure.
    Rule(Rule),
    /// A picture.
    Picture(PlacedPicture),
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// The structure node it belongs to; nothing = an artifact (page number, repeated table head).
    pub node: Option<NodeId>,
    /// The block it shows.
    pub block: BlockId,
    /// Baseline, from the top of the page.
    pub y: Len,
    /// Its pieces, from left to right. Joined, their texts are the line's text exactly, spaces at the end included.
    pub spans: Vec<Span>,
}

impl Line {
    /// The line's text.
    pub fn text(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect()
    }
}

/// A piece of a line in one face and size.
#[derive(Clone, Debug)]
pub struct Span {
    /// Where it begins, from the left of the page.
    pub x: Len,
    /// Its width, word space included.
    pub width: Len,
    /// Face.
    pub face: Face,
    /// Size.
    pub size: FontSize,
    /// Its text, NFC, covered by the face.
    pub text: String,
    /// Colour.
    pub color: Color,
    /// What justification adds to every space (U+0020) of the text.
    pub space_extra: Len,
    /// What is added after every character; negative draws the letters together.
    pub spacing: Len,
    /// The reserved place this span is; its text is then its spaces, or what was filled in.
    pub field: Option<FieldKind>,
    /// How far it is raised above the baseline: the number of a footnote.
    pub raise: Option<Len>,
    /// How far its small text is shifted from the baseline, negative = down: superscripts, subscripts.
    pub shift: Len,
    /// It was marked as small text.
    pub script: Option<Script>,
    /// Its own structure node where it is not just a part of its line: of a blank, of a footnote's number. An artifact's spans have none that counts.
    pub node: Option<NodeId>,
}

/// All of a picture's colours.
pub(crate) const WHOLE: u16 = 1000;

/// A picture.
#[derive(Clone, Debug)]
pub struct PlacedPicture {
    /// The structure node that it is; nothing = an artifact, under text.
    pub node: Option<NodeId>,
    /// How much of its colours is drawn, in thousandths.
    pub ink: u16,
    /// The block it shows.
    pub block: BlockId,
    /// Left edge.
    pub x: Len,
    /// Top edge.
    pub y: Len,
    /// Width.
    pub width: Len,
    /// Height.
    pub height: Len,
    /// What is drawn.
    pub picture: Arc<Picture>,
}

/// A straight horizontal or vertical line: a filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Left edge.
    pub x: Len,
    /// Top edge.
    pub y: Len,
    /// Width.
    pub width: Len,
    /// Height.
    pub height: Len,
    /// Colour.
    pub color: Color,
}
