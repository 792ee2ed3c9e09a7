//! PDF: the glyphs of each page as lines, columns parted by runs of blanks. The characters are those that the fonts of the
//! file name; that they are what the page shows, nobody can prove. A second count would need a second decoder of fonts, so
//! there is none.

#[cfg(feature = "nhap-pdf")]
mod bounds;
#[cfg(feature = "nhap-pdf")]
mod glyphs;
#[cfg(feature = "nhap-pdf")]
mod judge;
#[cfg(feature = "nhap-pdf")]
mod lines;
#[cfg(feature = "nhap-pdf")]
mod mirrored;
#[cfg(feature = "nhap-pdf")]
mod notes;
#[cfg(feature = "nhap-pdf")]
mod pages;
#[cfg(feature = "nhap-pdf")]
mod ruled;
#[cfg(feature = "nhap-pdf")]
mod running;
#[cfg(feature = "nhap-pdf")]
mod tables;
#[cfg(feature = "nhap-pdf")]
mod unpack;

#[cfg(feature = "nhap-pdf")]
pub(crate) use pages::read;

#[cfg(not(feature = "nhap-pdf"))]
use crate::diag::{Diagnostic, rules};
#[cfg(not(feature = "nhap-pdf"))]
use crate::import::source::SourceDoc;

/// This program was built without the reader of PDFs.
///
/// # Errors
/// Always.
#[cfg(not(feature = "nhap-pdf"))]
pub(crate) fn read(_: &[u8]) -> Result<(SourceDoc, Vec<Diagnostic>), Vec<Diagnostic>> {
    Err(vec![
        Diagnostic::of(&rules::NHAP_01, "bản chương trình này không có phần đọc PDF (tính năng 'nhap-pdf')")
            .advise("dùng bản phát hành đầy đủ, hoặc tệp Word gốc"),
    ])
}
