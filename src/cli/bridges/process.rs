//! Other programs: where they are, and running them for a limited time in a folder of their own.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// Most bytes that are read of what a program says or makes.
const MOST: u64 = 64 << 20;

/// The folders that programs are looked for in.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Programs(pub(super) Vec<PathBuf>);

impl Programs {
    /// The folders of `PATH`, and those that LibreOffice is installed in without telling.
    pub(in crate::cli) fn installed() -> Programs {
        let path: OsString = std::env::var_os("PATH").unwrap_or_default();
        let usual = [r"C:\Program Files\LibreOffice\program", "/Applications/LibreOffice.app/Contents/MacOS"];
        Programs(std::env::split_paths(&path).chain(usual.map(PathBuf::from)).collect())
    }

    /// The first program of these names.
    pub(super) fn find(&self, names: &[&str]) -> Option<PathBuf> {
        let endings = if cfg!(windows) { &[".com", ".exe"][..] } else { &[""][..] };
        let absolute = self.0.iter().filter(|folder| folder.is_absolute());
        let all = absolute.flat_map(|folder| names.iter().map(move |name| (folder, name)));
        all.flat_map(|(folder, name)| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
            .find(|path| path.is_file())
    }
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// By itself, and said so.
    Well,
    /// By itself, with a fault.
    Badly,
    /// It took too long and was stopped, with all it had started.
    TooLong,
    /// It could not be started.
    Never,
}

/// Runs a program for so long at most. Nothing it says is kept.
pub(super) fn run(command: &mut Command, limit: Duration) -> Ended {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    ended(command, limit)
}

/// What a program says, if it ends well.
pub(super) fn said(command: &mut Command, limit: Duration, folder: &Folder) -> Option<String> {
    let path = folder.path("loi-ra.txt");
    let file = fs::File::create(&path).ok()?;
    command.stdin(Stdio::null()).stdout(file).stderr(Stdio::null());
    match ended(command, limit) {
        Ended::Well => Some(String::from_utf8_lossy(&limited(&path)?).into_owned()),
        _ => None,
    }
}

/// A file that a program made; nothing where it is not there, or too large.
pub(super) fn limited(path: &Path) -> Option<Vec<u8>> {
    let short = fs::metadata(path).ok().filter(|meta| meta.is_file() && meta.len() <= MOST);
    short.and_then(|_| fs::read(path).ok())
}

fn ended(command: &mut Command, limit: Duration) -> Ended {
    // A group of its own, so that what it starts is stopped with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let Ok(mut child) = command.spawn() else { return Ended::Never };
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return if status.success() { Ended::Well } else { Ended::Badly },
            Ok(None) if begun.elapsed() < limit => thread::sleep(LOOK),
            Ok(None) | Err(_) => {
                stop(&mut child);
                return Ended::TooLong;
            }
        }
    }
}

/// Stops a program and all that it started.
fn stop(child: &mut Child) {
    let id = child.id();
    let mut all = if cfg!(windows) { Command::new("taskkill") } else { Command::new("kill") };
    match cfg!(windows) {
        true => all.args(["/T", "/F", "/PID", &id.to_string()]),
        false => all.args(["-KILL", "--", &format!("-{id}")]),
    };
    // Where that fails the program itself is stopped at least.
    let _ = all.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let _ = child.kill();
    let _ = child.wait();
}

/// A folder for a while; it goes with its value.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes one.
    ///
    /// # Errors
    /// As the disk says.
    pub(super) fn new() -> io::Result<Folder> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kehoach-nhap-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        let make = fs::DirBuilder::new();
        #[cfg(unix)]
        let make = {
            let mut own = make;
            std::os::unix::fs::DirBuilderExt::mode(&mut own, 0o700);
            own
        };
        make.create(&path)?;
        Ok(Folder(path))
    }

    /// A name in it.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(all(test, unix))]
pub(super) mod tests {
    use super::*;

    /// A folder with a program that is this script.
    pub(in crate::cli::bridges) fn script(folder: &Folder, name: &str, text: &str) -> Programs {
        let path = folder.path(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        Programs(vec![folder.path("")])
    }

    #[test]
    fn programs_are_found_and_run() {
        let folder = Folder::new().unwrap();
        let programs = script(&folder, "chao", "echo xin chào");
        let found = programs.find(&["khong-co", "chao"]).unwrap();
        assert_eq!(programs.find(&["khong-co"]), None);
        assert_eq!(Programs(vec![PathBuf::from(".")]).find(&["Cargo.toml"]), None, "only absolute folders");
        let long = Duration::from_secs(60);
        assert_eq!(said(&mut Command::new(&found), long, &folder).as_deref(), Some("xin chào\n"));
        script(&folder, "hong", "exit 3");
        assert_eq!(run(&mut Command::new(folder.path("hong")), long), Ended::Badly);
        assert_eq!(run(&mut Command::new(folder.path("khong-co")), long), Ended::Never);
    }

    #[test]
    fn what_takes_too_long_is_stopped_with_all_it_started() {
        let folder = Folder::new().unwrap();
        let mark = folder.path("con-song");
        script(&folder, "treo", &format!("(sleep 3; touch '{}') & sleep 600", mark.display()));
        let begun = Instant::now();
        assert_eq!(run(&mut Command::new(folder.path("treo")), Duration::from_millis(200)), Ended::TooLong);
        assert!(begun.elapsed() < Duration::from_secs(60));
        thread::sleep(Duration::from_millis(3500));
        assert!(!mark.exists(), "what it started went on");
    }

    #[test]
    fn a_folder_goes_with_its_value() {
        let path = Folder::new().map(|folder| folder.path("")).unwrap();
        assert!(!path.exists());
    }
}
