//! The stages in their order: the only place that names every one of them.
//!
//! source → `Plan` → derived → markup → block tree → styled → pages → bytes. Nothing is decided here: each stage returns
//! its value and all it noticed ([`Outcome`]), a [`Run`] collects that, and stops where a value is missing.
//!
//! | file | holds |
//! |---|---|
//! | `options` | what is asked for on the command line, and how a lock writes it |
//! | `load`, `era` | reading: plan, profile, templates; which era |
//! | `pictures` | reading the pictures of a plan, and their names where a PDF carries them |
//! | `clauses` | what diagnostics could not know while the stages made them |
//! | `said` | what a plan leaves to its profile |
//! | `stages` | from the plan to the files |
//! | `check` | rendering without files, and the rules of `lint` |
//! | `preview` | the same, with the pages for a screen |
//! | `ready` | what most plans need, made ready while a file is read |
//! | `thrift` | `--gon`: style and layout again with other choices |
//! | `lock`, `source` | what a PDF/A-3 carries |
//! | `copy` | a copy's part that stands alone |

mod check;
mod clauses;
mod copy;
mod era;
mod load;
mod lock;
mod options;
mod pictures;
mod preview;
mod ready;
mod said;
mod source;
mod stages;
mod thrift;

use std::path::PathBuf;

use crate::block::{self, Document};
use crate::diag::{Diagnostic, Outcome, SourceMap};
use crate::era::EraTable;
use crate::font::FontSet;
use crate::import::Said;
use crate::page;
use crate::parse::Glance;
use crate::template::PlanView;
use crate::world::World;
use load::Loaded;
use source::Source;

pub use crate::write::pdf::PdfStandard;
pub(crate) use check::check;
pub(crate) use clauses::settle;
pub(crate) use copy::{CopyBlock, CopyLine, PDF_ONLY, render_copy, render_copy_block};
pub use lock::Lock;
pub(crate) use lock::{Difference, hash};
pub use options::Options;
pub(crate) use pictures::is_carried;
pub(crate) use preview::{Look, Preview, preview};
pub(crate) use ready::meanwhile;
pub(crate) use source::{AGENCY_FILE, LOCK_FILE, PLAN_FILE};

/// The program's name and version, as files state their producer.
pub(crate) const PRODUCER: &str = concat!("kehoach ", env!("CARGO_PKG_VERSION"));

/// A file that the caller has read.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// Its name in messages.
    pub name: String,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl<'a> Input<'a> {
    /// A text or bytes under a name.
    pub fn new(name: impl Into<String>, bytes: &'a (impl AsRef<[u8]> + ?Sized)) -> Input<'a> {
        Input { name: name.into(), bytes: bytes.as_ref() }
    }
}

/// Which files are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formats {
    /// DOCX.
    pub docx: bool,
    /// PDF.
    pub pdf: bool,
}

impl Default for Formats {
    /// Both.
    fn default() -> Formats {
        Formats { docx: true, pdf: true }
    }
}

/// One plan and everything that decides what becomes of it.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// The plan file.
    pub plan: Input<'a>,
    /// `--don-vi`; nothing = the plan's `don_vi`, read through the world relative to `folder`.
    pub agency: Option<Input<'a>>,
    /// The plan's folder.
    pub folder: PathBuf,
    /// `--templates`; nothing = the profile's `mau`, if it has one.
    pub templates: Option<PathBuf>,
    /// `--the-thuc`; nothing = the plan's `the_thuc`, else by date.
    pub era: Option<String>,
    /// The eras to choose from.
    pub eras: EraTable<'a>,
    /// The faces.
    pub fonts: &'a FontSet,
    /// Which files are wanted.
    pub formats: Formats,
    /// How they are made.
    pub options: Options,
    /// What the run must agree with: the lock beside an extracted source.
    pub lock: Option<Lock>,
    /// Where both files are wanted, one is written on a thread of its own; a caller that renders as many plans at the same
    /// time as the machine has cores leaves that.
    pub side_by_side: bool,
}

impl<'a> Job<'a> {
    /// A plan that stands alone: both files, made the usual way.
    pub fn new(name: impl Into<String>, text: &'a (impl AsRef<[u8]> + ?Sized), fonts: &'a FontSet) -> Job<'a> {
        Job {
            plan: Input::new(name, text),
            agency: None,
            folder: PathBuf::new(),
            templates: None,
            era: None,
            eras: EraTable::default(),
            fonts,
            formats: Formats::default(),
            options: Options::default(),
            lock: None,
            side_by_side: true,
        }
    }

    /// Takes over the era and the options of a lock, which the run is then held to.
    #[must_use]
    pub fn obeying(mut self, lock: Lock) -> Self {
        self.era = Some(lock.era.name.clone());
        self.options = lock.options();
        self.lock = Some(lock);
        self
    }
}

/// The files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// DOCX, if wanted.
    pub docx: Option<Vec<u8>>,
    /// PDF, if wanted.
    pub pdf: Option<Vec<u8>>,
    /// How many pages.
    pub pages: usize,
    /// With what they were made, where the job is held to a lock or the PDF carries one.
    pub lock: Option<Lock>,
}

/// A boundary between two stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What templates see, as JSON.
    View,
    /// What they make of it.
    Markup,
    /// The block tree.
    Blocks,
    /// Positioned lines.
    Pages,
}

/// Renders a plan.
pub fn render(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Outcome<Rendered> {
    let mut run = Run::new(job, world, sources);
    let value = run.render();
    let whole = value.is_some();
    run.end(value, whole)
}

/// Renders a plan, and says how many errors its words have.
pub(crate) fn render_counting(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Outcome<Rendered> {
    let mut run = Run { counts: true, ..Run::new(job, world, sources) };
    let value = run.render();
    let whole = value.is_some();
    run.end(value, whole)
}

/// A boundary between two stages as text.
pub fn emit(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap, stage: Stage) -> Outcome<String> {
    let mut run = Run::new(job, world, sources);
    let value = run.emit(stage);
    let whole = value.is_some() && stage == Stage::Pages;
    run.end(value, whole)
}

/// The block tree of a plan: what both formats will print; and what stands in print for keys that the plan leaves to its
/// profile, or to what it says of its signers.
pub(crate) fn document(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Outcome<(Document, Said)> {
    let mut run = Run::new(job, world, sources);
    let value = run.load().and_then(|loaded| {
        let derived = run.derive(&loaded)?;
        let said = said::of(&derived);
        run.blocks(&loaded, &derived).map(|(_, document)| (document, said))
    });
    run.end(value, false)
}

/// The second half of [`document`] alone.
pub(crate) fn said(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Outcome<Said> {
    let mut run = Run::new(job, world, sources);
    let value = run.load().and_then(|loaded| run.derive(&loaded).map(|derived| said::of(&derived)));
    run.end(value, false)
}

/// A job on its way: what it may read, what it has read, and what was noticed so far.
struct Run<'a> {
    job: &'a Job<'a>,
    world: &'a dyn World,
    sources: &'a mut SourceMap,
    /// The plan's file is that of a copy.
    of_copy: bool,
    /// The errors of its words are counted.
    counts: bool,
    /// Pages are for a screen: they are made even where something on them is wrong.
    shows: bool,
    /// What the plan's file shows, even where it is faulty.
    glance: Option<Glance>,
    noticed: Vec<Diagnostic>,
}

impl<'a> Run<'a> {
    fn new(job: &'a Job<'a>, world: &'a dyn World, sources: &'a mut SourceMap) -> Run<'a> {
        Run { job, world, sources, of_copy: false, counts: false, shows: false, glance: None, noticed: Vec::new() }
    }

    /// The end of a run that went to the last stage (`whole`) or not: its value and all that was noticed.
    fn end<T>(mut self, value: Option<T>, whole: bool) -> Outcome<T> {
        clauses::end(self.job, self.glance.as_ref(), (whole, false), &mut self.noticed);
        Outcome::unless_errors(value, self.noticed)
    }

    /// The value of a stage; what it noticed is kept.
    fn take<T>(&mut self, outcome: Outcome<T>) -> Option<T> {
        outcome.collect(&mut self.noticed)
    }

    fn render(&mut self) -> Option<Rendered> {
        let job = self.job;
        let loaded = self.load()?;
        let carries = job.formats.pdf && job.options.standard == PdfStandard::A3a;
        // Hashing the fonts takes its time: only where somebody asks.
        let lock = match carries || job.lock.is_some() {
            true => Some(self.take(self.lock(&loaded))?),
            false => None,
        };
        let derived = self.derive(&loaded)?;
        let (_, document) = self.blocks(&loaded, &derived)?;
        let laid = self.pages(&loaded, &derived, &document)?;
        // A long plan's blocks would be a tenth of what the writers need.
        drop((document, derived));
        let source = match lock.as_ref().filter(|_| carries) {
            Some(lock) => Some(self.take(Source::of(&loaded, lock).into())?),
            None => None,
        };
        let (docx, pdf) = self.take(self.write(&laid, source.as_ref()))?;
        if self.counts {
            self.count_errors(&loaded);
        }
        Some(Rendered { docx, pdf, pages: laid.paged.pages.len(), lock })
    }

    /// The lock of this run; what the lock that must be obeyed has otherwise is an error.
    fn lock(&self, loaded: &Loaded) -> Outcome<Lock> {
        // A dated plan takes no date from outside.
        let epoch = self.job.options.epoch.filter(|_| loaded.plan.issue_date().complete().is_none());
        let options = Options { epoch, ..self.job.options };
        let lock = Lock::of(self.job, loaded, self.sources, options);
        let differences = self.job.lock.as_ref().map(|wanted| wanted.differences(&lock)).unwrap_or_default();
        Outcome::unless_errors(Some(lock), differences.iter().map(Difference::diagnostic).collect())
    }

    fn emit(&mut self, stage: Stage) -> Option<String> {
        let loaded = self.load()?;
        let derived = self.derive(&loaded)?;
        match stage {
            Stage::View => {
                serde_json::to_string_pretty(&PlanView::new(&derived, &loaded.era)).ok().map(|json| json + "\n")
            }
            Stage::Markup => self.blocks(&loaded, &derived).map(|(markup, _)| markup),
            Stage::Blocks => self.blocks(&loaded, &derived).map(|(_, document)| block::dump(&document)),
            Stage::Pages => {
                let (_, document) = self.blocks(&loaded, &derived)?;
                self.pages(&loaded, &derived, &document).map(|laid| page::dump(&laid.paged))
            }
        }
    }
}
