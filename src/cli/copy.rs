//! `sao`: a copy of a PDF, or the part that makes a photocopy one.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::CopyArgs;
use super::disk::{self, Disk};
use super::faults::{no_template_folder, unreadable, unwritable};
use super::report::{Report, Style, exit};
use super::{fonts, same};
use crate::diag::{Diagnostic, Findings, rules};
use crate::facade;
use crate::font::FontSet;
use crate::pipeline::{Input, Job};

/// What `--mau` prints.
const SAMPLE: &str = include_str!("init/ban-sao.yaml");
/// Largest PDF that is copied, in bytes: scans in colour are large.
const LARGEST: u64 = 200 * 1024 * 1024;

/// Makes the copy; returns the exit code.
pub(super) fn run(args: &CopyArgs) -> u8 {
    let report = if args.sample { Report::text(SAMPLE) } else { copy(args).unwrap_or_else(|report| *report) };
    report.deliver_as(Style::of(&args.messages))
}

/// Nothing was made, and why.
type Refused = Box<Report>;

fn usage(what: impl Into<String>, advice: &str) -> Refused {
    Box::new(Report::failed(exit::USAGE, Diagnostic::of(&rules::BANSAO_09, what).advise(advice)))
}

fn copy(args: &CopyArgs) -> Result<Report, Refused> {
    let (original, part) = told_apart(&args.files)?;
    if original.is_some() && args.from_top.is_some() {
        let advice = "bỏ '--cach-tren': khối bản sao đứng ở trang riêng sau các trang của tệp PDF";
        return Err(usage("'--cach-tren' chỉ dùng cho khối bản sao riêng", advice));
    }
    if let Some(folder) = args.office.templates.as_deref().filter(|folder| !folder.is_dir()) {
        return Err(Box::new(Report::failed(exit::FILES, no_template_folder(folder))));
    }
    let targets = targets(args, original, part)?;
    let text = read(part, disk::LIMIT)?;
    let agency = match args.office.agency.as_deref() {
        Some(path) => Some((path, read(path, disk::LIMIT)?)),
        None => None,
    };
    let fonts = fonts::load(args.office.font_path.as_deref());
    let fonts: FontSet = fonts.map_err(|fault| Box::new(Report::failed(exit::FILES, fault)))?.set;
    let job = Job {
        agency: agency.as_ref().map(|(path, bytes)| Input::new(path.display().to_string(), bytes)),
        folder: disk::folder_of(part),
        templates: args.office.templates.clone(),
        era: args.office.era.clone(),
        ..Job::new(part.display().to_string(), &text, &fonts)
    };
    let made = match original {
        Some(path) => {
            let bytes = read(path, LARGEST)?;
            joined(path, &bytes, &job)
        }
        None => block(&job, args.from_top),
    };
    let made = made.map_err(|findings| Box::new(Report::failed(exit::ERRORS, findings)))?;
    Ok(write(args, original, &targets, made))
}

/// What was made.
struct Made {
    files: Vec<Vec<u8>>,
    pages: usize,
    level: Option<String>,
    findings: Findings,
}

fn joined(path: &Path, bytes: &[u8], job: &Job<'_>) -> Result<Made, Findings> {
    let (copied, findings) = facade::copy(&Input::new(path.display().to_string(), bytes), job, &Disk)?;
    Ok(Made { files: vec![copied.pdf], pages: copied.pages, level: copied.level, findings })
}

fn block(job: &Job<'_>, from_top: Option<f64>) -> Result<Made, Findings> {
    let (rendered, findings) = facade::copy_block(job, from_top, &Disk)?;
    let files = [rendered.docx, rendered.pdf].into_iter().flatten().collect();
    Ok(Made { files, pages: rendered.pages, level: None, findings })
}

/// The PDF, if there is one, and the copy's file, by their names.
fn told_apart(files: &[PathBuf]) -> Result<(Option<&Path>, &Path), Refused> {
    let is = |path: &Path, extensions: &[&str]| {
        path.extension().is_some_and(|e| extensions.iter().any(|known| e.eq_ignore_ascii_case(known)))
    };
    let (pdf, others): (Vec<_>, Vec<_>) = files.iter().map(PathBuf::as_path).partition(|path| is(path, &["pdf"]));
    let (yaml, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| is(path, &["yaml", "yml"]));
    if let Some(other) = others.first() {
        let advice = "văn bản được sao là tệp .pdf (tệp Word thì xuất ra PDF trước), tệp bản sao là tệp .yaml";
        let is = if other.is_dir() { "là thư mục" } else { "không phải tệp .pdf hay .yaml" };
        return Err(usage(format!("'{}' {is}", other.display()), advice));
    }
    match (&pdf[..], &yaml[..]) {
        ([], [part]) => Ok((None, part)),
        ([original], [part]) => Ok((Some(original), part)),
        (_, []) => Err(usage(
            "thiếu tệp bản sao (.yaml)",
            "ghi như 'kehoach sao van-ban.pdf ban-sao.yaml'; 'kehoach sao --mau > ban-sao.yaml' cho tệp mẫu",
        )),
        _ => Err(usage("mỗi lần chỉ sao một văn bản", "ghi một tệp .pdf và một tệp bản sao .yaml")),
    }
}

fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    disk::read_up_to(path, limit)
        .map_err(|error| Box::new(Report::failed(exit::FILES, unreadable(&path.display().to_string(), &error))))
}

/// Where the files go; nothing = standard output.
fn targets(args: &CopyArgs, original: Option<&Path>, part: &Path) -> Result<Vec<PathBuf>, Refused> {
    let extensions: &[&str] = if original.is_some() { &["pdf"] } else { &["docx", "pdf"] };
    let name = match original {
        Some(path) => PathBuf::from(format!("{}-sao", path.file_stem().unwrap_or_default().to_string_lossy())),
        None => PathBuf::from(part.file_stem().unwrap_or_default()),
    };
    // Not with_extension: a name may have dots.
    let named = |folder: &Path, extension: &str| folder.join(format!("{}.{extension}", name.display()));
    let beside = original.unwrap_or(part).parent().unwrap_or(Path::new(""));
    let all = |folder: &Path| extensions.iter().map(|extension| named(folder, extension)).collect();
    let Some(output) = &args.output else { return Ok(all(beside)) };
    if output.as_os_str() == "-" {
        return match original {
            Some(_) => Ok(Vec::new()),
            None => Err(usage("đầu ra chuẩn chỉ nhận được một tệp", "ghi tên thư mục sau -o")),
        };
    }
    let extension = output.extension().map(|e| e.to_string_lossy().to_lowercase());
    if output.is_dir() || output.to_string_lossy().ends_with(std::path::is_separator) || extension.is_none() {
        // One that cannot be made is reported with the file that would stand in it.
        let _ = std::fs::create_dir_all(output);
        return Ok(all(output));
    }
    match (original, extension.as_deref()) {
        (Some(_), Some("pdf")) => Ok(vec![output.clone()]),
        (Some(_), _) => Err(usage("tệp ra sau -o phải có đuôi .pdf", "ghi như -o quyet-dinh-sao.pdf")),
        (None, _) => Err(usage("khối bản sao gồm hai tệp, DOCX và PDF", "ghi tên thư mục sau -o, có / ở cuối")),
    }
}

/// Writes the files, but never over the original, and over nothing that is there unless that was asked for.
fn write(args: &CopyArgs, original: Option<&Path>, targets: &[PathBuf], made: Made) -> Report {
    let Made { files, pages, level, findings } = made;
    let report = Report::noting(findings);
    let on_disk: Vec<(&Path, &[u8])> =
        targets.iter().zip(&files).map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    for (path, bytes) in &on_disk {
        let refusal = |what: String, advice: &str| Diagnostic::of(&rules::BANSAO_10, what).advise(advice);
        if original.is_some_and(|original| same::same_file(original, path)) {
            let what = format!("tệp ra '{}' là chính văn bản được sao", path.display());
            return report.failing(exit::USAGE, refusal(what, "chọn tên khác sau -o; bản gốc không bao giờ bị ghi đè"));
        }
        let other = || disk::read_up_to(path, LARGEST).map_or(true, |there| there != *bytes);
        if path.exists() && !args.overwrite && other() {
            let what = format!("đã có '{}', không ghi đè", path.display());
            return report.failing(exit::FILES, refusal(what, "chọn nơi khác bằng -o, hoặc thêm --ghi-de"));
        }
    }
    if let Err((path, error)) = disk::write_all(&on_disk, 0) {
        return report.failing(exit::FILES, unwritable(&path, &error));
    }
    if on_disk.is_empty() {
        return Report { stdout: files.concat(), ..report };
    }
    let names: Vec<String> = targets.iter().map(|path| path.display().to_string()).collect();
    let claims = level.as_ref().map_or(String::new(), |level| format!(", {level} như bản gốc"));
    let json = json!({
        "van_ban": original.map(|path| path.display().to_string()), "tep": names, "trang": pages, "chuan": level,
    });
    let line = format!("{} ({pages} trang{claims})\n", names.join(", "));
    Report { stdout: line.into_bytes(), json: Some(Box::new(json)), ..report }
}
