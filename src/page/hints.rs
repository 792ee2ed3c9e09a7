//! What the DOCX writer takes from the layout: numbers only, by block.

use std::collections::{BTreeMap, BTreeSet};

use crate::block::BlockId;
use crate::units::Len;

/// Numbers that only the layout knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutHints {
    /// Column widths of every content table; each a whole number of twips.
    pub column_widths: BTreeMap<BlockId, Vec<Len>>,
    /// Lengths of the rules under lines that break where the layout breaks them (by the block's number).
    pub rule_lengths: BTreeMap<BlockId, Len>,
    /// How far the last line of a paragraph with a rule stands below its first (by the block's number).
    pub rule_drops: BTreeMap<BlockId, Len>,
    /// Paragraphs that the layout keeps with what follows, beyond what their style says.
    pub keep_with_next: Vec<BlockId>,
    /// Rows of content tables (from 0) that the layout keeps with what follows: rows that share a cell, the last row
    /// above the foot.
    pub rows_with_next: BTreeMap<BlockId, BTreeSet<usize>>,
    /// How many pages the document has.
    pub pages: usize,
}
