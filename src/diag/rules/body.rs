//! Rules about the body, annexes and documents issued under another one.

use super::Rule;

rules! {
    DEMUC_01 = Rule::error("DEMUC-01", "").keepable().by_entry("muc.*.phai_co_ten");
    DEMUC_02 = Rule::warning("DEMUC-02", "").by_entry("muc.dieu.phai_co_ten");
    DEMUC_03 = Rule::error("DEMUC-03", "").keepable().by_entry("muc.tieu_muc");
    NGANG_01 = Rule::error("NGANG-01", "");
    NGANG_02 = Rule::warning("NGANG-02", "").by_entry("trang.ngang");
    PL_01 = Rule::warning("PL-01", "").by_entry("phu_luc");
    PL_02 = Rule::warning("PL-02", "").by_entry("kieu.phu_luc_dan");
    PL_03 = Rule::error("PL-03", "").by_entry("phu_luc");
    PL_04 = Rule::warning("PL-04", "").by_entry("kieu.phu_luc_ten");
    PL_05 = Rule::warning("PL-05", "").by_entry("phu_luc");
    PL_06 = Rule::error("PL-06", "");
    KT_01 = Rule::warning("KT-01", "").by_entry("kieu.dong_duoi_trich_yeu");
    KT_02 = Rule::error("KT-02", "").by_entry("kieu.dong_duoi_trich_yeu");
}
