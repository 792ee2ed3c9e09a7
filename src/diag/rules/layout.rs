//! Rules about layout wishes and pages.

use super::Rule;

rules! {
    TB_01 = Rule::error("TB-01", "").keepable().by_entry("than.co_chu");
    TB_02 = Rule::error("TB-02", "").by_entry("bac_co.*");
    TB_03 = Rule::error("TB-03", "").keepable().by_entry("than.thut_dong");
    TB_04 = Rule::error("TB-04", "").keepable().by_entry("than.gian_dong");
    TB_05 = Rule::error("TB-05", "").keepable().by_entry("than.cach_doan");
    TB_06 = Rule::error("TB-06", "").keepable().by_entry("trang.le");
    TB_07 = Rule::error("TB-07", "");
    TB_08 = Rule::error("TB-08", "");
    TB_09 = Rule::error("TB-09", "").by_entry("o_ky.co_quan");
    TB_10 = Rule::error("TB-10", "");
    TB_30 = Rule::error("TB-30", "").keepable().by_entry("trang.so_trang");
    TB_31 = Rule::error("TB-31", "");
    TB_32 = Rule::error("TB-32", "").keepable().by_entry("trang.le");
    TB_33 = Rule::warning("TB-33", "").by_entry("trang.ngang");
    TRANG_20 = Rule::error("TRANG-20", "");
    TRINHBAY_09 = Rule::error("TRINHBAY-09", "");
    GON_01 = Rule::note("GON-01", "");
    GON_02 = Rule::note("GON-02", "");
}
