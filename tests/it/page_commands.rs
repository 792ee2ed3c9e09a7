//! `so-sanh` and `trang` as they are typed.

use std::fs;
use std::io::Read;

use base64::engine::general_purpose::STANDARD;
use base64::prelude::Engine;
use flate2::read::ZlibDecoder;

use crate::cli::{folder, names, run};
use crate::support::docx_part;

const PLAN: &str = "\
co_quan_ban_hanh: SỞ NỘI VỤ
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 29/5/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
noi_dung: |
  Sở Nội vụ tổ chức hai lớp tập huấn trong hai ngày.

  Kinh phí lấy từ dự toán.
noi_nhan: [Các xã]
luu: [VT]
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
";

#[test]
fn what_changed_is_told_by_key_and_line_and_tracked_in_a_word_file() {
    let dir = folder("so-sanh");
    fs::write(dir.join("truoc.yaml"), PLAN).unwrap();
    fs::write(dir.join("sau.yaml"), PLAN.replace("hai lớp", "ba lớp").replace("[VT]", "[VT, VP]")).unwrap();
    let (code, out, err) = run(&dir, &["so-sanh", "truoc.yaml", "sau.yaml"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "noi_dung (dòng 7):\n  Sở Nội vụ tổ chức [-hai-] {+ba+} lớp tập huấn trong hai ngày.\n\
         luu (dòng 11, thêm mới):\n  {+VP+}\n\n2 chỗ khác nhau; [-bỏ-], {+thêm+}.\n"
    );
    assert_eq!(run(&dir, &["so-sanh", "sau.yaml", "sau.yaml"]).1, "Hai bản viết như nhau.\n");
    let (code, out, _) = run(&dir, &["so-sanh", "truoc.yaml", "sau.yaml", "-o", "thay-doi.docx"]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(out, "thay-doi.docx: 2 đoạn có dấu theo dõi thay đổi\n");
    let body = docx_part(&fs::read(dir.join("thay-doi.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("<w:delText xml:space=\"preserve\">hai</w:delText>"), "{body}");
    assert!(body.contains("<w:ins w:id="), "{body}");
    // Nothing is written over, and nothing but a plan is compared.
    assert_eq!(run(&dir, &["so-sanh", "truoc.yaml", "sau.yaml", "-o", "thay-doi.docx"]).0, 4);
    assert_eq!(run(&dir, &["so-sanh", "truoc.yaml", "sau.yaml", "-o", "x.pdf"]).0, 2);
    assert_eq!(run(&dir, &["so-sanh", "thay-doi.docx", "sau.yaml"]).0, 2);
    assert_eq!(run(&dir, &["so-sanh", "khong-co.yaml", "sau.yaml"]).0, 4);
    fs::write(dir.join("hong.yaml"), "a: [\n").unwrap();
    let (code, _, err) = run(&dir, &["so-sanh", "hong.yaml", "sau.yaml"]);
    assert!(code == 1 && err.contains("hong.yaml"), "{err}");
}

#[test]
fn the_page_is_written_as_a_folder_that_keeps_the_offices_list() {
    let dir = folder("trang");
    fs::write(dir.join("may.wasm"), b"\0asm\x01\0\0\0").unwrap();
    let (code, out, err) = run(&dir, &["trang", "-o", "ra", "--may", "may.wasm"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(
        names(&dir.join("ra")),
        [
            "bang.js",
            "co-quan.js",
            "dan.js",
            "dong_co.js",
            "hop.js",
            "index.html",
            "mau.js",
            "may.js",
            "trang.css",
            "trang.js"
        ]
    );
    let read = |name: &str| fs::read_to_string(dir.join("ra").join(name)).unwrap();
    let engine = read("may.js");
    let carried = engine.strip_prefix("KEHOACH_MAY=\"").and_then(|text| text.strip_suffix("\";\n")).unwrap();
    let mut inflated = Vec::new();
    let packed = STANDARD.decode(carried).unwrap();
    ZlibDecoder::new(&packed[..]).read_to_end(&mut inflated).unwrap();
    assert_eq!(inflated, b"\0asm\x01\0\0\0");
    assert!(read("dong_co.js").contains("WebAssembly") && read("index.html").contains("\"may.js\""));
    fs::write(dir.join("ra/co-quan.js"), "KEHOACH_CO_QUAN = {};\n").unwrap();
    assert_eq!(run(&dir, &["trang", "-o", "ra", "--may", "may.wasm"]).0, 0);
    assert_eq!(read("co-quan.js"), "KEHOACH_CO_QUAN = {};\n");
    fs::write(dir.join("khac.wasm"), b"x").unwrap();
    assert_eq!(run(&dir, &["trang", "-o", "ra2", "--may", "khac.wasm"]).0, 2);
    let (code, _, err) = run(&dir, &["trang", "-o", "ra2", "--may", "khong-co.wasm"]);
    assert!(code == 4 && err.contains(".ci/trang"), "{err}");
    assert!(!dir.join("ra2").exists());
}
