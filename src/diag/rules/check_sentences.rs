//! What `check` finds in sentences and marks.

use super::Rule;

rules! {
    CAU_01 = Rule::note("CAU-01", "Đoạn văn, ý trong danh sách kết thúc bằng dấu câu như các đoạn, các ý cùng loại.")
        .why("thiếu dấu ở cuối ý thường là thiếu chữ, hoặc ý bị cắt khi chép")
        .example(
            "noi_dung: |\n  - Lập danh sách hồ sơ đến hạn nộp lưu.\n  - Sắp xếp hồ sơ theo thứ tự của mục lục.\n  - Bàn giao hồ sơ cho lưu trữ cơ quan đúng thời hạn\n  - Báo cáo.",
            "noi_dung: |\n  - Lập danh sách hồ sơ đến hạn nộp lưu.\n  - Sắp xếp hồ sơ theo thứ tự của mục lục.\n  - Bàn giao hồ sơ cho lưu trữ cơ quan đúng thời hạn.\n  - Báo cáo.",
        );
    CAU_02 = Rule::warning("CAU-02", "Một câu không bị ngắt thành hai đoạn.")
        .why("câu bị ngắt làm hai đoạn thường do chép từ tệp có dòng cứng")
        .example(
            "noi_dung:\n  - doan_thuong: Sở Nội vụ tổ chức tập huấn,\n  - doan_thuong: bảo đảm mọi phòng tham gia.",
            "noi_dung:\n  - doan_thuong: Sở Nội vụ tổ chức tập huấn, bảo đảm mọi phòng tham gia.",
        );
    CAU_03 = Rule::note("CAU-03", "Câu mở đầu có đủ việc và người làm, không dừng ở phần 'Thực hiện …', 'Căn cứ …'.")
        .why("câu chỉ có trạng ngữ chưa nói ai làm gì")
        .example(
            "mo_dau: Thực hiện Kế hoạch số 20/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh về công tác văn thư. Sở Nội vụ ban hành Kế hoạch này.",
            "mo_dau: Thực hiện Kế hoạch số 20/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh về công tác văn thư, Sở Nội vụ ban hành Kế hoạch này.",
        );
    CAU_04 = Rule::note("CAU-04", "Không có hai dấu câu liền nhau; dấu ngoặc mở thì phải đóng.")
        .safe_fix()
        .why("hai dấu liền nhau là lỗi gõ; người đọc không biết câu đã hết hay còn")
        .example("noi_dung: Sở Nội vụ tổ chức tập huấn cho các phòng,, ban.", "noi_dung: Sở Nội vụ tổ chức tập huấn cho các phòng, ban.");
    CACH_01 = Rule::warning("CACH-01", "Dấu câu đứng liền sau từ và cách từ tiếp theo, dấu phần trăm đứng liền sau số.")
        .why("dấu câu tách khỏi từ có thể rơi xuống đầu dòng sau")
        .safe_fix()
        .example("noi_dung: Tập huấn văn thư , lưu trữ cho các phòng.", "noi_dung: Tập huấn văn thư, lưu trữ cho các phòng.");
    CACH_02 = Rule::note("CACH-02", "Dấu gạch chéo giữa hai từ không có dấu cách ở một bên.")
        .why("một bên có, một bên không thì hai vế như rời nhau")
        .suggests()
        .example("noi_dung: Mỗi phòng/ ban cử một người.", "noi_dung: Mỗi phòng/ban cử một người.");
    CACH_03 = Rule::note("CACH-03", "Giữa hai từ chỉ có một dấu cách.")
        .why("hai dấu cách làm hở dòng chữ, khi canh đều hai lề càng rõ")
        .safe_fix()
        .example("noi_dung: |\n  Tập huấn cho  các phòng.", "noi_dung: |\n  Tập huấn cho các phòng.");
    SODO_40 = Rule::note("SODO-40", "Số và ký hiệu đơn vị đo cách nhau một dấu cách; ký hiệu viết đúng chữ hoa, chữ thường; phần lẻ viết sau dấu phẩy.")
        .why("'5Km', '0.5 ml' không phải cách viết của đơn vị đo và số trong tiếng Việt")
        .suggests()
        .example("noi_dung: Sửa 5Km đường xã.", "noi_dung: Sửa 5 km đường xã.");
    THUTU_01 = Rule::warning("THUTU-01", "Nhãn của các mục, khoản, điểm cùng cấp theo thứ tự, không sót, không lặp.")
        .why("số sót hoặc lặp thì người đọc tưởng thiếu một mục, và viện dẫn không rõ mục nào")
        .example(
            "noi_dung: |\n  1. Mở lớp.\n  2. Thi.\n  4. Tổng kết.",
            "noi_dung: |\n  1. Mở lớp.\n  2. Thi.\n  3. Tổng kết.",
        )
        // `check` tells one of the two.
        .also(&[&super::body::NOIDUNG_05]);
    THUTU_02 = Rule::warning("THUTU-02", "Nhãn của mục, khoản, điểm viết đúng dạng 'I.', '1.', 'a)', điểm đặt tên bằng chữ cái tiếng Việt.")
        .why("nhãn đúng dạng thì viện dẫn được (điểm a khoản 1), và mục lục, đề mục nhận ra được")
        .by_entry("chu_cai")
        .example(
            "noi_dung: |\n  1. Tập huấn\n  a. Mở lớp.\n  b. Kiểm tra.",
            "noi_dung: |\n  1. Tập huấn\n  a) Mở lớp.\n  b) Kiểm tra.",
        );
}
