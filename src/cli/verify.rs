//! `verify`: is a file still what the program made of its source?

use std::path::{Path, PathBuf};

use super::args::VerifyArgs;
use super::disk::{self, Disk};
use super::faults::{no_template_folder, unreadable};
use super::report::{Report, exit};
use super::{fonts, panics};
use crate::era::EraTable;
use crate::facade;
use crate::font::FontSet;
use crate::pipeline::{Input, PRODUCER};
use crate::seal::{Answer, Given, Verified};
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

/// Verifies the files one after the other; the worst result is the exit code.
pub(super) fn run(args: &VerifyArgs) -> u8 {
    let common = match prepare(args) {
        Ok(common) => common,
        Err(report) => return report.deliver(),
    };
    let mut code = exit::GOOD;
    for path in &args.files {
        let report = panics::guard(|| one(&common, path))
            .unwrap_or_else(|panic| Report::failed(exit::ERRORS, panic.diagnostic(Some(&path.display().to_string()))));
        code = code.max(report.deliver());
    }
    code
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

fn one(common: &Common<'_>, path: &Path) -> Report {
    let name = path.display().to_string();
    let bytes = match Disk.read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Report::failed(exit::FILES, unreadable(&name, &error)),
    };
    let beside = if common.source.is_none() { beside(path) } else { None };
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
    let (answer, findings) = facade::verify(&bytes, &given, &Disk);
    let source = source.map(|(path, _)| path.display().to_string());
    let (line, code) = match answer {
        Answer::Genuine(verified) => (genuine(verified, source.as_deref()), exit::GOOD),
        Answer::Refuted => ("KHÔNG xác nhận được".to_string(), exit::ERRORS),
        Answer::NoSource => ("không có nguồn để đối chiếu".to_string(), exit::USAGE),
    };
    let stdout = format!("{name}: {line}\n").into_bytes();
    Report { stdout, code, ..Report::noting(findings) }
}

/// What a genuine file is, in one sentence.
fn genuine(verified: Verified, source: Option<&str>) -> String {
    let Verified { carries_source, updated } = verified;
    let from = match source {
        Some(source) if !carries_source => format!("từ '{source}'"),
        _ => "từ nguồn đính kèm trong tệp".to_string(),
    };
    match updated {
        false => format!("nguyên vẹn, đúng từng byte như {PRODUCER} tạo {from}"),
        true => format!("đã được ký hoặc điền thêm sau khi tạo; bản gốc còn nguyên, đúng như {PRODUCER} tạo {from}"),
    }
}

/// The plan of the same name beside a file.
fn beside(path: &Path) -> Option<Named> {
    ["yaml", "yml"].into_iter().map(|extension| path.with_extension(extension)).find_map(|plan| {
        let bytes = Disk.read(&plan).ok()?;
        Some((plan, bytes))
    })
}
