//! The document's structure as tags: what each line on a page is a part of. The PDF writer's tagging needs no second
//! layout.

use crate::block::BlockId;
use crate::units::Len;

/// Index into [`super::PagedDocument::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A node of the structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// The node it is part of; nothing for the document.
    pub parent: Option<NodeId>,
    /// The block it comes from.
    pub block: BlockId,
    /// What a reader is told instead of its glyphs, where they do not say it: of a blank, that it is one.
    pub alt: Option<String>,
}

/// What a node is, in the terms of tagged PDF (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The whole document.
    Document,
    /// A part of it that stands for itself: an annex.
    Part,
    /// A heading of level 1–3.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An entry of a list.
    ListItem,
    /// The content of an entry.
    ListBody,
    /// A table of content (not the grids of head and foot).
    Table,
    /// A picture.
    Figure,
    /// What stands below a picture.
    Caption,
    /// A picture and what stands below it.
    Group,
    /// A piece of a line that says something of its own: a blank.
    Span,
    /// Small text above or below its line, and how far it is shifted.
    Script(Len),
    /// The reference to a footnote.
    Reference,
    /// The number of a footnote, where it is referred to and before its text.
    Label,
    /// A footnote. It is read behind what it is part of, wherever it stands on the page.
    Note,
    /// A form field.
    Form,
    /// A row of a table.
    TableRow,
    /// A heading cell.
    TableHeader {
        /// Columns it covers.
        column_span: u16,
        /// Rows it covers.
        row_span: u16,
    },
    /// A data cell.
    TableData {
        /// Columns it covers.
        column_span: u16,
        /// Rows it covers.
        row_span: u16,
    },
}
