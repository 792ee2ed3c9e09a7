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

/// Reads an old file and writes it as a plan file; the findings name what should be looked at.
///
/// # Errors
/// It cannot be read, is no document that the program knows, or cannot be proved.
pub fn import(asked: &Import<'_>, fonts: &FontSet, world: &dyn World) -> Result<Imported> {
    let mut sources = SourceMap::default();
    let file = sources.add(&asked.file.name, "");
    let wish = asked.charset.map_or(Wish::Auto, Wish::Only);
    let Outcome { value, mut diagnostics } = import::import(&asked.file.name, asked.file.bytes, asked.from, wish);
    let Some(made) = value else {
        diagnostics.iter_mut().for_each(|told| told.place = told.place.or(Some(Place::file(file))));
        return Err(Findings { diagnostics, sources });
    };
    diagnostics.extend(made.doubts.iter().map(told));
    let printed = print(&made, fonts, world);
    diagnostics.extend(printed.told());
    diagnostics.iter_mut().for_each(|told| told.place = told.place.or(Some(Place::file(file))));
    let about = sheet::Sheet { name: &asked.file.name, bytes: asked.file.bytes, made: &made, printed: &printed };
    let imported = Imported {
        summary: about.summary(),
        sheet: about.text(),
        json: about.json(),
        doubts: made.doubts.len(),
        plan: made.plan.clone(),
    };
    Ok((imported, Findings { diagnostics, sources }))
}

/// Proves a plan file that was edited against the old file: a line for each key that differs, or that nothing does.
///
/// # Errors
/// As [`import`]; a plan file that cannot be read.
pub fn compare(asked: &Import<'_>, plan: &Input<'_>) -> Result<String> {
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
    let line = |found: &Difference| {
        format!("khác ở '{}': tệp gốc \"{}\", kế hoạch \"{}\"\n", found.key, found.file, found.plan)
    };
    let lines = match differences.is_empty() {
        true => "kế hoạch có đúng các chữ của tệp gốc\n".to_string(),
        false => differences.iter().map(line).collect(),
    };
    Ok((lines, Findings { diagnostics, sources }))
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
