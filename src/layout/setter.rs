//! What every step of the layout works with: the document, the fonts, the tree and the remarks made on the way.

use super::flow::{Heights, Inset, Start, break_pages, filled};
use super::form::Pending;
use super::para::{Column, SetPara, pitch, set};
use super::strip::{Galley, Hold, Stack, Strip, Unit, UnitKind};
use super::structure::Structure;
use crate::block::BlockId;
use crate::diag::{Diagnostic, messages};
use crate::font::FontSet;
use crate::model::Locator;
use crate::page::{Item, LayoutHints, NodeId, Tag};
use crate::style::{StyleId, StyledBlock, StyledDocument, StyledPara, StyledSection, StyledSignature};
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
    part: Option<BlockId>,
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
    inset: Inset,
    /// How the last page known so far begins.
    page_start: Start,
}

/// A section, set.
#[derive(Debug)]
pub(super) struct SetSection {
    /// The strips of its text area.
    pub galley: Galley,
    /// The lines in the top margin of its first page, where they stand on it.
    pub top: Vec<Item>,
    /// The lines at the foot of its first page.
    pub foot: Vec<Item>,
    /// What these take from the first page.
    pub inset: Inset,
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
    pub fn new(
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

    /// Sets all of a section, and takes the strips that show it. `numbered`: its first page shows its number.
    pub fn section(&mut self, section: &'a StyledSection, numbered: bool) -> SetSection {
        self.section = section;
        self.above = Above::default();
        self.page_start = Start::default();
        self.galley.note_overhead = self.document.notes.overhead();
        self.structure.close();
        if section.block != self.part {
            let add = |block| self.structure.add(Structure::ROOT, Tag::Part, block);
            self.root = section.block.map_or(Structure::ROOT, add);
            self.part = section.block;
        }
        let page = &section.page;
        let column = self.text_column();
        // A number in the top margin comes first in the header; a header that is higher than the margin pushes the text down.
        let folio = &self.document.folio;
        let above = folio.from_edge + if numbered && !folio.bottom { self.folio_height() } else { Len::ZERO };
        let top = self.stack(&section.top, None, column, self.root, Area::Text);
        let inset_top = if section.top.is_empty() { Len::ZERO } else { above + top.height() - page.top };
        let height_of_foot = self.height_of(&section.bottom, column);
        self.inset = Inset { top: inset_top.at_least_zero(), bottom: height_of_foot };
        if self.inset.top + self.inset.bottom > page.text_height() / 2 {
            let line = section.bottom.iter().chain(&section.top).next();
            let place = self.places.place(line.and_then(|line| line.origin.path.as_ref()));
            self.diagnostics.push(messages::margin_lines_too_high(top.height() + height_of_foot).at(place));
        }
        let top = top.into_items(above);
        self.structure.close();
        for block in &section.blocks {
            match block {
                StyledBlock::Para(para) => self.para(para),
                StyledBlock::Pair(pair) => self.pair(pair),
                StyledBlock::Table(table) => self.table(table),
            }
        }
        // The small paragraph that ends a DOCX section after a table must not open a page of its own there.
        let closing = if self.above.grid { self.separator_height() } else { Len::ZERO };
        if let Some(last) = self.galley.strips.last_mut() {
            last.tail += closing;
        }
        self.structure.close();
        let foot = self.stack(&section.bottom, None, column, self.root, Area::Text);
        let foot = foot.into_items(page.height - page.bottom - height_of_foot);
        SetSection { galley: std::mem::take(&mut self.galley), top, foot, inset: self.inset }
    }

    /// The text area.
    pub fn text_column(&self) -> Column {
        Column { x: self.section.page.left, width: self.section.page.text_width() }
    }

    /// The heights of the section's text areas.
    pub fn heights(&self) -> Heights {
        Heights::new(&self.section.page, self.inset)
    }

    /// The height of a page's text area.
    pub fn page_height(&self) -> Len {
        self.section.page.text_height()
    }

    /// Sets a paragraph and notes what went wrong.
    pub fn lines(&mut self, para: &StyledPara, column: Column, parent: NodeId, area: Area) -> SetPara {
        let node = self.structure.para(parent, para);
        let style = &self.document.styles[para.style.0];
        let mut set = set(para, style, self.fonts, column, node);
        self.blanks(para, &mut set, node);
        self.notes(para, &mut set, parent, node);
        let place = || self.places.place(para.origin.path.as_ref());
        if let Some(excess) = set.excess {
            let text = para.text();
            let message = if area == Area::Foot { messages::foot_line_too_long } else { messages::line_too_long };
            self.diagnostics.push(message(&text, excess).at(place()));
        } else if let Some(line) = &set.torn {
            match area {
                Area::Head => self.diagnostics.push(messages::head_word_too_long(line).at(place())),
                Area::Foot | Area::Text => self.diagnostics.push(messages::word_torn(line).at(place())),
                Area::Cell => {}
            }
        }
        if let Some(length) = set.rule {
            self.hints.rule_lengths.insert(para.block, length);
            let pitches = set.strips.windows(2).map(|pair| pair[0].height + pair[1].gap);
            self.hints.rule_drops.insert(para.block, pitches.sum());
        }
        set
    }

    /// The height of a stack of paragraphs in a column.
    fn height_of(&self, paras: &[StyledPara], column: Column) -> Len {
        let mut pile = Pile::default();
        for para in paras {
            pile.add(set(para, &self.document.styles[para.style.0], self.fonts, column, Structure::ROOT), para);
        }
        pile.finish().height()
    }

    /// Sets the paragraphs of a cell, one under the other, with signatures in the room between two of them.
    pub fn stack(
        &mut self,
        paras: &[StyledPara],
        signature: Option<&'a StyledSignature>,
        column: Column,
        parent: NodeId,
        area: Area,
    ) -> Stack {
        let mut pile = Pile::default();
        for (index, para) in paras.iter().enumerate() {
            if let Some(signature) = signature.filter(|s| s.below == index) {
                self.signatures(signature, paras, column, parent);
            }
            let mut set = self.lines(para, column, parent, area);
            if area == Area::Cell {
                // LibreOffice leaves the space before a paragraph free again where a torn row goes on (measured).
                set.strips.iter_mut().for_each(|strip| strip.gap_top = para.para.before);
            }
            pile.add(set, para);
        }
        pile.finish()
    }

    /// Sets a paragraph of the text area.
    pub fn para(&mut self, para: &StyledPara) {
        let column = self.text_column();
        let mut set = self.lines(para, column, self.root, Area::Text);
        let above = self.above;
        let opens = self.galley.strips.is_empty();
        if let Some(first) = set.strips.first_mut() {
            // At the top of a page that the text ran over to, LibreOffice leaves the space before out (measured).
            first.gap_top = if opens { first.gap } else { Len::ZERO };
            let space = if above.para { first.gap.max(above.after) } else { first.gap + above.after };
            first.gap = space + above.tail;
            first.hold = if above.keep { Hold::Chain } else { Hold::Free };
        }
        self.unit(UnitKind::Para, para.block, set.strips);
        let (after, keep) = (para.para.after, para.para.keep_next);
        self.above = Above { after, tail: set.lead, para: true, keep, grid: false };
    }

    /// Adds strips that show one thing.
    pub fn unit(&mut self, kind: UnitKind, block: crate::block::BlockId, strips: Vec<Strip>) {
        self.galley.units.push(Unit { start: self.galley.strips.len(), kind, block });
        self.galley.strips.extend(strips);
    }

    /// What is left of the page that the galley ends on, to start something there that is taller than a page.
    pub fn room_left(&mut self, gap: Len) -> Len {
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
    pub fn grid_gap(&self) -> Len {
        let between = if self.above.grid { self.separator_height() } else { Len::ZERO };
        self.above.after + self.above.tail + between
    }

    /// The height of the line of a page number.
    fn folio_height(&self) -> Len {
        self.empty_height(self.document.folio.style)
    }

    /// The height of the small paragraph that follows a table or pair where no other paragraph does.
    pub fn separator_height(&self) -> Len {
        self.empty_height(self.document.after_table_style)
    }

    /// The height of an empty paragraph of a style.
    fn empty_height(&self, style: StyleId) -> Len {
        let Some(style) = self.document.styles.get(style.0) else { return Len::ZERO };
        let face = self.fonts.face(crate::page::Face::of(style.bold, style.italic));
        let line = pitch(face.line_height(style.size), style.para.line_240);
        line.height + line.lead + style.para.before + style.para.after
    }
}

/// Paragraphs of a cell as they are put one under the other.
#[derive(Default)]
struct Pile {
    stack: Stack,
    /// Space after the last one.
    after: Len,
    /// What its line pitch leaves free below it.
    lead: Len,
}

impl Pile {
    fn add(&mut self, mut set: SetPara, para: &StyledPara) {
        if let (Some(first), false) = (set.strips.first_mut(), self.stack.strips.is_empty()) {
            first.gap = first.gap.max(self.after) + self.lead;
        }
        self.stack.strips.append(&mut set.strips);
        (self.after, self.lead) = (para.para.after, set.lead);
    }

    fn finish(mut self) -> Stack {
        self.stack.after = self.after + self.lead;
        self.stack
    }
}
