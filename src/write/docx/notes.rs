//! `footnotes.xml`: the footnotes, each a paragraph, and the rule above them.
//!
//! LibreOffice draws the rule as its page style says, 57 twips from the text and 57 from the footnotes (measured in 7.4), and
//! does not ask the file; Word sets the separator as a paragraph. That one is made as high as what the layout keeps free.

use super::DocxError;
use super::parts::{DECLARATION, MAIN_NAMESPACE};
use super::run::vertical;
use super::styles::{NOTE_REFERENCE, StyleNames};
use super::text::{escape, escaped};
use crate::page::Face;
use crate::style::{Drawn, FontNames, NamedStyle, StyledNotes, StyledPara, StyledRun};

/// The ids of the two rules: above footnotes that begin on the page, and above those that go on from the page before.
pub(super) const SEPARATORS: [(&str, i8); 2] = [("separator", -1), ("continuationSeparator", 0)];

/// A footnote. Its number in the file is that of its reference: they are counted from 1 in reading order.
///
/// # Errors
/// [`DocxError`] for text that Word cannot hold and for a style that the document does not have.
pub(super) fn footnote(
    number: usize,
    note: &StyledPara,
    (style, fonts): (&NamedStyle, &FontNames),
    names: &StyleNames,
) -> Result<String, DocxError> {
    let mut out = String::new();
    push!(out, r#"<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>"#, names.id(note.style)?);
    for run in &note.runs {
        match run {
            StyledRun::Mark { .. } => {
                push!(out, r#"<w:r><w:rPr><w:rStyle w:val="{NOTE_REFERENCE}"/></w:rPr><w:footnoteRef/></w:r>"#);
            }
            StyledRun::Text { text, face, unbroken, drawn, .. } => {
                out.push_str("<w:r>");
                let face = if drawn.is_some_and(|drawn| drawn.is_symbol()) { Face::Symbol } else { *face };
                properties(face, *drawn, (style, fonts), &mut out)?;
                out.push_str(r#"<w:t xml:space="preserve">"#);
                let unbreakable = unbroken.then(|| text.replace(' ', "\u{A0}"));
                escape(unbreakable.as_deref().unwrap_or(text), &mut out)?;
                out.push_str("</w:t></w:r>");
            }
            StyledRun::Break => out.push_str("<w:r><w:br/></w:r>"),
            // No footnote has a place to be filled in.
            StyledRun::Field { .. } => {}
        }
    }
    out.push_str("</w:p></w:footnote>");
    Ok(out)
}

/// What of a face, and of how the text is drawn, differs from the style.
fn properties(
    face: Face,
    drawn: Option<Drawn>,
    (style, fonts): (&NamedStyle, &FontNames),
    out: &mut String,
) -> Result<(), DocxError> {
    let bold = matches!(face, Face::Bold | Face::BoldItalic);
    let italic = matches!(face, Face::Italic | Face::BoldItalic);
    let mut properties = String::new();
    if drawn.is_some_and(|drawn| drawn.is_symbol()) {
        let name = escaped(&fonts.symbols)?;
        push!(properties, r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>"#);
    }
    for (name, own, base) in [("b", bold, style.bold), ("i", italic, style.italic)] {
        if own != base {
            let value = if own { "" } else { r#" w:val="0""# };
            push!(properties, "<w:{name}{value}/><w:{name}Cs{value}/>");
        }
    }
    if let Some(drawn) = drawn.filter(|drawn| drawn.is_symbol() && drawn.script.is_none()) {
        let size = drawn.size.half_points();
        push!(properties, r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
    }
    if let Some(script) = drawn.and_then(|drawn| drawn.script) {
        push!(properties, r#"<w:vertAlign w:val="{}"/>"#, vertical(script));
    }
    if !properties.is_empty() {
        push!(out, "<w:rPr>{properties}</w:rPr>");
    }
    Ok(())
}

/// `word/footnotes.xml`.
pub(super) fn part(footnotes: &[String], look: &StyledNotes) -> String {
    let mut out = format!("{DECLARATION}<w:footnotes {MAIN_NAMESPACE}>");
    let height = look.overhead().twips();
    for (kind, id) in SEPARATORS {
        push!(
            out,
            concat!(
                r#"<w:footnote w:type="{0}" w:id="{1}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{2}" "#,
                r#"w:lineRule="exact"/></w:pPr><w:r><w:{0}/></w:r></w:p></w:footnote>"#
            ),
            kind,
            id,
            height
        );
    }
    out.extend(footnotes.iter().map(String::as_str));
    out.push_str("</w:footnotes>");
    out
}
