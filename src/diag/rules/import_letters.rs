//! Rules about old encodings, and about texts and PDFs as such: NHAP-30 to NHAP-49.

use super::Rule;

rules! {
    NHAP_30 = Rule::note("NHAP-30", "Chữ theo bảng mã cũ (TCVN3, VNI, VIQR) được chuyển sang Unicode.");
    NHAP_31 = Rule::error("NHAP-31", "Tệp chữ đưa vào 'import' phải là chữ UTF-8, UTF-16 hoặc bảng mã cũ, không có ký tự điều khiển, nhiều nhất 64 MB.");
}
