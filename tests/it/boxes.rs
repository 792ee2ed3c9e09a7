//! The optional boxes: the same words, frames and colours in both formats, where the decree's diagram has them.

use std::path::Path;

use kehoach::internals::pipeline::Stage;

use crate::agree::{assert_same_words, pages_text};
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, messages, plan, render};

/// A plan with these boxes.
fn with(boxes: &str) -> String {
    plan("  Một việc cần làm.") + boxes
}

/// The laid-out pages as text.
fn pages(yaml: &str) -> String {
    emit_in(&job("ke-hoach.yaml", yaml.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Pages)
}

/// Place and size of every rule of a colour: x, y, width, height in mm.
fn rules(pages: &str, color: &str) -> Vec<[f64; 4]> {
    let lines = pages.lines().filter(|l| l.contains(" ke ") && l.ends_with(color));
    let numbers = |line: &str| -> Vec<f64> { line.split_whitespace().filter_map(|w| w.parse().ok()).collect() };
    lines.map(|line| numbers(line)[..4].try_into().unwrap()).collect()
}

/// The baseline of the line that begins with a text, mm.
fn baseline(pages: &str, begin: &str) -> f64 {
    let line =
        pages.lines().find(|l| l.get(26..).is_some_and(|t| t.starts_with(begin))).unwrap_or_else(|| panic!("{pages}"));
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn the_urgency_mark_has_the_size_of_its_stamp_and_is_bright_red() {
    for (mark, width) in [("KHẨN", 20.0), ("THƯỢNG KHẨN", 40.0), ("HỎA TỐC", 30.0)] {
        for tier in ["nho", "lon"] {
            let yaml = with(&format!("do_khan: {mark}\ntrinh_bay: {{bac_co: {tier}}}\n"));
            let pages = pages(&yaml);
            let red = rules(&pages, "FF0000");
            assert_eq!(red.len(), 4, "{pages}");
            let across: Vec<_> = red.iter().filter(|r| r[2] > 1.0).collect();
            assert!(across.iter().all(|r| (r[2] - width).abs() < 0.05), "{mark}: {red:?}");
            let height = across[1][1] + across[1][3] - across[0][1];
            assert!((height - 8.0).abs() < 0.2, "{mark}: {height}");
            // Below the number line, above the name of the type.
            assert!(across[0][1] > baseline(&pages, "Số:") && across[1][1] < baseline(&pages, "KẾ HOẠCH"), "{pages}");
            let text = baseline(&pages, mark);
            assert!(across[0][1] < text && text < across[1][1]);
        }
    }
}

#[test]
fn both_formats_draw_the_mark_in_its_colour_and_go_back_to_black() {
    let rendered = render(&with("do_khan: KHẨN\n")).value.unwrap();
    let docx = rendered.docx.unwrap();
    let body = docx_part(&docx, "word/document.xml");
    let borders = body.split("<w:pBdr>").nth(1).expect("borders").split("</w:pBdr>").next().unwrap();
    for side in ["top", "left", "bottom", "right"] {
        assert!(borders.contains(&format!(r#"<w:{side} w:val="single" w:sz="6""#)), "{borders}");
    }
    assert_eq!(borders.matches(r#"w:color="FF0000""#).count(), 4);
    let styles = docx_part(&docx, "word/styles.xml");
    let style = styles.split("w:styleId=\"KhDoKhan\"").nth(1).unwrap().split("</w:style>").next().unwrap();
    assert!(style.contains(r#"<w:color w:val="FF0000"/>"#), "{style}");
    let pdf = lopdf::Document::load_mem(&rendered.pdf.unwrap()).unwrap();
    let page = pdf.get_pages()[&1];
    let content = pdf.get_and_decode_page_content(page).unwrap();
    let colors: Vec<Vec<f32>> = content
        .operations
        .iter()
        .filter(|o| o.operator == "rg")
        .map(|o| o.operands.iter().map(|n| n.as_float().unwrap()).collect())
        .collect();
    assert_eq!(colors, [vec![1.0, 0.0, 0.0], vec![0.0, 0.0, 0.0]]);
}

#[test]
fn the_drafters_mark_follows_the_line_of_filing() {
    let yaml = with("nguoi_soan: {ky_hieu: NVA, so_ban: 8}\n").replace("luu: [VT]\n", "luu: [VT, HC (2)]\n");
    let docx = docx_text(&render(&yaml).value.unwrap().docx.unwrap());
    assert!(docx.contains("- Lưu: VT, HC (2). NVA.(8)"), "{docx}");
    assert!(pages(&yaml).contains("- Lưu: VT, HC (2). NVA.(8)"));
}

const ALL: &str = "do_khan: HỎA TỐC\npham_vi_luu_hanh: XEM XONG TRẢ LẠI\nnguoi_soan: {ky_hieu: NVA, so_ban: 8}\n\
                   dia_chi: {dia_chi: 'Số 8 đường Cây Me, phường Bến Lau', dien_thoai: 0235.381, thu_dien_tu: pnv@anphu.example}\n";

#[test]
fn lines_in_the_margins_stand_where_the_diagram_has_them() {
    let pages = pages(&with(ALL));
    // Ô 11 in the top margin, right of the middle of the paper's text area.
    let mark = baseline(&pages, "XEM XONG TRẢ LẠI");
    assert!(mark < 20.0, "{pages}");
    let frame: Vec<_> = rules(&pages, "").into_iter().filter(|r| r[1] + r[3] < 20.0 && r[2] > 5.0).collect();
    assert_eq!(frame.len(), 2, "{pages}");
    assert!(frame.iter().all(|r| r[0] > 30.0 + 165.0 / 2.0 - 5.0 && r[0] + r[2] < 195.0), "{frame:?}");
    // Ô 13 ends the text area of page 1, under a rule over its whole width.
    let (street, others) = (baseline(&pages, "Địa chỉ: Số 8"), baseline(&pages, "Điện thoại: 0235.381; Thư điện tử: "));
    assert!(street < others && others < 277.0 && others > 274.0, "{pages}");
    let rule = rules(&pages, "").into_iter().find(|r| (r[2] - 165.0).abs() < 0.1).expect("a rule over the whole width");
    assert!(rule[1] < street && rule[1] > street - 6.0);
}

#[test]
fn both_formats_say_the_same_words_in_the_same_order() {
    let yaml = with(ALL);
    let docx = docx_text(&render(&yaml).value.unwrap().docx.unwrap());
    assert_same_words(&docx, &pages_text(&pages(&yaml)), "boxes");
    let order = ["XEM XONG", "CỘNG HÒA", "Số:", "HỎA TỐC", "KẾ HOẠCH", "NVA.(8)", "Địa chỉ:", "Điện\u{A0}thoại:"];
    let places: Vec<_> = order.iter().map(|word| docx.find(word).unwrap_or_else(|| panic!("{word}: {docx}"))).collect();
    assert!(places.is_sorted(), "{docx}");
}

#[test]
fn the_address_takes_room_from_the_first_page_only() {
    let body: Vec<String> = (1..=90).map(|n| format!("  {n}. Việc.")).collect();
    let long = |boxes: &str| pages(&(plan(&body.join("\n\n")) + boxes));
    let last = |pages: &str, number: usize| -> f64 {
        let page = pages.split("trang ").nth(number).unwrap();
        let lines = page.lines().filter(|l| l.contains(". Việc."));
        lines.map(|l| l.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap()).fold(0.0, f64::max)
    };
    let (without, with) = (long(""), long("dia_chi: {dia_chi: Số 8, fax: 1}\n"));
    let rule = rules(&with, "").into_iter().find(|r| (r[2] - 165.0).abs() < 0.1).unwrap();
    assert!(last(&with, 1) < rule[1] && last(&without, 1) > rule[1]);
    assert_eq!(last(&with, 2), last(&without, 2));
    assert_eq!(with.matches("Địa chỉ:").count(), 1);
}

#[test]
fn lines_that_leave_the_page_no_room_are_refused_with_their_place() {
    let address = format!("dia_chi: {{dia_chi: {}}}\n", "phường Bến Lau ".repeat(600));
    let said = messages(with(&address).as_bytes());
    assert!(said.contains("lỗi[TRANG-20]: các dòng ở lề trên và chân trang đầu cao"), "{said}");
    let said = messages(with(&format!("pham_vi_luu_hanh: {}\n", "LƯU HÀNH ".repeat(20))).as_bytes());
    assert!(said.contains("lỗi[DAU-20]: dòng \"LƯU HÀNH"), "{said}");
}

#[test]
fn urgency_and_copies_go_into_the_record() {
    let custom = |boxes: &str| docx_part(&render(&with(boxes)).value.unwrap().docx.unwrap(), "docProps/custom.xml");
    let derived = custom("do_khan: HỎA TỐC\nnguoi_soan: {so_ban: 25}\n");
    assert!(derived.contains(r#"name="Priority"><vt:i4>3<"#) && derived.contains(r#"name="IssuedAmount"><vt:i4>25<"#));
    let own = custom("do_khan: HỎA TỐC\nho_so: {muc_do_khan: 0}\n");
    assert!(own.contains(r#"name="Priority"><vt:i4>0<"#), "{own}");
}

#[test]
fn what_the_decree_does_not_have_is_refused_with_place_clause_and_advice() {
    let said = messages(with("do_khan: GẤP\ndu_thao: lần 2\n").as_bytes());
    assert!(said.contains("lỗi[HOP-01]: không có mức độ khẩn 'GẤP'"), "{said}");
    assert!(said.contains("lỗi[HOP-03]: Nghị định số 30/2020/NĐ-CP không có ô dự thảo"), "{said}");
    let kept = with(
        "do_khan: GẤP\ndu_thao: DỰ THẢO 2\ngiu_nguyen:\n  - {ma: HOP-01, ly_do: bản cũ}\n  - {ma: HOP-03, ly_do: bản cũ}\n",
    );
    let pages = pages(&kept);
    assert!(baseline(&pages, "Số:") < baseline(&pages, "DỰ THẢO 2"));
    assert!(baseline(&pages, "DỰ THẢO 2") < baseline(&pages, "GẤP"));
}

#[test]
fn the_older_eras_have_their_draft_box_and_their_marks() {
    for day in ["12/3/2014", "12/3/2008"] {
        let boxes = "du_thao: lần 2\ndo_khan: HỎA TỐC HẸN GIỜ\npham_vi_luu_hanh: TRẢ LẠI SAU KHI HỌP (HỘI NGHỊ)\n\
                     dia_chi: {dia_chi: Số 8, dien_tin: '511'}\n";
        let pages = pages(&with(boxes).replace("31/5/2021", day));
        assert!(baseline(&pages, "Số:") < baseline(&pages, "DỰ THẢO LẦN 2"), "{day}: {pages}");
        assert!(baseline(&pages, "DỰ THẢO LẦN 2") < baseline(&pages, "HỎA TỐC HẸN GIỜ"), "{day}: {pages}");
        assert!(pages.contains("Telex: 511"), "{pages}");
    }
}
