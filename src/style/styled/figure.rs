//! A picture with its size.

use std::sync::Arc;

use crate::block::Origin;
use crate::picture::Picture;
use crate::units::Len;

/// A picture in the place of a paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledFigure {
    /// Its file, as the plan names it.
    pub file: String,
    /// What is drawn.
    pub picture: Arc<Picture>,
    /// What a reader is told who does not see it.
    pub alt: String,
    /// Width; whole twips.
    pub width: Len,
    /// Height; whole twips.
    pub height: Len,
    /// The next paragraph is its caption.
    pub captioned: bool,
    /// How wide it was to be, where it is smaller.
    pub wanted: Option<Len>,
    /// Pixels an inch, where they are few.
    pub coarse: Option<u32>,
}

/// A picture under the lines that begin with a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledBackdrop {
    /// Where it comes from.
    pub origin: Origin,
    /// The picture with its size.
    pub figure: StyledFigure,
    /// How much of its colours is drawn, in thousandths.
    pub ink: u16,
    /// Its left edge, from that of the column.
    pub x: Len,
    /// Its top, from that of the paragraph's first line.
    pub y: Len,
}
