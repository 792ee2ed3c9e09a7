//! `render`: every plan on a thread of its own turn; messages come out in the order of the arguments.

use std::io;
use std::path::Path;

use serde_json::json;

use super::args::{FileFormat, RenderArgs};
use super::disk::{self, Disk};
use super::faults::{unreadable, unwritable};
use super::office::Office;
use super::report::{Printer, Report, Style, exit};
use super::task::{Jobs, Source, Target, Task};
use super::{edited, job, turns};
use crate::diag::messages::UNCONFIRMED;
use crate::diag::{Diagnostic, Findings, rules};
use crate::facade;
use crate::pipeline::{Formats, Job, Options, Rendered};
use crate::world::World;

/// What all plans of a run share.
struct Common<'a> {
    args: &'a RenderArgs,
    office: Office<'a>,
    epoch: Option<i64>,
}

/// Renders the plans, reports each as soon as its turn has come, and returns the exit code.
pub(super) fn run(args: &RenderArgs) -> u8 {
    let style = Style::of(&args.messages);
    let (common, jobs) = match prepare(args) {
        Ok(prepared) => prepared,
        Err(report) => return report.deliver_as(style),
    };
    let mut out = Printer::new(style);
    out.print(Report::noting(jobs.notes.into()));
    turns::each(&jobs.tasks, args.jobs, &mut out, |index, task| one(&common, task, index));
    out.finish()
}

impl turns::Turn for Task {
    fn name(&self) -> String {
        self.source.name()
    }
}

/// Renders one plan whose text a command has changed, and writes the files together with it: all of them or none.
/// `changed` is nothing where the plan's file stays as it is.
pub(super) fn run_changed(args: &RenderArgs, bytes: &[u8], changed: bool) -> Report {
    let (common, jobs) = match prepare(args) {
        Ok(prepared) => prepared,
        Err(report) => return report,
    };
    let [task] = &jobs.tasks[..] else { return Report::default() };
    let also = match &task.source {
        Source::File(path) if changed => Some(path.as_path()),
        _ => None,
    };
    let turn = Turn { common: &common, task, index: 0, bytes, also };
    turns::with_room(|| turns::guarded(&task.source.name(), || turn.render()))
}

/// Everything that can be refused before the first plan is read.
fn prepare(args: &RenderArgs) -> Result<(Common<'_>, Jobs), Report> {
    let epoch = epoch().map_err(|d| Report::failed(exit::USAGE, d))?;
    let jobs = job::plan(args)?;
    Ok((Common { args, office: Office::read(&args.office)?, epoch }, jobs))
}

/// `SOURCE_DATE_EPOCH`, the one date that the environment may set.
fn epoch() -> Result<Option<i64>, Diagnostic> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|v| !v.is_empty()) else { return Ok(None) };
    let text = value.to_string_lossy();
    // Up to the end of the year 9999, the last that dates in files can hold.
    text.parse().ok().filter(|s| (0..=253_402_300_799).contains(s)).map(Some).ok_or_else(|| {
        Diagnostic::of(&rules::DUNG_08, format!("SOURCE_DATE_EPOCH='{text}' không phải số giây tính từ 01/01/1970"))
            .advise("đặt một số nguyên không âm, hoặc bỏ biến môi trường này")
    })
}

/// Reads, renders and writes one plan.
fn one(common: &Common<'_>, task: &Task, index: usize) -> Report {
    let read = match &task.source {
        Source::Stdin => disk::read_limited(io::stdin().lock()),
        Source::File(path) => Disk.read(path),
    };
    match read {
        Ok(bytes) => Turn { common, task, index, bytes: &bytes, also: None }.render(),
        Err(error) => Report::failed(exit::FILES, unreadable(&task.source.name(), &error)),
    }
}

/// One plan on its way to its files.
struct Turn<'a> {
    common: &'a Common<'a>,
    task: &'a Task,
    /// Which of the run's plans it is.
    index: usize,
    bytes: &'a [u8],
    /// The plan's own file, where the text is written back.
    also: Option<&'a Path>,
}

/// What was made of a plan.
struct Made {
    files: Vec<Vec<u8>>,
    /// How many pages; nothing for the text of a step.
    pages: Option<usize>,
}

impl Made {
    fn files(rendered: Rendered) -> Made {
        let Rendered { docx, pdf, pages, lock: _ } = rendered;
        Made { files: [docx, pdf].into_iter().flatten().collect(), pages: Some(pages) }
    }

    fn step(text: String) -> Made {
        Made { files: vec![text.into_bytes()], pages: None }
    }
}

impl Turn<'_> {
    /// Renders the plan and writes its files.
    fn render(&self) -> Report {
        let job = match self.job() {
            Ok(job) => job,
            Err(diagnostic) => return Report::failed(exit::ERRORS, diagnostic),
        };
        let made = match self.common.args.emit {
            Some(stage) => facade::emit(&job, &Disk, stage.into()).map(|(text, findings)| (Made::step(text), findings)),
            None => facade::render(&job, &Disk).map(|(made, findings)| (Made::files(made), findings)),
        };
        let (value, Findings { diagnostics, sources }) = match made {
            Ok((made, findings)) => (Some(made), findings),
            Err(findings) => (None, findings),
        };
        let (mut once, diagnostics): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(|d| d.rule == UNCONFIRMED);
        let report = Report { once: once.pop(), ..Report::noting(Findings { diagnostics, sources }) };
        match value.filter(|made| made.files.len() == self.task.outputs.len()) {
            Some(made) => self.write(&made, report),
            None => Report { code: exit::ERRORS, ..report },
        }
    }

    /// What the pipeline is told.
    fn job(&self) -> Result<Job<'_>, Diagnostic> {
        let Turn { common, task, .. } = self;
        let wants = |format| task.outputs.iter().any(|(f, _)| *f == Some(format));
        let mut job = common.office.job(&task.source, self.bytes)?;
        job.formats = Formats { docx: wants(FileFormat::Docx), pdf: wants(FileFormat::Pdf) };
        // What a lock remembers goes before the environment.
        if job.lock.is_none() {
            job.options = Options { epoch: common.epoch, ..job.options };
        }
        job.options = common.args.options.over(job.options);
        Ok(job)
    }

    /// Writes the files and adds the line that says so, or the message why not.
    fn write(&self, made: &Made, mut report: Report) -> Report {
        let mut on_disk: Vec<(&Path, &[u8])> = self.also.map(|path| (path, self.bytes)).into_iter().collect();
        for ((_, target), bytes) in self.task.outputs.iter().zip(&made.files) {
            match target {
                Target::Stdout => report.stdout.extend_from_slice(bytes),
                Target::File(path) => on_disk.push((path, bytes)),
            }
        }
        let somebodys = || on_disk.iter().find_map(|(path, bytes)| edited::refusal(path, bytes));
        if let Some(refusal) = (!self.common.args.overwrite).then(somebodys).flatten() {
            return report.failing(exit::FILES, refusal);
        }
        if let Some(Err(refusal)) = self.task.folder.as_deref().map(disk::make_folder) {
            return report.failing(exit::FILES, refusal);
        }
        if let Err((path, error)) = disk::write_all(&on_disk, self.index) {
            return report.failing(exit::FILES, unwritable(&path, &error));
        }
        if let (Some(pages), false) = (made.pages, on_disk.is_empty()) {
            let names: Vec<String> = on_disk.iter().map(|(path, _)| path.display().to_string()).collect();
            report.stdout.extend_from_slice(format!("{} ({pages} trang)\n", names.join(", ")).as_bytes());
            report.json = Some(Box::new(json!({"ke_hoach": self.task.source.name(), "tep": names, "trang": pages})));
        }
        report
    }
}
