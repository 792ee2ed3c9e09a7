//! `issue`: number and date go into the plan, which is then rendered, or into the blanks of a PDF that a person has signed.

use std::path::Path;

use super::args::IssueArgs;
use super::disk::Disk;
use super::render::{self, Messages};
use super::{Report, exit};
use crate::diag::{Diagnostic, Outcome, SourceMap, has_errors};
use crate::seal::fill::{self, Issuance};
use crate::world::World;

/// Fills number and date into one file.
pub fn run(args: &IssueArgs) -> Report {
    let messages = Messages::of(&args.render);
    let usage = |what: &str, advice: &str| {
        messages.failed(exit::USAGE, Diagnostic::error("BANHANH-20", what).advise(advice))
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
        true => Report::default(),
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
