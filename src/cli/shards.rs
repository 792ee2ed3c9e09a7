//! `render` of shards: a ZIP of plans in, a ZIP of the same name out. A faulty plan is a line of the report in it and stops
//! nothing; the run fails only where a shard cannot be read or written, so that whoever counts failed tasks repeats those.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::{FileFormat, RunArgs};
use super::faults::{unreadable, unwritable};
use super::inputs::{has_wildcard, pattern};
use super::office::Office;
use super::old_shard::OldShard;
use super::progress::Progress;
use super::report::{Printer, Report, Style, exit};
use super::{crew, disk, interrupt, render, same, tree};
use crate::diag::{Diagnostic, rules};
use crate::pipeline::{Formats, Options};
use crate::shard::{Compared, Ending, How, MAX_PACKED, Made, Shard, Writer};

/// Whether a path is that of a shard.
pub(super) fn is_shard(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"))
}

/// Renders the shards of the arguments, one after the other, the plans of each side by side.
pub(super) fn run(args: &RunArgs) -> u8 {
    let style = Style::of(&args.render.messages);
    let (folder, shards) = match prepare(args) {
        Ok(prepared) => prepared,
        Err(refusal) => return refusal.deliver_as(style),
    };
    let office = match Office::read(&args.render.office) {
        Ok(office) => office,
        Err(report) => return report.deliver_as(style),
    };
    let epoch = match render::epoch() {
        Ok(epoch) => epoch,
        Err(fault) => return Report::failed(exit::USAGE, fault).deliver_as(style),
    };
    let list = match args.report.as_deref().map(|path| File::create_new(path).map_err(|e| unwritable(path, &e))) {
        None => None,
        Some(Ok(list)) => Some(list),
        Some(Err(refusal)) => return Report::failed(exit::FILES, refusal).deliver_as(style),
    };
    let wants = |format| args.render.formats.is_empty() || args.render.formats.contains(&format);
    let asked = |base: Options| args.render.options.over(base);
    let how = How {
        own_fonts: args.render.office.font_path.is_some(),
        fonts: &office.fonts,
        formats: Formats { docx: wants(FileFormat::Docx), pdf: wants(FileFormat::Pdf) },
        asked: &asked,
        epoch,
        era: args.render.office.era.clone(),
        agency: office.agency.clone(),
    };
    interrupt::watch();
    let run = Run { args, way: how.way(), how, list };
    let mut out = Printer::new(style);
    for shard in &shards {
        out.print(run.shard(shard, &folder));
        if interrupt::asked() {
            break;
        }
    }
    out.finish()
}

/// The folder that the shards go to, and the shards.
fn prepare(args: &RunArgs) -> Result<(PathBuf, Vec<PathBuf>), Report> {
    let usage = |rule, what: &str, advice: &str| Report::failed(exit::USAGE, Diagnostic::of(rule, what).advise(advice));
    let mut shards = Vec::new();
    for argument in &args.render.plans {
        match !argument.exists() && has_wildcard(argument) {
            true => shards.extend(pattern(argument)?),
            false => shards.push(argument.clone()),
        }
    }
    if !shards.iter().all(|path| is_shard(path)) {
        let advice = "chạy hai lần: một lần cho các mảnh, một lần cho các tệp kế hoạch";
        return Err(usage(&rules::DUNG_24, "mảnh (.zip) và tệp kế hoạch không chạy chung một lần", advice));
    }
    let beside = [
        (args.render.emit.is_some(), "--emit", "giải nén mảnh rồi chạy trên tệp kế hoạch"),
        (
            args.render.office.templates.is_some(),
            "--templates",
            "đặt mẫu của cơ quan vào mảnh, ghi ở khóa 'mau' của hồ sơ",
        ),
        (args.resume, "--tiep", "bỏ qua những mảnh đã có kết quả: mảnh nào có tệp ra là đã xong"),
        (
            args.report.is_some() && !args.compare,
            "--bao-cao",
            "báo cáo nằm trong mảnh kết quả; gộp lại bằng 'kehoach tong-hop'",
        ),
    ];
    if let Some((_, option, advice)) = beside.into_iter().find(|(asked, ..)| *asked) {
        return Err(usage(&rules::DUNG_24, &format!("{option} không dùng cho mảnh (.zip)"), advice));
    }
    let Some(folder) = args.render.output.clone().filter(|path| path.as_os_str() != "-") else {
        return Err(usage(&rules::DUNG_24, "mảnh (.zip) cần thư mục cho mảnh kết quả", "thêm -o ra/"));
    };
    if !args.compare {
        disk::make_folder(&folder).map_err(|fault| Report::failed(exit::FILES, fault))?;
    }
    let mut taken = std::collections::BTreeSet::new();
    for shard in &shards {
        let to = folder.join(name(shard));
        if same::same_file(shard, &to) {
            let what = format!("mảnh kết quả '{}' trùng với mảnh nguồn", to.display());
            return Err(usage(&rules::DUNG_06, &what, "chọn thư mục khác sau -o"));
        }
        if !taken.insert(tree::fold(&to, None)) {
            let what = format!("hai mảnh cùng được ghi ra '{}' (chữ hoa, chữ thường không phân biệt)", to.display());
            return Err(usage(&rules::DUNG_07, &what, "đổi tên một trong hai mảnh"));
        }
    }
    Ok((folder, shards))
}

fn name(shard: &Path) -> &OsStr {
    shard.file_name().unwrap_or_default()
}

/// What all shards of a run share.
struct Run<'a> {
    args: &'a RunArgs,
    how: How<'a>,
    way: String,
    /// The report of a comparison.
    list: Option<File>,
}

/// How many plans of a shard ended how.
#[derive(Default)]
struct Count {
    done: usize,
    faulty: usize,
    panicked: usize,
}

impl Run<'_> {
    fn shard(&self, path: &Path, folder: &Path) -> Report {
        let called = path.display().to_string();
        let bytes = match disk::read_up_to(path, MAX_PACKED) {
            Ok(bytes) => bytes,
            Err(error) => return Report::failed(exit::FILES, unreadable(&called, &error)),
        };
        let shard = match Shard::open(&bytes, &called) {
            Ok(shard) => shard,
            Err(fault) => return Report::failed(exit::FILES, fault),
        };
        let plans = shard.plans();
        if plans.is_empty() {
            let what = format!("trong mảnh '{called}' không có tệp kế hoạch (.yaml) nào");
            return Report::failed(exit::FILES, Diagnostic::of(&rules::VAO_03, what));
        }
        let to = folder.join(name(path));
        match self.args.compare {
            true => self.compare(&shard, &plans, &to),
            false => self.write(&shard, &plans, &to),
        }
    }

    /// Makes the files of all plans and hands them over in their order; what is handed over may refuse to go on.
    fn each(
        &self,
        shard: &Shard<'_>,
        plans: &[String],
        mut take: impl FnMut(Made) -> io::Result<()>,
    ) -> io::Result<Count> {
        let mut count = Count::default();
        let mut progress = Progress::new(plans.len(), "kế hoạch");
        let mut fault = None;
        let workers = crew::size(self.args.render.jobs, plans.len());
        let work = |_, plan: &String| shard.make(plan, &self.how, &self.way);
        crew::in_turn(plans, workers, work, |_, made| {
            count.done += 1;
            match made.line.ending {
                Ending::Good => {}
                Ending::Faulty => count.faulty += 1,
                Ending::Panicked => count.panicked += 1,
            }
            if fault.is_none()
                && let Err(error) = take(made)
            {
                // Nothing more is of use for this run.
                interrupt::ask();
                fault = Some(error);
            }
            progress.step(|| {});
        });
        progress.end();
        match fault {
            Some(fault) => Err(fault),
            None => Ok(count),
        }
    }

    fn write(&self, shard: &Shard<'_>, plans: &[String], to: &Path) -> Report {
        if !self.args.render.overwrite && to.exists() && OldShard::open(to).is_none() {
            let what =
                format!("'{}' đã có và không phải mảnh kết quả của chương trình này nên không bị ghi đè", to.display());
            return Report::failed(
                exit::FILES,
                Diagnostic::of(&rules::RA_08, what).advise("chọn thư mục khác sau -o, hoặc thêm --ghi-de"),
            );
        }
        let temporary = temporary(to);
        let write = || {
            let file = File::create_new(&temporary)?;
            let mut writer = Writer::new(BufWriter::new(file), shard)?;
            let count = self.each(shard, plans, |made| writer.add(&made))?;
            if count.done == plans.len() {
                writer.finish()?.flush()?;
                put(&temporary, to, shard)?;
            }
            Ok::<Count, io::Error>(count)
        };
        let written = write();
        // After a success it has its place; whatever else, nothing half written stays.
        let _ = fs::remove_file(&temporary);
        match written {
            Err(error) => Report::failed(exit::FILES, unwritable(to, &error)),
            Ok(count) if count.done < plans.len() => stopped(&count, plans),
            Ok(Count { faulty, panicked, .. }) => {
                leftovers(to);
                let good = plans.len() - faulty - panicked;
                let wrong = [(faulty, "lỗi"), (panicked, "chương trình gặp lỗi")].into_iter().filter(|(n, _)| *n > 0);
                let wrong: String = wrong.map(|(n, what)| format!(", {n} {what}")).collect();
                Report::text(format!("{}: {} kế hoạch, {good} tốt{wrong}\n", to.display(), plans.len()))
            }
        }
    }

    /// Compares what is made with what stands in the shard that was made before.
    fn compare(&self, shard: &Shard<'_>, plans: &[String], to: &Path) -> Report {
        let Some(mut old) = OldShard::open(to) else {
            let what = format!("'{}' không có, hoặc không phải mảnh kết quả của chương trình này", to.display());
            return Report::failed(exit::FILES, Diagnostic::of(&rules::MANH_04, what));
        };
        let mut report = Report::default();
        let mut different = 0;
        let done = self.each(shard, plans, |mut made| {
            let (compared, told) = old.compare(&made);
            made.line.compared = Some(compared);
            different += usize::from(compared != Compared::Same);
            report
                .findings
                .extend(told.map(|what| Diagnostic::of(&rules::RA_09, format!("{}: {what}", to.display())).into()));
            let Some(mut list) = self.list.as_ref() else { return Ok(()) };
            list.write_all((serde_json::to_string(&made.line)? + "\n").as_bytes())
        });
        match done {
            Err(error) => Report::failed(exit::FILES, unwritable(self.args.report.as_deref().unwrap_or(to), &error)),
            Ok(count) if count.done < plans.len() => stopped(&count, plans),
            Ok(_) if different > 0 => Report { code: exit::ERRORS, ..report },
            Ok(_) => Report::text(format!("{}: {} kế hoạch, giống từng byte\n", to.display(), plans.len())),
        }
    }
}

fn stopped(count: &Count, plans: &[String]) -> Report {
    let what =
        format!("dừng giữa chừng: xong {} trong {} kế hoạch của mảnh, không tệp nào dở dang", count.done, plans.len());
    Report { code: exit::STOPPED, ..Report::noting(Diagnostic::of(&rules::VAO_09, what).into()) }
}

/// A name of its own for a file on its way: the same shard may be worked on twice at once, by processes of the same number
/// on two machines.
fn temporary(to: &Path) -> PathBuf {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    to.with_file_name(format!(".{name}.{}-{now}.tam", std::process::id()))
}

/// Gives a shard its place. Where another worker has made the same and cleared away behind it, all is well.
fn put(temporary: &Path, to: &Path, shard: &Shard<'_>) -> io::Result<()> {
    match fs::rename(temporary, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match OldShard::open(to) {
            Some(there) if there.is_of(shard) => Ok(()),
            _ => Err(error),
        },
        other => other,
    }
}

/// Removes what workers that were killed left beside a shard.
fn leftovers(to: &Path) {
    let own = to.file_name().unwrap_or_default().to_string_lossy();
    for entry in fs::read_dir(disk::folder_of(to)).into_iter().flatten().flatten() {
        if disk::is_temporary_of(&entry.file_name().to_string_lossy(), |of| of == own) {
            // One that cannot be removed stays, and does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}
