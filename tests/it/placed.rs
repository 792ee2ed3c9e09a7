//! Line ends by hand, lines with a place of their own, whole documents on landscape pages: in both formats alike.

use kehoach::internals::pipeline::Stage;

use crate::agree::pages_text;
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, messages, plan, render};

pub(crate) fn blocks(yaml: &str) -> String {
    emit_in(&job("ke-hoach.yaml", yaml.as_bytes(), std::path::Path::new("")), &MemoryWorld::default(), Stage::Blocks)
}

/// The text of each page.
pub(crate) fn pages(yaml: &str) -> Vec<String> {
    let job = job("ke-hoach.yaml", yaml.as_bytes(), std::path::Path::new(""));
    let dump = emit_in(&job, &MemoryWorld::default(), Stage::Pages);
    let starts: Vec<usize> = dump.match_indices("\ntrang ").map(|(at, _)| at + 1).collect();
    let starts = if dump.starts_with("trang ") { [vec![0], starts].concat() } else { starts };
    let ends = starts.iter().skip(1).copied().chain([dump.len()]);
    starts.iter().zip(ends).map(|(from, to)| pages_text(&dump[*from..to])).collect()
}

/// The plan with another trích yếu.
fn subject(written: &str) -> String {
    let text = plan("  Nội dung.");
    let line = text.lines().find(|l| l.starts_with("trich_yeu:")).unwrap_or_default().to_string();
    text.replace(&line, &format!("trich_yeu: {written}"))
}

/// The lines that both formats print, made anew from what the PDF carries as well.
#[track_caller]
pub(crate) fn printed(yaml: &str) -> String {
    let made = render(yaml).value.unwrap_or_else(|| panic!("{}", messages(yaml.as_bytes())));
    let (docx, pdf) = (made.docx.unwrap_or_default(), made.pdf.unwrap_or_default());
    let (xml, text) = (docx_part(&docx, "word/document.xml"), docx_text(&docx));
    assert!(!text.contains("<br>") && !xml.contains("&lt;br"), "{text}");
    assert!(pdf.starts_with(b"%PDF"));
    pages(yaml).concat()
}

#[test]
fn a_trich_yeu_has_the_lines_that_were_typed() {
    let three = "Tổ chức Hội nghị hướng dẫn\nlập hồ sơ công việc\ntheo Thông tư số 12/2026/TT-BNV";
    for written in [
        "|\n  Tổ chức Hội nghị hướng dẫn\n  lập hồ sơ công việc\n  theo Thông tư số 12/2026/TT-BNV",
        "[Tổ chức Hội nghị hướng dẫn, lập hồ sơ công việc, theo Thông tư số 12/2026/TT-BNV]",
        "\"Tổ chức Hội nghị hướng dẫn\\nlập hồ sơ công việc\\ntheo Thông tư số 12/2026/TT-BNV\"",
        "Tổ chức Hội nghị hướng dẫn<br>lập hồ sơ công việc<br/>theo Thông tư số 12/2026/TT-BNV",
    ] {
        let yaml = subject(written);
        let tree = blocks(&yaml);
        assert!(tree.contains(&format!("trich-yeu: {}\n", three.replace('\n', "⏎"))), "{written}\n{tree}");
        let page = printed(&yaml);
        assert!(three.lines().all(|line| page.lines().any(|l| l.trim() == line)), "{page}");
        // What is no page sees one line.
        let made = render(&yaml).value.unwrap();
        let core = docx_part(made.docx.as_deref().unwrap(), "docProps/core.xml");
        assert!(core.contains("hướng dẫn lập hồ sơ công việc theo Thông tư"), "{core}");
    }
    let folded = blocks(&subject("Tổ chức Hội nghị\n  lập hồ sơ"));
    assert!(folded.contains("trich-yeu: Tổ chức Hội nghị lập hồ sơ\n"), "{folded}");
}

#[test]
fn annexes_bodies_and_posts_keep_their_lines() {
    let text = plan("  Chi tiết tại Phụ lục.")
        .replace("chuc_vu: PHÓ TRƯỞNG PHÒNG", "chuc_vu: [PHÓ TRƯỞNG PHÒNG, PHỤ TRÁCH VĂN THƯ]")
        .replace("co_quan_ban_hanh: PHÒNG NỘI VỤ", "co_quan_ban_hanh: \"PHÒNG\\nNỘI VỤ\"");
    let yaml = format!("{text}phu_luc:\n  tieu_de: |\n    DANH SÁCH LỚP HỌC\n    TẠI CÁC XÃ\n  noi_dung: Một.\n");
    let tree = blocks(&yaml);
    assert!(tree.contains("phu-luc-ten: DANH SÁCH LỚP HỌC⏎TẠI CÁC XÃ"), "{tree}");
    assert!(tree.contains("co-quan-ban-hanh: PHÒNG\n    co-quan-ban-hanh: NỘI VỤ\n"), "{tree}");
    assert!(tree.contains("quyen-han-chuc-vu: PHÓ TRƯỞNG PHÒNG\n    quyen-han-chuc-vu: PHỤ TRÁCH VĂN THƯ\n"), "{tree}");
    let page = printed(&yaml);
    for line in ["DANH SÁCH LỚP HỌC", "TẠI CÁC XÃ", "PHÒNG", "NỘI VỤ", "PHÓ TRƯỞNG PHÒNG", "PHỤ TRÁCH VĂN THƯ"]
    {
        assert!(page.lines().any(|l| l.trim() == line), "{line}\n{page}");
    }
    let made = render(&yaml).value.unwrap();
    let core = docx_part(made.docx.as_deref().unwrap(), "docProps/core.xml");
    assert!(core.contains("PHÒNG NỘI VỤ"), "{core}");
}

#[test]
fn placed_lines_print_in_both_formats_and_read_back() {
    let yaml = plan(
        "  -> **BÁO CÁO** <-\n  -> thử nghiệm <-\n\n  Kinh phí:\n\n  -> *Đơn vị tính: triệu đồng* ->\n\n  | a | b |\n  |:-1-:|-4-|\n  | 1 | c |\n\n  Hết.",
    );
    assert_eq!(messages(yaml.as_bytes()), "");
    let tree = blocks(&yaml);
    assert!(tree.contains("p giua: **BÁO CÁO**⏎thử nghiệm\n"), "{tree}");
    assert!(tree.contains("p phai: *Đơn vị tính: triệu đồng*\nbang 2 cot"), "{tree}");
    let made = render(&yaml).value.unwrap();
    let xml = docx_part(made.docx.as_deref().unwrap(), "word/document.xml");
    let unit = &xml[..xml.find("Đơn vị tính").unwrap()];
    let own = &unit[unit.rfind("<w:p>").unwrap()..];
    assert!(own.contains("<w:keepNext/>") && own.contains("<w:jc w:val=\"right\"/>"), "{own}");
    assert!(own.contains("w:firstLine=\"0\""), "{own}");
    // The same written as a list.
    let listed = yaml.split("noi_dung:").next().unwrap().to_string()
        + "noi_dung:\n  - {doan_thuong: [\"**BÁO CÁO**\\nthử nghiệm\"], can: giua}\n  - doan_thuong: \"Kinh phí:\"\n  - {doan_thuong: \"*Đơn vị tính: triệu đồng*\", can: phai}\n  - bang: {rong: [1, 4], can: [giua, ~], tieu_de: [[a, b]], hang: [[1, c]]}\n  - doan_thuong: Hết.\n"
        + &yaml[yaml.find("noi_nhan:").unwrap()..];
    assert_eq!(blocks(&listed), tree);
}

#[test]
fn a_unit_above_a_table_stays_on_its_page() {
    let mut found = std::collections::BTreeSet::new();
    for lines in 8..24 {
        let filler: String = (0..lines).map(|n| format!("  Đoạn {n}.\n\n")).collect();
        let yaml = plan(&format!("{filler}  -> ĐVT: đồng ->\n\n  | a |\n  |---|\n  | cuối |\n"));
        let all = pages(&yaml);
        let of = |word: &str| all.iter().position(|page| page.contains(word));
        assert_eq!(of("ĐVT"), of("cuối"), "{lines}");
        found.insert(of("ĐVT"));
    }
    assert_eq!(found.len(), 2, "the line comes by the end of the page");
}

#[test]
fn a_unit_without_arrows_gets_one_note() {
    let noted =
        |line: &str| messages(plan(&format!("  Kinh phí:\n\n  {line}\n\n  | a |\n  |---|\n  | b |\n")).as_bytes());
    for line in [
        "Đơn vị tính: triệu đồng",
        "*Đơn vị tính: triệu đồng*",
        "(Đơn vị tính: người)",
        "ĐVT: nghìn đồng",
        "đơn vị tính: ha",
        "Đơn vị: triệu đồng",
        "Đơn vị: 1.000 đồng",
        "Đơn vị tính: %",
        "ĐƠN VỊ TÍNH: ĐỒNG",
        "**ĐVT: tấn**",
    ] {
        let said = noted(line);
        assert_eq!(said.matches("DONG-01").count(), 1, "{line}: {said}");
    }
    for line in ["Đơn vị: Sở Nội vụ", "-> ĐVT: tấn ->", "Đơn vị tính toán được chọn như sau:"]
    {
        assert!(!noted(line).contains("DONG-01") || line.starts_with("Đơn vị tính toán"), "{line}");
    }
}

#[test]
fn a_whole_document_lies_on_landscape_pages_from_its_first() {
    let table = "  | a | b |\n  |---|---|\n  | 1 | c |\n\n  Hết.";
    let yaml = plan(table).replace("noi_dung:", "huong: ngang\nnoi_dung:");
    assert_eq!(messages(yaml.as_bytes()), "");
    let made = render(&yaml).value.unwrap();
    let xml = docx_part(made.docx.as_deref().unwrap(), "word/document.xml");
    assert_eq!(xml.matches("w:orient=\"landscape\"").count(), 1, "one section, all of it landscape");
    assert_eq!(xml.matches("<w:sectPr").count(), 1);
    assert_eq!(pages(&yaml).len(), 1);
    // Annexes are as the document unless they say otherwise.
    let annexed = |of: &str| {
        let yaml =
            format!("{}phu_luc: {{{of}tieu_de: A, noi_dung: Xem Phụ lục.}}\n", yaml.replace("| c |", "| Phụ lục |"));
        docx_part(render(&yaml).value.unwrap().docx.as_deref().unwrap(), "word/document.xml")
    };
    assert_eq!(annexed("").matches("w:orient=\"landscape\"").count(), 2);
    assert_eq!(annexed("huong: doc, ").matches("w:orient=\"landscape\"").count(), 1);
    let said = messages(plan("  Không có bảng.").replace("noi_dung:", "huong: ngang\nnoi_dung:").as_bytes());
    assert!(said.contains("NGANG-02"), "{said}");
}

#[test]
fn recipients_longer_than_a_page_break_at_the_same_line_in_both_formats() {
    let places: String = (1..75).map(|n| format!("  - Phòng số {n} của xã\n")).collect();
    let text = plan("  Nội dung.");
    let start = text.find("noi_nhan:").unwrap();
    let end = start + text[start..].find("\nluu").unwrap() + 1;
    let yaml = format!("{}noi_nhan:\n{places}{}", &text[..start], &text[end..]);
    let made = render(&yaml).value.unwrap();
    let pages = pages(&yaml);
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("Nội dung") && pages[0].contains("Nơi nhận"), "{}", pages[0]);
    let xml = docx_part(made.docx.as_deref().unwrap(), "word/document.xml");
    let foot = &xml[..xml.find("Nơi nhận:").unwrap()];
    // Its row may be torn, and nothing above is carried over with it.
    assert!(!foot[foot.rfind("<w:tbl>").unwrap()..].contains("cantSplit"), "the row is not torn in Word");
    assert!(!foot[foot.rfind("Nội dung").unwrap().saturating_sub(200)..].contains("keepNext"));
}

#[test]
fn a_tall_foot_without_room_for_its_signature_begins_a_page_in_both_formats() {
    let places: String = (1..95).map(|n| format!("  - Phòng số {n} của xã\n")).collect();
    let mut moved = 0;
    for lines in 14..24 {
        let body: String = (0..lines).map(|n| format!("  Đoạn {n}.\n\n")).collect();
        let text = plan(&body);
        let start = text.find("noi_nhan:").unwrap();
        let end = start + text[start..].find("\nluu").unwrap() + 1;
        let yaml = format!("{}noi_nhan:\n{places}{}", &text[..start], &text[end..]);
        let all = pages(&yaml);
        let of = |word: &str| all.iter().position(|page| page.contains(word));
        assert_eq!(of("KT. TRƯỞNG PHÒNG"), of("Lê Thị Hòa"), "{lines}");
        let xml = docx_part(render(&yaml).value.unwrap().docx.as_deref().unwrap(), "word/document.xml");
        let over = of("Nơi nhận:") == Some(1);
        // The last paragraph goes over with it.
        assert_eq!(xml.contains("pageBreakBefore"), over, "{lines}");
        assert!(!over || all[1].contains("Đoạn"), "{lines}");
        moved += usize::from(over);
    }
    assert!((1..10).contains(&moved), "{moved}");
}

#[test]
fn a_name_wider_than_its_place_is_printed_on_two_lines() {
    let text = plan("  Nội dung.");
    let start = text.find("ho_ten: ").unwrap() + 8;
    let end = start + text[start..].find(['}', '\n']).unwrap();
    let yaml = format!("{}PGS.TS.BS. Nguyễn Thị Hoàng Phương Thảo Nguyên{}", &text[..start], &text[end..]);
    let said = messages(yaml.as_bytes());
    assert!(said.contains("cảnh báo[DAU-22]") && said.contains("ngắt thành 2 dòng"), "{said}");
    let page = printed(&yaml);
    assert!(page.contains("Thảo Nguyên"), "{page}");
}

#[test]
fn no_mark_is_put_where_the_old_document_has_none() {
    let text = plan("  Nội dung không có dấu cuối")
        .replace("noi_dung:", "can_cu: [Căn cứ Luật Lưu trữ, Căn cứ Luật Thư viện]\nnoi_dung:");
    let with = blocks(&text);
    assert!(with.contains("can-cu: Căn cứ Luật Thư viện.") && with.contains("không có dấu cuối./."), "{with}");
    let kept = format!("{text}nguyen_van: {{them_dau: khong}}\n");
    let without = blocks(&kept);
    for line in ["can-cu: Căn cứ Luật Lưu trữ\n", "can-cu: Căn cứ Luật Thư viện\n", "p: Nội dung không có dấu cuối\n"]
    {
        assert!(without.contains(line), "{line}: {without}");
    }
    let marks = |dump: &str| dump.lines().filter(|l| l.contains("noi-nhan-dong") && l.ends_with([';', '.'])).count();
    assert!(marks(&with) > 0 && marks(&without) == 0, "{without}");
    assert_eq!(printed(&kept), printed(&kept.replace("them_dau: khong", "them_dau: false")));
    assert_eq!(blocks(&kept.replace("khong}", "co}")), with);
}
