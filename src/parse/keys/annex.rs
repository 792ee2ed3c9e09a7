//! Keys of annexes, and of the document that issues this one.

use super::{DATE, ITEM, Key, Mapping, Shape, key};

/// Ways in which pages are turned.
pub(crate) const ORIENTATIONS: &[&str] = &["doc", "ngang"];

/// An entry of `phu_luc`.
pub(crate) static ANNEX: Mapping = Mapping {
    id: "phu_luc",
    called: "phụ lục",
    required: &["noi_dung"],
    aliases: &[("ten", "tieu_de"), ("dan", "dong_dan"), ("kho", "huong"), ("so", "nhan"), ("ket_luan", "ket_thuc")],
    keys: ANNEX_KEYS,
};

const ANNEX_KEYS: &[Key] = &[
    key("loai", Shape::Text, "Loại của văn bản ban hành kèm theo, như ke_hoach; bỏ trống với phụ lục thường."),
    key(
        "nhan",
        Shape::Text,
        "Nhãn in đúng như viết ở đây (như Phụ lục 01), thay cho nhãn tự đánh; khong: không có nhãn.",
    ),
    key("tieu_de", Shape::Texts, "Tiêu đề của phụ lục; danh sách hoặc khối | thì mỗi dòng một dòng in."),
    key("trich_yeu", Shape::Texts, "Trích yếu của văn bản ban hành kèm theo; thay cho tieu_de."),
    key("huong", Shape::Choice(ORIENTATIONS), "Chiều trang: doc hoặc ngang; không ghi thì như văn bản."),
    key(
        "dong_dan",
        Shape::Text,
        "Dòng 'Kèm theo …' in đúng như viết ở đây, thay cho dòng tự tạo; khong: không có dòng này.",
    ),
    key("trang_rieng", Shape::Flag, "false: viết tiếp trên cùng trang, không đánh số trang riêng; mặc định true."),
    key("noi_dung", Shape::Body(&ITEM), "Nội dung của phụ lục, viết như nội dung của văn bản."),
    key("ket_thuc", Shape::Paragraphs, "Câu kết thúc của phụ lục; có thì cuối phụ lục có dấu ./."),
];

/// `kem_theo`.
pub(crate) static ISSUED_UNDER: Mapping = Mapping {
    id: "kem_theo",
    called: "văn bản ban hành",
    required: &["ky_hieu"],
    aliases: &[("so_hieu", "so"), ("ngay_ban_hanh", "ngay"), ("co_quan_ban_hanh", "co_quan")],
    keys: &[
        key("loai", Shape::Text, "Loại của văn bản ban hành; mặc định quyet_dinh."),
        key("so", Shape::Text, "Số; bỏ trống thì chừa chỗ để điền."),
        key("ky_hieu", Shape::Text, "Ký hiệu, như QĐ-UBND."),
        key("ngay", Shape::IssueDate(&DATE), "Ngày ban hành; phần bỏ trống thì chừa chỗ."),
        key(
            "co_quan",
            Shape::Text,
            "Cơ quan hoặc chức danh ban hành, viết như trong câu; bỏ trống thì lấy ten_day_du.",
        ),
    ],
};
