//! Rules about who signs for whom.

use super::Rule;

rules! {
    KY_01 = Rule::error("KY-01", "Mã người ký phải có trong hồ sơ đơn vị.")
        .example(
            "ky: {ma: giam-doc}\n--- don-vi.yaml\nnguoi_ky: {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
            "ky: {ma: gd}\n--- don-vi.yaml\nnguoi_ky: {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
        );
    KY_02 = Rule::error("KY-02", "Người ký gọi bằng mã phải có thẩm quyền vào ngày ban hành.")
        .example(
            "ky: {ma: gd}\n--- don-vi.yaml\nnguoi_ky: {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An, den_ngay: 31/12/2025}",
            "ky: {ma: gd}\n--- don-vi.yaml\nnguoi_ky: {ma: gd, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An, tu_ngay: 1/1/2026}",
        );
    KY_03 = Rule::error("KY-03", "Hình thức ký phải là một trong các hình thức mà thể thức quy định (TM., Q., KT., TL., TUQ.).")
        .by_entry("quyen_han")
        .keepable()
        .example(
            "ky: {hinh_thuc: K/T, thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_04 = Rule::warning("KY-04", "Hình thức ký gõ liền chức vụ phải viết như quy định, có dấu chấm: 'KT.', không phải 'K/T'.")
        .by_entry("quyen_han")
        .example(
            "ky: {chuc_vu: Q GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {chuc_vu: Q. GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_05 = Rule::error("KY-05", "Người ký thay phải ghi cả chức vụ của chính mình ở dòng dưới.")
        .by_entry("quyen_han")
        .keepable()
        .example(
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_06 = Rule::error("KY-06", "Cơ quan làm việc theo chế độ thủ trưởng không ký thay mặt tập thể (TM.).")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "ky: {thay_mat: SỞ NỘI VỤ, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}\n--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, che_do: thu_truong}",
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}\n--- don-vi.yaml\nco_quan: {co_quan_ban_hanh: SỞ NỘI VỤ, che_do: thu_truong}",
        );
    KY_07 = Rule::error("KY-07", "Ký thừa lệnh, thừa ủy quyền là ký cho người đứng đầu, không đi với ký thay mặt tập thể.")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "ky: {thay_mat: ỦY BAN NHÂN DÂN, hinh_thuc: TL., thay: CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
            "ky: {hinh_thuc: TL., thay: CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
        );
    KY_08 = Rule::error("KY-08", "Người ký thừa lệnh không giao người khác ký thừa lệnh mình, chỉ cấp phó được ký thay.")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "ky:\n  uy_quyen: [{hinh_thuc: TL., thay: CHỦ TỊCH}, {hinh_thuc: TL., thay: CHÁNH VĂN PHÒNG}]\n  chuc_vu: TRƯỞNG PHÒNG\n  ho_ten: Lê Văn Cường",
            "ky:\n  uy_quyen: [{hinh_thuc: TL., thay: CHỦ TỊCH}, {hinh_thuc: KT., thay: CHÁNH VĂN PHÒNG}]\n  chuc_vu: PHÓ CHÁNH VĂN PHÒNG\n  ho_ten: Lê Văn Cường",
        );
    KY_09 = Rule::error("KY-09", "Người được ủy quyền ký không ủy quyền lại cho người khác ký.")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "ky:\n  uy_quyen: [{hinh_thuc: TUQ., thay: CHỦ TỊCH}, {hinh_thuc: KT., thay: CHÁNH VĂN PHÒNG}]\n  chuc_vu: PHÓ CHÁNH VĂN PHÒNG\n  ho_ten: Lê Văn Cường",
            "ky: {hinh_thuc: TUQ., thay: CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
        );
    KY_10 = Rule::error("KY-10", "Các bước ký phải đúng thứ tự từ trên xuống: chỉ một trong KT., TL., TUQ., hoặc TL. rồi KT.")
        .by_entry("quyen_han")
        .keepable()
        .example(
            "ky:\n  uy_quyen: [{hinh_thuc: KT., thay: CHỦ TỊCH}, {hinh_thuc: TL., thay: PHÓ CHỦ TỊCH}]\n  chuc_vu: CHÁNH VĂN PHÒNG\n  ho_ten: Lê Văn Cường",
            "ky: {hinh_thuc: TL., thay: CHỦ TỊCH, chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
        );
    KY_11 = Rule::error("KY-11", "Người giữ chức vụ, kể cả quyền (Q.), ký với chức vụ của mình chứ không ký thay chính chức vụ ấy.")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "ky: {hinh_thuc: TL., thay: GIÁM ĐỐC, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
        );
    KY_12 = Rule::error("KY-12", "'Q.' chỉ đứng trước chức vụ của người đứng đầu mà chính người ký đang giữ quyền.")
        .by_entry("quyen_han")
        .keepable()
        .example(
            "ky: {hinh_thuc: Q., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: Q., chuc_vu: GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_13 = Rule::warning("KY-13", "Cấp phó ký phải có dòng ký thay người đứng đầu (KT.).")
        .by_entry("quyen_han.dieu_ky")
        .example(
            "ky: {chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_14 = Rule::warning("KY-14", "Văn bản có nhiều người ký thì phải do nhiều cơ quan cùng ban hành, ghi 'co_quan' ở từng người ký.")
        .by_entry("quyen_han.dieu_ky")
        .example(
            "ky:\n  - {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}\n  - {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lê Văn Cường}",
            "ky:\n  - {co_quan: SỞ NỘI VỤ, chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}\n  - {co_quan: SỞ Y TẾ, chuc_vu: GIÁM ĐỐC, ho_ten: Lê Văn Cường}",
        );
    KY_15 = Rule::error("KY-15", "Cấp phó ký thay (KT.) người đứng đầu của mình, không ký thừa lệnh hay thừa ủy quyền người ấy.")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "ky: {hinh_thuc: TL., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_16 = Rule::warning("KY-16", "Trước họ tên người ký không ghi học hàm, học vị, quân hàm, danh hiệu, 'Ông', 'Bà', trừ văn bản của cơ quan được phép.")
        .by_entry("hoc_ham")
        .example(
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: TS. Nguyễn Văn An}",
            "ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}",
        );
    KY_17 = Rule::error("KY-17", "Văn bản do chính người đứng đầu ban hành ('tham_quyen: CHỦ TỊCH …') không ký thay mặt tập thể (TM.).")
        .by_entry("quyen_han.dieu_ky")
        .keepable()
        .example(
            "loai: quyet_dinh\nky_hieu: QĐ-UBND\nco_quan_ban_hanh: ỦY BAN NHÂN DÂN XÃ BẾN LAU\ntham_quyen: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẾN LAU\nky: {thay_mat: ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An}",
            "loai: quyet_dinh\nky_hieu: QĐ-UBND\nco_quan_ban_hanh: ỦY BAN NHÂN DÂN XÃ BẾN LAU\ntham_quyen: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẾN LAU\nky: {chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An}",
        );
    KY_18 = Rule::warning("KY-18", "Cơ quan làm việc theo chế độ tập thể (ủy ban nhân dân, hội đồng nhân dân) thì người ký ghi thay mặt tập thể (TM.).")
        .by_entry("quyen_han.dieu_ky")
        .example(
            "ky_hieu: KH-UBND\nco_quan_ban_hanh: ỦY BAN NHÂN DÂN XÃ BẾN LAU\nky: {chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An}",
            "ky_hieu: KH-UBND\nco_quan_ban_hanh: ỦY BAN NHÂN DÂN XÃ BẾN LAU\nky: {thay_mat: ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An}",
        );
    KY_19 = Rule::warning("KY-19", "Chức vụ của người được ký thay ghi ở 'thay', chức vụ của chính người ký ghi ở 'chuc_vu', mỗi chức vụ in một dòng.")
        .by_entry("quyen_han")
        .example(
            "ky: {chuc_vu: KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
            "ky: {hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Thị Bình}",
        );
    KY_40 = Rule::warning("KY-40", "Hình thức ký trong dòng chép nguyên văn viết như quy định: 'KT.', dấu cách, rồi chức vụ.")
        .by_entry("quyen_han")
        .safe_fix()
        .why("chữ viết tắt của hình thức ký có dấu chấm và đứng rời chức vụ")
        .example(
            "ky: {nguyen_van: [KT.GIÁM ĐỐC, PHÓ GIÁM ĐỐC], ho_ten: Trần Thị Bình}",
            "ky: {nguyen_van: [KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC], ho_ten: Trần Thị Bình}",
        );
    KY_41 = Rule::warning("KY-41", "Trong dòng chép nguyên văn, chức vụ của người ký đứng trên chữ ký, không đứng dưới họ tên.")
        .by_entry("quyen_han")
        .why("người nhận tìm chức vụ ở trên chữ ký và dấu")
        .example(
            "ky: {nguyen_van: [TM. ĐOÀN KIỂM TRA], ho_ten: Trần Thị Bình, duoi_ten: [PHÓ GIÁM ĐỐC]}",
            "ky: {nguyen_van: [TM. ĐOÀN KIỂM TRA, PHÓ GIÁM ĐỐC], ho_ten: Trần Thị Bình}",
        );
}
