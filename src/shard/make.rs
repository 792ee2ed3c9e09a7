//! The files of one plan of a shard, and its line of the report, whatever happens.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::line::{Ending, Line};
use super::reading::Reading;
use super::source::Shard;
use crate::diag::{Findings, messages};
use crate::facade;
use crate::font::FontSet;
use crate::page::Face;
use crate::pipeline::{Formats, Input, Job, Lock, Options, PRODUCER, hash};

/// How the plans of a shard are rendered; what belongs to the plans is in the shard.
pub(crate) struct How<'a> {
    /// The faces.
    pub fonts: &'a FontSet,
    /// They are an office's own, not the program's.
    pub own_fonts: bool,
    /// Which files are made.
    pub formats: Formats,
    /// What was asked for, over what a lock remembers or what holds without.
    pub asked: &'a (dyn Fn(Options) -> Options + Sync),
    /// Dates drafts; what a lock remembers goes before it.
    pub epoch: Option<i64>,
    /// The era, where it is not that of each plan.
    pub era: Option<String>,
    /// A profile that stands for the plans' own: its name and its bytes.
    pub agency: Option<(String, Vec<u8>)>,
}

impl How<'_> {
    /// The hash of all that decides of the files but for what each plan reads.
    pub(crate) fn way(&self) -> String {
        let How { fonts, own_fonts, formats, asked, epoch, era, agency } = self;
        let fonts: Vec<String> = match own_fonts {
            // The program's own are as its version says.
            false => Vec::new(),
            true => Face::ALL.map(|face| hash(fonts.face(face).bytes())).to_vec(),
        };
        let options = asked(Options { epoch: *epoch, ..Options::default() });
        let agency = agency.as_ref().map(|(_, bytes)| hash(bytes));
        hash(format!("{PRODUCER} {formats:?} {options:?} {era:?} {agency:?} {fonts:?}").as_bytes())
    }
}

/// What became of a plan.
#[derive(Debug)]
pub(crate) struct Made {
    /// Its line of the report.
    pub line: Line,
    /// Its files.
    pub docx: Option<Vec<u8>>,
    pub pdf: Option<Vec<u8>>,
}

impl Shard<'_> {
    /// Makes the files of one of the shard's plans. Whatever is wrong with it, and a fault of the program too, stands in its
    /// line. `way` is that of `how`.
    pub(crate) fn make(&self, plan: &str, how: &How<'_>, way: &str) -> Made {
        catch_unwind(AssertUnwindSafe(|| self.made(plan, how, way))).unwrap_or_else(|panic| {
            let said = messages::panic_text(&*panic);
            let mut line = Line::of(plan.to_string(), way, Ending::Panicked);
            line.told = Findings::from(messages::program_fault(Some(plan), &said)).entries();
            Made { line, docx: None, pdf: None }
        })
    }

    fn made(&self, plan: &str, how: &How<'_>, way: &str) -> Made {
        let mut line = Line::of(plan.to_string(), way, Ending::Faulty);
        let bytes = match self.bytes(plan) {
            Ok(bytes) => bytes,
            Err(error) => {
                line.told = Findings::from(messages::unreadable(plan, &error)).entries();
                return Made { line, docx: None, pdf: None };
            }
        };
        line.source = Some(hash(&bytes));
        let world = Reading::new(self);
        let lock = match Lock::beside(Path::new(plan), &world) {
            Ok(lock) => lock,
            Err(fault) => {
                line.told = Findings::from(fault).entries();
                return Made { line, docx: None, pdf: None };
            }
        };
        let (made, findings) = match facade::render(&job(plan, &bytes, how, lock), &world) {
            Ok((made, findings)) => (Some(made), findings),
            Err(findings) => (None, findings),
        };
        line.told = findings.entries();
        line.read = world.all();
        let (mut docx, mut pdf) = (None, None);
        if let Some(made) = made {
            line.ending = Ending::Good;
            line.pages = Some(made.pages);
            line.docx = made.docx.as_deref().map(hash);
            line.pdf = made.pdf.as_deref().map(hash);
            (docx, pdf) = (made.docx, made.pdf);
        }
        Made { line, docx, pdf }
    }
}

/// What the pipeline is told of a plan.
fn job<'j>(plan: &str, bytes: &'j [u8], how: &'j How<'_>, lock: Option<Lock>) -> Job<'j> {
    let mut job = Job {
        agency: how.agency.as_ref().map(|(name, bytes)| Input::new(name, bytes)),
        folder: Path::new(plan).parent().unwrap_or(Path::new("")).to_path_buf(),
        era: how.era.clone(),
        formats: how.formats,
        // Other plans keep the other cores at work.
        side_by_side: false,
        ..Job::new(plan, bytes, how.fonts)
    };
    match lock {
        Some(lock) => job = job.obeying(lock),
        None => job.options.epoch = how.epoch,
    }
    job.options = (how.asked)(job.options);
    job
}
