//! What all plans of a run share: the office's profile, fonts and templates, read once; and the job of each plan.

use super::args::OfficeArgs;
use super::disk::{self, Disk};
use super::faults::{no_template_folder, unreadable};
use super::fonts;
use super::report::{Report, exit};
use super::task::Source;
use crate::diag::Diagnostic;
use crate::font::FontSet;
use crate::pipeline::{Input, Job, Lock};
use crate::world::World;

/// What an office has of its own.
pub(super) struct Office<'a> {
    args: &'a OfficeArgs,
    /// The faces.
    pub fonts: FontSet,
    /// The profile that stands for the plans' own: its name and its bytes.
    pub agency: Option<(String, Vec<u8>)>,
}

impl Office<'_> {
    /// Reads it.
    ///
    /// # Errors
    /// The report of what cannot be read.
    pub(super) fn read(args: &OfficeArgs) -> Result<Office<'_>, Report> {
        if let Some(folder) = args.templates.as_deref().filter(|f| !f.is_dir()) {
            return Err(Report::failed(exit::FILES, no_template_folder(folder)));
        }
        let agency = match &args.agency {
            Some(path) => {
                let name = path.display().to_string();
                let bytes = Disk.read(path).map_err(|e| Report::failed(exit::FILES, unreadable(&name, &e)))?;
                Some((name, bytes))
            }
            None => None,
        };
        let fonts = fonts::load(args.font_path.as_deref()).map_err(|d| Report::failed(exit::FILES, d))?.set;
        Ok(Office { args, fonts, agency })
    }

    /// The job of a plan, made the usual way or as the lock beside it says.
    ///
    /// # Errors
    /// A lock that cannot be read.
    pub(super) fn job<'j>(&'j self, source: &Source, bytes: &'j [u8]) -> Result<Job<'j>, Diagnostic> {
        Ok(self.held(source, bytes, beside(source, &Disk)?))
    }

    /// The job of a plan, held to a lock where there is one.
    pub(super) fn held<'j>(&'j self, source: &Source, bytes: &'j [u8], lock: Option<Lock>) -> Job<'j> {
        let job = Job {
            agency: self.agency.as_ref().map(|(name, bytes)| Input { name: name.clone(), bytes }),
            folder: match source {
                Source::Stdin => ".".into(),
                Source::File(path) => disk::folder_of(path),
            },
            templates: self.args.templates.clone(),
            era: self.args.era.clone(),
            ..Job::new(source.name(), bytes, &self.fonts)
        };
        match lock {
            Some(lock) => job.obeying(lock),
            None => job,
        }
    }
}

/// The lock beside a plan that was extracted from a PDF.
///
/// # Errors
/// It cannot be read.
pub(super) fn beside(source: &Source, world: &dyn World) -> Result<Option<Lock>, Diagnostic> {
    match source {
        Source::Stdin => Ok(None),
        Source::File(path) => Lock::beside(path, world),
    }
}
