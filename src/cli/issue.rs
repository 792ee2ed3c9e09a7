//! `issue`: number and date go into the plan, which is then rendered, or into the blanks of a PDF that a person has signed.

use std::path::{Path, PathBuf};

use super::args::IssueArgs;
use super::disk::{self, Disk};
use super::render::{self, Messages};
use super::{Report, exit};
use crate::diag::messages::{broken_era, unknown_era};
use crate::diag::{Diagnostic, Outcome, SourceMap, has_errors, rules};
use crate::era::{Era, EraTable};
use crate::seal::fill::{self, Issuance};
use crate::world::World;

/// Fills number and date into one file.
pub fn run(args: &IssueArgs) -> Report {
    let messages = Messages::of(&args.render);
    let usage = |what: &str, advice: &str| {
        messages.failed(exit::USAGE, Diagnostic::of(&rules::BANHANH_20, what).advise(advice))
    };
    let given = match Issuance::read(&args.number, &args.date) {
        Ok(given) => given,
        Err(faults) => {
            let stderr = messages.write(&faults, &SourceMap::default());
            return Report { stderr, code: exit::USAGE, ..Report::default() };
        }
    };
    let [path] = &args.render.plans[..] else {
        return usage("mỗi lần chỉ ban hành một văn bản", "ghi tên một tệp .yaml hoặc .pdf");
    };
    if path.as_os_str() == "-" {
        return usage("lệnh này cần một tệp, không đọc đầu vào chuẩn", "ghi tên tệp .yaml hoặc .pdf");
    }
    if args.render.emit.is_some() {
        return usage("không dùng '--emit' cùng với lệnh này", "dùng 'kehoach render --emit' sau khi đã điền");
    }
    let bytes = match Disk.read(path) {
        Ok(bytes) => bytes,
        Err(error) => return messages.failed(exit::FILES, render::unreadable(&path.display().to_string(), &error)),
    };
    match is_pdf(path, &bytes) {
        true => pdf(args, path, &bytes, &given, messages),
        false => plan(args, path, &bytes, &given, messages),
    }
}

/// A file is what its content says; an empty or damaged one what it is called.
fn is_pdf(path: &Path, bytes: &[u8]) -> bool {
    let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
    named || bytes.starts_with(b"%PDF-")
}

/// The paper way.
fn plan(args: &IssueArgs, path: &Path, bytes: &[u8], given: &Issuance, messages: Messages) -> Report {
    let mut sources = SourceMap::default();
    let name = path.display().to_string();
    let Outcome { value, diagnostics } = fill::plan(&name, bytes, given, args.overwrite, &mut sources);
    let stderr = messages.write(&diagnostics, &sources);
    let Some(new) = value.filter(|_| !has_errors(&diagnostics)) else {
        return Report { stderr, code: exit::ERRORS, ..Report::default() };
    };
    let report = render::run_changed(&args.render, &new, new != bytes);
    Report { stderr: render::join(stderr, report.stderr, messages.format), ..report }
}

/// The electronic way.
fn pdf(args: &IssueArgs, path: &Path, bytes: &[u8], given: &Issuance, messages: Messages) -> Report {
    let target = match target(args, path) {
        Ok(target) => target,
        Err(diagnostic) => return messages.failed(exit::USAGE, diagnostic),
    };
    let era = match era(args, given) {
        Ok(era) => era,
        Err(diagnostic) => return messages.failed(exit::ERRORS, diagnostic),
    };
    let Outcome { value, diagnostics } = fill::pdf(&path.display().to_string(), bytes, given, &era);
    let stderr = messages.write(&diagnostics, &SourceMap::default());
    let Some(filled) = value.filter(|_| !has_errors(&diagnostics)) else {
        return Report { stderr, code: exit::ERRORS, ..Report::default() };
    };
    let Some(target) = target else { return Report { stdout: filled, stderr, ..Report::default() } };
    if let Err((path, error)) = disk::write_all(&[(&target, &filled)], 0) {
        let failed = messages.failed(exit::FILES, render::unwritable(&path, &error));
        return Report { stderr: render::join(stderr, failed.stderr, messages.format), ..failed };
    }
    let stdout = format!("{}\n", target.display()).into_bytes();
    Report { stdout, stderr, ..Report::default() }
}

/// Where the filled file goes; nothing = standard output. Without `-o` it takes the place of the file: an update only adds
/// to it.
fn target(args: &IssueArgs, path: &Path) -> Result<Option<PathBuf>, Diagnostic> {
    let wrong = |what: &str, advice: &str| Err(Diagnostic::of(&rules::BANHANH_20, what).advise(advice));
    let render = &args.render;
    let of_plans = [
        (args.overwrite, "--ghi-de"),
        (!render.formats.is_empty(), "--format"),
        (render.agency.is_some(), "--don-vi"),
        (render.templates.is_some(), "--templates"),
        (render.font_path.is_some(), "--font-path"),
        (render.embed_fonts, "--nhung-phong"),
        (render.no_form_fields, "--khong-o-ky"),
        (render.thrift, "--gon"),
        (render.standard.is_some(), "--pdf-standard"),
    ];
    if let Some((_, option)) = of_plans.into_iter().find(|(given, _)| *given) {
        return wrong(
            &format!("'{option}' không dùng cho tệp PDF"),
            "bỏ tùy chọn này; tệp PDF được giữ nguyên, chỉ điền thêm",
        );
    }
    let Some(output) = &render.output else { return Ok(Some(path.to_path_buf())) };
    if output.as_os_str() == "-" {
        return Ok(None);
    }
    let folder = output.to_string_lossy().ends_with(std::path::is_separator);
    if output.is_dir() || folder {
        // One that cannot be made is reported with the file that would stand in it.
        let _ = std::fs::create_dir_all(output);
        return Ok(Some(output.join(path.file_name().unwrap_or_default())));
    }
    match output.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf")) {
        true => Ok(Some(output.clone())),
        false => {
            wrong("tệp ra sau -o phải có đuôi .pdf", "ghi như -o ke-hoach-15.pdf, hoặc tên một thư mục có / ở cuối")
        }
    }
}

/// The era whose rules write the numbers: a PDF does not say under which it was made, the day does.
fn era(args: &IssueArgs, given: &Issuance) -> Result<Era, Diagnostic> {
    let eras = EraTable::default();
    let known = || eras.names().unwrap_or_default();
    let found = match &args.render.era {
        Some(name) => eras.by_name(name).map(|era| era.ok_or_else(|| unknown_era(name, &known()))),
        None => eras.by_date(Some(given.date)).map(|era| era.ok_or_else(|| eras.none_for_date())),
    };
    found.map_err(|fault| broken_era(&fault))?
}
