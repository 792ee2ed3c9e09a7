//! Styling: role × era → sizes. A [`StyledDocument`] holds every size as it will be drawn; layout places it and never
//! changes it, and the DOCX writer writes it down.
//!
//! The size tier and the column split of the head are chosen here, by measuring the head's lines with the real faces
//! and the widest fill of every blank, so that filling a blank later moves nothing else.

mod balance;
mod columns;
mod context;
mod coverage;
mod drawn;
mod flow;
mod form;
mod frame;
mod groups;
mod line;
mod notes;
mod pair;
mod picture;
mod sheet;
mod stack;
mod styled;
mod table;
mod widths;

pub(crate) use styled::*;
pub(crate) use widths::{covered, widths};

use context::{Context, Given};
use std::collections::BTreeMap;

use crate::block::{BlockId, Document};
use crate::diag::{Diagnostic, Outcome, has_errors};
use crate::era::Era;
use crate::font::FontSet;
use crate::model::Locator;
use crate::normalise::LayoutChoices;
use crate::page::{DocMeta, Face};
use crate::picture::Pictures;
use crate::units::Len;

/// What a document is styled by, besides its era.
#[derive(Clone, Copy, Debug)]
pub struct StyleOptions<'a> {
    /// What office and plan chose.
    pub choices: &'a LayoutChoices,
    /// Whether a PDF gets form fields for signatures and blanks.
    pub form_fields: bool,
    /// The same for the part that makes the document a copy.
    pub copy_fields: bool,
    /// Paragraphs whose letters are drawn together, by so much after each (thu hẹp khoảng cách chữ).
    pub condensed: &'a BTreeMap<BlockId, Len>,
    /// The pictures that its blocks name.
    pub pictures: &'a Pictures,
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
    let StyleOptions { choices, form_fields, copy_fields, condensed, pictures } = options;
    let page = PageGeometry {
        width: choices.paper[0],
        height: choices.paper[1],
        top: choices.top,
        bottom: choices.bottom,
        left: choices.left,
        right: choices.right,
    };
    let [top, bottom, left, right] = choices.landscape;
    let landscape = PageGeometry { top, bottom, left, right, ..page.turned() };
    let author = &meta.author;
    let given =
        Given { era, fonts, places, page, landscape, choices, form_fields, copy_fields, condensed, pictures, author };
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let Some((sheet, splits)) = columns::choose(document, &given).collect(&mut diagnostics) else {
        return Outcome::failed(diagnostics);
    };
    let cx = given.in_sheet(&sheet);
    let sections = flow::sections(document, &splits, &cx);
    coverage::check(&sections, &cx, &mut diagnostics);
    if has_errors(&diagnostics) {
        return Outcome::failed(diagnostics);
    }
    let styled = StyledDocument {
        sections,
        folio: Folio {
            style: sheet.id(&era.trang.so_trang.kieu),
            bottom: choices.folio.bottom,
            from_edge: folio_from_edge(&cx),
            hide_first: era.trang.so_trang.an_trang_dau,
        },
        mirrored: choices.mirrored,
        body_style: sheet.id(sheet::BODY),
        after_table_style: sheet.id(&era.bang.sau),
        table_style_name: era.bang.ten.clone(),
        font: FontNames {
            name: era.phong.ten.clone(),
            alternative: era.phong.thay_the.clone(),
            symbols: era.phong.ky_hieu.ten.clone(),
            color: sheet.color(),
        },
        notes: notes::notes(&cx),
        form: form::form(&cx),
        styles: sheet.into_styles(),
        meta,
        templates: document.templates.clone(),
    };
    Outcome::with(styled, diagnostics)
}

/// How far the page number stands from the paper's edge: nearer to it than the era says where a margin that was kept on
/// purpose has less room.
fn folio_from_edge(cx: &Context<'_>) -> Len {
    let entry = &cx.era.trang.so_trang;
    let style = cx.named(cx.id(&entry.kieu));
    let line = cx.fonts.face(Face::of(style.bold, style.italic)).line_height(style.size);
    Len::from_mm(entry.cach_mep).min((cx.page.top - line).at_least_zero())
}
