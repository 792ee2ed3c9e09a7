//! `tong-hop`: the reports of many shards as one, and which shards of a list have not been made.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::SumArgs;
use super::faults::{unreadable, unwritable};
use super::old_shard::OldShard;
use super::report::{Report, exit};
use super::shards::is_shard;
use super::{disk, walk};
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::shard::Sum;

/// Largest report outside a shard that is read, in bytes.
const MAX_REPORT: u64 = 4 << 30;
/// Most names that a message lists.
const MOST_NAMES: usize = 20;

/// What was found.
#[derive(Default)]
struct Found {
    sum: Sum,
    /// The shards that were read, by their names: the hash of what each was made of.
    shards: BTreeMap<String, String>,
    faults: Vec<Diagnostic>,
}

/// Reads all reports and says what they say together.
pub(super) fn run(args: &SumArgs) -> Report {
    let mut merged = match args.report.as_deref().map(|path| File::create_new(path).map_err(|e| unwritable(path, &e))) {
        None => None,
        Some(Ok(file)) => Some(BufWriter::new(file)),
        Some(Err(refusal)) => return Report::failed(exit::FILES, refusal),
    };
    let mut found = Found::default();
    for path in args.paths.iter().flat_map(|argument| reports(argument, &mut found.faults)).collect::<Vec<_>>() {
        let report = match is_shard(&path) {
            true => found.shard(&path),
            false => disk::read_up_to(&path, MAX_REPORT)
                .map_err(|e| found.faults.push(unreadable(&path.display().to_string(), &e)))
                .ok(),
        };
        let Some(report) = report else { continue };
        if let Err(line) = found.sum.add(&report) {
            found.faults.push(broken(&path, &format!("dòng {line} của báo cáo không đọc được")));
        }
        if let (Some(out), Some(to)) = (&mut merged, &args.report)
            && let Err(error) = out.write_all(&report)
        {
            return Report::failed(exit::FILES, unwritable(to, &error));
        }
    }
    if let (Some(mut out), Some(to)) = (merged, &args.report)
        && let Err(error) = out.flush()
    {
        return Report::failed(exit::FILES, unwritable(to, &error));
    }
    let missing = match args.list.as_deref().map(|list| found.missing(list)) {
        None => Vec::new(),
        Some(Ok(missing)) => missing,
        Some(Err(refusal)) => return Report::failed(exit::FILES, refusal),
    };
    found.told(&missing)
}

/// The shards and reports that an argument names: of a folder the shards below it.
fn reports(argument: &Path, faults: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    if !argument.is_dir() {
        return vec![argument.to_path_buf()];
    }
    let mut files = walk::below(argument, walk::visible, faults);
    files.retain(|file| is_shard(file));
    files.into_iter().map(|file| argument.join(file)).collect()
}

fn broken(path: &Path, what: &str) -> Diagnostic {
    Diagnostic::of(&rules::MANH_04, format!("'{}': {what}", path.display()))
        .advise("làm lại mảnh ấy bằng 'kehoach render'")
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Found {
    /// The report in a shard.
    fn shard(&mut self, path: &Path) -> Option<Vec<u8>> {
        let report = OldShard::open(path).and_then(|mut old| {
            self.shards.insert(name(path), old.source().to_string());
            old.report()
        });
        if report.is_none() {
            self.faults.push(broken(path, "không phải mảnh kết quả còn nguyên vẹn của chương trình này"));
        }
        report
    }

    /// The shards of a list that are not there, or were made of another one. A line of the list is a name, or a hash and a
    /// name, as `sha256sum` writes it.
    fn missing(&self, list: &Path) -> Result<Vec<String>, Diagnostic> {
        let bytes = disk::read_up_to(list, MAX_REPORT).map_err(|e| unreadable(&list.display().to_string(), &e))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok(lines
            .filter_map(|line| {
                let (hash, wanted) = match line.split_once(char::is_whitespace) {
                    Some((hash, rest)) if is_hash(hash) => (Some(hash), rest.trim_start().trim_start_matches('*')),
                    _ => (None, line),
                };
                let wanted = name(Path::new(wanted));
                match (self.shards.get(&wanted), hash) {
                    (None, _) => Some(wanted),
                    (Some(made_of), Some(hash)) if !made_of.eq_ignore_ascii_case(hash) => {
                        Some(format!("{wanted} (làm từ mảnh khác)"))
                    }
                    _ => None,
                }
            })
            .collect())
    }

    fn told(self, missing: &[String]) -> Report {
        let Found { sum, shards, mut faults } = self;
        if !missing.is_empty() {
            let what = format!("thiếu {} mảnh kết quả: {}", missing.len(), in_a_row(missing, MOST_NAMES));
            faults.push(Diagnostic::of(&rules::MANH_04, what).advise("chạy lại 'kehoach render' cho những mảnh ấy"));
        }
        let code = if faults.is_empty() { exit::GOOD } else { exit::ERRORS };
        if sum.ways.len() > 1 {
            let what = format!("các báo cáo do {} phiên bản hoặc bộ tùy chọn khác nhau tạo ra", sum.ways.len());
            faults.push(
                Diagnostic::of(&rules::MANH_05, what).advise("làm lại mọi mảnh bằng một phiên bản, cùng tùy chọn"),
            );
        }
        let mut value = sum.json();
        value["manh"] = json!(shards.len());
        value["manh_thieu"] = json!(missing);
        let ways = [
            (sum.faulty, "lỗi"),
            (sum.panicked, "chương trình gặp lỗi"),
            (sum.different, "khác tệp đã có"),
            (sum.missing, "thiếu tệp để so"),
        ];
        let rest: String = ways.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(", {n} {what}")).collect();
        let mut text =
            format!("{} mảnh, {} kế hoạch: {} tốt{rest}; {} trang\n", shards.len(), sum.plans, sum.good, sum.pages);
        for (code, (times, plans)) in &sum.codes {
            text += &format!("  {code:<12} {times} lần, ở {plans} kế hoạch\n");
        }
        Report { stdout: text.into_bytes(), json: Some(Box::new(value)), code, ..Report::noting(faults.into()) }
    }
}
