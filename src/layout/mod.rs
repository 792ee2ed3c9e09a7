//! Layout: the styled document becomes pages. Section by section (`section`), paragraphs are set line by line (`para`, with
//! their fields and footnotes `lines`), head and foot as two columns (`pair`), tables row by row (`rows`), all of them
//! working on what `setter` holds. They give strips (`strip`), one under the other, which are cut into pages (`breaks`,
//! `foot`; what is torn there although it should hold together is `let_go`) and put there (`flow`), footnotes at their feet (`footnotes`, `share`); page numbers (`folio`), form fields
//! (`form`, until then `pending`) and the shift of reverse sides (`reverse`) come last. The structure tree grows alongside
//! (`structure`).
//!
//! Layout never changes a style and looks at nothing but its arguments.

mod borders;
mod breaks;
mod figure;
mod flow;
mod folio;
mod foot;
mod footnotes;
mod form;
mod last;
mod leads;
mod let_go;
mod lines;
mod pair;
mod para;
mod pending;
mod reverse;
mod rows;
mod scripts;
mod section;
mod setter;
mod share;
mod slices;
mod strip;
mod structure;
#[cfg(test)]
mod tests;

use crate::diag::Outcome;
use crate::font::FontSet;
use crate::model::Locator;
use crate::page::{LayoutHints, Page, PagedDocument};
use crate::style::StyledDocument;

/// Lays a document out on pages. `places` tells where the officer wrote what, for messages.
///
/// # Errors
/// A line that must not break and does not fit (`DAU-20`; in the foot it breaks, `DAU-22`), a word wider than the head's column
/// (`DAU-21`), a table wider than its place (`BANG-20`), lines in the margins that leave the text of their page too little
/// room (`TRANG-20`). The pages are made all the same; it is for the caller to withhold them.
pub fn paginate(
    document: &StyledDocument,
    fonts: &FontSet,
    places: Locator<'_>,
) -> Outcome<(PagedDocument, LayoutHints)> {
    let Some(first) = document.sections.first() else { return Outcome::of(Default::default()) };
    let mut setter = setter::Setter::new(document, first, fonts, places);
    let mut pages: Vec<Page> = Vec::new();
    let mut sides = reverse::Sides::default();
    let mut count = 0;
    for (number, section) in document.sections.iter().enumerate() {
        let before = if section.numbers_anew { 0 } else { count };
        let numbered = !document.folio.hide_first || before > 0;
        let set = section::set_section(&mut setter, section, numbered);
        let heights = breaks::Heights::new(&section.page, set.inset);
        let cuts = breaks::break_pages(&set.galley, breaks::Start::default(), heights);
        setter.hints.last_pages.extend(last::last_page(&set.galley, &cuts, (number, pages.len()), heights));
        let_go::let_go(&set.galley, &cuts, &mut setter.hints);
        let mut own = flow::place(set.galley, &cuts, &section.page, set.inset, &document.notes);
        if own.is_empty() {
            own.push(Page { width: section.page.width, height: section.page.height, items: Vec::new() });
        }
        if let Some(page) = own.first_mut() {
            page.items.splice(0..0, set.top);
            page.items.extend(set.foot);
        }
        count = before + own.len();
        sides.add(before, own.len(), &section.page, document.mirrored);
        folio::number(&mut own, before, section, document, fonts);
        pages.append(&mut own);
    }
    let setter::Setter { structure, pending, mut hints, diagnostics, .. } = setter;
    hints.pages = pages.len();
    let mut fields = form::place(&pending, &pages, document, fonts);
    sides.apply(&mut pages, &mut fields);
    Outcome::with((PagedDocument { pages, nodes: structure.finish(), fields }, hints), diagnostics)
}
