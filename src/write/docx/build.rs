//! The body and the headers through docx-rs, and the list of what its output still lacks.

use std::collections::BTreeSet;

use docx_rs::{BuildXML, Document, LineSpacing, LineSpacingType, Paragraph, SectionProperty};

use super::DocxError;
use super::drawing::Drawings;
use super::finish::{Extras, ParagraphExtra, finish};
use super::notes;
use super::paragraph::{borders, differences};
use super::rule::Rule;
use super::run::{add_runs, mark_size};
use super::section::Running;
use super::styles::StyleNames;
use crate::block::BlockId;
use crate::font::FontSet;
use crate::model::Align;
use crate::page::{Face, LayoutHints};
use crate::style::{
    FontNames, NamedStyle, ParaStyle, ParaTag, StyleId, StyledBlock, StyledDocument, StyledPara, StyledRun,
    StyledSection, UnderRule,
};
use crate::units::Len;

/// Where the blocks stand in what docx-rs writes of a document.
const BODY: &[u8] = b"<w:body>";

/// Finished parts.
pub(super) struct Built {
    /// `word/document.xml`.
    pub document: Vec<u8>,
    /// Headers and footers.
    pub running: Running,
    /// The footnotes, as they stand in `word/footnotes.xml`.
    pub notes: Vec<String>,
    /// The pictures.
    pub drawings: Drawings,
}

/// Builds the body, the headers and the footers.
///
/// # Errors
/// [`DocxError`] for text that Word cannot hold and for hints that do not belong to the document.
pub(super) fn build(
    document: &StyledDocument,
    hints: &LayoutHints,
    fonts: (&FontSet, &FontNames),
    names: &StyleNames,
) -> Result<Built, DocxError> {
    let mut builder = Builder::new(document, hints, fonts, names);
    let property = builder.body()?;
    let Builder { mut body, extras, running, notes, drawings, .. } = builder;
    body.extend_from_slice(&around(property)?.1);
    Ok(Built { document: finish(&body, &extras)?, running, notes, drawings })
}

/// What docx-rs writes before and after the blocks of a document with this last section.
fn around(property: SectionProperty) -> Result<(Vec<u8>, Vec<u8>), DocxError> {
    let mut before = Document { section_property: property, ..Document::new() }.build();
    let begins = before.windows(BODY.len()).position(|window| window == BODY);
    let after = before.split_off(begins.ok_or_else(|| DocxError::Markup("no body".to_owned()))? + BODY.len());
    Ok((before, after))
}

/// Makes docx-rs's values in reading order, and counts them: extras are keyed by that count.
pub(super) struct Builder<'a> {
    pub document: &'a StyledDocument,
    pub hints: &'a LayoutHints,
    pub names: &'a StyleNames,
    pub fonts: &'a FontSet,
    /// What the faces are called in the file.
    named: &'a FontNames,
    /// The blocks so far, as docx-rs writes them: its values take many times the room.
    body: Vec<u8>,
    /// Headers and footers so far.
    pub running: Running,
    /// What the part that is being made still lacks.
    pub extras: Extras,
    /// Whether the first section has been made.
    later: bool,
    kept: BTreeSet<BlockId>,
    /// Drawn lines and pictures so far.
    rules: usize,
    drawings: Drawings,
    notes: Vec<String>,
}

/// Where a paragraph stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The width of its column.
    pub width: Len,
    /// It stays with what follows, whatever its style says.
    pub keep_next: bool,
}

impl<'a> Builder<'a> {
    fn new(
        document: &'a StyledDocument,
        hints: &'a LayoutHints,
        (fonts, named): (&'a FontSet, &'a FontNames),
        names: &'a StyleNames,
    ) -> Builder<'a> {
        let kept = hints.keep_with_next.iter().copied().collect();
        let (running, extras) = (Running::default(), Extras::default());
        Builder {
            document,
            hints,
            names,
            fonts,
            named,
            body: Vec::new(),
            running,
            extras,
            later: false,
            kept,
            rules: 0,
            drawings: Drawings::default(),
            notes: Vec::new(),
        }
    }

    /// Writes the blocks of all sections; the properties of the last.
    fn body(&mut self) -> Result<SectionProperty, DocxError> {
        let document = self.document;
        let (last, before) = document.sections.split_last().ok_or(DocxError::Empty)?;
        self.body = around(SectionProperty::new())?.0;
        for (index, section) in before.iter().enumerate() {
            let property = self.section_property(section, index == 0)?;
            self.section(section, Some(property))?;
            self.later = true;
        }
        let property = self.section_property(last, before.is_empty())?;
        self.section(last, None)?;
        Ok(property)
    }

    /// Writes a block.
    fn add(&mut self, block: &impl BuildXML) {
        self.body.append(&mut block.build());
    }

    /// The blocks of a section; its last paragraph carries the properties of a section that another one follows.
    fn section(&mut self, section: &StyledSection, mut property: Option<SectionProperty>) -> Result<(), DocxError> {
        let width = section.page.text_width();
        let blocks: Vec<&StyledBlock> = section.blocks.iter().filter(|block| !is_empty(block)).collect();
        let mut after_table = false;
        if self.document.has_notes() && blocks.first().is_some_and(|block| !matches!(block, StyledBlock::Para(_))) {
            let paragraph = self.opening_paragraph()?;
            self.add(&paragraph);
        }
        for (index, block) in blocks.iter().enumerate() {
            let foot_follows = blocks.get(index + 1).is_some_and(|next| is_foot(next));
            let is_table = !matches!(block, StyledBlock::Para(_));
            if after_table && is_table {
                // Word makes one table of two that touch.
                let paragraph = self.small_paragraph(is_foot(block))?;
                self.add(&paragraph);
            }
            after_table = is_table;
            match block {
                StyledBlock::Para(para) => {
                    // The layout says which paragraphs stay with the foot: LibreOffice never tears one that is kept.
                    let paragraph = self.paragraph(para, Place { width, keep_next: false })?;
                    let ends = if index + 1 == blocks.len() { property.take() } else { None };
                    self.add(&carrying(paragraph, ends));
                }
                StyledBlock::Pair(pair) => {
                    let table = self.pair(pair)?;
                    self.add(&table);
                }
                StyledBlock::Table(table) => {
                    let table = self.table(table, foot_follows || self.is_kept(table.block))?;
                    self.add(&table);
                }
            }
        }
        // Word wants a paragraph after a last table, and would add one of full height.
        if after_table || property.is_some() {
            let paragraph = self.small_paragraph(false)?;
            self.add(&carrying(paragraph, property));
        }
        Ok(())
    }

    /// Whether the layout keeps this block with what follows.
    fn is_kept(&self, block: BlockId) -> bool {
        self.kept.contains(&block)
    }

    /// A style of the document.
    pub(super) fn style(&self, id: StyleId) -> Result<&'a NamedStyle, DocxError> {
        self.document.styles.get(id.0).ok_or(DocxError::Style(id.0))
    }

    /// The empty paragraph where Word needs one and nothing should be seen.
    pub(super) fn small_paragraph(&mut self, keep_next: bool) -> Result<Paragraph, DocxError> {
        let paragraph = Paragraph::new().style(self.names.id(self.document.after_table_style)?);
        self.extras.totals.0 += 1;
        Ok(if keep_next { paragraph.keep_next(true) } else { paragraph })
    }

    /// The empty paragraph above a table that a section with footnotes begins with, of no height: LibreOffice 7.4 puts one of
    /// full height there itself, and takes it away again only where the document has no footnotes (measured).
    fn opening_paragraph(&mut self) -> Result<Paragraph, DocxError> {
        let lowest = LineSpacing::new().before(0).after(0).line(1).line_rule(LineSpacingType::Exact);
        Ok(self.small_paragraph(false)?.line_spacing(lowest))
    }

    /// Counts a row of a table.
    pub(super) fn begin_row(&mut self, header: bool) {
        if header {
            self.extras.header_rows.insert(self.extras.totals.1);
        }
        self.extras.totals.1 += 1;
    }

    /// A paragraph with what differs from its style.
    pub(super) fn paragraph(&mut self, para: &StyledPara, place: Place) -> Result<Paragraph, DocxError> {
        let number = self.extras.totals.0;
        self.extras.totals.0 += 1;
        let style = self.style(para.style)?;
        let mut extra = ParagraphExtra::default();
        let mut paragraph = differences(Paragraph::new().style(self.names.id(para.style)?), &para.para, &style.para);
        if self.hints.begin_page.contains(&para.block) {
            paragraph = paragraph.page_break_before(true);
        }
        let keeps = para.para.keep_next && !self.hints.let_go.contains(&para.block);
        let keep_next = keeps || place.keep_next || self.is_kept(para.block);
        match (keep_next, style.para.keep_next) {
            (true, false) => paragraph = paragraph.keep_next(true),
            (false, true) => extra.keep_next_off = true,
            _ => {}
        }
        match (para.para.keep_lines, style.para.keep_lines) {
            (true, false) => paragraph = paragraph.keep_lines(true),
            (false, true) => extra.keep_lines_off = true,
            _ => {}
        }
        let level = match para.tag {
            ParaTag::Heading(level) => Some(level),
            ParaTag::Paragraph | ParaTag::ListEntry(_) | ParaTag::Figure | ParaTag::Caption => None,
        };
        if level != style.outline {
            // Level 9 is body text.
            paragraph = paragraph.outline_lvl(level.map_or(9, |n| usize::from(n.saturating_sub(1))));
        }
        if let Some(size) = mark_size(para, style) {
            paragraph = paragraph.size(size.half_points() as usize);
        }
        if let Some(rule) = &para.rule {
            self.rules += 1;
            extra.rule = Some(self.rule(para, style, rule, place.width));
        }
        if let Some(figure) = &para.figure {
            self.rules += 1;
            extra.drawing = Some(self.drawings.add(figure, self.rules));
        }
        if let Some(backdrop) = &para.backdrop {
            self.rules += 1;
            extra.drawing = Some(self.drawings.add_under(backdrop, self.rules));
        }
        if let Some(frame) = &para.frame {
            extra.borders = borders(frame, style);
        }
        if extra != ParagraphExtra::default() {
            self.extras.paragraphs.insert(number, extra);
        }
        for run in &para.runs {
            if let StyledRun::Mark { note: Some(note), .. } = run {
                self.extras.notes += 1;
                let style = self.style(note.style)?;
                let number = self.notes.len() + 1;
                self.notes.push(notes::footnote(number, note, (style, self.named), self.names)?);
            }
        }
        add_runs(paragraph, para, style, self.named)
    }

    /// The drawn line under a paragraph's last line.
    fn rule(&self, para: &StyledPara, style: &NamedStyle, rule: &UnderRule, width: Len) -> Rule {
        let runs = || {
            para.runs.iter().filter_map(|run| match run {
                StyledRun::Text { text, face, size, .. } | StyledRun::Field { text, face, size, .. } => {
                    Some((text, *face, *size))
                }
                StyledRun::Mark { .. } | StyledRun::Break => None,
            })
        };
        let share = i64::from(rule.share.max(1));
        let length = self.hints.rule_lengths.get(&para.block).copied().unwrap_or_else(|| {
            let natural: Len = runs().map(|(text, face, size)| self.fonts.face(face).width(text, size)).sum();
            natural.scale(share, 10_000)
        });
        // Line pitch beyond single stands below the text (seen in LibreOffice 7.4) and moves nothing here.
        let baseline = runs()
            .map(|(_, face, size)| self.fonts.face(face).baseline(size))
            .max()
            .map(|natural| para.para.exact_baseline().unwrap_or(natural))
            .unwrap_or_else(|| self.fonts.face(Face::of(style.bold, style.italic)).baseline(style.size));
        let ParaStyle { align, left, right, .. } = para.para;
        let line = length.scale(10_000, share);
        let free = width - left - right - line;
        let x = match align {
            Align::Center if left == right => None,
            Align::Center => Some(left + free / 2 + (line - length) / 2),
            Align::Right => Some(left + free + (line - length) / 2),
            Align::Left | Align::Justify => Some(left + (line - length) / 2),
        };
        // Anchored to its line, a rule follows the officer's edits; but LibreOffice 7.4 never comes to an end with one that
        // stands in a later section than a table of several pages (measured).
        let drop = self.hints.rule_drops.get(&para.block).copied().filter(|_| self.later);
        Rule {
            number: self.rules,
            from_paragraph: drop.is_some(),
            name: style.name.clone(),
            color: style.color.to_string(),
            x,
            y: drop.unwrap_or_default() + baseline + rule.below + rule.thickness / 2,
            length,
            thickness: rule.thickness,
        }
    }
}

/// A paragraph that ends a section.
fn carrying(paragraph: Paragraph, property: Option<SectionProperty>) -> Paragraph {
    match property {
        Some(property) => paragraph.section_property(property),
        None => paragraph,
    }
}

/// A table without rows, which no Word file may hold.
fn is_empty(block: &StyledBlock) -> bool {
    match block {
        StyledBlock::Para(_) => false,
        StyledBlock::Pair(pair) => pair.rows.is_empty(),
        StyledBlock::Table(table) => table.rows.is_empty(),
    }
}

/// The foot, which must not stand alone on a page.
fn is_foot(block: &StyledBlock) -> bool {
    matches!(block, StyledBlock::Pair(pair) if pair.lines_before.is_some())
}
