//! Rules about the choice of an era (thể thức).

use super::Rule;

rules! {
    THETHUC_01 = Rule::error("THETHUC-01", "");
    THETHUC_02 = Rule::error("THETHUC-02", "").by_entry("dieu_khoan");
    THETHUC_03 = Rule::error("THETHUC-03", "");
    THETHUC_04 = Rule::note("THETHUC-04", "").by_entry("an_han");
    THETHUC_05 = Rule::warning("THETHUC-05", "").by_entry("dieu_khoan");
    THETHUC_06 = Rule::note("THETHUC-06", "");
}
