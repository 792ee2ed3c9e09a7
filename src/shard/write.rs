//! The shard that comes out: the files of each plan where it stood, and at the end the report.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::make::Made;
use super::source::{Shard, without_extension};
use crate::pipeline::PRODUCER;

/// The report of a shard, in it.
pub(crate) const REPORT: &str = "bao-cao.jsonl";

/// What stands in the comment between the version and the hash of the shard.
const SOURCE: &str = " sha256:";

/// The hash of the shard that one was made of; nothing where it is none of ours.
#[cfg(feature = "cli")]
pub(crate) fn made_of(comment: &str) -> Option<&str> {
    comment.strip_prefix("kehoach ")?.split_once(SOURCE).map(|(_, hash)| hash)
}

/// A shard being written, plan by plan: what is written is not kept in memory.
pub(crate) struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    report: Vec<u8>,
}

impl<W: Write + Seek> Writer<W> {
    /// An empty one; in its comment stands of which shard it is made, and by which version.
    ///
    /// # Errors
    /// As what is written to says.
    pub(crate) fn new(out: W, shard: &Shard<'_>) -> io::Result<Writer<W>> {
        let mut zip = ZipWriter::new(out);
        zip.set_comment(format!("{PRODUCER}{SOURCE}{}", shard.hash()))?;
        Ok(Writer { zip, report: Vec::new() })
    }

    /// Adds what became of a plan.
    ///
    /// # Errors
    /// As what is written to says.
    pub(crate) fn add(&mut self, made: &Made) -> io::Result<()> {
        let place = without_extension(&made.line.name);
        for (bytes, extension) in [(&made.docx, "docx"), (&made.pdf, "pdf")] {
            if let Some(bytes) = bytes {
                // What is compressed already gains nothing.
                self.file(&format!("{place}.{extension}"), bytes, CompressionMethod::Stored)?;
            }
        }
        serde_json::to_writer(&mut self.report, &made.line)?;
        self.report.push(b'\n');
        Ok(())
    }

    /// Adds the report, and gives back what was written to.
    ///
    /// # Errors
    /// As what is written to says.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        let report = std::mem::take(&mut self.report);
        self.file(REPORT, &report, CompressionMethod::Deflated)?;
        Ok(self.zip.finish()?)
    }

    /// Nothing of an entry depends on clock, system or user.
    fn file(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .system(System::Unix);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)
    }
}
