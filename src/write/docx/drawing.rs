//! Pictures: parts of the package, and the drawings in the line of a paragraph that show them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DocxError;
use super::text::escape;
use crate::picture::{Format, Picture};
use crate::style::StyledFigure;
use crate::units::Len;

/// The pictures of a document, each file once.
#[derive(Default)]
pub(super) struct Drawings {
    /// The files, in the order in which they are first shown.
    pub pictures: Vec<Arc<Picture>>,
    numbers: BTreeMap<[u8; 32], usize>,
}

impl Drawings {
    /// Puts a picture to the others; `number`: the drawing's own number in the document.
    pub(super) fn add(&mut self, figure: &StyledFigure, number: usize) -> Drawing {
        let picture = *self.numbers.entry(figure.picture.hash).or_insert_with(|| {
            self.pictures.push(figure.picture.clone());
            self.pictures.len()
        });
        let StyledFigure { alt, width, height, .. } = figure;
        Drawing {
            number,
            picture,
            name: part_name(picture, figure.picture.format),
            alt: alt.clone(),
            width: *width,
            height: *height,
        }
    }
}

/// The name of a picture's part, without its folder.
pub(super) fn part_name(number: usize, format: Format) -> String {
    format!("image{number}.{}", format.ending())
}

/// The id of the relationship to a picture.
pub(super) fn relationship(number: usize) -> String {
    format!("rIdImage{number}")
}

/// A picture as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// Its number in the document, from 1.
    number: usize,
    /// The number of its picture, from 1.
    picture: usize,
    /// The name of its part.
    name: String,
    /// What a reader is told who does not see it.
    alt: String,
    width: Len,
    height: Len,
}

impl Drawing {
    /// Appends the run that holds the drawing.
    ///
    /// # Errors
    /// [`DocxError::Character`] for words that XML cannot hold.
    pub(super) fn write(&self, out: &mut String) -> Result<(), DocxError> {
        let Drawing { number, name, .. } = self;
        let mut alt = String::new();
        escape(&self.alt, &mut alt)?;
        push!(
            out,
            concat!(
                r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>"#,
                r#"<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name="{name}" descr="{alt}"/>"#,
                r#"<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>"#,
                r#"<a:graphic xmlns:a="{a}"><a:graphicData uri="{p}"><pic:pic xmlns:pic="{p}"><pic:nvPicPr>"#,
                r#"<pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"#,
                r#"<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"#,
                r#"<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect">"#,
                r#"<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#,
            ),
            width = self.width.emu(),
            height = self.height.emu(),
            number = number,
            name = name,
            alt = alt,
            relationship = relationship(self.picture),
            a = "http://schemas.openxmlformats.org/drawingml/2006/main",
            p = "http://schemas.openxmlformats.org/drawingml/2006/picture",
        );
        Ok(())
    }
}
