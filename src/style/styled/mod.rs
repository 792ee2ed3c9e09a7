//! The styled document: the block tree flattened into paragraphs, two-column grids and tables, with final sizes.

mod figure;
mod grid;
mod look;
mod para;

pub(crate) use figure::{StyledBackdrop, StyledFigure};
pub(crate) use grid::{StyledCell, StyledPair, StyledPairRow, StyledRow, StyledSignature, StyledTable};
pub(crate) use look::{NamedStyle, ParaStyle, StyleId};
pub(crate) use para::{Drawn, Frame, ParaTag, StyledPara, StyledRun, UnderRule};

use crate::block::BlockId;
use crate::page::{Color, DocMeta};
use crate::units::Len;

/// A document whose every size is final.
#[derive(Clone, Debug)]
pub struct StyledDocument {
    /// Its stretches of pages, at least one, in reading order; each begins on a page of its own.
    pub sections: Vec<StyledSection>,
    /// How page numbers look.
    pub folio: Folio,
    /// On even pages, the reverse sides of sheets, the left and right margins change places (đổi mặt).
    pub mirrored: bool,
    /// The named styles, in the order of the era file's names.
    pub styles: Vec<NamedStyle>,
    /// The style of ordinary body text.
    pub body_style: StyleId,
    /// The style of the small paragraph that ends a document whose last block is a table or grid.
    pub after_table_style: StyleId,
    /// The table style's name in Word.
    pub table_style_name: String,
    /// Font names and colour.
    pub font: FontNames,
    /// What footnotes have in common.
    pub notes: StyledNotes,
    /// What is filled in after the file is made.
    pub form: StyledForm,
    /// Metadata.
    pub meta: DocMeta,
    /// Names of the templates that origins refer to.
    pub templates: Vec<String>,
}

impl StyledDocument {
    /// Everything that stands in the text area, in reading order, whatever section it belongs to.
    pub fn blocks(&self) -> impl Iterator<Item = &StyledBlock> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// Whether it shows signs of the face of symbols.
    pub fn has_symbols(&self) -> bool {
        let symbol = |run: &StyledRun| matches!(run, StyledRun::Text { drawn: Some(drawn), .. } if drawn.is_symbol());
        self.sections.iter().flat_map(StyledSection::paras).any(|para| para.runs.iter().any(symbol))
    }

    /// Whether it has footnotes.
    pub fn has_notes(&self) -> bool {
        let noted = |paras: &[StyledPara]| paras.iter().any(StyledPara::has_notes);
        self.blocks().any(|block| match block {
            StyledBlock::Para(para) => para.has_notes(),
            StyledBlock::Pair(pair) => pair.rows.iter().any(|row| noted(&row.left) || noted(&row.right)),
            StyledBlock::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(|cell| noted(&cell.paras)),
        })
    }
}

impl StyledSection {
    /// Every paragraph that it shows, its footnotes last.
    pub fn paras(&self) -> Vec<&StyledPara> {
        let mut paras: Vec<&StyledPara> = self.top.iter().chain(&self.bottom).collect();
        for block in &self.blocks {
            match block {
                StyledBlock::Para(para) => paras.push(para),
                StyledBlock::Pair(pair) => {
                    paras.extend(pair.rows.iter().flat_map(|row| row.left.iter().chain(&row.right)));
                }
                StyledBlock::Table(table) => {
                    paras.extend(table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paras));
                }
            }
        }
        let notes = paras.iter().flat_map(|para| &para.runs).filter_map(|run| match run {
            StyledRun::Mark { note: Some(note), .. } => Some(&**note),
            _ => None,
        });
        let notes: Vec<&StyledPara> = notes.collect();
        paras.extend(notes);
        paras
    }
}

/// A stretch of pages of one shape: the main document, an annex (phụ lục), a landscape part (trang ngang).
#[derive(Clone, Debug)]
pub struct StyledSection {
    /// The annex it shows, or belongs to; nothing for the main document.
    pub block: Option<BlockId>,
    /// Paper and margins.
    pub page: PageGeometry,
    /// Its pages are counted from 1, and the number on its first page is hidden where the era hides the first; else the
    /// count runs on.
    pub numbers_anew: bool,
    /// Lines in the top margin of its first page.
    pub top: Vec<StyledPara>,
    /// Lines at the foot of its first page.
    pub bottom: Vec<StyledPara>,
    /// What stands in the text area, in reading order.
    pub blocks: Vec<StyledBlock>,
}

/// Something in the document.
#[derive(Clone, Debug)]
pub enum StyledBlock {
    /// A paragraph.
    Para(StyledPara),
    /// The head's or foot's two columns.
    Pair(StyledPair),
    /// A table of content.
    Table(StyledTable),
}

/// Paper and margins; whole twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageGeometry {
    /// Width of the paper.
    pub width: Len,
    /// Height of the paper.
    pub height: Len,
    /// Top margin.
    pub top: Len,
    /// Bottom margin.
    pub bottom: Len,
    /// Left margin.
    pub left: Len,
    /// Right margin.
    pub right: Len,
}

impl PageGeometry {
    /// The width between the margins.
    pub fn text_width(&self) -> Len {
        self.width - self.left - self.right
    }

    /// The same paper turned by a quarter; margins keep their sides.
    pub fn turned(&self) -> PageGeometry {
        PageGeometry { width: self.height, height: self.width, ..*self }
    }

    /// Whether it is wider than high.
    pub fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// The height between the margins.
    pub fn text_height(&self) -> Len {
        self.height - self.top - self.bottom
    }
}

/// The page number (số trang): a line in the top or bottom margin, aligned as its style says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folio {
    /// Its style.
    pub style: StyleId,
    /// In the bottom margin, not in the top margin.
    pub bottom: bool,
    /// Distance of its line from the paper's edge: of its top from the top edge, of its bottom from the bottom edge.
    pub from_edge: Len,
    /// Hidden on the first page of each count.
    pub hide_first: bool,
}

/// What footnotes have in common: they stand at the foot of the text area, under a short rule. They part between any two
/// lines; a page holds at least the first line of each footnote that is referred to on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StyledNotes {
    /// The style of their text.
    pub style: StyleId,
    /// Length of the rule.
    pub rule: Len,
    /// Its colour.
    pub color: Color,
    /// Its thickness.
    pub thickness: Len,
    /// Space above it.
    pub above: Len,
    /// Space between it and the first footnote.
    pub below: Len,
}

impl StyledNotes {
    /// What the rule and the spaces around it take of a page.
    pub fn overhead(&self) -> Len {
        self.above + self.thickness + self.below
    }
}

/// Blanks and their fields, the same everywhere in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledForm {
    /// What a reader hears instead of a blank (`để trống`).
    pub blank: String,
    /// What a reader is told of the fields over blanks, in the order of [`FieldKind::ALL`]; nothing = no form fields.
    pub tooltips: Option<[String; 4]>,
    /// The same over the blanks of a copy's part; as many as there are of the document's own.
    pub copy_tooltips: Option<[String; 4]>,
}

/// Font names for formats that name fonts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontNames {
    /// `Times New Roman`.
    pub name: String,
    /// The stand-in of the same widths.
    pub alternative: String,
    /// The face of signs that both lack.
    pub symbols: String,
    /// Colour of text and lines that have no other.
    pub color: Color,
}
