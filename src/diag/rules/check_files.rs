//! What `check` says of files, and of its own changes.

use super::Rule;

rules! {
    SOAT_01 = Rule::note("SOAT-01", "Tệp Word, PDF, tệp chữ chưa nhập thì soát được chữ, chưa soát được hết cách trình bày.");
    SOAT_02 = Rule::error("SOAT-02", "Kế hoạch đã có số và ngày là văn bản đã ban hành, chương trình không tự sửa.");
    SOAT_03 = Rule::error("SOAT-03", "Tệp tự sửa được phải là tệp kế hoạch dạng UTF-8.");
    SOAT_04 = Rule::warning("SOAT-04", "Mã ghi trong 'kiem_tra: tru' của hồ sơ đơn vị phải là mã mà lệnh check soát trong lời văn.").never_kept();
    SOAT_05 = Rule::note("SOAT-05", "Lệnh render chỉ báo số lỗi trong lời văn; lệnh check kể từng lỗi.");
    SOAT_06 = Rule::error("SOAT-06", "Tệp tự sửa xong phải đọc lại được.");
    SOAT_07 = Rule::error("SOAT-07", "Ghi chú chỉ đặt được vào tệp .docx đúng chuẩn.");
}
