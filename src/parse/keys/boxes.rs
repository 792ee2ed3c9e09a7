//! Keys of the optional boxes.

use super::{Mapping, Shape, key};

/// An address, of a plan or in the profile.
pub(crate) static ADDRESS: Mapping = Mapping {
    id: "dia_chi",
    called: "địa chỉ",
    required: &[],
    aliases: &[
        ("email", "thu_dien_tu"),
        ("mail", "thu_dien_tu"),
        ("thu", "thu_dien_tu"),
        ("website", "trang"),
        ("web", "trang"),
        ("trang_thong_tin_dien_tu", "trang"),
        ("so_dien_thoai", "dien_thoai"),
        ("so_fax", "fax"),
        ("telex", "dien_tin"),
        ("dien_bao", "dien_tin"),
    ],
    keys: &[
        key("dia_chi", Shape::Text, "Số nhà, đường, xã, tỉnh."),
        key("dien_thoai", Shape::Text, "Số điện thoại."),
        key("dien_tin", Shape::Text, "Số Telex, điện tín; chỉ có ở văn bản cũ."),
        key("fax", Shape::Text, "Số Fax."),
        key("thu_dien_tu", Shape::Text, "Thư điện tử."),
        key("trang", Shape::Text, "Trang thông tin điện tử."),
    ],
};

/// Drafter's mark and number of copies.
pub(crate) static DRAFTER: Mapping = Mapping {
    id: "nguoi_soan",
    called: "người soạn thảo",
    required: &[],
    aliases: &[("ten", "ky_hieu"), ("so_luong_ban", "so_ban"), ("so_luong", "so_ban")],
    keys: &[
        key("ky_hieu", Shape::Text, "Ký hiệu người soạn thảo, như NVA."),
        key("so_ban", Shape::Number, "Số lượng bản phát hành."),
    ],
};

/// The body's emblem.
pub(crate) static LOGO: Mapping = Mapping {
    id: "bieu_tuong",
    called: "biểu tượng",
    required: &["tep"],
    aliases: &[("file", "tep"), ("anh", "tep"), ("hinh", "tep"), ("do_rong", "rong")],
    keys: &[
        key("tep", Shape::Text, "Tệp PNG hoặc JPEG, tên tính từ thư mục của kế hoạch."),
        key("rong", Shape::Number, "Chiều rộng khi in, cm; không ghi thì theo thể thức."),
    ],
};
