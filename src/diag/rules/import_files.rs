//! Rules about files that are read by `import`: NHAP-01 to NHAP-15.

use super::Rule;

rules! {
    NHAP_01 = Rule::error("NHAP-01", "Tệp đưa vào 'import' phải là tệp Word (.docx), tệp chữ hoặc PDF đọc được.");
}
