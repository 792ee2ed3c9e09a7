//! Eras: a plan is set in the form of its day, in both formats; an era is a data file and nothing else.

use std::path::Path;
use std::process::Command;

use kehoach::internals::diag::{Format, SourceMap, render as render_diagnostics};
use kehoach::internals::era::{EraSource, EraTable};
use kehoach::internals::pipeline::{self, Job, Rendered, Stage};

use crate::goldens::compare;
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, messages, messages_as, plan};

const NEWEST: &str = include_str!("../../templates/the-thuc/nd30-2020.yaml");
/// A day in each era, and its id.
const DAYS: [(&str, &str); 3] = [("31/5/2021", "nd30-2020"), ("31/5/2014", "tt01-2011"), ("31/5/2008", "ttlt55-2005")];

/// A plan of several pages with căn cứ, dated on a day, with more keys in front.
fn dated(day: &str, more: &str) -> String {
    let body: String = (1..=60).map(|n| format!("  Đoạn thứ {n} của kế hoạch, viết cho đủ dài\n\n")).collect();
    let basis = "can_cu:\n  - Căn cứ Luật Lưu trữ\n  - Căn cứ tình hình của địa phương\n";
    format!("{basis}{more}{}", plan(&body)).replace("31/5/2021", day)
}

/// Both files and the pages of a job; fails the test on errors.
fn both(job: &Job<'_>) -> (Rendered, String) {
    let (world, mut sources) = (MemoryWorld::default(), SourceMap::default());
    let outcome = pipeline::render(job, &world, &mut sources);
    let said = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
    (outcome.value.unwrap_or_else(|| panic!("{said}")), emit_in(job, &world, Stage::Pages))
}

/// Both files and the pages of a plan.
fn rendered(yaml: &str) -> (Vec<u8>, String) {
    let (files, pages) = both(&job("ke-hoach.yaml", yaml.as_bytes(), Path::new("")));
    (files.docx.unwrap(), pages)
}

/// The line of a page dump that is a page number: left edge, baseline, both mm.
fn folio(pages: &str, number: usize) -> (f64, f64) {
    let ends = format!("-    {number}");
    let line = pages.lines().find(|l| l.ends_with(&ends)).unwrap_or_else(|| panic!("no page number {number}"));
    let mut values = line.split_whitespace().map(|v| v.parse().unwrap());
    (values.next().unwrap(), values.next().unwrap())
}

/// The first line of a dump that holds a text: left edge mm, size pt.
fn line(pages: &str, text: &str) -> (f64, f64) {
    let line = pages.lines().find(|l| l.contains(text)).unwrap_or_else(|| panic!("{text} is on no page"));
    let values: Vec<&str> = line.split_whitespace().collect();
    (values[0].parse().unwrap(), values[2].parse().unwrap())
}

/// The value of an attribute behind the first `key` of a stretch of XML.
fn value<'a>(xml: &'a str, key: &str) -> &'a str {
    let Some((_, rest)) = xml.split_once(key) else { return "" };
    rest.split('"').next().unwrap_or_default()
}

/// The paragraph styles of a DOCX: name, size in half-points, bold, italic, alignment, spacing, indents.
fn styles(docx: &[u8]) -> String {
    let xml = docx_part(docx, "word/styles.xml");
    let mut table = String::new();
    for style in xml.split("<w:style ").filter(|s| s.contains(r#"w:type="paragraph" w:customStyle="1""#)) {
        let spacing = &style[style.find("<w:spacing").unwrap()..];
        let indent = &style[style.find("<w:ind ").unwrap()..];
        let flag = |name: &str, shown| if value(style, name) == "1" { shown } else { "-" };
        table += &format!(
            "{} | cỡ {} | {}{} | {} | trước {} sau {} dòng {} {} | lề {} thụt {}{}\n",
            value(style, "<w:name w:val=\""),
            value(style, "<w:sz w:val=\""),
            flag("<w:b w:val=\"", "đ"),
            flag("<w:i w:val=\"", "n"),
            value(style, "<w:jc w:val=\""),
            value(spacing, "w:before=\""),
            value(spacing, "w:after=\""),
            value(spacing, "w:line=\""),
            value(spacing, "w:lineRule=\""),
            value(indent, "w:left=\""),
            value(indent, "w:firstLine=\""),
            value(indent, "w:hanging=\"").split_whitespace().map(|h| format!("-{h}")).collect::<String>(),
        );
    }
    table
}

/// The parts of a DOCX whose names begin so, joined.
fn parts(docx: &[u8], begin: &str) -> String {
    let zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let names: Vec<String> = zip.file_names().filter(|n| n.starts_with(begin)).map(str::to_string).collect();
    names.iter().map(|name| docx_part(docx, name)).collect()
}

#[test]
fn the_styles_of_each_era() {
    for (day, id) in DAYS {
        let (docx, _) = rendered(&dated(day, ""));
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/ref/kieu-{id}.txt"));
        compare(&golden, &styles(&docx));
    }
}

#[test]
fn a_plan_is_set_in_the_form_of_its_day() {
    for (day, id) in DAYS {
        let (docx, pages) = rendered(&dated(day, ""));
        let text = docx_text(&docx);
        let old = id != "nd30-2020";
        // Căn cứ: its last mark and its face.
        let last = if old {
            "Căn cứ tình hình của địa phương,"
        } else {
            "Căn cứ tình hình của địa phương."
        };
        assert!(text.contains(last) && pages.contains(last), "{id}");
        let name = styles(&docx).lines().find(|l| l.contains(" Căn cứ ")).unwrap().to_string();
        assert_eq!(name.contains("| -n |"), !old, "{name}");
        // The page number: top centre, or the right corner at the foot.
        let (x, y) = folio(&pages, 2);
        let (header, footer) = (parts(&docx, "word/header"), parts(&docx, "word/footer"));
        if id == "tt01-2011" {
            assert!(x > 190.0 && y > 280.0, "{id}: {x} {y}");
            assert!(footer.contains("PAGE") && !header.contains("PAGE"), "{id}");
        } else {
            assert!((95.0..115.0).contains(&x) && y < 20.0, "{id}: {x} {y}");
            assert!(header.contains("PAGE") && !footer.contains("PAGE"), "{id}");
        }
        // Margins change sides on the second page of the oldest.
        let page_2 = &pages[pages.find("trang 2").unwrap()..];
        let mirrored = id == "ttlt55-2005";
        let first = page_2.lines().skip(2).find(|l| l.contains("Đoạn thứ")).unwrap();
        let left: f64 = first.split_whitespace().next().unwrap().parse().unwrap();
        assert!((left - if mirrored { 27.7 } else { 42.7 }).abs() < 0.1, "{id}: {first}");
        assert_eq!(docx_part(&docx, "word/settings.xml").contains("<w:mirrorMargins/>"), mirrored, "{id}");
    }
}

#[test]
fn sizes_follow_the_era_and_not_the_body() {
    let small = "trinh_bay: {co_chu: 13}\n";
    let size = |day: &str, text: &str| line(&rendered(&dated(day, small)).1, text).1;
    assert_eq!(size("31/5/2021", "KẾ HOẠCH"), 13.0);
    for day in ["31/5/2014", "31/5/2008"] {
        assert_eq!((size(day, "KẾ HOẠCH"), size(day, "Tổ chức tập huấn")), (14.0, 14.0), "{day}");
    }
}

#[test]
fn what_the_oldest_era_leaves_open_is_chosen_in_both_formats() {
    let wishes =
        "trinh_bay: {so_trang: phai_duoi, gian_dong: 17pt, thut_dong: 0, bac_co: lech, le: {doi_mat: false}}\n";
    let (docx, pages) = rendered(&dated("31/5/2008", wishes));
    let (x, y) = folio(&pages, 2);
    assert!(x > 190.0 && y > 280.0, "{x} {y}");
    assert!(parts(&docx, "word/footer").contains("PAGE"));
    assert!(!docx_part(&docx, "word/settings.xml").contains("mirrorMargins"));
    let styles = styles(&docx);
    let of = |name: &str| styles.lines().find(|l| l.starts_with(name)).unwrap().to_string();
    assert!(of("TTLT55 Nội dung").contains("dòng 340 exact"), "{}", of("TTLT55 Nội dung"));
    assert!(of("TTLT55 Số trang").contains("| right |"));
    assert_eq!((line(&pages, "CỘNG HÒA").1, line(&pages, "Độc lập").1), (12.0, 14.0));
    let left = line(&pages, "Đoạn thứ 1 ").0;
    assert!((left - 30.0).abs() < 0.1, "{left}");
    // 17 pt and 6 pt between one-line paragraphs.
    let y = |text: &str| {
        let line = pages.lines().find(|l| l.contains(text)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap()
    };
    assert!((y("Đoạn thứ 3 ") - y("Đoạn thứ 2 ") - 23.0 * 25.4 / 72.0).abs() < 0.02);
}

#[test]
fn marks_of_older_eras_are_printed_in_them_and_refused_in_others() {
    let marks = "do_khan: HỎA TỐC HẸN GIỜ\ndu_thao: lần 2\n";
    for day in ["31/5/2014", "31/5/2008"] {
        let (docx, pages) = rendered(&dated(day, marks));
        for words in ["HỎA TỐC HẸN GIỜ", "DỰ THẢO LẦN 2"] {
            assert!(docx_text(&docx).contains(words) && pages.contains(words), "{day}: {words}");
        }
    }
    let said = messages(dated("31/5/2021", marks).as_bytes());
    assert_eq!(said.matches("lỗi[HOP-").count(), 2, "{said}");
}

#[test]
fn an_era_is_forced_by_any_of_its_names() {
    for name in ["tt01", "tt01-2011"] {
        let yaml = dated("31/5/2021", &format!("the_thuc: {name}\n"));
        assert!(rendered(&yaml).1.contains("địa phương,"), "{name}");
        let yaml = dated("31/5/2021", "");
        let mut forced = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
        forced.era = Some(name.to_string());
        assert!(both(&forced).1.contains("địa phương,"), "{name}");
    }
}

#[test]
fn an_era_out_of_its_time_is_reported_and_in_its_grace_only_noted() {
    let said = |day: &str, more: &str| {
        let all = messages(dated(day, &format!("the_thuc: tt01\n{more}")).as_bytes());
        all.lines().filter(|l| l.contains("THETHUC-04") || l.contains("THETHUC-05")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(said("04/3/2020", ""), "");
    for day in ["05/3/2020", "14/6/2020"] {
        let note = said(day, "");
        assert!(note.contains("lưu ý[THETHUC-04]") && note.contains("đến 14/6/2020"), "{note}");
    }
    let warning = said("15/6/2020", "");
    assert!(warning.contains("cảnh báo[THETHUC-05]"), "{warning}");
    let kept = said("15/6/2020", "giu_nguyen:\n  - {ma: THETHUC-05, ly_do: Bản gốc viết như vậy}\n");
    assert!(kept.contains("lưu ý[THETHUC-05]") && kept.contains("Bản gốc viết như vậy"), "{kept}");
}

#[test]
fn before_the_first_era_there_is_a_choice_and_no_guess() {
    let said = messages_as(dated("04/6/2005", "").as_bytes(), Format::Human);
    for part in ["THETHUC-02", "nd30 (", "từ 05/3/2011 đến 04/3/2020", "the_thuc: ttlt55", "--the-thuc"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let yaml = dated("04/6/2005", "the_thuc: ttlt55\n");
    assert!(messages(yaml.as_bytes()).contains("cảnh báo[THETHUC-05]"));
    assert!(rendered(&yaml).1.contains("địa phương,"));
}

#[test]
fn doubts_are_told_once_a_run() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("eras-once");
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    for (name, day) in
        [("a.yaml", "31/5/2014"), ("b.yaml", "31/5/2014"), ("c.yaml", "31/5/2008"), ("d.yaml", "31/5/2021")]
    {
        std::fs::write(dir.join(name), dated(day, "")).unwrap();
    }
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        let output = command.current_dir(&dir).arg("render").args(args).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let said = run(&["a.yaml", "b.yaml", "c.yaml", "d.yaml", "-o", "ra/"]);
    assert_eq!(said.matches("THETHUC-06").count(), 1, "{said}");
    assert!(said.contains("templates/the-thuc/tt01-2011.yaml"), "{said}");
    let said = run(&["c.yaml", "a.yaml", "-o", "ra/", "--thong-bao", "json"]);
    assert_eq!(said.matches("THETHUC-06").count(), 1, "{said}");
    assert!(said.contains("ttlt55-2005"), "{said}");
    assert_eq!(run(&["d.yaml", "-o", "ra/"]), "");
}

/// Every mark at a line's end, word, size, place and range that the made-up era has otherwise: (as it is, as it is there).
const INVENTED: &[(&str, &str)] = &[
    ("ten_khac: [nd30]", "ten_khac: [thu]"),
    ("tu_ngay: 2020-03-05", "tu_ngay: 2040-01-01"),
    ("den_ngay:", "den_ngay: 2049-12-31"),
    ("tieu_ngu: {chu: Độc lập - Tự do - Hạnh phúc", "tieu_ngu: {chu: \"Độc lập, Tự do, Hạnh phúc\""),
    ("so_ky_hieu: {ten: NĐ30 Số và ký hiệu, co_chu: 13", "so_ky_hieu: {ten: Kiểu số thử, co_chu: 15"),
    ("{chu: \"Nơi nhận:\"", "{chu: \"Gửi đến:\""),
    ("cho: [giua_tren]", "cho: [trai_duoi, giua_duoi]"),
    (
        "so_trang: {ten: NĐ30 Số trang, co_chu: than, khoang_co: [13, 14], can: giua",
        "so_trang: {ten: Số thử, co_chu: 10, can: trai",
    ),
    ("    doi_mat: false", "    doi_mat: true"),
    ("trai: {tu: 30, den: 35, mac_dinh: 30}", "trai: {tu: 20, den: 40, mac_dinh: 22}"),
    ("can_cu: {moi: \";\", cuoi: \".\"", "can_cu: {moi: \" /\", cuoi: \" //\""),
    ("het: {chu: \"./.\"", "het: {chu: \" (hết)\""),
    ("thut_dong: {chon: [1, 1.27], mac_dinh: 1.27", "thut_dong: {chon: [2], mac_dinh: 2"),
    ("ke_hoach: {ten: KẾ HOẠCH", "ke_hoach: {ten: BẢN KẾ HOẠCH"),
    (
        "tieu_muc: {nhan: \"Tiểu mục {so}\", dem: a_rap,",
        "tieu_muc: {nhan: \"Tiểu mục {so}\", dem: a_rap, khong_co: true,",
    ),
    ("khong_ghi: []", "khong_ghi: [PHÒNG]"),
];

#[test]
fn a_made_up_era_needs_a_data_file_only() {
    let mut invented = NEWEST.to_string();
    for (is, becomes) in INVENTED {
        assert!(invented.contains(is), "{is}");
        invented = invented.replacen(is, becomes, 1);
    }
    let eras = || {
        let invented = EraSource { id: "thu-2040", text: &invented };
        EraTable::new(vec![invented, EraSource { id: "cu", text: NEWEST }])
    };
    let yaml = dated("31/5/2041", "");
    let mut with = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
    with.eras = eras();
    let (files, pages) = both(&with);
    let docx = files.docx.unwrap();
    let text = docx_text(&docx);
    for words in
        ["Độc lập, Tự do, Hạnh phúc", "Gửi đến:", "BẢN KẾ HOẠCH", "Luật Lưu trữ /", "địa phương //", "đủ dài (hết)"]
    {
        assert!(text.contains(words) && pages.contains(words), "{words}\n{text}");
    }
    assert!(docx_part(&docx, "word/styles.xml").contains("Kiểu số thử"));
    assert_eq!(line(&pages, "Số:").1, 15.0);
    assert!((line(&pages, "Đoạn thứ 1 ").0 - 42.0).abs() < 0.1);
    // The first even page is a reverse side: 15 mm at the left, the number where its text begins.
    let (x, y) = folio(&pages, 2);
    assert!((x - 15.0).abs() < 0.1 && y > 280.0, "{x} {y}");
    assert!(parts(&docx, "word/footer").contains("PAGE"));
    assert!(docx_part(&docx, "word/settings.xml").contains("<w:mirrorMargins/>"));

    let said = |yaml: &str| {
        let mut with = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
        with.eras = eras();
        let mut sources = SourceMap::default();
        let outcome = pipeline::render(&with, &MemoryWorld::default(), &mut sources);
        render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false)
    };
    assert!(said(&yaml).contains("CHUQUAN-01"));
    assert!(said(&dated("31/5/2041", "trinh_bay: {so_trang: giua_tren}\n")).contains("lỗi[TB-30]"));
    assert!(said(&dated("31/5/2041", "trinh_bay: {thut_dong: 1}\n")).contains("lỗi[TB-03]"));
    let later = dated("31/5/2050", "").replace("UBND HUYỆN", "UBND XÃ");
    assert!(said(&later).is_empty(), "{}", said(&later));

    let old = yaml.replace("31/5/2041", "31/5/2021");
    let mut with = job("ke-hoach.yaml", old.as_bytes(), Path::new(""));
    with.eras = eras();
    assert!(both(&with).1.contains("Độc lập - Tự do - Hạnh phúc"));
}
