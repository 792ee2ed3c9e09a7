//! Rules about pictures.

use super::Rule;

rules! {
    HINH_01 = Rule::error("HINH-01", "Hình phải có 'mo_ta': lời thay hình cho người dùng trình đọc màn hình, tệp lưu trữ PDF bắt buộc có.")
        .example(
            "noi_dung:\n  - hinh: {tep: so-do.png, chu_thich: Sơ đồ các phòng}",
            "noi_dung:\n  - hinh: {tep: so-do.png, chu_thich: Sơ đồ các phòng, mo_ta: Giám đốc ở trên; dưới là bốn phòng}",
        );
    HINH_02 = Rule::error("HINH-02", "Tệp hình ghi ở 'tep' phải có và đọc được; tên tính từ thư mục của kế hoạch.");
    HINH_03 = Rule::error("HINH-03", "Hình phải là tệp PNG hoặc JPEG in được; loại tệp nhận theo nội dung, không theo tên.");
    HINH_04 = Rule::error("HINH-04", "Tệp hình phải nguyên vẹn.");
    HINH_05 = Rule::error("HINH-05", "Tệp hình, số điểm ảnh và số hình của một văn bản phải trong giới hạn.");
    HINH_06 = Rule::note("HINH-06", "Hình rộng hoặc cao hơn chỗ của nó trên trang thì được thu nhỏ cho vừa.");
    HINH_07 = Rule::note("HINH-07", "Hình có ít điểm ảnh so với cỡ in thì in ra bị mờ.");
}
