//! Rules about keys and their values.

use super::Rule;

rules! {
    KHOA_01 = Rule::error("KHOA-01", "Tệp chỉ dùng những khóa chương trình biết, mỗi khóa đúng chỗ của nó; khóa lạ hoặc gõ sai bị từ chối.")
        .example("ki_hieu: KH-SNV", "ky_hieu: KH-SNV");
    KHOA_03 = Rule::error("KHOA-03", "Các khóa bắt buộc phải có: trích yếu, nội dung, nơi nhận, người ký, và phần bắt buộc của từng nhóm khóa.")
        .by_table()
        .example("noi_nhan:", "noi_nhan:\n  - Các phòng chuyên môn");
    KHOA_04 = Rule::error("KHOA-04", "Hai khóa thay cho nhau không viết cùng một chỗ, như 'ma' và 'ho_ten' của người ký.")
        .example("ky: {ma: giam-doc, ho_ten: Nguyễn Văn An}", "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}");
    KHOA_05 = Rule::warning("KHOA-05", "Nơi nhận phải có dòng lưu ('luu').")
        .by_entry("chu.luu")
        .example("luu:", "luu: VT");
    GIATRI_01 = Rule::error("GIATRI-01", "Giá trị phải đúng dạng mà khóa nhận: chữ, số, ngày, danh sách hoặc nhóm khóa.")
        .example("dia_danh:\n  - An Bình", "dia_danh: An Bình");
    GIATRI_02 = Rule::error("GIATRI-02", "Ngày tháng năm phải đọc được và có trong lịch, viết theo thứ tự ngày/tháng/năm.")
        .example("ngay: 31/6/2026", "ngay: 30/6/2026");
    GIATRI_03 = Rule::error("GIATRI-03", "Khóa chỉ nhận một số từ thì phải ghi đúng một trong các từ ấy.")
        .example("ban: ban_giay", "ban: giay");
    GIATRI_04 = Rule::error("GIATRI-04", "Khóa nhận số thì chỉ ghi số, trong khoảng cho phép và không kèm đơn vị.")
        .example("trinh_bay: {co_chu: 14pt}", "trinh_bay: {co_chu: 14}");
    GIATRI_05 = Rule::warning("GIATRI-05", "Các câu viết trong ngoặc [ ] bị dấu phẩy cắt thành từng mục, nên phải viết mỗi mục một dòng hoặc đặt câu trong dấu nháy.")
        .example("noi_nhan: [Sở Y tế, Sở Tài chính]", "noi_nhan:\n  - Sở Y tế\n  - Sở Tài chính");
    GIATRI_06 = Rule::warning("GIATRI-06", "Mục để trống của một danh sách không được in.")
        .example("noi_nhan:\n  - Sở Y tế\n  -", "noi_nhan:\n  - Sở Y tế");
    GIATRI_07 = Rule::error("GIATRI-07", "Khóa 'so' chỉ ghi số từ 1 trở lên hoặc để trống, ký hiệu ghi ở 'ky_hieu'.")
        .example("so: 15/KH-SNV", "so: 15\nky_hieu: KH-SNV");
    GIATRI_08 = Rule::note("GIATRI-08", "Chữ, dấu mà mẫu tự in (như 'Số:', dấu /, dấu phẩy sau địa danh, dấu chấm chừa chỗ) và dấu ** gõ thừa trong giá trị thì được bỏ đi.")
        .example("ky_hieu: /KH-SNV", "ky_hieu: KH-SNV");
    GIATRI_09 = Rule::error("GIATRI-09", "Giá trị của phần đầu, phần cuối phải là chữ để in, không phải dấu chừa chỗ hay lời ghi chú.")
        .example("ky: {chuc_vu: GIÁM ĐỐC, ho_ten: (đã ký)}", "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}");
    DONVI_01 = Rule::error("DONVI-01", "Trong hồ sơ đơn vị, hai mục của cùng một cơ quan hay cùng một mã người ký không được trùng thời gian.")
        .example(
            "--- don-vi.yaml\nco_quan:\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, den_ngay: 1/7/2025}\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025}",
            "--- don-vi.yaml\nco_quan:\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, den_ngay: 30/6/2025}\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025}",
        );
    DONVI_02 = Rule::error("DONVI-02", "Trong hồ sơ đơn vị, 'den_ngay' không được trước 'tu_ngay'.")
        .example(
            "--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025, den_ngay: 30/6/2025}",
            "--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025, den_ngay: 30/6/2026}",
        );
    HOSO_01 = Rule::error("HOSO-01", "Giá trị ghi ở 'ho_so' không được dài hơn trường thông tin tương ứng của hệ thống quản lý văn bản.")
        .by_table()
        .example("ho_so: {so_thu_tu: 1024}", "ho_so: {so_thu_tu: 124}");
    HOSO_02 = Rule::warning("HOSO-02", "Phần in trên văn bản dài hơn trường thông tin của hồ sơ thì vẫn in đủ, nhưng hệ thống quản lý văn bản có thể cắt bớt.")
        .by_table()
        .example(
            "ky: {chuc_vu: 'TRƯỞNG BAN CHỈ ĐẠO TRIỂN KHAI CÔNG TÁC VĂN THƯ, LƯU TRỮ, SỐ HÓA TÀI LIỆU VÀ CHUYỂN ĐỔI SỐ CỦA SỞ NỘI VỤ TỈNH AN BÌNH', ho_ten: Nguyễn Văn An}",
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
        );
    GIUNGUYEN_01 = Rule::warning("GIUNGUYEN-01", "Mã ghi trong 'giu_nguyen' phải là mã có trong thông báo của chương trình; mã viết sai không giữ gì.")
        .never_kept()
        .example(
            "giu_nguyen:\n  - {ma: KHOA-5, ly_do: Bản gốc không có dòng lưu}",
            "luu:\ngiu_nguyen:\n  - {ma: KHOA-05, ly_do: Bản gốc không có dòng lưu}",
        );
    GIUNGUYEN_02 = Rule::warning("GIUNGUYEN-02", "Không phải điều gì cũng giữ lại được bằng 'giu_nguyen': lỗi về cách viết tệp, phần còn thiếu phải sửa, lưu ý thì không cần giữ.")
        .never_kept()
        .example(
            "giu_nguyen:\n  - {ma: KHOA-01, ly_do: Như bản gốc}",
            "luu:\ngiu_nguyen:\n  - {ma: KHOA-05, ly_do: Bản gốc không có dòng lưu}",
        );
    GIUNGUYEN_03 = Rule::note("GIUNGUYEN-03", "Mục của 'giu_nguyen' mà văn bản không có chỗ nào phải giữ theo thì nên bỏ, để danh sách chỉ còn những chỗ khác quy định thật.")
        .example(
            "giu_nguyen:\n  - {ma: KHOA-05, ly_do: Bản gốc không có dòng lưu}",
            "luu:\ngiu_nguyen:\n  - {ma: KHOA-05, ly_do: Bản gốc không có dòng lưu}",
        );
    GIUNGUYEN_04 = Rule::note("GIUNGUYEN-04", "Mỗi mã chỉ cần ghi một lần trong 'giu_nguyen': lý do ghi ở mục đầu áp dụng cho mọi chỗ mang mã ấy.")
        .example(
            "luu:\ngiu_nguyen:\n  - {ma: KHOA-05, ly_do: Bản gốc không có}\n  - {ma: KHOA-05, ly_do: Như bản gốc}",
            "luu:\ngiu_nguyen:\n  - {ma: KHOA-05, ly_do: Bản gốc không có dòng lưu}",
        )
        .also(&[&KHOA_05]);
}
