//! `check`: what a careful records officer would send back, told, and mended where it is asked for.

mod remarks;
mod report;

use std::io;
use std::sync::Mutex;

use super::args::CheckArgs;
use super::bridges::{Programs, office};
use super::disk::{self, Disk};
use super::faults::{unreadable, unwritable};
use super::inputs::{self, Inputs, Takes};
use super::office::Office;
use super::progress::Progress;
use super::report::{Printer, Report, Style, exit};
use super::task::Source;
use super::{crew, panics, rules as codes, sources};
use crate::diag::{Diagnostic, FileId, Findings, Place, SourceMap, rules};
use crate::facade::{self, Checked, Choice, Fixed, Import, ImportFrom, Mending, OldFile};
use crate::import::read::kind::{FileKind, kind_of};
use crate::pipeline::Input;
use crate::world::World;
use report::Tally;

/// What all files of a run share.
struct Common<'a> {
    args: &'a CheckArgs,
    office: Office<'a>,
    choice: Choice,
    /// What came of each rule in all files.
    tally: Mutex<Tally>,
}

/// Checks the files, reports each as soon as its turn has come, and returns the exit code.
pub(super) fn run(args: &CheckArgs) -> u8 {
    let style = Style::new(args.format.0).strictly(args.strict);
    let (common, Inputs { sources, notes, closed, .. }) = match prepare(args) {
        Ok(prepared) => prepared,
        Err(report) => return report.deliver_as(style),
    };
    let mut out = Printer::new(style);
    out.print(Report::noting(notes.into()));
    closed.into_iter().for_each(|fault| out.print(Report::failed(exit::FILES, fault)));
    let mut progress = Progress::new(sources.len(), "tệp");
    let work = |index: usize, source: &Source| {
        panics::guard(|| One { common: &common, source, index }.report())
            .unwrap_or_else(|panic| Report::failed(exit::ERRORS, panic.diagnostic(Some(&source.name()))))
    };
    crew::in_turn(&sources, crew::size(args.jobs, sources.len()), work, |_, report| {
        progress.step(|| out.print(report))
    });
    progress.end();
    if args.summary && sources.len() > 1 {
        let tally = common.tally.lock().map(|tally| tally.table()).unwrap_or_default();
        out.print(Report::text(tally));
    }
    out.finish()
}

/// Everything that can be refused before the first file is read.
fn prepare(args: &CheckArgs) -> Result<(Common<'_>, Inputs), Report> {
    let upper = |codes: &[String]| codes.iter().map(|code| code.trim().to_uppercase()).collect();
    let choice = Choice { only: upper(&args.only), without: upper(&args.without) };
    if let Some(code) = choice.unknown() {
        return Err(Report::failed(exit::USAGE, codes::unknown(code)));
    }
    let usage = |what: &str, advice: &str| {
        Err(Report::failed(exit::USAGE, Diagnostic::of(&rules::DUNG_23, what).advise(advice)))
    };
    if (args.suggested || args.issued_too) && !args.fix && !args.trial {
        return usage(
            "'--ca-goi-y', '--ca-da-ban-hanh' chỉ dùng cùng '--fix' hoặc '--thu'",
            "thêm --fix, hoặc --thu để xem trước",
        );
    }
    let inputs = inputs::expand(&args.files, Takes::OldFilesToo)?;
    if args.fix || args.trial {
        let other = inputs.sources.iter().find(|source| match source {
            Source::Stdin => true,
            Source::File(path) => sources::is_old(path) && args.files.contains(path),
        });
        if let Some(other) = other {
            let what = format!("'{}' không phải tệp kế hoạch nên không tự sửa được", other.name());
            return usage(&what, "lập tệp kế hoạch bằng 'kehoach import' trước, rồi sửa tệp ấy");
        }
    }
    if let Some((code, refusal)) = remarks::refusal(args, &inputs.sources) {
        return Err(Report::failed(code, refusal));
    }
    let office = Office::read(&args.office)?;
    Ok((Common { args, office, choice, tally: Mutex::default() }, inputs))
}

/// One file in its turn.
struct One<'a> {
    common: &'a Common<'a>,
    source: &'a Source,
    index: usize,
}

impl One<'_> {
    fn report(&self) -> Report {
        let read = match self.source {
            Source::Stdin => disk::read_limited(io::stdin().lock()),
            Source::File(path) => Disk.read(path),
        };
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(error) => return Report::failed(exit::FILES, unreadable(&self.source.name(), &error)),
        };
        let args = self.common.args;
        match self.source {
            Source::File(path) if sources::is_old(path) => self.old(&bytes),
            _ if args.fix || args.trial => self.fix(&bytes),
            _ => self.plan(&bytes),
        }
    }

    /// A plan file.
    fn plan(&self, bytes: &[u8]) -> Report {
        match self.common.office.job(self.source, bytes) {
            Ok(job) => self.told(facade::check(&job, &self.common.choice, &Disk), String::new(), None),
            Err(fault) => Report::failed(exit::ERRORS, fault),
        }
    }

    /// An old file; Word files of before 2007 are read by way of another program.
    fn old(&self, bytes: &[u8]) -> Report {
        let name = self.source.name();
        let kind = kind_of(bytes);
        let led = match kind {
            FileKind::OldWord | FileKind::Rtf | FileKind::Html | FileKind::Odt | FileKind::WordXml => {
                match office::to_docx(bytes, kind, &Programs::installed()) {
                    Ok(converted) => Some(converted),
                    Err(fault) => return Report::failed(exit::ERRORS, about(&name, fault)),
                }
            }
            _ => None,
        };
        let read = led.as_ref().map_or(bytes, |converted| &converted.bytes);
        let office = &self.common.office;
        let old = OldFile {
            file: Import { file: Input { name, bytes: read }, from: ImportFrom::Auto, charset: None },
            agency: office.agency.as_ref().map(|(name, bytes)| Input { name: name.clone(), bytes }),
            era: self.common.args.office.era.as_deref(),
        };
        let mut checked = facade::check_old(&old, &self.common.choice);
        let through = led.as_ref().map(|led| office::told(led).at(Place::file(FileId(0))));
        checked.findings.diagnostics.splice(0..0, through);
        match &self.common.args.comments {
            Some(path) => match remarks::write(path, bytes, &checked, self.index) {
                Ok(line) => self.told(checked, line, None),
                Err((code, fault)) => self.told(checked, String::new(), None).failing(code, fault),
            },
            None => self.told(checked, String::new(), None),
        }
    }

    /// A plan file with its fixes: written, or only shown.
    fn fix(&self, bytes: &[u8]) -> Report {
        let Common { args, office, choice, .. } = self.common;
        let job = match office.job(self.source, bytes) {
            Ok(job) => job,
            Err(fault) => return Report::failed(exit::ERRORS, fault),
        };
        let mending = Mending { suggested: args.suggested, issued_too: args.issued_too || (args.trial && !args.fix) };
        let Fixed { bytes: after, made, left } = match facade::fix(&job, choice, mending, &Disk) {
            Ok(fixed) => fixed,
            Err(findings) => return Report::failed(exit::ERRORS, findings),
        };
        if args.trial {
            let shown = report::difference(&self.source.name(), bytes, &after);
            let before = facade::check(&job, choice, &Disk);
            return self.told(before, shown, None);
        }
        if let (true, Source::File(path)) = (made > 0, self.source)
            && let Err((path, error)) = disk::write_all(&[(path, &after)], self.index)
        {
            return Report::failed(exit::FILES, unwritable(&path, &error));
        }
        self.told(left, String::new(), Some(made))
    }

    /// What is said of a file; `before`: what stands above its line; `made`: how many fixes were made in it.
    fn told(&self, checked: Checked, before: String, made: Option<usize>) -> Report {
        if let Ok(mut tally) = self.common.tally.lock() {
            tally.add(&checked.verdicts);
        }
        let args = self.common.args;
        let name = self.source.name();
        let lines = before + &report::lines(&name, &checked, made, args.summary);
        let json = report::json(&name, &checked, made);
        report::report(checked, lines, json, args.all || !args.format.is_for_people())
    }
}

/// A message with the name of the file it is about.
fn about(name: &str, told: Diagnostic) -> Findings {
    let mut sources = SourceMap::default();
    let file = sources.add(name, "");
    Findings { diagnostics: vec![told.at(Place::file(file))], sources }
}
