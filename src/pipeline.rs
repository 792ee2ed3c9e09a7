//! The stages in their order: the only file that names every one of them.
//!
//! source → `Plan` → derived → markup → block tree → styled → pages → bytes. Nothing is decided here: each stage returns
//! its value and all it noticed, and the pipeline stops where a value is missing.

mod clauses;
mod era;
mod lock;
mod source;
mod thrift;

use std::path::{Path, PathBuf};

use crate::block::{self, Document};
use crate::diag::{Diagnostic, FileId, Outcome, SourceMap, has_errors, messages};
use crate::era::{Era, EraTable};
use crate::font::FontSet;
use crate::layout;
use crate::markup::vocabulary::Roles;
use crate::markup::{self, TemplateFile};
use crate::model::{Agency, Locator, Plan, Provenance};
use crate::normalise::{self, Derived};
use crate::page::{self, Stamp};
use crate::parse::{self, Glance};
use crate::style::{self, StyleOptions};
use crate::template::{Engine, Ladder, PlanView, ladder};
use crate::world::World;
use crate::write::{docx, pdf};
use source::Source;
use thrift::{Laid, Way};

pub use crate::write::pdf::PdfStandard;
pub use clauses::settle;
pub use lock::{Difference, Hashed, Lock, LockedOptions, LockedTemplate};
pub use source::{AGENCY_FILE, LOCK_FILE, PLAN_FILE};

/// The program's name and version, as files state their producer.
pub const PRODUCER: &str = concat!("kehoach ", env!("CARGO_PKG_VERSION"));

/// A file that the caller has read.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// Its name in messages.
    pub name: String,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Which files are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formats {
    /// DOCX.
    pub docx: bool,
    /// PDF.
    pub pdf: bool,
}

/// One plan and everything that decides what becomes of it.
#[derive(Debug)]
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
    /// `--nhung-phong`.
    pub embed_fonts: bool,
    /// Whether a PDF gets form fields for signatures and blanks; `--khong-o-ky` leaves them out.
    pub form_fields: bool,
    /// `--gon`: pulls back a last page that holds next to nothing, whatever `trinh_bay.gon` says.
    pub thrift: bool,
    /// `SOURCE_DATE_EPOCH`: dates a draft's metadata; seconds since 1970.
    pub epoch: Option<i64>,
    /// `--pdf-standard`.
    pub standard: PdfStandard,
    /// What the run must agree with: the lock beside an extracted source.
    pub lock: Option<Lock>,
}

impl Job<'_> {
    /// Takes over the era and the options of a lock, which the run is then held to.
    #[must_use]
    pub fn obeying(mut self, lock: Lock) -> Self {
        let options = &lock.options;
        self.era = Some(lock.era.name.clone());
        self.standard = options.pdf_standard().unwrap_or_default();
        self.form_fields = options.form_fields;
        self.embed_fonts = options.embed_fonts;
        self.epoch = options.epoch;
        self.thrift = options.thrift;
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

/// Everything that was read.
struct Loaded {
    plan: Plan,
    agency: Option<Agency>,
    provenance: Provenance,
    era: Era,
    templates: Vec<TemplateFile>,
}

/// Renders a plan.
pub fn render(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Outcome<Rendered> {
    let (mut diagnostics, mut glance) = (Vec::new(), None);
    let value = render_with(job, world, sources, &mut glance, &mut diagnostics);
    clauses::end(job, glance.as_ref(), value.is_some(), &mut diagnostics);
    finish(value, diagnostics)
}

fn render_with(
    job: &Job<'_>,
    world: &dyn World,
    sources: &mut SourceMap,
    glance: &mut Option<Glance>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Rendered> {
    let loaded = load(job, world, sources, glance, diagnostics)?;
    let ladder = ladder(loaded.templates.clone(), &loaded.era.id, sources);
    let carries = job.formats.pdf && job.standard == PdfStandard::A3a;
    // Hashing the fonts takes its time: only where somebody asks.
    let lock = match carries || job.lock.is_some() {
        true => Some(lock(job, &loaded, &ladder, sources, diagnostics)?),
        false => None,
    };
    let derived = derive(job, &loaded, sources, diagnostics)?;
    let (_, document) = blocks(&loaded, &derived, &ladder, sources, diagnostics)?;
    let laid = pages(job, &loaded, &derived, &document, sources, diagnostics)?;
    let source = match lock.as_ref().filter(|_| carries) {
        Some(lock) => {
            let source = Source::of(&loaded.plan, loaded.agency.as_ref(), lock, &loaded.era);
            Some(source.map_err(|d| diagnostics.push(d)).ok()?)
        }
        None => None,
    };
    let (docx, pdf) = write(job, &laid, source.as_ref(), diagnostics);
    Some(Rendered { docx, pdf, pages: laid.paged.pages.len(), lock })
}

/// The lock of this run; what the lock that must be obeyed has otherwise is an error.
fn lock(
    job: &Job<'_>,
    loaded: &Loaded,
    ladder: &Ladder,
    sources: &SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Lock> {
    let options = LockedOptions {
        standard: job.standard.name().to_string(),
        form_fields: job.form_fields,
        embed_fonts: job.embed_fonts,
        thrift: job.thrift,
        // A dated plan takes no date from outside.
        epoch: job.epoch.filter(|_| loaded.plan.issue_date().complete().is_none()),
    };
    let lock = Lock::of(PRODUCER, &loaded.era.id, &job.eras, ladder, sources, job.fonts, options);
    let differences = job.lock.as_ref().map(|wanted| wanted.differences(&lock)).unwrap_or_default();
    diagnostics.extend(differences.iter().map(Difference::diagnostic));
    differences.is_empty().then_some(lock)
}

/// A boundary between two stages as text.
pub fn emit(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap, stage: Stage) -> Outcome<String> {
    let (mut diagnostics, mut glance) = (Vec::new(), None);
    let value = emit_with(job, world, sources, stage, &mut glance, &mut diagnostics);
    clauses::end(job, glance.as_ref(), value.is_some() && stage == Stage::Pages, &mut diagnostics);
    finish(value, diagnostics)
}

fn emit_with(
    job: &Job<'_>,
    world: &dyn World,
    sources: &mut SourceMap,
    stage: Stage,
    glance: &mut Option<Glance>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let loaded = load(job, world, sources, glance, diagnostics)?;
    let derived = derive(job, &loaded, sources, diagnostics)?;
    if stage == Stage::View {
        return serde_json::to_string_pretty(&PlanView::new(&derived, &loaded.era)).ok().map(|json| json + "\n");
    }
    let ladder = ladder(loaded.templates.clone(), &loaded.era.id, sources);
    let (markup, document) = blocks(&loaded, &derived, &ladder, sources, diagnostics)?;
    match stage {
        Stage::View | Stage::Markup => Some(markup),
        Stage::Blocks => Some(block::dump(&document)),
        Stage::Pages => {
            let laid = pages(job, &loaded, &derived, &document, sources, diagnostics)?;
            Some(page::dump(&laid.paged))
        }
    }
}

fn finish<T>(value: Option<T>, diagnostics: Vec<Diagnostic>) -> Outcome<T> {
    if has_errors(&diagnostics) { Outcome::failed(diagnostics) } else { Outcome { value, diagnostics } }
}

/// Reads the plan, its profile, its era and the office's templates. Goes on after a fault where the next file does not
/// depend on it, so that one run reports as much as possible; `glance` is what the plan's file shows even where it is faulty.
fn load(
    job: &Job<'_>,
    world: &dyn World,
    sources: &mut SourceMap,
    glance: &mut Option<Glance>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Loaded> {
    let file = read(&job.plan.name, job.plan.bytes, sources, parse::plan_file, diagnostics);
    let plan = file.and_then(|file| {
        *glance = Some(file.glance);
        file.plan
    });
    let (agency, folder) = match (&job.agency, &plan) {
        (Some(input), _) => (read(&input.name, input.bytes, sources, parse::agency, diagnostics), job.folder.clone()),
        (None, Some((plan, provenance))) => named_agency(job, plan, provenance, world, sources, diagnostics),
        (None, None) => (None, job.folder.clone()),
    };
    let (plan, mut provenance) = plan?;
    let agency = agency.map(|(agency, places)| {
        provenance.extend(places);
        agency
    });
    let era = era::choose(job, &plan, &provenance, diagnostics)?;
    let own = agency.as_ref().and_then(|a| a.templates.as_ref()).map(|name| folder.join(name));
    let templates = match job.templates.clone().or(own) {
        Some(folder) => office_templates(&folder, world, sources, diagnostics)?,
        None => Vec::new(),
    };
    (!has_errors(diagnostics)).then_some(Loaded { plan, agency, provenance, era, templates })
}

/// Decodes and parses a file.
fn read<T>(
    name: &str,
    bytes: &[u8],
    sources: &mut SourceMap,
    parser: fn(&str, FileId) -> Outcome<T>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let text = parse::decode(bytes, name).map_err(|d| diagnostics.push(d)).ok()?;
    let file = sources.add(name, text);
    parser(sources.text(file), file).collect(diagnostics)
}

/// Reads the profile that the plan's `don_vi` names; returns its folder too.
fn named_agency(
    job: &Job<'_>,
    plan: &Plan,
    provenance: &Provenance,
    world: &dyn World,
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<(Agency, Provenance)>, PathBuf) {
    let Some(name) = &plan.agency_file else { return (None, job.folder.clone()) };
    let path = job.folder.join(name);
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let agency = match world.read(&path) {
        Ok(bytes) => read(&path.display().to_string(), &bytes, sources, parse::agency, diagnostics),
        Err(error) => {
            let place = provenance.place("don_vi");
            diagnostics.push(messages::unreadable_profile(&path.display().to_string(), &error).at(place));
            None
        }
    };
    (agency, folder)
}

/// Reads the templates of an office's folder.
fn office_templates(
    folder: &Path,
    world: &dyn World,
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<TemplateFile>> {
    let unreadable = |path: &Path, error| messages::unreadable_templates(&path.display().to_string(), &error);
    let mut names = match world.list(folder) {
        Ok(names) => names,
        Err(error) => {
            diagnostics.push(unreadable(folder, error));
            return None;
        }
    };
    names.retain(|name| name.extension().is_some_and(|e| e == "xml"));
    names.sort();
    let mut templates = Vec::new();
    for name in names {
        let path = folder.join(&name);
        match world.read(&path) {
            Ok(bytes) => match parse::decode(&bytes, &path.display().to_string()) {
                Ok(text) => {
                    let file = sources.add(path.display().to_string(), text);
                    // Templates name each other with slashes on every system.
                    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                    templates.push(TemplateFile { name: parts.join("/"), file });
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            },
            Err(error) => diagnostics.push(unreadable(&path, error)),
        }
    }
    Some(templates)
}

/// Derives what follows from the plan.
fn derive<'a>(
    job: &Job<'_>,
    loaded: &'a Loaded,
    sources: &SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Derived<'a>> {
    let places = Locator { provenance: &loaded.provenance, sources };
    let run = normalise::Run { producer: PRODUCER, undated: job.epoch.and_then(Stamp::from_epoch) };
    normalise::derive(&loaded.plan, loaded.agency.as_ref(), &loaded.era, places, run).collect(diagnostics)
}

/// Runs the templates and reads what they say.
fn blocks(
    loaded: &Loaded,
    derived: &Derived<'_>,
    ladder: &Ladder,
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Document)> {
    let roles = Roles::of(&loaded.era);
    let engine = Engine::load(ladder, sources, &roles).collect(diagnostics)?;
    let view = PlanView::new(derived, &loaded.era);
    let markup = engine.render(&derived.kind.template, &view).collect(diagnostics)?;
    let document = markup::read(&markup, engine.files(), &roles).collect(diagnostics)?;
    Some((markup, document))
}

/// Styles the blocks and lays them out, with thrift where it is wished.
fn pages(
    job: &Job<'_>,
    loaded: &Loaded,
    derived: &Derived<'_>,
    document: &Document,
    sources: &SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Laid> {
    let places = Locator { provenance: &loaded.provenance, sources };
    let lay = |Way { choices, condensed }: &Way| {
        let mut noticed = Vec::new();
        let meta = derived.meta.clone();
        let options = StyleOptions { choices, form_fields: job.form_fields, condensed };
        let styled = style::resolve(document, &loaded.era, options, meta, job.fonts, places).collect(&mut noticed);
        let laid = styled.and_then(|styled| {
            let (paged, hints) = layout::paginate(&styled, job.fonts, places).collect(&mut noticed)?;
            Some(Laid { styled, paged, hints })
        });
        finish(laid, noticed)
    };
    let chosen = Way::chosen(&derived.choices);
    let first = lay(&chosen);
    let noticed = first.diagnostics.len();
    let first = first.collect(diagnostics)?;
    if !(derived.choices.thrift || job.thrift) {
        return Some(first);
    }
    let means = thrift::Means { era: &loaded.era, fonts: job.fonts, places, noticed, lay: &lay };
    thrift::pull_back(chosen, first, &means).collect(diagnostics)
}

/// Writes the files that are wanted, side by side: DOCX, PDF.
fn write(
    job: &Job<'_>,
    laid: &Laid,
    source: Option<&Source>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let Laid { styled, paged, hints } = laid;
    let options = docx::DocxOptions { embed_fonts: job.embed_fonts.then_some(job.fonts) };
    let write_docx = || docx::write(styled, hints, job.fonts, options).map_err(|e| e.to_string());
    let attachments = source.map(Source::attachments).unwrap_or_default();
    let pdf_options = pdf::PdfOptions { standard: job.standard, attachments: &attachments };
    let write_pdf = || pdf::write(paged, &styled.meta, job.fonts, pdf_options).map_err(|e| e.to_string());
    let Formats { docx: wants_docx, pdf: wants_pdf } = job.formats;
    let (docx, pdf) = if wants_docx && wants_pdf {
        std::thread::scope(|scope| {
            let other = scope.spawn(write_docx);
            let pdf = write_pdf();
            // A panic in the other thread goes on in this one.
            let docx = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (Some(docx), Some(pdf))
        })
    } else {
        (wants_docx.then(write_docx), wants_pdf.then(write_pdf))
    };
    let mut take = |result: Option<Result<Vec<u8>, String>>| match result {
        Some(Err(fault)) => {
            diagnostics.push(messages::writer_failed(&fault));
            None
        }
        Some(Ok(bytes)) => Some(bytes),
        None => None,
    };
    (take(docx), take(pdf))
}
