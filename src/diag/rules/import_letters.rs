//! Rules about old encodings, and about texts and PDFs as such: NHAP-30 to NHAP-49.

use super::Rule;

rules! {
    NHAP_30 = Rule::note("NHAP-30", "Chữ theo bảng mã cũ (TCVN3, VNI, VIQR) được chuyển sang Unicode.");
    NHAP_31 = Rule::error("NHAP-31", "Tệp chữ đưa vào 'import' phải là chữ UTF-8, UTF-16 hoặc bảng mã cũ, không có ký tự điều khiển, nhiều nhất 64 MB.");
    NHAP_32 = Rule::warning("NHAP-32", "Chữ của tệp cũ phải có trong bảng mã của nó; chữ không có được giữ nguyên và nêu chỗ.").never_kept();
    NHAP_33 = Rule::note("NHAP-33", "Trong VIQR, dấu chấm, dấu hỏi cuối từ có thể là dấu thanh hoặc dấu câu.");
    NHAP_34 = Rule::note("NHAP-34", "Phông TCVN3 không có chữ hoa mang dấu thanh: dòng chữ hoa có chữ thường xen vào.");
    NHAP_35 = Rule::warning("NHAP-35", "Chữ đã chuyển sang Unicode phải viết ngược lại được như tệp nguồn.").never_kept();
    NHAP_36 = Rule::warning("NHAP-36", "Chữ do máy nhận dạng nằm sau ảnh quét trong PDF phải được so với ảnh.").never_kept();
    NHAP_37 = Rule::warning("NHAP-37", "Trang PDF là ảnh, hoặc chữ không rõ là chữ gì, phải được gõ lại hoặc so lại.").never_kept();
    NHAP_38 = Rule::note("NHAP-38", "Chữ viết xoay trong PDF được đọc sau các dòng khác của trang.");
    NHAP_39 = Rule::note("NHAP-39", "Dòng chữ cũ đọc được theo hai bảng mã được đọc theo các dòng xung quanh, phông và cả văn bản; không có gì để so thì nêu dòng.");
    NHAP_40 = Rule::note("NHAP-40", "Tệp chữ không phải Unicode, cũng không nhận ra bảng mã cũ nào, được đọc như chữ Tây Âu (Windows-1252).");
}
