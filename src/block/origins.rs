//! Where the blocks of a document come from, by their numbers.

use std::collections::BTreeMap;

use super::{Block, BlockId, BlockKind, Document};
use crate::model::KeyPath;

impl Document {
    /// The key path of every block that shows something written; a block without one has that of the block it stands in.
    pub(crate) fn origins(&self) -> BTreeMap<BlockId, KeyPath> {
        let mut origins = BTreeMap::new();
        gather(&self.blocks, None, &mut origins);
        origins
    }
}

fn gather<'b>(
    blocks: impl IntoIterator<Item = &'b Block>,
    above: Option<&'b KeyPath>,
    origins: &mut BTreeMap<BlockId, KeyPath>,
) {
    for block in blocks {
        let own = block.origin.path.as_ref().or(above);
        origins.extend(own.map(|path| (block.id, path.clone())));
        match &block.kind {
            BlockKind::Head(rows) | BlockKind::Foot(rows) => {
                rows.iter().for_each(|row| gather(row.left.iter().chain(&row.right), own, origins));
            }
            BlockKind::Section { children: blocks, .. }
            | BlockKind::Annex { blocks, .. }
            | BlockKind::Landscape(blocks)
            | BlockKind::Margin { lines: blocks, .. }
            | BlockKind::Copy(blocks) => gather(blocks, own, origins),
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| gather(&cell.blocks, own, origins));
            }
            BlockKind::Line { .. } | BlockKind::Paragraph { .. } | BlockKind::Figure(_) => {}
        }
    }
}
