//! The block tree: what the templates said, as values. Both writers draw this one tree; it holds structure and words,
//! no looks.

mod dump;
mod figure;
mod origins;
mod role;

pub(crate) use dump::dump;
pub(crate) use figure::{Backdrop, Figure};
pub(crate) use role::Role;

use std::collections::BTreeSet;

use crate::model::{Align, Emphasis, KeyPath, SectionKind};

/// The number of a block in reading order; hints and pages refer to blocks by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

/// Where a block comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// `nguon`: the key path in the plan (or `don_vi:…` in the profile), where the block shows something that was written.
    pub path: Option<KeyPath>,
    /// Index into [`Document::templates`].
    pub template: u32,
    /// Line in that template, from 1.
    pub line: u32,
}

/// A whole document (văn bản).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// `huong="ngang"`: it stands on landscape pages from its first; annexes say for themselves.
    pub landscape: bool,
    /// Its blocks, in reading order.
    pub blocks: Vec<Block>,
    /// Names of the templates that origins refer to.
    pub templates: Vec<String>,
}

impl Document {
    /// The roles of all its lines, by their names.
    pub(crate) fn roles(&self) -> BTreeSet<&str> {
        let mut roles = BTreeSet::new();
        roles_of(&self.blocks, &mut roles);
        roles
    }
}

fn roles_of<'a>(blocks: &'a [Block], roles: &mut BTreeSet<&'a str>) {
    roles.extend(lines(blocks).map(|line| line.role));
    for block in blocks {
        match &block.kind {
            BlockKind::Head(rows) | BlockKind::Foot(rows) => {
                rows.iter().flat_map(|row| [&row.left, &row.right]).for_each(|cell| roles_of(cell, roles));
            }
            BlockKind::Section { children: blocks, .. }
            | BlockKind::Annex { blocks, .. }
            | BlockKind::Landscape(blocks)
            | BlockKind::Margin { lines: blocks, .. }
            | BlockKind::Copy(blocks) => roles_of(blocks, roles),
            BlockKind::Line { .. } | BlockKind::Paragraph { .. } | BlockKind::Table(_) | BlockKind::Figure(_) => {}
        }
    }
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its number: blocks are numbered from 0 in reading order, parents before children.
    pub id: BlockId,
    /// Where it comes from.
    pub origin: Origin,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// `dau-trang`: the two columns of the head. Lines of one row begin level with each other; reading order is row by
    /// row, left before right.
    Head(Vec<PairRow>),
    /// `dong`, `ten`, `can-cu`: a line that stands in a place of its own.
    Line {
        /// `vai`.
        role: Role,
        /// Its text.
        text: Vec<Inline>,
    },
    /// `p`: a paragraph of the body.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
        /// `can`: where its lines stand; nothing = as those of the body.
        align: Option<Align>,
    },
    /// `muc`: a labelled unit.
    Section {
        /// `kieu`.
        kind: SectionKind,
        /// `nhan`, or `so` with a space: the label as printed (`I.`, `a)`, `-`) and what stands between it and the text;
        /// empty for none.
        label: Vec<Inline>,
        /// `ten`: its title.
        title: Option<Vec<Inline>>,
        /// The text that runs on after the label (the leading inline content of `muc` without `ten`).
        text: Option<Vec<Inline>>,
        /// What stands below it.
        children: Vec<Block>,
    },
    /// `bang`.
    Table(Table),
    /// `hinh`.
    Figure(Figure),
    /// `cuoi`: Nơi nhận at the left, signers at the right or at both sides, level with each other.
    Foot(Vec<PairRow>),
    /// `phu-luc`: an annex (phụ lục; NĐ 30, PL I, Phần I, Mục III.1).
    Annex {
        /// `huong="ngang"`: on landscape pages.
        landscape: bool,
        /// Not `lien-trang`: it begins on a page of its own, and its pages are counted from 1.
        own_pages: bool,
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// `ngang`: a part of the body on landscape pages (trang ngang).
    Landscape(Vec<Block>),
    /// `le-tren`, `le-duoi`: lines in the top margin or at the foot of the first page of the part they stand in.
    Margin {
        /// Where.
        zone: MarginZone,
        /// The lines.
        lines: Vec<Block>,
    },
    /// `ban-sao`: what makes the document a copy (bản sao; NĐ 30, PL I, Phần II, Mục II): below a line across the text, a
    /// head and a foot of the body that copies.
    Copy(Vec<Block>),
}

/// Where lines beside the text area stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarginZone {
    /// `le-tren`: in the top margin.
    Top,
    /// `le-duoi`: at the foot of the page.
    Bottom,
}

/// A row of two columns (`trai`, `phai`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairRow {
    /// `trai` in the head, `noi-nhan` or `ky` in the foot.
    pub left: Vec<Block>,
    /// `phai` in the head, `ky` in the foot.
    pub right: Vec<Block>,
    /// A signer stands in the left column, too (`ky` at both sides).
    pub signs_left: bool,
    /// Who signs there does so without a seal (`chi-ky`): at the left, at the right.
    pub unsealed: [bool; 2],
    /// The picture that is printed faintly under the lines of `trai` (`hinh-mo`).
    pub backdrop: Option<Backdrop>,
}

/// A reserved place that the office fills at issue (chỗ trống).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// `so`.
    Number,
    /// `ngay`.
    Day,
    /// `thang`.
    Month,
    /// `nam`.
    Year,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [FieldKind; 4] = [FieldKind::Number, FieldKind::Day, FieldKind::Month, FieldKind::Year];

    /// Its name in markup and era data.
    pub fn key(self) -> &'static str {
        match self {
            FieldKind::Number => "so",
            FieldKind::Day => "ngay",
            FieldKind::Month => "thang",
            FieldKind::Year => "nam",
        }
    }

    /// The kind with this name.
    pub fn from_key(key: &str) -> Option<FieldKind> {
        FieldKind::ALL.into_iter().find(|k| k.key() == key)
    }
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text of one emphasis, on one line.
    Text {
        /// The characters, NFC.
        text: String,
        /// Emphasis relative to the paragraph's own style.
        emphasis: Emphasis,
        /// `nb`: lines do not break inside.
        unbroken: bool,
    },
    /// `cho-trong`: a reserved place; `value` is empty while it is blank.
    Field {
        /// Which.
        kind: FieldKind,
        /// What the officer has filled in, or nothing.
        value: String,
    },
    /// `br`: a line end that a template demands.
    Break,
    /// `ghi-chu`: a reference to a footnote, with the footnote.
    Note {
        /// Its number: footnotes are numbered from 1 in reading order.
        number: u32,
        /// Its text, without footnotes.
        text: Vec<Inline>,
        /// Where it comes from.
        origin: Origin,
    },
}

/// A line with a role, as it stands among blocks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleLine<'a> {
    /// Its block.
    pub block: &'a Block,
    /// The name of its role.
    pub role: &'a str,
    /// Its text.
    pub text: &'a [Inline],
}

/// The lines with a role among blocks.
pub(crate) fn lines(blocks: &[Block]) -> impl Iterator<Item = RoleLine<'_>> {
    blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Line { role, text } => Some(RoleLine { block, role: role.key(), text }),
        _ => None,
    })
}

/// The plain text of inlines; a blank and a footnote are nothing here, a break is a space.
pub(crate) fn plain_text(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Field { value, .. } => value.as_str(),
            Inline::Break => " ",
            Inline::Note { .. } => "",
        })
        .collect()
}

/// `bang`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// `cot`.
    pub columns: Vec<Column>,
    /// `hang`.
    pub rows: Vec<Row>,
    /// `co-chu`: its own text size in half-points, where the officer asked for one.
    pub size: Option<u16>,
}

/// `cot`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// `rong`: share of the width in thousandths; nothing = from the content.
    pub share: Option<u32>,
    /// `can`.
    pub align: Option<Align>,
    /// `can="so"`: the decimal marks of its numbers stand one under the other.
    pub numbers: bool,
}

/// `hang`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// `dau="co"`: part of the head, repeated on every page. Only the first rows may be.
    pub header: bool,
    /// `tong="co"`: a total row.
    pub total: bool,
    /// `o`: the cells that begin in this row, from left to right.
    pub cells: Vec<Cell>,
}

/// `o`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// `cot`: the column it begins in, from 0.
    pub column: usize,
    /// `gop-cot`, at least 1.
    pub column_span: usize,
    /// `gop-hang`, at least 1.
    pub row_span: usize,
    /// `can`.
    pub align: Option<Align>,
    /// Its paragraphs (`p`), at least one, each a [`BlockKind::Paragraph`].
    pub blocks: Vec<Block>,
}
