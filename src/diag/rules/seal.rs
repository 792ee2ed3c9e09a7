//! Rules about sources, locks, verifying and issuing.

use super::Rule;

rules! {
    NGUON_01 = Rule::error("NGUON-01", "Tệp khoa.yaml cạnh kế hoạch phải đọc được và do phiên bản này hiểu được.");
    NGUON_02 = Rule::error("NGUON-02", "Kế hoạch có tệp khóa phải tạo lại bằng đúng phiên bản chương trình đã ghi trong khóa.");
    NGUON_03 = Rule::error("NGUON-03", "Kế hoạch có tệp khóa phải tạo lại với đúng thể thức đã ghi trong khóa.");
    NGUON_04 = Rule::error("NGUON-04", "Kế hoạch có tệp khóa phải tạo lại với đúng các mẫu trình bày đã ghi trong khóa.");
    NGUON_05 = Rule::error("NGUON-05", "Kế hoạch có tệp khóa phải tạo lại với đúng phông chữ đã ghi trong khóa.");
    NGUON_06 = Rule::error("NGUON-06", "Tùy chọn ghi trong tệp khóa phải là tùy chọn chương trình có.");
    NGUON_07 = Rule::error("NGUON-07", "Câu có các dấu * lồng nhau không ghi lại được vào nguồn đính kèm tệp PDF.");
    NGUON_08 = Rule::note("NGUON-08", "Tệp của phiên bản khác được dựng lại bằng phiên bản này để so, không thay cho bản gốc.");
    NGUON_09 = Rule::error("NGUON-09", "Kế hoạch có tệp khóa phải tạo lại với đúng các hình đã ghi trong khóa.");
    KIEM_01 = Rule::error("KIEM-01", "Tệp cần kiểm chứng phải là tệp PDF.");
    KIEM_02 = Rule::error("KIEM-02", "Tệp PDF phải nguyên vẹn, không bị cắt cụt hay nối thêm phần lạ ở cuối.");
    KIEM_03 = Rule::error("KIEM-03", "Tệp PDF đã mã hóa hoặc đặt mật khẩu thì không kiểm chứng được.");
    KIEM_04 = Rule::error("KIEM-04", "Tệp PDF có cấu trúc lớn bất thường bị từ chối để tránh treo máy.");
    KIEM_05 = Rule::error("KIEM-05", "Cấu trúc của tệp PDF phải đọc được.");
    KIEM_06 = Rule::error("KIEM-06", "Chỉ kiểm chứng được tệp do kehoach tạo và chưa bị chương trình khác ghi lại.");
    KIEM_07 = Rule::error("KIEM-07", "Nguồn đính kèm trong tệp PDF phải còn nguyên.");
    KIEM_08 = Rule::error("KIEM-08", "Nội dung tệp phải giống hệt tệp tạo lại từ nguồn.");
    KIEM_09 = Rule::error("KIEM-09", "Muốn kiểm chứng phải có nguồn: đính trong tệp, nằm cạnh tệp, hoặc chỉ bằng --nguon.");
    KIEM_10 = Rule::error("KIEM-10", "Phần bổ sung vào tệp PDF phải nối tiếp bản gốc.");
    KIEM_11 = Rule::error("KIEM-11", "Bản cập nhật không được thay khai báo chung của tệp PDF.");
    KIEM_12 = Rule::error("KIEM-12", "Bản cập nhật không được thêm, bớt hay đổi thứ tự trang.");
    KIEM_13 = Rule::error("KIEM-13", "Bản cập nhật không được thay nội dung trang.");
    KIEM_14 = Rule::error("KIEM-14", "Bản cập nhật không được thay phông, danh sách trang, nguồn đính kèm và các phần khác của bản gốc.");
    KIEM_15 = Rule::error("KIEM-15", "Bản cập nhật không được bỏ hay dời ô ký, ô điền.");
    KIEM_16 = Rule::error("KIEM-16", "Bản cập nhật không được thêm chú thích, biểu mẫu hay hành động tự chạy có thể che nội dung.");
    KIEM_17 = Rule::error("KIEM-17", "Phải tạo lại được tệp từ nguồn thì mới đối chiếu được.");
    KIEM_18 = Rule::error("KIEM-18", "Tệp DOCX cần kiểm chứng phải đọc được.");
    KIEM_19 = Rule::error("KIEM-19", "Tệp DOCX đã đóng gói lại không còn là tệp gốc, dù nội dung chưa đổi.");
    KIEM_20 = Rule::note("KIEM-20", "Sau khi tạo, tệp PDF đã được thêm chữ ký số, điền ô, hoặc ghi lại thông tin mô tả.");
    TRICH_01 = Rule::error("TRICH-01", "Chỉ tệp PDF tạo bằng --pdf-standard a-3a mới kèm nguồn để trích ra.");
    BANSAO_01 = Rule::error("BANSAO-01", "Văn bản được sao phải là tệp PDF còn nguyên, đọc được.");
    BANSAO_02 = Rule::error("BANSAO-02", "Tệp PDF đặt mật khẩu hoặc mã hóa thì không sao được.");
    BANSAO_03 = Rule::error("BANSAO-03", "Tệp PDF có cấu trúc lớn bất thường hoặc là biểu mẫu XFA thì không sao được.");
    BANSAO_04 = Rule::note("BANSAO-04", "Chữ ký số của bản gốc không còn giá trị trong tệp bản sao, chỉ còn hình.");
    BANSAO_05 = Rule::warning("BANSAO-05", "Sao y, sao lục không có hình thức từ văn bản điện tử sang văn bản điện tử.")
        .never_kept();
    BANSAO_06 = Rule::warning("BANSAO-06", "Chỉ sao tệp PDF đã có số và ngày.")
        .never_kept();
    BANSAO_07 = Rule::note("BANSAO-07", "Bản sao của tệp không theo chuẩn PDF/A không khai báo PDF/A.");
    BANSAO_08 = Rule::note("BANSAO-08", "Bản sao của tệp không có cấu trúc thẻ cũng không có.");
    BANSAO_09 = Rule::error("BANSAO-09", "Lệnh 'sao' phải dùng đúng cách: một tệp bản sao .yaml, và một tệp PDF trừ khi chỉ làm khối bản sao.");
    BANSAO_10 = Rule::error("BANSAO-10", "Lệnh 'sao' không ghi đè tệp đã có, trừ khi cho ghi đè, và không bao giờ ghi đè văn bản được sao.");
    BANSAO_11 = Rule::error("BANSAO-11", "Khối bản sao để in lên bản chụp giấy phải nằm gọn trên một trang; bản sao điện tử không có khối này.");
    BANHANH_01 = Rule::error("BANHANH-01", "Số ghi ở --so phải là số văn bản từ 1 trở lên, không kèm ký hiệu.")
        .by_entry("so_khong.so");
    BANHANH_02 = Rule::error("BANHANH-02", "Ngày ghi ở --ngay phải đọc được và có trong lịch.");
    BANHANH_03 = Rule::error("BANHANH-03", "Dòng số hoặc dòng ngày ghi nguyên văn thì không điền số và ngày vào được.");
    BANHANH_04 = Rule::error("BANHANH-04", "Kế hoạch đã có số thì số ban hành phải đúng số ấy, trừ khi cho ghi đè.");
    BANHANH_05 = Rule::error("BANHANH-05", "Kế hoạch đã ghi ngày, tháng hoặc năm thì ngày ban hành phải hợp với phần ấy, trừ khi cho ghi đè.");
    BANHANH_06 = Rule::warning("BANHANH-06", "Ngày ban hành không nên trước ngày của văn bản làm căn cứ.")
        .never_kept();
    BANHANH_07 = Rule::error("BANHANH-07", "Khóa 'so' và 'ngay' phải viết theo cách mà chương trình điền được, mỗi khóa trên một dòng.");
    BANHANH_08 = Rule::error("BANHANH-08", "Tệp cần điền phải là tệp PDF còn nguyên.");
    BANHANH_09 = Rule::error("BANHANH-09", "Tệp PDF đặt mật khẩu hoặc mã hóa thì không điền được.");
    BANHANH_10 = Rule::error("BANHANH-10", "Tệp PDF cần điền phải có ô để trống cho số và ngày.");
    BANHANH_11 = Rule::error("BANHANH-11", "Số và ngày đã điền vào tệp PDF thì không thay được.");
    BANHANH_12 = Rule::error("BANHANH-12", "Ô số và ngày của tệp PDF phải chưa bị khóa, và chữ ký số đã có phải cho phép điền thêm.");
    BANHANH_13 = Rule::error("BANHANH-13", "Cơ quan đã ký số thì không điền số và ngày được nữa.");
    BANHANH_14 = Rule::error("BANHANH-14", "Ô của tệp PDF phải ghi được số và ngày: đủ chữ trong phông và đủ chỗ.");
    BANHANH_15 = Rule::error("BANHANH-15", "Số và ngày đã in sẵn trong tệp PDF phải hợp với số và ngày ban hành.");
    BANHANH_16 = Rule::note("BANHANH-16", "Văn bản điện tử được ký số trước rồi mới điền số và ngày, mà tệp này chưa có chữ ký số nào.")
        .by_table();
    BANHANH_20 = Rule::error("BANHANH-20", "Lệnh 'issue' phải dùng đúng cách: mỗi lần một tệp, với các tùy chọn hợp loại tệp.");
    BANHANH_21 = Rule::note("BANHANH-21", "Điền vào tệp PDF thì tệp kế hoạch và DOCX bên cạnh vẫn để trống số, ngày, trừ khi thêm --ca-nguon.");
    BANHANH_22 = Rule::error("BANHANH-22", "Tùy chọn --ca-nguon chỉ điền vào tệp kế hoạch còn khớp với tệp PDF, và chỉ thay tệp DOCX do chương trình tạo ra từ kế hoạch ấy.");
}
