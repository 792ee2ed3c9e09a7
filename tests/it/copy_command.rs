//! `sao` as an officer meets it: which files are there afterwards, and which never change.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{folder, names, run};

/// A folder with the PDF of a sample, a copy's file and the profile that it names.
fn with_copy(name: &str) -> PathBuf {
    let dir = folder(&format!("sao-{name}"));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/xa-2026");
    for file in ["ke-hoach.yaml", "don-vi.yaml"] {
        fs::copy(sample.join(file), dir.join(file)).unwrap();
    }
    assert_eq!(run(&dir, &["render", "ke-hoach.yaml", "-f", "pdf"]).0, 0);
    let copy = "don_vi: don-vi.yaml\nhinh_thuc: sao_y\nky_hieu: UBND\nngay: {nam: 2026}\nky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Văn An}\nluu: VT\n";
    fs::write(dir.join("ban-sao.yaml"), copy).unwrap();
    dir
}

#[test]
fn a_copy_stands_beside_its_original_which_stays() {
    let dir = with_copy("canh");
    let original = fs::read(dir.join("ke-hoach.pdf")).unwrap();
    let (code, out, _) = run(&dir, &["sao", "ban-sao.yaml", "ke-hoach.pdf"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("ke-hoach-sao.pdf (") && out.ends_with("PDF/A-2A như bản gốc)\n"), "{out}");
    let copy = fs::read(dir.join("ke-hoach-sao.pdf")).unwrap();
    assert!(copy.starts_with(&original) && fs::read(dir.join("ke-hoach.pdf")).unwrap() == original);
    // The same again changes nothing; something else in its place stays unless told so.
    assert_eq!(run(&dir, &["sao", "ke-hoach.pdf", "ban-sao.yaml"]).0, 0);
    fs::write(dir.join("ke-hoach-sao.pdf"), "khác").unwrap();
    let (code, out, err) = run(&dir, &["sao", "ke-hoach.pdf", "ban-sao.yaml"]);
    assert_eq!((code, out.as_str()), (4, ""));
    assert!(err.contains("BANSAO-10") && fs::read(dir.join("ke-hoach-sao.pdf")).unwrap() == "khác".as_bytes(), "{err}");
    assert_eq!(run(&dir, &["sao", "ke-hoach.pdf", "ban-sao.yaml", "--ghi-de"]).0, 0);
    assert_eq!(fs::read(dir.join("ke-hoach-sao.pdf")).unwrap(), copy);
    // Never the original, whatever is asked for.
    let (code, _, err) = run(&dir, &["sao", "ke-hoach.pdf", "ban-sao.yaml", "-o", "./ke-hoach.pdf", "--ghi-de"]);
    assert_eq!(code, 2);
    assert!(err.contains("BANSAO-10") && fs::read(dir.join("ke-hoach.pdf")).unwrap() == original, "{err}");
    let (code, out, _) = run(&dir, &["sao", "ke-hoach.pdf", "ban-sao.yaml", "-o", "moi/", "--thong-bao", "json"]);
    assert_eq!(code, 0);
    assert!(out.contains("\"van_ban\":\"ke-hoach.pdf\"") && out.contains("\"chuan\":\"PDF/A-2A\""), "{out}");
    assert_eq!(fs::read(dir.join("moi/ke-hoach-sao.pdf")).unwrap(), copy);
    let (code, _, err) = run(&dir, &["verify", "ke-hoach-sao.pdf", "--nguon", "ke-hoach.yaml"]);
    assert_eq!(code, 1, "a copy is no original: {err}");
}

#[test]
fn the_part_alone_is_two_files() {
    let dir = with_copy("khoi");
    let (code, out, err) = run(&dir, &["sao", "ban-sao.yaml", "--cach-tren", "170"]);
    assert_eq!((code, out.as_str()), (0, "ban-sao.docx, ban-sao.pdf (1 trang)\n"), "{err}");
    assert!(names(&dir).contains(&"ban-sao.docx".to_string()));
    assert_eq!(run(&dir, &["sao", "ban-sao.yaml"]).0, 4, "another place on the sheet is another file");
    let (code, out, _) = run(&dir, &["sao", "--mau"]);
    assert_eq!(code, 0);
    fs::write(dir.join("mau.yaml"), &out).unwrap();
    let (code, _, err) = run(&dir, &["sao", "mau.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""), "the file to start from is good");
}

#[test]
fn what_goes_wrong_writes_nothing() {
    let dir = with_copy("loi");
    let before = names(&dir);
    fs::write(dir.join("hong.pdf"), "%PDF-1.7\n").unwrap();
    let cases: [(&[&str], i32, &str); 9] = [
        (&["sao", "hong.pdf", "ban-sao.yaml"], 1, "BANSAO-01"),
        (&["sao", "khong-co.pdf", "ban-sao.yaml"], 4, "VAO-07"),
        (&["sao", "ke-hoach.pdf", "khong-co.yaml"], 4, "VAO-07"),
        (&["sao", "ke-hoach.pdf", "ke-hoach.yaml"], 1, "KHOA-01"),
        (&["sao", "ke-hoach.pdf"], 2, "BANSAO-09"),
        (&["sao", "ke-hoach.docx", "ban-sao.yaml"], 2, "BANSAO-09"),
        (&["sao", "ban-sao.yaml", "ke-hoach.yaml"], 2, "BANSAO-09"),
        (&["sao", "ke-hoach.pdf", "ban-sao.yaml", "-o", "a.docx"], 2, "BANSAO-09"),
        (&["sao", "ke-hoach.pdf", "ban-sao.yaml", "--cach-tren", "100"], 2, "BANSAO-09"),
    ];
    for (arguments, wanted, word) in cases {
        let (code, out, err) = run(&dir, arguments);
        assert_eq!((code, out.as_str()), (wanted, ""), "{arguments:?}: {err}");
        assert!(err.contains(word), "{arguments:?}: {err}");
    }
    assert_eq!(run(&dir, &["sao"]).0, 2);
    fs::remove_file(dir.join("hong.pdf")).unwrap();
    assert_eq!(names(&dir), before);
}
