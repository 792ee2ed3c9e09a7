//! What stands in columns: head, foot and tables.

use super::para::StyledPara;
use crate::block::{BlockId, Origin};
use crate::units::{FontSize, Len};

/// Two columns whose rows begin level with each other, without borders and without cell padding.
#[derive(Clone, Debug)]
pub struct StyledPair {
    /// The block it shows.
    pub block: BlockId,
    /// How far its left edge stands left of the left margin (0 unless it hangs out).
    pub hang: Len,
    /// Widths of the columns; whole twips.
    pub columns: [Len; 2],
    /// The rows.
    pub rows: Vec<StyledPairRow>,
    /// Not torn over pages and never alone: so many lines of the preceding paragraphs stay on its page. Nothing = it
    /// stands where it stands.
    pub lines_before: Option<u32>,
    /// Head or foot of the part that makes the document a copy; its head stays with its foot.
    pub copy: bool,
}

impl StyledPair {
    /// Whether what follows must stand on its page: the foot of a copy's part below its head.
    pub fn keeps_next(&self) -> bool {
        self.copy && self.lines_before.is_none()
    }
}

/// A row of two columns. In each cell the first paragraph's `before` is set so that their baselines are level.
#[derive(Clone, Debug, Default)]
pub struct StyledPairRow {
    /// Left.
    pub left: Vec<StyledPara>,
    /// Right.
    pub right: Vec<StyledPara>,
    /// The signatures in its left and right column.
    pub signatures: [Option<StyledSignature>; 2],
}

/// The signatures of a row of the foot: a person's box between post and name, and left of it the square around the
/// body's seal, covering a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledSignature {
    /// Index of the first paragraph of its column that stands below the room for the signature.
    pub below: usize,
    /// Width of the person's box.
    pub width: Len,
    /// Its height, where the room has it.
    pub height: Len,
    /// Its smallest distance from the lines above and below.
    pub gap: Len,
    /// Diameter of the seal; zero where there is none beside this signature.
    pub seal: Len,
    /// What the seal covers of the person's box, in ten-thousandths of its width.
    pub covered: u32,
    /// What a reader is told of the person's box.
    pub person_tooltip: String,
    /// What a reader is told of the seal's.
    pub body_tooltip: String,
}

/// A table of content.
#[derive(Clone, Debug)]
pub struct StyledTable {
    /// The block it shows.
    pub block: BlockId,
    /// Where it comes from.
    pub origin: Origin,
    /// The width of its columns: with half a border on either side it fills the measure. Whole twips.
    pub width: Len,
    /// Thickness of its borders.
    pub border: Len,
    /// Space at the left and right of a cell's text; whole twips.
    pub padding: Len,
    /// The size of its text.
    pub size: FontSize,
    /// Its text is smaller than the era's, because it would not fit otherwise.
    pub reduced: bool,
    /// Shares of the columns in thousandths; nothing = from the content.
    pub shares: Vec<Option<u32>>,
    /// The rows.
    pub rows: Vec<StyledRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct StyledRow {
    /// Part of the head, repeated on every page.
    pub header: bool,
    /// It names the group of rows that it stands above, and stays with the first of them.
    pub leads: bool,
    /// The cells that begin in it, from left to right.
    pub cells: Vec<StyledCell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct StyledCell {
    /// The column it begins in.
    pub column: usize,
    /// Columns it covers.
    pub column_span: usize,
    /// Rows it covers.
    pub row_span: usize,
    /// Its text stands in the middle of its height, not at the top.
    pub middle: bool,
    /// Its paragraphs, at least one.
    pub paras: Vec<StyledPara>,
}
