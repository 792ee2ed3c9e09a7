//! `import`: old files become plan files beside them; nothing is written over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::ImportArgs;
use super::bridges::{Programs, ocr, office};
use super::disk::{self, Disk};
use super::faults::{unreadable, unwritable};
use super::report::{Printer, Report, Style, exit};
use super::{crew, panics, sources};
use crate::diag::{Diagnostic, FileId, Findings, Place, SourceMap, rules};
use crate::facade::{self, By, Changed, Import, ImportFrom, Imported, Office, Through};
use crate::font::FontSet;
use crate::import::read::kind::{FileKind, kind_of};
use crate::pipeline::Input;
use crate::world::World;

/// Imports the files, reports each when its turn has come, and returns the exit code.
pub(super) fn run(args: &ImportArgs) -> u8 {
    let mut out = Printer::new(Style::of(&args.messages));
    let (tasks, faults) = match sources::tasks(args) {
        Ok(found) => found,
        Err(report) => {
            out.print(report);
            return out.finish();
        }
    };
    faults.into_iter().for_each(|fault| out.print(fault));
    let profile = match args.office.as_deref().map(profile).transpose() {
        Ok(profile) => profile,
        Err(report) => {
            out.print(report);
            return out.finish();
        }
    };
    let fonts = FontSet::embedded();
    let several = tasks.len() > 1;
    let planned: BTreeSet<&Path> = tasks.iter().map(|task| task.to.as_path()).collect();
    let workers = args.jobs.map_or_else(crew::cores, usize::from).min(tasks.len());
    let work = |index: usize, task: &sources::Task| {
        let name = task.from.display().to_string();
        let one = Turn { args, task, planned: &planned, profile: profile.as_deref(), fonts: &fonts, several, index };
        panics::guard(|| one.report())
            .unwrap_or_else(|panic| Report::failed(exit::ERRORS, panic.diagnostic(Some(&name))))
    };
    crew::in_turn(&tasks, workers, work, |_, report| out.print(report));
    out.finish()
}

/// The bytes of the profile.
///
/// # Errors
/// It cannot be read, or used.
fn profile(path: &Path) -> Result<Vec<u8>, Report> {
    let name = path.display().to_string();
    let bytes = Disk.read(path).map_err(|error| Report::failed(exit::FILES, unreadable(&name, &error)))?;
    match facade::profile_faults(&Input::new(name, &bytes)) {
        Some(findings) => Err(Report::failed(exit::ERRORS, findings)),
        None => Ok(bytes),
    }
}

/// One file on its way.
struct Turn<'a> {
    args: &'a ImportArgs,
    task: &'a sources::Task,
    /// All the plans that this run makes.
    planned: &'a BTreeSet<&'a Path>,
    /// `--don-vi`.
    profile: Option<&'a [u8]>,
    fonts: &'a FontSet,
    several: bool,
    index: usize,
}

impl Turn<'_> {
    fn report(&self) -> Report {
        let name = self.task.from.display().to_string();
        let bytes = match Disk.read(&self.task.from) {
            Ok(bytes) => bytes,
            Err(error) => return Report::failed(exit::FILES, unreadable(&name, &error)),
        };
        // Old Word files are read by way of another program, where there is one; it is named.
        let kind = kind_of(&bytes);
        let (read, led) = match kind {
            FileKind::OldWord | FileKind::Rtf | FileKind::Html | FileKind::Odt | FileKind::WordXml
                if self.args.from.is_none() =>
            {
                match office::to_docx(&bytes, kind, &Programs::installed()) {
                    Ok(converted) => (Some(converted.bytes.clone()), Some(converted)),
                    Err(fault) => return Report::failed(exit::ERRORS, about(&name, fault)),
                }
            }
            _ => (None, None),
        };
        let shown = self.task.from.file_name().map_or(name.clone(), |name| name.to_string_lossy().into_owned());
        let asked = Import {
            file: Input { name: shown, bytes: read.as_deref().unwrap_or(&bytes) },
            from: self.args.from.map(Into::into).unwrap_or_default(),
            charset: self.args.charset.charset(),
        };
        if let Some(plan) = &self.args.against {
            return self.against(&asked, plan);
        }
        let through = led.as_ref().map(|converted| Through {
            original: &bytes,
            program: converted.by.clone(),
            recognised: false,
        });
        let by = By { through, office: self.office(&self.task.to) };
        match facade::import_by(&asked, &by, self.fonts, &Disk) {
            Ok((made, mut findings)) => {
                findings.diagnostics.splice(0..0, led.iter().map(|led| placed(office::told(led))));
                let report = Report::noting(findings);
                self.write(&made, report)
            }
            Err(_) if self.args.ocr && kind == FileKind::Pdf => self.recognised(&asked),
            Err(findings) => Report::failed(exit::ERRORS, findings),
        }
    }

    /// The pages of a scan as another program reads them.
    fn recognised(&self, asked: &Import<'_>) -> Report {
        let read = match ocr::recognise(asked.file.bytes, &Programs::installed()) {
            Ok(read) => read,
            Err(fault) => return Report::failed(exit::ERRORS, about(&asked.file.name, fault)),
        };
        let text = read.pages.join("\u{c}");
        let file = Input { name: asked.file.name.clone(), bytes: text.as_bytes() };
        let asked_text = Import { file, from: ImportFrom::Text, charset: asked.charset };
        let through = Through { original: asked.file.bytes, program: read.by.clone(), recognised: true };
        let by = By { through: Some(through), office: self.office(&self.task.to) };
        match facade::import_by(&asked_text, &by, self.fonts, &Disk) {
            Ok((made, mut findings)) => {
                findings.diagnostics.insert(0, placed(ocr::told(&read)));
                self.write(&made, Report::noting(findings))
            }
            Err(findings) => Report::failed(exit::ERRORS, findings),
        }
    }

    /// The profile, as a plan file names it.
    fn office(&self, plan: &Path) -> Option<Office<'_>> {
        let (path, bytes) = (self.args.office.as_deref()?, self.profile?);
        Some(Office {
            profile: Input::new(path.display().to_string(), bytes),
            named: disk::relative(&disk::folder_of(plan), path),
            folder: disk::folder_of(path),
        })
    }

    /// Proves again after edits; what differs is data, and shows in the exit code.
    fn against(&self, asked: &Import<'_>, plan: &Path) -> Report {
        let mut paths = vec![plan.to_path_buf()];
        paths.extend((1..).map(|number| attached(plan, number)).take_while(|path| path.is_file()));
        let mut texts = Vec::new();
        for path in &paths {
            match Disk.read(path) {
                Ok(bytes) => texts.push(bytes),
                Err(error) => return Report::failed(exit::FILES, unreadable(&path.display().to_string(), &error)),
            }
        }
        let named = paths.iter().zip(&texts);
        let plans: Vec<Input<'_>> = named.map(|(path, text)| Input::new(path.display().to_string(), text)).collect();
        let folder = disk::folder_of(plan);
        match facade::compare(asked, &plans, (self.office(plan).as_ref(), &folder), self.fonts, &Disk) {
            Ok((changes, findings)) => self.differing(&changes, findings, &paths),
            Err(findings) => Report::failed(exit::ERRORS, findings),
        }
    }

    /// A line for each stretch that differs; where there are several plan files, the others than the first are named.
    fn differing(&self, changes: &[Changed], findings: Findings, plans: &[PathBuf]) -> Report {
        let said = |text: &str| if text.is_empty() { "không có".to_string() } else { format!("\"{text}\"") };
        let name = |of: usize| plans.get(of).map(|path| path.display().to_string()).unwrap_or_default();
        let line = |Changed { key, file, plan, of }: &Changed| {
            let at = if *of == 0 { String::new() } else { format!(" của {}", name(*of)) };
            format!("khác ở '{key}'{at}: tệp gốc {}, kế hoạch {}\n", said(file), said(plan))
        };
        let lines = match changes.is_empty() {
            true => "kế hoạch có đúng các chữ của tệp gốc\n".to_string(),
            false => changes.iter().map(line).collect(),
        };
        let one = |Changed { key, file, plan, of }: &Changed| json!({"khoa": key, "tep_goc": file, "ke_hoach": plan, "tep_ke_hoach": name(*of)});
        let all: Vec<_> = changes.iter().map(one).collect();
        Report {
            stdout: lines.into_bytes(),
            json: Some(Box::new(
                json!({"tep": self.task.from.display().to_string(), "ke_hoach": name(0), "khac": all}),
            )),
            code: if changes.is_empty() { exit::GOOD } else { exit::ERRORS },
            ..Report::noting(findings)
        }
    }

    /// Writes the plan and its proof, never over another file.
    fn write(&self, made: &Imported, mut report: Report) -> Report {
        let to = &self.task.to;
        let beside = |ending: &str| to.with_extension(format!("chung-minh.{ending}"));
        let mut files: Vec<(PathBuf, &[u8])> = vec![(to.clone(), made.plan.as_bytes())];
        files.extend((1..).zip(&made.attached).map(|(number, plan)| (attached(to, number), plan.as_bytes())));
        if self.args.proof {
            files.push((beside("txt"), made.sheet.as_bytes()));
            files.push((beside("json"), made.json.as_bytes()));
        }
        // Another file of this run may be about to become a plan of this name.
        let taken = |path: &PathBuf| path != to && self.planned.contains(path.as_path());
        if let Some((path, _)) = files.iter().find(|(path, _)| path.exists() || taken(path)) {
            let fault = Diagnostic::of(&rules::RA_04, format!("đã có '{}', không ghi đè", path.display()))
                .advise("chọn tên khác hoặc thư mục khác sau -o");
            return report.failing(exit::FILES, fault);
        }
        if let Err(fault) = disk::make_folder(&disk::folder_of(to)) {
            return report.failing(exit::FILES, fault);
        }
        let files: Vec<(&Path, &[u8])> = files.iter().map(|(path, bytes)| (path.as_path(), *bytes)).collect();
        if let Err((path, error)) = disk::write_all(&files, self.index) {
            return report.failing(exit::FILES, unwritable(&path, &error));
        }
        let names: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
        let line = match self.several {
            true => format!("{} ({} chỗ nên xem lại)\n", names[..=made.attached.len()].join(", "), made.doubts),
            false => format!("{}\n{}", names.join(", "), made.summary),
        };
        report.stdout.extend_from_slice(line.as_bytes());
        // A doubt asks to be looked at, whatever its level.
        if self.args.messages.strict && made.doubts > 0 {
            report.code = exit::worse(report.code, exit::WARNINGS);
        }
        report.json = Some(Box::new(json!({"tep": self.task.from.display().to_string(), "ke_hoach": names[0],
            "cac_tep": names, "xem_lai": made.doubts})));
        report
    }
}

/// The plan file of a document that is issued with another one, beside that one's.
fn attached(plan: &Path, number: usize) -> PathBuf {
    let name = plan.file_stem().unwrap_or_default().to_string_lossy();
    let number = if number == 1 { String::new() } else { format!("-{number}") };
    plan.with_file_name(format!("{name}-kem-theo{number}.yaml"))
}

/// A message about the only file of its findings.
fn placed(mut told: Diagnostic) -> Diagnostic {
    told.place = told.place.or(Some(Place::file(FileId(0))));
    told
}

/// A message with the name of the file it is about.
fn about(name: &str, told: Diagnostic) -> Findings {
    let mut sources = SourceMap::default();
    sources.add(name, "");
    Findings { diagnostics: vec![placed(told)], sources }
}
