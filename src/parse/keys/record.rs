//! The keys of `ho_so`.

use super::{Mapping, Shape, key};

/// Fields of the record that the document does not show.
pub(crate) static RECORD: Mapping = Mapping {
    id: "ho_so",
    called: "thông tin hồ sơ",
    required: &[],
    aliases: &[
        ("ma_dinh_danh", "ma_co_quan"),
        ("ma_ho_so", "ky_hieu_ho_so"),
        ("nam", "nam_ho_so"),
        ("ghi_chu", "mo_ta"),
        ("do_khan", "muc_do_khan"),
        ("so_ban", "so_luong_ban"),
        ("han_xu_ly", "han_tra_loi"),
    ],
    keys: &[
        key("ma_co_quan", Shape::Text, "Mã định danh của cơ quan lập danh mục hồ sơ (OrganId), nhiều nhất 13 ký tự."),
        key("nam_ho_so", Shape::Number, "Năm hình thành hồ sơ (FileCatalog)."),
        key("ky_hieu_ho_so", Shape::Text, "Số và ký hiệu hồ sơ (FileNotation), nhiều nhất 20 ký tự."),
        key("so_thu_tu", Shape::Number, "Số thứ tự văn bản trong hồ sơ (DocOrdinal), nhiều nhất 3 chữ số."),
        key("mo_ta", Shape::Text, "Ghi chú (Description), nhiều nhất 500 ký tự."),
        key(
            "noi_nhan",
            Shape::Many(&RECORD_RECIPIENT),
            "Nơi nhận kèm mã định danh (To); thay cho danh sách lấy từ nơi nhận của văn bản.",
        ),
        key(
            "muc_do_khan",
            Shape::Number,
            "Mức độ khẩn (Priority), một chữ số theo bảng mã của hệ thống quản lý văn bản.",
        ),
        key("so_luong_ban", Shape::Number, "Số lượng bản phát hành (IssuedAmount), nhiều nhất 3 chữ số."),
        key("han_tra_loi", Shape::Date, "Hạn trả lời văn bản (DueDate)."),
    ],
};

/// A recipient in the record.
pub(crate) static RECORD_RECIPIENT: Mapping = Mapping {
    id: "noi_nhan_ho_so",
    called: "nơi nhận trong hồ sơ",
    required: &["ten"],
    aliases: &[("ma_dinh_danh", "ma_co_quan"), ("ten_co_quan", "ten")],
    keys: &[
        key("ma_co_quan", Shape::Text, "Mã định danh của nơi nhận (To.OrganId), nhiều nhất 13 ký tự."),
        key("ten", Shape::Text, "Tên nơi nhận (To.OrganName), nhiều nhất 200 ký tự."),
    ],
};
