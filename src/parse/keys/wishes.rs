//! Keys of the choices of layout (`trinh_bay`).

use super::{Mapping, Shape, key};

/// Layout wishes.
pub(crate) static WISHES: Mapping = Mapping {
    id: "trinh_bay",
    called: "trình bày",
    required: &[],
    aliases: &[
        ("kho_giay", "kho"),
        ("font_size", "co_chu"),
        ("can_le", "le"),
        ("thut_dau_dong", "thut_dong"),
        ("dan_dong", "gian_dong"),
    ],
    keys: &[
        key(
            "kho",
            Shape::Text,
            "Khổ giấy: A4; thể thức trước năm 2020 có A5 cho vài loại giấy, phiếu. Không ghi thì theo loại văn bản.",
        ),
        key("co_chu", Shape::Number, "Cỡ chữ nội dung, pt."),
        key("bac_co", Shape::Text, "Bậc cỡ chữ của phần đầu: nho hoặc lon."),
        key("thut_dong", Shape::Number, "Thụt dòng đầu, cm."),
        key("gian_dong", Shape::Text, "Giãn dòng, số dòng; thể thức trước năm 2020 nhận cả cỡ chính xác, như 17pt."),
        key("cach_doan", Shape::Number, "Khoảng cách đoạn, pt."),
        key(
            "so_trang",
            Shape::Text,
            "Chỗ của số trang: giua_tren, phai_duoi; thể thức nào cho chọn thì mới chọn được.",
        ),
        key("le", Shape::One(&MARGINS), "Lề trang."),
        key("gon", Shape::Flag, "Kéo trang cuối lại khi trên đó chỉ có phần ký hoặc một, hai dòng lẻ."),
        key(
            "le_ngang",
            Shape::One(&MARGINS),
            "Lề của trang ngang, tính theo chiều đọc; cạnh nào bỏ trống thì lấy theo 'le', rồi theo thể thức.",
        ),
    ],
};

/// Margins.
pub(crate) static MARGINS: Mapping = Mapping {
    id: "le",
    called: "lề",
    required: &[],
    aliases: &[],
    keys: &[
        key("tren", Shape::Number, "Lề trên, mm."),
        key("duoi", Shape::Number, "Lề dưới, mm."),
        key("trai", Shape::Number, "Lề trái, mm."),
        key("phai", Shape::Number, "Lề phải, mm."),
        key("doi_mat", Shape::Flag, "Lề trái, lề phải đổi chỗ ở mặt sau (trang chẵn); false khi in một mặt."),
    ],
};
