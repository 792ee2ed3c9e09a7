//! `import --don-vi`: what the office's profile says of an old file is left to it, and the proof knows.

use std::fs;
use std::path::{Path, PathBuf};

use super::cli::{folder, run};

/// A folder with the profile of a sample and its Word file, named `cu.docx`; what the sample's plan prints.
fn of_sample(test: &str, sample: &str, plan: &str) -> (PathBuf, String) {
    let dir = folder(&format!("import-don-vi-{test}-{sample}"));
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    fs::copy(from.join("don-vi.yaml"), dir.join("don-vi.yaml")).unwrap();
    fs::copy(from.join(plan), dir.join("cu.yaml")).unwrap();
    let (code, _, err) = run(&dir, &["render", "cu.yaml", "-f", "docx"]);
    assert_eq!(code, 0, "{err}");
    let (_, blocks, _) = run(&dir, &["render", "cu.yaml", "--emit", "blocks"]);
    fs::remove_file(dir.join("cu.yaml")).unwrap();
    (dir, blocks)
}

fn text(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn what_the_profile_says_is_left_out_and_printed_all_the_same() {
    for (sample, plan, signer) in [
        ("quyet-dinh", "quyet-dinh.yaml", "ky:\n  ma: pho-giam-doc\n"),
        ("xa-2026", "ke-hoach.yaml", "ky:\n  ma: "),
        ("kem-theo", "ke-hoach.yaml", "don_vi: don-vi.yaml\n"),
        ("phong-gddt", "ke-hoach.yaml", "ky:\n  ma: "),
    ] {
        let (dir, blocks) = of_sample("bo", sample, plan);
        let (code, out, err) = run(&dir, &["import", "cu.docx", "--don-vi", "don-vi.yaml", "--chung-minh"]);
        assert_eq!((code, err.as_str()), (0, ""), "{sample}: {out}");
        let made = text(dir.join("cu.yaml"));
        assert!(made.contains("don_vi: don-vi.yaml\n") && made.contains(signer), "{made}");
        for key in ["co_quan_ban_hanh:", "co_quan_chu_quan:", "dia_danh:", "ho_ten:", "ten_day_du:"] {
            assert!(!made.lines().any(|line| line.trim_start().starts_with(key)), "{sample}: {key}\n{made}");
        }
        assert!(out.contains("đã có trong hồ sơ đơn vị") && out.contains("0 mất · 0 đổi"), "{out}");
        let (code, again, err) = run(&dir, &["render", "cu.yaml", "--emit", "blocks"]);
        assert_eq!((code, again), (0, blocks), "{sample}: {err}\n{made}");
        let sheet = text(dir.join("cu.chung-minh.txt"));
        assert!(sheet.contains("hồ sơ đơn vị: co_quan_ban_hanh") && sheet.contains("in ra như cũ\n"), "{sheet}");
        assert!(sheet.contains("SHA-256 của hồ sơ đơn vị (don-vi.yaml): "), "{sheet}");
        let same = "kế hoạch có đúng các chữ của tệp gốc\n".to_string();
        assert_eq!(run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]), (0, same, String::new()), "{sample}");
    }
}

#[test]
fn what_the_profile_does_not_say_stays_in_the_plan() {
    let (dir, blocks) = of_sample("con-lai", "quyet-dinh", "quyet-dinh.yaml");
    let profile = text(dir.join("don-vi.yaml")).replace("dia_danh: An Bình", "dia_danh: Nơi khác");
    fs::write(dir.join("don-vi.yaml"), profile.replace("Minh Hạnh", "Minh Hằng")).unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx", "--don-vi", "don-vi.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let made = text(dir.join("cu.yaml"));
    assert!(made.contains("dia_danh: An Bình\n") && made.contains("ho_ten: Đoàn Thị Minh Hạnh\n"), "{made}");
    assert!(!made.contains("co_quan_ban_hanh"), "{made}");
    let (_, again, _) = run(&dir, &["render", "cu.yaml", "--emit", "blocks"]);
    assert_eq!(again, blocks);
}

#[test]
fn a_profile_of_another_office_is_told_and_not_named() {
    let (dir, _) = of_sample("khac", "xa-2026", "ke-hoach.yaml");
    let other = "co_quan: {co_quan_chu_quan: UBND TỈNH KHÁC, co_quan_ban_hanh: SỞ KHÁC, ky_hieu: KH-SK}\n";
    fs::write(dir.join("khac.yaml"), other).unwrap();
    assert_eq!(run(&dir, &["import", "cu.docx", "-o", "mot.yaml"]).0, 0);
    let (code, _, err) = run(&dir, &["import", "cu.docx", "-o", "hai.yaml", "--don-vi", "khac.yaml"]);
    assert!(code == 0 && err.contains("NHAP-94") && err.contains("'khac.yaml'"), "{err}");
    assert_eq!(text(dir.join("mot.yaml")), text(dir.join("hai.yaml")));
    let (code, _, err) = run(&dir, &["import", "cu.docx", "-o", "ba.yaml", "--don-vi", "khong-co.yaml"]);
    assert!(code == 4 && !dir.join("ba.yaml").exists(), "{err}");
    fs::write(dir.join("hong.yaml"), "co_quan: {dia_danh: A}\n").unwrap();
    let (code, _, err) = run(&dir, &["import", "cu.docx", "-o", "ba.yaml", "--don-vi", "hong.yaml"]);
    assert!(code == 1 && err.contains("hong.yaml") && !dir.join("ba.yaml").exists(), "{err}");
}

#[test]
fn plans_in_another_folder_name_the_profile_from_there() {
    let (dir, blocks) = of_sample("thu-muc", "phong-gddt", "ke-hoach.yaml");
    let (code, out, err) = run(&dir, &["import", "cu.docx", "-o", "ra/", "--don-vi", "don-vi.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(text(dir.join("ra/cu.yaml")).contains("don_vi: ../don-vi.yaml\n"));
    let (code, again, err) = run(&dir, &["render", "ra/cu.yaml", "--emit", "blocks"]);
    assert_eq!((code, again), (0, blocks), "{err}");
}

#[test]
fn edits_are_told_through_the_profile() {
    let (dir, _) = of_sample("sua", "quyet-dinh", "quyet-dinh.yaml");
    assert_eq!(run(&dir, &["import", "cu.docx", "--don-vi", "don-vi.yaml"]).0, 0);
    let profile = text(dir.join("don-vi.yaml")).replace("Minh Hạnh", "Minh Hằng").replace("SỞ NỘI VỤ", "SỞ NỘI VỤ MỚI");
    fs::write(dir.join("don-vi.yaml"), profile).unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]);
    let mut lines: Vec<&str> = out.lines().collect();
    lines.sort_unstable();
    let expected = [
        "khác ở 'co_quan_ban_hanh': tệp gốc không có, kế hoạch \"MỚI\"",
        "khác ở 'ky': tệp gốc \"Hạnh\", kế hoạch \"Hằng\"",
    ];
    assert_eq!((code, lines.as_slice()), (1, &expected[..]), "{err}");
}
