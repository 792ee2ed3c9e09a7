//! Rules about characters, marks, footnotes, tables and lines.

use super::{HOP_02, Rule};

rules! {
    CHU_01 = Rule::warning("CHU-01", "Dấu * của chữ đậm, nghiêng phải có đôi; dấu * không có đôi được in như chữ thường.")
        .example("trich_yeu: Tập huấn *công tác văn thư", "trich_yeu: Tập huấn *công tác văn thư*");
    CHU_03 = Rule::warning("CHU-03", "Sau nhãn gõ sẵn (1., a), -) phải có chữ.")
        .example("noi_dung: |\n  1. Mục đích\n  2.", "noi_dung: |\n  1. Mục đích\n  2. Yêu cầu");
    CHU_04 = Rule::error("CHU-04", "Nội dung dạng danh sách không lồng sâu hơn dòng cộng (+).")
        .example(
            "noi_dung:\n  - kieu: cong\n    doan: Tập huấn\n    muc:\n      - doan: Buổi sáng",
            "noi_dung:\n  - kieu: gach\n    doan: Tập huấn\n    muc:\n      - doan: Buổi sáng",
        );
    CHU_20 = Rule::warning("CHU-20", "Từ dài hơn cả dòng bị ngắt giữa chừng, nên cần xem có thiếu dấu cách không.")
        .example(
            "noi_dung: Mã tra cứu là 01234567890123456789012345678901234567890123456789012345678901234567890123456789.",
            "noi_dung: Mã tra cứu là 0123456789 0123456789.",
        );
    DANHDAU_01 = Rule::note("DANHDAU-01", "Dấu của Markdown, HTML còn lại trong chữ chép vào (#, ---, >) được hiểu theo nghĩa của nó và không in ra.")
        .example(
            "noi_dung: |\n  ## I. NỘI DUNG\n\n  Mở hai lớp.",
            "noi_dung: |\n  I. NỘI DUNG\n\n  Mở hai lớp.",
        );
    DANHDAU_02 = Rule::warning("DANHDAU-02", "Dấu của Markdown, HTML không có nghĩa trong văn bản (liên kết, hình, thẻ) được in nguyên như đã gõ.")
        .example(
            "noi_dung: Đăng ký tại [trang của Sở](https://example.vn).",
            "noi_dung: Đăng ký tại trang của Sở (https://example.vn).",
        );
    CHUTHICH_01 = Rule::error("CHUTHICH-01", "Chú thích cuối trang chỉ đặt trong căn cứ, mở đầu, nội dung và kết thúc.")
        .example("trich_yeu: Tập huấn công tác văn thư[^1]", "trich_yeu: Tập huấn công tác văn thư");
    CHUTHICH_02 = Rule::error("CHUTHICH-02", "Mỗi dấu chú thích [^…] phải có nội dung chú thích.")
        .example("noi_dung: Tập huấn theo Đề án[^1].", "noi_dung: Tập huấn theo Đề án[^1].\nchu_thich: {1: Đề án văn thư số.}");
    CHUTHICH_03 = Rule::error("CHUTHICH-03", "Nội dung chú thích không được chỗ nào dẫn đến thì không in được, nên bị từ chối.")
        .example(
            "noi_dung: Tập huấn theo Đề án.\nchu_thich: {1: Đề án văn thư số.}",
            "noi_dung: Tập huấn theo Đề án[^1].\nchu_thich: {1: Đề án văn thư số.}",
        );
    CHUTHICH_04 = Rule::error("CHUTHICH-04", "Mỗi tên chú thích chỉ có một nội dung.")
        .example(
            "noi_dung: |\n  Tập huấn theo Đề án[^1].\n  [^1]: Đề án văn thư số.\n  [^1]: Đề án lưu trữ số.",
            "noi_dung: |\n  Tập huấn theo Đề án[^1].\n  [^1]: Đề án văn thư số.",
        );
    CHUTHICH_05 = Rule::error("CHUTHICH-05", "Trong một chú thích không đặt chú thích khác.")
        .example(
            "noi_dung: Tập huấn theo Đề án[^1].\nchu_thich: {1: 'Đề án văn thư số[^2].', 2: Ban hành năm 2025.}",
            "noi_dung: Tập huấn theo Đề án[^1].\nchu_thich: {1: 'Đề án văn thư số, ban hành năm 2025.'}",
        )
        .also(&[&CHUTHICH_03]);
    CHUTHICH_06 = Rule::error("CHUTHICH-06", "Mỗi chú thích chỉ được dẫn ở một chỗ.")
        .example(
            "noi_dung: Tập huấn[^1] theo Đề án[^1].\nchu_thich: {1: Đề án văn thư số.}",
            "noi_dung: Tập huấn theo Đề án[^1].\nchu_thich: {1: Đề án văn thư số.}",
        );
    CHUTHICH_07 = Rule::error("CHUTHICH-07", "Tên chú thích chỉ gồm chữ, số và gạch nối, nhiều nhất 20 ký tự.")
        .example(
            "noi_dung: Tập huấn theo Đề án.\nchu_thich: {đề án: Đề án văn thư số.}",
            "noi_dung: Tập huấn theo Đề án[^de-an].\nchu_thich: {de-an: Đề án văn thư số.}",
        );
    BANG_01 = Rule::error("BANG-01", "Mỗi hàng của bảng phải có đủ ô cho các cột, ô gộp tính theo số cột nó chiếm.")
        .example(
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư |",
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |",
        );
    BANG_02 = Rule::error("BANG-02", "Ô gộp phải là một hình chữ nhật nằm gọn trong bảng, không đè lên ô khác, không nối tiêu đề với nội dung.")
        .example(
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | ^^ |",
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |\n  | Lưu trữ | ^^ |",
        );
    BANG_03 = Rule::error("BANG-03", "Bảng phải có ít nhất một hàng nội dung.")
        .example("noi_dung: |\n  | Lớp | Ngày |\n  |---|---|", "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |");
    BANG_04 = Rule::error("BANG-04", "'rong' và 'can' của bảng phải có cho mỗi cột một mục.")
        .example(
            "noi_dung:\n  - bang: {can: [trai, giua, phai], hang: [[Văn thư, 10/3]]}",
            "noi_dung:\n  - bang: {can: [trai, giua], hang: [[Văn thư, 10/3]]}",
        );
    BANG_05 = Rule::error("BANG-05", "Bảng gõ bằng dấu | có một dòng |---| dưới tiêu đề và nhiều nhất một dòng |===| trên các hàng cộng.")
        .example(
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |\n  |---|---|",
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |",
        );
    BANG_06 = Rule::error("BANG-06", "Bảng không có quá 63 cột, nhiều hơn thì Word không mở được.")
        .example("noi_dung:\n  - bang: {hang: [[{chu: Văn thư, gop_cot: 64}]]}", "noi_dung:\n  - bang: {hang: [[Văn thư]]}");
    BANG_07 = Rule::warning("BANG-07", "Bảng gõ không có dòng |---|, hoặc chép vào có dấu Tab giữa các ô, được hiểu là bảng và cần xem lại.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung: |\n  | Lớp | Ngày |\n  | Văn thư | 10/3 |",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |",
        );
    BANG_20 = Rule::error("BANG-20", "Bảng phải vừa chiều rộng trang, kể cả khi đã dùng cỡ chữ nhỏ nhất.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {hang: [[Mã, '012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789']]}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {hang: [[Mã, '0123456789012345678901234567890123456789']]}",
        );
    BANG_21 = Rule::note("BANG-21", "Bảng nhiều cột được đặt cỡ chữ nhỏ hơn thường lệ để vừa chiều rộng trang.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {hang: [[Mã, '0123456789012345678901234567890123456789012345678901234567890123456789012345']]}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {hang: [[Mã, '0123456789012345678901234567890123456789']]}",
        );
    BANG_22 = Rule::warning("BANG-22", "Cỡ chữ ghi cho bảng nên nằm trong khoảng thường dùng.")
        .example(
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {co_chu: 16, hang: [[Văn thư, 10/3]]}",
            "ket_thuc: Các phòng thực hiện.\nnoi_dung:\n  - bang: {co_chu: 12, hang: [[Văn thư, 10/3]]}",
        );
    BANG_40 = Rule::note("BANG-40", "Hàng cộng của bảng bằng tổng các hàng trên nó.")
        .why("tổng sai thì một trong các số sai, người duyệt không biết số nào")
        .example(
            "noi_dung: |\n  Kinh phí như sau:\n\n  | Việc | Kinh phí |\n  |---|---,|\n  | Mở lớp | 120 |\n  | Tài liệu | 30 |\n  | Thuê xe | 50 |\n  | Tổng cộng | 210 |\nket_thuc: Các phòng thực hiện.",
            "noi_dung: |\n  Kinh phí như sau:\n\n  | Việc | Kinh phí |\n  |---|---,|\n  | Mở lớp | 120 |\n  | Tài liệu | 30 |\n  | Thuê xe | 50 |\n  | Tổng cộng | 200 |\nket_thuc: Các phòng thực hiện.",
        );
    SOTIEN_40 = Rule::warning("SOTIEN-40", "Số chung bằng tổng các số kể ra sau 'gồm'.")
        .why("tổng sai thì một trong các số sai, người duyệt không biết số nào")
        .example(
            "noi_dung: 'Kinh phí 95 triệu đồng, gồm: ngân sách tỉnh 60 triệu đồng; nguồn khác 30 triệu đồng.'",
            "noi_dung: 'Kinh phí 90 triệu đồng, gồm: ngân sách tỉnh 60 triệu đồng; nguồn khác 30 triệu đồng.'",
        );
    SOTIEN_41 = Rule::warning("SOTIEN-41", "Số tiền bằng chữ trong ngoặc là số tiền bằng chữ số đứng trước.")
        .why("hai số khác nhau thì không biết số nào được duyệt")
        .example(
            "noi_dung: Kinh phí 1.200.000 đồng (một triệu hai mươi nghìn đồng).",
            "noi_dung: Kinh phí 1.200.000 đồng (một triệu hai trăm nghìn đồng).",
        );
    DAU_01 = Rule::warning("DAU-01", "Chỗ hết văn bản có dấu './.'; câu cuối kết thúc bằng dấu khác dấu chấm thì không thêm được.")
        .by_entry("dau.het")
        .example("noi_dung: 'Sở Nội vụ phân công như sau:'", "noi_dung: Sở Nội vụ phân công các phòng.");
    DAU_02 = Rule::error("DAU-02", "Phần đầu văn bản phải đủ chỗ cho hai cột, các dòng không được ngắt vẫn nằm trên một dòng.")
        .by_entry("dau_trang")
        .example("dia_danh: Xã An Bình Thượng và các xã An Bình Hạ, An Bình Trung, An Bình Đông", "dia_danh: An Bình");
    DAU_20 = Rule::error("DAU-20", "Dòng phải đứng riêng trên một dòng không được dài hơn chỗ dành cho nó.")
        .example(
            "pham_vi_luu_hanh: LƯU HÀNH NỘI BỘ TRONG CÁC PHÒNG CỦA SỞ VÀ CÁC ĐƠN VỊ TRỰC THUỘC CỦA SỞ",
            "pham_vi_luu_hanh: LƯU HÀNH NỘI BỘ",
        )
        .also(&[&HOP_02]);
    DAU_21 = Rule::error("DAU-21", "Trong phần đầu văn bản không có từ nào dài hơn cột của nó.");
    DAU_22 = Rule::warning("DAU-22", "Họ tên người ký dài hơn một dòng của phần ký được ngắt ở dấu cách.")
        .example(
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Hoàng Phúc Thiên An Bảo Ngọc Minh Châu}",
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Hoàng Phúc Thiên An}",
        );
    DAU_23 = Rule::warning("DAU-23", "Chỗ hết văn bản gõ đúng dấu './.', hoặc không gõ để chương trình thêm.")
        .by_entry("dau.het")
        .example("noi_dung: Sở Nội vụ tổ chức tập huấn/.", "noi_dung: Sở Nội vụ tổ chức tập huấn./.");
    DAU_24 = Rule::note("DAU-24", "Văn bản kết thúc bằng bảng thì không có chỗ cho dấu './.'.")
        .by_entry("dau.het")
        .example(
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |",
            "noi_dung: |\n  | Lớp | Ngày |\n  |---|---|\n  | Văn thư | 10/3 |\n\n  Các phòng thực hiện.",
        );
    DAU_25 = Rule::warning("DAU-25", "Dấu './.' chỉ đặt ở chỗ hết văn bản, không đặt ở cuối đoạn khác.")
        .by_entry("dau.het")
        .example(
            "noi_dung: Mở hai lớp./.\nket_thuc: Các phòng thực hiện.",
            "noi_dung: Mở hai lớp.\nket_thuc: Các phòng thực hiện.",
        );
    DAU_40 = Rule::warning("DAU-40", "Tệp cũ đánh dấu chỗ hết văn bản bằng './.'; trong tệp kế hoạch chương trình tự thêm.")
        .by_entry("dau.het")
        .why("không có dấu ấy thì không biết văn bản đã hết hay còn trang sau");
    LONG_01 = Rule::error("LONG-01", "Các mục của nội dung lồng nhau không quá 16 cấp.")
        .example(include_str!("LONG-01.yaml"), "noi_dung:\n  - tieu_de: TỔ CHỨC LỚP\n    gach:\n      - Mở hai lớp");
}
