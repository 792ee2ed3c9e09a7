//! Rules about the head of a document, its boxes and copies.

use super::Rule;

rules! {
    THIEU_01 = Rule::error("THIEU-01", "").by_entry("kieu.co_quan_ban_hanh");
    THIEU_02 = Rule::error("THIEU-02", "").by_entry("kieu.so_ky_hieu");
    THIEU_03 = Rule::error("THIEU-03", "").by_entry("kieu.dia_danh_ngay");
    THIEU_04 = Rule::error("THIEU-04", "").by_entry("kieu.ho_ten");
    THIEU_05 = Rule::error("THIEU-05", "").by_entry("kieu.ho_ten");
    THIEU_06 = Rule::error("THIEU-06", "").by_entry("kieu.quyen_han_chuc_vu");
    THIEU_07 = Rule::error("THIEU-07", "").by_entry("kieu.trich_yeu");
    THIEU_08 = Rule::error("THIEU-08", "").by_entry("kieu.than");
    THIEU_09 = Rule::error("THIEU-09", "").by_entry("kieu.quyen_han_chuc_vu");
    LOAI_01 = Rule::error("LOAI-01", "").by_table();
    LOAI_02 = Rule::error("LOAI-02", "").by_table();
    LOAI_03 = Rule::error("LOAI-03", "").by_entry("loai.cong_van");
    KYHIEU_01 = Rule::warning("KYHIEU-01", "").by_entry("kieu.so_ky_hieu");
    CHUQUAN_01 = Rule::warning("CHUQUAN-01", "").by_entry("co_quan_chu_quan");
    THAMQUYEN_01 = Rule::error("THAMQUYEN-01", "").by_entry("kieu.tham_quyen");
    THAMQUYEN_02 = Rule::error("THAMQUYEN-02", "").by_entry("kieu.tham_quyen");
    KINHGUI_01 = Rule::error("KINHGUI-01", "").keepable().by_entry("kieu.kinh_gui");
    KINHGUI_02 = Rule::error("KINHGUI-02", "").keepable().by_entry("kieu.kinh_gui");
    HOP_01 = Rule::error("HOP-01", "").keepable().by_entry("hop.do_khan");
    HOP_02 = Rule::warning("HOP-02", "").by_entry("hop.pham_vi_luu_hanh");
    HOP_03 = Rule::error("HOP-03", "").keepable().by_entry("hop.du_thao");
    HOP_04 = Rule::error("HOP-04", "").by_entry("hop.du_thao");
    HOP_05 = Rule::error("HOP-05", "").by_entry("hop.dia_chi");
    HOP_06 = Rule::error("HOP-06", "").keepable().by_entry("hop.dia_chi");
    SAO_01 = Rule::warning("SAO-01", "").by_entry("sao");
    SAO_02 = Rule::warning("SAO-02", "").by_entry("sao");
    SAO_03 = Rule::warning("SAO-03", "").by_entry("sao");
    SAO_04 = Rule::note("SAO-04", "").by_entry("sao");
}
