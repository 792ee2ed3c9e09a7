//! Rules about the body, annexes and documents issued under another one.

use super::{Rule, THETHUC_06};

rules! {
    DEMUC_01 = Rule::error("DEMUC-01", "Phần, chương, mục, tiểu mục phải có tiêu đề.")
        .by_entry("muc.*.phai_co_ten")
        .keepable()
        .example(
            "noi_dung: |\n  Chương I\n  Điều 1. Phạm vi\n  Kế hoạch này áp dụng cho các phòng.",
            "noi_dung: |\n  Chương I\n  QUY ĐỊNH CHUNG\n  Điều 1. Phạm vi\n  Kế hoạch này áp dụng cho các phòng.",
        );
    DEMUC_02 = Rule::warning("DEMUC-02", "Điều phải có tiêu đề, trừ trong loại văn bản mà mẫu để trống.")
        .by_entry("muc.dieu.phai_co_ten")
        .example(
            "noi_dung:\n  - {kieu: dieu, doan: Kế hoạch này áp dụng cho các phòng.}",
            "noi_dung:\n  - {kieu: dieu, tieu_de: Phạm vi, doan: Kế hoạch này áp dụng cho các phòng.}",
        );
    DEMUC_03 = Rule::error("DEMUC-03", "Nội dung chỉ dùng các cấp đề mục mà thể thức có, như trước năm 2020 chưa có tiểu mục.")
        .by_entry("muc.tieu_muc")
        .keepable()
        .example(
            "ngay: 2/6/2014\nnoi_dung:\n  - {kieu: tieu_muc, tieu_de: TỔ CHỨC LỚP, doan: Mở hai lớp.}",
            "ngay: 2/6/2014\nnoi_dung:\n  - {kieu: muc, tieu_de: TỔ CHỨC LỚP, doan: Mở hai lớp.}",
        )
        .also(&[&THETHUC_06]);
    DEMUC_40 = Rule::warning("DEMUC-40", "Cuối tiêu đề của mục không có dấu chấm, dấu hai chấm.")
        .why("tiêu đề không phải câu nên không có dấu kết thúc; mẫu của quy định cũng không có")
        .safe_fix()
        .example(
            "noi_dung: |\n  1. Thời gian:\n  - Ngày 05/3/2026.\n  2. Địa điểm\n  - Tại Sở Nội vụ.",
            "noi_dung: |\n  1. Thời gian\n  - Ngày 05/3/2026.\n  2. Địa điểm\n  - Tại Sở Nội vụ.",
        );
    NGANG_01 = Rule::error("NGANG-01", "Mục 'ngang' không viết cùng khóa khác trong một mục.")
        .example(
            "noi_dung:\n  - doan_thuong: Các lớp như sau.\n    ngang:\n      - bang: {hang: [[Văn thư, 10/3]]}",
            "noi_dung:\n  - doan_thuong: Các lớp như sau.\n  - ngang:\n      - bang: {hang: [[Văn thư, 10/3]]}",
        );
    NGANG_02 = Rule::warning("NGANG-02", "Trang ngang trong nội dung chỉ dành cho bảng.")
        .by_entry("trang.ngang")
        .example(
            "mo_dau: Các lớp như sau.\nnoi_dung:\n  - ngang:\n      - doan_thuong: Mở hai lớp.",
            "mo_dau: Các lớp như sau.\nnoi_dung:\n  - ngang:\n      - bang: {hang: [[Văn thư, 10/3]]}",
        );
    NGANG_03 = Rule::note("NGANG-03", "Cả nội dung nằm ngang thì cả văn bản nằm ngang ('huong: ngang'), nếu không trang 1 chỉ có phần đầu.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - ngang:\n      - bang: {hang: [[Văn thư, 10/3]]}",
            "huong: ngang\nket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {hang: [[Văn thư, 10/3]]}",
        );
    PL_01 = Rule::warning("PL-01", "Văn bản có phụ lục thì trong nội dung phải có chỗ dẫn đến phụ lục.")
        .by_entry("phu_luc")
        .example(
            "phu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
            "noi_dung: Mở hai lớp (chi tiết tại Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
        );
    PL_02 = Rule::warning("PL-02", "Dòng 'Kèm theo' cần tên cơ quan viết như trong câu, ghi ở 'ten_day_du'.")
        .by_entry("kieu.phu_luc_dan")
        .example(
            "ten_day_du:\nnoi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
            "ten_day_du: Sở Nội vụ\nnoi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
        );
    PL_03 = Rule::error("PL-03", "Phụ lục phải có nội dung.")
        .by_entry("phu_luc")
        .example(
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC}",
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
        );
    PL_04 = Rule::warning("PL-04", "Phụ lục phải có tiêu đề.")
        .by_entry("kieu.phu_luc_ten")
        .example(
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {noi_dung: Buổi sáng.}",
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
        );
    PL_05 = Rule::warning("PL-05", "Nhãn và dòng 'Kèm theo' của phụ lục do chương trình tự tạo, không gõ thêm ở đầu nội dung phụ lục.")
        .by_entry("phu_luc")
        .example(
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc:\n  tieu_de: LỊCH HỌC\n  noi_dung: |\n    (Kèm theo Kế hoạch số 15/KH-SNV)\n    Buổi sáng.",
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc:\n  tieu_de: LỊCH HỌC\n  noi_dung: |\n    Buổi sáng.",
        );
    PL_06 = Rule::error("PL-06", "Một phụ lục chỉ có 'tieu_de' hoặc 'trich_yeu', không có cả hai.")
        .example(
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, trich_yeu: Lịch học, noi_dung: Buổi sáng.}",
            "noi_dung: Mở hai lớp (Phụ lục kèm theo).\nphu_luc: {tieu_de: LỊCH HỌC, noi_dung: Buổi sáng.}",
        );
    PL_41 = Rule::warning("PL-41", "Trong nội dung, phụ lục được gọi bằng số La Mã như nhãn của nó.")
        .why("nhãn in trên phụ lục là số La Mã; gọi bằng số khác thì người đọc không tìm thấy")
        .by_entry("phu_luc")
        .suggests()
        .example(
            "noi_dung: Danh sách của Phụ lục 01.\nphu_luc:\n  - tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.",
            "noi_dung: Danh sách ở phụ lục I.\nphu_luc:\n  - tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.",
        );
    PL_42 = Rule::warning("PL-42", "Nhãn gõ sẵn của phụ lục là chữ 'Phụ lục' và số La Mã, không có dấu ở cuối.")
        .why("nhiều phụ lục thì đánh số La Mã, tiêu đề đứng ở dòng dưới nhãn")
        .by_entry("phu_luc")
        .suggests()
        .example(
            "noi_dung: Danh sách ở Phụ lục kèm theo.\nphu_luc:\n  - nhan: 'Phụ lục:'\n    tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.",
            "noi_dung: Danh sách ở Phụ lục kèm theo.\nphu_luc:\n  - nhan: Phụ lục\n    tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.",
        );
    PL_43 = Rule::note("PL-43", "Phụ lục mà nội dung dẫn đến thì phải có trong văn bản.")
        .why("người nhận tìm một phụ lục không có")
        .by_entry("phu_luc")
        .example(
            "noi_dung: Danh sách ở Phụ lục X kèm theo.\nphu_luc:\n  - tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.",
            "noi_dung: Danh sách ở Phụ lục kèm theo.\nphu_luc:\n  - tieu_de: DANH SÁCH CÁC PHÒNG\n    noi_dung: Phòng Tổ chức.",
        );
    KT_01 = Rule::warning("KT-01", "Văn bản ban hành kèm theo quyết định không có chữ ký, nơi nhận, dòng lưu riêng.")
        .by_entry("kieu.dong_duoi_trich_yeu")
        .example(
            "kem_theo: {so: 12, ky_hieu: QĐ-SNV, ngay: 5/3/2026}\nso:\nky_hieu:\ndia_danh:\nngay:\nky:\nnoi_nhan:\nluu: VT",
            "kem_theo: {so: 12, ky_hieu: QĐ-SNV, ngay: 5/3/2026}\nso:\nky_hieu:\ndia_danh:\nngay:\nky:\nnoi_nhan:\nluu:",
        );
    KT_02 = Rule::error("KT-02", "Văn bản ban hành kèm theo quyết định không có số, ký hiệu, địa danh và ngày riêng.")
        .by_entry("kieu.dong_duoi_trich_yeu")
        .example(
            "kem_theo: {so: 12, ky_hieu: QĐ-SNV, ngay: 5/3/2026}\nso: 15\nky_hieu:\ndia_danh:\nngay:\nky:\nnoi_nhan:\nluu:",
            "kem_theo: {so: 12, ky_hieu: QĐ-SNV, ngay: 5/3/2026}\nso:\nky_hieu:\ndia_danh:\nngay:\nky:\nnoi_nhan:\nluu:",
        );
    DONG_01 = Rule::note("DONG-01", "Dòng đơn vị tính trên bảng căn phải, liền với bảng.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung: |\n  Kinh phí như sau:\n\n  Đơn vị tính: triệu đồng\n\n  | Việc | Kinh phí |\n  |---|---,|\n  | Mở lớp | 12,5 |",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung: |\n  Kinh phí như sau:\n\n  -> *Đơn vị tính: triệu đồng* ->\n\n  | Việc | Kinh phí |\n  |---|---,|\n  | Mở lớp | 12,5 |",
        );
    NOIDUNG_01 = Rule::warning("NOIDUNG-01", "Dòng được nối vào đoạn ở trên, tuy có thể là một đoạn riêng.")
        .example(
            "noi_dung: |\n  Mở lớp ở các xã với hình thức phù hợp với điều kiện của từng nơi,\n\n  bảo đảm thiết thực.",
            "noi_dung: |\n  Mở lớp ở các xã với hình thức phù hợp với điều kiện của từng nơi, bảo đảm thiết thực.",
        );
    NOIDUNG_02 = Rule::warning("NOIDUNG-02", "Dòng được coi là đoạn mới, tuy có thể nối tiếp dòng trên.")
        .example(
            "noi_dung: |\n  Các hộ trồng lúa được hỗ trợ giống, phân bón theo định mức của tỉnh để\n  khôi phục sản xuất sau bão, nhận tại kho của hợp tác xã An Phú đã nêu.\n  Hợp tác xã lập sổ theo dõi, có chữ ký của từng hộ, gửi phòng Kinh tế xã\n  kiểm tra.",
            "noi_dung: |\n  Các hộ trồng lúa được hỗ trợ giống, nhận tại kho của hợp tác xã.\n\n  Hợp tác xã lập sổ theo dõi, gửi phòng Kinh tế xã kiểm tra.",
        );
    NOIDUNG_03 = Rule::warning("NOIDUNG-03", "Chữ ở đầu dòng được coi là nhãn, tuy có thể là chữ của câu.")
        .example(
            "noi_dung: |\n  Các phòng thực hiện trong tháng 3 và các tháng sau,\n  - các xã cùng làm\n  - các ấp.",
            "noi_dung: |\n  Các phòng thực hiện trong tháng 3 và các tháng sau:\n  - các xã cùng làm;\n  - các ấp.",
        );
    NOIDUNG_04 = Rule::warning("NOIDUNG-04", "Chữ ở đầu dòng giống nhãn nhưng được coi là chữ của câu.")
        .example(
            "noi_dung: |\n  A. Trần Văn là người trồng thử giống lúa này.\n\n  1. Nhân rộng mô hình.",
            "noi_dung: |\n  \\A. Trần Văn là người trồng thử giống lúa này.\n\n  1. Nhân rộng mô hình.",
        );
    NOIDUNG_05 = Rule::note("NOIDUNG-05", "Số thứ tự của các mục không liền nhau hoặc lặp lại.")
        .example(
            "noi_dung: |\n  1. Mở lớp.\n  2. Thi.\n  4. Tổng kết.",
            "noi_dung: |\n  1. Mở lớp.\n  2. Thi.\n  3. Tổng kết.",
        );
    NOIDUNG_06 = Rule::warning("NOIDUNG-06", "Số trang hoặc bảng được chép lẫn vào nội dung.")
        .example(
            "noi_dung: |\n  Giao phòng Tài chính chủ trì, phối hợp với các phòng\n  2\n  liên quan rà soát.",
            "noi_dung: |\n  Giao phòng Tài chính chủ trì, phối hợp với các phòng liên quan rà soát.",
        );
    NOIDUNG_07 = Rule::warning("NOIDUNG-07", "Mục chưa có chữ nên không được in.")
        .example(
            "noi_dung:\n  - doan: Mở hai lớp.\n  - doan:",
            "noi_dung:\n  - doan: Mở hai lớp.\n  - doan: Tổng kết.",
        );
}
