//! The package: parts → zip. Dates, order and the system that zipped are fixed; nothing asks the clock.
//!
//! The container is written here: the `zip` package makes a compressor anew for every part, which took two thirds of the
//! time of a DOCX. It still reads what is written here (in the tests, and wherever a package is opened).

use flate2::Crc;

use super::DocxError;
use crate::write::deflate::{Frame, deflate, deflate_shared};

/// A part of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its path, without a leading slash.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Other documents of its kind have the same.
    pub shared: bool,
}

impl Part {
    /// A part.
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Part {
        Part { name: name.to_owned(), bytes, shared: false }
    }

    /// A part of text that other documents of its kind have, too: its styles, its settings.
    pub(super) fn shared(name: &str, text: String) -> Part {
        Part { shared: true, ..Part::text(name, text) }
    }

    /// A part of text.
    pub(super) fn text(name: &str, text: String) -> Part {
        Part::new(name, text.into_bytes())
    }
}

/// Signatures of the records of a ZIP file (APPNOTE 6.3, 4.3).
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// The version that a reader needs: 2.0, for deflate.
const NEEDED: u16 = 20;
/// The system that wrote the file (Unix), and the version of ZIP that it wrote by.
const MADE_BY: u16 = 3 << 8 | NEEDED;
/// Deflate.
const METHOD: u16 = 8;
/// The first day that ZIP knows, 01/01/1980, at midnight.
const FIRST_DAY: [u16; 2] = [0, 1 << 5 | 1];
/// A plain file that its owner may write and everybody may read.
const RIGHTS: u32 = 0o100_644 << 16;

/// Zips the parts in their order.
pub(super) fn zip(parts: &[Part]) -> Result<Vec<u8>, DocxError> {
    let too_large = |_| DocxError::Package("more than 4 GiB".to_owned());
    let size = |bytes: &[u8]| u32::try_from(bytes.len()).map_err(too_large);
    let mut out = Record(Vec::with_capacity(32 * 1024));
    let mut directory = Record(Vec::new());
    for Part { name, bytes, shared } in parts {
        let offset = size(&out.0)?;
        let pack = if *shared { deflate_shared } else { deflate };
        let packed = pack(bytes, Frame::Bare).map_err(DocxError::Package)?;
        let mut sum = Crc::new();
        sum.update(bytes);
        let length = u16::try_from(name.len()).map_err(|e| DocxError::Package(e.to_string()))?;
        // What both records of a part say, in the same order: no flags, method, moment, sum, sizes, lengths of names.
        let mut common = Record(Vec::new());
        common.shorts(&[NEEDED, 0, METHOD]).shorts(&FIRST_DAY);
        common.longs(&[sum.sum(), size(&packed)?, size(bytes)?]).shorts(&[length, 0]);
        out.longs(&[LOCAL]).bytes(&common.0).bytes(name.as_bytes()).bytes(&packed);
        directory.longs(&[CENTRAL]).shorts(&[MADE_BY]).bytes(&common.0);
        // No comment, first disk, no attributes but the rights.
        directory.shorts(&[0; 3]).longs(&[RIGHTS, offset]).bytes(name.as_bytes());
    }
    let (offset, count) = (size(&out.0)?, u16::try_from(parts.len()).map_err(|e| DocxError::Package(e.to_string()))?);
    out.bytes(&directory.0);
    out.longs(&[END]).shorts(&[0, 0, count, count]).longs(&[size(&directory.0)?, offset]).shorts(&[0]);
    Ok(out.0)
}

/// Bytes of a record; numbers are written with their lowest byte first.
struct Record(Vec<u8>);

impl Record {
    fn bytes(&mut self, bytes: &[u8]) -> &mut Record {
        self.0.extend_from_slice(bytes);
        self
    }

    fn shorts(&mut self, numbers: &[u16]) -> &mut Record {
        numbers.iter().for_each(|number| self.0.extend_from_slice(&number.to_le_bytes()));
        self
    }

    fn longs(&mut self, numbers: &[u32]) -> &mut Record {
        numbers.iter().for_each(|number| self.0.extend_from_slice(&number.to_le_bytes()));
        self
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, DateTime, System, ZipWriter};

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

    fn parts(numbers: std::ops::Range<usize>) -> Vec<Part> {
        numbers.map(|n| Part::text(&format!("word/phan-{n}.xml"), "<w:p>ký</w:p>".repeat(n * n * n * 40))).collect()
    }

    #[test]
    fn the_package_is_the_one_that_the_library_writes() {
        // Shorter parts are packed with fixed codes, which the library does not.
        let parts = parts(2..12);
        assert!(parts.iter().all(|part| part.bytes.len() > 4000));
        let ours = zip(&parts).unwrap();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .system(System::Unix);
        let mut theirs = ZipWriter::new(Cursor::new(Vec::new()));
        for part in &parts {
            theirs.start_file(part.name.as_str(), options).unwrap();
            std::io::Write::write_all(&mut theirs, &part.bytes).unwrap();
        }
        assert!(ours == theirs.finish().unwrap().into_inner());
    }

    #[test]
    fn every_part_is_read_as_it_was_whatever_its_length() {
        let parts = parts(0..12);
        let mut archive = zip::ZipArchive::new(Cursor::new(zip(&parts).unwrap())).unwrap();
        for (index, part) in parts.iter().enumerate() {
            let mut read = Vec::new();
            archive.by_index(index).unwrap().read_to_end(&mut read).unwrap();
            assert!(read == part.bytes);
        }
    }
}
