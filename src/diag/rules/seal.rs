//! Rules about sources, locks, verifying and issuing.

use super::{Rule, Severity};

rules! {
    NGUON_01 = Rule::error("NGUON-01", "");
    NGUON_02 = Rule::error("NGUON-02", "");
    NGUON_03 = Rule::error("NGUON-03", "");
    NGUON_04 = Rule::error("NGUON-04", "");
    NGUON_05 = Rule::error("NGUON-05", "");
    NGUON_06 = Rule::error("NGUON-06", "");
    NGUON_07 = Rule::error("NGUON-07", "");
    KIEM_01 = Rule::error("KIEM-01", "");
    KIEM_02 = Rule::error("KIEM-02", "");
    KIEM_03 = Rule::error("KIEM-03", "");
    KIEM_04 = Rule::error("KIEM-04", "");
    KIEM_05 = Rule::error("KIEM-05", "");
    KIEM_06 = Rule::error("KIEM-06", "");
    KIEM_07 = Rule::error("KIEM-07", "");
    KIEM_08 = Rule::error("KIEM-08", "");
    KIEM_09 = Rule::error("KIEM-09", "");
    KIEM_10 = Rule::error("KIEM-10", "");
    KIEM_11 = Rule::error("KIEM-11", "");
    KIEM_12 = Rule::error("KIEM-12", "");
    KIEM_13 = Rule::error("KIEM-13", "");
    KIEM_14 = Rule::error("KIEM-14", "");
    KIEM_15 = Rule::error("KIEM-15", "");
    KIEM_16 = Rule::error("KIEM-16", "");
    KIEM_17 = Rule::error("KIEM-17", "");
    KIEM_18 = Rule::error("KIEM-18", "");
    KIEM_19 = Rule::error("KIEM-19", "");
    KIEM_20 = Rule::note("KIEM-20", "");
    TRICH_01 = Rule::error("TRICH-01", "");
    BANHANH_01 = Rule::error("BANHANH-01", "").by_entry("so_khong.so");
    BANHANH_02 = Rule::error("BANHANH-02", "");
    BANHANH_03 = Rule::error("BANHANH-03", "");
    BANHANH_04 = Rule::error("BANHANH-04", "");
    BANHANH_05 = Rule::error("BANHANH-05", "");
    BANHANH_06 = Rule::new("BANHANH-06", Severity::Warning, "");
    BANHANH_07 = Rule::error("BANHANH-07", "");
    BANHANH_08 = Rule::error("BANHANH-08", "");
    BANHANH_09 = Rule::error("BANHANH-09", "");
    BANHANH_10 = Rule::error("BANHANH-10", "");
    BANHANH_11 = Rule::error("BANHANH-11", "");
    BANHANH_12 = Rule::error("BANHANH-12", "");
    BANHANH_13 = Rule::error("BANHANH-13", "");
    BANHANH_14 = Rule::error("BANHANH-14", "");
    BANHANH_15 = Rule::error("BANHANH-15", "");
    BANHANH_16 = Rule::note("BANHANH-16", "").by_table();
    BANHANH_20 = Rule::error("BANHANH-20", "");
}
