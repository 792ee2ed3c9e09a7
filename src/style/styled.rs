//! The styled document: the block tree flattened into paragraphs, two-column grids and tables, with final sizes.

use super::form::{StyledForm, StyledSignature};
use crate::block::{BlockId, FieldKind, Origin};
use crate::font::fill::Piece;
use crate::model::Align;
use crate::page::{DocMeta, Face};
use crate::units::{FontSize, Len};

/// Index into [`StyledDocument::styles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StyleId(pub usize);

/// A document whose every size is final.
#[derive(Clone, Debug)]
pub struct StyledDocument {
    /// Its stretches of pages, at least one, in reading order; each begins on a page of its own.
    pub sections: Vec<StyledSection>,
    /// How page numbers look.
    pub folio: Folio,
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

/// The page number (số trang): a line in the top margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folio {
    /// Its style.
    pub style: StyleId,
    /// Distance of its line's top from the paper's top edge.
    pub from_edge: Len,
    /// Hidden on the first page of each count.
    pub hide_first: bool,
}

/// Font names for formats that name fonts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontNames {
    /// `Times New Roman`.
    pub name: String,
    /// The stand-in of the same widths.
    pub alternative: String,
    /// Colour, six hexadecimal digits.
    pub color: String,
}

/// A named style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedStyle {
    /// Its key in the era file (`khoan_ten`), ASCII.
    pub key: String,
    /// Its name in Word.
    pub name: String,
    /// Outline level 1–3 of headings.
    pub outline: Option<u8>,
    /// Paragraph properties.
    pub para: ParaStyle,
    /// Size of its text.
    pub size: FontSize,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// Paragraph properties; lengths are whole twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParaStyle {
    /// Alignment.
    pub align: Align,
    /// Left indent of all lines.
    pub left: Len,
    /// Right indent of all lines.
    pub right: Len,
    /// What the first line stands in further than `left`; negative hangs.
    pub first_line: Len,
    /// Space before.
    pub before: Len,
    /// Space after.
    pub after: Len,
    /// Line pitch in 240ths of a single line (what `w:line` with `auto` counts in).
    pub line_240: u32,
    /// Never last on a page.
    pub keep_next: bool,
    /// Not torn over pages.
    pub keep_lines: bool,
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

/// What a paragraph is in the document's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParaTag {
    /// Ordinary.
    Paragraph,
    /// A heading of level 1–3 by nesting among titled levels.
    Heading(u8),
    /// An entry of a list, at depth 1 (dash) or 2 (plus under a dash).
    ListEntry(u8),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct StyledPara {
    /// The block it shows; a title on a line of its own shares its section's block.
    pub block: BlockId,
    /// Where it comes from.
    pub origin: Origin,
    /// Its named style.
    pub style: StyleId,
    /// Its properties; where they differ from the style's, the DOCX writer writes them down.
    pub para: ParaStyle,
    /// What it is in the structure.
    pub tag: ParaTag,
    /// Its text.
    pub runs: Vec<StyledRun>,
    /// It must stand on one line; breaking is an error.
    pub one_line: bool,
    /// The rule under its last line.
    pub rule: Option<UnderRule>,
}

impl StyledPara {
    /// Its runs as pieces to be filled into lines, one piece per run. Nothing breaks inside a reserved place.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        self.runs
            .iter()
            .map(|run| match run {
                StyledRun::Text { text, face, size, unbroken } => {
                    Piece::Text { text, face: *face, size: *size, unbroken: *unbroken }
                }
                StyledRun::Field { text, face, size, .. } => {
                    Piece::Text { text, face: *face, size: *size, unbroken: true }
                }
                StyledRun::Break => Piece::Break,
            })
            .collect()
    }
}

/// A rule under the last line of a paragraph, centred under that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderRule {
    /// Its length in ten-thousandths of the last line's width.
    pub share: u32,
    /// Distance of its top edge under the baseline.
    pub below: Len,
    /// Thickness.
    pub thickness: Len,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyledRun {
    /// Text in one face and size.
    Text {
        /// The characters.
        text: String,
        /// Face.
        face: Face,
        /// Size.
        size: FontSize,
        /// Lines do not break inside.
        unbroken: bool,
    },
    /// A reserved place.
    Field {
        /// Which.
        kind: FieldKind,
        /// What is printed: the filled value, or the spaces that reserve its width.
        text: String,
        /// Whether it is blank.
        blank: bool,
        /// Face.
        face: Face,
        /// Size.
        size: FontSize,
    },
    /// A line end.
    Break,
}

/// Two columns whose rows begin level with each other, without borders and without cell padding.
#[derive(Clone, Debug)]
pub struct StyledPair {
    /// The block it shows.
    pub block: BlockId,
    /// How far its left edge stands left of the left margin (0 unless it hangs out).
    pub hang: Len,
    /// Widths of the columns; whole twips.
    pub columns: [Len; 2],
    /// The rows.
    pub rows: Vec<StyledPairRow>,
    /// Not torn over pages and never alone: so many lines of the preceding paragraphs stay on its page. Nothing = it
    /// stands where it stands.
    pub lines_before: Option<u32>,
}

/// A row of two columns. In each cell the first paragraph's `before` is set so that their baselines are level.
#[derive(Clone, Debug, Default)]
pub struct StyledPairRow {
    /// Left.
    pub left: Vec<StyledPara>,
    /// Right.
    pub right: Vec<StyledPara>,
    /// The signatures in its right column.
    pub signature: Option<StyledSignature>,
}

/// A table of content.
#[derive(Clone, Debug)]
pub struct StyledTable {
    /// The block it shows.
    pub block: BlockId,
    /// Where it comes from.
    pub origin: Origin,
    /// The width it fills; whole twips.
    pub width: Len,
    /// Thickness of its borders.
    pub border: Len,
    /// Space at the left and right of a cell's text; whole twips.
    pub padding: Len,
    /// Shares of the columns in thousandths; nothing = from the content.
    pub shares: Vec<Option<u32>>,
    /// The rows.
    pub rows: Vec<StyledRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct StyledRow {
    /// Part of the head, repeated on every page.
    pub header: bool,
    /// The cells that begin in it, from left to right.
    pub cells: Vec<StyledCell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct StyledCell {
    /// The column it begins in.
    pub column: usize,
    /// Columns it covers.
    pub column_span: usize,
    /// Rows it covers.
    pub row_span: usize,
    /// Its text stands in the middle of its height, not at the top.
    pub middle: bool,
    /// Its paragraphs, at least one.
    pub paras: Vec<StyledPara>,
}
