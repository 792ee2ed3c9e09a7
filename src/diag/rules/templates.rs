//! Rules about templates.

use super::Rule;

rules! {
    MAU_01 = Rule::error("MAU-01", "Tệp mẫu phải đúng cú pháp của ngôn ngữ mẫu.");
    MAU_02 = Rule::error("MAU-02", "Mẫu chỉ dùng các thẻ nêu trong templates/README.md.");
    MAU_03 = Rule::error("MAU-03", "Thẻ của mẫu chỉ mang những thuộc tính mà nó có.");
    MAU_04 = Rule::error("MAU-04", "Thuộc tính của thẻ phải có giá trị cho phép.");
    MAU_05 = Rule::error("MAU-05", "Thẻ phải có đủ các thuộc tính bắt buộc.");
    MAU_06 = Rule::error("MAU-06", "Thẻ phải đứng đúng chỗ, và mẫu phải in ra nội dung.");
    MAU_07 = Rule::error("MAU-07", "Chữ của mẫu phải nằm trong thẻ chứa chữ.");
    MAU_08 = Rule::error("MAU-08", "Mẫu và kết quả của mẫu phải là XML đúng: thẻ đóng đủ, thuộc tính và ký hiệu viết đúng.");
    MAU_10 = Rule::error("MAU-10", "Trong thẻ hai cột, các thẻ của cột trái và cột phải phải lần lượt từng cặp.");
    MAU_11 = Rule::error("MAU-11", "Bảng trong mẫu phải có cột, có hàng và các ô không chồng nhau.");
    MAU_12 = Rule::error("MAU-12", "Mẫu phải chạy được với dữ liệu của kế hoạch, chỉ dùng các giá trị có thật.");
    MAU_13 = Rule::error("MAU-13", "Tệp mẫu của loại văn bản phải có trong các mẫu của chương trình hoặc của cơ quan.");
    MAU_14 = Rule::warning("MAU-14", "Tệp trong thư mục mẫu mà không mẫu nào dùng đến có lẽ đặt sai tên.")
        .never_kept();
    MAU_15 = Rule::error("MAU-15", "Mẫu không được in '__tera_context', vì thứ tự của nó mỗi lần một khác.");
    MAU_20 = Rule::error("MAU-20", "Thư mục mẫu và các tệp trong đó phải đọc được.");
}
