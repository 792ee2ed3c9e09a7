//! The types of administrative documents (loại văn bản) as keys: the values of `loai`, and the keys of `ky_hieu` by type.

use super::{Mapping, Shape, key};

/// Notations by document type. Its keys are every type that an era may know (a test holds the two together).
pub static NOTATIONS: Mapping = Mapping {
    id: "ky_hieu_theo_loai",
    called: "ký hiệu theo loại văn bản",
    required: &[],
    aliases: &[],
    keys: &[
        key("nghi_quyet", Shape::Text, "Nghị quyết."),
        key("quyet_dinh", Shape::Text, "Quyết định."),
        key("chi_thi", Shape::Text, "Chỉ thị."),
        key("quy_che", Shape::Text, "Quy chế."),
        key("quy_dinh", Shape::Text, "Quy định."),
        key("thong_cao", Shape::Text, "Thông cáo."),
        key("thong_bao", Shape::Text, "Thông báo."),
        key("huong_dan", Shape::Text, "Hướng dẫn."),
        key("chuong_trinh", Shape::Text, "Chương trình."),
        key("ke_hoach", Shape::Text, "Kế hoạch."),
        key("phuong_an", Shape::Text, "Phương án."),
        key("de_an", Shape::Text, "Đề án."),
        key("du_an", Shape::Text, "Dự án."),
        key("bao_cao", Shape::Text, "Báo cáo."),
        key("bien_ban", Shape::Text, "Biên bản."),
        key("to_trinh", Shape::Text, "Tờ trình."),
        key("hop_dong", Shape::Text, "Hợp đồng."),
        key("cong_van", Shape::Text, "Công văn."),
        key("cong_dien", Shape::Text, "Công điện."),
        key("ban_ghi_nho", Shape::Text, "Bản ghi nhớ."),
        key("ban_thoa_thuan", Shape::Text, "Bản thỏa thuận."),
        key("giay_uy_quyen", Shape::Text, "Giấy ủy quyền."),
        key("giay_moi", Shape::Text, "Giấy mời."),
        key("giay_gioi_thieu", Shape::Text, "Giấy giới thiệu."),
        key("giay_nghi_phep", Shape::Text, "Giấy nghỉ phép."),
        key("phieu_gui", Shape::Text, "Phiếu gửi."),
        key("phieu_chuyen", Shape::Text, "Phiếu chuyển."),
        key("phieu_bao", Shape::Text, "Phiếu báo."),
        key("thu_cong", Shape::Text, "Thư công."),
        // Of older instruments.
        key("ban_cam_ket", Shape::Text, "Bản cam kết."),
        key("giay_chung_nhan", Shape::Text, "Giấy chứng nhận."),
        key("giay_di_duong", Shape::Text, "Giấy đi đường."),
        key("giay_bien_nhan_ho_so", Shape::Text, "Giấy biên nhận hồ sơ."),
    ],
};
