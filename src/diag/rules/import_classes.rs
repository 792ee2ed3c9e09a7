//! Rules about the parts that `import` finds in a document, its doubts and its proof: NHAP-50 to NHAP-99.

use super::Rule;

rules! {
    NHAP_50 = Rule::error("NHAP-50", "Tệp đưa vào 'import' phải là một văn bản hành chính thuộc loại mà chương trình có.");
}
