//! The package: parts → zip. Dates, order and the system that zipped are fixed; nothing asks the clock.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::DocxError;

/// A part of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its path, without a leading slash.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Part {
    /// A part.
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Part {
        Part { name: name.to_owned(), bytes }
    }

    /// A part of text.
    pub(super) fn text(name: &str, text: String) -> Part {
        Part::new(name, text.into_bytes())
    }
}

/// Zips the parts in their order.
pub(super) fn zip(parts: &[Part]) -> Result<Vec<u8>, DocxError> {
    let fault = |e: &dyn std::fmt::Display| DocxError::Package(e.to_string());
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        // The crate would otherwise write the system it runs on.
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(32 * 1024)));
    for part in parts {
        zip.start_file(part.name.as_str(), options).map_err(|e| fault(&e))?;
        zip.write_all(&part.bytes).map_err(|e| fault(&e))?;
    }
    Ok(zip.finish().map_err(|e| fault(&e))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_bears_the_first_day_that_zip_knows() {
        let bytes = zip(&[Part::text("a.xml", "<a/>".to_owned()), Part::text("b.xml", "<b/>".to_owned())]).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (index, name) in ["a.xml", "b.xml"].into_iter().enumerate() {
            let entry = archive.by_index(index).unwrap();
            assert_eq!(entry.name(), name);
            assert_eq!(entry.last_modified(), Some(DateTime::default()));
            assert_eq!(entry.compression(), CompressionMethod::Deflated);
        }
    }
}
