//! The forms of single types (NĐ 30, PL III): what stands where in them, and what is said of what they lack.

use std::path::Path;

use kehoach::internals::diag::{Format, SourceMap, render as render_diagnostics};
use kehoach::internals::pipeline::{self, Stage};

use crate::agree::{assert_same_words, pages_text};
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, messages, render};

/// A document of a type with its head and what is given.
fn document(kind: &str, notation: &str, more: &str) -> String {
    let parties = ["hop_dong", "ban_ghi_nho", "ban_thoa_thuan"].contains(&kind);
    let place = if kind == "bien_ban" { "" } else { "dia_danh: An Phú\n" };
    let foot = if parties { "" } else { "noi_nhan: [Như trên]\nluu: [VT]\n" };
    format!(
        "loai: {kind}\nco_quan_ban_hanh: SỞ NỘI VỤ\nten_day_du: Sở Nội vụ\nso: 7\nky_hieu: {notation}-SNV\n{place}ngay: 15/6/2026\n{foot}{more}"
    )
}

const HEAD_SIGNS: &str = "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}\n";

const LETTER: &str = "thong_tin:\n  ong_ba: Trần Văn An\n  chuc_vu: Chuyên viên\n  duoc_cu_den: Ủy ban nhân dân xã Tân Lộc\n  \
                      ve_viec: Khảo sát kho lưu trữ\n  gia_tri_den: 30 tháng 6 năm 2026\n";

const LEAVE: &str = "thong_tin:\n  don: ngày 01 tháng 6 năm 2026 của ông Trần Văn An\n  ong_ba: Trần Văn An\n  chuc_vu: Chuyên viên\n  \
                     nghi_phep: năm 2026 từ ngày 20 tháng 6 năm 2026\n  tinh_vao: thời gian nghỉ phép năm 2026\n";

const MINUTES: &str = "trich_yeu: Họp giao ban\nthong_tin:\n  thoi_gian: 14 giờ\n  dia_diem: Phòng họp\n  thanh_phan:\n    - Bà A\n    - Ông B\n  \
                       chu_tri: Bà A\n  thu_ky: Ông B\nnoi_dung: Bàn việc.\nket_thuc: Cuộc họp kết thúc vào 16 giờ\n\
                       ky:\n  - {chuc_vu: THƯ KÝ, ho_ten: Trần Văn An}\n  - {chuc_vu: CHỦ TỌA, ho_ten: Lê Thị Hòa}\n";

const CONTRACT: &str = "trich_yeu: Bảo dưỡng\nthong_tin:\n  ben_a:\n    - Sở Nội vụ\n    - Địa chỉ một\n  ben_b: Công ty Hai\nnoi_dung: Làm việc.\nky:\n  \
                        - {co_quan: Một, nguyen_van: [ĐẠI DIỆN BÊN A, GIÁM ĐỐC], ho_ten: Lê Thị Hòa}\n  \
                        - {co_quan: Hai, nguyen_van: [ĐẠI DIỆN BÊN B, GIÁM ĐỐC], ho_ten: Trần Văn An}\n";

fn stage(text: &str, stage: Stage) -> String {
    emit_in(&job("x.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), stage)
}

/// Nothing is said of it, it is the same in both formats; its blocks.
#[track_caller]
fn sound(text: &str) -> String {
    let said = messages(text.as_bytes());
    // Of older eras one note says how many of their values are in doubt.
    assert!(said.lines().all(|line| line.contains("THETHUC-06")), "{said}\n{text}");
    let docx = docx_text(&render(text).value.unwrap().docx.unwrap());
    assert_same_words(&docx, &pages_text(&stage(text, Stage::Pages)), text);
    stage(text, Stage::Blocks)
}

#[test]
fn a_telegram_names_who_sends_it_and_to_whom() {
    let body = "trich_yeu: Ứng phó mưa lũ\nthong_tin:\n  noi_nhan_dien:\n    - Các xã\n    - Công an tỉnh\nnoi_dung: Trực ban.\n";
    let text = document("cong_dien", "CĐ", &format!("{body}{HEAD_SIGNS}"));
    let blocks = sound(&text);
    assert!(blocks.contains("\nco-quan-dien: Sở Nội vụ điện:\n"), "{blocks}");
    assert!(blocks.contains("[-] Các xã;") && blocks.contains("[-] Công an tỉnh.\n"), "{blocks}");
    let typed = text.replace("noi_nhan_dien:", "co_quan_dien: GIÁM ĐỐC SỞ NỘI VỤ điện\n  noi_nhan_dien:");
    assert!(stage(&typed, Stage::Blocks).contains("\nco-quan-dien: GIÁM ĐỐC SỞ NỘI VỤ điện\n"));
    let unknown = text.replace("ten_day_du: Sở Nội vụ\n", "");
    assert!(messages(unknown.as_bytes()).contains("PL-02"), "capitals say nothing of small letters");
}

#[test]
fn papers_without_subject_have_the_lines_of_their_form() {
    let letter = sound(&document("giay_gioi_thieu", "GGT", &format!("{LETTER}{HEAD_SIGNS}")));
    for line in [
        "\nten-loai-don: GIẤY GIỚI THIỆU\n",
        "Sở Nội vụ trân trọng giới thiệu:\n",
        "Ông (bà): Trần Văn An\n",
        "Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.\n",
    ] {
        assert!(letter.contains(line), "{line}\n{letter}");
    }
    let leave = sound(&document("giay_nghi_phep", "GNP", &format!("{LEAVE}{HEAD_SIGNS}")));
    assert!(leave.contains("được tính vào thời gian nghỉ phép năm 2026./.\n"), "{leave}");
    let (name, confirmed) = (leave.find("ho-ten: Lê Thị Hòa").unwrap(), leave.find("xac-nhan: Xác nhận").unwrap());
    assert!(name < confirmed, "below the signature");
    // A subject may be written all the same; a text may not.
    let own = document("giay_gioi_thieu", "GGT", &format!("trich_yeu: Khảo sát\n{LETTER}{HEAD_SIGNS}"));
    assert!(sound(&own).contains("\nten-loai: GIẤY GIỚI THIỆU\ntrich-yeu: Khảo sát\n"));
    let own = document("giay_gioi_thieu", "GGT", &format!("noi_dung: Một.\n{LETTER}{HEAD_SIGNS}"));
    assert!(messages(own.as_bytes()).contains("lỗi[LOAI-04]"));
}

#[test]
fn minutes_have_a_number_but_no_place_and_one_seal() {
    let text = document("bien_ban", "BB", MINUTES);
    let blocks = sound(&text);
    assert!(blocks.contains("so-ky-hieu: Số: ") && !blocks.contains("dia-danh-ngay"), "{blocks}");
    let at = |line: &str| blocks.find(line).unwrap_or_else(|| panic!("{line}\n{blocks}"));
    assert!(at("THƯ KÝ") < at("CHỦ TỌA") && at("ho-ten: Lê Thị Hòa") < at("noi-nhan-tu"), "{blocks}");
    let fields = |text: &str| {
        let bytes = render(text).value.unwrap().pdf.unwrap();
        let names = String::from_utf8_lossy(&bytes).into_owned();
        (names.matches("(chu_ky_").count(), names.matches("(con_dau_").count(), names.contains("(con_dau_2)"))
    };
    assert_eq!(fields(&text), (2, 1, true), "the seal is beside the chairman's signature");
    assert_eq!(fields(&document("hop_dong", "HĐ", CONTRACT)), (2, 2, true), "each party has its own");
    let placed = text.replace("ngay:", "dia_danh: An Phú\nngay:");
    assert!(messages(placed.as_bytes()).contains("lỗi[LOAI-04]: biên bản không có phần 'dia_danh'"));
    // What the profile says of the place is not printed, and not asked for.
    let world =
        MemoryWorld::default().with("don-vi.yaml", "co_quan:\n  - co_quan_ban_hanh: SỞ NỘI VỤ\n    dia_danh: An Phú\n");
    let with = format!("don_vi: don-vi.yaml\n{text}");
    let blocks = emit_in(&job("x.yaml", with.as_bytes(), Path::new("")), &world, Stage::Blocks);
    assert!(!blocks.contains("dia-danh-ngay"), "{blocks}");
}

#[test]
fn parties_have_one_signer_each_and_need_no_recipients() {
    for (kind, notation) in [("hop_dong", "HĐ"), ("ban_ghi_nho", "BGN"), ("ban_thoa_thuan", "BTT")] {
        let blocks = sound(&document(kind, notation, CONTRACT));
        let parties = "p: **BÊN A:** Sở Nội vụ\np: Địa chỉ một\np: **BÊN B:** Công ty Hai\n";
        assert!(blocks.contains(parties) && !blocks.contains("noi-nhan-tu"), "{blocks}");
    }
    let one = document("hop_dong", "HĐ", CONTRACT).replace("  ben_b: Công ty Hai\n", "");
    assert!(messages(one.as_bytes()).contains("lỗi[LOAI-05]: hợp đồng chưa có 'ben_b'"));
}

#[test]
fn a_type_without_form_is_set_by_the_office_only() {
    let text =
        document("thu_cong", "TC", &format!("kinh_gui: Các cháu học sinh\nnoi_dung: Chúc năm học mới.\n{HEAD_SIGNS}"));
    let said = messages(text.as_bytes());
    assert!(said.contains("lỗi[LOAI-02]: thư công không có mẫu trong quy định"), "{said}");
    let template = "{% extends \"khung.xml\" %}{% block cac_phan %}<p>{{ co_quan_ban_hanh[0].chu }}</p>{% include \"phan/noi-dung.xml\" %}{% endblock %}";
    let world = MemoryWorld::default().with("mau/thu-cong.xml", template);
    let mut with = job("x.yaml", text.as_bytes(), Path::new(""));
    with.templates = Some("mau".into());
    let blocks = emit_in(&with, &world, Stage::Blocks);
    assert!(blocks.contains("Chúc năm học mới"), "{blocks}");
}

#[test]
fn a_style_of_one_type_is_only_in_its_documents() {
    let styles = |text: &str| docx_part(&render(text).value.unwrap().docx.unwrap(), "word/styles.xml");
    let leave = styles(&document("giay_nghi_phep", "GNP", &format!("{LEAVE}{HEAD_SIGNS}")));
    let contract = styles(&document("hop_dong", "HĐ", CONTRACT));
    for name in ["Xác nhận dưới chữ ký", "Tên loại không trích yếu"] {
        assert!(leave.contains(name) && !contract.contains(name), "{name}");
    }
    assert!(!leave.contains("Cơ quan gửi điện"));
}

#[test]
fn older_eras_have_these_forms_too() {
    for year in ["2014", "2008"] {
        for (kind, notation, more) in [
            ("giay_gioi_thieu", "GGT", format!("{LETTER}{HEAD_SIGNS}")),
            ("giay_nghi_phep", "NP", format!("{LEAVE}{HEAD_SIGNS}")),
            ("bien_ban", "BB", MINUTES.to_string()),
            ("hop_dong", "HĐ", CONTRACT.to_string()),
        ] {
            let text = document(kind, notation, &more).replace("15/6/2026", &format!("15/6/{year}"));
            sound(&text);
        }
    }
}

#[test]
fn an_old_document_may_have_had_no_recipients() {
    let text = |year: &str, none: &str| {
        let text = document("thong_bao", "TB", &format!("trich_yeu: Nghỉ lễ\nnoi_dung: Nghỉ hai ngày.\n{HEAD_SIGNS}"));
        text.replace("noi_nhan: [Như trên]\nluu: [VT]\n", &format!("noi_nhan: {none}\n")).replace("2026", year)
    };
    for none in ["[]", "khong", "không"] {
        let old = text("2008", none);
        assert!(!sound(&old).contains("noi-nhan-tu"), "{none}");
        let said = messages(text("2026", none).as_bytes());
        assert!(said.contains("lỗi[LOAI-05]: thông báo phải có nơi nhận") && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn a_profile_without_entry_for_the_day_says_so_once_in_its_file() {
    let plan = document("thong_bao", "TB", &format!("trich_yeu: Nghỉ lễ\nnoi_dung: Nghỉ.\n{HEAD_SIGNS}"));
    let plan = plan.replace("co_quan_ban_hanh: SỞ NỘI VỤ\n", "don_vi: don-vi.yaml\n").replace("dia_danh: An Phú\n", "");
    let world = MemoryWorld::default().with(
        "don-vi.yaml",
        "co_quan:\n  - co_quan_ban_hanh: SỞ NỘI VỤ\n    dia_danh: An Phú\n    den_ngay: 30/6/2025\n",
    );
    let said = |text: &str| {
        let mut sources = SourceMap::default();
        let outcome = pipeline::render(&job("x.yaml", text.as_bytes(), Path::new("")), &world, &mut sources);
        render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false)
    };
    let dated = said(&plan);
    let wanted = "don-vi.yaml:2:5: lỗi[THIEU-10]: không mục 'co_quan' nào có hiệu lực ngày 15/6/2026; mục cuối hết hạn ngày 30/6/2025\n";
    assert_eq!(dated, wanted);
    let blank = said(&plan.replace("so: 7\n", "so:\n").replace("15/6/2026", ""));
    assert!(blank.contains("lỗi[THIEU-10]: chưa biết năm ban hành") && blank.lines().count() == 1, "{blank}");
    assert!(!said(&plan.replace("15/6/2026", "1/6/2025")).contains("lỗi"));
}
