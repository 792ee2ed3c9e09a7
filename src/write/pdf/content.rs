//! The pages as operations of printpdf: text in marked stretches, rules as filled rectangles.
//!
//! A run of lines of one structure node is one marked stretch with a number (MCID); everything without a node is an
//! artifact. Items stand in reading order already, so the content streams are in reading order too.

use printpdf::{
    DictItem, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, Rgb, TextItem, TextMatrix,
    XObjectId, XObjectTransform,
};

use super::fonts::UsedFonts;
use super::pictures::Used;
use super::{PdfError, glyphs, tags};
use crate::page::{Color, Face, Item, Line, NodeId, Page, PagedDocument, PlacedPicture, Rule, Span};
use crate::units::{FontSize, Len};

/// Pages as drawn.
pub(super) struct Drawn {
    /// For printpdf.
    pub pages: Vec<PdfPage>,
    /// Per page, the node of each marked stretch: the index is the stretch's number.
    pub marks: Vec<Vec<NodeId>>,
}

/// Draws all pages.
///
/// # Errors
/// [`PdfError::Structure`] when a line names a node that is not there.
pub(super) fn draw(document: &PagedDocument, fonts: &UsedFonts<'_>) -> Result<Drawn, PdfError> {
    let mut drawn = Drawn { pages: Vec::new(), marks: Vec::new() };
    let pictures = &Used::of(document);
    for page in &document.pages {
        let mut canvas = Canvas {
            document,
            fonts,
            pictures,
            page,
            ops: Vec::new(),
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
        let sheet = Rect::from_wh(pt(page.width), pt(page.height));
        drawn.pages.push(PdfPage {
            media_box: sheet.clone(),
            trim_box: sheet.clone(),
            crop_box: sheet,
            ops: canvas.ops,
        });
        drawn.marks.push(canvas.marks);
    }
    Ok(drawn)
}

/// Hands the pages and the fonts to printpdf, which makes the skeleton of the file.
///
/// # Errors
/// [`PdfError::Subset`] when a face cannot be subset, [`PdfError::Skeleton`] when printpdf reports something.
pub(super) fn assemble(pages: Vec<PdfPage>, used: &UsedFonts<'_>) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new("");
    for face in used.iter() {
        document.resources.fonts.map.insert(face.resource(), face.embed()?);
    }
    document.pages = pages;
    let mut warnings = Vec::new();
    let skeleton = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
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
    ops: Vec<Op>,
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
            let font = PdfFontHandle::External(face.resource());
            self.ops.push(Op::SetFont { font, size: Pt(span.size.pt() as f32) });
        }
        if self.spacing != span.spacing {
            self.spacing = span.spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: pt(span.spacing).0 });
        }
        let (x, y) = (pt(span.x), pt(self.page.height - baseline + span.raise.unwrap_or_default() + span.shift));
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) });
        let items: Vec<TextItem> = glyphs::items(span, face);
        self.ops.push(Op::ShowText { items });
    }

    fn rule(&mut self, rule: &Rule) -> Result<(), PdfError> {
        self.begin_mark(Mark::Layout)?;
        self.set_color(rule.color);
        let y = self.page.height - rule.y - rule.height;
        let mut rectangle = Rect::from_xywh(pt(rule.x), pt(y), pt(rule.width), pt(rule.height));
        rectangle.mode = Some(PaintMode::Fill);
        self.ops.push(Op::DrawRectangle { rectangle });
        Ok(())
    }

    fn picture(&mut self, placed: &PlacedPicture) -> Result<(), PdfError> {
        let Some(name) = self.pictures.resource(placed) else { return Ok(()) };
        self.begin_mark(placed.node.map_or(Mark::Layout, Mark::Picture))?;
        let transform = XObjectTransform {
            translate_x: Some(pt(placed.x)),
            translate_y: Some(pt(self.page.height - placed.y - placed.height)),
            scale_x: Some(pt(placed.width).0),
            scale_y: Some(pt(placed.height).0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(name), transform });
        Ok(())
    }

    fn set_color(&mut self, color: Color) {
        if self.color == color {
            return;
        }
        self.color = color;
        let [r, g, b] = color.0.map(|part| f32::from(part) / 255.0);
        self.ops.push(Op::SetFillColor { col: printpdf::Color::Rgb(Rgb { r, g, b, icc_profile: None }) });
    }

    /// Goes on in the open stretch where it is the same, else begins a new one.
    fn begin_mark(&mut self, mark: Mark) -> Result<(), PdfError> {
        if self.mark == Some(mark) {
            return Ok(());
        }
        self.end_mark();
        let (tag, key, value) = match mark {
            Mark::Node(id) | Mark::Picture(id) => {
                let node = self.document.nodes.get(id.0 as usize).ok_or(PdfError::Structure { node: id.0 })?;
                let number = self.marks.len() as i64;
                self.marks.push(id);
                (tags::structure_type(node.tag), "MCID", DictItem::Int(number))
            }
            Mark::Pagination => ("Artifact", "Type", DictItem::Name(b"Pagination".to_vec())),
            Mark::Layout => ("Artifact", "Type", DictItem::Name(b"Layout".to_vec())),
        };
        let properties = DictItem::Dict { map: [(key.to_string(), value)].into() };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_string(), properties });
        if mark.is_text() {
            self.ops.push(Op::StartTextSection);
        }
        self.mark = Some(mark);
        Ok(())
    }

    fn end_mark(&mut self) {
        let Some(mark) = self.mark.take() else { return };
        if mark.is_text() {
            self.ops.push(Op::EndTextSection);
        }
        self.ops.push(Op::EndMarkedContent);
    }
}

/// In points, to a thousandth: what a reader can place, and short to write.
pub(super) fn pt(length: Len) -> Pt {
    let point = Len::from_twips(20).units();
    let thousandths = (length.units() * 1000 + point / 2).div_euclid(point);
    Pt((thousandths as f64 / 1000.0) as f32)
}
