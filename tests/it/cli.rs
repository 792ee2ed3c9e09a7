//! The program as an officer meets it: what it prints, where, with which exit code, and which files are there afterwards.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test, empty at the start.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// The program, to be run in a folder.
fn kehoach(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.args(args).current_dir(dir).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    command
}

/// What became of a run: exit code, standard output, standard error.
pub(crate) fn run(dir: &Path, args: &[&str]) -> (i32, String, String) {
    told(&kehoach(dir, args).output().unwrap())
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Names of everything in a folder, sorted.
pub(crate) fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// A folder with the plan and profile of a sample in it.
fn with_sample(name: &str) -> PathBuf {
    let dir = folder(name);
    for file in ["ke-hoach.yaml", "don-vi.yaml"] {
        fs::copy(samples().join("phong-gddt").join(file), dir.join(file)).unwrap();
    }
    dir
}

#[test]
fn help_is_shown_and_good() {
    let dir = folder("help");
    for args in [&[][..], &["--help"], &["render", "-h"], &["init", "--help"], &["schema", "--help"], &["--version"]] {
        let (code, out, err) = run(&dir, args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        assert!(!out.is_empty());
    }
}

#[test]
fn a_wrong_command_line_is_exit_code_2() {
    let dir = with_sample("usage");
    for args in [
        &["rendr"][..],
        &["render"],
        &["render", "ke-hoach.yaml", "--dinh-dang"],
        &["render", "ke-hoach.yaml", "-f", "odt"],
        &["render", "ke-hoach.yaml", "-o", "x.doc"],
        &["render", "ke-hoach.yaml", "-o", "-"],
        &["init", "ke-hoach.txt"],
    ] {
        let (code, out, err) = run(&dir, args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.starts_with("lỗi"), "{err}");
    }
    let mut command = kehoach(&dir, &["render", "ke-hoach.yaml"]);
    let (code, _, err) = told(&command.env("SOURCE_DATE_EPOCH", "hôm qua").output().unwrap());
    assert_eq!(code, 2, "{err}");
    assert_eq!(names(&dir), ["don-vi.yaml", "ke-hoach.yaml"]);
}

#[test]
fn both_files_stand_beside_the_plan_and_one_line_says_so() {
    let dir = with_sample("beside");
    let (code, out, err) = run(&dir, &["render", "ke-hoach.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let pages = out.strip_prefix("ke-hoach.docx, ke-hoach.pdf (").unwrap().strip_suffix(" trang)\n").unwrap();
    assert!(pages.parse::<u32>().unwrap() >= 1);
    assert_eq!(names(&dir), ["don-vi.yaml", "ke-hoach.docx", "ke-hoach.pdf", "ke-hoach.yaml"]);
    assert!(fs::read(dir.join("ke-hoach.pdf")).unwrap().starts_with(b"%PDF-"));
    assert!(fs::read(dir.join("ke-hoach.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn standard_input_and_output_carry_the_same_bytes() {
    let dir = with_sample("stdio");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "-o", "a.pdf"]).0, 0);
    let mut child =
        kehoach(&dir, &["render", "-", "-f", "pdf"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(dir.join("ke-hoach.yaml")).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stdout == fs::read(dir.join("a.pdf")).unwrap());
}

#[test]
fn errors_in_a_plan_write_nothing_and_spare_the_old_files() {
    let dir = with_sample("errors");
    fs::write(dir.join("ke-hoach.pdf"), "bản cũ").unwrap();
    fs::write(dir.join("ke-hoach.yaml"), "don_vi: don-vi.yaml\nki_hieu: KH-PGDĐT\n").unwrap();
    let (code, out, err) = run(&dir, &["render", "ke-hoach.yaml"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("ke-hoach.yaml:2:1"), "{err}");
    assert_eq!(names(&dir), ["don-vi.yaml", "ke-hoach.pdf", "ke-hoach.yaml"]);
    assert_eq!(fs::read_to_string(dir.join("ke-hoach.pdf")).unwrap(), "bản cũ");
}

#[test]
fn files_that_cannot_be_read_or_written_are_exit_code_4() {
    let dir = with_sample("files");
    fs::write(dir.join("tep"), "").unwrap();
    for args in [
        &["render", "khong-co.yaml"][..],
        &["render", "*.yml"],
        &["render", "ke-hoach.yaml", "-o", "tep/"],
        &["render", "ke-hoach.yaml", "-o", "khong-co/a.pdf"],
        &["render", "ke-hoach.yaml", "--don-vi", "khong-co.yaml"],
        &["render", "ke-hoach.yaml", "--templates", "khong-co"],
        &["render", "ke-hoach.yaml", "--font-path", "."],
        &["fonts", "--font-path", "khong-co"],
    ] {
        let (code, out, err) = run(&dir, args);
        assert_eq!((code, out.as_str()), (4, ""), "{args:?}: {err}");
        assert!(err.starts_with("lỗi["), "{err}");
    }
    assert_eq!(names(&dir), ["don-vi.yaml", "ke-hoach.yaml", "tep"]);
}

#[test]
fn an_input_is_never_overwritten() {
    let dir = with_sample("input");
    fs::copy(dir.join("ke-hoach.yaml"), dir.join("ke-hoach.pdf")).unwrap();
    let before = fs::read(dir.join("ke-hoach.pdf")).unwrap();
    let (code, _, err) = run(&dir, &["render", "ke-hoach.pdf"]);
    assert_eq!(code, 2, "{err}");
    assert_eq!(fs::read(dir.join("ke-hoach.pdf")).unwrap(), before);
}

#[test]
fn many_plans_are_reported_in_order_and_one_fault_spares_the_others() {
    let dir = with_sample("many");
    let plan = fs::read(dir.join("ke-hoach.yaml")).unwrap();
    for name in ["a.yaml", "c.yaml", "d.yaml"] {
        fs::write(dir.join(name), &plan).unwrap();
    }
    fs::write(dir.join("b.yaml"), "ki_hieu: KH\n").unwrap();
    fs::remove_file(dir.join("ke-hoach.yaml")).unwrap();
    for jobs in ["1", "3"] {
        let (code, out, err) = run(&dir, &["render", ".", "-o", "ra/", "-f", "pdf", "-j", jobs]);
        assert_eq!(code, 1);
        let order: Vec<&str> = out.lines().filter_map(|l| l.split(" (").next()).collect();
        assert_eq!(order, ["ra/a.pdf", "ra/c.pdf", "ra/d.pdf"]);
        assert!(err.contains("b.yaml:1:1"), "{err}");
        assert_eq!(names(&dir.join("ra")), ["a.pdf", "c.pdf", "d.pdf"]);
    }
    assert!(fs::read(dir.join("ra/a.pdf")).unwrap() == fs::read(dir.join("ra/d.pdf")).unwrap());
}

#[test]
fn messages_of_many_plans_are_one_json_array() {
    let dir = folder("json");
    fs::write(dir.join("a.yaml"), "ki_hieu: KH\n").unwrap();
    fs::write(dir.join("b.yaml"), "ki_hieu: KH\n").unwrap();
    let (code, _, err) = run(&dir, &["render", ".", "--thong-bao", "json"]);
    assert_eq!(code, 1);
    let messages: Vec<serde_json::Value> = serde_json::from_str(&err).unwrap();
    for name in ["a.yaml", "b.yaml"] {
        assert!(messages.iter().any(|m| m["tep"] == name && m["dong"] == 1), "{err}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let dir = folder("pipe");
    let mut child = kehoach(&dir, &["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_reported() {
    let dir = folder("full");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = kehoach(&dir, &["schema"]).stdout(full).output().unwrap();
    let (code, _, err) = told(&output);
    assert_eq!(code, 4);
    assert!(err.contains("đầu ra chuẩn"), "{err}");
}

#[test]
fn the_starter_plan_renders_without_a_change_and_is_never_overwritten() {
    let dir = folder("init");
    let (code, _, err) = run(&dir, &["init", "2026/ke-hoach.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let made = ["don-vi.schema.json", "don-vi.yaml", "ke-hoach.schema.json", "ke-hoach.yaml"];
    assert_eq!(names(&dir.join("2026")), made);
    let (code, _, err) = run(&dir, &["render", "2026"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, _, err) = run(&dir, &["init", "2026/ke-hoach.yaml"]);
    assert_eq!(code, 4);
    assert!(err.contains("2026/ke-hoach.yaml"), "{err}");
    // A second plan in the same folder uses the profile that is there.
    let (code, out, _) = run(&dir, &["init", "2026/thi-dua.yaml"]);
    assert_eq!(code, 0);
    assert!(out.contains("don-vi.yaml (đã có, giữ nguyên)"), "{out}");
}

#[test]
fn every_sample_renders_without_a_word_of_complaint() {
    let out = folder("samples");
    for plan in crate::support::samples() {
        let target = out.join(plan.parent().unwrap().file_name().unwrap());
        let (code, _, err) = run(&out, &["render", plan.to_str().unwrap(), "-o", &format!("{}/", target.display())]);
        assert_eq!(code, 0, "{}", plan.display());
        // What a plan keeps on purpose (`giu_nguyen`) is told as a note.
        assert!(!err.contains("lỗi[") && !err.contains("cảnh báo["), "{}: {err}", plan.display());
    }
}

#[test]
fn a_signed_pdf_is_never_overwritten() {
    let dir = with_sample("da-ky");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml"]).0, 0);
    let mut signed = fs::read(dir.join("ke-hoach.pdf")).unwrap();
    signed.extend_from_slice(b"1 0 obj <</Type/Sig/ByteRange[0 1 2 3]>> endobj\n");
    fs::write(dir.join("ke-hoach.pdf"), &signed).unwrap();
    let docx = fs::read(dir.join("ke-hoach.docx")).unwrap();
    let (code, _, err) = run(&dir, &["render", "ke-hoach.yaml", "--nhung-phong"]);
    assert_eq!(code, 4);
    assert!(err.contains("RA-05"), "{err}");
    assert_eq!(fs::read(dir.join("ke-hoach.pdf")).unwrap(), signed);
    assert_eq!(fs::read(dir.join("ke-hoach.docx")).unwrap(), docx, "both files are made, or none");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "--ghi-de"]).0, 0, "unless told so");
}

/// The package as another program saves it: the same parts, its own dates.
fn saved_again(docx: &[u8]) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let day = zip::DateTime::from_date_and_time(2026, 11, 28, 8, 30, 0).unwrap();
    for index in 0..old.len() {
        let mut entry = old.by_index(index).unwrap();
        let options = zip::write::SimpleFileOptions::default().last_modified_time(day);
        new.start_file(entry.name().to_string(), options).unwrap();
        std::io::copy(&mut entry, &mut new).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn what_was_changed_in_word_or_filled_is_not_overwritten_unless_told_so() {
    let dir = with_sample("da-sua");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml"]).0, 0);
    let (docx, pdf) = (dir.join("ke-hoach.docx"), dir.join("ke-hoach.pdf"));
    // Made again from a changed plan, and with other fonts: nobody's work is lost.
    let plan = fs::read_to_string(dir.join("ke-hoach.yaml")).unwrap();
    fs::write(dir.join("ke-hoach.yaml"), plan.replacen("noi_dung: |\n", "noi_dung: |\n  Một dòng thêm.\n\n", 1))
        .unwrap();
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml"]).0, 0);
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "--nhung-phong"]).0, 0);
    let edited = saved_again(&fs::read(&docx).unwrap());
    for stranger in [&edited[..], b"khong phai Word", b""] {
        fs::write(&docx, stranger).unwrap();
        let (code, _, err) = run(&dir, &["render", "ke-hoach.yaml"]);
        assert!(code == 4 && err.contains("RA-07") && err.contains("--ghi-de"), "{err}");
        assert_eq!(fs::read(&docx).unwrap(), stranger);
        let (code, _, err) = run(&dir, &["issue", "ke-hoach.yaml", "--so", "5", "--ngay", "05/3/2030"]);
        assert!(code != 0 && fs::read(&docx).unwrap() == stranger, "{err}");
    }
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "--ghi-de"]).0, 0);
    let mut filled = fs::read(&pdf).unwrap();
    filled.extend_from_slice(b"\nstartxref\n0\n%%EOF\n");
    fs::write(&pdf, &filled).unwrap();
    let (code, _, err) = run(&dir, &["render", "ke-hoach.yaml"]);
    assert!(code == 4 && err.contains("RA-06"), "{err}");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "--ghi-de"]).0, 0);
}

#[test]
fn a_lone_path_is_rendered_or_imported() {
    let dir = folder("lone");
    let (code, _, err) = run(&dir, &["init", "kế hoạch.yaml"]);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = run(&dir, &["kế hoạch.yaml"]);
    assert_eq!(code, 0, "{err}");
    assert!(dir.join("kế hoạch.docx").is_file() && dir.join("kế hoạch.pdf").is_file());
    fs::rename(dir.join("kế hoạch.docx"), dir.join("cũ.docx")).unwrap();
    let (code, _, err) = run(&dir, &["cũ.docx"]);
    assert_eq!(code, 0, "{err}");
    assert!(dir.join("cũ.yaml").is_file());
    let (code, _, err) = run(&dir, &["không có.yaml"]);
    assert!(code == 2 && err.contains("kehoach render \"không có.yaml\""), "{code} {err}");
}

#[test]
fn pages_for_man_are_printed_or_written() {
    let dir = folder("man");
    let (code, out, _) = run(&dir, &["man", "render"]);
    assert!(code == 0 && out.contains(".SH \"TÙY CHỌN\""), "{out}");
    let (code, _, err) = run(&dir, &["man", "rendr"]);
    assert!(code == 2 && err.contains("chọn một trong: render, check"), "{err}");
    let (code, _, err) = run(&dir, &["man", "-o", "trang"]);
    assert_eq!(code, 0, "{err}");
    let written = fs::read_dir(dir.join("trang")).unwrap().count();
    let commands =
        run(&dir, &["--help"]).1.lines().skip_while(|l| *l != "Lệnh:").take_while(|l| !l.is_empty()).count() - 1;
    assert_eq!(written, commands + 1);
}

#[test]
fn completions_exist_for_every_shell() {
    let dir = folder("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, _) = run(&dir, &["completions", shell]);
        assert_eq!(code, 0);
        assert!(out.contains("nhung-phong"), "{shell}");
    }
}

#[test]
fn programs_get_json_for_success_and_for_usage_errors() {
    let dir = with_sample("may-doc");
    let (code, out, err) = run(&dir, &["render", "ke-hoach.yaml", "--thong-bao", "json"]);
    let line: serde_json::Value = serde_json::from_str(out.trim_end()).unwrap();
    assert_eq!((code, &line["ke_hoach"], line["tep"].as_array().unwrap().len()), (0, &"ke-hoach.yaml".into(), 2));
    assert!(line["trang"].as_u64().unwrap() > 0 && out.lines().count() == 1 && err == "[]\n", "{out}{err}");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "--pdf-standard", "a-3a", "--ghi-de", "-f", "pdf"]).0, 0);
    let extract = ["extract", "ke-hoach.pdf", "-o", "nguon", "--thong-bao", "json"];
    let (code, out, err) = run(&dir, &extract);
    let line: serde_json::Value = serde_json::from_str(out.trim_end()).unwrap();
    assert_eq!((code, &line["nguon_cua"], line["tep"].as_array().unwrap().len()), (0, &"ke-hoach.pdf".into(), 3));
    assert_eq!(err, "[]\n");
    let (code, out, err) = run(&dir, &extract);
    let all: Vec<serde_json::Value> = serde_json::from_str(&err).unwrap();
    assert_eq!((code, out.as_str(), &all[0]["ma"]), (4, "", &"RA-04".into()));
    for wrong in [
        &["render", "--khong-co", "--thong-bao=json"][..],
        &["verify", "--thong-bao", "json"],
        &["extract", "--thong-bao", "json"],
    ] {
        let (code, out, err) = run(&dir, wrong);
        let all: Vec<serde_json::Value> = serde_json::from_str(&err).unwrap();
        assert_eq!((code, out.as_str(), &all[0]["ma"], &all[0]["muc"]), (2, "", &"DUNG-20".into(), &"lỗi".into()));
        assert!(all[0]["sua"].as_str().unwrap().contains("--help"), "{err}");
    }
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn warnings_end_with_3_where_they_are_asked_for() {
    let dir = with_sample("nghiem");
    let plan = fs::read_to_string(dir.join("ke-hoach.yaml")).unwrap() + "pham_vi_luu_hanh: XEM XONG TRẢ NGAY\n";
    fs::write(dir.join("canh-bao.yaml"), plan).unwrap();
    assert_eq!(run(&dir, &["render", "canh-bao.yaml"]).0, 0);
    let (code, out, err) = run(&dir, &["render", "canh-bao.yaml", "--nghiem"]);
    assert!(code == 3 && out.contains("canh-bao.pdf") && err.contains("HOP-02"), "{out}{err}");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "--nghiem"]).0, 0);
    // An error says more than a warning.
    fs::write(dir.join("loi.yaml"), "so: 1\n").unwrap();
    assert_eq!(run(&dir, &["render", "canh-bao.yaml", "loi.yaml", "--nghiem"]).0, 1);
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_word_file_or_a_pdf_where_a_plan_is_wanted_is_told_by_its_name() {
    let dir = with_sample("nham-tep");
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml"]).0, 0);
    let (code, _, err) = run(&dir, &["render", "ke-hoach.docx"]);
    assert!(code == 2 && err.contains("DUNG-21") && err.contains("'kehoach render ke-hoach.yaml'"), "{err}");
    let (code, _, err) = run(&dir, &["render", "ke-hoach.pdf"]);
    assert!(code == 2 && err.contains("là tệp PDF; 'render' nhận tệp .yaml"), "{err}");
    let (code, _, err) = run(&dir, &["issue", "ke-hoach.docx", "--so", "5", "--ngay", "05/3/2026"]);
    assert!(code == 2 && err.contains("'issue' nhận tệp .yaml hoặc .pdf"), "{err}");
    fs::write(dir.join("Bản cũ.doc"), b"x").unwrap();
    let (_, _, err) = run(&dir, &["render", "Bản cũ.doc"]);
    assert!(err.contains("DUNG-21") && err.contains("kehoach import \"Bản cũ.doc\""), "{err}");
}
