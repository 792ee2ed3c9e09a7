//! The real file system: reading with a limit, and writing so that files appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::walk;
use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, rules};
use crate::world::World;

/// Largest file that is read, in bytes; ten times the largest plan that makes sense.
pub(super) const LIMIT: u64 = 20 * 1024 * 1024;

/// The file system.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Disk;

impl World for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        read_up_to(path, LIMIT)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        walk::whole(folder)
    }
}

/// A file of so many bytes at most.
///
/// # Errors
/// As the file system says; `FileTooLarge` beyond the limit.
pub(super) fn read_up_to(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    // Windows does not open a folder, and says no more than that it may not.
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let file = File::open(path)?;
    let meta = file.metadata()?;
    if meta.len() > limit {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    limited(file, limit, meta.len())
}

/// Everything a reader gives, unless it is more than [`LIMIT`].
///
/// # Errors
/// As the reader says; `FileTooLarge` beyond the limit.
pub(super) fn read_limited(reader: impl Read) -> io::Result<Vec<u8>> {
    limited(reader, LIMIT, 0)
}

/// Pipes and devices do not say how long they are: `expected` is what a file says.
fn limited(reader: impl Read, limit: u64, expected: u64) -> io::Result<Vec<u8>> {
    // One more, or reading would make room once more to see the end.
    let mut bytes = Vec::with_capacity(usize::try_from(expected).map_or(0, |expected| expected + 1));
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

/// A path in a form that is equal for equal targets, whether or not the file exists: its folder made canonical.
pub(super) fn identity(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let folder = folder_in(path);
    match (fs::canonicalize(folder), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()),
    }
}

/// The folder a file stands in; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    folder_in(path).to_path_buf()
}

/// The same, as it stands in the path.
pub(super) fn folder_in(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// How a file is called from a folder: the way there, with slashes on every system; its whole path where there is none.
pub(super) fn relative(folder: &Path, file: &Path) -> String {
    let whole = |path: &Path| {
        fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
    };
    let (from, to) = (whole(folder), whole(file));
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if same == 0 {
        return file.display().to_string();
    }
    let up = from[same..].iter().map(|_| "..".to_string());
    let down = to[same..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Makes a folder after `-o`, and those above it, unless it is there.
///
/// # Errors
/// `RA-01` where it cannot be made.
pub(super) fn make_folder(folder: &Path) -> Result<(), Diagnostic> {
    fs::create_dir_all(folder).map_err(|e| {
        let what = format!("không tạo được thư mục '{}': {}", folder.display(), io_reason(&e));
        Diagnostic::of(&rules::RA_01, what).advise("chọn thư mục khác bằng -o, hoặc xem lại quyền ghi")
    })
}

/// One file on its way to its place: written under another name in the same folder first.
struct Pending {
    /// As it was typed.
    typed: PathBuf,
    target: PathBuf,
    temporary: PathBuf,
    backup: PathBuf,
    has_backup: bool,
}

/// Writes all files or none: each to a temporary file beside its place, then all are renamed; when a rename fails, the
/// ones before it are taken back. `tag` keeps the temporary names of parallel calls apart.
///
/// # Errors
/// The path that could not be written and why.
pub(super) fn write_all(files: &[(&Path, &[u8])], tag: usize) -> Result<(), (PathBuf, io::Error)> {
    let mut pending: Vec<Pending> = Vec::new();
    let result = prepare(files, tag, &mut pending).and_then(|()| commit(&mut pending));
    for file in &pending {
        // After a success the temporary names are gone already; leftovers are not worth failing for.
        let _ = fs::remove_file(&file.temporary);
        if file.has_backup {
            let _ = fs::remove_file(&file.backup);
        }
    }
    result
}

/// Whether a file is named as one on its way to a place whose name `is_place` knows.
pub(super) fn is_temporary_of(name: &str, is_place: impl Fn(&str) -> bool) -> bool {
    let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(".tam").or_else(|| name.strip_suffix(".cu")));
    let Some((place, run)) = inner.and_then(|inner| inner.rsplit_once('.')) else { return false };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    run.split_once('-').is_some_and(|(process, tag)| number(process) && number(tag)) && is_place(place)
}

fn prepare(files: &[(&Path, &[u8])], tag: usize, pending: &mut Vec<Pending>) -> Result<(), (PathBuf, io::Error)> {
    for (path, bytes) in files {
        // A link is written through, not replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let fail = |e| (path.to_path_buf(), e);
        if let Ok(meta) = fs::metadata(&target) {
            if !meta.is_file() {
                return Err(fail(io::Error::other("ở đó đã có một thứ không phải tệp thường")));
            }
            if meta.permissions().readonly() {
                return Err(fail(io::Error::other("tệp đang có chỉ cho đọc")));
            }
            free(&target).map_err(fail)?;
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = |kind: &str| target.with_file_name(format!(".{name}.{}-{tag}.{kind}", std::process::id()));
        let (temporary, backup) = (beside("tam"), beside("cu"));
        let file = Pending { typed: path.to_path_buf(), target, temporary, backup, has_backup: false };
        // A run that was killed may have left one of the same name.
        let _ = fs::remove_file(&file.temporary);
        let mut out = File::create_new(&file.temporary).map_err(fail)?;
        pending.push(file);
        out.write_all(bytes).and_then(|()| out.flush()).map_err(fail)?;
    }
    Ok(())
}

/// Whether a file that is there can be replaced. On Windows a file that Word holds open cannot, nor can a second name of it
/// be taken away again, so that is asked before one is made.
///
/// # Errors
/// As the file system says.
#[cfg(windows)]
fn free(target: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    fs::OpenOptions::new().write(true).share_mode(0).open(target).map(drop)
}

/// Elsewhere an open file can be replaced: who has it open goes on with the old one.
#[cfg(not(windows))]
fn free(_: &Path) -> io::Result<()> {
    Ok(())
}

fn commit(pending: &mut [Pending]) -> Result<(), (PathBuf, io::Error)> {
    for done in 0..pending.len() {
        let file = &mut pending[done];
        if let Ok(meta) = fs::metadata(&file.target) {
            // The new file takes over who may read the old one; where the system refuses, its default is right.
            let _ = fs::set_permissions(&file.temporary, meta.permissions());
            // A second name for the old file; file systems without links have to do without taking back.
            file.has_backup = fs::hard_link(&file.target, &file.backup).is_ok();
        }
        if let Err(error) = fs::rename(&file.temporary, &file.target) {
            let typed = file.typed.clone();
            for earlier in &mut pending[..done] {
                if earlier.has_backup {
                    earlier.has_backup = fs::rename(&earlier.backup, &earlier.target).is_err();
                } else {
                    let _ = fs::remove_file(&earlier.target);
                }
            }
            return Err((typed, error));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::same::same_file;
    use super::*;

    /// A fresh folder for one test.
    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("kehoach-disk-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    fn names(folder: &Path) -> Vec<String> {
        Disk.list(folder).unwrap().iter().map(|p| p.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn files_are_replaced_and_nothing_else_is_left() {
        let dir = folder("replace");
        fs::write(dir.join("a.docx"), "cũ").unwrap();
        write_all(&[(&dir.join("a.docx"), b"moi"), (&dir.join("a.pdf"), b"pdf")], 0).unwrap();
        assert_eq!(fs::read(dir.join("a.docx")).unwrap(), b"moi");
        assert_eq!(names(&dir), ["a.docx", "a.pdf"]);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_file_is_called_from_a_folder() {
        let dir = folder("relative");
        fs::create_dir_all(dir.join("ra/nam")).unwrap();
        fs::write(dir.join("don-vi.yaml"), "a").unwrap();
        for (from, expected) in [("", "don-vi.yaml"), ("ra", "../don-vi.yaml"), ("ra/nam", "../../don-vi.yaml")] {
            assert_eq!(relative(&dir.join(from), &dir.join("don-vi.yaml")), expected);
        }
        assert_eq!(relative(&dir, &dir.join("ra/x.yaml")), "ra/x.yaml");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn none_is_written_when_one_cannot_be() {
        let dir = folder("none");
        fs::write(dir.join("a.docx"), "cũ").unwrap();
        let (path, _) =
            write_all(&[(&dir.join("a.docx"), b"moi"), (&dir.join("khong-co/a.pdf"), b"pdf")], 0).unwrap_err();
        assert!(path.ends_with("khong-co/a.pdf"));
        assert_eq!(fs::read(dir.join("a.docx")).unwrap(), "cũ".as_bytes());
        assert_eq!(names(&dir), ["a.docx"]);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_failed_rename_takes_the_earlier_ones_back() {
        let dir = folder("back");
        fs::write(dir.join("a.docx"), "cũ").unwrap();
        let mut pending = Vec::new();
        prepare(&[(&dir.join("a.docx"), b"moi"), (&dir.join("a.pdf"), b"pdf")], 0, &mut pending).unwrap();
        // Something takes the second file's place in between.
        fs::create_dir_all(dir.join("a.pdf/x")).unwrap();
        let (path, _) = commit(&mut pending).unwrap_err();
        assert_eq!(path, dir.join("a.pdf"));
        assert_eq!(fs::read(dir.join("a.docx")).unwrap(), "cũ".as_bytes());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn temporary_files_are_known_by_their_names() {
        let of = |name: &str| is_temporary_of(name, |place| place == "a.b.docx");
        assert!(of(".a.b.docx.123-0.tam") && of(".a.b.docx.7-12.cu"));
        for other in
            ["a.b.docx", ".a.b.docx", ".a.b.docx.tam", ".a.b.docx.1-.tam", ".b.docx.1-2.tam", ".a.b.docx.1-2.docx"]
        {
            assert!(!of(other), "{other}");
        }
    }

    #[test]
    fn too_large_files_are_refused_before_reading() {
        let dir = folder("large");
        File::create(dir.join("lon.yaml")).unwrap().set_len(LIMIT + 1).unwrap();
        assert_eq!(Disk.read(&dir.join("lon.yaml")).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert!(read_limited(io::repeat(b'a')).is_err());
        fs::remove_dir_all(dir).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_the_same_file() {
        let dir = folder("links");
        fs::write(dir.join("a.yaml"), "a").unwrap();
        fs::write(dir.join("b.yaml"), "a").unwrap();
        fs::hard_link(dir.join("a.yaml"), dir.join("c.pdf")).unwrap();
        std::os::unix::fs::symlink(dir.join("a.yaml"), dir.join("d.pdf")).unwrap();
        assert!(same_file(&dir.join("a.yaml"), &dir.join("c.pdf")));
        assert!(same_file(&dir.join("a.yaml"), &dir.join("d.pdf")));
        assert!(!same_file(&dir.join("a.yaml"), &dir.join("b.yaml")));
        assert_eq!(identity(&dir.join("x.pdf")), identity(&dir.join("./x.pdf")));
        fs::remove_dir_all(dir).unwrap();
    }
}
