//! `import`: an old file as a plan file, with the proof.

use std::path::Path;

use super::office::{self, Means, Office};
use super::printed::{self, Found, Regions};
use super::{Result, sheet};
use crate::diag::{Diagnostic, Findings, Outcome, Place, SourceMap, rules};
use crate::font::FontSet;
use crate::import::{self, Difference, Doubt, Edited, Lines, Made, Said, Wish};
use crate::model::Plan;
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
    /// The texts of the plan files of documents that are issued with this one and stand in its file.
    pub attached: Vec<String>,
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

/// What stands between an old file and its plan file.
#[derive(Clone, Debug, Default)]
pub struct By<'a> {
    /// Another program that read it first.
    pub through: Option<Through<'a>>,
    /// The profile of its office.
    pub office: Option<Office<'a>>,
}

/// Reads an old file and writes it as a plan file; the findings name what should be looked at.
///
/// # Errors
/// It cannot be read, is no document that the program knows, or cannot be proved.
pub fn import(asked: &Import<'_>, fonts: &FontSet, world: &dyn World) -> Result<Imported> {
    import_by(asked, &By::default(), fonts, world)
}

/// As [`import`], of a file that another program read first, or with the profile of its office; plan file and proof say so.
///
/// # Errors
/// As [`import`].
pub fn import_by(asked: &Import<'_>, by: &By<'_>, fonts: &FontSet, world: &dyn World) -> Result<Imported> {
    let mut sources = SourceMap::default();
    let file = sources.add(&asked.file.name, "");
    let wish = asked.charset.map_or(Wish::Auto, Wish::Only);
    let heading = sheet::heading(&asked.file.name, by.through.as_ref());
    let read = || import::import(&heading, asked.file.bytes, asked.from, wish);
    let Outcome { value, mut diagnostics } = pipeline::meanwhile(read);
    let Some(made) = value else {
        diagnostics.iter_mut().for_each(|told| told.place = told.place.or(Some(Place::file(file))));
        return Err(Findings { diagnostics, sources });
    };
    let means = Means { office: by.office.as_ref(), fonts, world };
    let (made, unfit) = office::lean(made, means);
    diagnostics.extend(made.doubts.iter().map(told));
    diagnostics.extend(unfit);
    let lines = Lines::of(&made.doc);
    let print = |(file, plan): (usize, &String)| print(&made, &lines, file, means.print(plan));
    let printed: Vec<Printed> = made.plans.iter().enumerate().map(print).collect();
    diagnostics.extend(printed.iter().flat_map(Printed::told));
    diagnostics.extend((0..made.plans.len()).filter_map(|file| means.wide(&made, file)));
    diagnostics.iter_mut().for_each(|told| told.place = told.place.or(Some(Place::file(file))));
    let Input { name, bytes } = &asked.file;
    let about = sheet::Sheet { name, bytes, made: &made, lines: &lines, printed: &printed, by };
    let imported = Imported {
        summary: about.summary(),
        sheet: about.text(),
        json: about.json(),
        doubts: made.doubts.len(),
        plan: made.plans.first().cloned().unwrap_or_default(),
        attached: made.plans.iter().skip(1).cloned().collect(),
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
    /// Which of the plan files.
    pub of: usize,
}

/// Proves plan files that were edited against the old file: every stretch that differs, in the order of the keys. The first
/// is the document's, the others are of documents issued with it; one of these may stand alone. `folder`: theirs, from which
/// they name their profile.
///
/// # Errors
/// As [`import`]; a plan file that cannot be read, or is missing; its profile.
pub fn compare(
    asked: &Import<'_>,
    plans: &[Input<'_>],
    (office, folder): (Option<&Office<'_>>, &Path),
    fonts: &FontSet,
    world: &dyn World,
) -> Result<Vec<Changed>> {
    let mut sources = SourceMap::default();
    let wish = asked.charset.map_or(Wish::Auto, Wish::Only);
    let mut read: Vec<(Plan, Said)> = Vec::new();
    for input in plans {
        let text = parse::decode(input.bytes, &input.name).map_err(Findings::from)?;
        let file = sources.add(&input.name, text);
        let parsed = parse::plan(sources.text(file), file);
        let Some((plan, _)) = parsed.value else { return Err(Findings { diagnostics: parsed.diagnostics, sources }) };
        let mut job = Job::new(input.name.clone(), input.bytes, fonts);
        job.folder = folder.to_path_buf();
        if let Some(office) = office {
            job.agency = Some(office.profile.clone());
            job.folder = office.folder.clone();
        }
        let mut own = SourceMap::default();
        let Outcome { value: said, diagnostics } = pipeline::said(&job, world, &mut own);
        let needed = plan.agency_file.is_some() || office.is_some();
        if said.is_none() && needed {
            return Err(Findings { diagnostics, sources: own });
        }
        read.push((plan, said.unwrap_or_default()));
    }
    let edited: Vec<Edited<'_>> = read.iter().map(|(plan, said)| Edited { plan, said: said.clone() }).collect();
    let outcome = import::against(asked.file.bytes, (asked.from, wish), &edited);
    let Outcome { value, diagnostics: told } = outcome;
    let Some(found) = value else { return Err(Findings { diagnostics: told, sources }) };
    let Some(all) = found else {
        let missing = Diagnostic::of(&rules::NHAP_93, "tệp gốc còn một văn bản kèm theo, chưa có tệp kế hoạch của nó")
            .advise("để tệp '…-kem-theo.yaml' mà 'import' đã lập cạnh tệp kế hoạch");
        return Err(Findings { diagnostics: vec![missing], sources });
    };
    let changed = |(of, Difference { key, file, plan }): (usize, Difference)| Changed { key, file, plan, of };
    let all = all.into_iter().enumerate().flat_map(|(of, found)| found.into_iter().map(move |one| (of, one)));
    Ok((all.map(changed).collect(), Findings { diagnostics: Vec::new(), sources }))
}

/// A doubt as a message.
fn told(doubt: &Doubt) -> Diagnostic {
    let place = doubt.place().map(|at| format!("{at}: ")).unwrap_or_default();
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

/// Compares what a plan file prints.
fn print(
    made: &Made,
    lines: &Lines,
    file: usize,
    printed: std::result::Result<(Regions, Said), Vec<Diagnostic>>,
) -> Printed {
    match printed {
        Ok((regions, _)) => Printed::Yes(printed::compare(made, lines, file, &regions)),
        Err(diagnostics) => {
            let errors = diagnostics.iter().filter(|told| told.severity == crate::diag::Severity::Error);
            let why: Vec<String> = errors.take(3).map(|told| format!("{} ({})", told.what, told.code())).collect();
            Printed::NotYet(why.join("; "))
        }
    }
}
