//! The styled document: the block tree flattened into paragraphs, two-column grids and tables, with final sizes.

use super::form::{StyledForm, StyledSignature};
use crate::block::{BlockId, FieldKind, Origin};
use crate::font::fill::Piece;
use crate::model::Align;
use crate::page::{Color, DocMeta, Face};
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

/// Font names for formats that name fonts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontNames {
    /// `Times New Roman`.
    pub name: String,
    /// The stand-in of the same widths.
    pub alternative: String,
    /// Colour of text and lines that have no other.
    pub color: Color,
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
    /// Colour of its text, of its rule and of its frame.
    pub color: Color,
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
    /// Exact line pitch, instead of `line_240` (`w:lineRule` `exact`).
    pub line_exact: Option<Len>,
    /// Never last on a page.
    pub keep_next: bool,
    /// Not torn over pages.
    pub keep_lines: bool,
}

impl ParaStyle {
    /// Distance of the baseline from the top of a line of exact pitch: four fifths of it, as in LibreOffice and Word,
    /// whatever the faces.
    pub fn exact_baseline(&self) -> Option<Len> {
        self.line_exact.map(|height| Len::from_twips(height.twips() * 4 / 5))
    }
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledPara {
    /// The block it shows.
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
    /// What is added after every character; negative draws the letters together. Whole twips.
    pub spacing: Len,
    /// It must stand on one line; breaking is an error.
    pub one_line: bool,
    /// The rule under its last line.
    pub rule: Option<UnderRule>,
    /// The lines around or above it.
    pub frame: Option<Frame>,
}

impl StyledPara {
    /// Its text on one line, numbers of footnotes left out.
    pub fn text(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                StyledRun::Text { text, .. } | StyledRun::Field { text, .. } => text.as_str(),
                StyledRun::Mark { .. } => "",
                StyledRun::Break => " ",
            })
            .collect()
    }

    /// Whether it refers to a footnote.
    pub fn has_notes(&self) -> bool {
        self.runs.iter().any(|run| matches!(run, StyledRun::Mark { note: Some(_), .. }))
    }

    /// Its runs as pieces to be filled into lines, one piece per run.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        self.runs.iter().map(|run| run.piece(self.spacing)).collect()
    }

    /// The measures of its first line and of the others in a column of `width`; never nothing.
    pub fn measures(&self, width: Len) -> [Len; 2] {
        let measure = width - self.para.left - self.para.right;
        [measure - self.para.first_line, measure].map(|width| width.max(Len::from_twips(1)))
    }
}

/// A rule under the last line of a paragraph, centred under that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnderRule {
    /// Its length in ten-thousandths of the last line's width, or of the column's.
    pub share: u32,
    /// It is measured on the column, not on the line.
    pub of_column: bool,
    /// Distance of its top edge under the baseline.
    pub below: Len,
    /// Thickness.
    pub thickness: Len,
}

/// Lines along the edges of a paragraph that is never torn. They stand outside of its text as a word processor's borders
/// do: at the sides beyond its indents, above and below between its text and the space before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// All four edges; else only the one above.
    pub around: bool,
    /// Space between the upper line and the text; whole points.
    pub top: Len,
    /// Space between the text and the lower line; whole points.
    pub bottom: Len,
    /// Space at the left and right of the text; whole points.
    pub sides: Len,
    /// Thickness.
    pub thickness: Len,
}

impl Frame {
    /// What it adds above the text.
    pub fn above(&self) -> Len {
        self.top + self.thickness
    }

    /// What it adds below the text.
    pub fn below(&self) -> Len {
        if self.around { self.bottom + self.thickness } else { Len::ZERO }
    }

    /// What it adds at each side of the text.
    pub fn beside(&self) -> Len {
        if self.around { self.sides + self.thickness } else { Len::ZERO }
    }
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
    /// The raised number of a footnote.
    Mark {
        /// The number.
        text: String,
        /// Face.
        face: Face,
        /// Its size, smaller than that of the text around it.
        size: FontSize,
        /// The size of the text around it.
        base: FontSize,
        /// How far it stands above the baseline.
        raise: Len,
        /// The footnote, where this is the reference to it; nothing before the footnote's own text.
        note: Option<Box<StyledPara>>,
    },
    /// A line end.
    Break,
}

impl StyledRun {
    /// As a piece to be filled into lines, with so much behind every character. Nothing breaks inside a reserved place.
    pub fn piece(&self, spacing: Len) -> Piece<'_> {
        match self {
            StyledRun::Text { text, face, size, unbroken } => {
                Piece::Text { text, face: *face, size: *size, unbroken: *unbroken, spacing }
            }
            StyledRun::Field { text, face, size, .. } | StyledRun::Mark { text, face, size, .. } => {
                Piece::Text { text, face: *face, size: *size, unbroken: true, spacing }
            }
            StyledRun::Break => Piece::Break,
        }
    }
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
    /// Head or foot of the part that makes the document a copy; its head stays with its foot.
    pub copy: bool,
}

impl StyledPair {
    /// Whether what follows must stand on its page: the foot of a copy's part below its head.
    pub fn keeps_next(&self) -> bool {
        self.copy && self.lines_before.is_none()
    }
}

/// A row of two columns. In each cell the first paragraph's `before` is set so that their baselines are level.
#[derive(Clone, Debug, Default)]
pub struct StyledPairRow {
    /// Left.
    pub left: Vec<StyledPara>,
    /// Right.
    pub right: Vec<StyledPara>,
    /// The signatures in its left and right column.
    pub signatures: [Option<StyledSignature>; 2],
}

/// A table of content.
#[derive(Clone, Debug)]
pub struct StyledTable {
    /// The block it shows.
    pub block: BlockId,
    /// Where it comes from.
    pub origin: Origin,
    /// The width of its columns: with half a border on either side it fills the measure. Whole twips.
    pub width: Len,
    /// Thickness of its borders.
    pub border: Len,
    /// Space at the left and right of a cell's text; whole twips.
    pub padding: Len,
    /// The size of its text.
    pub size: FontSize,
    /// Its text is smaller than the era's, because it would not fit otherwise.
    pub reduced: bool,
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
