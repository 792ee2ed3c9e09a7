//! Rules about who signs for whom.

use super::Rule;

rules! {
    KY_01 = Rule::error("KY-01", "");
    KY_02 = Rule::error("KY-02", "");
    KY_03 = Rule::error("KY-03", "").keepable();
    KY_04 = Rule::warning("KY-04", "");
    KY_05 = Rule::error("KY-05", "").keepable();
    KY_06 = Rule::error("KY-06", "").keepable();
    KY_07 = Rule::error("KY-07", "").keepable();
    KY_08 = Rule::error("KY-08", "").keepable();
    KY_09 = Rule::error("KY-09", "").keepable();
    KY_10 = Rule::error("KY-10", "").keepable();
    KY_11 = Rule::error("KY-11", "").keepable();
    KY_12 = Rule::error("KY-12", "").keepable();
    KY_13 = Rule::warning("KY-13", "");
    KY_14 = Rule::warning("KY-14", "");
    KY_15 = Rule::error("KY-15", "").keepable();
}
