//! Styling: role × era → sizes. A [`StyledDocument`] holds every size as it will be drawn; layout places it and never
//! changes it, and the DOCX writer writes it down.
//!
//! The size tier and the column split of the head are chosen here, by measuring the head's lines with the real faces
//! and the widest fill of every blank, so that filling a blank later moves nothing else.

mod balance;
mod columns;
mod coverage;
mod flow;
mod form;
mod frame;
mod line;
mod notes;
mod sheet;
mod styled;
mod table;
mod widths;

#[cfg(test)]
pub use form::StyledForm;
pub use form::StyledSignature;
pub use styled::*;
pub use widths::{covered, widths};

use std::collections::BTreeMap;

use crate::block::{BlockId, Document};
use crate::diag::{Diagnostic, Outcome, has_errors};
use crate::era::Era;
use crate::font::FontSet;
use crate::model::Locator;
use crate::normalise::LayoutChoices;
use crate::page::{DocMeta, Face};
use crate::units::Len;

/// What every step of styling needs to know.
#[derive(Clone, Copy)]
struct Context<'a> {
    era: &'a Era,
    fonts: &'a FontSet,
    places: Locator<'a>,
    page: PageGeometry,
    /// The paper and margins of landscape pages.
    landscape: PageGeometry,
    choices: &'a LayoutChoices,
    form_fields: bool,
    condensed: &'a BTreeMap<BlockId, Len>,
    /// The issuing body on one line.
    author: &'a str,
}

/// What a document is styled by, besides its era.
#[derive(Clone, Copy, Debug)]
pub struct StyleOptions<'a> {
    /// What office and plan chose.
    pub choices: &'a LayoutChoices,
    /// Whether a PDF gets form fields for signatures and blanks.
    pub form_fields: bool,
    /// Paragraphs whose letters are drawn together, by so much after each (thu hẹp khoảng cách chữ).
    pub condensed: &'a BTreeMap<BlockId, Len>,
}

/// Gives every block its sizes.
///
/// Fails with a diagnostic for each character that no face has and for each line of the head that must not break and
/// does not fit.
pub fn resolve(
    document: &Document,
    era: &Era,
    options: StyleOptions<'_>,
    meta: DocMeta,
    fonts: &FontSet,
    places: Locator<'_>,
) -> Outcome<StyledDocument> {
    let StyleOptions { choices, form_fields, condensed } = options;
    let page = PageGeometry {
        width: Len::from_mm(era.trang.kho.rong),
        height: Len::from_mm(era.trang.kho.cao),
        top: choices.top,
        bottom: choices.bottom,
        left: choices.left,
        right: choices.right,
    };
    let [top, bottom, left, right] = choices.landscape;
    let landscape = PageGeometry { top, bottom, left, right, ..page.turned() };
    let author = &meta.author;
    let context = Context { era, fonts, places, page, landscape, choices, form_fields, condensed, author };
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let Some((sheet, splits)) = columns::choose(document, choices, &context).collect(&mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    let sections = flow::sections(document, &sheet, &splits, &context);
    coverage::check(&sections, &context, &mut diagnostics);
    if has_errors(&diagnostics) {
        return Outcome::failed(diagnostics);
    }
    let styled = StyledDocument {
        sections,
        folio: Folio {
            style: sheet.id(&era.trang.so_trang.kieu),
            bottom: choices.folio.bottom,
            from_edge: folio_from_edge(&sheet, &context),
            hide_first: era.trang.so_trang.an_trang_dau,
        },
        mirrored: choices.mirrored,
        body_style: sheet.id(sheet::BODY),
        after_table_style: sheet.id(&era.bang.sau),
        table_style_name: era.bang.ten.clone(),
        font: FontNames { name: era.phong.ten.clone(), alternative: era.phong.thay_the.clone(), color: sheet.color() },
        notes: notes::notes(&sheet, &context),
        form: form::form(&context),
        styles: sheet.into_styles(),
        meta,
        templates: document.templates.clone(),
    };
    Outcome::with(styled, diagnostics)
}

/// How far the page number stands from the paper's edge: nearer to it than the era says where a margin that was kept on
/// purpose has less room.
fn folio_from_edge(sheet: &sheet::Sheet, context: &Context<'_>) -> Len {
    let entry = &context.era.trang.so_trang;
    let style = sheet.get(sheet.id(&entry.kieu));
    let line = context.fonts.face(Face::of(style.bold, style.italic)).line_height(style.size);
    Len::from_mm(entry.cach_mep).min((context.page.top - line).at_least_zero())
}
