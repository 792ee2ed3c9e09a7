//! Rules about files that are read by `import`: NHAP-01 to NHAP-15.

use super::Rule;

rules! {
    NHAP_01 = Rule::error("NHAP-01", "Tệp đưa vào 'import' phải là tệp Word (.docx), tệp chữ hoặc PDF đọc được.");
    NHAP_02 = Rule::error("NHAP-02", "Tệp đưa vào 'import' không được đặt mật khẩu.");
    NHAP_03 = Rule::error("NHAP-03", "Tệp Word kiểu cũ (.doc), RTF, HTML, ODT phải đổi sang .docx trước khi đọc.");
    NHAP_04 = Rule::error("NHAP-04", "Tệp Word, PDF có phần bên trong lớn hoặc lồng nhau bất thường thì không được đọc.");
    NHAP_05 = Rule::error("NHAP-05", "Bản quét (ảnh chụp) không có chữ để đọc; phải nhận dạng chữ rồi so lại từng trang.");
    NHAP_06 = Rule::error("NHAP-06", "Phông chữ trong PDF phải ghi chữ Unicode thì mới đọc được chữ.");
    NHAP_07 = Rule::warning("NHAP-07", "Ký tự của phông ký hiệu phải rõ là hình gì.").never_kept();
    NHAP_08 = Rule::error("NHAP-08", "LibreOffice phải đổi được tệp Word kiểu cũ sang .docx.");
    NHAP_09 = Rule::note("NHAP-09", "Tệp Word kiểu cũ được LibreOffice đổi sang .docx trước khi đọc.");
    NHAP_10 = Rule::error("NHAP-10", "Muốn nhận dạng chữ từ ảnh thì máy phải có pdftoppm và tesseract với dữ liệu tiếng Việt.");
    NHAP_11 = Rule::warning("NHAP-11", "Tệp còn vết sửa (Track Changes) phải được xem lại trước khi dùng.").never_kept();
    NHAP_12 = Rule::warning("NHAP-12", "Chữ nhận dạng từ ảnh phải được người đọc lại.").never_kept();
    NHAP_13 = Rule::note("NHAP-13", "Tệp Word có phần tử lạ thì chữ bên trong vẫn được lấy đủ.");
    NHAP_14 = Rule::warning("NHAP-14", "Chữ ở đầu trang, chân trang của tệp cũ không được chép vào kế hoạch.");
    NHAP_15 = Rule::note("NHAP-15", "Chữ ẩn và lời bàn bên lề của tệp cũ không được chép vào kế hoạch.");
}
