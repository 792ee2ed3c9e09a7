//! Rules about the body, annexes and documents issued under another one.

use super::Rule;

rules! {
    NOIDUNG_01 = Rule::warning("NOIDUNG-01", "Dòng được nối vào đoạn ở trên, tuy có thể là một đoạn riêng.");
    NOIDUNG_02 = Rule::warning("NOIDUNG-02", "Dòng được coi là đoạn mới, tuy có thể nối tiếp dòng trên.");
    NOIDUNG_03 = Rule::warning("NOIDUNG-03", "Chữ ở đầu dòng được coi là nhãn, tuy có thể là chữ của câu.");
    NOIDUNG_04 = Rule::warning("NOIDUNG-04", "Chữ ở đầu dòng giống nhãn nhưng được coi là chữ của câu.");
    NOIDUNG_05 = Rule::note("NOIDUNG-05", "Số thứ tự của các mục không liền nhau hoặc lặp lại.");
    NOIDUNG_06 = Rule::warning("NOIDUNG-06", "Số trang hoặc bảng được chép lẫn vào nội dung.");
    NOIDUNG_07 = Rule::warning("NOIDUNG-07", "Mục chưa có chữ nên không được in.");
    DEMUC_01 = Rule::error("DEMUC-01", "").keepable();
    DEMUC_02 = Rule::warning("DEMUC-02", "");
    DEMUC_03 = Rule::error("DEMUC-03", "").keepable();
    NGANG_01 = Rule::error("NGANG-01", "");
    NGANG_02 = Rule::warning("NGANG-02", "");
    PL_01 = Rule::warning("PL-01", "");
    PL_02 = Rule::warning("PL-02", "");
    PL_03 = Rule::error("PL-03", "");
    PL_04 = Rule::warning("PL-04", "");
    PL_05 = Rule::warning("PL-05", "");
    PL_06 = Rule::error("PL-06", "");
    KT_01 = Rule::warning("KT-01", "");
    KT_02 = Rule::error("KT-02", "");
}
