//! YAML as a beginner writes it: each fault is told once, where it was made, with what to write instead.

use crate::support::{messages, messages_as};
use kehoach::internals::diag::Format;

const PLAN: &str = "co_quan_chu_quan: UBND HUYỆN AN PHÚ\nco_quan_ban_hanh: PHÒNG NỘI VỤ\nso: 12\nky_hieu: KH-PNV\ndia_danh: An Phú\nngay: 31/5/2021\ntrich_yeu: Tổ chức tập huấn\nnoi_dung: |\n  1. Mục đích\n\n  Nội dung.\nnoi_nhan:\n  - Các phòng, ban\nluu: VT\nky:\n  chuc_vu: TRƯỞNG PHÒNG\n  ho_ten: Lê Thị Hòa\n";
const BODY: &str = "noi_dung: |\n  1. Mục đích\n\n  Nội dung.\n";
const TITLE: &str = "trich_yeu: Tổ chức tập huấn";
const SIGNER: &str = "ky:\n  chuc_vu: TRƯỞNG PHÒNG\n  ho_ten: Lê Thị Hòa";
const ITEM: &str = "  - Các phòng, ban";
const POST: &str = "  chuc_vu: TRƯỞNG PHÒNG";
const FILED: &str = "luu: VT";

/// What is replaced, by what, the code, the line, words of the message or its advice.
const FAULTS: [(&str, &str, &str, u32, &str); 69] = [
    (BODY, "noi_dung: |\nI. MỤC ĐÍCH\n1. Nâng cao.\n", "YAML-01", 9, "thuộc 'noi_dung' (dòng 8) nhưng không thụt"),
    (BODY, "noi_dung: |\n- Một.\n- Hai\n", "YAML-01", 9, "thụt mọi dòng chép vào hai khoảng trắng"),
    (BODY, "noi_dung: |\nMục đích của đợt này: nâng cao\nHết.\n", "YAML-01", 9, "thuộc 'noi_dung'"),
    (BODY, "noi_dung: |\n  Một.\nNội dung: gồm hai phần.\n2. Yêu cầu\n", "YAML-01", 10, "thuộc 'noi_dung'"),
    (BODY, "noi_dung: |\n  Một.\n\nHai.\n", "YAML-01", 11, "thuộc 'noi_dung'"),
    (BODY, "noi_dung: >\nMột.\nHai.\n", "YAML-01", 9, "thuộc 'noi_dung'"),
    (BODY, "noi_dung:\nI. MỤC ĐÍCH\nNâng cao.\n", "YAML-01", 9, "thiếu dấu |"),
    (BODY, "noi_dung: I. MỤC ĐÍCH\nNâng cao.\n1. Yêu cầu\n", "YAML-01", 9, "viết 'noi_dung: |'"),
    (BODY, "noi_dung: I. MỤC ĐÍCH\n  Nâng cao: nghiệp vụ.\n", "YAML-01", 9, "thiếu dấu |"),
    (BODY, "noi_dung:\n  I. MỤC ĐÍCH\n  Nâng cao: nghiệp vụ.\n", "YAML-01", 10, "thiếu dấu |"),
    (BODY, "noi_dung: 1. Mục đích\n  Nâng cao.\n", "YAML-13", 8, "viết 'noi_dung: |'"),
    (BODY, "noi_dung: | 1. Mục đích\n  Nội dung.\n", "YAML-01", 8, "phải xuống dòng"),
    (BODY, "noi_dung: |\n    1. Mục đích\n  Nội dung.\n", "YAML-01", 10, "ít hơn dòng đầu (4)"),
    (TITLE, "trich_yeu:Tổ chức tập huấn", "YAML-01", 7, "phải có một khoảng trắng: 'trich_yeu: Tổ chức"),
    ("  ho_ten: Lê", "  ho_ten:Lê", "YAML-01", 17, "'ho_ten: Lê Thị Hòa'"),
    ("so: 12\n", "so:15\n", "YAML-01", 3, "'so: 15'"),
    (SIGNER, "ky: {ma:gd}", "KHOA-01", 15, "'ma: gd'"),
    (BODY, "noi_dung:\n  - bang:\n      hang:\n        - [1, -, 500]\n", "YAML-01", 11, "'-' (có dấu nháy)"),
    (TITLE, "trich_yeu: [Dự thảo] Tổ chức", "YAML-01", 7, "câu bắt đầu bằng [ phải đặt trong dấu nháy"),
    (TITLE, "trich_yeu: {Dự thảo} Tổ chức", "YAML-01", 7, "câu bắt đầu bằng {"),
    ("31/5/2021", "“31/5/2021”", "GIATRI-08", 6, "viết 'ngay: 31/5/2021'"),
    (TITLE, "trich_yeu：Tổ chức", "YAML-01", 7, "dấu hai chấm toàn khổ"),
    (TITLE, "trich_yeu： Tổ chức", "YAML-01", 7, "gõ lại dấu hai chấm"),
    (POST, "\u{a0}\u{a0}chuc_vu: TRƯỞNG PHÒNG", "YAML-01", 16, "dấu cách không ngắt"),
    (POST, "\u{3000}chuc_vu: TRƯỞNG PHÒNG", "YAML-01", 16, "gõ lại bằng phím cách"),
    (TITLE, "trich_yeu:\u{a0}Tổ chức", "YAML-01", 7, "dấu cách không ngắt"),
    (ITEM, "\u{a0}\u{a0}- Các phòng", "YAML-01", 13, "dấu cách không ngắt"),
    (TITLE, "\u{a0}trich_yeu: Tổ chức", "YAML-01", 7, "dấu cách không ngắt"),
    (POST, "\tchuc_vu: TRƯỞNG PHÒNG", "YAML-05", 16, "phím Tab"),
    ("  Nội dung.", "\tNội dung.", "YAML-05", 11, "thay mỗi dấu Tab"),
    (ITEM, "  - Các phòng\n  – Sở Nội vụ", "YAML-01", 14, "ở đây là '–'"),
    (ITEM, "  • Các phòng\n  • Sở: Nội vụ", "YAML-01", 13, "ở đây là '•'"),
    (ITEM, "  * Các phòng\n  * Sở Nội vụ", "YAML-01", 13, "ở đây là '*'"),
    (TITLE, "trich_yeu: &Tổ chức", "YAML-01", 7, "bắt đầu bằng dấu &"),
    (TITLE, "trich_yeu: *Tổ chức", "YAML-01", 7, "bắt đầu bằng dấu *"),
    (TITLE, "trich_yeu: @Tổ chức", "YAML-01", 7, "ký hiệu riêng của YAML (dấu @)"),
    (TITLE, "trich_yeu: %Tổ chức", "YAML-01", 7, "ký hiệu riêng của YAML (dấu %)"),
    (TITLE, "trich_yeu: `Tổ chức`", "YAML-01", 7, "đặt cả câu trong dấu nháy: '`Tổ chức`'"),
    (TITLE, "trich_yeu: !Tổ chức", "YAML-01", 7, "ký hiệu riêng của YAML (dấu !)"),
    (TITLE, "trich_yeu: Thi đua đợt #2", "YAML-10", 7, "bị coi là chú thích"),
    (TITLE, "trich_yeu: Thi đua đợt # 2", "YAML-10", 7, "bị coi là chú thích"),
    (TITLE, "trich_yeu: Tổ chức: văn thư", "YAML-01", 7, "dấu hai chấm này làm câu bị hiểu là khóa"),
    (TITLE, "trich_yeu: 'Tổ chức 'tập huấn' năm'", "YAML-01", 7, "viết hai lần ('')"),
    (TITLE, "trich_yeu: \"Tháng hành động\" năm 2021", "YAML-01", 7, "đặt cả câu trong dấu nháy đơn"),
    (TITLE, "trich_yeu: \"Tổ chức", "YAML-01", 7, "không có dấu nháy đóng"),
    (TITLE, "trich_yeu: 'Tổ chức", "YAML-01", 7, "thêm dấu ' ở cuối câu"),
    (FILED, "luu: VT\nphu_luc:\n  - tieu_de: A\n  noi_dung: |\n    Chữ.", "YAML-01", 17, "không thẳng cột"),
    ("  ho_ten: Lê", "   ho_ten: Lê", "YAML-01", 17, "thụt vào hơn 'chuc_vu' (dòng 16)"),
    ("  ho_ten: Lê", " ho_ten: Lê", "YAML-01", 17, "không thẳng cột"),
    ("dia_danh:", " dia_danh:", "YAML-01", 5, "thụt vào hơn 'ky_hieu'"),
    (
        FILED,
        "luu: VT\nphu_luc:\ntieu_de: A\nnoi_dung: |\n  B",
        "YAML-01",
        16,
        "'phu_luc' (dòng 15) không thụt vào: 'tieu_de'",
    ),
    (FILED, "luu: VT\nphu_luc:\nnoi_dung: |\n  B", "YAML-01", 16, "thụt mọi dòng của 'phu_luc'"),
    (FILED, "luu: VT\nphu_luc:\nhuong: ngang\nten: A\nnoi_dung: B", "YAML-01", 16, "như 'phu_luc:' rồi '  huong: …'"),
    (FILED, "luu: VT\nphu_luc:\n- tieu_de: A\nnoi_dung: |\n  B", "YAML-01", 17, "rồi '  noi_dung: …'"),
    (FILED, "luu: VT\nphu_luc:\n  - tieu_de: A\nnoi_dung: |\n  B", "YAML-01", 17, "vào 4 khoảng trắng"),
    (
        FILED,
        "luu: VT\nphu_luc:\n  - tieu_de: A\n    noi_dung: B\n  - tieu_de: C\nnoi_dung: D",
        "YAML-01",
        19,
        "vào 4 khoảng",
    ),
    (FILED, "luu: VT\nphu_luc:\ntieu_de: A\nnoi_dung: B\ntieu_de: C\nnoi_dung: D", "YAML-01", 16, "không thụt vào"),
    ("so: 12\n", "phu_luc:\ntieu_de: A\nnoi_dung: |\n  B\nso: 12\n", "YAML-01", 4, "'phu_luc' (dòng 3) không thụt vào"),
    (
        FILED,
        "luu: VT\nphu_luc:\n  - tieu_de: A\n    noi_dung: B\nnoi_dung: C",
        "YAML-02",
        18,
        "khóa 'noi_dung' đã có ở dòng 8",
    ),
    (FILED, "luu: VT\nso: 4", "YAML-02", 15, "khóa 'so' đã có ở dòng 3"),
    ("noi_nhan:", "noi_nhân:", "KHOA-01", 12, "có phải là 'noi_nhan'?"),
    ("trich_yeu:", "trích yếu:", "KHOA-01", 7, "có phải là 'trich_yeu'?"),
    ("so: 12\n", "so_ky_hieu: 15/KH-PNV\n", "KHOA-01", 3, "viết riêng 'so: 15'"),
    ("so: 12\n", "so: 12\ndo_mat: MẬT\n", "KHOA-01", 4, "chưa làm văn bản mật"),
    (FILED, "luu: VT\nphong: Arial", "KHOA-01", 15, "Times New Roman"),
    (FILED, "luu: VT\ntrinh_bay: {le: {trai: 3cm}}", "GIATRI-04", 15, "tính bằng mm: 30"),
    (SIGNER, "ky: Lê Thị Hòa", "GIATRI-01", 15, "'ky: {ma: …}'"),
    ("ky_hieu: KH-PNV", "ky_hieu KH-PNV", "YAML-01", 4, "sau 'ky_hieu' thiếu dấu hai chấm"),
    ("noi_nhan:\n  - Các phòng, ban", "noi_nhan: [Các phòng, ban", "YAML-01", 12, "chưa có dấu ] đóng"),
];

#[test]
fn the_plan_is_good() {
    assert_eq!(messages(PLAN.as_bytes()), "");
}

#[test]
fn one_fault_has_one_message_with_its_line_and_what_to_do() {
    let mut wrong = String::new();
    for (from, to, code, line, words) in FAULTS {
        assert!(PLAN.contains(from), "{from}");
        // The same with the line ends of Windows.
        for end in ["\n", "\r\n"] {
            let text = PLAN.replacen(from, to, 1).replace('\n', end);
            let short = messages(text.as_bytes());
            let long = messages_as(text.as_bytes(), Format::Human);
            let place = format!("ke-hoach.yaml:{line}:");
            let good = short.lines().count() == 1 && short.starts_with(&place) && short.contains(&format!("[{code}]"));
            if !good || !long.contains(words) {
                wrong += &format!("{to:?}\n  wanted {line} {code} {words}\n{long}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_no_plan_is_told_so() {
    for text in [
        "UBND HUYỆN AN PHÚ\nKẾ HOẠCH\n\nI. MỤC ĐÍCH\n1. Nâng cao: nghiệp vụ\n",
        "KẾ HOẠCH\nTổ chức tập huấn\n",
        "<html><body>\n<p>Kế hoạch: một</p>\n</body></html>\n",
        "[\"a\", \"b\"]\n",
        "- a\n- b\n",
    ] {
        let said = messages(text.as_bytes());
        assert!(said.lines().count() == 1 && said.contains("đây không phải tệp kế hoạch (YAML)"), "{text}\n{said}");
        assert!(messages_as(text.as_bytes(), Format::Human).contains("kehoach init"));
    }
    for text in ["", "# ghi chú\n"] {
        let said = messages(text.as_bytes());
        assert!(said.lines().count() == 1 && said.contains("YAML-08"), "{said}");
    }
}
