//! A shard in one call, for other programs: bytes in, bytes out.

use std::io::Cursor;

use super::make::How;
use super::source::Shard;
use super::write::Writer;
use crate::diag::{Findings, messages};
use crate::font::FontSet;
use crate::pipeline::{Formats, Options};

/// How the plans of a shard are rendered.
#[derive(Clone, Debug, Default)]
pub struct ShardOptions {
    /// Which files are made.
    pub formats: Formats,
    /// How they are made, where no lock beside a plan says it.
    pub options: Options,
    /// The era, where it is not that of each plan.
    pub era: Option<String>,
}

/// Makes the files of all plans of a shard (a ZIP file; `name` is what messages call it): a ZIP file with the DOCX and PDF of
/// each where the plan stood, and `bao-cao.jsonl`, a line for each plan. A faulty plan is a line, and the others go on. The
/// same shard, options and version give the same bytes.
///
/// ```
/// # use std::io::{Cursor, Write};
/// # let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
/// # zip.start_file("ke-hoach.yaml", zip::write::SimpleFileOptions::default())?;
/// # zip.write_all(b"so: 15\n")?;
/// # let shard = zip.finish()?.into_inner();
/// let fonts = kehoach::FontSet::embedded();
/// let made = kehoach::render_shard("manh-0001.zip", &shard, &fonts, &kehoach::ShardOptions::default())?;
/// assert!(made.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The shard is no whole ZIP file, is larger than shards may be, or has names that lead out of it.
pub fn render_shard(name: &str, shard: &[u8], fonts: &FontSet, options: &ShardOptions) -> Result<Vec<u8>, Findings> {
    let ShardOptions { formats, options, era } = options;
    let shard = Shard::open(shard, name)?;
    let asked = |base: Options| Options { epoch: base.epoch, ..*options };
    let how = How {
        fonts,
        own_fonts: false,
        formats: *formats,
        asked: &asked,
        epoch: options.epoch,
        era: era.clone(),
        agency: None,
    };
    let way = how.way();
    let write = || {
        let mut writer = Writer::new(Cursor::new(Vec::new()), &shard)?;
        for plan in shard.plans() {
            writer.add(&shard.make(&plan, &how, &way))?;
        }
        writer.finish()
    };
    write().map(Cursor::into_inner).map_err(|error| messages::writer_failed(&error.to_string()).into())
}
