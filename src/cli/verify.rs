//! `verify`: is a file still what the program made of its source?

use std::fs::File;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use super::args::VerifyArgs;
use super::disk::{self, Disk};
use super::faults::{no_template_folder, unreadable, unwritable};
use super::progress::Progress;
use super::report::{Printer, Report, Style, exit};
use super::verdict::{Count, State};
use super::{crew, fonts, interrupt, panics, sealed, shards};
use crate::diag::{Diagnostic, Findings, Format, Outcome, Place, Severity, rules};
use crate::era::EraTable;
use crate::facade;
use crate::font::FontSet;
use crate::pipeline::Input;
use crate::seal::{self, Given, Remade};
use crate::shard::{MAX_PACKED, Shard};
use crate::world::World;

/// A file that was read: what messages call it, its bytes.
type Named = (PathBuf, Vec<u8>);

/// What all files of a run share.
struct Common<'a> {
    args: &'a VerifyArgs,
    fonts: FontSet,
    agency: Option<Named>,
    source: Option<Named>,
}

/// Verifies the files, several at the same time, and tells of them in their order. That one is altered outranks whatever
/// else there is to say.
pub(super) fn run(args: &VerifyArgs) -> u8 {
    let mut out = Printer::new(Style::of(&args.messages));
    let common = match prepare(args) {
        Ok(common) => common,
        Err(report) => {
            out.print(report);
            return out.finish();
        }
    };
    let (files, faults) = sealed::expand(&args.files);
    let list = match args.report.as_deref().map(|path| File::create_new(path).map_err(|e| refused(path, &e))) {
        None => None,
        Some(Ok(list)) => Some(list),
        Some(Err(refusal)) => {
            out.print(Report::failed(exit::FILES, refusal));
            return out.finish();
        }
    };
    faults.into_iter().for_each(|fault| out.print(fault));
    let (shards, files): (Vec<PathBuf>, Vec<PathBuf>) = files.into_iter().partition(|path| shards::is_shard(path));
    if files.len() > 1 || !shards.is_empty() {
        interrupt::watch();
    }
    let mut tally = Tally { args, out, list, count: Count::default(), done: 0, all: 0 };
    tally.lot(&files, |path| path.display().to_string(), |path| one(&common, path));
    for path in &shards {
        shard(&common, path, &mut tally);
    }
    let Tally { mut out, count, done, all, .. } = tally;
    if all > 1 && args.messages.format.0 == Format::Human {
        // Nothing can be said when standard error itself is gone.
        let _ = io::stderr().write_all(count.line().as_bytes());
    }
    if done < all {
        let what = format!("dừng giữa chừng: xong {done} trong {all} tệp");
        let stopped = Diagnostic::of(&rules::VAO_09, what);
        out.print(Report { code: exit::STOPPED, ..Report::noting(stopped.into()) });
    }
    let code = out.finish();
    if count.altered() { exit::ERRORS } else { code }
}

/// What all files of a run come to.
struct Tally<'a> {
    args: &'a VerifyArgs,
    out: Printer,
    /// The report.
    list: Option<File>,
    count: Count,
    done: usize,
    all: usize,
}

impl Tally<'_> {
    /// Verifies files that lie together, several at the same time, and tells of them in their order.
    fn lot<T: Sync>(
        &mut self,
        files: &[T],
        name: impl Fn(&T) -> String + Sync,
        work: impl Fn(&T) -> (State, Report) + Sync,
    ) {
        self.all += files.len();
        let mut progress = Progress::new(files.len(), "tệp");
        let work = |_, file: &T| {
            panics::guard(|| work(file)).unwrap_or_else(|panic| {
                (State::Unread, Report::failed(exit::ERRORS, panic.diagnostic(Some(&name(file)))))
            })
        };
        crew::in_turn(files, crew::size(self.args.jobs, files.len()), work, |index, (state, report)| {
            self.count.add(state);
            self.done += 1;
            let line = self.list.as_mut().map(|list| {
                let line = report
                    .json
                    .clone()
                    .unwrap_or_else(|| Box::new(state.json(&name(&files[index]), &Findings::from(Vec::new()))));
                list.write_all(format!("{line}\n").as_bytes())
            });
            progress.step(|| self.out.print(report));
            if let (Some(Err(error)), Some(path)) = (line, &self.args.report) {
                interrupt::ask();
                self.out.print(Report::failed(exit::FILES, unwritable(path, &error)));
            }
        });
        progress.end();
    }
}

/// Verifies the files of a shard, each by what it carries or by the plan of the same name in the shard.
fn shard(common: &Common<'_>, path: &Path, tally: &mut Tally<'_>) {
    let called = path.display().to_string();
    let bytes = disk::read_up_to(path, MAX_PACKED).map_err(|error| unreadable(&called, &error));
    let opened = bytes.as_ref().map_err(Clone::clone).and_then(|bytes| Shard::open(bytes, &called));
    let shard = match opened {
        Ok(shard) => shard,
        Err(fault) => return tally.out.print(Report::failed(exit::FILES, fault)),
    };
    let files: Vec<&str> = shard.names().filter(|name| sealed::is_ours_by_name(Path::new(name))).collect();
    if files.is_empty() {
        return tally.out.print(sealed::nothing(path));
    }
    let name = |file: &&str| format!("{called}/{file}");
    tally.lot(&files, name, |file| in_world(common, &name(file), Path::new(file), &shard));
}

/// A report that cannot be begun.
fn refused(path: &Path, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Diagnostic::of(&rules::RA_04, format!("đã có '{}', không ghi đè", path.display()))
                .advise("đặt tên khác sau --bao-cao")
        }
        _ => unwritable(path, error),
    }
}

fn prepare(args: &VerifyArgs) -> Result<Common<'_>, Report> {
    let read = |path: &Option<PathBuf>| -> Result<Option<Named>, Report> {
        let Some(path) = path else { return Ok(None) };
        let bytes =
            Disk.read(path).map_err(|e| Report::failed(exit::FILES, unreadable(&path.display().to_string(), &e)))?;
        Ok(Some((path.clone(), bytes)))
    };
    let office = &args.office;
    if let Some(folder) = office.templates.as_deref().filter(|f| !f.is_dir()) {
        return Err(Report::failed(exit::FILES, no_template_folder(folder)));
    }
    let fonts = fonts::load(office.font_path.as_deref()).map_err(|d| Report::failed(exit::FILES, d))?.set;
    Ok(Common { args, fonts, agency: read(&office.agency)?, source: read(&args.source)? })
}

fn one(common: &Common<'_>, path: &Path) -> (State, Report) {
    in_world(common, &path.display().to_string(), path, &Disk)
}

/// Verifies a file of a world; `name` is what messages call it.
fn in_world(common: &Common<'_>, name: &str, path: &Path, world: &dyn World) -> (State, Report) {
    let bytes = match world.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let findings = Findings::from(unreadable(name, &error));
            let json = State::Unread.json(name, &findings);
            return (State::Unread, Report { json: Some(Box::new(json)), ..Report::failed(exit::FILES, findings) });
        }
    };
    let beside = if common.source.is_none() { beside(path, world) } else { None };
    let source = common.source.as_ref().or(beside.as_ref());
    let given = Given {
        source: source.map(|(path, bytes)| (Input { name: path.display().to_string(), bytes }, disk::folder_of(path))),
        named: common.source.is_some(),
        agency: common.agency.as_ref().map(|(path, bytes)| Input { name: path.display().to_string(), bytes }),
        templates: common.args.office.templates.clone(),
        era: common.args.office.era.clone(),
        eras: EraTable::default(),
        fonts: &common.fonts,
    };
    let (answer, mut findings) = facade::verify(&bytes, &given, world);
    let source = source.map(|(path, _)| path.display().to_string());
    let state = State::of(answer, &findings.diagnostics);
    let mut line = state.line(source.as_deref());
    if let (State::Unproven, Some(folder)) = (state, &common.args.remake) {
        let Outcome { value, diagnostics } = seal::remake(&bytes, &given, world, &mut findings.sources);
        // What stood in the way before stands there still.
        findings.diagnostics.extend(diagnostics.into_iter().filter(|d| d.severity == Severity::Note));
        if let Some(remade) = value.flatten() {
            match write_remade(folder, Path::new(name), &remade) {
                Ok(to) => line = format!("{line}; bản dựng lại để so: {}", to.display()),
                Err(diagnostic) => findings.diagnostics.push(diagnostic),
            }
        }
    }
    about(&mut findings, name);
    let json = state.json(name, &findings);
    let stdout = format!("{name}: {line}\n").into_bytes();
    (state, Report { stdout, json: Some(Box::new(json)), code: state.code(), ..Report::noting(findings) })
}

/// Messages that have no place of their own are about the file.
fn about(findings: &mut Findings, name: &str) {
    let file = findings.sources.add(name, "");
    for diagnostic in &mut findings.diagnostics {
        diagnostic.place.get_or_insert(Place::file(file));
    }
}

/// Writes a file that was made again below a folder, where the file itself stands below the present one; never over
/// another.
fn write_remade(folder: &Path, path: &Path, remade: &Remade) -> Result<PathBuf, Diagnostic> {
    let below: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    let to = folder.join(below);
    if to.exists() {
        return Err(Diagnostic::of(&rules::RA_04, format!("đã có '{}', không ghi đè", to.display()))
            .advise("chọn một thư mục mới sau --dung-lai"));
    }
    std::fs::create_dir_all(disk::folder_of(&to)).map_err(|e| unwritable(&to, &e))?;
    disk::write_all(&[(&to, &remade.file)], 0).map_err(|(path, error)| unwritable(&path, &error))?;
    Ok(to)
}

/// The plan of the same name beside a file.
fn beside(path: &Path, world: &dyn World) -> Option<Named> {
    ["yaml", "yml"].into_iter().map(|extension| path.with_extension(extension)).find_map(|plan| {
        let bytes = world.read(&plan).ok()?;
        Some((plan, bytes))
    })
}
