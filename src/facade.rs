//! What other programs call: the pipeline and the seal, each as one function. What was noticed comes back with the files in
//! which it has its places, so that it prints itself.

mod check;
mod differences;
mod import;
mod office;
mod outline;
mod printed;
mod rules;
mod sheet;
mod tracked;

use crate::diag::{Findings, Outcome, SourceMap};
use crate::era::{Era, EraTable};
use crate::parse;
use crate::pipeline::{self, Input, Job, Rendered, Stage};
use crate::seal::fill::{self, Asked};
use crate::seal::{self, Answer, Copied, Given};
use crate::world::World;

pub(crate) use check::nearest;
pub use check::{Checked, Choice, Fixed, Mending, OldFile, Remarked, Verdict, check, check_old, fix, remark};
pub use differences::{Difference, Piece, differences};
pub use import::{By, Changed, Charset, Import, ImportFrom, Imported, Through, compare, import, import_by};
pub use office::Office;
#[cfg(feature = "cli")]
pub(crate) use outline::pages_of_lines;
pub(crate) use outline::{Heading, outline};
pub use rules::{explain, rules_json};
#[cfg(feature = "cli")]
pub(crate) use sheet::old_file;
pub use tracked::{Tracked, tracked};

/// Stack of a thread that works on plans: nested lists go deep in debug builds, Windows gives a main thread 1 MB, and the
/// threads of other programs may have less.
pub(crate) const STACK: usize = 16 * 1024 * 1024;

/// A value with what was noticed on the way (no error among it), or all that stands in the way of one.
pub type Result<T> = std::result::Result<(T, Findings), Findings>;

/// Makes the files of a plan; a note says how many errors [`check`] finds in its words, which stop nothing.
///
/// # Errors
/// Everything that is wrong in the plan, its profile or the templates.
pub fn render(job: &Job<'_>, world: &dyn World) -> Result<Rendered> {
    let mut sources = SourceMap::default();
    let outcome = pipeline::render_counting(job, world, &mut sources);
    told(outcome, sources)
}

/// What is between two stages, as text: for tests, and to find out where something comes from.
///
/// # Errors
/// As [`render`].
pub fn emit(job: &Job<'_>, world: &dyn World, stage: Stage) -> Result<String> {
    let mut sources = SourceMap::default();
    let outcome = pipeline::emit(job, world, &mut sources, stage);
    told(outcome, sources)
}

/// Whether a PDF or DOCX file is still, byte for byte, what the program made of its source. The findings say why not.
pub fn verify(file: &[u8], given: &Given<'_>, world: &dyn World) -> (Answer, Findings) {
    let mut sources = SourceMap::default();
    let (answer, diagnostics) = seal::verify(file, given, world, &mut sources);
    (answer, Findings { diagnostics, sources })
}

/// The source that a PDF/A-3 carries: names and contents of its files, the plan first.
///
/// # Errors
/// A file that cannot be read, is somebody else's or carries nothing.
pub fn extract(pdf: &[u8]) -> std::result::Result<Vec<(String, Vec<u8>)>, Findings> {
    seal::extract(pdf).map_err(Findings::from)
}

/// What is given to a document at issue (khi ban hành).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Issue<'a> {
    /// Its number, as `15` or `05a`.
    pub number: &'a str,
    /// The day, as `05/3/2026` or `2026-03-05`.
    pub date: &'a str,
    /// Another number or day that stands in a plan already is replaced.
    pub overwrite: bool,
    /// The era of the document; nothing = that of the day.
    pub era: Option<&'a str>,
}

/// Number and day go into a plan (then it can be rendered), or into the blanks of a PDF, which keeps its signatures. The
/// rest of the file stays as it is.
///
/// # Errors
/// A number or day that is none; a file that has no place for them, has others, or may not be filled.
pub fn issue(file: &Input<'_>, issue: &Issue<'_>) -> Result<Vec<u8>> {
    let Issue { number, date, overwrite, era } = *issue;
    let given = fill::typed(number, date, era).map_err(Findings::from)?;
    let mut sources = SourceMap::default();
    let outcome = if fill::is_pdf(&file.name, file.bytes) {
        let era: Era = fill::era(era, Some(given.date)).map_err(Findings::from)?;
        fill::pdf(&file.name, file.bytes, &given, &era)
    } else {
        let asked = Asked { overwrite, era, eras: &EraTable::default() };
        fill::plan(&file.name, file.bytes, &given, asked, &mut sources)
    };
    told(outcome, sources)
}

/// A copy (sao y, sao lục) of a PDF: its pages as they are, and behind them the part that makes it a copy. The plan file of
/// the job is a copy's file; its formats do not matter.
///
/// # Errors
/// A PDF that cannot be read, is encrypted or of a kind that cannot be copied; what is wrong in the copy's file.
pub fn copy(original: &Input<'_>, job: &Job<'_>, world: &dyn World) -> Result<Copied> {
    let mut sources = SourceMap::default();
    let job = Job { formats: pipeline::PDF_ONLY, ..job.clone() };
    let Outcome { value, mut diagnostics } = pipeline::render_copy(&job, world, &mut sources);
    let copied =
        value.and_then(|part| seal::copy::join(&original.name, original.bytes, &part).collect(&mut diagnostics));
    told(Outcome { value: copied, diagnostics }, sources)
}

/// The part that makes paper a copy, alone: to be printed on a photocopy, from so many millimetres below its upper edge
/// (nothing = the margin). The plan file of the job is a copy's file.
///
/// # Errors
/// What is wrong in the copy's file; a copy in electronic form, which has no such part.
pub fn copy_block(job: &Job<'_>, from_top: Option<f64>, world: &dyn World) -> Result<Rendered> {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = pipeline::render_copy_block(job, from_top, world, &mut sources);
    told(Outcome { value: value.map(|part| part.rendered), diagnostics }, sources)
}

/// The JSON Schema of a plan file.
pub fn schema() -> String {
    format!("{:#}\n", parse::schema())
}

/// The JSON Schema of a copy's file.
pub fn copy_schema() -> String {
    format!("{:#}\n", parse::copy_schema())
}

/// What is wrong with a profile; nothing where it can be used.
pub fn profile_faults(profile: &Input<'_>) -> Option<Findings> {
    let mut sources = SourceMap::default();
    let text = match parse::decode(profile.bytes, &profile.name) {
        Ok(text) => text,
        Err(fault) => return Some(Findings::from(fault)),
    };
    let file = sources.add(&profile.name, text);
    let Outcome { value, diagnostics } = parse::agency(sources.text(file), file);
    value.is_none().then_some(Findings { diagnostics, sources })
}

/// The JSON Schema of a profile (`don-vi.yaml`).
pub fn agency_schema() -> String {
    format!("{:#}\n", parse::agency_schema())
}

fn told<T>(outcome: Outcome<T>, sources: SourceMap) -> Result<T> {
    let Outcome { value, diagnostics } = outcome;
    let findings = Findings { diagnostics, sources };
    match value {
        Some(value) => Ok((value, findings)),
        None => Err(findings),
    }
}
