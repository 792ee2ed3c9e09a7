//! Rules about pictures.

use super::Rule;

rules! {
    HINH_01 = Rule::error("HINH-01", "Hình phải có 'mo_ta': lời thay hình cho người dùng trình đọc màn hình, tệp lưu trữ PDF bắt buộc có.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, chu_thich: Sơ đồ các phòng}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, chu_thich: Sơ đồ các phòng, mo_ta: Giám đốc ở trên; dưới là bốn phòng}",
        );
    HINH_02 = Rule::error("HINH-02", "Tệp hình ghi ở 'tep' phải có và đọc được; tên tính từ thư mục của kế hoạch.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so_do.png, mo_ta: Bốn phòng dưới Giám đốc}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, mo_ta: Bốn phòng dưới Giám đốc}",
        );
    HINH_03 = Rule::error("HINH-03", "Hình phải là tệp PNG hoặc JPEG in được; loại tệp nhận theo nội dung, không theo tên.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.svg, mo_ta: Bốn phòng dưới Giám đốc}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, mo_ta: Bốn phòng dưới Giám đốc}",
        );
    HINH_04 = Rule::error("HINH-04", "Tệp hình phải nguyên vẹn.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: bi-cat.png, mo_ta: Bốn phòng dưới Giám đốc}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, mo_ta: Bốn phòng dưới Giám đốc}",
        );
    HINH_05 = Rule::error("HINH-05", "Tệp hình, số điểm ảnh và số hình của một văn bản phải trong giới hạn.");
    HINH_06 = Rule::note("HINH-06", "Hình rộng hoặc cao hơn chỗ của nó trên trang thì được thu nhỏ cho vừa.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, rong: 30, mo_ta: Bốn phòng dưới Giám đốc}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: so-do.png, rong: 15, mo_ta: Bốn phòng dưới Giám đốc}",
        );
    HINH_07 = Rule::note("HINH-07", "Hình có ít điểm ảnh so với cỡ in thì in ra bị mờ.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: nho.png, rong: 12, mo_ta: Bốn phòng dưới Giám đốc}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - hinh: {tep: nho.png, rong: 5, mo_ta: Bốn phòng dưới Giám đốc}",
        );
}
