//! Runs over many plans on a machine that fails them: a full disk, a folder that becomes read-only, a plan that vanishes. Nothing
//! half written, nothing lost, and the run that goes on ends with the bytes of one that nobody disturbed.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use crate::batch::{ON, PLANS, WHOLE, archive, command, lines, run, tree};

/// The run that nobody disturbs.
fn whole(name: &str) -> PathBuf {
    let dir = archive(name);
    let (code, _, err) = run(&dir, &WHOLE);
    assert_eq!(code, 0, "{err}");
    dir
}

/// The files of a run that failed: of each plan both or none, and no others.
#[track_caller]
fn nothing_half_written(dir: &Path, whole: &Path) {
    let (made, all) = (tree(&dir.join("ra")), tree(&whole.join("ra")));
    half_written(&made, &all);
}

#[track_caller]
fn half_written(made: &BTreeMap<PathBuf, Vec<u8>>, all: &BTreeMap<PathBuf, Vec<u8>>) {
    for (path, bytes) in made {
        assert!(all.get(path) == Some(bytes), "{} is no file of the whole run", path.display());
        for other in ["docx", "pdf"] {
            assert!(made.contains_key(&path.with_extension(other)), "{} stands alone", path.display());
        }
    }
}

/// Goes on where nothing fails any more.
#[track_caller]
fn goes_on_to_the_same(dir: &Path, whole: &Path) {
    let (code, _, err) = run(dir, &ON);
    assert_eq!(code, 0, "{err}");
    assert!(tree(&dir.join("ra")) == tree(&whole.join("ra")), "the same files");
    assert!(fs::read(dir.join("ra.jsonl")).unwrap() == fs::read(whole.join("ra.jsonl")).unwrap(), "the same report");
}

/// How many lines the report of `dir` has.
fn told(dir: &Path) -> usize {
    fs::read_to_string(dir.join("ra.jsonl")).unwrap_or_default().lines().count()
}

/// Waits until so many plans are done.
fn wait(child: &mut Child, dir: &Path, plans: usize) {
    while told(dir) < plans && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_disk_that_is_full_leaves_nothing_half_written() {
    let whole = whole("full-whole");
    let sizes: Vec<u64> = tree(&whole.join("ra")).values().map(|bytes| bytes.len() as u64).collect();
    let dir = archive("full");
    // The system refuses what a file is longer than so many KiB: a DOCX fits, some PDFs do not.
    let limit = sizes.iter().sum::<u64>() / sizes.len() as u64 / 1024;
    let limited = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" \"$@\"");
    let done = Command::new("bash")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_kehoach")])
        .args(WHOLE)
        .current_dir(&dir)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code() == Some(4) && err.contains("RA-03"), "{err}");
    let ended: Vec<String> = lines(&dir.join("ra.jsonl")).iter().map(|line| line["kq"].to_string()).collect();
    assert_eq!(ended.len(), PLANS);
    assert!(ended.contains(&"\"loi\"".to_string()), "{ended:?}");
    nothing_half_written(&dir, &whole);
    goes_on_to_the_same(&dir, &whole);
}

#[test]
fn a_full_file_system_leaves_nothing_half_written() {
    let whole = whole("tmpfs-whole");
    let dir = archive("tmpfs");
    fs::create_dir_all(dir.join("ra")).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(dir.join("ra")).output();
    if !mount.is_ok_and(|done| done.status.success()) {
        // Only who administers a machine may do that; the test before this one holds everywhere.
        return;
    }
    let (code, _, err) = run(&dir, &WHOLE);
    let (made, half) = (tree(&dir.join("ra")), std::panic::catch_unwind(|| nothing_half_written(&dir, &whole)));
    let unmounted = Command::new("umount").arg(dir.join("ra")).status().unwrap();
    assert!(unmounted.success());
    assert!(code == 4 && err.contains("RA-03") && err.contains("ổ đĩa đã đầy"), "{err}");
    assert!(!made.is_empty() && half.is_ok());
    assert_eq!(told(&dir), PLANS);
    goes_on_to_the_same(&dir, &whole);
}

#[test]
fn a_folder_that_becomes_read_only_fails_the_plans_that_are_left() {
    let whole = whole("read-only-whole");
    let dir = archive("read-only");
    let mut child = command(&dir, &[&WHOLE[..], &["-j", "1"]].concat())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    wait(&mut child, &dir, 2);
    // Its name leads to nothing that can be written to, for anybody: rights do not stop an administrator.
    fs::rename(dir.join("ra"), dir.join("cat-di")).unwrap();
    fs::write(dir.join("ra"), "").unwrap();
    let code = child.wait().unwrap().code();
    fs::remove_file(dir.join("ra")).unwrap();
    fs::rename(dir.join("cat-di"), dir.join("ra")).unwrap();
    assert_eq!((code, told(&dir)), (Some(4), PLANS));
    // What was on its way when the folder went away cannot be taken back; going on does.
    let mut made = tree(&dir.join("ra"));
    made.retain(|path, _| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
    half_written(&made, &tree(&whole.join("ra")));
    goes_on_to_the_same(&dir, &whole);
}

#[test]
fn a_plan_that_vanishes_is_a_line_and_stops_nothing() {
    let whole = whole("vanished-whole");
    let dir = archive("vanished");
    let last = dir.join("kho").join(format!("nam-{}", PLANS - 3)).join(format!("ke-hoach-{:02}.yaml", PLANS - 3));
    let text = fs::read(&last).unwrap();
    let mut child = command(&dir, &[&WHOLE[..], &["-j", "1"]].concat())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    wait(&mut child, &dir, 1);
    fs::remove_file(&last).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(4));
    let lines = lines(&dir.join("ra.jsonl"));
    let faulty: Vec<_> = lines.iter().filter(|line| line["kq"] != "tot").collect();
    assert_eq!((lines.len(), faulty.len()), (PLANS, 1));
    assert_eq!(faulty[0]["thong_bao"][0]["ma"], "VAO-07", "{}", faulty[0]);
    nothing_half_written(&dir, &whole);
    fs::write(&last, text).unwrap();
    goes_on_to_the_same(&dir, &whole);
}

#[test]
fn a_folder_that_may_not_be_read_stops_no_other() {
    use std::os::unix::fs::PermissionsExt;

    let dir = archive("quyen-doc");
    let allow = |path: &str, mode: u32| fs::set_permissions(dir.join(path), fs::Permissions::from_mode(mode)).unwrap();
    allow("", 0o777);
    allow("kho", 0o777);
    fs::write(dir.join("khoa"), "").unwrap();
    let closed = "kho/nam-3";
    for path in ["khoa", closed] {
        allow(path, 0o000);
    }
    let Some(asked) = crate::support::with_few_rights(&dir, &dir.join("khoa")) else {
        return allow(closed, 0o755);
    };
    let render = asked(&["render", "kho", "-o", "ra"]);
    let check = asked(&["check", "kho"]);
    allow("ra", 0o777);
    fs::rename(dir.join(closed), dir.join("ra/nam-3")).unwrap();
    let verify = asked(&["verify", "ra"]);
    allow("ra/nam-3", 0o755);
    let told = |done: &Output, folder: &str| {
        let err = String::from_utf8_lossy(&done.stderr).into_owned();
        let told = format!("lỗi[VAO-04]: không đọc được thư mục '{folder}': ");
        assert_eq!((done.status.code(), err.matches(&told).count()), (Some(4), 1), "{err}");
        err
    };
    for done in [&render, &check] {
        assert_eq!(told(done, closed).matches("lỗi[").count(), 1);
    }
    // These carry no source.
    assert_eq!(told(&verify, "ra/nam-3").matches("lỗi[KIEM-09]").count(), 2 * (PLANS - 1));
    assert_eq!(String::from_utf8_lossy(&render.stdout).lines().count(), PLANS - 1);
    // And the plan that was moved there.
    assert_eq!(tree(&dir.join("ra")).len(), 2 * (PLANS - 1) + 1);
    // Where no other is, that is what is told, and not that there are no plans.
    let dir = archive("quyen-doc-het");
    fs::create_dir_all(dir.join("mot/kin")).unwrap();
    for (path, mode) in [("", 0o777), ("mot", 0o777), ("mot/kin", 0o000)] {
        fs::set_permissions(dir.join(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    fs::write(dir.join("khoa"), "").unwrap();
    fs::set_permissions(dir.join("khoa"), fs::Permissions::from_mode(0o000)).unwrap();
    let asked = crate::support::with_few_rights(&dir, &dir.join("khoa")).expect("as above");
    let none = asked(&["render", "mot"]);
    // Beside others it stops none of them, nor does one that cannot be read itself.
    let beside = asked(&["render", "mot", "mot/kin", "kho", "-o", "ra"]);
    let verify = asked(&["verify", "mot"]);
    let import = asked(&["import", "mot"]);
    fs::set_permissions(dir.join("mot/kin"), fs::Permissions::from_mode(0o755)).unwrap();
    for done in [&none, &verify, &import] {
        assert_eq!(told(done, "mot/kin").matches("lỗi[").count(), 1);
    }
    let err = String::from_utf8_lossy(&beside.stderr);
    assert_eq!((beside.status.code(), err.matches("lỗi[VAO-04]").count()), (Some(4), 2), "{err}");
    assert_eq!(String::from_utf8_lossy(&beside.stdout).lines().count(), PLANS);
}
