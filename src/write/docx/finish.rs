//! The finishing pass over what docx-rs wrote: schema order, illegal and random things stripped, and what docx-rs cannot
//! write added. One walk through the text; only property elements become a tree.

use std::collections::{BTreeMap, BTreeSet};

use super::DocxError;
use super::dom::{Element, Piece, Source, Tag};
use super::drawing::Drawing;
use super::parts::DECLARATION;
use super::rule::Rule;

/// What the pass adds, by the number of the paragraph or row in the part, counted from 0 where they begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extras {
    /// Paragraphs with something to add.
    pub paragraphs: BTreeMap<usize, ParagraphExtra>,
    /// Rows that are repeated on every page.
    pub header_rows: BTreeSet<usize>,
    /// How many paragraphs and rows the builder made.
    pub totals: (usize, usize),
    /// How many references to footnotes.
    pub notes: usize,
}

/// What a paragraph needs beyond docx-rs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphExtra {
    /// `keepNext` off against its style: docx-rs writes it only on.
    pub keep_next_off: bool,
    /// `keepLines` off against its style.
    pub keep_lines_off: bool,
    /// The drawn line at its end.
    pub rule: Option<Rule>,
    /// The picture that it shows.
    pub drawing: Option<Drawing>,
    /// Its borders, with their attributes, in the order of the schema.
    pub borders: Vec<(&'static str, String)>,
}

/// The namespaces that our parts use, instead of the many that docx-rs declares.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

/// The attributes of the break that keeps the place of a reference to a footnote.
const COLUMN_BREAK: &[u8] = br#"w:type="column""#;

/// Finishes a part that docx-rs wrote (`w:document`, `w:hdr`).
///
/// # Errors
/// [`DocxError::Markup`] when it is not what docx-rs 0.4.22 writes.
pub(super) fn finish(xml: &[u8], extras: &Extras) -> Result<Vec<u8>, DocxError> {
    let mut source = Source::new(xml);
    let mut out = Vec::with_capacity(xml.len());
    out.extend_from_slice(DECLARATION.as_bytes());
    let Some(Piece::Open(root)) = source.next()? else {
        return Err(DocxError::Markup("no root element".to_owned()));
    };
    Tag { name: root.name, attributes: NAMESPACES.as_bytes() }.write(false, &mut out);
    let mut pass = Pass { extras, out, paragraphs: 0, rows: 0, notes: 0 };
    while let Some(piece) = source.next()? {
        pass.piece(&mut source, piece)?;
    }
    if (pass.paragraphs, pass.rows) != extras.totals || pass.notes != extras.notes {
        return Err(DocxError::Markup("paragraphs or rows that were not asked for".to_owned()));
    }
    Ok(pass.out)
}

/// The state of the walk.
struct Pass<'a> {
    extras: &'a Extras,
    out: Vec<u8>,
    /// Paragraphs begun.
    paragraphs: usize,
    /// Rows begun.
    rows: usize,
    /// References to footnotes written.
    notes: usize,
}

impl<'a> Pass<'a> {
    fn piece<'x>(&mut self, source: &mut Source<'x>, piece: Piece<'x>) -> Result<(), DocxError> {
        match piece {
            Piece::Open(tag) if is_properties(tag.name) => {
                let element = Element::read(source, tag)?;
                self.properties(element);
            }
            Piece::Empty(tag) if is_properties(tag.name) => self.properties(Element::of(tag)),
            Piece::Open(tag) => {
                match tag.name {
                    // Its attributes are paragraph ids, which depend on what else the thread has built.
                    b"w:p" => {
                        self.paragraphs += 1;
                        self.out.extend_from_slice(b"<w:p>");
                        return Ok(());
                    }
                    b"w:tr" => self.rows += 1,
                    _ => {}
                }
                tag.write(false, &mut self.out);
            }
            Piece::Empty(tag) if tag.name == b"w:br" && tag.attributes == COLUMN_BREAK => {
                // Footnotes are numbered from 1 in the order of their references.
                self.notes += 1;
                self.out.extend_from_slice(format!("<w:footnoteReference w:id=\"{}\"/>", self.notes).as_bytes());
            }
            Piece::Empty(tag) => tag.write(true, &mut self.out),
            Piece::Close(name) => {
                if let Some(extra) = self.paragraph_extra().filter(|_| name == b"w:p") {
                    let mut run = String::new();
                    if let Some(rule) = &extra.rule {
                        rule.write(&mut run)?;
                    }
                    if let Some(drawing) = &extra.drawing {
                        drawing.write(&mut run)?;
                    }
                    self.out.extend_from_slice(run.as_bytes());
                }
                self.out.extend_from_slice(b"</");
                self.out.extend_from_slice(name);
                self.out.push(b'>');
            }
            Piece::Text(raw) => self.out.extend_from_slice(raw),
        }
        Ok(())
    }

    fn paragraph_extra(&self) -> Option<&'a ParagraphExtra> {
        self.extras.paragraphs.get(&self.paragraphs.checked_sub(1)?)
    }

    fn properties(&mut self, element: Element<'_>) {
        // What is added lives as long as the extras, not as long as the source.
        let mut element = element;
        match element.tag.name {
            b"w:pPr" => {
                if let Some(extra) = self.paragraph_extra() {
                    if extra.keep_next_off {
                        element.children.push(Element::new("w:keepNext", r#"w:val="0""#));
                    }
                    if extra.keep_lines_off {
                        element.children.push(Element::new("w:keepLines", r#"w:val="0""#));
                    }
                    if !extra.borders.is_empty() {
                        let mut borders = Element::new("w:pBdr", "");
                        borders.children.extend(extra.borders.iter().map(|(side, look)| Element::new(side, look)));
                        element.children.push(borders);
                    }
                }
            }
            b"w:trPr" if self.rows.checked_sub(1).is_some_and(|row| self.extras.header_rows.contains(&row)) => {
                element.children.push(Element::new("w:tblHeader", ""));
            }
            // docx-rs always says "left", which is what no word means; a style should decide.
            b"w:tblPr" => element.children.retain(|c| c.tag.name != b"w:jc"),
            // Its columns bear a type, which the schema does not know there.
            b"w:tblGrid" => {
                for column in &mut element.children {
                    column.tag.attributes = without_type(column.tag.attributes);
                }
            }
            _ => {}
        }
        element.normalise();
        if !element.says_nothing() {
            element.write(&mut self.out);
        }
    }
}

/// Elements that hold properties only.
fn is_properties(name: &[u8]) -> bool {
    matches!(name, b"w:pPr" | b"w:rPr" | b"w:tblPr" | b"w:tblGrid" | b"w:trPr" | b"w:tcPr" | b"w:sectPr")
}

/// Attributes up to a `w:type` that follows them.
fn without_type(attributes: &[u8]) -> &[u8] {
    const TYPE: &[u8] = b" w:type=";
    match attributes.windows(TYPE.len()).position(|w| w == TYPE) {
        Some(end) => &attributes[..end],
        None => attributes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(body: &str, extras: &Extras) -> Result<String, DocxError> {
        let xml = format!(r#"<?xml version="1.0"?><w:hdr xmlns:w="x" xmlns:w14="y">{body}</w:hdr>"#);
        let out = String::from_utf8(finish(xml.as_bytes(), extras)?).unwrap();
        let start = out.find(r#"vml">"#).unwrap() + 5;
        Ok(out[start..out.len() - "</w:hdr>".len()].to_owned())
    }

    #[test]
    fn ids_illegal_attributes_and_empty_properties_go() {
        let extras = Extras { totals: (1, 1), ..Extras::default() };
        assert_eq!(
            finished(
                concat!(
                    r#"<w:tbl><w:tblPr><w:jc w:val="left" /></w:tblPr><w:tblGrid><w:gridCol w:w="9" w:type="dxa" /></w:tblGrid>"#,
                    r#"<w:tr><w:trPr /><w:p w14:paraId="1"><w:pPr><w:rPr /></w:pPr><w:r><w:rPr /><w:t>a &amp; b</w:t></w:r></w:p></w:tr></w:tbl>"#,
                ),
                &extras
            )
            .unwrap(),
            r#"<w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:p><w:r><w:t>a &amp; b</w:t></w:r></w:p></w:tr></w:tbl>"#
        );
    }

    #[test]
    fn extras_are_added_where_they_belong() {
        let off = ParagraphExtra { keep_next_off: true, ..ParagraphExtra::default() };
        let extras = Extras {
            paragraphs: BTreeMap::from([(1, off)]),
            header_rows: BTreeSet::from([0]),
            totals: (2, 1),
            notes: 1,
        };
        assert_eq!(
            finished(
                r#"<w:p><w:pPr><w:pStyle /></w:pPr></w:p><w:tr><w:trPr><w:cantSplit /></w:trPr></w:tr><w:p><w:pPr><w:jc /><w:pStyle /></w:pPr><w:r><w:br w:type="column" /></w:r></w:p>"#,
                &extras
            )
            .unwrap(),
            concat!(
                "<w:p><w:pPr><w:pStyle/></w:pPr></w:p><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr>",
                r#"<w:p><w:pPr><w:pStyle/><w:keepNext w:val="0"/><w:jc/></w:pPr><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#
            )
        );
    }

    #[test]
    fn paragraphs_that_nobody_asked_for_are_noticed() {
        let error = finished("<w:p><w:pPr /></w:p>", &Extras::default()).unwrap_err();
        assert!(matches!(error, DocxError::Markup(_)));
    }
}
