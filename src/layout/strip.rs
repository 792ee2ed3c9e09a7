//! What the pages are cut from: strips that are never torn, one under the other, and how firmly each holds to the one
//! above it.

use crate::page::{Color, Item};
use crate::units::Len;

/// How firmly a strip holds to the strip above it; the flow breaks at the weakest hold that gives a possible page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// A page may end here.
    #[default]
    Free,
    /// Inside something that stays together where it fits on one page: a heading and what follows it, a paragraph that
    /// is not torn, rows that share a cell.
    Chain,
    /// Between the foot and the lines that must stand on its page.
    Foot,
    /// A single line would be left behind; the heading row of a table would stand alone.
    Never,
}

/// A horizontal strip of the text area.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// Space above it under another strip.
    pub gap: Len,
    /// Space above it at the top of a page.
    pub gap_top: Len,
    /// Its height.
    pub height: Len,
    /// What must be free below it where it is the last on its page: a closing border.
    pub tail: Len,
    /// How it holds to the strip above.
    pub hold: Hold,
    /// What stands in it; `y` counts from its top, `x` from the page's left edge.
    pub items: Vec<Item>,
    /// The borders it carries, if it is a row of a table.
    pub edge: Option<Edge>,
    /// The footnotes that are referred to in it: indexes into [`Galley::notes`], in reading order.
    pub notes: Vec<usize>,
}

/// The borders of a table row.
#[derive(Clone, Debug, Default)]
pub(super) struct Edge {
    /// Index into [`Galley::frames`].
    pub frame: usize,
    /// Stretches of its upper border: columns from, to. At the top of a page the border is whole.
    pub top: Vec<(usize, usize)>,
    /// Column boundaries with a vertical border.
    pub sides: Vec<usize>,
    /// It belongs to the table's head.
    pub header: bool,
}

/// A table's lines and what is repeated of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The column boundaries, from the page's left edge.
    pub xs: Vec<Len>,
    /// Thickness of its borders.
    pub border: Len,
    /// Their colour.
    pub color: Color,
    /// The head as it is repeated: artifacts.
    pub repeat: Vec<Strip>,
    /// Height of the repeated head.
    pub repeat_height: Len,
}

/// What a run of strips shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// A paragraph, one strip per line.
    Para,
    /// A picture, or its caption.
    Figure,
    /// A row of a table.
    Row,
    /// A row of the head's or foot's columns.
    Pair,
}

/// A run of strips that show one thing; it ends where the next begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Index of its first strip.
    pub start: usize,
    /// What it is.
    pub kind: UnitKind,
    /// The block it shows.
    pub block: crate::block::BlockId,
}

/// All strips of a document, before it is cut into pages.
#[derive(Debug, Default)]
pub(super) struct Galley {
    /// The strips, from top to bottom.
    pub strips: Vec<Strip>,
    /// What they show.
    pub units: Vec<Unit>,
    /// The tables among them.
    pub frames: Vec<Frame>,
    /// The footnotes: the lines of each. They stand at the foot of the pages.
    pub notes: Vec<Vec<Strip>>,
    /// What the rule above footnotes takes of a page.
    pub note_overhead: Len,
    /// The last of the feet among them.
    pub foot: Option<FootPlace>,
    /// Long texts that lead to what follows and are not held to it yet.
    pub leads: Vec<Lead>,
}

impl Galley {
    /// Which row of its table (from 0) a unit is.
    pub(super) fn row_number(&self, row: Unit) -> usize {
        let above = |unit: &&Unit| unit.kind == UnitKind::Row && unit.block == row.block && unit.start < row.start;
        self.units.iter().filter(above).count()
    }
}

/// A text that only leads to what follows it, as one that ends with a colon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// The block it shows.
    pub block: crate::block::BlockId,
    /// The strip after its last.
    pub end: usize,
}

/// Where a foot stands, in strips.
#[derive(Clone, Copy, Debug)]
pub(super) struct FootPlace {
    /// The first strip of the lines that are dragged along to keep it company; `start` where there are none.
    pub company: usize,
    /// Its first strip.
    pub start: usize,
    /// The strip after its last.
    pub end: usize,
}

/// Strips of one cell, one under the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    /// The lines.
    pub strips: Vec<Strip>,
    /// Space after the last paragraph.
    pub after: Len,
}

impl Stack {
    /// Its height, spaces before and after included.
    pub(super) fn height(&self) -> Len {
        self.strips.iter().map(|s| s.gap + s.height).sum::<Len>() + self.after
    }

    /// Its items, the first line `down` below the top.
    pub(super) fn into_items(self, down: Len) -> Vec<Item> {
        let mut strip = Strip::default();
        self.pour(down, &mut strip);
        strip.items
    }

    /// Puts its lines and their footnotes into a strip, the first line `down` below the strip's top.
    pub(super) fn pour(self, down: Len, into: &mut Strip) {
        let mut y = down;
        for strip in self.strips {
            y += strip.gap;
            into.items.extend(strip.items.into_iter().map(|item| lowered(item, y)));
            into.notes.extend(strip.notes);
            y += strip.height;
        }
    }
}

/// An item moved down.
pub(super) fn lowered(item: Item, by: Len) -> Item {
    match item {
        Item::Line(mut line) => {
            line.y += by;
            Item::Line(line)
        }
        Item::Picture(mut picture) => {
            picture.y += by;
            Item::Picture(picture)
        }
        Item::Rule(mut rule) => {
            rule.y += by;
            Item::Rule(rule)
        }
    }
}
