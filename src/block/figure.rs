//! Pictures among the blocks.

use super::{Block, BlockKind, Document, Inline, Origin};
use crate::units::Len;

/// `hinh`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// `tep`: its file, as the plan names it.
    pub file: String,
    /// `mo-ta`: what a reader is told who does not see it.
    pub alt: String,
    /// `rong`: how wide it is to be; nothing = from its pixels.
    pub width: Option<Len>,
    /// Its caption; empty for none.
    pub caption: Vec<Inline>,
}

/// A picture under the lines of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backdrop {
    /// Where it comes from.
    pub origin: Origin,
    /// Its file, as the plan names it.
    pub file: String,
    /// `rong`: how wide it is to be; nothing = as high as the era says.
    pub width: Option<Len>,
}

impl Document {
    /// Its pictures, with the blocks that they are.
    pub(crate) fn figures(&self) -> Vec<(&Block, &Figure)> {
        let mut found = Vec::new();
        below(&self.blocks, &mut found);
        found
    }
}

/// The pictures among blocks. None stand in head, foot, margins or cells.
fn below<'a>(blocks: &'a [Block], found: &mut Vec<(&'a Block, &'a Figure)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure(figure) => found.push((block, figure)),
            BlockKind::Section { children: blocks, .. }
            | BlockKind::Annex { blocks, .. }
            | BlockKind::Landscape(blocks)
            | BlockKind::Copy(blocks) => below(blocks, found),
            BlockKind::Head(_)
            | BlockKind::Foot(_)
            | BlockKind::Line { .. }
            | BlockKind::Paragraph { .. }
            | BlockKind::Table(_)
            | BlockKind::Margin { .. } => {}
        }
    }
}
