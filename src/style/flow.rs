//! The block tree flattened into what layout places: paragraphs, grids and tables, in reading order, in sections.

use super::balance::balance;
use super::columns::Splits;
use super::context::Context;
use super::line::{labelled, para};
use super::sheet::BODY;
use super::stack::{Room, add_title, stack};
use super::styled::{PageGeometry, ParaTag, StyleId, StyledBlock, StyledPara, StyledSection, UnderRule};
use super::{form, pair, picture, table};
use crate::block::{Block, BlockId, BlockKind, Document, Inline, MarginZone};
use crate::model::{Align, SectionKind};
use crate::units::Len;

/// Deepest heading level that tagged PDF and Word's navigation are given.
const DEEPEST_HEADING: u8 = 3;

/// All blocks of a document, styled, in sections.
pub(super) fn sections(document: &Document, splits: &Splits, cx: &Context<'_>) -> Vec<StyledSection> {
    let mut turned = *cx;
    turned.turn_to(cx.first_page(document.landscape));
    let mut flow = Flow {
        splits,
        cx: turned,
        copier: None,
        done: Vec::new(),
        section: section(None, turned.page, true),
        next: None,
        upright: cx.page,
        part: None,
    };
    flow.top(&document.blocks, Depth::default());
    let mut sections = flow.done;
    sections.push(flow.section);
    let space = cx.named(cx.id(BODY)).para.after;
    for section in &mut sections {
        space_after_tables(&mut section.blocks, space);
        keep_with_tables(&mut section.blocks, cx.id(BODY));
        picture::fit(&mut section.blocks, &section.page, cx);
    }
    sections
}

/// A section with nothing in it.
fn section(block: Option<BlockId>, page: PageGeometry, numbers_anew: bool) -> StyledSection {
    StyledSection { block, page, numbers_anew, top: Vec::new(), bottom: Vec::new(), blocks: Vec::new() }
}

struct Flow<'a> {
    splits: &'a Splits,
    /// Its page is that of the section that is being filled.
    cx: Context<'a>,
    /// The body whose copy's part is being filled.
    copier: Option<String>,
    /// Sections that are finished.
    done: Vec<StyledSection>,
    /// The one that is being filled.
    section: StyledSection,
    /// The one to begin when something more comes.
    next: Option<StyledSection>,
    /// Paper and margins of upright pages.
    upright: PageGeometry,
    /// The annex whose pages are being filled.
    part: Option<BlockId>,
}

/// What stands above a block.
#[derive(Clone, Copy, Debug, Default)]
struct Depth {
    /// Titled levels.
    titles: u8,
    /// Dash levels.
    dashes: u8,
}

/// A labelled unit without what stands below it.
#[derive(Clone, Copy)]
struct Unit<'b> {
    kind: SectionKind,
    label: &'b [Inline],
    title: Option<&'b [Inline]>,
    text: Option<&'b [Inline]>,
}

impl Flow<'_> {
    /// Blocks at the top: runs of lines are finished as groups.
    fn top(&mut self, blocks: &[Block], above: Depth) {
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            let run = rest.iter().take_while(|b| matches!(b.kind, BlockKind::Line { .. })).count();
            if run > 0 {
                self.lines(&rest[..run]);
                rest = &rest[run..];
            } else {
                self.block(block, above);
                rest = &rest[1..];
            }
        }
    }

    /// Ends the section that is being filled; the next one begins with what comes next. One that holds nothing takes on the
    /// next one's shape instead.
    fn turn_to(&mut self, block: Option<BlockId>, page: PageGeometry, numbers_anew: bool) {
        let waiting = self.next.as_ref().is_some_and(|next| next.numbers_anew);
        let anew = numbers_anew || waiting || (self.done.is_empty() && self.is_empty());
        self.part = block;
        self.next = Some(section(block, page, anew));
        self.cx.turn_to(page);
    }

    /// Whether nothing stands in the section that is being filled.
    fn is_empty(&self) -> bool {
        self.section.blocks.is_empty() && self.section.top.is_empty() && self.section.bottom.is_empty()
    }

    /// The section that takes what comes.
    fn current(&mut self) -> &mut StyledSection {
        if let Some(next) = self.next.take() {
            let empty = self.is_empty();
            let last = std::mem::replace(&mut self.section, next);
            if !empty {
                self.done.push(last);
            }
        }
        &mut self.section
    }

    fn push(&mut self, block: StyledBlock) {
        self.current().blocks.push(block);
    }

    /// A run of lines over the whole text width.
    fn lines(&mut self, blocks: &[Block]) {
        for line in stack(blocks, Room::whole(self.cx.page.text_width()), &self.cx) {
            self.push(StyledBlock::Para(line));
        }
    }

    /// An annex: on pages of its own, or running on where it needs no other pages.
    fn annex(&mut self, block: &Block, landscape: bool, own_pages: bool, blocks: &[Block]) {
        if own_pages || landscape != self.cx.page.is_landscape() {
            let page = if landscape { self.cx.landscape } else { self.upright };
            self.turn_to(Some(block.id), page, own_pages);
        }
        self.cx.annex = true;
        let (sections, start) = (self.done.len(), self.section.blocks.len());
        // Titles in it stand below its own.
        self.top(blocks, Depth { titles: 1, dashes: 0 });
        self.cx.annex = false;
        if let (true, Some(StyledBlock::Para(first))) =
            (sections == self.done.len() && start > 0, self.section.blocks.get_mut(start))
        {
            let above = Len::from_pt(self.cx.era.phu_luc.cach_tren).round_to_twip();
            first.para.before = first.para.before.max(above);
        }
    }

    /// A part on landscape pages, in an upright document or annex.
    fn landscape(&mut self, blocks: &[Block], above: Depth) {
        let (upright, part) = (self.cx.page, self.part);
        let turn = !upright.is_landscape();
        if turn {
            self.turn_to(part, self.cx.landscape, false);
        }
        for block in blocks {
            self.block(block, above);
        }
        if turn {
            self.turn_to(part, upright, false);
        }
    }

    /// One block.
    fn block(&mut self, block: &Block, above: Depth) {
        match &block.kind {
            BlockKind::Head(rows) => {
                let split = self.splits.get(&block.id).copied().unwrap_or_default();
                let head = pair::head(block, rows, split, self.copier.is_some(), &self.cx);
                self.push(StyledBlock::Pair(head));
            }
            BlockKind::Foot(rows) => {
                let foot = pair::foot(block, rows, self.copier.as_deref(), &self.cx);
                self.push(StyledBlock::Pair(foot));
            }
            BlockKind::Line { .. } => self.lines(std::slice::from_ref(block)),
            BlockKind::Paragraph { text, align } => {
                let mut para = para(block, self.cx.id(BODY), ParaTag::Paragraph, text, &self.cx);
                match align {
                    Some(align) => place(&mut para, *align),
                    None => para.leads = leads(text),
                }
                self.push(StyledBlock::Para(para));
            }
            BlockKind::Section { kind, label, title, text, children } => {
                let unit = Unit { kind: *kind, label, title: title.as_deref(), text: text.as_deref() };
                self.push(StyledBlock::Para(heading(block, unit, above, &self.cx)));
                let titles = above.titles + u8::from(title.is_some());
                let below = Depth { titles, dashes: above.dashes + u8::from(kind.is_dash()) };
                for child in children {
                    self.block(child, below);
                }
            }
            BlockKind::Table(table) => {
                let table = table::styled(block, table, &self.cx);
                self.push(StyledBlock::Table(table));
            }
            BlockKind::Figure(figure) => {
                for para in picture::styled(block, figure, &self.cx) {
                    self.push(StyledBlock::Para(para));
                }
            }
            BlockKind::Annex { landscape, own_pages, blocks } => self.annex(block, *landscape, *own_pages, blocks),
            BlockKind::Copy(blocks) => self.copy(block, blocks),
            BlockKind::Landscape(blocks) => self.landscape(blocks, above),
            BlockKind::Margin { zone, lines } => {
                let stack = stack(lines, Room::whole(self.cx.page.text_width()), &self.cx);
                let section = self.current();
                match zone {
                    MarginZone::Top => section.top.extend(stack),
                    MarginZone::Bottom => section.bottom.extend(stack),
                }
            }
        }
    }

    /// The part of a copy: a line across the text, then its head and foot.
    fn copy(&mut self, block: &Block, blocks: &[Block]) {
        let mut line = para(block, self.cx.id(&self.cx.era.sao.ke), ParaTag::Paragraph, &[], &self.cx);
        let rule = &self.cx.era.duong_ke;
        line.rule =
            Some(UnderRule { share: 10_000, of_column: true, below: Len::ZERO, thickness: Len::from_pt(rule.day) });
        self.push(StyledBlock::Para(line));
        self.copier = Some(form::copier(blocks, &self.cx));
        self.top(blocks, Depth::default());
        self.copier = None;
    }
}

/// The paragraph of a labelled unit: its label with title or text. A title that stands on a line of its own is set in
/// balanced lines.
fn heading(block: &Block, unit: Unit<'_>, above: Depth, cx: &Context<'_>) -> StyledPara {
    let entry = cx.era.section(unit.kind);
    let tag = match unit.title {
        Some(_) => ParaTag::Heading((above.titles + 1).min(DEEPEST_HEADING)),
        None if unit.kind.is_dash() => ParaTag::ListEntry(if above.dashes > 0 { 2 } else { 1 }),
        None => ParaTag::Paragraph,
    };
    let style = cx.id(if unit.title.is_some() { &entry.co_ten } else { &entry.khong_ten });
    let first = match (unit.title, &entry.dong_ten) {
        (Some(_), Some(_)) => &[],
        (Some(title), None) => title,
        (None, _) => unit.text.unwrap_or_default(),
    };
    let mut line = labelled(block, style, tag, unit.label, first, cx);
    if let (Some(title), Some(own_line)) = (unit.title, &entry.dong_ten) {
        let mut title = para(block, cx.id(own_line), ParaTag::Paragraph, title, cx);
        balance(&mut title, cx.page.text_width(), cx);
        add_title(&mut line, title);
    }
    line.leads = unit.title.is_none() && leads(first);
    line
}

/// Whether a text ends with a colon.
fn leads(text: &[Inline]) -> bool {
    let ends = |inline: &Inline| match inline {
        Inline::Text { text, .. } if text.trim().is_empty() => None,
        Inline::Text { text, .. } => Some(text.trim_end().ends_with(':')),
        Inline::Field { .. } | Inline::Note { .. } | Inline::Break => Some(false),
    };
    text.iter().rev().find_map(ends).unwrap_or_default()
}

/// Gives the lines of a paragraph a place of their own: no indent moves them off it.
fn place(para: &mut StyledPara, align: Align) {
    para.para.align = align;
    para.para.first_line = Len::ZERO;
    para.spacing = Len::ZERO;
}

/// Lines with a place of their own right above a table are its title or the unit of its numbers: they stay with it.
fn keep_with_tables(blocks: &mut [StyledBlock], body: StyleId) {
    let mut above_table = false;
    for block in blocks.iter_mut().rev() {
        above_table = match block {
            StyledBlock::Table(_) => true,
            StyledBlock::Para(line)
                if above_table && line.style == body && matches!(line.para.align, Align::Center | Align::Right) =>
            {
                (line.para.keep_next, line.para.keep_lines) = (true, true);
                true
            }
            _ => false,
        };
    }
}

/// Tables have no space after them of their own: what follows one stands off by a paragraph's space.
fn space_after_tables(blocks: &mut [StyledBlock], space: Len) {
    for i in 1..blocks.len() {
        if !matches!(blocks[i - 1], StyledBlock::Table(_)) {
            continue;
        }
        match &mut blocks[i] {
            StyledBlock::Para(para) => para.para.before += space,
            StyledBlock::Pair(pair) => {
                for row in pair.rows.iter_mut().take(1) {
                    for first in [row.left.first_mut(), row.right.first_mut()].into_iter().flatten() {
                        first.para.before += space;
                    }
                }
            }
            StyledBlock::Table(_) => {}
        }
    }
}
