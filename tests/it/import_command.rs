//! `import` as an officer types it: the plan beside the old file, `render` right after it, nothing written over, and a
//! message with its code for each file that cannot be read.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cli::{folder, names, run};
use serde_json::Value;

/// A folder with the Word file of a sample in it, named `cu.docx`, and its PDF elsewhere.
fn with_old_file(name: &str) -> PathBuf {
    let dir = folder(&format!("import-{name}"));
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/phong-gddt");
    let made = folder(&format!("import-{name}-nguon"));
    for file in ["ke-hoach.yaml", "don-vi.yaml"] {
        fs::copy(from.join(file), made.join(file)).unwrap();
    }
    let (code, _, err) = run(&made, &["render", "ke-hoach.yaml", "-f", "docx"]);
    assert_eq!(code, 0, "{err}");
    fs::copy(made.join("ke-hoach.docx"), dir.join("cu.docx")).unwrap();
    dir
}

/// A run on a machine without other programs.
fn alone(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    let output = command.args(args).current_dir(dir).env("PATH", "").stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// The entries of a package, to be packed anew.
pub(crate) fn entries(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut entry, &mut bytes).unwrap();
            (entry.name().to_string(), bytes)
        })
        .collect()
}

fn pack(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in entries {
        out.start_file(name, how).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut out = vec![0; 1024];
    out[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    out[512..512 + wide.len()].copy_from_slice(&wide);
    out[512 + 64..512 + 66].copy_from_slice(&(wide.len() as u16 + 2).to_le_bytes());
    out
}

#[test]
fn a_word_file_becomes_a_plan_beside_it_that_renders() {
    let dir = with_old_file("ben-canh");
    let before = fs::read(dir.join("cu.docx")).unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("cu.yaml\nĐã đọc ") && out.contains("0 mất · 0 đổi"), "{out}");
    assert_eq!(names(&dir), ["cu.docx", "cu.yaml"]);
    assert_eq!(fs::read(dir.join("cu.docx")).unwrap(), before);
    let plan = fs::read_to_string(dir.join("cu.yaml")).unwrap();
    assert!(plan.starts_with("# Lập từ tệp cu.docx bằng 'kehoach import'.\n"), "{plan}");
    let (code, out, err) = run(&dir, &["render", "cu.yaml", "-f", "pdf"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(dir.join("cu.pdf").is_file());
}

#[test]
fn nothing_is_written_over() {
    let dir = with_old_file("khong-ghi-de");
    fs::write(dir.join("cu.yaml"), "của tôi\n").unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx"]);
    assert!(code == 4 && out.is_empty() && err.contains("RA-04") && err.contains("'cu.yaml'"), "{code} {out}{err}");
    assert_eq!(fs::read_to_string(dir.join("cu.yaml")).unwrap(), "của tôi\n");
    // Nor is the proof; then there is no plan either.
    fs::write(dir.join("moi.chung-minh.txt"), "của tôi\n").unwrap();
    let (code, _, err) = run(&dir, &["import", "cu.docx", "-o", "moi.yaml", "--chung-minh"]);
    assert!(code == 4 && err.contains("'moi.chung-minh.txt'"), "{err}");
    assert!(!dir.join("moi.yaml").exists());
    assert_eq!(fs::read_to_string(dir.join("moi.chung-minh.txt")).unwrap(), "của tôi\n");
}

#[test]
fn a_folder_has_one_line_a_file_and_a_faulty_one_stops_no_other() {
    let dir = with_old_file("thu-muc");
    fs::create_dir_all(dir.join("cu/nam-truoc")).unwrap();
    fs::rename(dir.join("cu.docx"), dir.join("cu/a.docx")).unwrap();
    fs::copy(dir.join("cu/a.docx"), dir.join("cu/nam-truoc/b.docx")).unwrap();
    fs::write(dir.join("cu/hong.docx"), b"PK\x03\x04").unwrap();
    let (code, out, err) = run(&dir, &["import", "cu", "-o", "ra", "-j", "2"]);
    assert_eq!(code, 1, "{out}{err}");
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(out.lines().all(|line| line.starts_with("ra/") && line.contains("chỗ nên xem lại")), "{out}");
    assert!(err.contains("NHAP-01") && err.contains("hong.docx") && err.matches("lỗi[").count() == 1, "{err}");
    assert_eq!(names(&dir.join("ra")), ["a.yaml", "nam-truoc"]);
    assert_eq!(names(&dir.join("ra/nam-truoc")), ["b.yaml"]);
}

#[test]
fn of_files_that_differ_in_their_ending_only_one_is_read_and_the_others_are_named() {
    let dir = with_old_file("cung-ten");
    fs::create_dir_all(dir.join("cu/2019")).unwrap();
    fs::create_dir_all(dir.join("cu/2020")).unwrap();
    for name in ["2019/kh.docx", "2020/kh.docx"] {
        fs::copy(dir.join("cu.docx"), dir.join("cu").join(name)).unwrap();
    }
    // Never read: the Word file tells more.
    fs::write(dir.join("cu/2020/kh.pdf"), b"%PDF-1.4").unwrap();
    fs::write(dir.join("cu/2020/kh.txt"), b"a").unwrap();
    let (code, out, err) = run(&dir, &["import", "cu", "-o", "ra"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(
        err.contains("VAO-12") && err.contains("kh.pdf, ") && err.contains("kh.txt") && !err.contains("2019"),
        "{err}"
    );
    assert_eq!(
        (names(&dir.join("ra/2019")), names(&dir.join("ra/2020"))),
        (vec!["kh.yaml".into()], vec!["kh.yaml".into()])
    );
}

#[test]
fn two_plans_whose_names_differ_in_case_are_refused_before_anything_is_made() {
    let dir = with_old_file("hoa-thuong");
    for folder in ["x", "y"] {
        fs::create_dir_all(dir.join(folder)).unwrap();
    }
    fs::copy(dir.join("cu.docx"), dir.join("x/kh.docx")).unwrap();
    fs::copy(dir.join("cu.docx"), dir.join("y/KH.docx")).unwrap();
    let (code, out, err) = run(&dir, &["import", "x/kh.docx", "y/KH.docx", "-o", "ra"]);
    assert!(code == 2 && err.contains("DUNG-07") && err.contains("y/KH.docx"), "{out}{err}");
    assert!(!dir.join("ra").exists());
}

#[test]
fn the_proof_is_written_beside_the_plan() {
    let dir = with_old_file("chung-minh");
    let (code, out, err) = run(&dir, &["import", "cu.docx", "--chung-minh"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("cu.yaml, cu.chung-minh.txt, cu.chung-minh.json\n"), "{out}");
    let sheet = fs::read_to_string(dir.join("cu.chung-minh.txt")).unwrap();
    assert!(sheet.contains("BẢN CHỨNG MINH: cu.docx") && sheet.contains("in ra như cũ"), "{sheet}");
    assert!(!sheet.contains("CHƯA CHỨNG MINH") && !sheet.contains("Chặng đầu"), "{sheet}");
    let json: Value = serde_json::from_slice(&fs::read(dir.join("cu.chung-minh.json")).unwrap()).unwrap();
    assert_eq!((&json["tep"], &json["da_chung_minh"]), (&Value::from("cu.docx"), &Value::from(true)));
    assert!(json["so_chu"].as_object().unwrap().len() > 5, "{json}");
}

#[test]
fn programs_get_a_line_of_json_for_each_file() {
    let dir = with_old_file("json");
    fs::write(dir.join("thu.txt"), "Chào chị, em gửi chị bài thơ.\n").unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx", "thu.txt", "--thong-bao", "json"]);
    assert_eq!(code, 1, "{out}{err}");
    let line: Value = serde_json::from_str(out.trim_end()).unwrap();
    assert_eq!((&line["tep"], &line["ke_hoach"]), (&Value::from("cu.docx"), &Value::from("cu.yaml")));
    assert_eq!((&line["cac_tep"], &line["xem_lai"]), (&Value::from(vec!["cu.yaml"]), &Value::from(0)));
    let told: Value = serde_json::from_str(&err).unwrap();
    assert_eq!((&told[0]["ma"], &told[0]["tep"]), (&Value::from("NHAP-50"), &Value::from("thu.txt")));
}

#[test]
fn doubts_show_in_the_exit_code_when_asked() {
    let dir = folder("import-nghiem");
    let text = "ỦY BAN NHÂN DÂN XÃ AN PHÚ\n\nKẾ HOẠCH\nTổ chức hội thi năm 2026\n\nUBND xã tổ chức hội thi như sau:\n\n\
                1. Thời gian: tháng 6 năm 2026.\n\nCHỦ TỊCH\n\n\nNguyễn Văn An\n";
    fs::write(dir.join("a.txt"), text).unwrap();
    let (code, out, err) = run(&dir, &["import", "a.txt"]);
    assert!(code == 0 && out.contains("nên xem lại: NHAP-"), "{code} {out}{err}");
    let plan = fs::read_to_string(dir.join("a.yaml")).unwrap();
    assert!(plan.contains("# ? NHAP-"), "{plan}");
    let (code, _, err) = run(&dir, &["import", "a.txt", "-o", "b.yaml", "--nghiem"]);
    assert_eq!(code, 3, "{err}");
    assert_eq!(fs::read_to_string(dir.join("b.yaml")).unwrap(), plan);
    let dir = with_old_file("nghiem-tot");
    assert_eq!(run(&dir, &["import", "cu.docx", "--nghiem"]).0, 0);
}

#[test]
fn an_edited_plan_is_told_by_exactly_what_differs() {
    let dir = with_old_file("doi-chieu");
    assert_eq!(run(&dir, &["import", "cu.docx"]).0, 0);
    let same = "kế hoạch có đúng các chữ của tệp gốc\n";
    assert_eq!(run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]), (0, same.to_string(), String::new()));
    let plan = fs::read_to_string(dir.join("cu.yaml")).unwrap();
    let edited = plan.replacen("so: 142", "so: 143", 1).replacen("HUYỆN PHÚ LÂM", "HUYỆN PHÚ LONG", 1);
    let edited = edited.replacen("noi_dung: |\n", "noi_dung: |\n  Thêm một đoạn.\n\n", 1) + "do_khan: HỎA TỐC\n";
    fs::write(dir.join("cu.yaml"), &edited).unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]);
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    let mut lines: Vec<&str> = out.lines().collect();
    lines.sort_unstable();
    let expected = [
        "khác ở 'co_quan_chu_quan': tệp gốc \"LÂM\", kế hoạch \"LONG\"",
        "khác ở 'do_khan': tệp gốc không có, kế hoạch \"HỎA TỐC\"",
        "khác ở 'noi_dung': tệp gốc không có, kế hoạch \"Thêm một đoạn.\"",
        "khác ở 'so': tệp gốc \"142\", kế hoạch \"143\"",
    ];
    assert_eq!(lines, expected);
    let (code, out, _) = run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml", "--thong-bao", "json"]);
    let line: Value = serde_json::from_str(out.trim_end()).unwrap();
    assert_eq!((code, line["khac"].as_array().map(Vec::len)), (1, Some(4)), "{out}");
    assert_eq!(fs::read_to_string(dir.join("cu.yaml")).unwrap(), edited);
    assert_eq!(names(&dir), ["cu.docx", "cu.yaml"]);
}

#[test]
fn each_file_that_cannot_be_read_is_told_by_code_and_name() {
    let dir = with_old_file("khong-doc-duoc");
    let docx = fs::read(dir.join("cu.docx")).unwrap();
    let mut bomb = entries(&dir.join("cu.docx"));
    let document = bomb.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
    document.1.resize(70 * 1024 * 1024, b' ');
    let files: [(&str, Vec<u8>, &str, &str); 10] = [
        ("mat-khau.docx", compound("EncryptedPackage"), "NHAP-02", "mật khẩu"),
        ("cu.doc", compound("WordDocument"), "NHAP-03", "Word kiểu cũ"),
        ("bang-tinh.doc", compound("Workbook"), "NHAP-01", "không phải văn bản Word"),
        ("trang.doc", "<html><body>KẾ HOẠCH</body></html>".into(), "NHAP-03", "trang web"),
        ("chu.doc", b"{\\rtf1 a}".to_vec(), "NHAP-03", "RTF"),
        ("cut.docx", docx[..docx.len() / 2].to_vec(), "NHAP-01", "bị cắt cụt hoặc bị hỏng"),
        ("ngan.docx", docx[..18].to_vec(), "NHAP-01", "bị cắt cụt hoặc bị hỏng"),
        ("bom.docx", pack(&bomb), "NHAP-04", ""),
        ("rong.docx", Vec::new(), "NHAP-01", ""),
        ("tho.txt", "Ao thu lạnh lẽo nước trong veo.\n".into(), "NHAP-50", "Ao thu"),
    ];
    for (name, bytes, code, what) in files {
        fs::write(dir.join(name), bytes).unwrap();
        let (exit, out, err) = alone(&dir, &["import", name, "-o", "ra.yaml"]);
        assert_eq!((exit, out.as_str()), (1, ""), "{name}: {err}");
        assert!(err.starts_with(&format!("lỗi[{code}]")) && err.contains(what), "{name}: {err}");
        assert!(err.contains(&format!("--> {name}")) && err.contains("= sửa: "), "{name}: {err}");
        assert!(!dir.join("ra.yaml").exists(), "{name}");
    }
    let (exit, _, err) = alone(&dir, &["import", "khong-co.docx"]);
    assert!(exit == 4 && err.contains("VAO-01"), "{err}");
}

/// A PDF of one page that is a picture alone.
#[cfg(feature = "nhap-pdf")]
fn scan() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        "<</Length 29>>stream\nq 595 0 0 842 0 0 cm /I Do Q\n\nendstream",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nx\nendstream",
    ];
    let (mut pdf, mut at) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (index, object) in objects.iter().enumerate() {
        at.push(pdf.len());
        pdf.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", index + 1).as_bytes());
    }
    let xref = pdf.len();
    pdf.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", at.len() + 1).as_bytes());
    at.iter().for_each(|at| pdf.extend_from_slice(format!("{at:010} 00000 n \n").as_bytes()));
    pdf.extend_from_slice(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF\n", at.len() + 1).as_bytes(),
    );
    pdf
}

#[cfg(feature = "nhap-pdf")]
#[test]
fn a_scan_is_told_to_be_one() {
    let dir = folder("import-anh-quet");
    fs::write(dir.join("quet.pdf"), scan()).unwrap();
    let (exit, _, err) = alone(&dir, &["import", "quet.pdf"]);
    assert!(exit == 1 && err.contains("lỗi[NHAP-05]") && err.contains("--ocr"), "{err}");
    let (exit, _, err) = alone(&dir, &["import", "quet.pdf", "--ocr"]);
    assert!(exit == 1 && err.contains("lỗi[NHAP-10]") && err.contains("--> quet.pdf"), "{err}");
    assert_eq!(names(&dir), ["quet.pdf"]);
}

#[test]
fn a_macro_is_named_in_the_proof_and_its_text_is_read() {
    let dir = with_old_file("macro");
    let mut parts = entries(&dir.join("cu.docx"));
    for (name, bytes) in &mut parts {
        if name == "word/_rels/document.xml.rels" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let added = "<Relationship Id=\"rIdM\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" \
                         Target=\"vbaProject.bin\"/></Relationships>";
            *bytes = text.replace("</Relationships>", added).into_bytes();
        }
    }
    parts.push(("word/vbaProject.bin".to_string(), b"Sub AutoOpen".to_vec()));
    fs::write(dir.join("cu.docm"), pack(&parts)).unwrap();
    let (code, _, err) = run(&dir, &["import", "cu.docm", "--chung-minh"]);
    assert_eq!(code, 0, "{err}");
    let sheet = fs::read_to_string(dir.join("cu.chung-minh.txt")).unwrap();
    assert!(sheet.contains("vbaProject.bin"), "{sheet}");
}

/// Programs of other makers, as far as `import` needs them.
#[cfg(unix)]
fn program(dir: &Path, name: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = dir.join(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn libreoffice_is_named_as_the_first_link_of_the_proof() {
    let dir = with_old_file("libreoffice");
    let word = dir.join("cu.docx");
    // The program puts its file into the folder behind --outdir.
    let copy = format!(
        "case \"$*\" in *--version*) echo 'LibreOffice 24.2.1';; *) while [ \"$1\" != --outdir ]; do shift; done; \
         /bin/mkdir -p \"$2\"; /bin/cp '{}' \"$2/tep.docx\";; esac",
        word.display()
    );
    let programs = folder("import-libreoffice-bin");
    program(&programs, "soffice", &copy);
    fs::write(dir.join("xua.doc"), compound("WordDocument")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    let asked = command.args(["import", "xua.doc", "--chung-minh"]).current_dir(&dir).env("PATH", &programs);
    let output = asked.stdin(Stdio::null()).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && err.contains("NHAP-09") && err.contains("--> xua.doc"), "{err}");
    let plan = fs::read_to_string(dir.join("xua.yaml")).unwrap();
    assert!(plan.lines().next().unwrap().contains("LibreOffice 24.2.1"), "{plan}");
    let sheet = fs::read_to_string(dir.join("xua.chung-minh.txt")).unwrap();
    assert!(sheet.contains("Chặng đầu: LibreOffice 24.2.1"), "{sheet}");
    let json: Value = serde_json::from_slice(&fs::read(dir.join("xua.chung-minh.json")).unwrap()).unwrap();
    assert_eq!(json["chang_dau"]["chuong_trinh"], "LibreOffice 24.2.1");
    assert_ne!(json["chang_dau"]["sha256"], json["sha256"]["tep"]);
}

#[cfg(all(unix, feature = "nhap-pdf"))]
#[test]
fn what_was_recognised_is_said_to_be_unproven() {
    let dir = folder("import-nhan-dang");
    fs::write(dir.join("quet.pdf"), scan()).unwrap();
    let text = "ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\n\nKẾ HOẠCH\nTổ chức hội thi năm 2026\n\nUBND xã tổ chức hội thi như sau:\n\n\
                1. Thời gian: tháng 6 năm 2026.\n\nCHỦ TỊCH\n\n\nNguyễn Văn An\n";
    fs::write(dir.join("chu"), text).unwrap();
    let programs = folder("import-nhan-dang-bin");
    program(&programs, "pdftoppm", "for a; do last=$a; done; echo x > \"$last-1.png\"");
    let read = "case \"$1\" in --list-langs) echo vie;; --version) echo 'tesseract 5.3.0';; *) /bin/cp";
    program(&programs, "tesseract", &format!("{read} '{}' \"$2.txt\";; esac", dir.join("chu").display()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    let asked = command.args(["import", "quet.pdf", "--ocr", "--chung-minh"]).current_dir(&dir).env("PATH", &programs);
    let output = asked.stdin(Stdio::null()).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && err.contains("NHAP-12"), "{err}");
    assert!(out.contains("CHƯA CHỨNG MINH"), "{out}");
    let plan = fs::read_to_string(dir.join("quet.yaml")).unwrap();
    let first = plan.lines().next().unwrap();
    assert!(first.contains("CHƯA CHỨNG MINH") && first.contains("tesseract 5.3.0"), "{plan}");
    let sheet = fs::read_to_string(dir.join("quet.chung-minh.txt")).unwrap();
    assert!(sheet.contains("CHƯA CHỨNG MINH") && sheet.contains("Chặng đầu: tesseract 5.3.0"), "{sheet}");
    let json: Value = serde_json::from_slice(&fs::read(dir.join("quet.chung-minh.json")).unwrap()).unwrap();
    assert_eq!(json["da_chung_minh"], false);
}
