//! Rules about old encodings, and about texts and PDFs as such: NHAP-30 to NHAP-49.

use super::Rule;

rules! {
    NHAP_30 = Rule::note("NHAP-30", "Chữ theo bảng mã cũ (TCVN3, VNI, VIQR) được chuyển sang Unicode.");
}
