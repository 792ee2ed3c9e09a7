//! Styled paragraphs: runs of text, what a paragraph is, the lines under and around it.

use super::figure::{StyledBackdrop, StyledFigure};
use super::look::{ParaStyle, StyleId};
use crate::block::{BlockId, FieldKind, Origin};
use crate::font::fill::Piece;
use crate::page::Face;
use crate::text::script::Script;
use crate::units::{FontSize, Len};

/// What a paragraph is in the document's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParaTag {
    /// Ordinary.
    Paragraph,
    /// A heading of level 1–3 by nesting among titled levels.
    Heading(u8),
    /// An entry of a list, at depth 1 (dash) or 2 (plus under a dash).
    ListEntry(u8),
    /// A picture.
    Figure,
    /// The caption of the picture above.
    Caption,
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
    /// It only leads to what follows it (`…, cụ thể như sau:`), and stays with it.
    pub leads: bool,
    /// The rule under its last line.
    pub rule: Option<UnderRule>,
    /// The lines around or above it.
    pub frame: Option<Frame>,
    /// The picture that it shows instead of text.
    pub figure: Option<Box<StyledFigure>>,
    /// The picture under it and the lines that follow.
    pub backdrop: Option<Box<StyledBackdrop>>,
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

/// How text is drawn that is not drawn like the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// It was marked as small text.
    pub script: Option<Script>,
    /// Face.
    pub face: Face,
    /// Size.
    pub size: FontSize,
    /// How far above the line it stands; negative = below.
    pub shift: Len,
}

impl Drawn {
    /// Whether it is a sign that the face of text lacks.
    pub fn is_symbol(&self) -> bool {
        self.face == Face::Symbol
    }
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyledRun {
    /// Text in one face and size.
    Text {
        /// The characters.
        text: String,
        /// Face; by it and the size lines are measured.
        face: Face,
        /// Size.
        size: FontSize,
        /// Lines do not break inside.
        unbroken: bool,
        /// How it is drawn, where not in this face and size on the line.
        drawn: Option<Drawn>,
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
            StyledRun::Text { text, face, size, unbroken, drawn } => {
                let (face, size) = drawn.map_or((*face, *size), |drawn| (drawn.face, drawn.size));
                Piece::Text { text, face, size, unbroken: *unbroken, spacing }
            }
            StyledRun::Field { text, face, size, .. } | StyledRun::Mark { text, face, size, .. } => {
                Piece::Text { text, face: *face, size: *size, unbroken: true, spacing }
            }
            StyledRun::Break => Piece::Break,
        }
    }
}
