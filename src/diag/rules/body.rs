//! Rules about the body, annexes and documents issued under another one.

use super::Rule;

rules! {
    DEMUC_01 = Rule::error("DEMUC-01", "").keepable();
    DEMUC_02 = Rule::warning("DEMUC-02", "");
    DEMUC_03 = Rule::error("DEMUC-03", "").keepable();
    NGANG_01 = Rule::error("NGANG-01", "");
    NGANG_02 = Rule::warning("NGANG-02", "");
    PL_01 = Rule::warning("PL-01", "");
    PL_02 = Rule::warning("PL-02", "");
    PL_03 = Rule::error("PL-03", "");
    PL_04 = Rule::warning("PL-04", "");
    PL_05 = Rule::warning("PL-05", "");
    PL_06 = Rule::error("PL-06", "");
    KT_01 = Rule::warning("KT-01", "");
    KT_02 = Rule::error("KT-02", "");
}
