//! Layout: the styled document becomes pages. Paragraphs are set line by line (`para`), head and foot as two columns
//! (`pair`), tables by columns and rows (`columns`, `rows`); all of them give strips, one under the other, which the flow
//! cuts into pages (`flow`, `foot`); page numbers (`folio`) and form fields (`form`) come last. The structure tree grows alongside (`structure`).
//!
//! Layout never changes a style and looks at nothing but its arguments.

mod borders;
mod columns;
mod flow;
mod folio;
mod foot;
mod form;
mod last;
mod pair;
mod para;
mod rows;
mod setter;
mod strip;
mod structure;
#[cfg(test)]
mod tests;

use crate::diag::Outcome;
use crate::font::FontSet;
use crate::model::Locator;
use crate::page::{LayoutHints, Page, PagedDocument};
use crate::style::{StyledBlock, StyledDocument};

/// Lays a document out on pages. `places` tells where the officer wrote what, for messages.
///
/// # Errors
/// A line that must not break and does not fit (`DAU-20`), a word wider than the head's column (`DAU-21`), a table wider
/// than its place (`BANG-20`). The pages are made all the same; it is for the caller to withhold them.
pub fn paginate(
    document: &StyledDocument,
    fonts: &FontSet,
    places: Locator<'_>,
) -> Outcome<(PagedDocument, LayoutHints)> {
    let mut setter = setter::Setter::new(document, fonts, places);
    for block in &document.blocks {
        match block {
            StyledBlock::Para(para) => setter.para(para),
            StyledBlock::Pair(pair) => setter.pair(pair),
            StyledBlock::Table(table) => setter.table(table),
        }
    }
    // The small paragraph that ends a DOCX after a table must not open a page of its own there.
    let closing = if setter.above.grid { setter.separator_height() } else { Default::default() };
    if let Some(last) = setter.galley.strips.last_mut() {
        last.tail += closing;
    }
    let setter::Setter { galley, structure, pending, mut hints, diagnostics, .. } = setter;
    hints.last_pages.extend(last::last_page(&galley, 0, document.page.text_height()));
    let mut pages = flow::place(galley, &document.page);
    if pages.is_empty() {
        pages.push(Page { width: document.page.width, height: document.page.height, items: Vec::new() });
    }
    folio::number(&mut pages, document, fonts);
    hints.pages = pages.len();
    let fields = form::place(&pending, &pages, document, fonts);
    Outcome::with((PagedDocument { pages, nodes: structure.finish(), fields }, hints), diagnostics)
}
