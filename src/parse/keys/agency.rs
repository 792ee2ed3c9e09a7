//! Keys of the agency profile.

use super::{ADDRESS, CHECKS, Mapping, NOTATIONS, SIGNER, STEP, Shape, WISHES, key};
use crate::era::known_forms;

/// The agency profile.
pub(crate) static AGENCY: Mapping = Mapping {
    id: "don_vi",
    called: "hồ sơ đơn vị",
    required: &[],
    aliases: &[("don_vi", "co_quan"), ("ky", "nguoi_ky"), ("mau_trinh_bay", "mau"), ("dau", "con_dau")],
    keys: &[
        key("co_quan", Shape::OneOrMany(&AGENCY_ENTRY), "Tên cơ quan, mỗi mục cho một thời gian."),
        key("nguoi_ky", Shape::OneOrMany(&SIGNER_ENTRY), "Người ký, mỗi mục cho một thời gian."),
        key("trinh_bay", Shape::One(&WISHES), "Lựa chọn trình bày của cơ quan."),
        key("con_dau", Shape::One(&SEAL), "Con dấu của cơ quan, cho ô chữ ký số trong tệp PDF."),
        key("mau", Shape::Text, "Thư mục mẫu trình bày của cơ quan."),
        key("kiem_tra", Shape::One(&CHECKS), "Lựa chọn của cơ quan cho lệnh check."),
    ],
};

/// The body's seal.
pub(crate) static SEAL: Mapping = Mapping {
    id: "con_dau",
    called: "con dấu",
    required: &[],
    aliases: &[("kich_thuoc", "duong_kinh")],
    keys: &[key("duong_kinh", Shape::Number, "Đường kính thật của con dấu, mm.")],
};

/// An entry of `co_quan`.
pub(crate) static AGENCY_ENTRY: Mapping = Mapping {
    id: "co_quan",
    called: "cơ quan",
    required: &["co_quan_ban_hanh"],
    aliases: &[("ten", "co_quan_ban_hanh"), ("tu", "tu_ngay"), ("den", "den_ngay")],
    keys: &[
        key("tu_ngay", Shape::Date, "Ngày đầu có hiệu lực; bỏ trống là từ trước đến nay."),
        key("den_ngay", Shape::Date, "Ngày cuối có hiệu lực; bỏ trống là đang dùng."),
        key("co_quan_chu_quan", Shape::Texts, "Tên cơ quan chủ quản trực tiếp."),
        key("co_quan_ban_hanh", Shape::Texts, "Tên cơ quan ban hành; danh sách thì mỗi mục một dòng."),
        key("ten_day_du", Shape::Text, "Tên cơ quan ban hành viết như trong câu, dùng ở dòng chỉ dẫn của phụ lục."),
        key("dia_danh", Shape::Text, "Địa danh ghi trên văn bản."),
        key(
            "ky_hieu",
            Shape::TextOrEras(&NOTATIONS),
            "Ký hiệu, như KH-UBND; các loại văn bản khác thay chữ viết tắt tên loại, hoặc ghi riêng: {bao_cao: BC-UBND}.",
        ),
        key("che_do", Shape::Choice(&["thu_truong", "tap_the"]), "Chế độ làm việc: thu_truong hoặc tap_the."),
        key(
            "thay_mat",
            Shape::Text,
            "Tên tập thể ghi sau TM. khi che_do là tap_the; bỏ trống thì lấy dòng đầu tên cơ quan.",
        ),
        key("nguoi_dung_dau", Shape::Text, "Chức vụ của người đứng đầu; bỏ trống thì suy từ nguoi_ky."),
        key(
            "dia_chi",
            Shape::TextOr(&ADDRESS),
            "Địa chỉ cơ quan, in ở cuối trang đầu của công văn, giấy mời và loại tương tự, hoặc khi kế hoạch ghi 'dia_chi: co'.",
        ),
    ],
};

/// An entry of `nguoi_ky`.
pub(crate) static SIGNER_ENTRY: Mapping = Mapping {
    id: "nguoi_ky",
    called: "người ký trong hồ sơ",
    required: &["ma"],
    aliases: SIGNER.aliases,
    keys: &[
        key("ma", Shape::Text, "Mã để văn bản gọi người ký này."),
        key("ho_ten", Shape::Text, "Họ và tên."),
        key("chuc_vu", Shape::Text, "Chức vụ."),
        key("thay_mat", Shape::Text, "Tập thể được ký thay mặt (sau TM.); khong: không thay mặt tập thể."),
        key("hinh_thuc", Shape::Known(known_forms), "KT., TL., TUQ. hoặc Q."),
        key("thay", Shape::Text, "Chức vụ của người được ký thay."),
        key("uy_quyen", Shape::Many(&STEP), "Nhiều bước ký thay, từ trên xuống."),
        key("chuc_vu_khac", Shape::Text, "Chức vụ thứ hai, ghi trên họ tên."),
        key("tu_ngay", Shape::Date, "Ngày đầu ký được; bỏ trống là từ trước đến nay."),
        key("den_ngay", Shape::Date, "Ngày cuối ký được; bỏ trống là đang giữ chức."),
    ],
};
