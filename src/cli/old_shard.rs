//! A shard that was made before, on the disk: its report, of what it was made, and the files in it, one at a time.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::shard::{Compared, Made, REPORT, Shard, made_of, without_extension};

/// Largest report that is read, in bytes.
const MAX_REPORT: u64 = 1 << 30;

/// A shard that the program made.
pub(super) struct OldShard {
    archive: ZipArchive<BufReader<File>>,
    source: String,
}

impl OldShard {
    /// Opens one; nothing where there is none, or a file that is something else.
    pub(super) fn open(path: &Path) -> Option<OldShard> {
        let archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        let source = made_of(&String::from_utf8_lossy(archive.comment()))?.to_string();
        Some(OldShard { archive, source })
    }

    /// The hash of the shard that it was made of.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// Whether it was made of this shard.
    pub(super) fn is_of(&self, shard: &Shard<'_>) -> bool {
        self.source == shard.hash()
    }

    /// Its report.
    pub(super) fn report(&mut self) -> Option<Vec<u8>> {
        let mut report = Vec::new();
        self.archive.by_name(REPORT).ok()?.take(MAX_REPORT).read_to_end(&mut report).ok()?;
        Some(report)
    }

    /// How the files of a plan stand beside those made anew, and what is to be said of each that is not the same.
    pub(super) fn compare(&mut self, made: &Made) -> (Compared, impl Iterator<Item = String> + use<>) {
        let place = without_extension(&made.line.name);
        let (mut all, mut told) = (Compared::Same, Vec::new());
        for (bytes, extension) in [(&made.docx, "docx"), (&made.pdf, "pdf")] {
            let Some(bytes) = bytes else { continue };
            let name = format!("{place}.{extension}");
            let there = self.archive.by_name(&name).ok().and_then(|file| {
                let mut there = Vec::new();
                file.take(bytes.len() as u64 + 1).read_to_end(&mut there).ok().map(|_| there)
            });
            let (found, what) = match there {
                Some(there) if there == *bytes => continue,
                Some(_) => (Compared::Different, format!("'{name}' khác với tệp dựng lại từ '{}'", made.line.name)),
                None => (Compared::Missing, format!("không có '{name}'")),
            };
            all = found;
            told.push(what);
        }
        (all, told.into_iter())
    }
}
