//! DOCX: a [`StyledDocument`] and the numbers that only the layout knows → the bytes of a Word file.
//!
//! `build` gives the body to docx-rs, `finish` puts what it wrote into the order of the schema and adds what it cannot
//! write, `notes`, `styles` and `parts` make the other parts of the package, `package` zips them. Nothing is left of docx-rs
//! but `document.xml`, headers and footers, so the same document always gives the same bytes.

/// Appends formatted text to a `String`, which cannot fail.
macro_rules! push {
    ($out:expr, $($format:tt)+) => {
        $out.push_str(&format!($($format)+))
    };
}

mod build;
mod dom;
mod drawing;
mod error;
mod finish;
mod fonts;
mod notes;
mod order;
mod package;
mod paragraph;
mod parts;
mod rule;
mod run;
mod section;
mod styles;
mod table;
mod text;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub(crate) use error::DocxError;

use crate::font::FontSet;
use crate::page::{Face, LayoutHints};
use crate::style::{FontNames, StyledDocument};

/// What an officer may ask of the file beyond its content.
#[derive(Clone, Copy, Debug, Default)]
pub struct DocxOptions<'a> {
    /// `--nhung-phong`: put these four faces into the file, for readers without the font.
    pub embed_fonts: Option<&'a FontSet>,
}

/// Writes the file. `fonts` are the faces that the document was laid out with: the drawn rules stand under the baseline
/// of their line.
///
/// # Errors
/// `DocxError` when the document holds what no Word file can hold, or when the hints do not belong to it.
pub fn write(
    document: &StyledDocument,
    hints: &LayoutHints,
    fonts: &FontSet,
    options: DocxOptions<'_>,
) -> Result<Vec<u8>, DocxError> {
    let parts = parts(document, hints, fonts, options)?;
    package::zip(&parts)
}

/// The parts of the package in their order, before zipping.
fn parts(
    document: &StyledDocument,
    hints: &LayoutHints,
    fonts: &FontSet,
    options: DocxOptions<'_>,
) -> Result<Vec<package::Part>, DocxError> {
    let names = styles::StyleNames::new(document)?;
    let symbols = document.has_symbols();
    // Signs are of our own face where that is in the file.
    let own = options.embed_fonts.map(|set| set.face(Face::Symbol).family().to_owned());
    let named = FontNames { symbols: own.unwrap_or_else(|| document.font.symbols.clone()), ..document.font.clone() };
    let built = build::build(document, hints, (fonts, &named), &names)?;
    let embedded = options.embed_fonts.map(|set| fonts::embed(set, symbols)).unwrap_or_default();
    let running = built.running;
    let noted = !built.notes.is_empty();
    let pictures = &built.drawings.pictures;
    let counts =
        parts::Counts { headers: running.headers.len(), footers: running.footers.len(), notes: noted, pictures };
    let mut parts = vec![
        package::Part::shared("[Content_Types].xml", parts::content_types(counts, !embedded.is_empty())),
        package::Part::shared("_rels/.rels", parts::ROOT_RELS.to_owned()),
        package::Part::new("word/document.xml", built.document),
        package::Part::shared("word/_rels/document.xml.rels", parts::document_rels(counts)),
    ];
    for (kind, list) in [("header", running.headers), ("footer", running.footers)] {
        for (index, part) in list.into_iter().enumerate() {
            parts.push(package::Part::new(&format!("word/{kind}{}.xml", index + 1), part));
        }
    }
    if noted {
        parts.push(package::Part::text("word/footnotes.xml", notes::part(&built.notes, &document.notes)));
    }
    for (number, picture) in (1..).zip(pictures) {
        let name = format!("word/media/{}", drawing::part_name(number, picture.format));
        parts.push(package::Part::new(&name, picture.file.clone()));
    }
    parts.push(package::Part::shared("word/styles.xml", styles::styles(document, &names)?));
    parts.push(package::Part::shared(
        "word/settings.xml",
        parts::settings(&document.meta, noted, !embedded.is_empty(), document.mirrored)?,
    ));
    parts.push(package::Part::shared("word/fontTable.xml", fonts::table(&named, &embedded, symbols)?));
    if !embedded.is_empty() {
        parts.push(package::Part::text("word/_rels/fontTable.xml.rels", fonts::rels(&embedded)));
    }
    parts.push(package::Part::text("docProps/core.xml", parts::core(&document.meta)?));
    parts.push(package::Part::shared("docProps/app.xml", parts::app(&document.meta)?));
    parts.push(package::Part::text("docProps/custom.xml", parts::custom(&document.meta.record, hints.pages)?));
    for (index, face) in embedded.into_iter().enumerate() {
        parts.push(package::Part::new(&fonts::part_name(index), face.bytes));
    }
    Ok(parts)
}
