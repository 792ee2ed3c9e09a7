//! The block tree flattened into what layout places: paragraphs, grids and tables, in reading order.

use super::Context;
use super::columns::{Split, Splits, lines};
use super::form;
use super::form::StyledSignature;
use super::frame;
use super::line::{balance, finish_groups, labelled, measure, para, under_mark, widest_width};
use super::sheet::{BODY, Sheet};
use super::styled::{
    PageGeometry, ParaTag, StyledBlock, StyledPair, StyledPairRow, StyledPara, StyledRun, StyledSection, UnderRule,
};
use super::table;
use crate::block::{Block, BlockId, BlockKind, Document, Inline, MarginZone, PairRow, Role};
use crate::font::fill;
use crate::model::SectionKind;
use crate::units::Len;

/// Deepest heading level that tagged PDF and Word's navigation are given.
const DEEPEST_HEADING: u8 = 3;

/// All blocks of a document, styled, in sections.
pub fn sections(document: &Document, sheet: &Sheet, splits: &Splits, context: &Context<'_>) -> Vec<StyledSection> {
    let mut flow = Flow {
        sheet,
        splits,
        context: *context,
        copier: None,
        done: Vec::new(),
        section: section(None, context.page, true),
        next: None,
        upright: context.page,
        part: None,
        annex: false,
    };
    flow.top(&document.blocks, 0);
    let mut sections = flow.done;
    sections.push(flow.section);
    let space = sheet.get(sheet.id(BODY)).para.after;
    for section in &mut sections {
        space_after_tables(&mut section.blocks, space);
    }
    sections
}

/// A section with nothing in it.
fn section(block: Option<BlockId>, page: PageGeometry, numbers_anew: bool) -> StyledSection {
    StyledSection { block, page, numbers_anew, top: Vec::new(), bottom: Vec::new(), blocks: Vec::new() }
}

struct Flow<'a> {
    sheet: &'a Sheet,
    splits: &'a Splits,
    /// Its page is that of the section that is being filled.
    context: Context<'a>,
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
    /// Whether it is an annex that is being filled.
    annex: bool,
}

impl Flow<'_> {
    /// Blocks at the top, `titles` titled levels above them: runs of lines are finished as groups.
    fn top(&mut self, blocks: &[Block], titles: u8) {
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            let run = rest.iter().take_while(|b| matches!(b.kind, BlockKind::Line { .. })).count();
            if run > 0 {
                self.lines(&rest[..run]);
                rest = &rest[run..];
            } else {
                self.block(block, titles, 0);
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
        self.context.page = page;
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
        for line in self.stack(blocks, self.context.page.text_width(), (Len::ZERO, Len::ZERO)) {
            self.push(StyledBlock::Para(line));
        }
    }

    /// An annex: on pages of its own, or running on where it needs no other pages.
    fn annex(&mut self, block: &Block, landscape: bool, own_pages: bool, blocks: &[Block]) {
        if own_pages || landscape != self.context.page.is_landscape() {
            let page = if landscape { self.context.landscape } else { self.upright };
            self.turn_to(Some(block.id), page, own_pages);
        }
        self.annex = true;
        let (sections, start) = (self.done.len(), self.section.blocks.len());
        // Titles in it stand below its own.
        self.top(blocks, 1);
        self.annex = false;
        if let (true, Some(StyledBlock::Para(first))) =
            (sections == self.done.len() && start > 0, self.section.blocks.get_mut(start))
        {
            let above = Len::from_pt(self.context.era.phu_luc.cach_tren).round_to_twip();
            first.para.before = first.para.before.max(above);
        }
    }

    /// A part on landscape pages, in an upright document or annex.
    fn landscape(&mut self, blocks: &[Block], titles: u8, dashes: u8) {
        let (upright, part) = (self.context.page, self.part);
        let turn = !upright.is_landscape();
        if turn {
            self.turn_to(part, self.context.landscape, false);
        }
        for block in blocks {
            self.block(block, titles, dashes);
        }
        if turn {
            self.turn_to(part, upright, false);
        }
    }

    /// One block; `titles` counts the titled levels above it, `dashes` the dash levels.
    fn block(&mut self, block: &Block, titles: u8, dashes: u8) {
        match &block.kind {
            BlockKind::Head(rows) => self.head(block, rows),
            BlockKind::Foot(rows) => self.foot(block, rows),
            BlockKind::Line { .. } => self.lines(std::slice::from_ref(block)),
            BlockKind::Paragraph(text) => {
                let style = self.sheet.id(BODY);
                let para = para(block, style, ParaTag::Paragraph, text, self.sheet, &self.context);
                self.push(StyledBlock::Para(para));
            }
            BlockKind::Section { kind, label, title, text, children } => {
                self.section(block, *kind, label, title.as_deref(), text.as_deref(), titles, dashes);
                let titles = titles + u8::from(title.is_some());
                let dashes = dashes + u8::from(kind.is_dash());
                for child in children {
                    self.block(child, titles, dashes);
                }
            }
            BlockKind::Table(table) => {
                let table = table::styled(block, table, self.sheet, &self.context);
                self.push(StyledBlock::Table(table));
            }
            BlockKind::Annex { landscape, own_pages, blocks } => self.annex(block, *landscape, *own_pages, blocks),
            BlockKind::Copy(blocks) => self.copy(block, blocks),
            BlockKind::Landscape(blocks) => self.landscape(blocks, titles, dashes),
            BlockKind::Margin { zone, lines } => {
                let stack = self.stack(lines, self.context.page.text_width(), (Len::ZERO, Len::ZERO));
                let section = self.current();
                match zone {
                    MarginZone::Top => section.top.extend(stack),
                    MarginZone::Bottom => section.bottom.extend(stack),
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a section, taken apart by the caller's match")]
    fn section(
        &mut self,
        block: &Block,
        kind: SectionKind,
        label: &[Inline],
        title: Option<&[Inline]>,
        text: Option<&[Inline]>,
        titles: u8,
        dashes: u8,
    ) {
        let entry = self.context.era.section(kind);
        let tag = match title {
            Some(_) => ParaTag::Heading((titles + 1).min(DEEPEST_HEADING)),
            None if kind.is_dash() => ParaTag::ListEntry(if dashes > 0 { 2 } else { 1 }),
            None => ParaTag::Paragraph,
        };
        let style = self.sheet.id(if title.is_some() { &entry.co_ten } else { &entry.khong_ten });
        let first = match (title, &entry.dong_ten) {
            (Some(_), Some(_)) => &[],
            (Some(title), None) => title,
            (None, _) => text.unwrap_or_default(),
        };
        let mut para = labelled(block, style, tag, label, first, self.sheet, &self.context);
        if let (Some(title), Some(own_line)) = (title, &entry.dong_ten) {
            self.add_title(&mut para, self.title(block, own_line, title));
        }
        self.push(StyledBlock::Para(para));
    }

    /// A title that stands on a line of its own, in balanced lines.
    fn title(&self, block: &Block, style: &str, title: &[Inline]) -> StyledPara {
        let style = self.sheet.id(style);
        let mut title = para(block, style, ParaTag::Paragraph, title, self.sheet, &self.context);
        let width = self.context.page.text_width();
        balance(&mut title, width, width, &self.context);
        title
    }

    /// Label and title are one heading, a line each: readers, bookmarks and Word's navigation tell them together.
    fn add_title(&self, label: &mut StyledPara, title: StyledPara) {
        if !label.runs.is_empty() {
            label.runs.push(StyledRun::Break);
        }
        label.runs.extend(title.runs);
        (label.para.left, label.para.right) = (title.para.left, title.para.right);
    }

    /// A stack of lines in a column of `width`, of which so much stays free at the left and right.
    fn stack(&self, blocks: &[Block], width: Len, free: (Len, Len)) -> Vec<StyledPara> {
        let mut stack: Vec<(Role, StyledPara)> = lines(blocks)
            .map(|(block, role)| {
                let text = match &block.kind {
                    BlockKind::Line { text, .. } => text.as_slice(),
                    _ => &[],
                };
                let entry = self.context.era.role_style(role);
                let tag = self.line_tag(role);
                let mut line = para(block, self.sheet.id(role.key()), tag, text, self.sheet, &self.context);
                line.para.left += free.0;
                line.para.right += free.1;
                frame::stand(&mut line, width - free.0 - free.1, self.sheet, &self.context);
                if entry.can_bang {
                    let room = width - free.0 - free.1;
                    balance(&mut line, room, measure(entry, room), &self.context);
                }
                (role, line)
            })
            .collect();
        under_mark(&mut stack, &self.context);
        // Label and title of an annex are one heading.
        for i in (1..stack.len()).rev() {
            if matches!(stack[i].1.tag, ParaTag::Heading(_)) && stack[i].1.tag == stack[i - 1].1.tag {
                let (role, title) = stack.remove(i);
                let (above, label) = &mut stack[i - 1];
                label.para.after = title.para.after;
                *above = role;
                self.add_title(label, title);
            }
        }
        finish_groups(&mut stack, &self.context);
        stack.into_iter().map(|(_, line)| line).collect()
    }

    /// What a line is in the structure: titles of annexes are headings, and so is the title of a document that stands in the
    /// place of one.
    fn line_tag(&self, role: Role) -> ParaTag {
        match role {
            Role::NoiNhanDong | Role::KinhGui => ParaTag::ListEntry(1),
            Role::TenLoai | Role::TrichYeu if self.annex => ParaTag::Heading(1),
            _ => match self.context.era.role_style(role).de_muc {
                Some(level) => ParaTag::Heading(level),
                None => ParaTag::Paragraph,
            },
        }
    }

    fn head(&mut self, block: &Block, rows: &[PairRow]) {
        let Split { hang, left, right, gap } = self.splits.get(&block.id).copied().unwrap_or_default();
        let free = [(Len::ZERO, gap), (Len::ZERO, Len::ZERO)];
        self.push(StyledBlock::Pair(StyledPair {
            block: block.id,
            hang,
            columns: [left, right],
            rows: self.rows(rows, [left, right], free, |_| None),
            lines_before: None,
            copy: self.copier.is_some(),
        }));
    }

    /// The part of a copy: a line across the text, then its head and foot.
    fn copy(&mut self, block: &Block, blocks: &[Block]) {
        let style = self.sheet.id(&self.context.era.sao.ke);
        let mut line = para(block, style, ParaTag::Paragraph, &[], self.sheet, &self.context);
        let rule = &self.context.era.duong_ke;
        line.rule =
            Some(UnderRule { share: 10_000, of_column: true, below: Len::ZERO, thickness: Len::from_pt(rule.day) });
        self.push(StyledBlock::Para(line));
        self.copier = Some(form::copier(blocks));
        self.top(blocks, 0);
        self.copier = None;
    }

    fn foot(&mut self, block: &Block, rows: &[PairRow]) {
        let entry = &self.context.era.cuoi;
        let text = self.context.page.text_width();
        let share = |of: f64| Len::from_twips((text.twips() as f64 * of).round() as i64);
        let widest = rows
            .iter()
            .flat_map(|row| lines(&row.right))
            .map(|(block, role)| {
                let inlines = match &block.kind {
                    BlockKind::Line { text, .. } => text.as_slice(),
                    _ => &[],
                };
                let line =
                    para(block, self.sheet.id(role.key()), ParaTag::Paragraph, inlines, self.sheet, &self.context);
                widest_width(&line, self.sheet, &self.context)
            })
            .max()
            .unwrap_or_default();
        let gap = Len::from_mm(self.context.era.dau_trang.khe);
        let side_by_side = rows.iter().any(PairRow::signs_left);
        let (right, free) = if side_by_side {
            // Signers side by side stand equally far from the middle.
            let half = Len::from_twips(gap.twips() / 2);
            (Len::from_twips(text.twips() / 2), [(Len::ZERO, half), (half, Len::ZERO)])
        } else {
            let right = (widest.round_to_twip() + Len::from_mm(entry.them_phai))
                .min(share(entry.phai_nhieu_nhat))
                .max(share(entry.phai_it_nhat));
            (right, [(Len::ZERO, gap), (Len::ZERO, Len::ZERO)])
        };
        let left = text - right;
        let author = self.copier.as_deref().unwrap_or(self.context.author);
        let signers = form::signers(rows);
        // What is copied ends above the line: nothing of it must stand with the copy's foot.
        let lines_before = if self.copier.is_some() { 0 } else { entry.dong_than_di_kem };
        let mut styled =
            self.rows(rows, [left, right], free, |cell| form::signature(cell, signers, author, &self.context));
        let apart = Len::from_pt(entry.cach_hang).round_to_twip();
        for row in styled.iter_mut().skip(1) {
            for first in [row.left.first_mut(), row.right.first_mut()].into_iter().flatten() {
                first.para.before += apart;
            }
        }
        self.push(StyledBlock::Pair(StyledPair {
            block: block.id,
            hang: Len::ZERO,
            columns: [left, right],
            rows: styled,
            lines_before: Some(lines_before),
            copy: self.copier.is_some(),
        }));
    }

    /// The rows of a grid, their first lines level. Of each column so much stays free at its left and right.
    fn rows(
        &self,
        rows: &[PairRow],
        [left, right]: [Len; 2],
        free: [(Len, Len); 2],
        signature: impl Fn(&[Block]) -> Option<StyledSignature>,
    ) -> Vec<StyledPairRow> {
        let styled = |row: &PairRow| StyledPairRow {
            left: self.stack(&row.left, left, free[0]),
            right: self.stack(&row.right, right, free[1]),
            signatures: [signature(&row.left), signature(&row.right)],
        };
        rows.iter().map(|row| self.names_level(self.level(styled(row)), [left, right])).collect()
    }

    /// Sets the names of signers side by side level: who has fewer lines above his name gets more room to sign.
    fn names_level(&self, mut row: StyledPairRow, widths: [Len; 2]) -> StyledPairRow {
        let StyledPairRow { left, right, .. } = &mut row;
        let above = |paras: &[StyledPara], width: Len| -> Option<(usize, Len)> {
            let name = self.sheet.id(Role::HoTen.key());
            let other = self.sheet.id(Role::ChucVuKhac.key());
            let first = paras.iter().position(|para| para.style == name || para.style == other)?;
            let at = paras.iter().position(|para| para.style == name)?;
            Some((first, paras[..=at].iter().map(|para| height(para, width, &self.context)).sum()))
        };
        if let (Some((l, left_height)), Some((r, right_height))) = (above(left, widths[0]), above(right, widths[1])) {
            let deeper = left_height.max(right_height);
            left[l].para.before += (deeper - left_height).round_to_twip();
            right[r].para.before += (deeper - right_height).round_to_twip();
        }
        row
    }

    /// Sets the first paragraphs of a row so that their first baselines are level.
    fn level(&self, mut row: StyledPairRow) -> StyledPairRow {
        let baseline = |p: &StyledPara| p.para.before + first_baseline(p, &self.context);
        if let (Some(left), Some(right)) = (row.left.first_mut(), row.right.first_mut()) {
            let (l, r) = (baseline(left), baseline(right));
            let deeper = l.max(r);
            left.para.before += (deeper - l).round_to_twip();
            right.para.before += (deeper - r).round_to_twip();
        }
        row
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

/// Height of a paragraph of single lines in a column, with the space before it.
fn height(para: &StyledPara, width: Len, context: &Context<'_>) -> Len {
    let room = width - para.para.left - para.para.right;
    let lines = fill::fill(&para.pieces(), context.fonts, room - para.para.first_line, room).len().max(1) as i64;
    let line = |run: &StyledRun| match run {
        StyledRun::Text { face, size, .. } | StyledRun::Field { face, size, .. } => {
            Some(context.fonts.face(*face).line_height(*size))
        }
        StyledRun::Mark { face, base, .. } => Some(context.fonts.face(*face).line_height(*base)),
        StyledRun::Break => None,
    };
    para.para.before + para.runs.iter().filter_map(line).max().unwrap_or_default() * lines
}

/// Distance of a paragraph's first baseline from its top, by its first run.
fn first_baseline(para: &StyledPara, context: &Context<'_>) -> Len {
    para.runs
        .iter()
        .find_map(|run| match run {
            StyledRun::Text { face, size, .. } | StyledRun::Field { face, size, .. } => {
                Some(context.fonts.face(*face).baseline(*size))
            }
            StyledRun::Mark { .. } | StyledRun::Break => None,
        })
        .unwrap_or_default()
}
