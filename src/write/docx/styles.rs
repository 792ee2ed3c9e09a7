//! `styles.xml` from the document's named styles: every property written out, so that one change of a style restyles all
//! that bears it, and the styles' Vietnamese names in Word's gallery.

use super::DocxError;
use super::parts::{DECLARATION, MAIN_NAMESPACE};
use super::table::{eighths_of_point, first_table};
use super::text::{escape, escaped};
use crate::model::Align;
use crate::page::Color;
use crate::style::{NamedStyle, ParaStyle, StyleId, StyledDocument};
use crate::units::{FontSize, Len};

/// The id of Word's style for the text of footnotes.
const NOTE_TEXT: &str = "FootnoteText";
/// The id of Word's style for their numbers.
pub(super) const NOTE_REFERENCE: &str = "FootnoteReference";

/// The ids under which the styles stand in the file.
pub(super) struct StyleNames {
    ids: Vec<String>,
    table: Option<TableStyle>,
}

/// The style of content tables.
pub(super) struct TableStyle {
    /// Its id.
    pub id: String,
    /// Thickness of all borders.
    pub border: Len,
    /// Space at the left and right of a cell's text.
    pub padding: Len,
}

impl StyleNames {
    /// Ids for the document's styles.
    ///
    /// # Errors
    /// [`DocxError::Style`] when the body, page number or closing style is not among them.
    pub(super) fn new(document: &StyledDocument) -> Result<StyleNames, DocxError> {
        // Table styles share the ids' name space.
        let mut ids: Vec<String> = Vec::with_capacity(document.styles.len() + 1);
        for style in &document.styles {
            let id = unused(&ids, id_of(&style.key));
            ids.push(id);
        }
        let table = first_table(document).map(|table| TableStyle {
            id: unused(&ids, "KhTable".to_owned()),
            border: table.border,
            padding: table.padding,
        });
        let names = StyleNames { ids, table };
        for id in [document.body_style, document.folio.style, document.after_table_style, document.notes.style] {
            names.id(id)?;
        }
        Ok(names)
    }

    /// The id of a style.
    pub(super) fn id(&self, style: StyleId) -> Result<&str, DocxError> {
        self.ids.get(style.0).map(String::as_str).ok_or(DocxError::Style(style.0))
    }

    /// The table style; nothing in a document without tables of content.
    pub(super) fn table(&self) -> Option<&TableStyle> {
        self.table.as_ref()
    }
}

/// `khoan_ten` → `KhKhoanTen`.
fn id_of(key: &str) -> String {
    let mut id = "Kh".to_owned();
    for word in key.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut letters = word.chars();
        id.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        id.push_str(letters.as_str());
    }
    id
}

/// The id, or the id with the first number that makes it new.
fn unused(taken: &[String], id: String) -> String {
    let mut candidate = id.clone();
    let mut number = 2;
    while taken.contains(&candidate) {
        candidate = format!("{id}{number}");
        number += 1;
    }
    candidate
}

/// Outline levels that have a built-in heading.
const HEADINGS: std::ops::RangeInclusive<u8> = 1..=3;

/// `word/styles.xml`.
///
/// # Errors
/// [`DocxError::Character`] for names that XML cannot hold.
pub(super) fn styles(document: &StyledDocument, names: &StyleNames) -> Result<String, DocxError> {
    let mut out = String::with_capacity(24 * 1024);
    out.push_str(DECLARATION);
    push!(out, r#"<w:styles {MAIN_NAMESPACE}>"#);
    let body = document.styles.get(document.body_style.0).ok_or(DocxError::Style(document.body_style.0))?;
    let defaults = defaults(document, body.size)?;
    push!(
        out,
        concat!(
            "<w:docDefaults><w:rPrDefault><w:rPr>{0}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>",
            r#"<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
            // Word's other built-in styles stay out of the gallery.
            r#"<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" "#,
            r#"w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>"#,
            // Font and size also on Normal: simple checkers look nowhere else.
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="0"/>"#,
            "<w:qFormat/><w:pPr><w:widowControl/></w:pPr><w:rPr>{0}</w:rPr></w:style>",
        ),
        defaults
    );
    let body_id = names.id(document.body_style)?;
    for level in HEADINGS {
        let pattern = document.styles.iter().find(|s| s.outline == Some(level)).unwrap_or(body);
        push!(
            out,
            concat!(
                r#"<w:style w:type="paragraph" w:styleId="Heading{0}"><w:name w:val="heading {0}"/><w:basedOn w:val="Normal"/>"#,
                r#"<w:next w:val="{1}"/><w:uiPriority w:val="9"/><w:qFormat/>"#
            ),
            level,
            body_id
        );
        properties(&mut out, pattern, Some(level), document.font.color, true);
        out.push_str("</w:style>");
    }
    // What Word gives to a footnote that is added later.
    let note = document.styles.get(document.notes.style.0).unwrap_or(body);
    push!(
        out,
        concat!(
            r#"<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>"#,
            r#"<w:uiPriority w:val="99"/><w:unhideWhenUsed/>"#
        ),
        NOTE_TEXT
    );
    properties(&mut out, note, None, document.font.color, false);
    out.push_str("</w:style>");
    out.push_str(concat!(
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">"#,
        r#"<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#,
        r#"<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>"#,
        r#"<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>"#,
        r#"<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#,
        r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
        r#"<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>"#,
        r#"<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>"#,
        r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>"#,
    ));
    for (index, style) in document.styles.iter().enumerate() {
        named(&mut out, StyleId(index), style, names, document)?;
    }
    if let Some(table) = names.table() {
        table_style(&mut out, document, table)?;
    }
    out.push_str("</w:styles>");
    Ok(out)
}

/// The run properties that everything starts from.
fn defaults(document: &StyledDocument, size: FontSize) -> Result<String, DocxError> {
    let mut out = String::new();
    let font = escaped(&document.font.name)?;
    let size = size.half_points();
    // All four, else Vietnamese letters fall to another font.
    push!(
        out,
        concat!(
            r#"<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/><w:color w:val="{1}"/>"#,
            r#"<w:sz w:val="{2}"/><w:szCs w:val="{2}"/>"#
        ),
        font,
        document.font.color,
        size
    );
    if !document.meta.language.is_empty() {
        let language = escaped(&document.meta.language)?;
        push!(out, r#"<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>"#);
    }
    Ok(out)
}

/// A style of the document.
fn named(
    out: &mut String,
    number: StyleId,
    style: &NamedStyle,
    names: &StyleNames,
    document: &StyledDocument,
) -> Result<(), DocxError> {
    let body_id = names.id(document.body_style)?;
    let outline = style.outline.filter(|level| HEADINGS.contains(level));
    let id = names.id(number)?;
    push!(out, r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val=""#);
    name(&style.name, out)?;
    let is_note = number == document.notes.style;
    let plain = if is_note { NOTE_TEXT } else { "Normal" };
    let based_on = outline.map_or(plain.to_owned(), |level| format!("Heading{level}"));
    push!(out, r#""/><w:basedOn w:val="{based_on}"/>"#);
    if outline.is_some() {
        push!(out, r#"<w:next w:val="{body_id}"/>"#);
    }
    out.push_str(r#"<w:uiPriority w:val="1"/><w:qFormat/>"#);
    properties(out, style, outline, document.font.color, !is_note);
    out.push_str("</w:style>");
    Ok(())
}

/// A style's name. Word takes a comma for the border between a name and its aliases.
fn name(name: &str, out: &mut String) -> Result<(), DocxError> {
    escape(&name.replace(',', ""), out)
}

/// All paragraph and run properties of a style. Not `held`: a page may end after any of its lines.
fn properties(out: &mut String, style: &NamedStyle, outline: Option<u8>, usual: Color, held: bool) {
    let ParaStyle { align, left, right, first_line, before, after, line_240, line_exact, keep_next, keep_lines } =
        style.para;
    let (first, amount) =
        if first_line < Len::ZERO { ("hanging", -first_line.twips()) } else { ("firstLine", first_line.twips()) };
    push!(
        out,
        concat!(
            r#"<w:pPr><w:keepNext w:val="{}"/><w:keepLines w:val="{}"/>{}<w:spacing w:before="{}" w:after="{}" w:line="{}" "#,
            r#"w:lineRule="{}"/><w:ind w:left="{}" w:right="{}" w:{}="{}"/><w:jc w:val="{}"/>"#
        ),
        u8::from(keep_next),
        u8::from(keep_lines),
        if held { "" } else { r#"<w:widowControl w:val="0"/>"# },
        before.at_least_zero().twips(),
        after.at_least_zero().twips(),
        line_exact.map_or(i64::from(line_240), Len::twips),
        if line_exact.is_some() { "exact" } else { "auto" },
        left.twips(),
        right.twips(),
        first,
        amount,
        alignment(align)
    );
    if let Some(level) = outline {
        push!(out, r#"<w:outlineLvl w:val="{}"/>"#, level - 1);
    }
    let (bold, italic) = (u8::from(style.bold), u8::from(style.italic));
    let color = if style.color == usual { String::new() } else { format!(r#"<w:color w:val="{}"/>"#, style.color) };
    push!(
        out,
        concat!(
            r#"</w:pPr><w:rPr><w:b w:val="{0}"/><w:bCs w:val="{0}"/><w:i w:val="{1}"/><w:iCs w:val="{1}"/>"#,
            r#"{3}<w:sz w:val="{2}"/><w:szCs w:val="{2}"/></w:rPr>"#
        ),
        bold,
        italic,
        style.size.half_points(),
        color
    );
}

/// `w:jc`.
fn alignment(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

/// The style of content tables: full borders, padding at the sides.
fn table_style(out: &mut String, document: &StyledDocument, style: &TableStyle) -> Result<(), DocxError> {
    push!(out, r#"<w:style w:type="table" w:customStyle="1" w:styleId="{}"><w:name w:val=""#, style.id);
    name(&document.table_style_name, out)?;
    out.push_str(concat!(
        r#""/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>"#,
        r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>"#
    ));
    let color = document.font.color;
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let eighths = eighths_of_point(style.border);
        push!(out, r#"<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color}"/>"#);
    }
    let padding = style.padding.at_least_zero().twips();
    push!(
        out,
        concat!(
            r#"</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/>"#,
            r#"<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#
        ),
        padding
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ascii_and_never_twice_the_same() {
        assert_eq!(id_of("khoan_ten"), "KhKhoanTen");
        assert_eq!(id_of("than"), "KhThan");
        let taken = ["KhThan".to_owned(), "KhThan2".to_owned()];
        assert_eq!(unused(&taken, "KhThan".to_owned()), "KhThan3");
    }

    #[test]
    fn a_comma_never_reaches_a_style_name() {
        let mut out = String::new();
        name("A, b & c", &mut out).unwrap();
        assert_eq!(out, "A b &amp; c");
    }
}
