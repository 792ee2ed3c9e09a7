//! Rules about who signs for whom.

use super::Rule;

rules! {
    KY_01 = Rule::error("KY-01", "");
    KY_02 = Rule::error("KY-02", "");
    KY_03 = Rule::error("KY-03", "").keepable().by_entry("quyen_han");
    KY_04 = Rule::warning("KY-04", "").by_entry("quyen_han");
    KY_05 = Rule::error("KY-05", "").keepable().by_entry("quyen_han");
    KY_06 = Rule::error("KY-06", "").keepable().by_entry("quyen_han.dieu_ky");
    KY_07 = Rule::error("KY-07", "").keepable().by_entry("quyen_han.dieu_ky");
    KY_08 = Rule::error("KY-08", "").keepable().by_entry("quyen_han.dieu_ky");
    KY_09 = Rule::error("KY-09", "").keepable().by_entry("quyen_han.dieu_ky");
    KY_10 = Rule::error("KY-10", "").keepable().by_entry("quyen_han");
    KY_11 = Rule::error("KY-11", "").keepable().by_entry("quyen_han.dieu_ky");
    KY_12 = Rule::error("KY-12", "").keepable().by_entry("quyen_han");
    KY_13 = Rule::warning("KY-13", "").by_entry("quyen_han.dieu_ky");
    KY_14 = Rule::warning("KY-14", "").by_entry("quyen_han.dieu_ky");
    KY_15 = Rule::error("KY-15", "").keepable().by_entry("quyen_han.dieu_ky");
}
