//! What is no file that `import` reads, or only looks like none: each kind has its message with what to do, in bounded time,
//! and nothing is written. What is read all the same, whatever its name, is read.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kehoach::{FontSet, Import, ImportFrom, Imported, Input, Memory};

use super::cli::{folder, names, run};
use super::word;

/// A small plan in plain text.
const PLAN: &str = "ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\n\nSố: 12/KH-UBND\n\nAn Phú, ngày 12 tháng 5 năm 2026\n\nKẾ HOẠCH\n\
    Tổ chức hội thi năm 2026\n\nUBND xã tổ chức hội thi như sau:\n\n1. Thời gian: tháng 6 năm 2026.\n\n\
    Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn An\n";

fn import(name: &str, bytes: &[u8]) -> Result<(Imported, String), String> {
    let asked = Import { file: Input::new(name, bytes), from: ImportFrom::Auto, charset: None };
    let made = kehoach::import(&asked, &FontSet::embedded(), &Memory::default());
    made.map(|(made, findings)| (made, findings.to_string())).map_err(|findings| findings.to_string())
}

/// Refused with this code, these words and what to do.
fn refused(name: &str, bytes: &[u8], code: &str, words: &str) {
    let begun = Instant::now();
    let told = import(name, bytes).map(|(made, _)| made.plan).expect_err(name);
    assert!(told.contains(&format!("lỗi[{code}]")) && told.contains(words), "{name}: {told}");
    assert!(told.contains("= sửa: ") && told.contains(&format!("--> {name}")), "{name}: {told}");
    // Far more than it takes, and far less than without a bound.
    assert!(begun.elapsed() < Duration::from_secs(60), "{name}: {:?}", begun.elapsed());
}

#[test]
fn a_text_in_any_utf_is_read() {
    let plan = import("a.txt", PLAN.as_bytes()).unwrap().0.plan;
    let units = |of: fn(u16) -> [u8; 2]| PLAN.encode_utf16().flat_map(of).collect::<Vec<u8>>();
    let (little, big) = (units(u16::to_le_bytes), units(u16::to_be_bytes));
    let marked = |mark: [u8; 2], bytes: &[u8]| [&mark[..], bytes].concat();
    for bytes in [
        marked([0xFF, 0xFE], &little),
        marked([0xFE, 0xFF], &big),
        little,
        big,
        [&b"\xEF\xBB\xBF"[..], PLAN.as_bytes()].concat(),
        PLAN.replace('\n', "\r\n").into_bytes(),
        PLAN.replace('\n', "\r").into_bytes(),
    ] {
        let made = import("a.txt", &bytes);
        assert_eq!(made.unwrap_or_else(|told| panic!("{told}")).0.plan, plan, "{:?}", &bytes[..8]);
    }
}

#[test]
fn a_text_that_is_spoilt_is_told_with_its_line() {
    let mut bytes = PLAN.as_bytes().to_vec();
    let at = PLAN.find("KẾ HOẠCH").unwrap();
    bytes[at + 1] = 0xFF;
    refused("a.txt", &bytes, "NHAP-31", "dòng 8: tệp là chữ UTF-8 nhưng ở dòng này có byte hỏng");
    let wide: Vec<u8> = PLAN.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    refused("a.txt", &[&b"\xFF\xFE\0\0"[..], &wide].concat(), "NHAP-31", "UTF-32");
    let odd: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_le_bytes).chain([b'a']).collect();
    refused("a.txt", &[&b"\xFF\xFE"[..], &odd].concat(), "NHAP-31", "UTF-16 bị hỏng");
    refused("a.txt", PLAN.replace("hội thi", "hội\0thi").as_bytes(), "NHAP-31", "byte 0");
    refused("a.txt", PLAN.replace("hội thi", "hội\u{1B}thi").as_bytes(), "NHAP-31", "U+001B");
    refused("a.txt", "BM.01\nBiểu mẫu".as_bytes(), "NHAP-50", "\"Biểu mẫu\"");
    refused("a.txt", b"{\"a\": 1}", "NHAP-50", "bắt đầu bằng");
}

#[test]
fn what_bytes_are_counts_and_not_the_name() {
    let old = |first: u32, length: usize| {
        let mut out = vec![0; length];
        out[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        out[30] = 9;
        out[48..52].copy_from_slice(&first.to_le_bytes());
        out
    };
    let padded = |head: &[u8]| [head, &[0x81; 3000]].concat();
    let files: [(&str, Vec<u8>, &str, &str); 20] = [
        ("cut.doc", old(40, 2048), "NHAP-01", "tệp Office kiểu cũ (.doc) bị cắt cụt"),
        ("khac.doc", old(1, 2048), "NHAP-01", "không phải văn bản Word"),
        ("dau.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "NHAP-01", "bị cắt cụt"),
        ("trang.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n".to_vec(), "NHAP-03", "(MHT)"),
        ("trang.doc", "\u{FEFF}<html><body>KẾ HOẠCH</body></html>".into(), "NHAP-03", "trang web"),
        ("rtf.docx", b"{\\rtf1 a}".to_vec(), "NHAP-03", "RTF"),
        ("nen.docx", padded(b"Rar!\x1A\x07\0"), "NHAP-01", "tệp nén (RAR, 7z hoặc gz)"),
        ("nen.docx", padded(b"7z\xBC\xAF\x27\x1C"), "NHAP-01", "tệp nén"),
        ("nen.docx", padded(b"\x1F\x8B\x08"), "NHAP-01", "tệp nén"),
        ("anh.docx", padded(b"\x89PNG\r\n\x1A\n"), "NHAP-01", "tệp ảnh"),
        ("anh.doc", padded(b"\xFF\xD8\xFF\xE0"), "NHAP-01", "tệp ảnh"),
        ("anh.pdf", padded(b"\0\0\0\x18ftypheic"), "NHAP-01", "tệp ảnh"),
        ("anh.txt", padded(b"BM\x36\x10\0\0\0\0\0\0"), "NHAP-01", "tệp ảnh"),
        ("la.docx", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0".to_vec(), "NHAP-01", "8 byte đầu là 4D 5A 90"),
        ("la.docx", b"<?xml version=\"1.0\"?><a/>".to_vec(), "NHAP-01", "bắt đầu bằng \"<?xml version="),
        ("rong.docx", Vec::new(), "NHAP-01", "tệp rỗng"),
        ("rong.txt", b"\xEF\xBB\xBF \r\n\t\r\n".to_vec(), "NHAP-01", "tệp rỗng"),
        ("rong.pdf", vec![0; 4000], "NHAP-01", "tệp rỗng"),
        ("dau.pdf", b"%PDF-1.7".to_vec(), "NHAP-01", "PDF"),
        ("dau.docx", b"PK\x03\x04\x14\0\x06\0".to_vec(), "NHAP-01", "bị cắt cụt hoặc bị hỏng"),
    ];
    for (name, bytes, code, words) in files {
        if cfg!(feature = "nhap-pdf") || name != "dau.pdf" {
            refused(name, &bytes, code, words);
        }
    }
    // A Word file is one under any name.
    let docx = word::of(&PLAN.lines().filter(|line| !line.is_empty()).map(word::plain).collect::<String>());
    for name in ["a.doc", "a.pdf", "a.txt", "a.rtf", "a"] {
        assert!(import(name, &docx).unwrap().0.plan.contains("trich_yeu: Tổ chức hội thi năm 2026"), "{name}");
    }
    // Cut off anywhere it is told, and nothing else happens.
    for part in 1..20 {
        refused("cut.docx", &docx[..docx.len() * part / 20], "NHAP-01", "bị");
    }
}

#[cfg(feature = "nhap-pdf")]
#[test]
fn a_pdf_with_a_password_is_told_and_one_that_only_forbids_changes_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf");
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    refused("mat-khau.pdf", &read("mat-khau.pdf"), "NHAP-02", "mật khẩu");
    // Its text is no document; what matters is that it was read.
    for name in ["khoa-in.pdf", "khoa-in-cu.pdf"] {
        refused(name, &read(name), "NHAP-50", "\"UY BAN NHAN DAN XA AN PHU\"");
    }
}

#[test]
fn what_is_beyond_all_measure_is_refused_before_it_is_looked_at() {
    let words = "Các xã tổ chức hội thi. ".repeat(100_000);
    refused("dai.txt", format!("{PLAN}{words}").as_bytes(), "NHAP-04", "nhiều hơn 1,5 triệu chữ");
    refused("dong.txt", "a\n".repeat(300_000).as_bytes(), "NHAP-04", "200 nghìn đoạn");
    let many: String = (0..200_001).map(|number| format!("<w:p><w:r><w:t>{number}</w:t></w:r></w:p>")).collect();
    refused("doan.docx", &word::of(&many), "NHAP-04", "200 nghìn đoạn");
    let deep =
        format!("{}{}{}", "<w:sdt><w:sdtContent>".repeat(200), word::plain("a"), "</w:sdtContent></w:sdt>".repeat(200));
    refused("sau.docx", &word::of(&deep), "NHAP-04", "lồng nhau sâu bất thường");
    // A line without an end, a table without one: read, and none of ours.
    refused("mot-dong.txt", "<".repeat(20_000).as_bytes(), "NHAP-50", "");
    refused("bang.txt", "| a ".repeat(4_000).as_bytes(), "NHAP-50", "");
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_way_on_the_disk_is_told() {
    use std::os::unix::fs::symlink;
    let dir = folder("import-duong-di");
    fs::create_dir_all(dir.join("thu-muc.docx")).unwrap();
    symlink("vong-2.docx", dir.join("vong-1.docx")).unwrap();
    symlink("vong-1.docx", dir.join("vong-2.docx")).unwrap();
    symlink("khong-co.docx", dir.join("gay.docx")).unwrap();
    for (name, code) in [("thu-muc.docx", "VAO-05"), ("vong-1.docx", "VAO-01"), ("gay.docx", "VAO-01")] {
        let (exit, out, err) = run(&dir, &["import", name]);
        assert!(exit == 4 && out.is_empty() && err.contains(&format!("lỗi[{code}]")), "{name}: {exit} {err}");
        assert!(err.contains(name) && err.contains("= sửa: "), "{name}: {err}");
    }
    // A folder that leads to itself is gone through once.
    fs::create_dir_all(dir.join("kho")).unwrap();
    fs::write(dir.join("kho/a.txt"), PLAN).unwrap();
    symlink("..", dir.join("kho/len")).unwrap();
    let (exit, out, err) = run(&dir, &["import", "kho", "-o", "ra"]);
    assert!(exit == 0 && out.starts_with("ra/a.yaml\n"), "{exit} {out}{err}");
    assert_eq!(names(&dir.join("ra")), ["a.yaml"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told_and_the_others_go_on() {
    use std::os::unix::fs::PermissionsExt;

    use crate::support::with_few_rights;
    let dir = folder("import-quyen-doc");
    let allow = |path: &str, mode: u32| fs::set_permissions(dir.join(path), fs::Permissions::from_mode(mode)).unwrap();
    fs::create_dir_all(dir.join("kho/kin")).unwrap();
    for file in ["kho/a.txt", "kho/b.txt", "kho/khoa.txt", "kho/kin/c.txt"] {
        fs::write(dir.join(file), PLAN).unwrap();
        allow(file, 0o644);
    }
    for (path, mode) in [("", 0o777), ("kho", 0o755), ("kho/khoa.txt", 0o000), ("kho/kin", 0o000)] {
        allow(path, mode);
    }
    let Some(asked) = with_few_rights(&dir, &dir.join("kho/khoa.txt")) else {
        return allow("kho/kin", 0o755);
    };
    let output = asked(&["import", "kho", "-o", "ra", "-j", "2"]);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let alone = asked(&["import", "kho/khoa.txt"]);
    allow("kho/kin", 0o755);
    assert_eq!((output.status.code(), out.lines().count()), (Some(4), 2), "{out}{err}");
    assert_eq!(names(&dir.join("ra")), ["a.yaml", "b.yaml"]);
    for told in ["lỗi[VAO-07]: không đọc được 'kho/khoa.txt': ", "lỗi[VAO-04]: không đọc được thư mục 'kho/kin': "]
    {
        assert!(err.contains(told), "{err}");
    }
    assert_eq!((err.matches("lỗi[").count(), err.matches("= sửa: ").count()), (2, 2), "{err}");
    assert!(err.contains("không đủ quyền"), "{err}");
    let err = String::from_utf8_lossy(&alone.stderr);
    assert!(alone.status.code() == Some(4) && err.contains("'kho/khoa.txt'") && err.contains("= sửa: "), "{err}");
}
