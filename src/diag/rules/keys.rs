//! Rules about keys and their values.

use super::{Rule, Severity};

rules! {
    KHOA_01 = Rule::error("KHOA-01", "");
    KHOA_03 = Rule::error("KHOA-03", "").by_table();
    KHOA_04 = Rule::error("KHOA-04", "");
    KHOA_05 = Rule::warning("KHOA-05", "").by_entry("chu.luu");
    GIATRI_01 = Rule::error("GIATRI-01", "");
    GIATRI_02 = Rule::error("GIATRI-02", "");
    GIATRI_03 = Rule::error("GIATRI-03", "");
    GIATRI_04 = Rule::error("GIATRI-04", "");
    GIATRI_05 = Rule::warning("GIATRI-05", "");
    GIATRI_06 = Rule::warning("GIATRI-06", "");
    GIATRI_07 = Rule::warning("GIATRI-07", "");
    DONVI_01 = Rule::error("DONVI-01", "");
    DONVI_02 = Rule::error("DONVI-02", "");
    HOSO_01 = Rule::error("HOSO-01", "").by_table();
    HOSO_02 = Rule::warning("HOSO-02", "").by_table();
    GIUNGUYEN_01 = Rule::new("GIUNGUYEN-01", Severity::Warning, "Mã ghi trong 'giu_nguyen' phải là mã có trong thông báo của chương trình; mã viết sai không giữ gì.");
    GIUNGUYEN_02 = Rule::new("GIUNGUYEN-02", Severity::Warning, "Không phải điều gì cũng giữ lại được bằng 'giu_nguyen': lỗi về cách viết tệp, phần còn thiếu phải sửa, lưu ý thì không cần giữ.");
    GIUNGUYEN_03 = Rule::note("GIUNGUYEN-03", "Mục của 'giu_nguyen' mà văn bản không có chỗ nào phải giữ theo thì nên bỏ, để danh sách chỉ còn những chỗ khác quy định thật.");
    GIUNGUYEN_04 = Rule::note("GIUNGUYEN-04", "Mỗi mã chỉ cần ghi một lần trong 'giu_nguyen': lý do ghi ở mục đầu áp dụng cho mọi chỗ mang mã ấy.");
}
