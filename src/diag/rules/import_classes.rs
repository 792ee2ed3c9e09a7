//! Rules about the parts that `import` finds in a document, its doubts and its proof: NHAP-50 to NHAP-99.

use super::Rule;

rules! {
    NHAP_50 = Rule::error("NHAP-50", "Tệp đưa vào 'import' phải là một văn bản hành chính thuộc loại mà chương trình có.");
    NHAP_51 = Rule::error("NHAP-51", "Loại văn bản có các dòng riêng của mẫu chưa đưa vào được bằng 'import'.");
    NHAP_52 = Rule::warning("NHAP-52", "Dòng ở phần đầu mà 'import' không nhận ra thì để ngoài kế hoạch và nên xem lại.");
    NHAP_53 = Rule::warning("NHAP-53", "Cơ quan chủ quản mà 'import' tách khỏi cơ quan ban hành nên xem lại.");
    NHAP_54 = Rule::warning("NHAP-54", "Đoạn có thể là căn cứ, có thể là mở đầu thì nên xem lại.");
    NHAP_55 = Rule::warning("NHAP-55", "Chữ ký đứng trên một dòng được cắt theo chữ hoa và nên xem lại.");
    NHAP_56 = Rule::warning("NHAP-56", "Dòng dưới họ tên người ký nên xem lại.");
    NHAP_57 = Rule::warning("NHAP-57", "Phần sau chữ ký được coi là phụ lục và nên xem lại.");
    NHAP_58 = Rule::warning("NHAP-58", "Văn bản đưa vào thiếu nơi nhận, người ký hoặc (công văn) kính gửi thì phải ghi thêm trước khi in.");
    NHAP_59 = Rule::warning("NHAP-59", "Chữ mà 'import' không biết thuộc phần nào thì để ngoài kế hoạch và nên xem lại.");
    NHAP_60 = Rule::warning("NHAP-60", "Bảng không viết được bằng gạch đứng thì chép thành các đoạn và nên xem lại.");
    NHAP_61 = Rule::warning("NHAP-61", "Hình và công thức trong tệp đưa vào không được chép.");
    NHAP_62 = Rule::note("NHAP-62", "Chữ gạch chân trong tệp cũ in ra không gạch chân: thể thức không dùng gạch chân.");
    NHAP_64 = Rule::warning("NHAP-64", "Tệp có hai văn bản thì nên tách thành hai tệp rồi đưa vào từng tệp.");
    NHAP_65 = Rule::warning("NHAP-65", "Chỗ chừa trống của mẫu thành khóa để trống và phải điền trước khi in.");
    NHAP_66 = Rule::warning("NHAP-66", "Chú thích cuối trang của PDF được chép thành đoạn và nên xem lại.");
    NHAP_67 = Rule::warning("NHAP-67", "Địa chỉ cơ quan ở chân trang của PDF được chép như các dòng quanh nó và nên xem lại.");
    NHAP_68 = Rule::warning("NHAP-68", "Phần nằm ngang giữa các trang đứng của tệp cũ in ra đứng, nên xem lại.");
    NHAP_69 = Rule::warning("NHAP-69", "Văn bản có trước mọi thể thức của chương trình in theo thể thức sớm nhất và nên xem lại.");
    NHAP_70 = Rule::warning("NHAP-70", "Dòng của PDF có thể nối tiếp đoạn trên, có thể mở đoạn mới thì nên xem lại.");
    NHAP_71 = Rule::warning("NHAP-71", "Bảng của tệp cũ phải vừa chiều rộng trang thì kế hoạch mới in được.");
    NHAP_90 = Rule::error("NHAP-90", "Kế hoạch lập từ tệp cũ phải chứng minh được là không mất, không đổi chữ nào.");
    NHAP_91 = Rule::warning("NHAP-91", "Kế hoạch lập từ tệp cũ in ra phải có đúng các chữ của tệp ấy.");
    NHAP_92 = Rule::warning("NHAP-92", "Kế hoạch lập từ tệp cũ phải đủ các phần để in được.");
    NHAP_93 = Rule::error("NHAP-93", "Văn bản kèm theo trong tệp cũ có tệp kế hoạch riêng; đối chiếu thì phải có cả hai.");
    NHAP_94 = Rule::warning("NHAP-94", "Hồ sơ đơn vị dùng khi đưa tệp cũ vào phải khớp với văn bản trong tệp.");
}
