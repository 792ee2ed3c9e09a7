//! `import`: an old file as a plan file, with the proof.

use super::printed::{self, Found};
use super::{Result, sheet};
use crate::diag::{Diagnostic, Findings, Outcome, Place, SourceMap, rules};
use crate::font::FontSet;
use crate::import::{self, Dest, Difference, Doubt, Made, Wish};
use crate::parse;
use crate::pipeline::{self, Input, Job};
use crate::world::World;

pub use crate::import::{Charset, From as ImportFrom};

/// An old file, and what is known of it.
#[derive(Clone, Debug)]
pub struct Import<'a> {
    /// The file.
    pub file: Input<'a>,
    /// What kind of file it is.
    pub from: ImportFrom,
    /// Its encoding; nothing = what its letters say.
    pub charset: Option<Charset>,
}

/// A plan file made of an old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The text of the plan file.
    pub plan: String,
    /// Three lines for people: what was read, where it went, what to look at.
    pub summary: String,
    /// The proof for people.
    pub sheet: String,
    /// The proof for programs.
    pub json: String,
    /// How many decisions could be otherwise.
    pub doubts: usize,
}

/// Another program that read the old file first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Through<'a> {
    /// The old file itself; [`Import::file`] holds what the program made of it.
    pub original: &'a [u8],
    /// The program and its version.
    pub program: String,
    /// It recognised letters in pictures: nothing is proven of what it read.
    pub recognised: bool,
}

/// Reads an old file and writes it as a plan file; the findings name what should be looked at.
///
/// # Errors
/// It cannot be read, is no document that the program knows, or cannot be proved.
pub fn import(asked: &Import<'_>, fonts: &FontSet, world: &dyn World) -> Result<Imported> {
    import_through(asked, None, fonts, world)
}

/// As [`import`], of a file that another program read first; plan file and proof say so.
///
/// # Errors
/// As [`import`].
pub fn import_through(
    asked: &Import<'_>,
    through: Option<&Through<'_>>,
    fonts: &FontSet,
    world: &dyn World,
) -> Result<Imported> {
    let mut sources = SourceMap::default();
    let file = sources.add(&asked.file.name, "");
    let wish = asked.charset.map_or(Wish::Auto, Wish::Only);
    let heading = sheet::heading(&asked.file.name, through);
    let Outcome { value, mut diagnostics } = import::import(&heading, asked.file.bytes, asked.from, wish);
    let Some(made) = value else {
        diagnostics.iter_mut().for_each(|told| told.place = told.place.or(Some(Place::file(file))));
        return Err(Findings { diagnostics, sources });
    };
    diagnostics.extend(made.doubts.iter().map(told));
    let printed = print(&made, fonts, world);
    diagnostics.extend(printed.told());
    diagnostics.iter_mut().for_each(|told| told.place = told.place.or(Some(Place::file(file))));
    let Input { name, bytes } = &asked.file;
    let about = sheet::Sheet { name, bytes, made: &made, printed: &printed, through };
    let imported = Imported {
        summary: about.summary(),
        sheet: about.text(),
        json: about.json(),
        doubts: made.doubts.len(),
        plan: made.plan.clone(),
    };
    Ok((imported, Findings { diagnostics, sources }))
}

/// A stretch of words that a plan file has otherwise than the old file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The key it stands in.
    pub key: String,
    /// What the old file says; empty where only the plan file says something.
    pub file: String,
    /// What the plan file says.
    pub plan: String,
}

/// Proves a plan file that was edited against the old file: every stretch that differs, in the order of the keys.
///
/// # Errors
/// As [`import`]; a plan file that cannot be read.
pub fn compare(asked: &Import<'_>, plan: &Input<'_>) -> Result<Vec<Changed>> {
    let mut sources = SourceMap::default();
    let wish = asked.charset.map_or(Wish::Auto, Wish::Only);
    let text = parse::decode(plan.bytes, &plan.name).map_err(Findings::from)?;
    let file = sources.add(&plan.name, text);
    let parsed = parse::plan(sources.text(file), file);
    let mut diagnostics = parsed.diagnostics;
    let Some((edited, _)) = parsed.value else { return Err(Findings { diagnostics, sources }) };
    diagnostics.clear();
    let outcome = import::against(asked.file.bytes, (asked.from, wish), &edited);
    let Outcome { value, diagnostics: told } = outcome;
    let Some(differences) = value else { return Err(Findings { diagnostics: told, sources }) };
    let changed = |Difference { key, file, plan }: Difference| Changed { key, file, plan };
    Ok((differences.into_iter().map(changed).collect(), Findings { diagnostics, sources }))
}

/// A doubt as a message.
fn told(doubt: &Doubt) -> Diagnostic {
    let place = if doubt.at.line == 0 { String::new() } else { format!("{}: ", doubt.at) };
    let told = Diagnostic::of(doubt.rule, format!("{place}{}", doubt.chosen));
    match doubt.others.is_empty() {
        true => told,
        false => told.advise(format!("nếu không phải thì là {}", doubt.others.join(", hoặc "))),
    }
}

/// What becomes of the plan in print.
pub(super) enum Printed {
    /// It prints, with what differs.
    Yes(Vec<Found>),
    /// It does not yet, and why.
    NotYet(String),
}

impl Printed {
    /// What of it must be told.
    fn told(&self) -> Vec<Diagnostic> {
        match self {
            Printed::Yes(found) => found
                .iter()
                .filter_map(|found| match found {
                    Found::Other(region, file, printed) => Some(
                        Diagnostic::of(
                            &rules::NHAP_91,
                            format!("phần '{region}' in ra khác: tệp viết \"{file}\", in ra \"{printed}\""),
                        )
                        .advise("đối chiếu phần ấy với tệp gốc trước khi dùng"),
                    ),
                    Found::Added(_) => None,
                })
                .collect(),
            Printed::NotYet(why) => vec![
                Diagnostic::of(&rules::NHAP_92, format!("kế hoạch chưa in được: {why}"))
                    .advise("bổ sung vào tệp kế hoạch rồi chạy 'kehoach render'"),
            ],
        }
    }
}

/// Makes the block tree of the plan and compares.
fn print(made: &Made, fonts: &FontSet, world: &dyn World) -> Printed {
    let job = Job::new("ke-hoach.yaml", &made.plan, fonts);
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = pipeline::document(&job, world, &mut sources);
    match value {
        Some(document) => Printed::Yes(printed::compare(made, &document)),
        None => {
            let errors = diagnostics.iter().filter(|told| told.severity == crate::diag::Severity::Error);
            let why: Vec<String> = errors.take(3).map(|told| format!("{} ({})", told.what, told.code())).collect();
            Printed::NotYet(why.join("; "))
        }
    }
}

/// Whether a destination is a key.
pub(super) fn is_key(dest: &Dest) -> bool {
    matches!(dest, Dest::Key(_))
}
