//! Rules about layout wishes and pages.

use super::Rule;

rules! {
    TB_01 = Rule::error("TB-01", "").keepable();
    TB_02 = Rule::error("TB-02", "");
    TB_03 = Rule::error("TB-03", "").keepable();
    TB_04 = Rule::error("TB-04", "").keepable();
    TB_05 = Rule::error("TB-05", "").keepable();
    TB_06 = Rule::error("TB-06", "").keepable();
    TB_07 = Rule::error("TB-07", "");
    TB_08 = Rule::error("TB-08", "");
    TB_09 = Rule::error("TB-09", "");
    TB_10 = Rule::error("TB-10", "");
    TB_30 = Rule::error("TB-30", "").keepable();
    TB_31 = Rule::error("TB-31", "");
    TB_32 = Rule::error("TB-32", "").keepable();
    TB_33 = Rule::warning("TB-33", "");
    TRANG_20 = Rule::error("TRANG-20", "");
    TRINHBAY_09 = Rule::error("TRINHBAY-09", "");
    GON_01 = Rule::note("GON-01", "");
    GON_02 = Rule::note("GON-02", "");
}
