//! The report of a run (`--bao-cao`): a line of JSON for each plan, written when the plan is done, so that a run that was
//! killed goes on (`--tiep`) where it stopped. In the end the lines stand in the order of the plans, as those of a run
//! that nobody disturbed.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::args::FileFormat;
use super::disk::Disk;
use super::faults::{unreadable, unwritable};
use super::task::{Target, Task};
use crate::diag::{Diagnostic, rules};
use crate::pipeline::hash;
use crate::shard::{Ending, Line, is_still};
use crate::world::World;

/// How every line begins.
const HEAD: &[u8] = b"{\"ten\":";

/// The hash of a file in this format.
pub(super) fn file(line: &mut Line, format: FileFormat) -> &mut Option<String> {
    match format {
        FileFormat::Docx => &mut line.docx,
        FileFormat::Pdf => &mut line.pdf,
    }
}

/// Whether nothing that a line says has changed since: the plan and all that it reads, the way it is made, its files.
pub(super) fn holds(line: &mut Line, task: &Task, bytes: &[u8], way: &str) -> bool {
    line.ending == Ending::Good
        && line.way == way
        && line.source.as_ref().is_some_and(|source| *source == hash(bytes))
        && line.read.iter().all(|(path, sum)| is_still(&Disk, path, sum))
        && task.outputs.iter().all(|(format, target)| {
            let (Some(format), Target::File(path)) = (format, target) else { return false };
            let sum = file(line, *format).clone();
            sum.is_some_and(|sum| Disk.read(path).is_ok_and(|file| hash(&file) == sum))
        })
}

/// The report of a run.
#[derive(Debug)]
pub(super) struct Ledger {
    path: PathBuf,
    out: File,
    /// What stands in it.
    lines: Mutex<Lines>,
    resumed: bool,
}

/// The lines of a file: where the last of each plan stands.
#[derive(Debug)]
struct Lines {
    file: File,
    places: BTreeMap<String, (u64, usize)>,
    end: u64,
}

impl Ledger {
    /// Begins a report, or goes on with one. A file that is none is never touched, and one that is not lost unasked.
    ///
    /// # Errors
    /// `RA-08` where the file may not be written to, `RA-03` where it cannot.
    pub(super) fn open(path: &Path, resume: bool, overwrite: bool) -> Result<Ledger, Diagnostic> {
        let name = path.display().to_string();
        let there = fs::metadata(path).map_or(0, |meta| meta.len()) > 0;
        let old = if there { Some(lines(path).map_err(|e| unreadable(&name, &e))?) } else { None };
        if old.as_ref().is_some_and(|(_, foreign)| *foreign) {
            let what = format!("'{name}' đã có và không phải báo cáo của chương trình này nên không bị ghi đè");
            return Err(Diagnostic::of(&rules::RA_08, what).advise("đặt tên khác sau --bao-cao"));
        }
        if there && !resume && !overwrite {
            let what = format!("đã có báo cáo '{name}' của một lần chạy trước");
            return Err(Diagnostic::of(&rules::RA_08, what)
                .advise("thêm --tiep để làm tiếp lần chạy ấy; làm lại từ đầu thì thêm --ghi-de hoặc đặt tên khác"));
        }
        let fail = |e: io::Error| unwritable(path, &e);
        let out = OpenOptions::new().create(true).append(true).open(path).map_err(fail)?;
        let kept = old.filter(|_| resume).map(|(kept, _)| kept);
        // A line that was cut off is no line.
        out.set_len(kept.as_ref().map_or(0, |lines| lines.end)).map_err(fail)?;
        let resumed = kept.is_some();
        let lines = match kept {
            Some(lines) => lines,
            None => Lines { file: File::open(path).map_err(fail)?, places: BTreeMap::new(), end: 0 },
        };
        Ok(Ledger { path: path.to_path_buf(), out, lines: Mutex::new(lines), resumed })
    }

    /// The last line of a plan from the run that goes on.
    pub(super) fn line(&self, name: &str) -> Option<Line> {
        if !self.resumed {
            return None;
        }
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        serde_json::from_slice(&lines.read(name).ok()??).ok()
    }

    /// Adds a line.
    ///
    /// # Errors
    /// `RA-03`.
    pub(super) fn add(&self, line: &Line) -> Result<(), Diagnostic> {
        let text = serde_json::to_string(line).map_err(io::Error::other).map(|text| text + "\n");
        // In one piece: a run that is killed leaves whole lines, but for the last.
        let written = text.and_then(|text| (&self.out).write_all(text.as_bytes()).map(|()| text.len()));
        let length = written.map_err(|e| unwritable(&self.path, &e))?;
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if self.resumed {
            let end = lines.end;
            lines.places.insert(line.name.clone(), (end, length));
        }
        lines.end += length as u64;
        Ok(())
    }

    /// Ends a report whose run is whole: its lines are put in the order of these plans, each once.
    ///
    /// # Errors
    /// `RA-03`.
    pub(super) fn finish(self, names: impl Iterator<Item = String>) -> Result<(), Diagnostic> {
        if !self.resumed {
            return Ok(());
        }
        let mut lines = self.lines.into_inner().unwrap_or_else(PoisonError::into_inner);
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = self.path.with_file_name(format!(".{name}.{}-0.tam", std::process::id()));
        let written = File::create(&temporary).and_then(|file| {
            let mut out = BufWriter::new(file);
            for name in names {
                out.write_all(&lines.read(&name)?.unwrap_or_default())?;
            }
            out.flush()
        });
        written.and_then(|()| fs::rename(&temporary, &self.path)).map_err(|error| {
            let _ = fs::remove_file(&temporary);
            unwritable(&self.path, &error)
        })
    }
}

impl Lines {
    /// The bytes of a plan's line, with its end.
    fn read(&mut self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let Some((start, length)) = self.places.get(name).copied() else { return Ok(None) };
        let mut line = vec![0; length];
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut line)?;
        Ok(Some(line))
    }
}

/// The whole lines of a file, and whether it is something else than a report.
fn lines(path: &Path) -> io::Result<(Lines, bool)> {
    let mut reader = BufReader::new(File::open(path)?);
    let (mut places, mut end, mut foreign) = (BTreeMap::new(), 0, false);
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        // A report begins with a line, or with what a run that was killed left of it.
        foreign |= end == 0 && !(line.starts_with(HEAD) || HEAD.starts_with(&line));
        if line.last() != Some(&b'\n') || foreign {
            break;
        }
        if let Ok(Line { name, .. }) = serde_json::from_slice(&line) {
            places.insert(name, (end, length));
        }
        end += length as u64;
    }
    Ok((Lines { file: reader.into_inner(), places, end }, foreign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, pages: usize) -> Line {
        Line { pages: Some(pages), ..Line::of(name.to_string(), "k", Ending::Good) }
    }

    #[test]
    fn a_report_goes_on_behind_its_last_whole_line_and_ends_in_order() {
        let path = std::env::temp_dir().join(format!("kehoach-ledger-{}.jsonl", std::process::id()));
        let _ = fs::remove_file(&path);
        let ledger = Ledger::open(&path, false, false).unwrap();
        ["a", "b", "c"].iter().for_each(|name| ledger.add(&line(name, 1)).unwrap());
        let whole = fs::read(&path).unwrap();
        assert_eq!(Ledger::open(&path, false, false).unwrap_err().code(), "RA-08");
        // Killed in the middle of the third line.
        fs::write(&path, &whole[..whole.len() - 9]).unwrap();
        let ledger = Ledger::open(&path, true, false).unwrap();
        assert_eq!((ledger.line("b"), ledger.line("c")), (Some(line("b", 1)), None));
        // A plan that has changed, and those that were not done.
        ledger.add(&line("c", 1)).unwrap();
        ledger.add(&line("a", 2)).unwrap();
        assert_eq!(ledger.line("a"), Some(line("a", 2)));
        ledger.finish(["a", "b", "c"].map(str::to_string).into_iter()).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let read: Vec<Line> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read, [line("a", 2), line("b", 1), line("c", 1)]);
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn what_is_no_report_is_never_touched() {
        let path = std::env::temp_dir().join(format!("kehoach-ledger-khac-{}.yaml", std::process::id()));
        fs::write(&path, "so: 5\n").unwrap();
        for (resume, overwrite) in [(false, true), (true, false), (true, true)] {
            assert_eq!(Ledger::open(&path, resume, overwrite).unwrap_err().code(), "RA-08");
        }
        assert_eq!(fs::read(&path).unwrap(), b"so: 5\n");
        fs::remove_file(&path).unwrap();
    }
}
