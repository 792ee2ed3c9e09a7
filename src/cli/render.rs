//! `render`: every plan on a thread of its own turn; messages come out in the order of the arguments.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{FileFormat, RenderArgs, RunArgs};
use super::disk::{self, Disk};
use super::faults::{unreadable, unwritable};
use super::ledger::{self, Ledger};
use super::office::{self, Office};
use super::progress::Progress;
use super::report::{Printer, Report, Style, exit};
use super::task::{Jobs, Source, Target, Task};
use super::{crew, edited, interrupt, job, panics, shards, sweep};
use crate::diag::messages::UNCONFIRMED;
use crate::diag::{Diagnostic, Findings, rules};
use crate::facade;
use crate::page::Face;
use crate::pipeline::{Formats, Job, Lock, Options, PRODUCER, Rendered, hash};
use crate::shard::{Compared, Ending, Line, Reading};
use crate::world::World;

/// What all plans of a run share.
struct Common<'a> {
    args: &'a RenderArgs,
    office: Office<'a>,
    epoch: Option<i64>,
    /// Files are compared with those made anew, and not written.
    compare: bool,
    /// With a report: the hash of all that decides of the files but for what a plan reads.
    way: Option<String>,
    /// A plan's files are written side by side: no other plan keeps the machine's cores at work.
    side_by_side: bool,
}

/// What became of one plan: what is told, and its line of the report.
struct Done {
    report: Report,
    line: Option<Box<Line>>,
    /// It was done by the run that goes on.
    kept: bool,
}

/// Renders the plans, reports each as soon as its turn has come, and returns the exit code.
pub(super) fn run(args: &RunArgs) -> u8 {
    if args.render.plans.iter().any(|path| shards::is_shard(path)) {
        return shards::run(args);
    }
    let style = Style::of(&args.render.messages);
    let (common, jobs) = match prepare(&args.render, args.compare) {
        Ok(prepared) => prepared,
        Err(report) => return report.deliver_as(style),
    };
    let all = jobs.sources.len();
    let ledger = match args.report.as_deref().map(|path| Ledger::open(path, args.resume, args.render.overwrite)) {
        None => None,
        Some(Ok(ledger)) => Some(ledger),
        Some(Err(refusal)) => return Report::failed(exit::FILES, refusal).deliver_as(style),
    };
    let workers = crew::size(args.render.jobs, all);
    let way = ledger.is_some().then(|| way(&common));
    let common = Common { way, side_by_side: workers < crew::cores(), ..common };
    if all > 1 {
        interrupt::watch();
    }
    if args.resume {
        sweep::temporaries(&jobs);
    }
    let mut out = Printer::new(style);
    out.print(Report::noting(jobs.notes.clone().into()));
    jobs.closed.iter().for_each(|fault| out.print(Report::failed(exit::FILES, fault.clone())));
    let mut progress = Progress::new(all, "kế hoạch");
    let (mut done, mut kept) = (0, 0);
    let work = |index: usize| {
        let task = &jobs.task(index);
        let known = ledger.as_ref().and_then(|ledger| ledger.line(&task.source.name()));
        guarded(&common, task, || one(&common, task, index, known, style))
    };
    crew::by_number(all, workers, work, |_, Done { report, line, kept: was_kept }| {
        done += 1;
        kept += usize::from(was_kept);
        let written = ledger.as_ref().zip(line).map_or(Ok(()), |(ledger, line)| ledger.add(&line));
        progress.step(|| out.print(report));
        if let Err(fault) = written {
            // Without its report nobody could go on with the run.
            interrupt::ask();
            out.print(Report::failed(exit::FILES, fault));
        }
    });
    progress.end();
    if kept > 0 {
        let what = format!("{kept} kế hoạch đã xong từ lần chạy trước nên được bỏ qua");
        out.print(Report::noting(Diagnostic::of(&rules::VAO_08, what).into()));
    }
    if done < all {
        let what = format!("dừng giữa chừng: xong {done} trong {all} kế hoạch, không tệp nào dở dang");
        let advice = match args.report {
            Some(_) => "chạy lại đúng lệnh ấy với --tiep để làm tiếp",
            None => "lần sau thêm --bao-cao để có thể làm tiếp bằng --tiep",
        };
        let stopped = Diagnostic::of(&rules::VAO_09, what).advise(advice);
        out.print(Report { code: exit::STOPPED, ..Report::noting(stopped.into()) });
    } else if let Some(Err(fault)) = ledger.map(|ledger| ledger.finish(jobs.sources.iter().map(Source::name))) {
        out.print(Report::failed(exit::FILES, fault));
    }
    out.finish()
}

/// Renders one plan whose text a command has changed, and writes the files together with it: all of them or none.
/// `changed` is nothing where the plan's file stays as it is.
pub(super) fn run_changed(args: &RenderArgs, bytes: &[u8], changed: bool) -> Report {
    let (common, jobs) = match prepare(args, false) {
        Ok(prepared) => prepared,
        Err(report) => return report,
    };
    if jobs.sources.len() != 1 {
        return Report::default();
    }
    let task = &jobs.task(0);
    let also = match &task.source {
        Source::File(path) if changed => Some(path.as_path()),
        _ => None,
    };
    let turn = Turn { common: &common, task, index: 0, bytes, also };
    guarded(&common, task, || turn.render()).report
}

/// A fault of the program in one plan is that plan's report.
fn guarded(common: &Common<'_>, task: &Task, work: impl FnOnce() -> Done) -> Done {
    panics::guard(work).unwrap_or_else(|panic| {
        let report = Report::failed(exit::ERRORS, panic.diagnostic(Some(&task.source.name())));
        Done::failed(report, common, task, Ending::Panicked)
    })
}

impl Done {
    /// A plan that has come to nothing.
    fn failed(report: Report, common: &Common<'_>, task: &Task, ending: Ending) -> Done {
        let line = common.way.as_ref().map(|way| Box::new(Line::of(task.source.name(), way, ending)));
        Done { line, kept: false, report }.told()
    }

    /// The line tells what the report does.
    fn told(mut self) -> Done {
        if let Some(line) = &mut self.line {
            let once = self.report.once.clone().map(Findings::from);
            line.told = self.report.findings.iter().chain(&once).flat_map(Findings::entries).collect();
        }
        self
    }
}

/// Everything that can be refused before the first plan is read.
fn prepare(args: &RenderArgs, compare: bool) -> Result<(Common<'_>, Jobs), Report> {
    let epoch = epoch().map_err(|d| Report::failed(exit::USAGE, d))?;
    let jobs = job::plan(args, compare)?;
    let office = Office::read(&args.office)?;
    Ok((Common { args, office, epoch, compare, way: None, side_by_side: true }, jobs))
}

/// The hash of all that decides of the files of a run but for what each plan reads.
fn way(common: &Common<'_>) -> String {
    let Common { args, office: Office { fonts, agency, .. }, epoch, compare: _, way: _, side_by_side: _ } = common;
    let fonts: Vec<String> = match args.office.font_path {
        // The program's own are as its version says.
        None => Vec::new(),
        Some(_) => Face::ALL.map(|face| hash(fonts.face(face).bytes())).to_vec(),
    };
    let agency = agency.as_ref().map(|(name, bytes)| (name, hash(bytes)));
    let (options, office) = (&args.options, (&args.office.era, &args.office.templates));
    hash(format!("{PRODUCER} {:?} {options:?} {office:?} {epoch:?} {agency:?} {fonts:?}", args.formats).as_bytes())
}

/// `SOURCE_DATE_EPOCH`, the one date that the environment may set.
pub(super) fn epoch() -> Result<Option<i64>, Diagnostic> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|v| !v.is_empty()) else { return Ok(None) };
    let text = value.to_string_lossy();
    // Up to the end of the year 9999, the last that dates in files can hold.
    text.parse().ok().filter(|s| (0..=253_402_300_799).contains(s)).map(Some).ok_or_else(|| {
        Diagnostic::of(&rules::DUNG_08, format!("SOURCE_DATE_EPOCH='{text}' không phải số giây tính từ 01/01/1970"))
            .advise("đặt một số nguyên không âm, hoặc bỏ biến môi trường này")
    })
}

/// Reads, renders and writes one plan, unless nothing has changed since its line was written.
fn one(common: &Common<'_>, task: &Task, index: usize, known: Option<Line>, style: Style) -> Done {
    let read = match &task.source {
        Source::Stdin => disk::read_limited(io::stdin().lock()),
        Source::File(path) => Disk.read(path),
    };
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(error) => {
            let report = Report::failed(exit::FILES, unreadable(&task.source.name(), &error));
            return Done::failed(report, common, task, Ending::Faulty);
        }
    };
    if let (Some(mut line), Some(way)) = (known, &common.way)
        && ledger::holds(&mut line, task, &bytes, way)
    {
        let code = if line.warned() { style.code_of_warnings() } else { exit::GOOD };
        return Done { report: Report { code, ..Report::default() }, line: None, kept: true };
    }
    Turn { common, task, index, bytes: &bytes, also: None }.render()
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
    fn render(&self) -> Done {
        let Turn { common, task, .. } = self;
        let world = Reading::new(&Disk);
        let job = match office::beside(&task.source, &world) {
            Ok(lock) => self.job(lock),
            Err(diagnostic) => {
                return Done::failed(Report::failed(exit::ERRORS, diagnostic), common, task, Ending::Faulty);
            }
        };
        // What is read is hashed for a report only.
        let files: &dyn World = if common.way.is_some() { &world } else { &Disk };
        let made = match common.args.emit {
            Some(stage) => facade::emit(&job, files, stage.into()).map(|(text, findings)| (Made::step(text), findings)),
            None => facade::render(&job, files).map(|(made, findings)| (Made::files(made), findings)),
        };
        let (value, Findings { diagnostics, sources }) = match made {
            Ok((made, findings)) => (Some(made), findings),
            Err(findings) => (None, findings),
        };
        let (mut once, diagnostics): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(|d| d.rule == UNCONFIRMED);
        let report = Report { once: once.pop(), ..Report::noting(Findings { diagnostics, sources }) };
        let value = value.filter(|made| made.files.len() == task.outputs.len());
        let (report, compared) = match &value {
            Some(made) if common.compare => self.compare(made, report),
            Some(made) => (self.write(made, report), None),
            None => (Report { code: exit::ERRORS, ..report }, None),
        };
        let ending = if value.is_some() && report.code == exit::GOOD { Ending::Good } else { Ending::Faulty };
        let line = common.way.as_ref().map(|way| {
            let mut line = Line::of(task.source.name(), way, ending);
            for ((format, _), bytes) in task.outputs.iter().zip(value.iter().flat_map(|made| &made.files)) {
                if let Some(format) = format {
                    *ledger::file(&mut line, *format) = Some(hash(bytes));
                }
            }
            line.source = Some(hash(self.bytes));
            line.pages = value.as_ref().and_then(|made| made.pages);
            line.compared = compared;
            line.read = world.all();
            Box::new(line)
        });
        Done { report, line, kept: false }.told()
    }

    /// What the pipeline is told.
    fn job(&self, lock: Option<Lock>) -> Job<'_> {
        let Turn { common, task, .. } = self;
        let wants = |format| task.outputs.iter().any(|(f, _)| *f == Some(format));
        let mut job = common.office.held(&task.source, self.bytes, lock);
        job.formats = Formats { docx: wants(FileFormat::Docx), pdf: wants(FileFormat::Pdf) };
        job.side_by_side = common.side_by_side;
        // What a lock remembers goes before the environment.
        if job.lock.is_none() {
            job.options = Options { epoch: common.epoch, ..job.options };
        }
        job.options = common.args.options.over(job.options);
        job
    }

    /// Compares the files with those that are there.
    fn compare(&self, made: &Made, mut report: Report) -> (Report, Option<Compared>) {
        let mut all = Compared::Same;
        let mut names = Vec::new();
        for ((_, target), bytes) in self.task.outputs.iter().zip(&made.files) {
            let Target::File(path) = target else { continue };
            let name = path.display().to_string();
            let (found, what) = match Disk.read(path) {
                Ok(there) if there == *bytes => (Compared::Same, String::new()),
                Ok(_) => {
                    (Compared::Different, format!("'{name}' khác với tệp dựng lại từ '{}'", self.task.source.name()))
                }
                Err(error) => (Compared::Missing, unreadable(&name, &error).what),
            };
            names.push(name);
            if found != Compared::Same {
                report.findings.push(Diagnostic::of(&rules::RA_09, what).into());
                report.code = exit::worse(report.code, exit::ERRORS);
                all = found;
            }
        }
        if all == Compared::Same {
            report.stdout.extend_from_slice(format!("{}: giống từng byte\n", names.join(", ")).as_bytes());
        }
        (report, Some(all))
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
        let paths: Vec<&Path> = on_disk.iter().map(|(path, _)| *path).collect();
        let apart = if self.common.args.overwrite { None } else { edited::beside_old(self.bytes, &paths) };
        if let Some(apart) = &apart {
            let names: Vec<String> = apart.iter().map(|path| format!("'{}'", path.display())).collect();
            let what = format!("giữ nguyên tệp cũ mà kế hoạch được lập từ đó, bản in ghi ra {}", names.join(", "));
            report.findings.push(Diagnostic::of(&rules::RA_10, what).into());
            on_disk = apart.iter().map(PathBuf::as_path).zip(on_disk.iter().map(|(_, bytes)| *bytes)).collect();
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
