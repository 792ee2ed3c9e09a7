//! Rules about layout wishes and pages.

use super::{Rule, THETHUC_06};

rules! {
    TB_01 = Rule::error("TB-01", "Cỡ chữ nội dung phải trong khoảng mà thể thức cho phép.")
        .by_entry("than.co_chu")
        .keepable()
        .example("trinh_bay: {co_chu: 12}", "trinh_bay: {co_chu: 13}");
    TB_02 = Rule::error("TB-02", "Bậc cỡ chữ của phần đầu phải là một trong các bậc mà thể thức có (nho, lon).")
        .by_entry("bac_co.*")
        .example("trinh_bay: {bac_co: vua}", "trinh_bay: {bac_co: nho}");
    TB_03 = Rule::error("TB-03", "Thụt đầu dòng phải theo các mức hoặc khoảng mà thể thức cho phép.")
        .by_entry("than.thut_dong")
        .keepable()
        .example("trinh_bay: {thut_dong: 2}", "trinh_bay: {thut_dong: 1}");
    TB_04 = Rule::error("TB-04", "Giãn dòng phải trong khoảng mà thể thức cho phép, và chỉ ghi bằng pt ở thể thức nhận cách ấy.")
        .by_entry("than.gian_dong")
        .keepable()
        .example("trinh_bay: {gian_dong: 2}", "trinh_bay: {gian_dong: 1.5}");
    TB_05 = Rule::error("TB-05", "Khoảng cách đoạn phải trong khoảng mà thể thức cho phép.")
        .by_entry("than.cach_doan")
        .keepable()
        .example("trinh_bay: {cach_doan: 3}", "trinh_bay: {cach_doan: 6}");
    TB_06 = Rule::error("TB-06", "Lề trang phải trong khoảng mà thể thức cho phép.")
        .by_entry("trang.le")
        .keepable()
        .example("trinh_bay: {le: {trai: 25}}", "trinh_bay: {le: {trai: 30}}");
    TB_07 = Rule::error("TB-07", "Lựa chọn ở 'trinh_bay' phải là giá trị trình bày được trên trang.")
        .example("trinh_bay: {co_chu: 100}", "trinh_bay: {co_chu: 14}");
    TB_08 = Rule::error("TB-08", "Cỡ chữ ghi cho bảng phải là cỡ trình bày được.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {co_chu: 100, hang: [[Văn thư, 10/3]]}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {co_chu: 12, hang: [[Văn thư, 10/3]]}",
        );
    TB_09 = Rule::error("TB-09", "Đường kính con dấu trong hồ sơ đơn vị phải là kích thước thật của một con dấu.")
        .by_entry("o_ky.co_quan")
        .example("--- don-vi.yaml\ncon_dau: {duong_kinh: 360}", "--- don-vi.yaml\ncon_dau: {duong_kinh: 36}");
    TB_10 = Rule::error("TB-10", "Cỡ chữ nội dung chỉ lẻ đến nửa pt.")
        .example("trinh_bay: {co_chu: 13.3}", "trinh_bay: {co_chu: 13.5}");
    TB_30 = Rule::error("TB-30", "Số trang chỉ đặt ở chỗ mà thể thức cho phép.")
        .by_entry("trang.so_trang")
        .keepable()
        .example("trinh_bay: {so_trang: phai_duoi}", "trinh_bay: {so_trang: giua_tren}");
    TB_31 = Rule::error("TB-31", "Chỗ của số trang phải là một trong các chỗ chương trình biết (giua_tren, phai_duoi).")
        .example("trinh_bay: {so_trang: giua}", "trinh_bay: {so_trang: giua_tren}");
    TB_32 = Rule::error("TB-32", "Lề trái và lề phải chỉ đổi chỗ ở mặt sau khi thể thức cho phép.")
        .by_entry("trang.le")
        .keepable()
        .example("trinh_bay: {le: {doi_mat: true}}", "trinh_bay: {le: {doi_mat: false}}");
    TB_33 = Rule::warning("TB-33", "Lề của trang ngang nên trong khoảng thông lệ.")
        .by_entry("trang.ngang")
        .example("trinh_bay: {le_ngang: {tren: 50}}", "trinh_bay: {le_ngang: {tren: 20}}");
    TB_34 = Rule::error("TB-34", "Văn bản trình bày trên khổ giấy mà thể thức quy định cho loại ấy.")
        .by_entry("trang.kho")
        .keepable()
        .example(
            "loai: phieu_chuyen\nngay: 12/3/2015\nky_hieu: PC-SNV\ntrinh_bay: {kho: A4}",
            "loai: phieu_chuyen\nngay: 12/3/2015\nky_hieu: PC-SNV\ntrinh_bay: {kho: A5}",
        )
        .also(&[&THETHUC_06]);
    TB_35 = Rule::error("TB-35", "Khổ giấy phải là một trong các khổ mà thể thức có.")
        .by_entry("trang.kho")
        .example("trinh_bay: {kho: A5}", "trinh_bay: {kho: A4}");
    TRANG_20 = Rule::error("TRANG-20", "Các dòng ở lề trên và chân trang đầu không được chiếm quá nửa chỗ của nội dung.");
    TRANG_40 = Rule::warning("TRANG-40", "Tệp Word cũ có khổ giấy mà thể thức quy định.")
        .by_entry("trang.kho");
    TRANG_41 = Rule::warning("TRANG-41", "Tệp Word cũ có lề trong khoảng mà thể thức quy định.")
        .by_entry("trang.le");
    TRANG_42 = Rule::note("TRANG-42", "Tệp Word cũ dài hơn một trang thì đánh số trang.")
        .by_entry("trang.so_trang");
    GON_01 = Rule::note("GON-01", "Trang cuối chỉ còn vài dòng đã được kéo lại theo '--gon' hoặc 'trinh_bay.gon', với những thay đổi nêu trong thông báo.");
    GON_02 = Rule::note("GON-02", "Không kéo được trang cuối lại, vì thu hẹp hết mức cho phép vẫn thiếu chỗ.");
}
