//! The borders of tables on one page: vertical ones grow from row to row instead of being drawn in pieces.

use crate::page::Rule;

/// Borders collected while a page is filled.
#[derive(Debug, Default)]
pub(super) struct Borders {
    done: Vec<Rule>,
    /// Vertical borders that the next row may lengthen; at most one per column boundary.
    open: Vec<Rule>,
}

impl Borders {
    /// A horizontal border.
    pub(super) fn flat(&mut self, rule: Rule) {
        self.done.push(rule);
    }

    /// A vertical border; it continues the one that ends where it begins.
    pub(super) fn upright(&mut self, rule: Rule) {
        match self.open.iter_mut().find(|open| open.x == rule.x && open.width == rule.width) {
            Some(open) if open.y + open.height == rule.y => open.height += rule.height,
            Some(open) => self.done.push(std::mem::replace(open, rule)),
            None => self.open.push(rule),
        }
    }

    /// All borders.
    pub(super) fn finish(mut self) -> Vec<Rule> {
        self.done.append(&mut self.open);
        self.done
    }
}
