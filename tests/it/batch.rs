//! Runs over many plans: the report, going on after a run that was killed or stopped, comparing without writing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support::plan;

/// Plans in a tree; every third in a folder of its own.
pub(crate) const PLANS: usize = 12;

pub(crate) fn archive(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch").join(name);
    let _ = fs::remove_dir_all(&dir);
    for number in 0..PLANS {
        let folder = dir.join("kho").join(if number % 3 == 0 { format!("nam-{number}") } else { String::new() });
        fs::create_dir_all(&folder).unwrap();
        let body = format!("  Đơn vị tập huấn đợt {number}.\n").repeat(1 + number);
        fs::write(folder.join(format!("ke-hoach-{number:02}.yaml")), plan(&body)).unwrap();
    }
    dir
}

pub(crate) fn command(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.args(arguments).current_dir(dir).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    command
}

/// Exit code, standard output, standard error.
pub(crate) fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = command(dir, arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\\', "/");
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

pub(crate) fn start(dir: &Path, arguments: &[&str]) -> Child {
    command(dir, arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Every file below a folder, with its bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    files.into_iter().map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_path_buf(), bytes)).collect()
}

pub(crate) fn lines(report: &Path) -> Vec<serde_json::Value> {
    fs::read_to_string(report).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The run that all tests compare with.
pub(crate) const WHOLE: [&str; 6] = ["render", "kho", "-o", "ra/", "--bao-cao", "ra.jsonl"];
pub(crate) const ON: [&str; 7] = ["render", "kho", "-o", "ra/", "--bao-cao", "ra.jsonl", "--tiep"];

#[test]
fn a_report_has_a_line_for_each_plan_and_a_faulty_one_stops_nothing() {
    let dir = archive("report");
    fs::write(dir.join("kho/ke-hoach-05.yaml"), "so: 5\nki_hieu: A\n").unwrap();
    let (code, out, _) = run(&dir, &WHOLE);
    assert_eq!((code, out.lines().count()), (1, PLANS - 1));
    let lines = lines(&dir.join("ra.jsonl"));
    assert_eq!(lines.len(), PLANS);
    let names: Vec<&str> = lines.iter().map(|line| line["ten"].as_str().unwrap()).collect();
    assert!(names.is_sorted(), "{names:?}");
    let sum = |path: PathBuf| {
        use sha2::Digest;
        let hash = sha2::Sha256::digest(fs::read(path).unwrap());
        hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    for line in &lines {
        let plan = Path::new(line["ten"].as_str().unwrap());
        assert_eq!(line["nguon_sha256"], sum(dir.join(plan)));
        if plan.ends_with("ke-hoach-05.yaml") {
            assert_eq!((line["kq"].as_str(), line["thong_bao"][0]["muc"].as_str()), (Some("loi"), Some("lỗi")));
            assert!(line.get("pdf_sha256").is_none());
            continue;
        }
        let made = dir.join("ra").join(plan.strip_prefix("kho").unwrap());
        assert_eq!(line["kq"], "tot", "{line}");
        assert_eq!(line["docx_sha256"], sum(made.with_extension("docx")));
        assert_eq!(line["pdf_sha256"], sum(made.with_extension("pdf")));
        assert!(line["so_trang"].as_u64().unwrap() >= 1);
    }
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_bytes() {
    let whole = archive("whole");
    assert_eq!(run(&whole, &WHOLE).0, 0);
    let dir = archive("killed");
    // Killed again and again, at moments of chance that is the same on every machine (Knuth's linear generator).
    let mut chance = 5u64;
    for round in 0..20 {
        let mut child = start(&dir, if round == 0 { &WHOLE } else { &ON });
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(10 + (chance >> 33) % 300));
        let _ = child.kill();
        child.wait().unwrap();
    }
    let (code, _, err) = run(&dir, &ON);
    assert_eq!(code, 0, "{err}");
    let (all, again) = (tree(&whole), tree(&dir));
    assert_eq!(again.keys().collect::<Vec<_>>(), all.keys().collect::<Vec<_>>());
    assert!(again == all, "the same bytes, report and all");
}

#[test]
fn only_what_has_changed_is_done_again() {
    let dir = archive("changed");
    assert_eq!(run(&dir, &WHOLE).0, 0);
    let before = fs::read(dir.join("ra.jsonl")).unwrap();
    let (code, out, err) = run(&dir, &ON);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains(&format!("{PLANS} kế hoạch đã xong")), "{err}");
    assert_eq!(fs::read(dir.join("ra.jsonl")).unwrap(), before);
    // A plan, an output that is gone, an output that was damaged; another option concerns all.
    fs::write(dir.join("kho/ke-hoach-01.yaml"), plan("  Đơn vị tập huấn thêm.")).unwrap();
    fs::remove_file(dir.join("ra/ke-hoach-02.pdf")).unwrap();
    fs::write(dir.join("ra/ke-hoach-04.pdf"), "").unwrap();
    fs::write(dir.join("ra/.ke-hoach-04.pdf.99999-3.tam"), "dở").unwrap();
    let (code, out, _) = run(&dir, &ON);
    assert_eq!((code, out.lines().count()), (0, 3), "{out}");
    assert!(!dir.join("ra/.ke-hoach-04.pdf.99999-3.tam").exists());
    assert_eq!(lines(&dir.join("ra.jsonl")).len(), PLANS);
    let (code, out, _) = run(&dir, &[&ON[..], &["--khong-o-ky"]].concat());
    assert_eq!((code, out.lines().count()), (0, PLANS));
    // Without --tiep a report is not lost, and what is none is never touched.
    let (code, _, err) = run(&dir, &WHOLE);
    assert!(code == 4 && err.contains("RA-08") && err.contains("--tiep"), "{err}");
    let (code, _, err) = run(&dir, &["render", "kho", "-o", "ra/", "--bao-cao", "kho/ke-hoach-01.yaml", "--ghi-de"]);
    assert!(code == 4 && err.contains("RA-08"), "{err}");
}

#[test]
fn a_profile_that_has_changed_concerns_the_plans_that_name_it() {
    let dir = archive("profile");
    let profile = "trinh_bay:\n  gon: false\n";
    fs::write(dir.join("kho/don-vi.yaml"), profile).unwrap();
    let named = dir.join("kho/ke-hoach-01.yaml");
    let text = fs::read_to_string(&named).unwrap();
    fs::write(&named, format!("don_vi: don-vi.yaml\n{text}")).unwrap();
    let (code, _, err) = run(&dir, &WHOLE);
    assert_eq!(code, 0, "{err}");
    fs::write(dir.join("kho/don-vi.yaml"), format!("{profile}# khác\n")).unwrap();
    let (_, out, _) = run(&dir, &ON);
    assert!(out.lines().count() == 1 && out.contains("ke-hoach-01"), "{out}");
}

#[test]
fn comparing_writes_nothing_but_the_report() {
    let dir = archive("compared");
    assert_eq!(run(&dir, &WHOLE).0, 0);
    fs::write(dir.join("ra/ke-hoach-02.pdf"), "khác").unwrap();
    fs::remove_file(dir.join("ra/ke-hoach-04.docx")).unwrap();
    let before = tree(&dir.join("ra"));
    let arguments = ["render", "kho", "-o", "ra/", "--bao-cao", "so.jsonl", "--chi-so-sanh"];
    let (code, out, err) = run(&dir, &arguments);
    assert_eq!((code, out.lines().count()), (1, PLANS - 2), "{err}");
    assert!(err.contains("'ra/ke-hoach-02.pdf' khác") && err.contains("'ra/ke-hoach-04.docx'"), "{err}");
    assert!(tree(&dir.join("ra")) == before);
    let found: Vec<String> = lines(&dir.join("so.jsonl")).iter().map(|line| line["so_sanh"].to_string()).collect();
    let count = |word: &str| found.iter().filter(|found| **found == format!("\"{word}\"")).count();
    assert_eq!((count("giong"), count("khac"), count("thieu")), (PLANS - 2, 1, 1));
    // Where nothing is, nothing is made.
    let (code, _, _) = run(&dir, &["render", "kho", "-o", "moi/", "--chi-so-sanh"]);
    assert!(code == 1 && !dir.join("moi").exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_finishes_what_is_begun_and_leaves_nothing_half_written() {
    let dir = archive("stopped");
    let mut child = start(&dir, &[&WHOLE[..], &["-j", "1"]].concat());
    // As soon as a plan is done.
    let report = dir.join("ra.jsonl");
    while fs::metadata(&report).map_or(0, |meta| meta.len()) == 0 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let made = tree(&dir.join("ra"));
    let stems = |extension: &str| -> Vec<PathBuf> {
        let of = |path: &&PathBuf| path.extension().is_some_and(|e| e == extension);
        made.keys().filter(of).map(|path| path.with_extension("")).collect()
    };
    assert_eq!(stems("docx"), stems("pdf"), "both files or none");
    assert_eq!(made.len(), 2 * stems("pdf").len(), "and no others");
    assert_eq!(lines(&report).len(), stems("pdf").len());
    assert!((1..PLANS).contains(&lines(&report).len()));
}

#[test]
fn verify_writes_a_report_and_tells_of_files_in_their_order() {
    let dir = archive("verified");
    assert_eq!(run(&dir, &["render", "kho"]).0, 0);
    fs::write(dir.join("kho/ke-hoach-02.pdf"), "khác").unwrap();
    let (code, out, _) = run(&dir, &["verify", "kho", "--bao-cao", "kiem.jsonl", "-j", "3"]);
    assert_eq!((code, out.lines().count()), (1, 2 * PLANS));
    let told: Vec<&str> = out.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    assert!(told.is_sorted(), "{told:?}");
    let lines = lines(&dir.join("kiem.jsonl"));
    assert_eq!(lines.len(), 2 * PLANS);
    let count = |word: &str| lines.iter().filter(|line| line["ket_qua"] == word).count();
    assert_eq!((count("nguyen_ven"), count("da_sua")), (2 * PLANS - 1, 1));
    let (code, _, err) = run(&dir, &["verify", "kho", "--bao-cao", "kiem.jsonl"]);
    assert!(code == 4 && err.contains("RA-04"), "{err}");
}
