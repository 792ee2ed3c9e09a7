//! Old files whose parts are not those of the form: what they lack is told, what they have otherwise is kept or told.

use kehoach::{FontSet, Import, ImportFrom, Imported, Input, Memory};

use crate::word;

/// What became of a file, and what was said.
fn import(name: &str, bytes: &[u8]) -> (Imported, String) {
    let asked = Import { file: Input::new(name, bytes), from: ImportFrom::Auto, charset: None };
    match kehoach::import(&asked, &FontSet::embedded(), &Memory::default()) {
        Ok((made, findings)) => (made, findings.to_string()),
        Err(findings) => panic!("{findings}"),
    }
}

const LETTER: &str = "UBND TỈNH AN BÌNH                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                            Độc lập - Tự do - Hạnh phúc
Số: 15/SNV-VP                        An Bình, ngày 12 tháng 5 năm 2026
V/v mở lớp tập huấn
công tác văn thư

      Sở Nội vụ mở một lớp tập huấn công tác văn thư trong hai ngày tại hội trường của Sở.

Nơi nhận:                                     GIÁM ĐỐC
- Các xã;
- Lưu: VT.

                                              Lê Thị Hòa
";

#[test]
fn a_letter_that_addresses_nobody_is_read_and_told() {
    let (made, said) = import("cong-van.txt", LETTER.as_bytes());
    assert!(
        made.plan.contains("loai: cong_van") && made.plan.contains("trich_yeu: V/v mở lớp tập huấn công tác văn thư")
    );
    assert!(made.plan.contains("Sở Nội vụ mở một lớp") && made.plan.contains("ho_ten: Lê Thị Hòa"), "{}", made.plan);
    assert!(said.contains("NHAP-58") && said.contains("'kinh_gui'"), "{said}");
    // What says what it is, and is none of the types, is no letter.
    let other = LETTER.replace("      Sở Nội vụ mở", "PHIẾU CHUYỂN VĂN BẢN\n\n      Sở Nội vụ mở");
    let asked = Import { file: Input::new("phieu.txt", other.as_bytes()), from: ImportFrom::Auto, charset: None };
    let refused = kehoach::import(&asked, &FontSet::embedded(), &Memory::default()).unwrap_err().to_string();
    assert!(refused.contains("NHAP-50"), "{refused}");
}

#[test]
fn a_word_of_old_for_the_recipients_is_read_and_told() {
    let old = LETTER.replace("Nơi nhận:", "Nơi gửi: ").replace("\n      Sở", "\nKính gửi: Các xã\n\n      Sở");
    let (made, said) = import("cong-van.txt", old.as_bytes());
    assert!(made.plan.contains("noi_nhan:\n  - Các xã") && made.plan.contains("luu: [VT]"), "{}", made.plan);
    assert!(said.contains("\"Nơi gửi:\" để ngoài kế hoạch, in ra là \"Nơi nhận:\""), "{said}");
}

/// A plan with these paragraphs in its body.
fn plan(inside: &str) -> Vec<u8> {
    let plain = |text: &str| text.split('|').map(word::plain).collect::<String>();
    let head = "SỞ NỘI VỤ|Số: 1/KH-SNV|An Bình, ngày 12 tháng 5 năm 2026|KẾ HOẠCH|Tập huấn văn thư|Sở Nội vụ mở lớp như sau:|I. NỘI DUNG";
    let foot = "II. KINH PHÍ|Theo dự toán.|Nơi nhận:|- Các xã;|- Lưu: VT.|GIÁM ĐỐC|Lê Thị Hòa";
    word::of(&format!("{}{inside}{}", plain(head), plain(foot)))
}

#[test]
fn underlined_words_of_the_text_are_told() {
    let run =
        |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let under = "<w:u w:val=\"single\"/>";
    let paragraph = |runs: String| format!("<w:p>{runs}</w:p>");
    let words = run("", "Các lớp ") + &run(under, "mở tại ") + &run(under, "xã") + &run("", ".");
    let (made, said) = import("a.docx", &plan(&paragraph(words)));
    assert!(made.plan.contains("  Các lớp mở tại xã."), "{}", made.plan);
    assert!(said.contains("NHAP-62") && said.contains("\"mở tại xã\""), "{said}");
    let address = run("", "Gửi về ") + &run(under, "vanthu@anbinh.gov.vn") + &run("", ".");
    assert!(!import("a.docx", &plan(&paragraph(address))).1.contains("NHAP-62"));
}

#[test]
fn tags_and_marks_of_a_text_go_as_they_are_read() {
    let head = "SỞ NỘI VỤ\n\nSố: 1/KH-SNV\n\nAn Bình, ngày 12 tháng 5 năm 2026\n\nKẾ HOẠCH\n\nTập huấn văn thư\n\nSở Nội vụ mở lớp như sau:\n\nI. NỘI DUNG\n\n";
    let foot = "\n\nII. KINH PHÍ\n\nTheo dự toán.\n\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Thị Hòa\n";
    for lines in [
        "- <p>\n\n<b>1.[x](http://y) **Mở** lớp",
        "__ <p>\n\n<i>## Tên+ <sup>2</sup>\n\nChữ thường~~",
        "<u><sup>2</sup>\n\nMở lớp",
        "</u>*x*<b>Báo cáo</i>|***",
        "Theo báo cáo[^1] của các xã[^a], **đậm[^2]**.",
    ] {
        let (made, said) = import("a.txt", format!("{head}{lines}{foot}").as_bytes());
        assert!(made.summary.contains("0 mất · 0 đổi") && !said.contains("NHAP-9"), "{lines}\n{said}");
    }
}
