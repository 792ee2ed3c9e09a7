//! What the DOCX writer takes from the layout: numbers only, by block.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
    /// Paragraphs behind which a page ends although their style keeps them with what follows: all of it together has no room on
    /// one page.
    pub let_go: Vec<BlockId>,
    /// Paragraphs that begin a page with what follows: above a foot that is taller than a page and has no room where it stands.
    pub begin_page: Vec<BlockId>,
    /// Rows of content tables (from 0) that the layout keeps with what follows: rows that share a cell, the last row
    /// above the foot.
    pub rows_with_next: BTreeMap<BlockId, BTreeSet<usize>>,
    /// Rows of content tables, and of heads and feet (from 0), that are taller than a page and torn at their lines.
    pub torn_rows: BTreeMap<BlockId, BTreeSet<usize>>,
    /// How many pages the document has.
    pub pages: usize,
    /// The last page of every section that has more than one.
    pub last_pages: Vec<LastPage>,
}

/// How the last page of a section is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPage {
    /// The section, from 0.
    pub section: usize,
    /// Its pages, from 0.
    pub pages: Range<usize>,
    /// Lines and table rows on the last one, those of the foot left out.
    pub lines: usize,
    /// Whether the foot, or a part of it, stands there.
    pub foot: bool,
    /// Whether nothing stands there but the foot and what was dragged along to keep it company.
    pub dragged: bool,
    /// By how much what stands there is higher than what the page before has left.
    pub missing: Len,
    /// What the other pages have left, page by page.
    pub room: Vec<Len>,
}
