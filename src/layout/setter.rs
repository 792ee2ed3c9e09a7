//! What every step of the layout works with: the document, the fonts, the tree and the remarks made on the way.

use super::breaks::{Heights, Inset, Start, break_pages, filled};
use super::leads::hold_leads;
use super::para::{Column, pitch};
use super::pending::Pending;
use super::strip::{Galley, Strip, Unit, UnitKind};
use super::structure::Structure;
use crate::block::BlockId;
use crate::diag::Diagnostic;
use crate::font::FontSet;
use crate::model::Locator;
use crate::page::{Face, LayoutHints, NodeId};
use crate::style::{StyleId, StyledDocument, StyledSection};
use crate::units::Len;

/// Where a paragraph stands; it decides how serious a torn word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// In the head's columns: a name that does not fit is an error.
    Head,
    /// In the foot's columns.
    Foot,
    /// In the body.
    Text,
    /// In a table, whose column widths are checked by themselves.
    Cell,
}

/// Where paragraphs are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// The column.
    pub column: Column,
    /// The node that they stand in.
    pub parent: NodeId,
    /// Which part of the page it is.
    pub area: Area,
}

/// The state of a layout in progress.
pub(super) struct Setter<'a> {
    /// What is laid out.
    pub document: &'a StyledDocument,
    /// The section that is being laid out.
    pub section: &'a StyledSection,
    /// The four faces.
    pub fonts: &'a FontSet,
    /// Where the officer wrote what.
    pub places: Locator<'a>,
    /// The tree so far.
    pub structure: Structure,
    /// The node that the blocks of the section stand in: the document, or an annex.
    pub root: NodeId,
    /// The annex that node is of.
    pub part: Option<BlockId>,
    /// The strips of the section so far.
    pub galley: Galley,
    /// Numbers for the DOCX writer.
    pub hints: LayoutHints,
    /// Form fields that wait for their places.
    pub pending: Pending<'a>,
    /// What is being set belongs to a copy's part.
    pub in_copy: bool,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// What stood last in the text area.
    pub above: Above,
    /// What the lines in the margins take from the section's first page.
    pub inset: Inset,
    /// How the last page known so far begins.
    pub page_start: Start,
}

/// What stands above the next block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Above {
    /// Space after it.
    pub after: Len,
    /// What else the next block moves down for: a border below it, the lead of its last line.
    pub tail: Len,
    /// It is a paragraph, whose space and the next one's fall together.
    pub para: bool,
    /// It is a table or a pair, which is a table in DOCX.
    pub grid: bool,
    /// It keeps with what follows.
    pub keep: bool,
}

impl<'a> Setter<'a> {
    /// Nothing laid out yet.
    pub(super) fn new(
        document: &'a StyledDocument,
        section: &'a StyledSection,
        fonts: &'a FontSet,
        places: Locator<'a>,
    ) -> Setter<'a> {
        Setter {
            document,
            section,
            fonts,
            places,
            structure: Structure::new(),
            root: Structure::ROOT,
            part: None,
            galley: Galley::default(),
            hints: LayoutHints::default(),
            pending: Pending::default(),
            in_copy: false,
            diagnostics: Vec::new(),
            above: Above::default(),
            inset: Inset::default(),
            page_start: Start::default(),
        }
    }

    /// The text area, for what stands in it.
    pub(super) fn text_spot(&self) -> Spot {
        Spot { column: self.text_column(), parent: self.root, area: Area::Text }
    }

    /// The text area.
    pub(super) fn text_column(&self) -> Column {
        Column { x: self.section.page.left, width: self.section.page.text_width() }
    }

    /// The heights of the section's text areas.
    pub(super) fn heights(&self) -> Heights {
        Heights::new(&self.section.page, self.inset)
    }

    /// Keeps the long texts that lead to what follows from the ends of pages.
    pub(super) fn hold_leads(&mut self) {
        let heights = self.heights();
        self.hints.keep_with_next.extend(hold_leads(&mut self.galley, heights));
    }

    /// The height of a page's text area.
    pub(super) fn page_height(&self) -> Len {
        self.section.page.text_height()
    }

    /// Adds strips that show one thing.
    pub(super) fn unit(&mut self, kind: UnitKind, block: BlockId, strips: Vec<Strip>) {
        self.galley.units.push(Unit { start: self.galley.strips.len(), kind, block });
        self.galley.strips.extend(strips);
    }

    /// What is left of the page that the galley ends on, to start something there that is taller than a page.
    pub(super) fn room_left(&mut self, gap: Len) -> Len {
        let heights = self.heights();
        let start = std::mem::take(&mut self.page_start);
        let Some(page) = break_pages(&self.galley, start, heights).pop() else { return heights.first };
        let notes = self.galley.note_area(self.galley.pieces_height(&page.notes));
        let left = heights.of_page(page.start.strip) - filled(&self.galley, &page.strips()) - notes - gap;
        self.page_start = page.start;
        left
    }

    /// The space above a table or pair: one table under another is held apart by a small paragraph in DOCX, because they
    /// would grow together there.
    pub(super) fn grid_gap(&self) -> Len {
        let between = if self.above.grid { self.separator_height() } else { Len::ZERO };
        self.above.after + self.above.tail + between
    }

    /// The height of the line of a page number.
    pub(super) fn folio_height(&self) -> Len {
        self.empty_height(self.document.folio.style)
    }

    /// The height of the small paragraph that follows a table or pair where no other paragraph does.
    pub(super) fn separator_height(&self) -> Len {
        self.empty_height(self.document.after_table_style)
    }

    /// The height of an empty paragraph of a style.
    fn empty_height(&self, style: StyleId) -> Len {
        let Some(style) = self.document.styles.get(style.0) else { return Len::ZERO };
        let face = self.fonts.face(Face::of(style.bold, style.italic));
        let line = pitch(face.line_height(style.size), style.para.line_240);
        line.height + line.lead + style.para.before + style.para.after
    }
}
