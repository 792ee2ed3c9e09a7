//! Rules about the head of a document, its boxes and copies.

use super::Rule;

rules! {
    THIEU_01 = Rule::error("THIEU-01", "");
    THIEU_02 = Rule::error("THIEU-02", "");
    THIEU_03 = Rule::error("THIEU-03", "");
    THIEU_04 = Rule::error("THIEU-04", "");
    THIEU_05 = Rule::error("THIEU-05", "");
    THIEU_06 = Rule::error("THIEU-06", "");
    THIEU_07 = Rule::error("THIEU-07", "");
    THIEU_08 = Rule::error("THIEU-08", "");
    THIEU_09 = Rule::error("THIEU-09", "");
    LOAI_01 = Rule::error("LOAI-01", "");
    LOAI_02 = Rule::error("LOAI-02", "");
    LOAI_03 = Rule::error("LOAI-03", "");
    LOAI_04 = Rule::error("LOAI-04", "Văn bản có một phần hoặc một dòng mà loại của nó không có.");
    LOAI_05 = Rule::error("LOAI-05", "Văn bản thiếu một phần hoặc một dòng mà loại của nó phải có.");
    KYHIEU_01 = Rule::warning("KYHIEU-01", "");
    CHUQUAN_01 = Rule::warning("CHUQUAN-01", "");
    THAMQUYEN_01 = Rule::error("THAMQUYEN-01", "");
    THAMQUYEN_02 = Rule::error("THAMQUYEN-02", "");
    KINHGUI_01 = Rule::error("KINHGUI-01", "").keepable();
    KINHGUI_02 = Rule::error("KINHGUI-02", "").keepable();
    HOP_01 = Rule::error("HOP-01", "").keepable();
    HOP_02 = Rule::warning("HOP-02", "");
    HOP_03 = Rule::error("HOP-03", "").keepable();
    HOP_04 = Rule::error("HOP-04", "");
    HOP_05 = Rule::error("HOP-05", "");
    HOP_06 = Rule::error("HOP-06", "").keepable();
    SAO_01 = Rule::warning("SAO-01", "");
    SAO_02 = Rule::warning("SAO-02", "");
    SAO_03 = Rule::warning("SAO-03", "");
    SAO_04 = Rule::note("SAO-04", "");
}
