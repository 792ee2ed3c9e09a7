//! What `check` finds in words and ways of writing.

use super::Rule;

rules! {
    GACH_01 = Rule::warning("GACH-01", "Một văn bản viết gạch nối, khoảng năm, gạch đầu dòng theo một cách.")
        .suggests()
        .why("trong cùng một văn bản, hai kiểu gạch cho cùng một việc là dấu vết của chép từ nhiều nơi")
        .example("noi_dung: Giai đoạn 2021 - 2025 và giai đoạn 2026-2030.", "noi_dung: Giai đoạn 2021 - 2025 và giai đoạn 2026 - 2030.");
    GACH_02 = Rule::warning("GACH-02", "Hai vế của một cụm như 'kinh tế - xã hội' có gạch nối với dấu cách hai bên.")
        .why("gạch nối dính liền hai từ hoặc thiếu hẳn thì hai vế lẫn thành một từ")
        .suggests()
        .example("noi_dung: Phát triển kinh tế-xã hội của xã.", "noi_dung: Phát triển kinh tế - xã hội của xã.");
    DAUTHANH_01 = Rule::warning("DAUTHANH-01", "Một văn bản đặt dấu thanh theo một cách, 'hòa' hoặc 'hoà'.")
        .safe_fix()
        .why("cả hai cách đều đúng, nhưng tìm chữ theo cách này không thấy chữ viết theo cách kia")
        .example("noi_dung: Họp về hòa giải, hoà nhập cộng đồng.", "noi_dung: Họp về hòa giải, hòa nhập cộng đồng.");
    TUNGU_01 = Rule::note("TUNGU-01", "Một văn bản dùng một trong hai từ 'bảo đảm', 'đảm bảo'.")
        .why("văn bản của Quốc hội, Chính phủ dùng 'bảo đảm'; lẫn hai từ là không thống nhất")
        .example("noi_dung: Bảo đảm an toàn, đảm bảo đúng hạn.", "noi_dung: Bảo đảm an toàn, bảo đảm đúng hạn.");
    TUNGU_02 = Rule::note("TUNGU-02", "Từ chỉ mọi năm, mọi tháng viết 'hằng năm', 'hằng tháng', ở mọi chỗ của văn bản.")
        .why("từ điển ghi 'hằng năm' là mọi năm; lẫn hai cách viết là không thống nhất")
        .example("noi_dung: Kiểm tra hằng năm, báo cáo hàng năm.", "noi_dung: Kiểm tra hằng năm, báo cáo hằng năm.");
    TUNGU_03 = Rule::note("TUNGU-03", "Một văn bản viết số đếm theo một cách, có hoặc không có số 0 ở trước.")
        .why("chỉ số của văn bản, ngày, tháng phải thêm số 0; số đếm thì không, và nên viết như nhau")
        .example("noi_dung: Kế hoạch 05 năm được chia từ kế hoạch 5 năm của tỉnh.", "noi_dung: Kế hoạch 5 năm được chia từ kế hoạch 5 năm của tỉnh.");
    TUNGU_04 = Rule::note("TUNGU-04", "Cụm từ có dấu phẩy giữa hai vế, như 'phòng, chống', trong một văn bản viết một cách.")
        .why("chỗ có dấu phẩy, chỗ không thì người đọc tưởng hai nghĩa khác nhau")
        .example("noi_dung: Phòng, chống dịch; công tác phòng chống dịch.", "noi_dung: Phòng, chống dịch; công tác phòng, chống dịch.");
    TUNGU_05 = Rule::note("TUNGU-05", "Một từ viết bằng 'i' hay 'y' thì trong một văn bản viết một cách.")
        .why("tìm chữ theo cách này không thấy chữ viết theo cách kia")
        .example("noi_dung: Theo quy định của tỉnh, qui định của xã.", "noi_dung: Theo quy định của tỉnh, quy định của xã.");
    CHINHTA_01 = Rule::warning("CHINHTA-01", "Từ có dấu tiếng Việt phải là những tiếng viết đúng chính tả.")
        .why("tiếng viết sai không thể là ý người soạn, thường do gõ hoặc chép từ tệp hỏng")
        .example("noi_dung: Giải quyêt hồ sơ của các phòng.", "noi_dung: Giải quyết hồ sơ của các phòng.");
    CHINHTA_02 = Rule::warning("CHINHTA-02", "Từ ghép viết đúng dấu hỏi, dấu ngã và chữ cái đầu, như 'hỗ trợ', 'xử lý'.")
        .why("hai tiếng đều đúng riêng từng tiếng nên máy gõ không nhắc, nhưng từ ghép thì sai")
        .suggests()
        .example("noi_dung: Sở Nội vụ hổ trợ kinh phí tập huấn.", "noi_dung: Sở Nội vụ hỗ trợ kinh phí tập huấn.");
    CHINHTA_03 = Rule::warning("CHINHTA-03", "Tên tỉnh, thành phố viết đúng dấu.")
        .why("tên địa phương sai dấu là sai tên")
        .suggests()
        .example("noi_dung: Tổ chức tập huấn tại thành phố Hà Nôi.", "noi_dung: Tổ chức tập huấn tại thành phố Hà Nội.");
    CHINHTA_04 = Rule::note("CHINHTA-04", "Từ ghép viết đúng dấu thanh, như 'căn cứ', 'đề nghị'.")
        .why("hai tiếng đều đúng riêng từng tiếng, chỉ khi ghép lại mới thấy thiếu hoặc nhầm dấu")
        .suggests()
        .example("noi_dung: Các phòng căn cư kế hoạch này thực hiện.", "noi_dung: Các phòng căn cứ kế hoạch này thực hiện.");
    VIETTAT_01 = Rule::note("VIETTAT-01", "Chữ viết tắt được giải thích ở chỗ dùng lần đầu.")
        .why("người nhận ngoài ngành không hiểu chữ viết tắt không được giải thích")
        .example("noi_dung: Rà soát hạ tầng KCN của tỉnh.", "noi_dung: Rà soát khu công nghiệp (viết tắt là KCN), hạ tầng KCN của tỉnh.");
    VIETTAT_02 = Rule::note("VIETTAT-02", "Chữ viết tắt đã giải thích thì dùng lại ở sau, không dùng thì không cần giải thích.")
        .why("giải thích một chữ viết tắt không dùng đến chỉ làm câu dài thêm")
        .example("noi_dung: Rà soát khu công nghiệp (viết tắt là KCN) của tỉnh.", "noi_dung: Rà soát khu công nghiệp của tỉnh.");
    VIETTAT_03 = Rule::warning("VIETTAT-03", "Chữ viết tắt thông dụng viết đúng chữ cái của nó, như 'HĐND', 'GĐ'.")
        .why("chữ viết tắt gõ thiếu dấu của 'Đ' hoặc đảo chữ thì thành chữ khác")
        .suggests()
        .example("noi_dung: Báo cáo HDND tỉnh.", "noi_dung: Báo cáo HĐND tỉnh.")
        .also(&[&VIETTAT_01]);
}
