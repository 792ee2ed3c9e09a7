//! Folders after `-o` as an officer's archive has them: what stood in a tree stands in one again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::plan;

fn folder(name: &str, plans: &[&str]) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tree").join(name);
    let _ = fs::remove_dir_all(&dir);
    for path in plans {
        fs::create_dir_all(dir.join(path).parent().unwrap()).unwrap();
        fs::write(dir.join(path), plan("  Đơn vị tập huấn.")).unwrap();
    }
    dir
}

/// Exit code, the files told of, what else was said.
fn run(dir: &Path, arguments: &[&str]) -> (i32, Vec<String>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_kehoach")).current_dir(dir).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\\', "/");
    let files = text(&done.stdout).lines().filter_map(|line| Some(line.split_once(" (")?.0.to_string())).collect();
    (done.status.code().unwrap(), files, text(&done.stderr))
}

#[test]
fn a_folder_of_folders_keeps_its_tree() {
    let dir = folder("kept", &["kho/2025/a/ke-hoach.yaml", "kho/2025/b/ke-hoach.yaml", "kho/2026/ke-hoach.yaml"]);
    let (code, files, err) = run(&dir, &["render", "kho", "-o", "ra/", "-f", "pdf"]);
    let kept = ["ra/2025/a/ke-hoach.pdf", "ra/2025/b/ke-hoach.pdf", "ra/2026/ke-hoach.pdf"];
    assert_eq!((code, files), (0, kept.map(String::from).to_vec()), "{err}");
    // Several folders and patterns: what they share is cut away.
    let (code, files, err) = run(&dir, &["render", "kho/2025/b", "kho/2026", "-o", "hai", "-f", "pdf"]);
    let kept = ["hai/2025/b/ke-hoach.pdf", "hai/2026/ke-hoach.pdf"];
    assert_eq!((code, files), (0, kept.map(String::from).to_vec()), "{err}");
    let (code, files, err) = run(&dir, &["render", "kho/2025/*/ke-*.yaml", "-o", "mau/", "-f", "docx"]);
    let kept = ["mau/a/ke-hoach.docx", "mau/b/ke-hoach.docx"];
    assert_eq!((code, files), (0, kept.map(String::from).to_vec()), "{err}");
    for made in ["ra/2025/a/ke-hoach.pdf", "hai/2026/ke-hoach.pdf", "mau/b/ke-hoach.docx"] {
        assert!(dir.join(made).is_file(), "{made}");
    }
}

#[test]
fn a_plan_with_errors_leaves_no_folder_and_spares_the_others() {
    let dir = folder("faulty", &["kho/a/ke-hoach.yaml"]);
    fs::create_dir_all(dir.join("kho/b")).unwrap();
    fs::write(dir.join("kho/b/ke-hoach.yaml"), "ki_hieu: KH\n").unwrap();
    let (code, files, err) = run(&dir, &["render", "kho", "-o", "ra/", "-f", "pdf"]);
    assert_eq!((code, files), (1, vec!["ra/a/ke-hoach.pdf".to_string()]), "{err}");
    assert!(!dir.join("ra/b").exists());
    // A file where a folder has to be: told with that name, the others are made.
    fs::remove_dir_all(dir.join("ra")).unwrap();
    fs::write(dir.join("kho/b/ke-hoach.yaml"), plan("  Đơn vị tập huấn.")).unwrap();
    fs::create_dir_all(dir.join("ra")).unwrap();
    fs::write(dir.join("ra/b"), "").unwrap();
    let (code, files, err) = run(&dir, &["render", "kho", "-o", "ra/", "-f", "pdf"]);
    assert_eq!((code, files), (4, vec!["ra/a/ke-hoach.pdf".to_string()]), "{err}");
    assert!(err.contains("RA-01") && err.contains("'ra/b'"), "{err}");
}

#[test]
fn files_that_would_be_one_are_refused_before_anything_is_made() {
    let dir = folder("same", &["kho/a/kh.yaml", "kho/a/kh.yml"]);
    let (code, _, err) = run(&dir, &["render", "kho", "-o", "ra/"]);
    assert!(code == 2 && err.contains("DUNG-07") && err.contains("ra/a/kh.docx"), "{err}");
    assert!(!dir.join("ra").exists(), "nothing is made of what is refused");
    let dir = folder("case", &["kho/A/kh.yaml", "kho/a/KH.yaml"]);
    if fs::read_dir(dir.join("kho")).unwrap().count() == 1 {
        return; // A disk where they are one already.
    }
    let (code, _, err) = run(&dir, &["render", "kho", "-o", "ra/"]);
    assert!(code == 2 && err.contains("DUNG-07") && err.contains("chữ hoa, chữ thường"), "{err}");
    assert!(err.contains("ra/A/kh.docx") && err.contains("kho/a/KH.yaml") && !dir.join("ra").exists(), "{err}");
}
