//! Rules about characters, marks, footnotes, tables and lines.

use super::Rule;

rules! {
    CHU_01 = Rule::warning("CHU-01", "");
    CHU_03 = Rule::warning("CHU-03", "");
    CHU_04 = Rule::error("CHU-04", "");
    CHU_20 = Rule::warning("CHU-20", "");
    CHUTHICH_01 = Rule::error("CHUTHICH-01", "");
    CHUTHICH_02 = Rule::error("CHUTHICH-02", "");
    CHUTHICH_03 = Rule::error("CHUTHICH-03", "");
    CHUTHICH_04 = Rule::error("CHUTHICH-04", "");
    CHUTHICH_05 = Rule::error("CHUTHICH-05", "");
    CHUTHICH_06 = Rule::error("CHUTHICH-06", "");
    CHUTHICH_07 = Rule::error("CHUTHICH-07", "");
    BANG_01 = Rule::error("BANG-01", "");
    BANG_02 = Rule::error("BANG-02", "");
    BANG_03 = Rule::error("BANG-03", "");
    BANG_04 = Rule::error("BANG-04", "");
    BANG_05 = Rule::error("BANG-05", "");
    BANG_06 = Rule::error("BANG-06", "");
    BANG_20 = Rule::error("BANG-20", "");
    BANG_21 = Rule::note("BANG-21", "");
    BANG_22 = Rule::warning("BANG-22", "");
    DAU_01 = Rule::warning("DAU-01", "").by_entry("dau.het");
    DAU_02 = Rule::error("DAU-02", "").by_entry("dau_trang");
    DAU_20 = Rule::error("DAU-20", "");
    DAU_21 = Rule::error("DAU-21", "");
    DAU_22 = Rule::error("DAU-22", "");
    LONG_01 = Rule::error("LONG-01", "");
}
