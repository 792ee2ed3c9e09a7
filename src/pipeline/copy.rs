//! A copy's part that stands alone: what is put behind the pages of a PDF, printed on a photocopy, or, of an electronic copy,
//! shown at the top of its first page.

use super::{Formats, Job, Rendered, Run};
use crate::diag::{Diagnostic, Outcome, SourceMap, rules};
use crate::model::Original;
use crate::page::{Item, PagedDocument, Span};
use crate::units::Len;
use crate::world::World;

/// A copy's part that stands alone.
#[derive(Clone, Debug)]
pub(crate) struct CopyBlock {
    /// Its files.
    pub rendered: Rendered,
    /// What it is called, as in a sentence (`Sao y`).
    pub word: String,
    /// Of an electronic copy: its line, which is all that it shows.
    pub line: Option<CopyLine>,
}

/// The line of an electronic copy on its page.
#[derive(Clone, Debug)]
pub(crate) struct CopyLine {
    /// What it says.
    pub text: String,
    /// From the right edge of the page to its end.
    pub right: Len,
    /// From the top of the page to the top of its letters.
    pub top: Len,
    /// Its width.
    pub width: Len,
    /// Its height.
    pub height: Len,
}

/// Renders the part of a copy, which is all that the job's plan file says.
pub(crate) fn render_copy(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Outcome<CopyBlock> {
    let mut run = Run::new(job, world, sources);
    let value = run.copy_block(None);
    let whole = value.is_some();
    run.end(value, whole)
}

/// The same for paper, so many millimetres below the upper edge of the sheet.
pub(crate) fn render_copy_block(
    job: &Job<'_>,
    from_top: Option<f64>,
    world: &dyn World,
    sources: &mut SourceMap,
) -> Outcome<CopyBlock> {
    let mut run = Run::new(job, world, sources);
    let value = run.copy_block(from_top);
    let whole = value.is_some();
    let value = value.and_then(|block| run.on_paper(block));
    run.end(value, whole)
}

impl Run<'_> {
    fn copy_block(&mut self, from_top: Option<f64>) -> Option<CopyBlock> {
        self.of_copy = true;
        let loaded = self.load()?;
        let mut derived = self.derive(&loaded)?;
        if let Some(top) = from_top {
            derived.choices.top = Len::from_mm(top);
        }
        let (_, document) = self.blocks(&loaded, &derived)?;
        let laid = self.pages(&loaded, &derived, &document)?;
        let (docx, pdf) = self.take(self.write(&laid, None))?;
        let electronic = loaded.plan.original == Original::Electronic;
        let line = electronic.then(|| only_line(self.job, &laid.paged)).flatten();
        let rendered = Rendered { docx, pdf, pages: laid.paged.pages.len(), lock: None };
        Some(CopyBlock { rendered, word: derived.meta.record.type_name.clone(), line })
    }
}

impl Run<'_> {
    /// The part of a copy on paper: one sheet, as it is printed on one.
    fn on_paper(&mut self, block: CopyBlock) -> Option<CopyBlock> {
        let (what, advice) = match block.rendered.pages {
            _ if block.line.is_some() => (
                "bản sao điện tử ('ban: dien_tu') không có khối bản sao: dòng của nó nằm trên trang đầu của tệp đã số hóa",
                "ghi cả tệp PDF đã số hóa, như 'kehoach sao van-ban.pdf ban-sao.yaml'; sao ra giấy thì bỏ 'ban: dien_tu'",
            ),
            1 => return Some(block),
            _ => ("khối bản sao không đủ chỗ trên một trang", "giảm số sau --cach-tren, hoặc bớt dòng ở 'noi_nhan'"),
        };
        self.noticed.push(Diagnostic::of(&rules::BANSAO_11, what).advise(advice));
        None
    }
}

/// The lines of the first page, as one box.
fn only_line(job: &Job<'_>, paged: &PagedDocument) -> Option<CopyLine> {
    let page = paged.pages.first()?;
    let lines = page.items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        Item::Rule(_) | Item::Picture(_) => None,
    });
    let lines: Vec<_> = lines.collect();
    let spans = || lines.iter().flat_map(|line| line.spans.iter().map(move |span| (line.y, span)));
    let extent = |span: &Span| {
        let face = job.fonts.face(span.face);
        (Len::from_advance(face.ascent(), span.size), Len::from_advance(face.descent(), span.size))
    };
    let left = spans().map(|(_, span)| span.x).min()?;
    let right = spans().map(|(_, span)| span.x + span.width).max()?;
    let top = spans().map(|(y, span)| y - extent(span).0).min()?;
    let bottom = spans().map(|(y, span)| y + extent(span).1).max()?;
    let text = lines.iter().map(|line| line.text()).collect::<Vec<_>>().join(" ");
    Some(CopyLine { text, right: page.width - right, top, width: right - left, height: bottom - top })
}

/// What a job of a copy's part makes: for a PDF to which it is joined, that only.
pub(crate) const PDF_ONLY: Formats = Formats { docx: false, pdf: true };
