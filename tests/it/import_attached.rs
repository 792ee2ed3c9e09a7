//! A plan that is issued with a decision and stands in its file gets a plan file of its own; both are proven.

use std::fs;
use std::path::PathBuf;

use super::cli::{folder, names, run};

const DECISION: &str = "\
loai: quyet_dinh
co_quan_chu_quan: UBND TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
so: 31
ky_hieu: QĐ-SNV
dia_danh: An Bình
ngay: 14/5/2026
trich_yeu: Ban hành Kế hoạch chỉnh lý tài liệu năm 2026
tham_quyen: GIÁM ĐỐC SỞ NỘI VỤ
can_cu:
  - Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024[^1]
  - Theo đề nghị của Trưởng phòng Văn thư - Lưu trữ
noi_dung: |
  Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chỉnh lý tài liệu năm 2026 và Phụ lục của Kế hoạch.

  Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

  Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.
noi_nhan: [Như Điều 3, Lãnh đạo Sở]
luu: [VT, VTLT]
ky: {nguyen_van: [GIÁM ĐỐC], ho_ten: Ngô Thị Thu Trà}
ten_day_du: Sở Nội vụ tỉnh An Bình
chu_thich:
  - Có hiệu lực từ ngày 01 tháng 7 năm 2025.
  - Tính cả hồ sơ của các đơn vị đã sáp nhập.
phu_luc:
  - loai: ke_hoach
    trich_yeu: Chỉnh lý tài liệu năm 2026
    noi_dung: |
      I. MỤC TIÊU

      1. Chỉnh lý xong 120 mét giá tài liệu[^2].

      2. Lập mục lục hồ sơ theo Phụ lục kèm theo.

      II. TỔ CHỨC THỰC HIỆN

      1. Phòng Văn thư - Lưu trữ chủ trì, báo cáo hằng tháng.
  - tieu_de: CÁC ĐỢT CHỈNH LÝ
    noi_dung: |
      | Đợt | Tài liệu | Thời gian |
      |---|---|---|
      | 1 | Văn phòng Sở | Quý II |
      | 2 | Phòng Tổ chức | Quý III |
";

/// A folder with the files of the decision, named `cu.docx` and `cu.pdf`.
fn with_decision(name: &str) -> PathBuf {
    let dir = folder(&format!("import-kem-theo-{name}"));
    fs::write(dir.join("cu.yaml"), DECISION).unwrap();
    let (code, _, err) = run(&dir, &["render", "cu.yaml"]);
    assert_eq!(code, 0, "{err}");
    fs::remove_file(dir.join("cu.yaml")).unwrap();
    dir
}

fn blocks(dir: &std::path::Path, plan: &str) -> String {
    let (code, out, err) = run(dir, &["render", plan, "--emit", "blocks"]);
    assert_eq!(code, 0, "{plan}: {err}\n{}", fs::read_to_string(dir.join(plan)).unwrap());
    out
}

#[test]
fn a_plan_in_the_file_of_a_decision_is_a_plan_file_of_its_own() {
    let dir = with_decision("hai-tep");
    let (code, out, err) = run(&dir, &["import", "cu.docx", "--chung-minh"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("cu.yaml, cu-kem-theo.yaml, cu.chung-minh.txt, cu.chung-minh.json\n"), "{out}");
    let (decision, plan) = (fs::read_to_string(dir.join("cu.yaml")), fs::read_to_string(dir.join("cu-kem-theo.yaml")));
    let (decision, plan) = (decision.unwrap(), plan.unwrap());
    assert!(!decision.contains("phu_luc") && decision.contains("Điều 3"), "{decision}");
    for line in [
        "kem_theo:",
        "  so: 31\n",
        "  ky_hieu: QĐ-SNV\n",
        "  ngay: 14/5/2026\n",
        "  co_quan: Sở Nội vụ tỉnh An Bình\n",
        "co_quan_ban_hanh: SỞ NỘI VỤ\n",
        "trich_yeu: Chỉnh lý tài liệu năm 2026\n",
        "tài liệu[^1].",
        "  - Tính cả hồ sơ của các đơn vị đã sáp nhập.\n",
        "  tieu_de: CÁC ĐỢT CHỈNH LÝ\n",
    ] {
        assert!(plan.contains(line), "{line}\n{plan}");
    }
    assert!(!plan.contains("Có hiệu lực") && !decision.contains("Tính cả"), "{plan}{decision}");
    // Both print what the file prints.
    let printed = blocks(&dir, "cu.yaml") + &blocks(&dir, "cu-kem-theo.yaml");
    for words in ["ten-loai: QUYẾT ĐỊNH", "ten-loai: KẾ HOẠCH", "phu-luc-ten: CÁC ĐỢT CHỈNH LÝ"] {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
    let sheet = fs::read_to_string(dir.join("cu.chung-minh.txt")).unwrap();
    assert!(sheet.contains("in ra như cũ\n") && sheet.contains("khóa noi_dung (văn bản kèm theo)"), "{sheet}");
    assert!(sheet.contains("SHA-256 của tệp kế hoạch kèm theo: "), "{sheet}");
}

#[cfg(feature = "nhap-pdf")]
#[test]
fn a_pdf_of_both_gives_the_same_two_files() {
    let dir = with_decision("pdf");
    let (code, out, err) = run(&dir, &["import", "cu.pdf"]);
    assert_eq!(code, 0, "{out}{err}");
    assert_eq!(names(&dir), ["cu-kem-theo.yaml", "cu.docx", "cu.pdf", "cu.yaml"]);
    let plan = fs::read_to_string(dir.join("cu-kem-theo.yaml")).unwrap();
    assert!(plan.contains("  so: 31\n") && plan.contains("  co_quan: Sở Nội vụ tỉnh An Bình\n"), "{plan}");
    assert!(blocks(&dir, "cu-kem-theo.yaml").contains("ten-loai: KẾ HOẠCH"));
}

#[test]
fn both_are_proven_again_after_edits() {
    let dir = with_decision("doi-chieu");
    assert_eq!(run(&dir, &["import", "cu.docx"]).0, 0);
    let same = (0, "kế hoạch có đúng các chữ của tệp gốc\n".to_string(), String::new());
    assert_eq!(run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]), same);
    assert_eq!(run(&dir, &["import", "cu.docx", "--doi-chieu", "cu-kem-theo.yaml"]), same);
    let edit = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(dir.join(file)).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(dir.join(file), text.replacen(from, to, 1)).unwrap();
    };
    edit("cu.yaml", "kể từ ngày ký", "kể từ hôm nay");
    edit("cu-kem-theo.yaml", "120 mét", "125 mét");
    let (code, out, _) = run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]);
    let expected = "khác ở 'noi_dung': tệp gốc \"ngày ký.\", kế hoạch \"hôm nay.\"\n\
                    khác ở 'noi_dung' của cu-kem-theo.yaml: tệp gốc \"120\", kế hoạch \"125\"\n";
    assert_eq!((code, out.as_str()), (1, expected));
    fs::rename(dir.join("cu-kem-theo.yaml"), dir.join("khac.yaml")).unwrap();
    let (code, _, err) = run(&dir, &["import", "cu.docx", "--doi-chieu", "cu.yaml"]);
    assert!(code == 1 && err.contains("NHAP-93"), "{err}");
}

#[test]
fn neither_file_is_written_over() {
    let dir = with_decision("khong-ghi-de");
    fs::write(dir.join("cu-kem-theo.yaml"), "của tôi\n").unwrap();
    let (code, _, err) = run(&dir, &["import", "cu.docx"]);
    assert!(code == 4 && err.contains("'cu-kem-theo.yaml'"), "{err}");
    assert_eq!(fs::read_to_string(dir.join("cu-kem-theo.yaml")).unwrap(), "của tôi\n");
    assert!(!dir.join("cu.yaml").exists());
    // Nor by another file of the same run.
    fs::remove_file(dir.join("cu-kem-theo.yaml")).unwrap();
    fs::copy(dir.join("cu.docx"), dir.join("cu-kem-theo.docx")).unwrap();
    let (code, out, err) = run(&dir, &["import", "cu.docx", "cu-kem-theo.docx", "-j", "2"]);
    assert!(code == 4 && err.contains("'cu-kem-theo.yaml'"), "{err}");
    assert_eq!(out.lines().count(), 1, "{out}");
}
