//! Document types other than the plan: which parts each has, where its own lines stand, and what is refused.

use std::path::Path;

use kehoach::internals::diag::{Format, SourceMap, render as render_diagnostics};
use kehoach::internals::era::{EraSource, EraTable};
use kehoach::internals::pipeline::{self, Stage};

use crate::agree::{assert_same_words, pages_text};
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, messages, plan, render};

/// The complete plan as another type.
fn of_type(kind: &str, more: &str) -> String {
    let text = plan("  1. Mở lớp tập huấn.\n\n  2. Cấp giấy chứng nhận.").replace("so: 12\n", "so: 7\n");
    let notation = match kind {
        "cong_van" => "PNV-VP".to_string(),
        _ => format!("{}-PNV", era().loai[kind].viet_tat.as_deref().unwrap()),
    };
    let text = if PAPERS.contains(&kind) { text[..text.find("noi_dung:").unwrap()].to_string() + FOOT } else { text };
    let text = text.replace("KH-PNV", &notation);
    let text = if kind == "bien_ban" { text.replace("dia_danh: An Phú\n", "") + "ket_thuc: Hết\n" } else { text };
    format!("loai: {kind}\n{more}{text}")
}

/// Types whose text is the lines of their form.
const PAPERS: [&str; 2] = ["giay_gioi_thieu", "giay_nghi_phep"];
/// What stands below the text of the complete plan.
const FOOT: &str = "noi_nhan: [Như trên]\nluu: [VT]\nky: {chuc_vu: TRƯỞNG PHÒNG, ho_ten: Lê Thị Hòa}\n";

/// The lines that a type demands, each as short as can be.
fn details(kind: &str) -> String {
    let lines = era().loai[kind].thong_tin.clone().into_iter().filter(|(_, entry)| entry.phai_co);
    let lines: String = lines.map(|(name, _)| format!("  {name}: {name} x\n")).collect();
    if lines.is_empty() { lines } else { format!("ten_day_du: Phòng Nội vụ\nthong_tin:\n{lines}") }
}

fn era() -> kehoach::internals::era::Era {
    EraTable::default().by_date(None).unwrap().unwrap()
}

fn emitted(text: &str, stage: Stage) -> String {
    emit_in(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), stage)
}

/// Left edge, baseline and size of the line that begins with a text.
#[track_caller]
fn place(pages: &str, start: &str) -> (f64, f64, f64) {
    let line = pages.lines().find(|l| l.get(26..).is_some_and(|text| text.starts_with(start)));
    let line = line.unwrap_or_else(|| panic!("{start} in {pages}"));
    let mut numbers = line.split_whitespace().map(|n| n.parse::<f64>().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap(), numbers.next().unwrap())
}

const SEVERAL: &str = "kinh_gui:\n  - Sở Nội vụ\n  - Sở Tài chính\n";

#[test]
fn every_type_with_a_template_is_set_in_both_formats() {
    let era = era();
    let mut count = 0;
    for (kind, entry) in era.loai.iter().filter(|(_, entry)| entry.mau.is_some()) {
        let more = match kind.as_str() {
            "cong_van" => SEVERAL,
            "nghi_quyet" => "tham_quyen: TRƯỞNG PHÒNG NỘI VỤ\n",
            _ => &details(kind),
        };
        let blocks = emitted(&of_type(kind, more), Stage::Blocks);
        let named = blocks.contains(&format!("\nten-loai: {}\n", entry.ten));
        assert_eq!(named, !entry.ten.is_empty(), "{kind}\n{blocks}");
        let decides = entry.loi_quyet_dinh.as_ref().is_some_and(|w| blocks.contains(&format!("loi-quyet-dinh: {w}")));
        assert_eq!(decides, blocks.contains("tham-quyen: TRƯỞNG PHÒNG NỘI VỤ\n"), "{kind}\n{blocks}");
        count += 1;
    }
    assert_eq!(count, 28);
    for (kind, more) in [("to_trinh", "kinh_gui: Sở Nội vụ\n"), ("quyet_dinh", ""), ("cong_van", SEVERAL)] {
        let text = of_type(kind, more);
        let docx = docx_text(&render(&text).value.unwrap().docx.unwrap());
        assert_same_words(&docx, &pages_text(&emitted(&text, Stage::Pages)), kind);
    }
}

/// A part that is added to the plan's template is added to those of the other types, too.
#[test]
fn templates_of_all_types_have_every_part_of_a_plan() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goc");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let parts = |name: &str| -> Vec<String> {
        let text = text(name);
        text.split("include \"").skip(1).map(|rest| rest[..rest.find('"').unwrap()].to_string()).collect()
    };
    // The trích yếu of a công văn stands in its head.
    let elsewhere = |template: &str, part: &str| template == "cong-van.xml" && part == "phan/ten-loai.xml";
    for template in era().loai.values().filter_map(|entry| entry.mau.clone()) {
        let own = parts(&template);
        let mut at = 0;
        for part in parts("ke-hoach.xml").iter().filter(|part| !elsewhere(&template, part)) {
            let found = own[at..].iter().position(|p| p == part);
            at += found.unwrap_or_else(|| panic!("{template}: {part} is missing or elsewhere")) + 1;
        }
    }
}

#[test]
fn dashes_stand_under_the_colon() {
    let text = of_type("cong_van", SEVERAL);
    let pages = emitted(&text, Stage::Pages);
    let (x, y, size) = place(&pages, "Kính gửi:");
    assert_eq!((x, size), (65.0, 14.0), "35 mm in from the left margin");
    let font = crate::support::fonts().face(kehoach::internals::page::Face::Regular);
    let colon = x + font.width("Kính gửi", kehoach::internals::units::FontSize::from_pt(14.0)).mm();
    for (line, below) in [("- Sở Nội vụ;", 1), ("- Sở Tài chính.", 2)] {
        let (x, at, _) = place(&pages, line);
        assert!((x - colon).abs() < 0.03, "{x} under {colon}");
        assert!((at - y - 5.68 * f64::from(below)).abs() < 0.05, "{at} below {y}");
    }
    // DOCX, twips: the dash at left − hanging, 35 mm plus the word; the word itself at 35 mm.
    let docx = docx_part(&render(&text).value.unwrap().docx.unwrap(), "word/document.xml");
    let indent = |start: &str, name: &str| -> i64 {
        let before = &docx[..docx.find(start).unwrap()];
        let ind = &before[before.rfind("<w:ind ").unwrap()..];
        let value = &ind[ind.find(&format!("w:{name}=\"")).unwrap() + name.len() + 4..];
        value[..value.find('"').unwrap()].parse().unwrap()
    };
    assert_eq!(indent(">Kính gửi:", "left"), 1984);
    let dash = indent(">- Sở Nội vụ;", "left") - indent(">- Sở Nội vụ;", "hanging");
    assert!((dash as f64 / 56.6929 - (colon - 30.0)).abs() < 0.03, "{dash}");
}

#[test]
fn one_addressee_is_centred_and_has_no_mark() {
    let pages = emitted(&of_type("to_trinh", "kinh_gui: Sở Nội vụ\n"), Stage::Pages);
    let font = crate::support::fonts().face(kehoach::internals::page::Face::Regular);
    let width = font.width("Kính gửi: Sở Nội vụ", kehoach::internals::units::FontSize::from_pt(14.0)).mm();
    let (x, y, _) = place(&pages, "Kính gửi: Sở Nội vụ");
    assert!((x + width / 2.0 - 112.5).abs() < 0.1, "{x} + {width}");
    assert!(!pages.contains("Sở Nội vụ.") && !pages.contains("Sở Nội vụ;"));
    assert!(y > place(&pages, "TỜ TRÌNH").1 && y < place(&pages, "1. Mở lớp").1);
}

#[test]
fn the_subject_of_a_letter_stands_under_its_number() {
    let text = of_type("cong_van", SEVERAL);
    let pages = emitted(&text, Stage::Pages);
    let (_, number, _) = place(&pages, "Số: 07/PNV-VP");
    let (x, y, size) = place(&pages, "V/v Tổ chức");
    assert!(x < 60.0 && size == 13.0, "{x} {size}");
    // A line of 13 pt and the 6 pt of the clause.
    assert!((y - number - (13.0 * 1.15 + 6.0) * 0.3528).abs() < 0.1, "{y} {number}");
    let typed = emitted(&text.replace("trich_yeu: Tổ chức", "trich_yeu: Về việc tổ chức"), Stage::Pages);
    assert!(!typed.contains("V/v") && place(&typed, "Về việc").0 < 60.0);
    let plan = render(&text).value.unwrap();
    let properties = docx_part(&plan.docx.unwrap(), "docProps/custom.xml");
    assert!(properties.contains("Công văn"), "{properties}");
}

#[test]
fn headings_of_scheme_a_nest_and_keep_their_titles() {
    let body = "  Phần I\n  MỘT\n\n  Chương I\n  HAI\n\n  Mục 1\n  BA\n\n  Điều 1. Bốn\n\n  1. Năm.\n\n  Chương II\n  SÁU\n\n  Điều 2. Bảy\n\n  Tám.";
    let text = of_type("quy_che", "").replace("  1. Mở lớp tập huấn.\n\n  2. Cấp giấy chứng nhận.", body);
    let pages = emitted(&text, Stage::Pages);
    // Label and title are one heading.
    let docx = docx_text(&render(&text).value.unwrap().docx.unwrap());
    assert!(docx.lines().any(|line| line == "Chương II SÁU"), "{docx}");
    let tag = |start: &str| {
        pages.lines().find(|l| l.get(26..).map(str::trim_end) == Some(start)).map(|l| l[21..25].trim().to_string())
    };
    for (line, level) in [
        ("Phần I", "H1"),
        ("MỘT", "H1"),
        ("Chương I", "H2"),
        ("Mục 1", "H3"),
        ("Điều 1. Bốn", "H3"),
        ("1. Năm.", "P"),
        ("SÁU", "H2"),
        ("Điều 2. Bảy", "H3"),
    ] {
        assert_eq!(tag(line).as_deref(), Some(level), "{line}\n{pages}");
    }
}

#[test]
fn what_a_type_does_not_have_is_refused_with_the_clause() {
    for (text, wanted) in [
        (of_type("ke_hoach", "kinh_gui: Sở Nội vụ\n"), "2:11: lỗi[KINHGUI-01]: kế hoạch không có phần 'Kính gửi'"),
        (of_type("cong_van", ""), "1:7: lỗi[KINHGUI-02]: công văn chưa có nơi kính gửi"),
        (of_type("thong_bao", "tham_quyen: GIÁM ĐỐC\n"), "2:13: lỗi[THAMQUYEN-02]"),
        (of_type("quyet_dinh", "").replace("thay: TRƯỞNG PHÒNG", "thay: NGƯỜI ĐỨNG ĐẦU"), "1:7: lỗi[THAMQUYEN-01]"),
        (
            of_type("ke_hoach", "").replace("KH-PNV", "BC-PNV"),
            "cảnh báo[KYHIEU-01]: ký hiệu 'BC-PNV' mang chữ viết tắt của loại Báo cáo",
        ),
        (
            of_type("quy_che", "").replace("1. Mở lớp", "Chương I\n\n  Điều 1. Mở lớp"),
            "lỗi[DEMUC-01]: 'Chương I' chưa có tiêu đề",
        ),
        (of_type("quy_che", "").replace("1. Mở lớp", "Điều 1. Mở lớp"), "cảnh báo[DEMUC-02]: 'Điều 1' chưa có tiêu đề"),
        (
            plan("  Một.").replace("so: 12\n", "loai: thu_cong\n"),
            "3:7: lỗi[LOAI-02]: thư công không có mẫu trong quy định: mỗi cơ quan dùng mẫu riêng của mình",
        ),
    ] {
        let found = messages(text.as_bytes());
        assert!(found.contains(wanted), "{wanted}\n{found}\n{text}");
    }
    let kept = of_type("ke_hoach", "kinh_gui: Sở Nội vụ\ngiu_nguyen:\n  - {ma: KINHGUI-01, ly_do: Nguyên văn}\n");
    assert!(messages(kept.as_bytes()).contains("KINHGUI-01") && !messages(kept.as_bytes()).contains("lỗi["));
    assert!(emitted(&kept, Stage::Blocks).contains("kinh-gui-tu: Kính gửi: Sở Nội vụ"));
}

#[test]
fn an_office_replaces_the_template_of_one_form() {
    let world = MemoryWorld::default().with("mau/phan/tham-quyen.xml", "<dong vai=\"tham-quyen\">GIÁM ĐỐC</dong>\n");
    let text = of_type("quyet_dinh", "");
    let mut with = job("ke-hoach.yaml", text.as_bytes(), Path::new(""));
    with.templates = Some("mau".into());
    assert!(emit_in(&with, &world, Stage::Blocks).contains("\ntham-quyen: GIÁM ĐỐC\n"));
}

#[test]
fn older_eras_have_the_other_types_too() {
    for year in ["2014", "2008"] {
        let of = |kind: &str, more: &str| {
            let text = of_type(kind, more).replace("31/5/2021", &format!("31/5/{year}"));
            text.replace("noi_dung:", "can_cu: [\"Căn cứ Luật Lưu trữ\"]\nnoi_dung:")
        };
        let decision = emitted(&of("quyet_dinh", ""), Stage::Blocks);
        assert!(decision.contains("\ntham-quyen: TRƯỞNG PHÒNG NỘI VỤ\n"), "{decision}");
        assert!(decision.contains("Căn cứ Luật Lưu trữ,"), "{decision}");
        let letter = emitted(&of("cong_van", SEVERAL), Stage::Pages);
        assert!((place(&letter, "Kính gửi:").0 - 65.0).abs() < 0.1, "{letter}");
        assert!(place(&letter, "V/v").0 < 60.0);
    }
}

/// A type that the program does not have: its entry, a role of its own.
const OWN_TYPE: &[(&str, &str)] = &[
    (
        "loai:\n  nghi_quyet:",
        "loai:\n  giay_thu:\n    ten: GIẤY THỬ\n    viet_tat: GT\n    mau: giay-thu.xml\n    phan: {dong_duoi_trich_yeu: khong, can_cu: phai}\n    \
         thong_tin:\n      ong_ba: {tu: \"Ông (bà):\", phai_co: true, mo_ta: Họ và tên.}\n      \
         noi_den: {tu: \"Nơi đến:\", dong_rieng: true, gach: \"-\", dau: {moi: \";\", cuoi: \".\", dieu_khoan: thử}, mo_ta: Các nơi đến.}\n    \
         dieu_khoan: mẫu thử\n  nghi_quyet:",
    ),
    (
        "kieu:\n",
        "kieu:\n  dong_thu: {ten: Dòng thử, co_chu: 11, nghieng: true, can: phai, vai: dong, the: danh_sach, tap_quan: true}\n",
    ),
];

/// The newest era with that type, and the office's folder with its template.
fn with_own_type() -> (String, MemoryWorld) {
    let era = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/the-thuc").join(format!("{}.yaml", era().id)),
    );
    let mut era = era.unwrap();
    for (is, becomes) in OWN_TYPE {
        assert!(era.contains(is), "{is}");
        era = era.replacen(is, becomes, 1);
    }
    let template = "{% extends \"khung.xml\" %}\n{% block cac_phan %}\n{% include \"phan/dau-trang.xml\" %}\n{% include \"phan/ten-loai.xml\" %}\n\
                    {% include \"phan/can-cu.xml\" %}\n{{ <dong_co_tu d={thong_tin.ong_ba} vai_tu=\"dong-thu\" vai=\"dong-thu\" /> }}\n\
                    {{ <dong_co_tu d={thong_tin.noi_den} vai_tu=\"dong-thu\" vai=\"dong-thu\" /> }}\n\
                    {% include \"phan/noi-dung.xml\" %}\n{% include \"phan/cuoi.xml\" %}\n{% endblock cac_phan %}\n";
    (era, MemoryWorld::default().with("mau/giay-thu.xml", template))
}

#[test]
fn a_type_with_its_own_template_lines_and_role_needs_data_only() {
    let (own, world) = with_own_type();
    let text = plan("  1. Một.").replace("so: 12\n", "so: 7\n").replace("KH-PNV", "GT-PNV");
    let text = format!(
        "loai: giay_thu\nthong_tin:\n  ong_ba: Lê *Thị* A\n  noi_den: [Sở Nội vụ]\ncan_cu: [Căn cứ Luật Lưu trữ]\n{text}"
    );
    let said = |text: &str| {
        let mut with = job("ke-hoach.yaml", text.as_bytes(), Path::new(""));
        with.eras = EraTable::new(vec![EraSource { id: "thu-2020", text: &own }]);
        with.templates = Some("mau".into());
        let mut sources = SourceMap::default();
        let outcome = pipeline::render(&with, &world, &mut sources);
        let said = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
        let stage = |stage| outcome.value.as_ref().map(|_| emit_in(&with, &world, stage));
        (said, stage(Stage::Blocks), stage(Stage::Pages), outcome.value)
    };
    let (noticed, blocks, pages, files) = said(&text);
    let (blocks, pages) = (blocks.unwrap_or_else(|| panic!("{noticed}")), pages.unwrap());
    let lines = "\ndong-thu: Ông (bà): Lê *Thị* A\ndong-thu: Nơi đến:\ndong-thu: - Sở Nội vụ.\n";
    assert!(blocks.contains("ten-loai: GIẤY THỬ\n") && blocks.contains(lines), "{blocks}");
    // Its look and its tag are the era's.
    let (x, _, size) = place(&pages, "- Sở Nội vụ.");
    assert!(size == 11.0 && x > 150.0, "{pages}");
    assert!(pages.lines().any(|line| line.contains(" LB ") && line.contains("Nơi đến:")), "{pages}");
    let docx = files.unwrap().docx.unwrap();
    assert_same_words(&docx_text(&docx), &pages_text(&pages), "giay_thu");
    assert!(docx_part(&docx, "word/styles.xml").contains("Dòng thử"));
    for (is, becomes, wanted) in [
        ("ong_ba:", "ong_baa:", "3:12: lỗi[LOAI-04]: giấy thử không có dòng 'ong_baa' trong 'thong_tin'"),
        ("  ong_ba: Lê *Thị* A\n", "", "lỗi[LOAI-05]: giấy thử chưa có 'ong_ba'"),
        ("can_cu: [Căn cứ Luật Lưu trữ]\n", "", "1:7: lỗi[LOAI-05]: giấy thử chưa có phần 'can_cu'"),
        ("trich_yeu:", "dong_duoi_trich_yeu: (x)\ntrich_yeu:", "lỗi[LOAI-03]: giấy thử không có dòng dưới trích yếu"),
        ("loai: giay_thu\n", "loai: ke_hoach\n", "3:3: lỗi[LOAI-04]: kế hoạch không có phần 'thong_tin'"),
    ] {
        let (noticed, ..) = said(&text.replacen(is, becomes, 1));
        assert!(noticed.contains(wanted), "{wanted}\n{noticed}");
    }
}
