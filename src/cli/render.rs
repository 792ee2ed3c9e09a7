//! `render`: every plan on a thread of its own turn; messages come out in the order of the arguments.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::args::{FileFormat, RenderArgs};
use super::disk::{self, Disk};
use super::inputs::Source;
use super::job::{self, Refusal, Target, Task};
use super::progress::Progress;
use super::{Report, color, exit, fonts, panics};
use crate::diag::messages::{UNCONFIRMED, io_reason};
use crate::diag::{self, Diagnostic, Format, Outcome, SourceMap, rules};
use crate::era::EraTable;
use crate::font::FontSet;
use crate::pipeline::{self, Formats, Input, Job, LOCK_FILE, Lock, PLAN_FILE, PdfStandard};
use crate::world::World;

/// Stack of a working thread: nested lists of a plan go deep in debug builds, and Windows gives a main thread 1 MB.
const STACK: usize = 16 * 1024 * 1024;

/// What all plans of a run share.
struct Common<'a> {
    args: &'a RenderArgs,
    fonts: FontSet,
    agency: Option<(String, Vec<u8>)>,
    epoch: Option<i64>,
    messages: Messages,
}

/// How messages are written.
#[derive(Clone, Copy)]
pub(super) struct Messages {
    pub(super) format: Format,
    color: bool,
}

impl Messages {
    /// As the options of the run say.
    pub(super) fn of(args: &RenderArgs) -> Messages {
        Messages { format: args.messages.0, color: color() }
    }

    pub(super) fn write(self, diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
        diag::render(diagnostics, sources, self.format, self.color)
    }

    /// A report with messages that have no place in a file.
    pub(super) fn failed(self, code: u8, diagnostic: Diagnostic) -> Report {
        Report { stderr: self.write(&[diagnostic], &SourceMap::default()), code, ..Report::default() }
    }
}

/// Renders the plans, reports each as soon as its turn has come, and returns the exit code.
pub fn run(args: &RenderArgs) -> u8 {
    let messages = Messages::of(args);
    let (common, jobs) = match prepare(args, messages) {
        Ok(prepared) => prepared,
        Err(report) => return report.deliver(),
    };
    let mut out = Printer { json: Vec::new(), messages, said: false, code: exit::GOOD };
    if !jobs.notes.is_empty() {
        out.print(Report { stderr: messages.write(&jobs.notes, &SourceMap::default()), ..Report::default() });
    }
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let workers = args.jobs.unwrap_or_else(cores).min(jobs.tasks.len());
    let next = AtomicUsize::new(0);
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        jobs.tasks.get(index).map(|task| (index, task))
    };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            let work = || {
                let sender = sender;
                while let Some((index, task)) = take() {
                    let report = panics::guard(|| one(&common, task, index)).unwrap_or_else(|panic| {
                        messages.failed(exit::ERRORS, panic.diagnostic(Some(&task.source.name())))
                    });
                    if sender.send((index, report)).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("the system starts threads");
        }
        drop(sender);
        let mut waiting: BTreeMap<usize, Report> = BTreeMap::new();
        let mut turn = 0;
        let mut progress = Progress::new(jobs.tasks.len());
        for (index, report) in receiver {
            waiting.insert(index, report);
            while let Some(report) = waiting.remove(&turn) {
                progress.step(|| out.print(report));
                turn += 1;
            }
        }
    });
    out.finish()
}

/// Renders one plan whose text a command has changed, and writes the files together with it: all of them or none.
/// `changed` is nothing where the plan's file stays as it is.
pub(super) fn run_changed(args: &RenderArgs, bytes: &[u8], changed: bool) -> Report {
    let messages = Messages::of(args);
    let (common, jobs) = match prepare(args, messages) {
        Ok(prepared) => prepared,
        Err(report) => return report,
    };
    let [task] = &jobs.tasks[..] else { return Report::default() };
    let also = match &task.source {
        Source::File(path) if changed => Some((path.as_path(), bytes)),
        _ => None,
    };
    let work = || {
        panics::guard(|| render(&common, task, 0, bytes, also))
            .unwrap_or_else(|panic| messages.failed(exit::ERRORS, panic.diagnostic(Some(&task.source.name()))))
    };
    let report = thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        worker.expect("the system starts threads").join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    report.saying_once(messages)
}

/// Everything that can be refused before the first plan is read.
fn prepare(args: &RenderArgs, messages: Messages) -> Result<(Common<'_>, job::Jobs), Report> {
    let epoch = epoch().map_err(|d| messages.failed(exit::USAGE, d))?;
    let jobs = job::plan(args).map_err(|refusal| match refusal {
        Refusal::Usage(d) => messages.failed(exit::USAGE, d),
        Refusal::Files(d) => messages.failed(exit::FILES, d),
    })?;
    if let Some(folder) = args.templates.as_deref().filter(|f| !f.is_dir()) {
        let what = format!("không có thư mục mẫu '{}'", folder.display());
        return Err(messages
            .failed(exit::FILES, Diagnostic::of(&rules::VAO_06, what).advise("xem lại đường dẫn sau --templates")));
    }
    let agency = match &args.agency {
        Some(path) => {
            let bytes = Disk
                .read(path)
                .map_err(|e| messages.failed(exit::FILES, unreadable(&path.display().to_string(), &e)))?;
            Some((path.display().to_string(), bytes))
        }
        None => None,
    };
    let fonts = fonts::load(args.font_path.as_deref()).map_err(|d| messages.failed(exit::FILES, d))?.set;
    Ok((Common { args, fonts, agency, epoch, messages }, jobs))
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
        Ok(bytes) => render(common, task, index, &bytes, None),
        Err(error) => common.messages.failed(exit::FILES, unreadable(&task.source.name(), &error)),
    }
}

/// Renders one plan and writes its files, and `also` with them.
fn render(common: &Common<'_>, task: &Task, index: usize, bytes: &[u8], also: Option<(&Path, &[u8])>) -> Report {
    let messages = common.messages;
    let name = task.source.name();
    let folder = match &task.source {
        Source::Stdin => ".".into(),
        Source::File(path) => disk::folder_of(path),
    };
    let wants = |format| task.outputs.iter().any(|(f, _)| *f == Some(format));
    let job = Job {
        plan: Input { name, bytes },
        agency: common.agency.as_ref().map(|(name, bytes)| Input { name: name.clone(), bytes }),
        folder,
        templates: common.args.templates.clone(),
        era: common.args.era.clone(),
        eras: EraTable::default(),
        fonts: &common.fonts,
        formats: Formats { docx: wants(FileFormat::Docx), pdf: wants(FileFormat::Pdf) },
        embed_fonts: common.args.embed_fonts,
        form_fields: !common.args.no_form_fields,
        thrift: common.args.thrift,
        epoch: common.epoch,
        standard: PdfStandard::default(),
        lock: None,
    };
    let mut job = match beside(&task.source) {
        Ok(Some(lock)) => job.obeying(lock),
        Ok(None) => job,
        Err(diagnostic) => return messages.failed(exit::ERRORS, diagnostic),
    };
    // What is asked for now wins over what the lock remembers.
    job.standard = common.args.standard.map_or(job.standard, PdfStandard::from);
    job.embed_fonts |= common.args.embed_fonts;
    job.form_fields &= !common.args.no_form_fields;
    job.thrift |= common.args.thrift;
    let mut sources = SourceMap::default();
    let (files, pages, diagnostics) = match common.args.emit {
        Some(stage) => {
            let Outcome { value, diagnostics } = pipeline::emit(&job, &Disk, &mut sources, stage.into());
            (value.map(|text| vec![text.into_bytes()]), None, diagnostics)
        }
        None => {
            let Outcome { value, diagnostics } = pipeline::render(&job, &Disk, &mut sources);
            let pages = value.as_ref().map(|v| v.pages);
            (value.map(|v| [v.docx, v.pdf].into_iter().flatten().collect()), pages, diagnostics)
        }
    };
    let (mut once, diagnostics): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(|d| d.rule == UNCONFIRMED);
    let once = once.pop();
    let stderr = messages.write(&diagnostics, &sources);
    match files.filter(|files: &Vec<Vec<u8>>| files.len() == task.outputs.len() && !diag::has_errors(&diagnostics)) {
        Some(files) => {
            Report { stderr, once, ..Report::default() }.with_files(task, &files, also, pages, index, messages)
        }
        None => Report { stderr, once, code: exit::ERRORS, ..Report::default() },
    }
}

/// The lock beside a plan that was extracted from a PDF.
fn beside(source: &Source) -> Result<Option<Lock>, Diagnostic> {
    let Source::File(path) = source else { return Ok(None) };
    if path.file_name().is_none_or(|name| name != PLAN_FILE) {
        return Ok(None);
    }
    let lock = path.with_file_name(LOCK_FILE);
    match Disk.read(&lock) {
        Ok(bytes) => Lock::read(&bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(&lock.display().to_string(), &error)),
    }
}

impl Report {
    /// With what is said once a run among its messages.
    fn saying_once(mut self, messages: Messages) -> Report {
        if let Some(once) = self.once.take() {
            self.stderr = join(self.stderr, messages.write(&[once], &SourceMap::default()), messages.format);
        }
        self
    }

    /// Writes the files and adds the line that says so, or the message why not.
    fn with_files(
        mut self,
        task: &Task,
        files: &[Vec<u8>],
        also: Option<(&Path, &[u8])>,
        pages: Option<usize>,
        tag: usize,
        messages: Messages,
    ) -> Report {
        let mut on_disk: Vec<(&Path, &[u8])> = also.into_iter().collect();
        for ((_, target), bytes) in task.outputs.iter().zip(files) {
            match target {
                Target::Stdout => self.stdout.extend_from_slice(bytes),
                Target::File(path) => on_disk.push((path, bytes)),
            }
        }
        let signed = on_disk.iter().find(|(path, _)| disk::is_signed_pdf(path));
        if let Some((path, _)) = signed {
            let failed = messages.failed(exit::FILES, would_lose_signature(path));
            return Report { stderr: join(self.stderr, failed.stderr, messages.format), ..failed };
        }
        if let Err((path, error)) = disk::write_all(&on_disk, tag) {
            let failed = messages.failed(exit::FILES, unwritable(&path, &error));
            return Report { stderr: join(self.stderr, failed.stderr, messages.format), ..failed };
        }
        if let (Some(pages), false) = (pages, on_disk.is_empty()) {
            let names: Vec<String> = on_disk.iter().map(|(path, _)| path.display().to_string()).collect();
            self.stdout.extend_from_slice(format!("{} ({pages} trang)\n", names.join(", ")).as_bytes());
        }
        self
    }
}

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::RA_03, format!("không ghi được '{}': {}", path.display(), io_reason(error)))
        .advise("đóng tệp nếu đang mở, xem lại quyền ghi, hoặc chọn nơi khác bằng -o")
}

/// A signed PDF stands where a new one would go: nothing brings a signature back.
fn would_lose_signature(path: &Path) -> Diagnostic {
    Diagnostic::of(&rules::RA_05, format!("'{}' đã có chữ ký số nên không bị ghi đè", path.display()))
        .advise("chọn nơi khác bằng -o; nếu chắc chắn bỏ bản đã ký thì xóa hoặc đổi tên tệp đó trước")
}

/// A file that cannot be read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::of(&rules::VAO_07, format!("không đọc được '{name}': {}", io_reason(error)))
}

/// Two lots of messages as one.
pub(super) fn join(a: String, b: String, format: Format) -> String {
    match format {
        Format::Json => json(entries(&a).into_iter().chain(entries(&b)).collect()),
        _ => a + &b,
    }
}

/// The entries of a JSON array of messages.
fn entries(text: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(text).unwrap_or_default()
}

fn json(entries: Vec<serde_json::Value>) -> String {
    format!("{:#}\n", serde_json::Value::Array(entries))
}

/// Prints reports one after the other; messages as JSON are kept and become one array at the end.
struct Printer {
    json: Vec<serde_json::Value>,
    messages: Messages,
    /// What is said once a run has been said.
    said: bool,
    code: u8,
}

impl Printer {
    fn print(&mut self, mut report: Report) {
        if self.said {
            report.once = None;
        }
        self.said |= report.once.is_some();
        let mut report = report.saying_once(self.messages);
        if self.messages.format == Format::Json {
            self.json.extend(entries(&std::mem::take(&mut report.stderr)));
        }
        self.code = self.code.max(report.deliver());
    }

    fn finish(self) -> u8 {
        match self.messages.format {
            Format::Json => Report { stderr: json(self.json), code: self.code, ..Report::default() }.deliver(),
            _ => self.code,
        }
    }
}
