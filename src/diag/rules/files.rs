//! Rules about files, fonts and the command line.

use super::Rule;

rules! {
    TEP_01 = Rule::error("TEP-01", "");
    TEP_02 = Rule::error("TEP-02", "");
    TEP_03 = Rule::error("TEP-03", "");
    VAO_01 = Rule::error("VAO-01", "");
    VAO_02 = Rule::note("VAO-02", "");
    VAO_03 = Rule::error("VAO-03", "");
    VAO_04 = Rule::error("VAO-04", "");
    VAO_05 = Rule::error("VAO-05", "");
    VAO_06 = Rule::error("VAO-06", "");
    VAO_07 = Rule::error("VAO-07", "");
    RA_01 = Rule::error("RA-01", "");
    RA_02 = Rule::error("RA-02", "");
    RA_03 = Rule::error("RA-03", "");
    RA_04 = Rule::error("RA-04", "");
    RA_05 = Rule::error("RA-05", "");
    DUNG_01 = Rule::error("DUNG-01", "");
    DUNG_02 = Rule::error("DUNG-02", "");
    DUNG_03 = Rule::error("DUNG-03", "");
    DUNG_04 = Rule::error("DUNG-04", "");
    DUNG_05 = Rule::error("DUNG-05", "");
    DUNG_06 = Rule::error("DUNG-06", "");
    DUNG_07 = Rule::error("DUNG-07", "");
    DUNG_08 = Rule::error("DUNG-08", "");
    DUNG_09 = Rule::error("DUNG-09", "");
    NB_01 = Rule::error("NB-01", "");
    NB_02 = Rule::error("NB-02", "");
    PHONG_01 = Rule::error("PHONG-01", "").by_entry("phong");
    BOPHONG_01 = Rule::error("BOPHONG-01", "");
    BOPHONG_02 = Rule::error("BOPHONG-02", "");
    BOPHONG_03 = Rule::error("BOPHONG-03", "");
    BOPHONG_04 = Rule::error("BOPHONG-04", "");
    BOPHONG_05 = Rule::error("BOPHONG-05", "");
    DV_20 = Rule::error("DV-20", "");
}
