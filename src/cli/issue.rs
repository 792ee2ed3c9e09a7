//! `issue`: number and date go into the plan, which is then rendered, or into the blanks of a PDF that a person has signed.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{IssueArgs, OfficeArgs, RenderArgs};
use super::disk::{self, Disk};
use super::faults::{no_plan, unreadable, unwritable};
use super::report::{Report, Style, exit};
use super::{issue_source, render};
use crate::diag::{Diagnostic, Findings, Outcome, SourceMap, rules};
use crate::era::EraTable;
use crate::seal::fill::{self, Asked, Issuance};
use crate::world::World;

/// Fills number and date into one file; returns the exit code.
pub(super) fn run(args: &IssueArgs) -> u8 {
    fill(args).deliver_as(Style::of(&args.render.messages))
}

fn fill(args: &IssueArgs) -> Report {
    let usage =
        |what: &str, advice: &str| Report::failed(exit::USAGE, Diagnostic::of(&rules::BANHANH_20, what).advise(advice));
    let given = match fill::typed(&args.number, &args.date, args.render.office.era.as_deref()) {
        Ok(given) => given,
        Err(faults) => return Report::failed(exit::USAGE, faults),
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
    if let Some(refusal) = no_plan(path, "issue", &["yaml", "pdf"]) {
        return Report::failed(exit::USAGE, refusal);
    }
    let name = path.display().to_string();
    let bytes = match Disk.read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Report::failed(exit::FILES, unreadable(&name, &error)),
    };
    match fill::is_pdf(&name, &bytes) {
        false if args.with_source => usage(
            "'--ca-nguon' chỉ dùng cho tệp PDF",
            "bỏ tùy chọn này: với tệp kế hoạch thì DOCX và PDF đều được tạo lại",
        ),
        true => pdf(args, path, &bytes, &given),
        false => plan(args, path, &bytes, &given),
    }
}

/// The paper way.
fn plan(args: &IssueArgs, path: &Path, bytes: &[u8], given: &Issuance) -> Report {
    let mut sources = SourceMap::default();
    let name = path.display().to_string();
    let era = args.render.office.era.as_deref();
    let asked = Asked { overwrite: args.render.overwrite, era, eras: &EraTable::default() };
    let Outcome { value, diagnostics } = fill::plan(&name, bytes, given, asked, &mut sources);
    let findings = Findings { diagnostics, sources };
    match value {
        Some(new) => render::run_changed(&args.render, &new, new != bytes).after(findings),
        None => Report::failed(exit::ERRORS, findings),
    }
}

/// The electronic way.
fn pdf(args: &IssueArgs, path: &Path, bytes: &[u8], given: &Issuance) -> Report {
    let target = match target(args, path) {
        Ok(target) => target,
        Err(diagnostic) => return Report::failed(exit::USAGE, diagnostic),
    };
    let era = match fill::era(args.render.office.era.as_deref(), Some(given.date)) {
        Ok(era) => era,
        Err(diagnostic) => return Report::failed(exit::ERRORS, diagnostic),
    };
    let Outcome { value, diagnostics } = fill::pdf(&path.display().to_string(), bytes, given, &era);
    let Some(filled) = value else { return Report::failed(exit::ERRORS, diagnostics) };
    let report = Report::noting(diagnostics.into());
    let (mut files, report) = if args.with_source {
        match issue_source::fill(path, bytes, given, args.render.office.era.as_deref()) {
            Ok((files, findings)) => (files, report.after(findings)),
            Err(refused) => return refused,
        }
    } else {
        (Vec::new(), report.after(issue_source::still_blank(path).into()))
    };
    let to_stdout = target.is_none().then(|| filled.clone());
    files.splice(..0, target.map(|target| (target, filled)));
    let on_disk: Vec<(&Path, &[u8])> = files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    if let Err((path, error)) = disk::write_all(&on_disk, 0) {
        return report.failing(exit::FILES, unwritable(&path, &error));
    }
    if let Some(filled) = to_stdout {
        return Report { stdout: filled, ..report };
    }
    let names: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
    let json = json!({"ke_hoach": path.display().to_string(), "tep": names});
    Report { stdout: format!("{}\n", names.join(", ")).into_bytes(), json: Some(Box::new(json)), ..report }
}

/// Where the filled file goes; nothing = standard output. Without `-o` it takes the place of the file: an update only adds
/// to it.
fn target(args: &IssueArgs, path: &Path) -> Result<Option<PathBuf>, Diagnostic> {
    let wrong = |what: &str, advice: &str| Err(Diagnostic::of(&rules::BANHANH_20, what).advise(advice));
    if let Some(option) = refused(args).first() {
        return wrong(
            &format!("'{option}' không dùng cho tệp PDF"),
            "bỏ tùy chọn này; tệp PDF được giữ nguyên, chỉ điền thêm",
        );
    }
    let Some(output) = &args.render.output else { return Ok(Some(path.to_path_buf())) };
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

/// The options that were typed and do nothing for a PDF: it stays as it is.
fn refused(args: &IssueArgs) -> Vec<&'static str> {
    let IssueArgs { number: _, date: _, with_source: _, render } = args;
    // `emit` is refused for every file.
    let RenderArgs { plans: _, output: _, formats, office, options, emit: _, jobs, messages: _, overwrite } = render;
    let OfficeArgs { agency, templates, font_path, era: _ } = office;
    let own = [
        (*overwrite, "--ghi-de"),
        (!formats.is_empty(), "--format"),
        (agency.is_some(), "--don-vi"),
        (templates.is_some(), "--templates"),
        (font_path.is_some(), "--font-path"),
        (jobs.is_some(), "-j"),
    ];
    let typed = own.into_iter().filter(|(typed, _)| *typed).map(|(_, name)| name);
    typed.chain(options.typed()).collect()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::cli::args::{Cli, Command};

    fn refused_of(options: &[&str]) -> Vec<&'static str> {
        let line = ["kehoach", "issue", "a.pdf", "--so", "1", "--ngay", "05/3/2026"];
        match Cli::try_parse_from(line.iter().chain(options)).unwrap().command {
            Some(Command::Issue(args)) => refused(&args),
            _ => unreachable!(),
        }
    }

    #[test]
    fn a_pdf_takes_no_option_that_does_nothing_for_it() {
        // What is taken: where to, under which era, how it is told. `--emit` is refused before, for every file.
        let taken = ["so", "ngay", "output", "the-thuc", "thong-bao", "emit", "nghiem", "ca-nguon"];
        let mut command = Cli::command();
        command.build();
        let issue = command.find_subcommand("issue").unwrap();
        let mut seen = 0;
        for argument in issue.get_arguments().filter(|a| !a.is_positional()) {
            let long = argument.get_long().map(|long| format!("--{long}"));
            if argument.get_long().is_some_and(|long| taken.contains(&long) || long == "help") {
                continue;
            }
            let short = argument.get_short().map(|short| format!("-{short}"));
            let name = long.or(short).unwrap();
            let value = argument.get_possible_values().first().map_or("1".into(), |v| v.get_name().to_string());
            let line = if argument.get_action().takes_values() { vec![&*name, &*value] } else { vec![&*name] };
            assert_eq!(refused_of(&line), [name.as_str()]);
            seen += 1;
        }
        assert!(seen >= 10);
        assert!(refused_of(&["-o", "b.pdf", "--the-thuc", "x", "--thong-bao", "json"]).is_empty());
    }
}
