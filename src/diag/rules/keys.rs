//! Rules about keys and their values.

use super::Rule;

rules! {
    KHOA_01 = Rule::error("KHOA-01", "");
    KHOA_03 = Rule::error("KHOA-03", "");
    KHOA_04 = Rule::error("KHOA-04", "");
    KHOA_05 = Rule::warning("KHOA-05", "");
    GIATRI_01 = Rule::error("GIATRI-01", "");
    GIATRI_02 = Rule::error("GIATRI-02", "");
    GIATRI_03 = Rule::error("GIATRI-03", "");
    GIATRI_04 = Rule::error("GIATRI-04", "");
    GIATRI_05 = Rule::warning("GIATRI-05", "");
    GIATRI_06 = Rule::warning("GIATRI-06", "");
    GIATRI_07 = Rule::warning("GIATRI-07", "");
    DONVI_01 = Rule::error("DONVI-01", "");
    DONVI_02 = Rule::error("DONVI-02", "");
    HOSO_01 = Rule::error("HOSO-01", "");
    HOSO_02 = Rule::warning("HOSO-02", "");
}
