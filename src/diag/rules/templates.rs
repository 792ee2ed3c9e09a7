//! Rules about templates.

use super::Rule;

rules! {
    MAU_01 = Rule::error("MAU-01", "");
    MAU_02 = Rule::error("MAU-02", "");
    MAU_03 = Rule::error("MAU-03", "");
    MAU_04 = Rule::error("MAU-04", "");
    MAU_05 = Rule::error("MAU-05", "");
    MAU_06 = Rule::error("MAU-06", "");
    MAU_07 = Rule::error("MAU-07", "");
    MAU_08 = Rule::error("MAU-08", "");
    MAU_10 = Rule::error("MAU-10", "");
    MAU_11 = Rule::error("MAU-11", "");
    MAU_12 = Rule::error("MAU-12", "");
    MAU_13 = Rule::error("MAU-13", "");
    MAU_14 = Rule::warning("MAU-14", "");
    MAU_15 = Rule::error("MAU-15", "");
    MAU_20 = Rule::error("MAU-20", "");
}
