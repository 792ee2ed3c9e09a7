//! Pictures: parts of the package, and the drawings in the line of a paragraph that show them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DocxError;
use super::text::escape;
use crate::picture::{Format, Picture};
use crate::style::{StyledBackdrop, StyledFigure};
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
            under: None,
        }
    }

    /// The same for one that stands under text.
    pub(super) fn add_under(&mut self, backdrop: &StyledBackdrop, number: usize) -> Drawing {
        let StyledBackdrop { origin: _, figure, ink: _, x, y } = backdrop;
        Drawing { under: Some(Under { x: *x, y: *y }), ..self.add(figure, number) }
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
    /// Where it stands under text, instead of in its line.
    under: Option<Under>,
}

/// The place of a picture under text, from the left of the column and the top of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Under {
    x: Len,
    y: Len,
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
        let (open, close, told, blip) = match self.under {
            None => (INLINE.to_owned(), "</wp:inline>", format!(r#" descr="{alt}"/>"#), "/>".to_owned()),
            // Decorative: screen readers pass over it, as over the drawn lines.
            Some(Under { x, y }) => (
                anchor(*number, x, y),
                "</wp:anchor>",
                format!(
                    r#"><a:extLst xmlns:a="{A}"><a:ext uri="{DECORATIVE}"><adec:decorative xmlns:adec="{ADEC}" val="1"/></a:ext></a:extLst></wp:docPr>"#
                ),
                WASHOUT.to_owned(),
            ),
        };
        let wrap = if self.under.is_some() { "<wp:wrapNone/>" } else { "" };
        push!(
            out,
            concat!(
                r#"<w:r><w:drawing>{open}<wp:extent cx="{width}" cy="{height}"/>"#,
                r#"<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{number}" name="{name}"{told}"#,
                r#"<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>"#,
                r#"<a:graphic xmlns:a="{a}"><a:graphicData uri="{p}"><pic:pic xmlns:pic="{p}"><pic:nvPicPr>"#,
                r#"<pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"#,
                r#"<a:blip r:embed="{relationship}"{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"#,
                r#"<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect">"#,
                r#"<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>{close}</w:drawing></w:r>"#,
            ),
            open = open,
            close = close,
            wrap = wrap,
            told = told,
            blip = blip,
            alt = alt,
            width = self.width.emu(),
            height = self.height.emu(),
            number = number,
            name = name,
            relationship = relationship(self.picture),
            a = A,
            p = "http://schemas.openxmlformats.org/drawingml/2006/picture",
        );
        Ok(())
    }
}

/// The namespace of drawings.
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// That of what says that a drawing is decorative, and its number.
const ADEC: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
const DECORATIVE: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
/// How a drawing in a line begins.
const INLINE: &str = r#"<wp:inline distT="0" distB="0" distL="0" distR="0">"#;

/// What makes a picture faint and ends its element: Word's own "washout", the one way that LibreOffice 7.4 draws as Word
/// does (measured: it knows no transparency of pictures here, and greys white at other values).
const WASHOUT: &str = r#"><a:lum bright="70000" contrast="-70000"/></a:blip>"#;

/// How a drawing under text begins.
fn anchor(number: usize, x: Len, y: Len) -> String {
    format!(
        concat!(
            r#"<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" "#,
            r#"locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>"#,
            r#"<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>"#,
            r#"<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>"#,
        ),
        number = number,
        x = x.emu(),
        y = y.emu(),
    )
}
