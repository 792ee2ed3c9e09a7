//! Rules about files, fonts and the command line.

use super::Rule;

rules! {
    TEP_01 = Rule::error("TEP-01", "Tệp phải là chữ Unicode dạng UTF-8.");
    TEP_02 = Rule::error("TEP-02", "Tệp không được lớn quá 5 MB.");
    TEP_03 = Rule::error("TEP-03", "Tệp không được có ký tự điều khiển, thường dán vào từ Word.");
    VAO_01 = Rule::error("VAO-01", "Tệp hoặc thư mục ghi trong lệnh phải có.");
    VAO_02 = Rule::note("VAO-02", "Hồ sơ đơn vị và tệp khóa nằm lẫn trong danh sách tệp thì bị bỏ qua.");
    VAO_03 = Rule::error("VAO-03", "Phải có ít nhất một tệp kế hoạch (.yaml) để xử lý.");
    VAO_04 = Rule::error("VAO-04", "Thư mục ghi trong lệnh phải đọc được.");
    VAO_05 = Rule::error("VAO-05", "Mẫu tên có * hoặc ? phải khớp với ít nhất một tệp.");
    VAO_06 = Rule::error("VAO-06", "Thư mục mẫu ghi ở --templates phải có.");
    VAO_07 = Rule::error("VAO-07", "Tệp ghi trong lệnh phải đọc được.");
    VAO_08 = Rule::note("VAO-08", "Với --tiep, kế hoạch đã xong mà nguồn và tệp ra không đổi thì được bỏ qua.");
    VAO_09 = Rule::note("VAO-09", "Lần chạy bị dừng (Ctrl+C) không để lại tệp dở dang và có thể làm tiếp bằng --tiep.");
    VAO_12 = Rule::note("VAO-12", "Trong thư mục được nhập, của các tệp cùng tên khác đuôi thì một tệp được đọc: tệp Word trước, rồi PDF, rồi tệp chữ.");
    RA_01 = Rule::error("RA-01", "Thư mục ghi ở -o phải tạo được.");
    RA_02 = Rule::error("RA-02", "Đầu ra chuẩn phải ghi được.");
    RA_03 = Rule::error("RA-03", "Tệp ra phải ghi được: không mở trong chương trình khác, đủ quyền và đủ chỗ trên đĩa.");
    RA_04 = Rule::error("RA-04", "'init', 'extract' và báo cáo của 'verify' không ghi đè tệp đã có.");
    RA_05 = Rule::error("RA-05", "Tệp PDF đã có chữ ký số không bị ghi đè.");
    RA_06 = Rule::error("RA-06", "Tệp PDF đã được điền thêm sau khi tạo không bị ghi đè.");
    RA_07 = Rule::error("RA-07", "Tệp DOCX, PDF do chương trình khác lưu không bị ghi đè.");
    RA_08 = Rule::error("RA-08", "Tệp báo cáo (--bao-cao) đã có chỉ được làm tiếp (--tiep) hoặc thay (--ghi-de) khi đúng là báo cáo của chương trình.");
    RA_09 = Rule::error("RA-09", "Với --chi-so-sanh, tệp đã có phải giống từng byte như tệp dựng lại.");
    RA_10 = Rule::note("RA-10", "Tệp cũ mà kế hoạch được lập từ đó được giữ nguyên: bản in ghi ra tên khác.");
    MANH_01 = Rule::error("MANH-01", "Mảnh (tệp .zip chứa kế hoạch) phải còn nguyên vẹn và đọc được.");
    MANH_02 = Rule::error("MANH-02", "Mảnh không được vượt giới hạn: 20.000 tệp, mỗi tệp 20 MB, giải nén ra 2 GB, nén 200 lần.")
        .why("Mảnh hỏng hoặc cố ý làm hại không được làm đầy bộ nhớ và đĩa của máy xử lý.");
    MANH_03 = Rule::error("MANH-03", "Trong mảnh mỗi tệp có một tên riêng, tương đối, viết bằng dấu /, không dẫn ra ngoài mảnh và không phải liên kết.");
    MANH_04 = Rule::error("MANH-04", "Mọi mảnh ghi trong danh sách phải có mảnh kết quả, làm từ đúng mảnh ấy và có báo cáo đọc được.");
    MANH_05 = Rule::warning("MANH-05", "Các mảnh kết quả của một đợt phải do cùng một phiên bản chương trình và cùng tùy chọn tạo ra.")
        .never_kept();
    DUNG_01 = Rule::error("DUNG-01", "Sau -o phải ghi tên tệp, thư mục hoặc dấu -.");
    DUNG_02 = Rule::error("DUNG-02", "Đuôi của tệp ra phải là .docx hoặc .pdf.");
    DUNG_03 = Rule::error("DUNG-03", "Đuôi của tệp ra phải hợp với định dạng ghi ở -f.");
    DUNG_04 = Rule::error("DUNG-04", "Đầu ra chuẩn mỗi lần chỉ nhận một tệp, nên phải chọn một định dạng ở -f.");
    DUNG_05 = Rule::error("DUNG-05", "Nhiều kế hoạch không ghi được vào một tệp ra; sau -o phải là thư mục.");
    DUNG_06 = Rule::error("DUNG-06", "Tệp ra không được trùng với tệp nguồn hoặc mang đuôi của tệp nguồn.");
    DUNG_07 = Rule::error("DUNG-07", "Hai kế hoạch không được cùng ghi ra một tệp.");
    DUNG_08 = Rule::error("DUNG-08", "Biến môi trường SOURCE_DATE_EPOCH phải là số giây tính từ 01/01/1970.");
    DUNG_09 = Rule::error("DUNG-09", "Tệp kế hoạch do 'init' tạo phải có đuôi .yaml và không tên là don-vi.yaml.");
    DUNG_20 = Rule::error("DUNG-20", "Câu lệnh phải có tên lệnh, tùy chọn và giá trị mà chương trình có.");
    DUNG_21 = Rule::error("DUNG-21", "Lệnh chỉ nhận loại tệp mà nó làm việc: tệp kế hoạch .yaml, hoặc tệp PDF.");
    DUNG_22 = Rule::error("DUNG-22", "Mã quy tắc trong câu lệnh phải là một mã hoặc một nhóm mã của chương trình.");
    DUNG_23 = Rule::error("DUNG-23", "Tùy chọn của lệnh check phải dùng được cho tệp ghi sau nó.");
    DUNG_24 = Rule::error("DUNG-24", "Mảnh (.zip) chạy riêng, có thư mục ở -o, và mang theo mọi thứ kế hoạch trong đó cần.");
    NB_01 = Rule::error("NB-01", "Chương trình gặp lỗi bên trong, không phải lỗi của người soạn, và không ghi tệp nào.");
    NB_02 = Rule::error("NB-02", "Chương trình không ghi được văn bản đã dàn trang xong, là lỗi của chương trình.");
    PHONG_01 = Rule::error("PHONG-01", "Văn bản chỉ gồm những ký tự in được và có trong phông chữ đang dùng.")
        .by_entry("phong")
        .example("trich_yeu: Tập huấn công tác văn thư ✅", "trich_yeu: Tập huấn công tác văn thư");
    PHONG_02 = Rule::warning("PHONG-02", "Ký tự ẩn, chép theo từ trang web hoặc chương trình khác, không được đưa vào văn bản.")
        .example(r#"trich_yeu: "Tập huấn công tác văn\u200B thư""#, "trich_yeu: Tập huấn công tác văn thư");
    PHONG_03 = Rule::warning("PHONG-03", "Dấu của một chữ phải đúng thứ tự và gắn liền với chữ, theo bảng mã Unicode dựng sẵn.")
        .by_entry("phong")
        .example(r#"trich_yeu: "Kiểm tra việc nhă\u0301c nhở, ke\u0301\u0302 hoạch""#, "trich_yeu: Kiểm tra việc nhắc nhở, kế hoạch");
    PHONG_04 = Rule::warning("PHONG-04", "Trong một từ không lẫn chữ cái của bảng chữ khác nhìn giống chữ Việt (а, о, е của tiếng Nga).")
        .by_entry("phong")
        .example(r#"trich_yeu: "Kiểm tra v\u0430n thư""#, "trich_yeu: Kiểm tra van thư");
    PHONG_40 = Rule::warning("PHONG-40", "Chữ trong tệp Word cũ dùng phông mà thể thức quy định.")
        .by_entry("phong");
    BOPHONG_01 = Rule::error("BOPHONG-01", "Thư mục phông ghi ở --font-path phải đọc được.");
    BOPHONG_02 = Rule::error("BOPHONG-02", "Tệp phông trong thư mục phông phải đọc được.");
    BOPHONG_03 = Rule::error("BOPHONG-03", "Thư mục phông phải có đủ bốn kiểu: đứng, đậm, nghiêng, đậm nghiêng.");
    BOPHONG_04 = Rule::error("BOPHONG-04", "Tệp phông phải là phông TrueType dùng được.");
    BOPHONG_05 = Rule::error("BOPHONG-05", "Thư mục phông chỉ được có một họ phông đủ bốn kiểu.");
    DV_20 = Rule::error("DV-20", "Hồ sơ đơn vị ghi ở 'don_vi' phải đọc được.");
}
