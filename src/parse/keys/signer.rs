//! Keys of a signer (`ky`).

use super::{Mapping, Shape, key};
use crate::era::known_forms;

/// Names of ways in which several signers stand.
pub(crate) const ARRANGEMENTS: &[&str] = &["ngang", "doc"];

/// A signer.
pub(crate) static SIGNER: Mapping = Mapping {
    id: "ky",
    called: "người ký",
    required: &[],
    aliases: &[
        ("ten", "ho_ten"),
        ("ho_va_ten", "ho_ten"),
        ("chuc_danh", "chuc_vu"),
        ("quyen_han", "hinh_thuc"),
        ("thay_cho", "thay"),
    ],
    keys: &[
        key("ma", Shape::Text, "Mã người ký trong hồ sơ đơn vị; thay cho mọi khóa khác trừ co_quan, duoi_ten."),
        key(
            "co_quan",
            Shape::Text,
            "Cơ quan mà người này ký cho, khi nhiều cơ quan cùng ban hành; in sau chức vụ của người đứng đầu.",
        ),
        key("thay_mat", Shape::Texts, "Tập thể được ký thay mặt (sau TM.); khong: không thay mặt tập thể."),
        key("hinh_thuc", Shape::Known(known_forms), "KT., TL., TUQ. hoặc Q."),
        key("thay", Shape::Texts, "Chức vụ của người được ký thay."),
        key("uy_quyen", Shape::Many(&STEP), "Nhiều bước ký thay, từ trên xuống; thay cho hinh_thuc và thay."),
        key("chuc_vu", Shape::Texts, "Chức vụ của người ký."),
        key("chuc_vu_khac", Shape::Texts, "Chức vụ thứ hai, ghi trên họ tên."),
        key("ho_ten", Shape::Text, "Họ và tên người ký."),
        key("duoi_ten", Shape::Texts, "Các dòng dưới họ tên, như chức danh trong đoàn công tác."),
        key(
            "nguyen_van",
            Shape::Texts,
            "Các dòng trên họ tên, đúng như văn bản cũ; thay cho các khóa khác trừ ho_ten.",
        ),
    ],
};

/// A step of authority.
pub(crate) static STEP: Mapping = Mapping {
    id: "uy_quyen",
    called: "bước ký thay",
    required: &["hinh_thuc"],
    aliases: &[("quyen_han", "hinh_thuc"), ("chuc_vu", "thay")],
    keys: &[
        key("hinh_thuc", Shape::Known(known_forms), "KT., TL., TUQ. hoặc Q."),
        key("thay", Shape::Texts, "Chức vụ của người được ký thay."),
    ],
};
