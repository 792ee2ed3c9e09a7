//! Rules about the head of a document, its boxes and copies.

use super::{Rule, THETHUC_06};

rules! {
    THIEU_01 = Rule::error("THIEU-01", "Văn bản phải có tên cơ quan ban hành.")
        .by_entry("kieu.co_quan_ban_hanh")
        .example("co_quan_ban_hanh:", "co_quan_ban_hanh: SỞ NỘI VỤ");
    THIEU_02 = Rule::error("THIEU-02", "Văn bản phải có ký hiệu, ghi ở kế hoạch hoặc lấy từ hồ sơ đơn vị.")
        .by_entry("kieu.so_ky_hieu")
        .example("ky_hieu:", "ky_hieu: KH-SNV");
    THIEU_03 = Rule::error("THIEU-03", "Văn bản phải có địa danh.")
        .by_entry("kieu.dia_danh_ngay")
        .example("dia_danh:", "dia_danh: An Bình");
    THIEU_04 = Rule::error("THIEU-04", "Văn bản phải có người ký.")
        .by_entry("kieu.ho_ten")
        .example("ky: []", "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}");
    THIEU_05 = Rule::error("THIEU-05", "Người ký phải có họ tên.")
        .by_entry("kieu.ho_ten")
        .example("ky: {chuc_vu: GIÁM ĐỐC}", "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}");
    THIEU_06 = Rule::error("THIEU-06", "Người ký phải có chức vụ.")
        .by_entry("kieu.quyen_han_chuc_vu")
        .example("ky: {ho_ten: Nguyễn Văn An}", "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}");
    THIEU_07 = Rule::error("THIEU-07", "Văn bản phải có trích yếu nội dung.")
        .by_entry("kieu.trich_yeu");
    THIEU_08 = Rule::error("THIEU-08", "Văn bản phải có nội dung.")
        .by_entry("kieu.than");
    THIEU_09 = Rule::error("THIEU-09", "Hình thức ký thay (KT., TL., TUQ.) phải kèm chức vụ của người được ký thay.")
        .by_entry("kieu.quyen_han_chuc_vu")
        .example(
            "ky: {hinh_thuc: KT., chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    THIEU_10 = Rule::error("THIEU-10", "Hồ sơ cơ quan phải có mục 'co_quan' có hiệu lực vào ngày của văn bản.")
        .example(
            "co_quan_ban_hanh:\n--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, den_ngay: 31/12/2020}",
            "co_quan_ban_hanh:\n--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ}",
        );
    LOAI_01 = Rule::error("LOAI-01", "Loại văn bản phải có trong thể thức đang áp dụng.")
        .by_table()
        .example("loai: ke_hoach_nam", "loai: ke_hoach");
    LOAI_02 = Rule::error("LOAI-02", "Loại văn bản phải có mẫu trình bày: của chương trình, hoặc của cơ quan khi quy định không có mẫu.")
        .by_table()
        .example("loai: thu_cong\nky_hieu: SNV-VP", "loai: ke_hoach");
    LOAI_03 = Rule::error("LOAI-03", "Loại văn bản có trích yếu dưới số, ký hiệu (công văn) không có dòng dưới trích yếu.")
        .by_entry("loai.cong_van")
        .example(
            "loai: cong_van\nky_hieu: SNV-VP\nkinh_gui: Sở Tài chính\ndong_duoi_trich_yeu: (lần 2)",
            "loai: cong_van\nky_hieu: SNV-VP\nkinh_gui: Sở Tài chính",
        );
    LOAI_04 = Rule::error("LOAI-04", "Văn bản chỉ có những phần và những dòng riêng mà loại của nó có.")
        .example("thong_tin: {ong_ba: Nguyễn Văn An}", "thong_tin:");
    LOAI_05 = Rule::error("LOAI-05", "Văn bản phải có những phần và những dòng riêng mà loại của nó đòi hỏi.");
    KYHIEU_01 = Rule::warning("KYHIEU-01", "Ký hiệu phải mang chữ viết tắt của đúng loại văn bản.")
        .by_entry("kieu.so_ky_hieu")
        .example("ky_hieu: BC-SNV", "ky_hieu: KH-SNV");
    KYHIEU_02 = Rule::error("KYHIEU-02", "Ký hiệu chỉ gồm chữ viết tắt sau dấu gạch chéo của số, không có số và dấu gạch chéo.")
        .by_entry("kieu.so_ky_hieu")
        .keepable()
        .example("ky_hieu: 15/KH-SNV", "ky_hieu: KH-SNV");
    KYHIEU_03 = Rule::warning("KYHIEU-03", "Ký hiệu viết bằng chữ in hoa, giữa các nhóm chữ viết tắt là gạch nối không có dấu cách.")
        .by_entry("kieu.so_ky_hieu")
        .example("ky_hieu: kh-snv", "ky_hieu: KH-SNV");
    KYHIEU_04 = Rule::warning("KYHIEU-04", "Ký hiệu bắt đầu bằng chữ viết tắt tên loại văn bản trong bảng chữ viết tắt.")
        .by_entry("kieu.so_ky_hieu")
        .keepable()
        .example("ky_hieu: KHLT-SNV", "ky_hieu: KH-SNV");
    KYHIEU_41 = Rule::warning("KYHIEU-41", "Dòng số gõ sẵn không có dấu cách quanh dấu gạch chéo, gạch nối của ký hiệu.")
        .by_entry("kieu.so_ky_hieu")
        .safe_fix()
        .why("tìm theo số, ký hiệu thì dấu cách làm không thấy văn bản")
        .example(
            "nguyen_van: {so_ky_hieu: 'Số: 15 /KH-SNV'}",
            "nguyen_van: {so_ky_hieu: 'Số: 15/KH-SNV'}",
        );
    TRICHYEU_01 = Rule::warning("TRICHYEU-01", "Trích yếu đứng dưới tên loại nên không lặp lại tên loại, không có 'V/v', dấu ngoặc kép quanh cả câu, dấu ở cuối.")
        .by_entry("kieu.trich_yeu")
        .example("trich_yeu: Kế hoạch tập huấn công tác văn thư", "trich_yeu: Tập huấn công tác văn thư");
    TRICHYEU_40 = Rule::warning("TRICHYEU-40", "Tệp cũ có tên loại thì trích yếu chỉ đứng dưới tên loại, không có dòng 'V/v' dưới số.")
        .by_entry("kieu.trich_yeu");
    VIETHOA_01 = Rule::warning("VIETHOA-01", "Tên cơ quan, chức vụ, tiêu đề mục I, tên phụ lục viết bằng chữ in hoa.")
        .by_entry("kieu.co_quan_ban_hanh")
        .example("co_quan_ban_hanh: Sở Nội vụ", "co_quan_ban_hanh: SỞ NỘI VỤ");
    VIETHOA_02 = Rule::warning("VIETHOA-02", "Họ tên người ký, trích yếu, địa danh viết bằng chữ in thường, chỉ chữ đầu và tên riêng viết hoa.")
        .by_entry("kieu.ho_ten")
        .example(
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: NGUYỄN VĂN AN}",
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
        );
    QUOCHIEU_01 = Rule::warning("QUOCHIEU-01", "Quốc hiệu viết đúng chữ mà quy định ấn định.")
        .by_entry("chu.quoc_hieu")
        .safe_fix()
        .why("Quốc hiệu là chữ do luật định, không ai viết khác")
        .example(
            "nguyen_van: {quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.}",
            "nguyen_van: {quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM}",
        );
    QUOCHIEU_02 = Rule::warning("QUOCHIEU-02", "Tiêu ngữ viết đúng chữ, đúng dấu gạch nối mà quy định ấn định.")
        .by_entry("chu.tieu_ngu")
        .safe_fix()
        .why("giữa các cụm từ của Tiêu ngữ là gạch nối có dấu cách, không phải gạch ngang")
        .example(
            "nguyen_van: {tieu_ngu: Độc lập – Tự do – Hạnh phúc}",
            "nguyen_van: {tieu_ngu: Độc lập - Tự do - Hạnh phúc}",
        );
    LAP_01 = Rule::warning("LAP-01", "Quốc hiệu, tiêu ngữ, số, tên loại và chữ 'Nơi nhận:' do chương trình tự in, không chép vào nội dung.")
        .by_entry("kieu.quoc_hieu")
        .example(
            "noi_dung: |\n  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  Sở Nội vụ tổ chức tập huấn.",
            "noi_dung: |\n  Sở Nội vụ tổ chức tập huấn.",
        );
    LAP_40 = Rule::error("LAP-40", "Cụm từ, hư từ không viết hai lần liền nhau.")
        .suggests()
        .why("lỗi gõ, người đọc thấy ngay")
        .example("noi_dung: Sở Nội vụ tập huấn cho cho các phòng.", "noi_dung: Sở Nội vụ tập huấn cho các phòng.");
    LAP_41 = Rule::warning("LAP-41", "Một tiếng không viết hai lần liền nhau khi không thuộc hai từ ghép.")
        .suggests()
        .why("lỗi gõ, người đọc thấy ngay")
        .example("noi_dung: Sở Nội vụ báo cáo tình hình hình hoạt động.", "noi_dung: Sở Nội vụ báo cáo tình hình hoạt động.");
    LAP_42 = Rule::warning("LAP-42", "Tên và chữ viết tắt của nó không đứng liền nhau.")
        .why("chỉ cần một trong hai, hoặc chữ viết tắt đặt trong ngoặc")
        .example(
            "noi_dung: Sở Nội vụ mời Hội đồng nhân dân HĐND tỉnh.",
            "noi_dung: Sở Nội vụ mời Hội đồng nhân dân tỉnh.",
        );
    NOINHAN_01 = Rule::warning("NOINHAN-01", "Nơi nhận chỉ có một dòng lưu, ở cuối.")
        .by_entry("kieu.noi_nhan_dong")
        .example(
            "noi_nhan:\n  - Các phòng chuyên môn\n  - 'Lưu: VT, TH.'",
            "noi_nhan:\n  - Các phòng chuyên môn",
        );
    NOINHAN_02 = Rule::warning("NOINHAN-02", "Gạch đầu dòng và dấu cuối dòng của nơi nhận do chương trình thêm; đã gõ thì phải như mẫu.")
        .by_entry("dau.noi_nhan")
        .example("noi_nhan:\n  - Các phòng chuyên môn;;", "noi_nhan:\n  - Các phòng chuyên môn");
    NOINHAN_40 = Rule::warning("NOINHAN-40", "Dòng nơi nhận chép nguyên văn kết thúc bằng dấu chấm phẩy, dòng cuối là 'Lưu:' với các đơn vị lưu và dấu chấm.")
        .by_entry("dau.noi_nhan")
        .why("dấu cuối dòng và dòng lưu cho biết danh sách đã hết, không ai thêm được dòng nào")
        .example(
            "noi_nhan:\nluu:\nnguyen_van:\n  noi_nhan:\n    - '- Các phòng chuyên môn'\n    - '- Trung tâm Lưu trữ;'\n    - '- Lưu: VT.'",
            "noi_nhan:\nluu:\nnguyen_van:\n  noi_nhan:\n    - '- Các phòng chuyên môn;'\n    - '- Trung tâm Lưu trữ;'\n    - '- Lưu: VT.'",
        );
    SO_01 = Rule::note("SO-01", "Số văn bản dưới 10 có một số 0 ở trước, số từ 10 trở lên không thêm số 0.")
        .by_entry("kieu.so_ky_hieu")
        .example("so: 012", "so: 12");
    SO_02 = Rule::note("SO-02", "Văn bản đã ghi ngày ban hành thì có cả số; chưa có số thì ngày cũng để trống.")
        .by_entry("kieu.so_ky_hieu")
        .keepable()
        .example("so:\nngay: 5/3/2026", "so: 15\nngay: 5/3/2026");
    SO_03 = Rule::note("SO-03", "Văn bản đã ghi số thì có cả ngày ban hành; chưa ban hành thì số cũng để trống.")
        .by_entry("kieu.dia_danh_ngay")
        .keepable()
        .example("so: 15\nngay: {thang: 3, nam: 2026}", "so: 15\nngay: 5/3/2026");
    CHUQUAN_01 = Rule::warning("CHUQUAN-01", "Trên tên những cơ quan mà thể thức nêu riêng (như bộ, trước năm 2020) không ghi tên cơ quan chủ quản.")
        .by_entry("co_quan_chu_quan")
        .example(
            "ngay: 2/6/2014\nco_quan_chu_quan: CHÍNH PHỦ\nco_quan_ban_hanh: BỘ NỘI VỤ",
            "ngay: 2/6/2014\nco_quan_chu_quan:\nco_quan_ban_hanh: BỘ NỘI VỤ",
        )
        .also(&[&THETHUC_06]);
    THAMQUYEN_01 = Rule::error("THAMQUYEN-01", "Quyết định, nghị quyết phải rõ thẩm quyền ban hành: suy ra từ người ký và tên cơ quan, hoặc ghi ở 'tham_quyen'.")
        .by_entry("kieu.tham_quyen")
        .example(
            "loai: quyet_dinh\nky_hieu: QĐ-SNV\nky: {chuc_vu: TRƯỞNG ĐOÀN, ho_ten: Nguyễn Văn An}",
            "loai: quyet_dinh\nky_hieu: QĐ-SNV\nky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
        );
    THAMQUYEN_02 = Rule::error("THAMQUYEN-02", "Chỉ loại văn bản quyết định việc gì (quyết định, nghị quyết) mới có dòng thẩm quyền ban hành.")
        .by_entry("kieu.tham_quyen")
        .example("tham_quyen: GIÁM ĐỐC SỞ NỘI VỤ", "tham_quyen:");
    KINHGUI_01 = Rule::error("KINHGUI-01", "Chỉ một số loại văn bản (công văn, tờ trình, báo cáo) có phần 'Kính gửi'.")
        .by_entry("kieu.kinh_gui")
        .keepable()
        .example("kinh_gui: Sở Tài chính", "kinh_gui:");
    KINHGUI_02 = Rule::error("KINHGUI-02", "Công văn phải có nơi kính gửi.")
        .by_entry("kieu.kinh_gui")
        .keepable()
        .example("loai: cong_van\nky_hieu: SNV-VP", "loai: cong_van\nky_hieu: SNV-VP\nkinh_gui: Sở Tài chính");
    HOP_01 = Rule::error("HOP-01", "Độ khẩn phải là một trong các mức mà thể thức quy định.")
        .by_entry("hop.do_khan")
        .keepable()
        .example("do_khan: RẤT KHẨN", "do_khan: THƯỢNG KHẨN");
    HOP_02 = Rule::warning("HOP-02", "Chỉ dẫn phạm vi lưu hành khác các chỉ dẫn mà quy định nêu thì cần xem lại chữ.")
        .by_entry("hop.pham_vi_luu_hanh")
        .example("pham_vi_luu_hanh: XEM XONG TRẢ NGAY", "pham_vi_luu_hanh: XEM XONG TRẢ LẠI");
    HOP_03 = Rule::error("HOP-03", "Ô dự thảo chỉ có ở thể thức quy định ô này.")
        .by_entry("hop.du_thao")
        .keepable()
        .example("du_thao: DỰ THẢO LẦN 2", "du_thao:");
    HOP_04 = Rule::error("HOP-04", "Giữ ô dự thảo của bản cũ ở thể thức không có ô này thì phải ghi nguyên chữ trong ô.")
        .by_entry("hop.du_thao")
        .example(
            "du_thao: lần 2\ngiu_nguyen:\n  - {ma: HOP-03, ly_do: Bản cũ có ô này}",
            "du_thao: DỰ THẢO LẦN 2\ngiu_nguyen:\n  - {ma: HOP-03, ly_do: Bản cũ có ô này}",
        );
    HOP_05 = Rule::error("HOP-05", "Muốn in địa chỉ ('dia_chi: co') thì hồ sơ đơn vị phải có địa chỉ.")
        .by_entry("hop.dia_chi")
        .example("dia_chi: co", "dia_chi: {dia_chi: 'số 12 đường Lê Lợi, An Bình', dien_thoai: 0201 3800 100}");
    HOP_06 = Rule::error("HOP-06", "Địa chỉ cơ quan chỉ gồm những phần mà thể thức có, như nay không còn số điện tín.")
        .by_entry("hop.dia_chi")
        .keepable()
        .example(
            "dia_chi: {dia_chi: 'số 12 đường Lê Lợi, An Bình', dien_tin: 412 305}",
            "dia_chi: {dia_chi: 'số 12 đường Lê Lợi, An Bình'}",
        );
    HOP_07 = Rule::error("HOP-07", "Văn bản mang dấu độ mật theo pháp luật về bảo vệ bí mật nhà nước, không theo thể thức này.")
        .by_entry("hop.do_mat")
        .example("pham_vi_luu_hanh: TỐI MẬT", "pham_vi_luu_hanh: LƯU HÀNH NỘI BỘ");
    HOP_08 = Rule::error("HOP-08", "Ô biểu tượng (logo) chỉ có ở thể thức quy định ô này.")
        .by_entry("hop.bieu_tuong")
        .keepable()
        .example("bieu_tuong: so-do.png", "bieu_tuong:");
    SAO_01 = Rule::warning("SAO-01", "Chữ viết tắt trong ký hiệu của bản sao phải hợp với hình thức sao.")
        .by_entry("sao")
        .example(
            "sao:\n  hinh_thuc: sao_y\n  co_quan: ỦY BAN NHÂN DÂN XÃ AN HẠ\n  ky_hieu: SL-UBND\n  dia_danh: An Hạ\n  ky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
            "sao:\n  hinh_thuc: sao_y\n  co_quan: ỦY BAN NHÂN DÂN XÃ AN HẠ\n  ky_hieu: SY-UBND\n  dia_danh: An Hạ\n  ky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
        )
        .also(&[&SAO_05]);
    SAO_02 = Rule::warning("SAO-02", "Chỉ sao văn bản đã có số và ngày.")
        .by_entry("sao")
        .example(
            "ban: dien_tu\nso:\nsao: {hinh_thuc: sao_y, co_quan: Ủy ban nhân dân xã An Hạ}",
            "ban: dien_tu\nso: 15\nsao: {hinh_thuc: sao_y, co_quan: Ủy ban nhân dân xã An Hạ}",
        )
        .also(&[&SAO_05]);
    SAO_03 = Rule::warning("SAO-03", "Ngày của bản sao không được trước ngày của văn bản được sao.")
        .by_entry("sao")
        .example(
            "ban: dien_tu\nngay: 5/3/2026\nsao: {hinh_thuc: sao_y, co_quan: Ủy ban nhân dân xã An Hạ, ngay: 4/3/2026}",
            "ban: dien_tu\nngay: 5/3/2026\nsao: {hinh_thuc: sao_y, co_quan: Ủy ban nhân dân xã An Hạ, ngay: 6/3/2026}",
        )
        .also(&[&SAO_05]);
    SAO_04 = Rule::note("SAO-04", "Bản trích sao trình bày lại đủ thể thức, nội dung chỉ gồm phần được trích.")
        .by_entry("sao")
        .example(
            "ban: dien_tu\nsao: {hinh_thuc: trich_sao, co_quan: Ủy ban nhân dân xã An Hạ}",
            "ban: dien_tu",
        );
    SAO_05 = Rule::warning("SAO-05", "Sao y, sao lục làm từ chính văn bản được sao; chỉ trích sao mới trình bày lại.")
        .by_entry("sao")
        .example(
            "ban: dien_tu\nsao: {hinh_thuc: sao_y, co_quan: Ủy ban nhân dân xã An Hạ}",
            "ban: dien_tu\nsao: {hinh_thuc: trich_sao, co_quan: Ủy ban nhân dân xã An Hạ}",
        );
    SAO_06 = Rule::warning("SAO-06", "Tên cơ quan trên dòng của bản sao điện tử viết bằng chữ thường.")
        .by_entry("sao")
        .example(
            "ban: dien_tu\nsao: {hinh_thuc: trich_sao, co_quan: ỦY BAN NHÂN DÂN XÃ AN HẠ}",
            "ban: dien_tu\nsao: {hinh_thuc: trich_sao, co_quan: ỦY BAN NHÂN DÂN XÃ AN HẠ, ten_day_du: Ủy ban nhân dân xã An Hạ}",
        )
        .also(&[&SAO_04]);
    SAO_07 = Rule::error("SAO-07", "Lệnh 'sao' làm bản sao y, sao lục của cả văn bản; bản trích sao soạn như một văn bản có khóa 'sao'.")
        .by_entry("sao");
    COQUAN_01 = Rule::warning("COQUAN-01", "Cơ quan, địa danh ở phần đầu phải là cơ quan, đơn vị hành chính còn tồn tại vào ngày ban hành.")
        .by_entry("kieu.co_quan_ban_hanh")
        .keepable()
        .example(
            "ngay: 5/3/2026\nco_quan_chu_quan: UBND HUYỆN PHÚ LÂM\nco_quan_ban_hanh: PHÒNG NỘI VỤ",
            "ngay: 5/3/2026\nco_quan_chu_quan: UBND XÃ PHÚ LÂM\nco_quan_ban_hanh: PHÒNG KINH TẾ",
        );
    COQUAN_02 = Rule::error("COQUAN-02", "Cơ quan của Đảng không ban hành văn bản có Quốc hiệu, Tiêu ngữ.")
        .by_entry("kieu.quoc_hieu")
        .example("co_quan_ban_hanh: TỈNH ỦY LÀO CAI", "co_quan_ban_hanh: SỞ NỘI VỤ");
    COQUAN_03 = Rule::warning("COQUAN-03", "Tên cơ quan ban hành ghi đầy đủ; chỉ tên cơ quan chủ quản được viết tắt cụm từ thông dụng.")
        .by_entry("viet_tat.co_quan_ban_hanh")
        .keepable()
        .example(
            "co_quan_chu_quan: UBND TỈNH AN BÌNH\nco_quan_ban_hanh: SỞ GD&ĐT",
            "co_quan_chu_quan: UBND TỈNH AN BÌNH\nco_quan_ban_hanh: SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        );
    COQUAN_40 = Rule::warning("COQUAN-40", "Trong nội dung không giao việc cho cơ quan, đơn vị hành chính không còn vào ngày ban hành.")
        .why("việc giao cho cơ quan không còn thì không ai làm")
        .example("noi_dung: Phối hợp với Sở Tài nguyên và Môi trường tập huấn.", "noi_dung: Phối hợp với Sở Nông nghiệp và Môi trường tập huấn.");
    COQUAN_41 = Rule::note("COQUAN-41", "Địa chỉ, địa danh không ghi tên huyện, quận, thị xã của thời còn cấp huyện như đơn vị hành chính hiện nay.")
        .why("từ ngày 01/7/2025 không còn cấp huyện; thư gửi theo địa chỉ cũ dễ thất lạc")
        .example("noi_dung: Thăm các hộ ở huyện Phú Lâm.", "noi_dung: Thăm các hộ ở xã Phú Lâm.");
    DIADANH_01 = Rule::warning("DIADANH-01", "Địa danh không viết tắt: ghi tên riêng, hoặc đủ cả tên đơn vị khi đơn vị đặt theo tên người, chữ số, sự kiện lịch sử.")
        .by_entry("viet_tat.dia_danh")
        .keepable()
        .example("dia_danh: TP. Hồ Chí Minh", "dia_danh: Thành phố Hồ Chí Minh");
}
