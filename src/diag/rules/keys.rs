//! Rules about keys and their values.

use super::Rule;

rules! {
    KHOA_01 = Rule::error("KHOA-01", "Tệp chỉ dùng những khóa chương trình biết, mỗi khóa đúng chỗ của nó; khóa lạ hoặc gõ sai bị từ chối.")
        .example("ki_hieu: KH-SNV", "ky_hieu: KH-SNV");
    KHOA_03 = Rule::error("KHOA-03", "Các khóa bắt buộc phải có: trích yếu, nội dung, nơi nhận, người ký, và phần bắt buộc của từng nhóm khóa.")
        .example("noi_nhan:", "noi_nhan:\n  - Các phòng chuyên môn");
    KHOA_04 = Rule::error("KHOA-04", "Hai khóa thay cho nhau không viết cùng một chỗ, như 'ma' và 'ho_ten' của người ký.")
        .example("ky: {ma: giam-doc, ho_ten: Nguyễn Văn An}", "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}");
    KHOA_05 = Rule::warning("KHOA-05", "Nơi nhận phải có dòng lưu ('luu').")
        .never_kept()
        .example("luu:", "luu: VT");
    GIATRI_01 = Rule::error("GIATRI-01", "Giá trị phải đúng dạng mà khóa nhận: chữ, số, ngày, danh sách hoặc nhóm khóa.")
        .example("trich_yeu:\n  - Tập huấn công tác văn thư", "trich_yeu: Tập huấn công tác văn thư");
    GIATRI_02 = Rule::error("GIATRI-02", "Ngày tháng năm phải đọc được và có trong lịch, viết theo thứ tự ngày/tháng/năm.")
        .example("ngay: 31/6/2026", "ngay: 30/6/2026");
    GIATRI_03 = Rule::error("GIATRI-03", "Khóa chỉ nhận một số từ thì phải ghi đúng một trong các từ ấy.")
        .example("ban: ban_giay", "ban: giay");
    GIATRI_04 = Rule::error("GIATRI-04", "Khóa nhận số thì chỉ ghi số, trong khoảng cho phép và không kèm đơn vị.")
        .example("trinh_bay: {co_chu: 14pt}", "trinh_bay: {co_chu: 14}");
    GIATRI_05 = Rule::warning("GIATRI-05", "Các câu viết trong ngoặc [ ] bị dấu phẩy cắt thành từng mục, nên phải viết mỗi mục một dòng hoặc đặt câu trong dấu nháy.")
        .never_kept()
        .example("noi_nhan: [Sở Y tế, Sở Tài chính]", "noi_nhan:\n  - Sở Y tế\n  - Sở Tài chính");
    GIATRI_06 = Rule::warning("GIATRI-06", "Mục để trống của một danh sách không được in.")
        .never_kept()
        .example("noi_nhan:\n  - Sở Y tế\n  -", "noi_nhan:\n  - Sở Y tế");
    GIATRI_07 = Rule::warning("GIATRI-07", "Khóa 'so' chỉ ghi số, ký hiệu ghi ở 'ky_hieu'.")
        .never_kept()
        .example("so: 15/KH-SNV", "so: 15\nky_hieu: KH-SNV");
    DONVI_01 = Rule::error("DONVI-01", "Trong hồ sơ cơ quan, hai mục của cùng một cơ quan hay cùng một mã người ký không được trùng thời gian.")
        .example(
            "--- don-vi.yaml\nco_quan:\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, den_ngay: 1/7/2025}\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025}",
            "--- don-vi.yaml\nco_quan:\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, den_ngay: 30/6/2025}\n  - {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025}",
        );
    DONVI_02 = Rule::error("DONVI-02", "Trong hồ sơ cơ quan, 'den_ngay' không được trước 'tu_ngay'.")
        .example(
            "--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025, den_ngay: 30/6/2025}",
            "--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, tu_ngay: 1/7/2025, den_ngay: 30/6/2026}",
        );
    HOSO_01 = Rule::error("HOSO-01", "Giá trị ghi ở 'ho_so' không được dài hơn trường thông tin tương ứng của hệ thống quản lý văn bản.")
        .example("ho_so: {so_thu_tu: 1024}", "ho_so: {so_thu_tu: 124}");
    HOSO_02 = Rule::warning("HOSO-02", "Phần in trên văn bản dài hơn trường thông tin của hồ sơ thì vẫn in đủ, nhưng hệ thống quản lý văn bản có thể cắt bớt.")
        .example("so: 0123456789ab", "so: 15");
}
