//! Shards by the command line: a ZIP of plans in, a ZIP of the same name out, however often and by however many at once.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::plan;

/// Plans of a shard; one of them is faulty.
const PLANS: usize = 8;

/// A folder with a shard, and the same plans in a folder.
fn archive(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shards").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(dir.join("kho/b")).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..PLANS {
        let path = format!("{}ke-hoach-{number}.yaml", if number % 3 == 0 { "b/" } else { "" });
        let text = match number {
            5 => "so: 5\nki_hieu: A\n".to_string(),
            _ => plan(&format!("  Đơn vị tập huấn đợt {number}.\n").repeat(1 + number)),
        };
        fs::write(dir.join("kho").join(&path), &text).unwrap();
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    fs::write(dir.join("m1.zip"), zip.finish().unwrap().into_inner()).unwrap();
    dir
}

fn command(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.args(arguments).current_dir(dir).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    command
}

/// Exit code, standard output, standard error.
fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = command(dir, arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\\', "/");
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

/// The files of a shard.
fn entries(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        all.push((file.name().to_string(), bytes));
    }
    all
}

#[test]
fn a_shard_holds_what_a_folder_becomes() {
    let dir = archive("same");
    let (code, out, err) = run(&dir, &["render", "m1.zip", "-o", "ra/"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "ra/m1.zip: 8 kế hoạch, 7 tốt, 1 lỗi\n", ""));
    assert_eq!(run(&dir, &["render", "kho", "-o", "roi/"]).0, 1);
    let files = entries(&dir.join("ra/m1.zip"));
    assert_eq!(files.len(), 2 * (PLANS - 1) + 1);
    for (name, bytes) in &files[..files.len() - 1] {
        assert!(*bytes == fs::read(dir.join("roi").join(name)).unwrap(), "{name}");
    }
    let report = String::from_utf8(files.last().unwrap().1.clone()).unwrap();
    let lines: Vec<serde_json::Value> = report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), PLANS);
    assert_eq!(lines.iter().filter(|line| line["kq"] == "loi").count(), 1);
    // Nothing else is left, and nothing half written.
    assert_eq!(fs::read_dir(dir.join("ra")).unwrap().count(), 1);
}

#[test]
fn twice_at_once_and_killed_is_the_same_shard() {
    let dir = archive("twice");
    assert_eq!(run(&dir, &["render", "m1.zip", "-o", "mot/", "-j", "1"]).0, 0);
    let whole = fs::read(dir.join("mot/m1.zip")).unwrap();
    // A worker that was killed in the middle leaves nothing where a shard stands.
    let mut killed =
        command(&dir, &["render", "m1.zip", "-o", "ra/", "-j", "1"]).stdout(Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(30));
    let _ = killed.kill();
    killed.wait().unwrap();
    let workers: Vec<_> = (0..3)
        .map(|_| command(&dir, &["render", "m1.zip", "-o", "ra/"]).stdout(Stdio::null()).spawn().unwrap())
        .collect();
    for mut worker in workers {
        assert!(worker.wait().unwrap().success());
    }
    assert!(fs::read(dir.join("ra/m1.zip")).unwrap() == whole);
    assert_eq!(fs::read_dir(dir.join("ra")).unwrap().count(), 1, "no temporary file");
    // It may be made again over itself, and never over what is something else.
    assert_eq!(run(&dir, &["render", "m1.zip", "-o", "ra/"]).0, 0);
    fs::copy(dir.join("m1.zip"), dir.join("mot/m1.zip")).unwrap();
    let (code, _, err) = run(&dir, &["render", "m1.zip", "-o", "mot/"]);
    assert!(code == 4 && err.contains("RA-08"), "{err}");
    let (code, _, err) = run(&dir, &["render", "m1.zip", "-o", "."]);
    assert!(code == 2 && err.contains("DUNG-06"), "{err}");
}

#[test]
fn what_is_there_is_compared_without_writing() {
    let dir = archive("compare");
    assert_eq!(run(&dir, &["render", "m1.zip", "-o", "ra/"]).0, 0);
    let compare = ["render", "m1.zip", "-o", "ra/", "--chi-so-sanh", "--bao-cao", "ss.jsonl"];
    let (code, out, err) = run(&dir, &compare);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "ra/m1.zip: 8 kế hoạch, giống từng byte\n", ""));
    assert_eq!(fs::read_to_string(dir.join("ss.jsonl")).unwrap().matches("\"so_sanh\":\"giong\"").count(), PLANS);
    // Made with other options, and one file spoilt.
    fs::remove_file(dir.join("ss.jsonl")).unwrap();
    assert_eq!(run(&dir, &["render", "m1.zip", "-o", "ra/", "--khong-o-ky"]).0, 0);
    let before = fs::read(dir.join("ra/m1.zip")).unwrap();
    let (code, _, err) = run(&dir, &compare);
    assert!(code == 1 && err.contains("RA-09") && err.contains("ke-hoach-1.pdf"), "{err}");
    assert!(fs::read(dir.join("ra/m1.zip")).unwrap() == before);
    let (code, out, _) = run(&dir, &["tong-hop", "ss.jsonl"]);
    assert!(code == 0 && out.contains("khác tệp đã có"), "{out}");
    let (code, _, err) = run(&dir, &["render", "m1.zip", "-o", "khong-co/", "--chi-so-sanh"]);
    assert!(code == 4 && err.contains("MANH-04"), "{err}");
}

#[test]
fn a_bad_shard_is_told_and_the_others_are_made() {
    let dir = archive("bad");
    let whole = fs::read(dir.join("m1.zip")).unwrap();
    fs::write(dir.join("m0.zip"), &whole[..whole.len() / 2]).unwrap();
    let (code, out, err) = run(&dir, &["render", "m0.zip", "m1.zip", "-o", "ra/"]);
    assert!(code == 4 && err.contains("MANH-01") && out.starts_with("ra/m1.zip: 8"), "{out}{err}");
    for (arguments, rule) in [
        (&["render", "m1.zip", "kho"][..], "DUNG-24"),
        (&["render", "m1.zip"], "DUNG-24"),
        (&["render", "m1.zip", "-o", "ra/", "--bao-cao", "x.jsonl"], "DUNG-24"),
        (&["render", "m1.zip", "-o", "ra/", "--emit", "view"], "DUNG-24"),
        (&["render", "m1.zip", "ra/m1.zip", "-o", "ra2/"], "DUNG-07"),
    ] {
        let (code, _, err) = run(&dir, arguments);
        assert!(code == 2 && err.contains(rule), "{arguments:?} {err}");
    }
}

#[test]
fn reports_of_shards_add_up_and_missing_ones_are_named() {
    let dir = archive("sum");
    fs::copy(dir.join("m1.zip"), dir.join("m2.zip")).unwrap();
    assert_eq!(run(&dir, &["render", "m?.zip", "-o", "ra/"]).0, 0);
    let hash = {
        use sha2::Digest;
        let hash = sha2::Sha256::digest(fs::read(dir.join("m1.zip")).unwrap());
        hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    fs::write(dir.join("du.txt"), format!("{hash}  manh/m1.zip\nm2.zip\n")).unwrap();
    let (code, out, err) = run(&dir, &["tong-hop", "ra", "--danh-sach", "du.txt", "--bao-cao", "het.jsonl"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("2 mảnh, 16 kế hoạch: 14 tốt, 2 lỗi; "), "{out}");
    assert!(out.contains("KHOA-01      2 lần, ở 2 kế hoạch"), "{out}");
    assert_eq!(fs::read_to_string(dir.join("het.jsonl")).unwrap().lines().count(), 2 * PLANS);
    let other = "0".repeat(64);
    fs::write(dir.join("thieu.txt"), format!("{other}  m1.zip\nm2.zip\nm3.zip\n")).unwrap();
    let (code, _, err) = run(&dir, &["tong-hop", "ra", "--danh-sach", "thieu.txt"]);
    assert!(code == 1 && err.contains("thiếu 2 mảnh kết quả: m1.zip (làm từ mảnh khác), m3.zip"), "{err}");
    // Options or versions that differ are told, and a shard that is none of ours.
    assert_eq!(run(&dir, &["render", "m2.zip", "-o", "ra/", "--khong-o-ky"]).0, 0);
    let (code, out, err) = run(&dir, &["tong-hop", "ra", "--thong-bao", "json"]);
    assert!(code == 0 && err.contains("MANH-05") && out.contains("\"manh\":2"), "{out}{err}");
    fs::copy(dir.join("m1.zip"), dir.join("ra/m3.zip")).unwrap();
    let (code, _, err) = run(&dir, &["tong-hop", "ra"]);
    assert!(code == 1 && err.contains("MANH-04"), "{err}");
}

#[test]
fn the_files_of_a_shard_are_verified_by_the_plans_in_it() {
    let dir = archive("verify");
    assert_eq!(run(&dir, &["render", "m1.zip", "-o", "ra/"]).0, 0);
    // What was made alone carries no source; with the plans beside it everything is proven.
    let (code, out, _) = run(&dir, &["verify", "ra/m1.zip"]);
    assert!(code == 5 && out.lines().count() == 2 * (PLANS - 1), "{out}");
    let pack = |spoilt: Option<&str>| {
        let mut zip = ZipWriter::new(fs::File::create(dir.join("kho.zip")).unwrap());
        for (name, mut bytes) in entries(&dir.join("m1.zip")).into_iter().chain(entries(&dir.join("ra/m1.zip"))) {
            if spoilt == Some(&name) {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
        zip.finish().unwrap();
    };
    pack(None);
    let (code, out, err) = run(&dir, &["verify", "kho.zip", "--bao-cao", "kiem.jsonl"]);
    assert!(code == 0 && err.contains("14 tệp: 14 nguyên vẹn"), "{out}{err}");
    assert_eq!(fs::read_to_string(dir.join("kiem.jsonl")).unwrap().lines().count(), 2 * (PLANS - 1));
    pack(Some("ke-hoach-1.pdf"));
    let (code, out, err) = run(&dir, &["verify", "kho.zip"]);
    assert!(code == 1 && out.contains("kho.zip/ke-hoach-1.pdf: KHÔNG xác nhận được"), "{out}{err}");
    assert!(err.contains("13 nguyên vẹn, 1 đã bị sửa"), "{err}");
}
