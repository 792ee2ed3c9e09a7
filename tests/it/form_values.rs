//! Values of head and foot as people copy them from a form: each is understood with a note, or refused with the remedy;
//! one fault, one message, and nothing is printed twice or raw in silence.

use std::path::Path;

use kehoach::internals::diag::rules::{self, Example};
use kehoach::internals::diag::{Format, Severity, SourceMap, render as told};
use kehoach::internals::pipeline::{self, Stage};
use kehoach::internals::seal::fill::Issuance;

use crate::agree::pages_text;
use crate::support::{MemoryWorld, docx_text, emit_in, issue_plan, job};

/// The messages of a sound plan with this fragment, and the text of its DOCX and PDF where they are made.
fn made(fragment: &str) -> (Vec<&'static str>, String, Option<(String, String)>) {
    let files = Example::files(fragment);
    let world = files.agency.iter().fold(MemoryWorld::default(), |world, text| world.with("don-vi.yaml", text));
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&job("ke-hoach.yaml", files.plan.as_bytes(), Path::new("")), &world, &mut sources);
    let said = told(&outcome.diagnostics, &sources, Format::Human, false);
    let codes = outcome.diagnostics.iter().map(|d| d.code()).collect();
    let texts = outcome.value.map(|made| {
        let job = job("ke-hoach.yaml", files.plan.as_bytes(), Path::new(""));
        (docx_text(&made.docx.unwrap()), pages_text(&emit_in(&job, &world, Stage::Pages)))
    });
    (codes, said, texts)
}

/// Asserts one message of this code (none where it is empty) that holds a text, and what both files say; without files
/// where nothing is printed.
#[track_caller]
fn row(fragment: &str, code: &str, message: &str, printed: &str) {
    let (codes, said, texts) = made(fragment);
    let wanted: Vec<&str> = if code.is_empty() { vec![] } else { vec![code] };
    assert_eq!(codes, wanted, "{fragment}\n{said}");
    assert!(said.contains(message), "{fragment}\nwanted: {message}\n{said}");
    match texts {
        None => assert!(printed.is_empty(), "{fragment}\n{said}"),
        Some((docx, pdf)) => {
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let wanted = squeeze(printed);
            assert!(!wanted.is_empty() && squeeze(&docx).contains(&wanted), "{fragment}\nDOCX: {docx}");
            assert!(squeeze(&pdf).contains(&wanted), "{fragment}\nPDF: {pdf}");
        }
    }
}

/// A date as it is before number and day are given.
const UNDATED: &str = "ngay: {thang: 3, nam: 2026}";

#[test]
fn the_number() {
    for blank in ["null", "Null", "NULL", "~", "", "''"] {
        row(&format!("so: {blank}\n{UNDATED}"), "", "", "Số: /KH-SNV");
    }
    for room in ["…", "......", "____", "'- '", "'/'", "'Số:'", "'Số: …'"] {
        row(&format!("so: {room}\n{UNDATED}"), "GIATRI-08", "được coi là để trống", "Số: /KH-SNV");
    }
    for typed in ["Số 12", "'Số: 12'", "số 12", "12.", "12/", "'**12**'"] {
        row(&format!("so: {typed}"), "GIATRI-08", "viết 'so: 12'", "Số: 12/KH-SNV");
    }
    for typed in ["12/KH-SNV", "Số 12/KH-SNV", "12 / KH-SNV"] {
        row(&format!("so: {typed}"), "GIATRI-07", "'so: 12' và 'ky_hieu: KH-SNV'", "");
    }
    row("so: …/KH-SNV", "GIATRI-07", "để trống 'so' (chương trình tự chừa chỗ), và ghi 'ky_hieu: KH-SNV'", "");
    for typed in ["0", "00", "-1", "mười lăm", "1.5", "1234567", "12/2026", "x"] {
        row(&format!("so: {typed}"), "GIATRI-07", "'so'", "");
    }
    row("so:\nngay: 5/3/2026", "SO-02", "ghi cả 'so'", "Số: /KH-SNV");
    row("so: 012a", "SO-01", "số 0 thừa", "Số: 012a/KH-SNV");
    row("so: 05a", "", "", "Số: 05a/KH-SNV");
}

#[test]
fn a_number_is_one_here_and_where_it_is_issued() {
    for typed in ["12", "05a", "012", "12bis", "0", "-1", "mười lăm", "…", "12/KH-SNV", "1.5", "1234567", "5abcd"]
    {
        let (codes, said, texts) = made(&format!("so: {typed}"));
        let accepted = texts.is_some() && !codes.contains(&"GIATRI-08");
        assert_eq!(Issuance::read(typed, "5/3/2026").is_ok(), accepted, "{typed}: {said}");
    }
    // A number that only keeps room leaves a draft that can be issued.
    let plan = Example::files("so: …\nngay: …/…/2026").plan;
    let issued = issue_plan("ke-hoach.yaml", &plan, &Issuance::read("15", "5/3/2026").unwrap(), false);
    let text = String::from_utf8(issued.value.unwrap()).unwrap();
    assert!(text.contains("so: 15"), "{text}");
    assert!(!text.contains('…'), "{text}");
}

#[test]
fn the_notation() {
    for typed in ["/KH-SNV", "'Số:    /KH-SNV'", "…/KH-SNV", "KH-SNV.", "'**KH-SNV**'", "/ KH-SNV"] {
        row(&format!("ky_hieu: {typed}"), "GIATRI-08", "viết 'ky_hieu: KH-SNV'", "Số: 15/KH-SNV");
    }
    for typed in ["15/KH-SNV", "KH-SNV/2026"] {
        row(&format!("ky_hieu: {typed}"), "KYHIEU-02", "như 'ky_hieu: KH-SNV'", "");
    }
    for typed in ["kh-snv", "Kh-Snv", "KH - SNV", "KH–SNV", "KH SNV", "KH_SNV", "KH2026-SNV", "KH-SNV-2026"] {
        row(&format!("ky_hieu: {typed}"), "KYHIEU-03", "viết 'ky_hieu: KH-SNV'", &format!("15/{typed}"));
    }
    for typed in ["…", "......", "không"] {
        row(&format!("ky_hieu: {typed}"), "GIATRI-09", "không có chữ để in", "");
    }
    row("ky_hieu: null", "THIEU-02", "chưa có ký hiệu", "");
    // Names of bodies with a number, abbreviations with small letters.
    row("ky_hieu: KH-BCĐ389", "", "", "15/KH-BCĐ389");
    row("ky_hieu: CTr-SNV\nloai: chuong_trinh", "", "", "15/CTr-SNV");
    row("giu_nguyen: [{ma: KYHIEU-03, ly_do: bản cũ}]\nky_hieu: kh-snv", "KYHIEU-03", "giữ nguyên", "15/kh-snv");
}

#[test]
fn place_and_day() {
    for typed in
        ["'An Bình,'", "An Bình.", "'An Bình, ngày'", "'An Bình, ngày … tháng … năm …'", "'**An Bình**'", "'An Bình ,'"]
    {
        row(
            &format!("dia_danh: {typed}"),
            "GIATRI-08",
            "viết 'dia_danh: An Bình'",
            "An Bình, ngày 05 tháng 3 năm 2026",
        );
    }
    for typed in ["An Bình, ngày 5 tháng 3 năm 2026", "'An Bình, ngày … tháng 3 năm 2026'"] {
        row(&format!("dia_danh: {typed}"), "GIATRI-09", "ngày tháng ghi ở 'ngay'", "");
    }
    row("dia_danh: AN BÌNH", "VIETHOA-02", "viết 'An Bình'", "AN BÌNH, ngày");
    row("dia_danh: …", "GIATRI-09", "không có chữ để in", "");
    for typed in ["5-3-2026", "5.3.2026", "ngày 5 tháng 3 năm 2026", "Ngày 05 tháng 03 năm 2026"] {
        row(&format!("ngay: {typed}"), "", "", "An Bình, ngày 05 tháng 3 năm 2026");
    }
    for (typed, printed) in [
        ("03/2026", "ngày tháng 3 năm 2026"),
        ("tháng 3 năm 2026", "ngày tháng 3 năm 2026"),
        ("ngày … tháng 3 năm 2026", "ngày tháng 3 năm 2026"),
        ("…/3/2026", "ngày tháng 3 năm 2026"),
        ("…/…/2026", "ngày tháng năm 2026"),
        ("'/ /2026'", "ngày tháng năm 2026"),
        ("2026", "ngày tháng năm 2026"),
        ("......", "ngày tháng năm"),
        ("…/…/…", "ngày tháng năm"),
    ] {
        row(&format!("so:\nngay: {typed}"), "GIATRI-08", "được đọc là", printed);
    }
    for typed in
        ["30/2/2026", "5/3/26", "ngày 31 tháng 4 năm 2026", "mai", "ngày 5 tháng 3 năm 26", "5/…/2026", "13/2026"]
    {
        row(&format!("ngay: {typed}"), "GIATRI-02", "", "");
    }
    for blank in ["null", "''", "{ngay: '', thang: null, nam: ~}"] {
        row(&format!("so:\nngay: {blank}"), "", "", "An Bình, ngày tháng năm");
    }
}

#[test]
fn the_subject() {
    for typed in [
        "V/v tập huấn văn thư",
        "'V/v: tập huấn văn thư'",
        "Kế hoạch tập huấn văn thư",
        "KẾ HOẠCH tập huấn văn thư",
        "Tập huấn văn thư.",
        "Tập huấn văn thư;",
        "'\"Tập huấn văn thư\"'",
        "“Tập huấn văn thư”",
        "'V/v Kế hoạch tập huấn văn thư.'",
    ] {
        row(&format!("trich_yeu: {typed}"), "TRICHYEU-01", "viết 'trich_yeu: Tập huấn văn thư'", "văn thư");
    }
    row("trich_yeu: TẬP HUẤN VĂN THƯ NĂM 2026", "VIETHOA-02", "viết 'Tập huấn văn thư năm 2026'", "TẬP HUẤN VĂN THƯ");
    row("trich_yeu: Kế hoạch hóa gia đình năm 2026", "", "", "Kế hoạch hóa gia đình");
    row("trich_yeu: Hưởng ứng phong trào “Xanh - Sạch”", "", "", "“Xanh - Sạch”");
    for typed in ["không", "…", "......"] {
        row(&format!("trich_yeu: {typed}"), "GIATRI-09", "không có chữ để in", "");
    }
}

#[test]
fn names_and_posts() {
    let signer = |post: &str, name: &str| format!("ky: {{chuc_vu: {post}, ho_ten: {name}}}");
    for typed in ["Nguyễn Văn An.", "'**Nguyễn Văn An**'", "'Nguyễn Văn An,'", "'*Nguyễn Văn An*'"] {
        row(&signer("GIÁM ĐỐC", typed), "GIATRI-08", "viết 'ho_ten: Nguyễn Văn An'", "Nguyễn Văn An");
    }
    for typed in ["(đã ký)", "đã ký", "(Ký, ghi rõ họ tên)", "......", "…", "không", "(đã ký) Nguyễn Văn An"]
    {
        row(&signer("GIÁM ĐỐC", &format!("'{typed}'")), "GIATRI-09", "'ky.ho_ten'", "");
    }
    row(&signer("GIÁM ĐỐC", "NGUYỄN VĂN AN"), "VIETHOA-02", "viết 'Nguyễn Văn An'", "NGUYỄN VĂN AN");
    for title in ["TS.", "GS.TS.", "ThS.", "Đại tá", "Thạc sĩ"] {
        row(&signer("GIÁM ĐỐC", &format!("{title} Lê An")), "KY-16", "viết 'Lê An'", &format!("{title} Lê An"));
    }
    row(
        &format!("{}\nco_quan_ban_hanh: TRƯỜNG ĐẠI HỌC AN BÌNH", signer("HIỆU TRƯỞNG", "TS. Lê An")),
        "",
        "",
        "TS. Lê An",
    );
    row(&signer("Giám đốc", "Lê An"), "VIETHOA-01", "viết 'GIÁM ĐỐC'", "Giám đốc");
    row(&signer("GIÁM ĐỐC.", "Lê An"), "GIATRI-08", "viết 'chuc_vu: GIÁM ĐỐC'", "GIÁM ĐỐC");
    row(&signer("'**GIÁM ĐỐC**'", "Lê An"), "GIATRI-08", "'**'", "GIÁM ĐỐC");
    row(
        "ky: {hinh_thuc: KT., thay: giám đốc, chuc_vu: Phó giám đốc, ho_ten: Lê An}",
        "VIETHOA-01",
        "'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'",
        "KT. giám đốc",
    );
    for typed in ["SỞ NỘI VỤ.", "'**SỞ NỘI VỤ**'", "'SỞ NỘI VỤ,'"] {
        row(&format!("co_quan_ban_hanh: {typed}"), "GIATRI-08", "'co_quan_ban_hanh: SỞ NỘI VỤ'", "SỞ NỘI VỤ");
    }
    row("co_quan_ban_hanh: |\n  SỞ NỘI VỤ\n\n", "", "", "SỞ NỘI VỤ");
    row("co_quan_ban_hanh: Sở Nội vụ", "VIETHOA-01", "viết 'SỞ NỘI VỤ'", "Sở Nội vụ");
    row("co_quan_chu_quan: UBND TP. Hồ Chí Minh", "VIETHOA-01", "'UBND TP. HỒ CHÍ MINH'", "UBND TP. Hồ Chí Minh");
    row("co_quan_chu_quan: không", "GIATRI-09", "để trống khóa", "");
    // The profile's values are read the same way.
    row(
        "co_quan_ban_hanh:\nky_hieu:\ndia_danh: An Bình\n--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, ky_hieu: /KH-SNV}",
        "GIATRI-08",
        "viết 'ky_hieu: KH-SNV'",
        "15/KH-SNV",
    );
}

#[test]
fn recipients_and_filing() {
    let list =
        |lines: &[&str]| format!("noi_nhan:\n{}", lines.iter().map(|l| format!("  - '{l}'\n")).collect::<String>());
    for line in ["Lưu: VT, TH.", "- Lưu: VT", "Lưu : VT."] {
        row(&list(&["UBND tỉnh", line]), "NOINHAN-01", "giữ một dòng", line.trim_start_matches("- "));
    }
    row("luu: ['VT', 'Lưu: NV']", "NOINHAN-01", "hai chữ 'Lưu:'", "- Lưu: VT, Lưu: NV.");
    row("luu: 'Lưu: VT, NV.'", "", "", "- Lưu: VT, NV.");
    row("luu: '- Lưu: VT, NV'", "", "", "- Lưu: VT, NV.");
    for line in
        ["– UBND tỉnh;", "• UBND tỉnh", "; UBND tỉnh", "-UBND tỉnh", "- - UBND tỉnh", "UBND tỉnh.", "UBND tỉnh;;"]
    {
        row(&list(&[line, "Sở Y tế"]), "NOINHAN-02", "chỉ ghi tên nơi nhận", line);
    }
    row(&list(&["- UBND tỉnh;", "Sở Y tế;"]), "", "", "- Sở Y tế; - Lưu: VT.");
    row(&list(&["Nơi nhận:", "UBND tỉnh"]), "GIATRI-08", "'Nơi nhận:'", "Nơi nhận: - UBND tỉnh; - Lưu: VT.");
    row(&list(&["Nơi nhận: UBND tỉnh"]), "GIATRI-08", "'Nơi nhận:'", "Nơi nhận: - UBND tỉnh; - Lưu: VT.");
    row(
        "noi_nhan: |\n  Nơi nhận:\n  - UBND tỉnh;\n  - Sở Y tế;",
        "GIATRI-08",
        "'Nơi nhận:'",
        "Nơi nhận: - UBND tỉnh; - Sở Y tế;",
    );
    for none in ["khong", "không"] {
        row(&format!("noi_nhan: {none}"), "LOAI-05", "ghi các nơi nhận ở 'noi_nhan'", "");
    }
    for none in ["[không]", "......", "'Không có'"] {
        row(&format!("noi_nhan: {none}"), "GIATRI-09", "không có chữ để in", "");
    }
    row("luu: không", "GIATRI-09", "để trống khóa", "");
}

#[test]
fn the_end_and_what_is_typed_twice() {
    for end in ["./", "/.", ". /.", "../.", "/./", " /.", "./..", "/"] {
        row(&format!("ket_thuc: Các phòng thực hiện{end}"), "DAU-23", "viết './.'", &format!("thực hiện{end}"));
    }
    for end in ["", ".", "./.", " ./."] {
        row(&format!("ket_thuc: Các phòng thực hiện{end}"), "", "", "thực hiện");
    }
    row("ket_thuc: Đăng ký tại https://dk.anbinh.vn/", "", "", "https://dk.anbinh.vn/");
    row("noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |", "DAU-24", "'ket_thuc'", "Văn thư");
    for lines in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  Độc lập – Tự do – Hạnh phúc",
        "KẾ HOẠCH",
        "Số:     /KH-SNV",
        "Nơi nhận:",
    ] {
        row(
            &format!("noi_dung: |\n  {lines}\n  Các phòng thực hiện."),
            "LAP-01",
            "xóa các dòng này",
            "Các phòng thực hiện.",
        );
    }
    row("noi_dung: Nước Cộng hòa xã hội chủ nghĩa Việt Nam độc lập.", "", "", "Nước Cộng hòa");
    for key in ["mo_dau", "ket_thuc", "can_cu"] {
        row(&format!("{key}: null"), "", "", "Tập huấn");
        row(&format!("{key}: …"), "GIATRI-09", "không có chữ để in", "");
    }
}

#[test]
fn titles_in_capitals() {
    row(
        "noi_dung: |\n  I. Mục đích\n  Tập huấn.\n  II. YÊU CẦU\n  Đầy đủ.\n  III. Kinh phí\n  Ngân sách.",
        "VIETHOA-01",
        "viết 'MỤC ĐÍCH', 'KINH PHÍ'",
        "I. Mục đích",
    );
    for title in [
        "TRỒNG 500 ha RỪNG",
        "DIỆN TÍCH 20 m2",
        "ĐỀ ÁN “Xanh hóa”",
        "QUYẾT ĐỊNH 12/QĐ-TTg",
        "TRIỂN KHAI VNeID",
        "NĂM 2026",
    ] {
        row(&format!("noi_dung: |\n  I. {title}\n  Tập huấn."), "", "", title);
    }
    let annex =
        |title: &str| format!("noi_dung: Mở lớp (Phụ lục kèm theo).\nphu_luc: {{tieu_de: {title}, noi_dung: Sáng.}}");
    row(&annex("Lịch học"), "VIETHOA-01", "viết 'LỊCH HỌC'", "Lịch học");
    row(&annex("LỊCH HỌC"), "", "", "LỊCH HỌC");
    row(
        &format!("giu_nguyen: [{{ma: VIETHOA-01, ly_do: bản cũ}}]\n{}", annex("Lịch học")),
        "VIETHOA-01",
        "giữ nguyên",
        "Lịch",
    );
    // Older eras ask for the same.
    let (codes, said, _) = made("ngay: 2/6/2014\nco_quan_ban_hanh: Sở Nội vụ");
    assert!(codes.contains(&"VIETHOA-01") && said.contains("TT 01/2011/TT-BNV"), "{said}");
}

#[test]
fn quotes_units_and_signers_in_a_word() {
    row("so: “12”", "GIATRI-08", "viết 'so: 12'", "Số: 12/KH-SNV");
    row("dia_danh: “An Bình”", "GIATRI-08", "viết 'dia_danh: An Bình'", "An Bình, ngày");
    row("ngay: “5/3/2026”", "GIATRI-08", "viết 'ngay: 5/3/2026'", "ngày 05 tháng 3 năm 2026");
    for (typed, right) in [("3cm", "30"), ("2,5 cm", "25"), ("30mm", "30")] {
        row(&format!("trinh_bay: {{le: {{trai: '{typed}'}}}}"), "GIATRI-04", &format!("tính bằng mm: {right}"), "");
    }
    row("ky: gd-snv", "GIATRI-01", "có phải là '{ma: gd-snv}'", "");
    row("ky: Nguyễn Văn An", "GIATRI-01", "'ho_ten: …' ở hai dòng dưới", "");
}

#[test]
fn notes_do_not_stand_in_the_way() {
    for rule in [&rules::GIATRI_08, &rules::SO_01, &rules::DAU_24] {
        assert_eq!(rule.level, Severity::Note, "{}", rule.code);
    }
}
