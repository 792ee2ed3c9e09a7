//! `--ghi-chu`: the findings as comments in a new Word file.

use std::path::Path;

use crate::cli::args::CheckArgs;
use crate::cli::disk;
use crate::cli::faults::unwritable;
use crate::cli::report::exit;
use crate::cli::same::same_file;
use crate::cli::task::Source;
use crate::diag::{Diagnostic, rules};
use crate::facade::{self, Checked};

/// Why comments cannot be written at all, with the exit code.
pub(super) fn refusal(args: &CheckArgs, sources: &[Source]) -> Option<(u8, Diagnostic)> {
    let to = args.comments.as_deref()?;
    let is_docx = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    let told = |what: String, advice: &str| Some((exit::USAGE, Diagnostic::of(&rules::DUNG_23, what).advise(advice)));
    match sources {
        [Source::File(from)] if !is_docx(from) || !is_docx(to) => told(
            "'--ghi-chu' chỉ dùng cho tệp .docx và ghi ra tệp .docx".into(),
            "kehoach check cu.docx --ghi-chu cu.check.docx",
        ),
        [Source::File(from)] if same_file(from, to) => told(
            "tệp ra sau '--ghi-chu' trùng với tệp nguồn".into(),
            "chọn tên khác; tệp nguồn không bao giờ bị ghi đè",
        ),
        [Source::File(_)] if to.exists() => {
            let what = format!("đã có '{}', không ghi đè", to.display());
            Some((exit::FILES, Diagnostic::of(&rules::RA_04, what).advise("chọn tên khác sau --ghi-chu")))
        }
        [Source::File(_)] => None,
        _ => told("'--ghi-chu' chỉ dùng với một tệp .docx".into(), "ghi tên một tệp"),
    }
}

/// Writes the file; its line, or the exit code and the message why not.
pub(super) fn write(to: &Path, docx: &[u8], checked: &Checked, index: usize) -> Result<String, (u8, Diagnostic)> {
    // What could not be read has no words to remark on.
    if checked.verdicts.is_empty() {
        return Ok(String::new());
    }
    let made = facade::remark(docx, checked).map_err(|fault| (exit::ERRORS, fault))?;
    disk::write_all(&[(to, &made.docx)], index).map_err(|(path, error)| (exit::FILES, unwritable(&path, &error)))?;
    let rest = match made.elsewhere {
        0 => String::new(),
        count => format!(", {count} điều không thuộc chữ nào"),
    };
    Ok(format!("{} ({} ghi chú{rest})\n", to.display(), made.comments))
}
