//! `so-sanh`: what became of the words of a plan, by key and line.

use std::path::Path;

use super::args::CompareArgs;
use super::disk::{self, Disk};
use super::faults::{no_plan, unreadable, unwritable};
use super::report::{Report, exit};
use crate::diag::{Diagnostic, Findings, SourceMap, rules};
use crate::facade::{self, Difference, Piece, differences};
use crate::font::FontSet;
use crate::parse;
use crate::pipeline::{Formats, Job};
use crate::world::World;
use crate::yaml;

/// Whose changes they are.
const AUTHOR: &str = "kehoach so-sanh";

/// So many words of what stayed are shown beside what changed.
const AROUND: usize = 6;

/// Compares two plan files.
pub(super) fn run(args: &CompareArgs) -> Report {
    let texts = read(&args.before).and_then(|before| Ok((before, read(&args.after)?)));
    let (before, after) = match texts {
        Ok(texts) => texts,
        Err(report) => return *report,
    };
    match &args.output {
        Some(output) => written((&args.before, &before), (&args.after, &after), output),
        None => Report::text(told(&differences(&before, &after))),
    }
}

/// Writes the later plan as a file of Word with its changes.
fn written((before, old): (&Path, &str), (after, new): (&Path, &str), output: &Path) -> Report {
    if output.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("docx")) {
        let what = format!("'{}' không có đuôi .docx", output.display());
        return Report::failed(
            exit::USAGE,
            Diagnostic::of(&rules::DUNG_02, what).advise("đặt tên tệp ra có đuôi .docx"),
        );
    }
    if output.exists() {
        let what = format!("đã có '{}', không ghi đè", output.display());
        return Report::failed(exit::FILES, Diagnostic::of(&rules::RA_04, what).advise("chọn tên khác sau -o"));
    }
    let made = made(before, old).and_then(|(old, _)| Ok((old, made(after, new)?)));
    let (old, (new, findings)) = match made {
        Ok(made) => made,
        Err(findings) => return Report::failed(exit::ERRORS, *findings),
    };
    let tracked = match facade::tracked(&old, &new, AUTHOR) {
        Ok(tracked) => tracked,
        Err(fault) => return Report::failed(exit::ERRORS, fault),
    };
    if let Err((path, error)) = disk::write_all(&[(output, tracked.docx.as_slice())], 0) {
        return Report::failed(exit::FILES, unwritable(&path, &error));
    }
    let rest = match tracked.elsewhere {
        0 => String::new(),
        count => format!("; {count} hình hoặc chú thích cuối trang của bản trước không có trong tệp này"),
    };
    let told = format!("{}: {} đoạn có dấu theo dõi thay đổi{rest}\n", output.display(), tracked.shown);
    Report::text(told).after(findings)
}

/// The file of Word that a plan makes.
///
/// # Errors
/// What keeps it from being made.
fn made(path: &Path, plan: &str) -> Result<(Vec<u8>, Findings), Box<Findings>> {
    let fonts = FontSet::embedded();
    let job = Job {
        folder: disk::folder_of(path),
        formats: Formats { docx: true, pdf: false },
        ..Job::new(path.display().to_string(), plan, &fonts)
    };
    let (made, findings) = facade::render(&job, &Disk).map_err(Box::new)?;
    Ok((made.docx.unwrap_or_default(), findings))
}

/// The text of a plan file that can be read as YAML.
///
/// # Errors
/// The report of why it cannot.
fn read(path: &Path) -> Result<String, Box<Report>> {
    let name = path.display().to_string();
    let failed = |code, findings: Findings| Box::new(Report::failed(code, findings));
    if let Some(refusal) = no_plan(path, "so-sanh", &["yaml"]) {
        return Err(failed(exit::USAGE, refusal.into()));
    }
    let bytes = Disk.read(path).map_err(|error| failed(exit::FILES, unreadable(&name, &error).into()))?;
    let text = parse::decode(&bytes, &name).map_err(|fault| failed(exit::ERRORS, fault.into()))?;
    let mut sources = SourceMap::default();
    let file = sources.add(name, text.clone());
    let tree = yaml::read(&text, file);
    match tree.value {
        Some(_) => Ok(text),
        None => Err(failed(exit::ERRORS, Findings { diagnostics: tree.diagnostics, sources })),
    }
}

/// One paragraph each: key, lines, words.
fn told(all: &[Difference]) -> String {
    if all.is_empty() {
        return "Hai bản viết như nhau.\n".to_string();
    }
    let mut out = String::new();
    for Difference { key, lines: (before, after), pieces } in all {
        let place = match (before, after) {
            (Some(before), Some(after)) if before == after => format!("dòng {after}"),
            (Some(before), Some(after)) => format!("dòng {after}, bản trước dòng {before}"),
            (None, Some(after)) => format!("dòng {after}, thêm mới"),
            (Some(before), None) => format!("bản trước dòng {before}, đã bỏ"),
            (None, None) => String::new(),
        };
        let last = pieces.len().saturating_sub(1);
        let words: Vec<String> =
            pieces.iter().enumerate().map(|(at, piece)| word(piece, (at == 0, at == last))).collect();
        out.push_str(&format!("{key} ({place}):\n  {}\n", words.join(" ")));
    }
    out.push_str(&format!("\n{} chỗ khác nhau; [-bỏ-], {{+thêm+}}.\n", all.len()));
    out
}

/// A piece; of a long stretch that stayed what stands beside the changes. `ends`: it is the first, the last.
fn word(piece: &Piece, (first, last): (bool, bool)) -> String {
    match piece {
        Piece::Gone(text) => format!("[-{text}-]"),
        Piece::New(text) => format!("{{+{text}+}}"),
        Piece::Kept(text) => {
            let words: Vec<&str> = text.split(' ').collect();
            let (head, tail) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
            if words.len() <= head + tail + 1 {
                return text.clone();
            }
            let around = [words[..head].join(" "), words[words.len() - tail..].join(" ")];
            around.join(" … ").trim().to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_with_what_stands_beside_them() {
        let before = "noi_dung: |\n  Một hai ba bốn năm sáu bảy tám chín mười mở hai lớp.\nluu: VT\n";
        let after = before.replace("hai lớp", "ba lớp").replace("luu: VT\n", "");
        assert_eq!(
            told(&differences(before, &after)),
            "noi_dung (dòng 2):\n  … sáu bảy tám chín mười mở [-hai-] {+ba+} lớp.\n\
             luu (bản trước dòng 3, đã bỏ):\n  [-VT-]\n\n2 chỗ khác nhau; [-bỏ-], {+thêm+}.\n"
        );
        assert_eq!(told(&[]), "Hai bản viết như nhau.\n");
    }
}
