//! Further texts of the kinds of `placed`: trích yếu and titles on lines of their own, landscape documents, long names, long
//! lists of recipients.

use std::fmt::Write;

use crate::placed::{blocks, pages, printed};
use crate::support::{docx_part, docx_text, messages, plan, render};

/// The plan with another value of a key that stands on a line of its own.
fn with(key: &str, value: &str) -> String {
    let text = plan("  Nội dung.");
    let line = text.lines().find(|l| l.trim_start().starts_with(key)).unwrap_or_default().to_string();
    let indent = &line[..line.len() - line.trim_start().len()];
    text.replace(&line, &format!("{indent}{key} {value}"))
}

/// A text as each way of typing line ends has it.
fn ways(lines: &[&str]) -> [String; 4] {
    let block: String = lines.iter().map(|line| format!("\n  {line}")).collect();
    let quoted: Vec<String> = lines.iter().map(|line| format!("'{line}'")).collect();
    [format!("|{block}"), format!("[{}]", quoted.join(", ")), format!("\"{}\"", lines.join("\\n")), lines.join("<br>")]
}

#[test]
fn a_trich_yeu_of_any_lines_keeps_them() {
    let subjects: [&[&str]; 10] = [
        &["Mở lớp bồi dưỡng nghiệp vụ", "văn thư, lưu trữ"],
        &["Kiểm tra công tác cải cách hành chính", "tại các phường, xã", "năm 2021"],
        &["Triển khai Chỉ thị số 05/CT-TTg", "ngày 02/3/2021 của Thủ tướng Chính phủ", "về dọn kho lưu trữ"],
        &["Tổ chức ngày hội đọc sách", "“Sách và ước mơ”"],
        &["Phòng, chống rét cho trâu, bò", "vụ đông xuân 2021 - 2022"],
        &["Trồng cây đầu xuân", "trên đường tỉnh 866", "đoạn qua địa bàn huyện", "từ km 3 đến km 7"],
        &["Tập huấn", "sử dụng chữ ký số"],
        &["Rà soát hộ nghèo, hộ cận nghèo", "(theo chuẩn nghèo giai đoạn 2021 - 2025)"],
        &["Thực hiện Nghị quyết số 12-NQ/HU", "về nước sạch nông thôn"],
        &["Diễn tập ứng phó sự cố", "tại hồ chứa nước Bàu Sen", "và vùng hạ du"],
    ];
    for lines in subjects {
        for written in ways(lines) {
            let yaml = with("trich_yeu:", &written);
            let tree = blocks(&yaml);
            assert!(tree.contains(&format!("trich-yeu: {}\n", lines.join("⏎"))), "{written}\n{tree}");
        }
        let page = printed(&with("trich_yeu:", &ways(lines)[0]));
        assert!(lines.iter().all(|line| page.lines().any(|l| l.trim() == *line)), "{lines:?}\n{page}");
    }
}

#[test]
fn a_title_of_an_annex_of_any_lines_keeps_them() {
    for lines in [
        &["DANH SÁCH ĐẠI BIỂU", "DỰ HỘI NGHỊ"][..],
        &["BẢNG PHÂN CÔNG TRỰC", "TỪ NGÀY 01 ĐẾN NGÀY 15", "THÁNG 6 NĂM 2021"],
        &["DỰ TOÁN KINH PHÍ", "MỞ LỚP TẬP HUẤN"],
    ] {
        for written in ways(lines) {
            let written = written.replace("\n  ", "\n    ");
            let yaml = format!("{}phu_luc:\n  tieu_de: {written}\n  noi_dung: Một.\n", plan("  Xem Phụ lục."));
            assert!(blocks(&yaml).contains(&format!("phu-luc-ten: {}\n", lines.join("⏎"))), "{written}");
        }
    }
}

#[test]
fn a_document_of_one_wide_table_lies_on_landscape_pages_with_its_head() {
    let mut seen = 0;
    for columns in [2, 4, 5, 7, 9] {
        for rows in [1, 60] {
            let row = |cell: &str| format!("  |{}\n", format!(" {cell} |").repeat(columns));
            let mut table = row("Việc") + &row("---");
            (0..rows).for_each(|n| table += &row(&format!("Lớp {n}")));
            let yaml = plan(&table).replace("noi_dung:", "huong: ngang\nket_thuc: Các phòng thực hiện\nnoi_dung:");
            assert_eq!(messages(yaml.as_bytes()), "", "{columns} x {rows}");
            let pages = pages(&yaml);
            assert!(pages[0].contains("KẾ HOẠCH") && pages[0].contains("Lớp 0"), "{columns} x {rows}\n{}", pages[0]);
            assert_eq!(pages.len() > 1, rows > 1, "{columns} x {rows}");
            let made = render(&yaml).value.unwrap();
            let xml = docx_part(made.docx.as_deref().unwrap(), "word/document.xml");
            let sections = xml.matches("<w:sectPr").count();
            assert_eq!((sections, xml.matches("w:orient=\"landscape\"").count()), (1, 1), "{columns} x {rows}");
            seen += 1;
        }
    }
    assert_eq!(seen, 10);
}

#[test]
fn names_of_any_length_are_printed_whole_in_both_formats() {
    for name in [
        "Tôn Nữ Công Tằng Thị Hoàng Phương Thảo Nguyên",
        "Nguyễn Trần Lê Phương Hoàng Thiên Bảo Ngọc Anh",
        "Công Huyền Tôn Nữ Thị Minh Nguyệt Hồng Hạnh",
        "H’Bơ Linh Niê Kđăm Ê Ban Y Thuyên Byă Mlô",
        "Hoàng Phủ Ngọc Tường Vân Khánh Linh Trang Đài",
        "Vũ Thị Ngọc Trâm Anh Phạm Nguyễn Thùy Dương An",
        "Đặng Trần Thị Thanh Thủy Tiên Hoàng Gia Bảo Hân",
        "Lý A Páo Giàng Seo Phử Thào Mí Giống Sùng Chứ",
        "Phan Huỳnh Ngọc Quý Phương Uyên Thục Đoan Trang",
        "Nguyễn Phúc Bảo Ân Vĩnh Thụy Miên Hồng Ưng Quý",
    ] {
        let yaml = with("ho_ten:", name);
        let said = messages(yaml.as_bytes());
        assert!(!said.contains("lỗi["), "{said}");
        let (made, page) = (render(&yaml).value.unwrap(), printed(&yaml));
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = name.split(' ').collect();
        let lines: Vec<&str> =
            page.lines().map(str::trim).filter(|line| name.contains(line) && line.len() > 3).collect();
        assert_eq!(flat(&lines.join(" ")), words.join(" "), "{page}");
        assert!(flat(&docx_text(made.docx.as_deref().unwrap())).contains(name), "{name}");
        assert_eq!(lines.len() > 1, said.contains("[DAU-22]"), "{said}");
    }
}

#[test]
fn recipients_of_any_number_break_at_a_line_and_carry_nothing_over() {
    for count in [56, 58, 60, 62, 66, 75, 80, 100, 130, 180] {
        let mut places = String::new();
        (1..=count).for_each(|n| write!(places, "\n  - Trường Tiểu học số {n}").unwrap_or_default());
        let yaml = plan("  Nội dung.").replace("\n  - Các phòng, ban", &places);
        let said = messages(yaml.as_bytes());
        assert!(!said.contains("lỗi["), "{said}");
        let pages = pages(&yaml);
        assert!(pages[0].contains("Nội dung") && pages[0].contains("Nơi nhận:"), "{count}: {}", pages[0]);
        assert!(pages[0].contains("Lê Thị Hòa"), "{count}: the signature stays with the text");
        let printed = pages.concat();
        let last = (1..=count).filter(|n| printed.contains(&format!("số {n};"))).count();
        assert_eq!(last, count, "every one is printed");
        let xml = docx_part(render(&yaml).value.unwrap().docx.as_deref().unwrap(), "word/document.xml");
        let above = &xml[..xml.find("Nơi nhận:").unwrap()];
        let row = &above[above.rfind("<w:tbl>").unwrap()..];
        assert!(!row.contains("cantSplit") && pages.len() > 1, "{count}");
        assert!(!xml.contains("pageBreakBefore"), "{count}");
    }
}
