//! Keys of what an office asks of `check`.

use super::{Mapping, Shape, key};

/// Levels of an office's own rules.
pub(crate) const LEVELS: &[&str] = &["loi", "canh_bao", "luu_y"];

/// `kiem_tra`.
pub(crate) static CHECKS: Mapping = Mapping {
    id: "kiem_tra",
    called: "phần kiểm tra",
    required: &[],
    aliases: &[("bo", "tru"), ("ten_rieng", "ten"), ("quy_tac_rieng", "quy_tac")],
    keys: &[
        key("tru", Shape::Many(&LEFT_OUT), "Quy tắc mà cơ quan không soát, mỗi mục có lý do."),
        key("viet_tat", Shape::Texts, "Chữ viết tắt quen dùng của cơ quan, không phải giải thích."),
        key("ten", Shape::Texts, "Tên riêng viết đúng theo cách của cơ quan."),
        key("quy_tac", Shape::Many(&OWN_RULE), "Quy tắc riêng của cơ quan: từ ngữ phải báo và cách viết thay."),
    ],
};

/// An entry of `tru`.
pub(crate) static LEFT_OUT: Mapping = Mapping {
    id: "quy_tac_bo",
    called: "mục bỏ quy tắc",
    required: &["ma", "ly_do"],
    aliases: &[],
    keys: &[
        key("ma", Shape::Text, "Mã quy tắc mà lệnh check soát trong lời văn, như CAU-04."),
        key("ly_do", Shape::Text, "Lý do không soát."),
    ],
};

/// An entry of `quy_tac`.
pub(crate) static OWN_RULE: Mapping = Mapping {
    id: "quy_tac_rieng",
    called: "quy tắc riêng",
    required: &["ma", "tu", "thong_bao"],
    aliases: &[("mau", "tu"), ("thay_bang", "thay")],
    keys: &[
        key("ma", Shape::Text, "Mã do cơ quan đặt, in trong thông báo, như VP-01."),
        key(
            "tu",
            Shape::Texts,
            "Từ hoặc cụm từ phải báo, mỗi mục một cụm; * thay cho chữ bất kỳ trong một từ; chữ thường khớp cả chữ hoa.",
        ),
        key("thay", Shape::Text, "Viết thay bằng; sửa được bằng --fix --ca-goi-y."),
        key("thong_bao", Shape::Text, "Câu báo cho người soạn."),
        key("can_cu", Shape::Text, "Căn cứ, như Quy chế làm việc của Sở."),
        key("muc", Shape::Choice(LEVELS), "Mức: loi, canh_bao (mặc định) hoặc luu_y."),
    ],
};
