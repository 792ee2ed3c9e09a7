//! A picture with its size.

use std::sync::Arc;

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
