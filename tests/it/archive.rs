//! Many files verified at once, files of another version, plans filled together with their PDF.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::issue::{blank, issue};
use crate::seal::{carrying, make, replace, small};
use crate::support::*;

fn folder(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("kehoach-archive-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_kehoach")).current_dir(dir).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\\', "/");
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

#[test]
fn an_archive_is_verified_at_once_and_what_is_altered_outranks_the_rest() {
    let dir = folder("archive");
    let kept = carrying(&small()).pdf.unwrap();
    let producer = format!("/Producer(kehoach {})", env!("CARGO_PKG_VERSION"));
    let older = replace(&kept, producer.as_bytes(), producer.replace(['0', '1'], "7").as_bytes());
    let mut tampered = kept.clone();
    let middle = tampered.len() / 2;
    tampered[middle] ^= 1;
    fs::create_dir_all(dir.join("kho/2021")).unwrap();
    let nosrc = make(&job("x.yaml", small().as_bytes(), Path::new("")), &MemoryWorld::default()).pdf.unwrap();
    for (name, bytes) in [("kho/2021/a.pdf", &kept), ("kho/b.pdf", &nosrc), ("cu.pdf", &older), ("sua.pdf", &tampered)]
    {
        fs::write(dir.join(name), bytes).unwrap();
    }
    let (code, out, err) = run(&dir, &["verify", "kho"]);
    assert_eq!((code, out.lines().count()), (5, 2), "{out}{err}");
    assert!(err.ends_with("2 tệp: 1 nguyên vẹn, 1 chưa xác nhận được\n") && err.contains("  --> kho/b.pdf\n"), "{err}");
    for (files, expected) in [
        (&["kho/2021", "kho/2021/*.pdf"][..], 0),
        (&["kho/b.pdf", "sua.pdf"], 1),
        (&["sua.pdf", "kho/b.pdf", "khong-co.pdf", "cu.pdf"], 1),
        (&["kho/b.pdf", "khong-co.pdf"], 4),
        (&["cu.pdf"], 5),
        (&["kho/*.docx", "kho/2021/a.pdf"], 4),
        (&["kho", "--khong-co"], 2),
    ] {
        let (code, out, err) = run(&dir, &[&["verify"], files].concat());
        assert_eq!(code, expected, "{files:?}: {out}{err}");
    }
    let (code, out, err) = run(&dir, &["verify", ".", "--thong-bao", "json"]);
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<_> =
        lines.iter().map(|line| (line["tep"].as_str().unwrap(), line["ket_qua"].as_str().unwrap())).collect();
    let expected = [
        ("cu.pdf", "chua_xac_nhan"),
        ("kho/2021/a.pdf", "nguyen_ven"),
        ("kho/b.pdf", "khong_nguon"),
        ("sua.pdf", "da_sua"),
    ];
    assert_eq!((code, &found[..]), (1, &expected[..]), "{err}");
    assert_eq!(lines[0]["thong_bao"][0]["ma"], "NGUON-02");
    let all: Vec<serde_json::Value> = serde_json::from_str(&err).unwrap();
    assert!(all.iter().any(|d| d["ma"] == "KIEM-09" && d["tep"] == "kho/b.pdf"), "{err}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_file_of_another_version_is_made_again_to_see_what_differs() {
    let dir = folder("anew");
    let kept = carrying(&small()).pdf.unwrap();
    let producer = format!("/Producer(kehoach {})", env!("CARGO_PKG_VERSION"));
    let older = replace(&kept, producer.as_bytes(), producer.replace(['0', '1'], "7").as_bytes());
    fs::create_dir_all(dir.join("kho")).unwrap();
    fs::write(dir.join("kho/cu.pdf"), &older).unwrap();
    let (code, out, err) = run(&dir, &["verify", "kho", "--dung-lai", "so-sanh"]);
    assert!(
        code == 5 && err.contains("lưu ý[NGUON-08]") && err.contains("mọi chữ trên từng trang giống"),
        "{out}{err}"
    );
    assert!(err.contains("--dung-lai"), "{err}");
    assert_eq!(fs::read(dir.join("so-sanh/kho/cu.pdf")).unwrap(), kept);
    let (_, _, err) = run(&dir, &["verify", "kho", "--dung-lai", "so-sanh"]);
    assert!(err.contains("lỗi[RA-04]"), "{err}");
    // Another source: which page says what else is told.
    fs::write(dir.join("khac.yaml"), small().replace("Nâng cao", "Tăng thêm")).unwrap();
    let (code, _, err) = run(&dir, &["verify", "kho/cu.pdf", "--nguon", "khac.yaml", "--dung-lai", "lan-hai"]);
    assert!(code == 5 && err.contains("khác ở trang 1: tệp ghi 'Nâng cao"), "{err}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_plan_and_the_docx_beside_a_pdf_are_filled_too_where_they_still_agree() {
    let dir = folder("ca-nguon");
    let text = blank("so: # điền sau\nngay:\n") + "# ghi chú cuối\n";
    let render = |extra: &[&str]| {
        fs::write(dir.join("a.yaml"), &text).unwrap();
        let program = env!("CARGO_BIN_EXE_kehoach");
        let line = [&["render", "a.yaml", "--ghi-de"], extra].concat();
        let made = std::process::Command::new(program).current_dir(&dir).args(line).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    };
    let read = |name: &str| fs::read(dir.join(name)).unwrap();
    let line = ["a.pdf", "--so", "5", "--ngay", "04/6/2021"];
    render(&[]);
    let docx = read("a.docx");
    let (code, _, err) = issue(&dir, &line);
    assert!(code == 0 && err.contains("lưu ý[BANHANH-21]: chỉ điền vào tệp PDF; 'a.yaml' và 'a.docx'"), "{err}");
    assert_eq!((read("a.docx"), read("a.yaml")), (docx, text.clone().into_bytes()));
    for extra in [&[][..], &["--gon", "--nhung-phong"], &["--pdf-standard", "a-3a"]] {
        render(extra);
        let (code, out, err) = issue(&dir, &[&line[..], &["--ca-nguon"]].concat());
        assert_eq!((code, out.trim()), (0, "a.pdf, a.yaml, a.docx"), "{extra:?} {err}");
        let expected = text.replace("so: #", "so: 5 #").replace("ngay:\n", "ngay: 04/6/2021\n");
        assert_eq!(String::from_utf8(read("a.yaml")).unwrap(), expected);
        // The DOCX is what the filled plan gives, made as before.
        let filled = read("a.docx");
        fs::write(dir.join("b.yaml"), &expected).unwrap();
        let again = [
            &["render", "b.yaml", "-f", "docx"],
            &extra.iter().copied().filter(|o| !o.contains("a-3a") && !o.contains("pdf")).collect::<Vec<_>>()[..],
        ]
        .concat();
        let made =
            std::process::Command::new(env!("CARGO_BIN_EXE_kehoach")).current_dir(&dir).args(again).output().unwrap();
        assert!(made.status.success());
        assert!(filled == read("b.docx"), "{extra:?}");
    }
    // A plan that says something else, a DOCX that was edited: nothing is touched.
    render(&[]);
    let before = (read("a.pdf"), read("a.docx"));
    let other = text.replace("ghi chú cuối", "ghi chú cuối\nket_thuc: Thêm một câu.");
    fs::write(dir.join("a.yaml"), &other).unwrap();
    let (code, _, err) = issue(&dir, &[&line[..], &["--ca-nguon"]].concat());
    assert!(code == 1 && err.contains("lỗi[BANHANH-22]: kế hoạch 'a.yaml' không còn khớp"), "{err}");
    assert_eq!((read("a.pdf"), read("a.docx"), read("a.yaml")), (before.0.clone(), before.1, other.into_bytes()));
    fs::write(dir.join("a.yaml"), &text).unwrap();
    fs::write(dir.join("a.docx"), b"PK sua tay").unwrap();
    let (code, _, err) = issue(&dir, &[&line[..], &["--ca-nguon"]].concat());
    assert!(code == 1 && err.contains("lỗi[BANHANH-22]: 'a.docx'"), "{err}");
    assert_eq!((read("a.pdf"), read("a.yaml")), (before.0, text.clone().into_bytes()));
    let (code, _, err) = issue(&dir, &["a.yaml", "--so", "5", "--ngay", "04/6/2021", "--ca-nguon"]);
    assert!(code == 2 && err.contains("BANHANH-20"), "{err}");
}
