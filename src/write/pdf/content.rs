//! The pages as content streams: text in marked stretches, rules as filled rectangles.
//!
//! A run of lines of one structure node is one marked stretch with a number (MCID); everything without a node is an
//! artifact. Items stand in reading order already, so the content streams are in reading order too.
//!
//! printpdf makes the skeleton of the file: page tree, sheets and fonts. What stands on the pages is written here: printpdf
//! looks every character up twice in trees and prints every byte of a code through a formatter, which took a quarter of
//! the time of a plan.

use printpdf::{Codepoint, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem};

use super::fonts::UsedFonts;
use super::operators::{Operators, Property};
use super::pictures::Used;
use super::{PdfError, glyphs, tags};
use crate::page::{Color, Face, Item, Line, NodeId, Page, PagedDocument, PlacedPicture, Rule, Span};
use crate::units::{FontSize, Len};
use crate::write::deflate::{Frame, deflate};

/// Pages as drawn.
pub(super) struct Drawn {
    /// The content stream of each page, packed.
    pub contents: Vec<Vec<u8>>,
    /// Per page, the node of each marked stretch: the index is the stretch's number.
    pub marks: Vec<Vec<NodeId>>,
}

/// Draws all pages.
///
/// # Errors
/// [`PdfError::Structure`] when a line names a node that is not there.
pub(super) fn draw(document: &PagedDocument, fonts: &UsedFonts<'_>) -> Result<Drawn, PdfError> {
    let mut drawn = Drawn { contents: Vec::new(), marks: Vec::new() };
    let pictures = &Used::of(document);
    for page in &document.pages {
        let mut canvas = Canvas {
            document,
            fonts,
            pictures,
            page,
            out: Operators::default(),
            marks: Vec::new(),
            mark: None,
            font: None,
            color: Color::BLACK,
            spacing: Len::ZERO,
        };
        for item in &page.items {
            match item {
                Item::Line(line) => canvas.line(line)?,
                Item::Rule(rule) => canvas.rule(rule)?,
                Item::Picture(picture) => canvas.picture(picture)?,
            }
        }
        canvas.end_mark();
        // A long plan's pages, as they are drawn, take as much room as all that is made of them.
        let packed = deflate(&canvas.out.into_bytes(), Frame::Zlib).map_err(PdfError::Skeleton)?;
        drawn.contents.push(packed);
        drawn.marks.push(canvas.marks);
    }
    Ok(drawn)
}

/// Hands the sheets and the fonts to printpdf, which makes the skeleton of the file.
///
/// # Errors
/// [`PdfError::Subset`] when a face cannot be subset, [`PdfError::Skeleton`] when printpdf reports something.
pub(super) fn assemble(document: &PagedDocument, used: &UsedFonts<'_>) -> Result<lopdf::Document, PdfError> {
    let mut skeleton = PdfDocument::new("");
    for face in used.iter() {
        skeleton.resources.fonts.map.insert(face.resource(), face.embed()?);
    }
    // The fonts that a page shows are embedded: the first shows a glyph of each, until its own content takes the place.
    let mut shown = vec![Op::StartTextSection];
    for face in used.iter() {
        let (font, glyph) = (PdfFontHandle::External(face.resource()), Codepoint::with_cid(1, 0.0, " ".to_owned()));
        shown.extend([
            Op::SetFont { font, size: Pt(1.0) },
            Op::ShowText { items: vec![TextItem::GlyphIds(vec![glyph])] },
        ]);
    }
    shown.push(Op::EndTextSection);
    for page in &document.pages {
        let sheet = Rect::from_wh(pt(page.width), pt(page.height));
        let ops = std::mem::take(&mut shown);
        skeleton.pages.push(PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops });
    }
    let mut warnings = Vec::new();
    let skeleton = skeleton.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    match warnings.into_iter().next() {
        Some(warning) => Err(PdfError::Skeleton(warning.msg)),
        None => Ok(skeleton),
    }
}

/// What a marked stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Lines of a structure node.
    Node(NodeId),
    /// A picture.
    Picture(NodeId),
    /// Page number, repeated table head.
    Pagination,
    /// Rules.
    Layout,
}

impl Mark {
    fn is_text(self) -> bool {
        matches!(self, Mark::Node(_) | Mark::Pagination)
    }
}

/// A page being drawn.
struct Canvas<'a> {
    document: &'a PagedDocument,
    fonts: &'a UsedFonts<'a>,
    pictures: &'a Used<'a>,
    page: &'a Page,
    out: Operators,
    marks: Vec<NodeId>,
    /// The open stretch.
    mark: Option<Mark>,
    /// The font last set: it stays set over the ends of stretches.
    font: Option<(Face, FontSize)>,
    /// The colour last set; a page begins with black.
    color: Color,
    /// The letter spacing last set; it stays set too.
    spacing: Len,
}

impl Canvas<'_> {
    fn line(&mut self, line: &Line) -> Result<(), PdfError> {
        if line.spans.iter().all(|span| span.text.is_empty()) {
            return Ok(());
        }
        for span in line.spans.iter().filter(|span| !span.text.is_empty()) {
            // A blank is a stretch of its own; of an artifact nothing is a part of the structure.
            let mark = line.node.map_or(Mark::Pagination, |node| Mark::Node(span.node.unwrap_or(node)));
            self.begin_mark(mark)?;
            self.span(span, line.y);
        }
        Ok(())
    }

    fn span(&mut self, span: &Span, baseline: Len) {
        let Some(face) = self.fonts.get(span.face).filter(|_| !span.text.is_empty()) else { return };
        self.set_color(span.color);
        if self.font != Some((span.face, span.size)) {
            self.font = Some((span.face, span.size));
            self.out.font(&face.resource().0, span.size.tenths());
        }
        if self.spacing != span.spacing {
            self.spacing = span.spacing;
            self.out.numbers(&[thousandths(span.spacing)], "Tc");
        }
        let y = self.page.height - baseline + span.raise.unwrap_or_default() + span.shift;
        self.out.numbers(&[1000, 0, 0, 1000, thousandths(span.x), thousandths(y)], "Tm");
        self.out.show(glyphs::pieces(span, face));
    }

    fn rule(&mut self, rule: &Rule) -> Result<(), PdfError> {
        self.begin_mark(Mark::Layout)?;
        self.set_color(rule.color);
        let y = self.page.height - rule.y - rule.height;
        self.out.numbers(&[rule.x, y, rule.width, rule.height].map(thousandths), "re");
        self.out.plain("f");
        Ok(())
    }

    fn picture(&mut self, placed: &PlacedPicture) -> Result<(), PdfError> {
        let Some(name) = self.pictures.resource(placed) else { return Ok(()) };
        self.begin_mark(placed.node.map_or(Mark::Layout, Mark::Picture))?;
        let y = self.page.height - placed.y - placed.height;
        let [x, y, width, height] = [placed.x, y, placed.width, placed.height].map(thousandths);
        self.out.plain("q");
        self.out.numbers(&[width, 0, 0, height, x, y], "cm");
        self.out.named(&name, "Do");
        self.out.plain("Q");
        Ok(())
    }

    fn set_color(&mut self, color: Color) {
        if self.color == color {
            return;
        }
        self.color = color;
        self.out.color(color.0);
    }

    /// Goes on in the open stretch where it is the same, else begins a new one.
    fn begin_mark(&mut self, mark: Mark) -> Result<(), PdfError> {
        if self.mark == Some(mark) {
            return Ok(());
        }
        self.end_mark();
        let (tag, property) = match mark {
            Mark::Node(id) | Mark::Picture(id) => {
                let node = self.document.nodes.get(id.0 as usize).ok_or(PdfError::Structure { node: id.0 })?;
                let number = self.marks.len();
                self.marks.push(id);
                (tags::structure_type(node.tag), Property::Mcid(number))
            }
            Mark::Pagination => ("Artifact", Property::Type("Pagination")),
            Mark::Layout => ("Artifact", Property::Type("Layout")),
        };
        self.out.mark(tag, property);
        if mark.is_text() {
            self.out.plain("BT");
        }
        self.mark = Some(mark);
        Ok(())
    }

    fn end_mark(&mut self) {
        let Some(mark) = self.mark.take() else { return };
        if mark.is_text() {
            self.out.plain("ET");
        }
        self.out.plain("EMC");
    }
}

/// In thousandths of a point: what a reader can place, and short to write.
fn thousandths(length: Len) -> i64 {
    let point = Len::from_twips(20).units();
    (length.units() * 1000 + point / 2).div_euclid(point)
}

/// In points, to a thousandth.
pub(super) fn pt(length: Len) -> Pt {
    Pt((thousandths(length) as f64 / 1000.0) as f32)
}
