//! What `check` finds in how other documents, legal bases and dates are written.

use super::Rule;

rules! {
    DAN_01 = Rule::error("DAN-01", "Tên loại của văn bản được viện dẫn phải đi với ký hiệu của nó.")
        .why("người đọc tìm ra văn bản khác, hoặc không tìm ra")
        .example(
            "noi_dung: Thực hiện Công văn số 28/KH-SGDĐT ngày 05/01/2026 của Sở Giáo dục và Đào tạo về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-SGDĐT ngày 05/01/2026 của Sở Giáo dục và Đào tạo về tập huấn.",
        );
    DAN_02 = Rule::error("DAN-02", "Ký hiệu viết liền, đúng dấu gạch chéo, gạch nối, chữ hoa, và đủ năm nếu là nghị định, thông tư.")
        .by_table()
        .safe_fix()
        .why("tìm theo ký hiệu đúng thì không ra")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH- UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
        );
    DAN_03 = Rule::error("DAN-03", "Một văn bản được viện dẫn nhiều lần thì ngày, cơ quan ban hành, tên loại như nhau.")
        .why("một trong hai chỗ sai")
        .example(
            "noi_dung: |\n  Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.\n\n  Các phòng theo Kế hoạch số 28/KH-UBND ngày 15/01/2026 mà làm.",
            "noi_dung: |\n  Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.\n\n  Các phòng theo Kế hoạch số 28/KH-UBND mà làm.",
        );
    DAN_04 = Rule::warning("DAN-04", "Cơ quan ban hành ghi trong viện dẫn phải là cơ quan mà ký hiệu nói đến.")
        .why("quyết định của Thủ tướng Chính phủ không phải của Chính phủ")
        .example(
            "noi_dung: Thực hiện Quyết định số 28/QĐ-TTg ngày 05/01/2026 của Chính phủ về tập huấn.",
            "noi_dung: Thực hiện Quyết định số 28/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ về tập huấn.",
        );
    DAN_05 = Rule::error("DAN-05", "Năm trong ký hiệu là năm của ngày ban hành.")
        .why("một trong hai sai, và văn bản không tìm ra")
        .example(
            "noi_dung: Thực hiện Quyết định số 142/2008/QĐ-TTg ngày 27/10/2009 của Thủ tướng Chính phủ về tập huấn.",
            "noi_dung: Thực hiện Quyết định số 142/2008/QĐ-TTg ngày 27/10/2008 của Thủ tướng Chính phủ về tập huấn.",
        );
    DAN_06 = Rule::warning("DAN-06", "Văn bản được viện dẫn lần đầu phải ghi ngày, tháng, năm ban hành.")
        .by_table()
        .why("số bắt đầu lại mỗi năm, không có năm thì không biết văn bản nào")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND của UBND tỉnh về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
        );
    DAN_07 = Rule::note("DAN-07", "Văn bản được viện dẫn lần đầu nên ghi cơ quan ban hành.")
        .by_table()
        .why("nhiều cơ quan có cùng một số và ký hiệu")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
        );
    DAN_08 = Rule::warning("DAN-08", "Trước số và ký hiệu của văn bản được viện dẫn có chữ 'số'.")
        .by_table()
        .safe_fix()
        .why("viện dẫn ghi đủ tên loại, số, ký hiệu")
        .example(
            "noi_dung: Thực hiện Kế hoạch 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
        );
    DAN_09 = Rule::warning("DAN-09", "Giữa ký hiệu và ngày, giữa điều và tên văn bản, sau chữ 'số' của viện dẫn không có dấu câu.")
        .safe_fix()
        .why("dấu câu chia đôi cái phải đọc liền")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND, ngày 05/01/2026 của UBND tỉnh về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về tập huấn.",
        );
    DAN_10 = Rule::warning("DAN-10", "Trích yếu của văn bản được viện dẫn viết tiếp trong câu, không bắt đầu bằng chữ hoa.")
        .suggests()
        .why("chữ hoa chỉ mở đầu câu và tên riêng")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về việc Tổ chức hội thi.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 05/01/2026 của UBND tỉnh về việc tổ chức hội thi.",
        );
    DAN_11 = Rule::note("DAN-11", "Giữa cơ quan ban hành và trích yếu của văn bản được viện dẫn nên có chữ 'về'.")
        .suggests()
        .why("không có nó thì tên cơ quan và trích yếu dính vào nhau")
        .example(
            "noi_dung: Thực hiện Công văn số 28/SNV-VP ngày 05/01/2026 của Sở Nội vụ kế hoạch hội thi.",
            "noi_dung: Thực hiện Công văn số 28/SNV-VP ngày 05/01/2026 của Sở Nội vụ về kế hoạch hội thi.",
        );
    DAN_12 = Rule::error("DAN-12", "Văn bản được viện dẫn không thể ban hành sau văn bản viện dẫn nó.")
        .why("một trong hai ngày sai")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 15/3/2026 của UBND tỉnh về tập huấn.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 15/01/2026 của UBND tỉnh về tập huấn.",
        );
    DAN_13 = Rule::note("DAN-13", "Văn bản được viện dẫn lần đầu ghi cả trích yếu.")
        .why("số và ngày chưa cho người đọc biết văn bản ấy nói về việc gì")
        .example(
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 15/01/2026 của UBND tỉnh; các phòng báo cáo.",
            "noi_dung: Thực hiện Kế hoạch số 28/KH-UBND ngày 15/01/2026 của UBND tỉnh về tập huấn văn thư; các phòng báo cáo.",
        );
    HIEULUC_01 = Rule::warning("HIEULUC-01", "Ngày ban hành của luật, nghị định, thông tư đã biết phải đúng.")
        .suggests()
        .why("ngày sai thường chép từ văn bản này sang văn bản khác")
        .example(
            "noi_dung: Thực hiện Quyết định số 142/2008/QĐ-TTg ngày 17/10/2008 của Thủ tướng Chính phủ về tập huấn.",
            "noi_dung: Thực hiện Quyết định số 142/2008/QĐ-TTg ngày 27/10/2008 của Thủ tướng Chính phủ về tập huấn.",
        );
    HIEULUC_02 = Rule::warning("HIEULUC-02", "Căn cứ phải còn hiệu lực vào ngày ban hành văn bản.")
        .why("văn bản dựa vào căn cứ đã hết hiệu lực thì không đứng vững")
        .example("can_cu: Căn cứ Luật Lưu trữ ngày 11/11/2011.", "can_cu: Căn cứ Luật Lưu trữ ngày 21/6/2024.");
    CANCU_01 = Rule::warning("CANCU-01", "Mỗi căn cứ kết thúc bằng dấu của thể thức, căn cứ cuối cùng bằng dấu riêng của nó.")
        .by_entry("dau.can_cu")
        .safe_fix()
        .why("dấu cho biết còn căn cứ nữa hay đã hết")
        .example(
            "can_cu: |\n  Căn cứ Luật Lưu trữ ngày 21/6/2024;\n  Căn cứ chức năng của Sở Nội vụ,",
            "can_cu: |\n  Căn cứ Luật Lưu trữ ngày 21/6/2024;\n  Căn cứ chức năng của Sở Nội vụ.",
        );
    CANCU_02 = Rule::error("CANCU-02", "Mỗi căn cứ đứng riêng một dòng.")
        .by_entry("dau.can_cu")
        .why("căn cứ thứ hai trong đoạn dễ bị bỏ sót")
        .example(
            "can_cu: Căn cứ Luật Lưu trữ ngày 21/6/2024; Căn cứ chức năng của Sở Nội vụ.",
            "can_cu: |\n  Căn cứ Luật Lưu trữ ngày 21/6/2024;\n  Căn cứ chức năng của Sở Nội vụ.",
        );
    CANCU_03 = Rule::note("CANCU-03", "Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu.")
        .by_table()
        .why("luật, pháp lệnh được gọi bằng tên")
        .example(
            "can_cu: Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024.",
            "can_cu: Căn cứ Luật Lưu trữ ngày 21/6/2024.",
        );
    NGAY_01 = Rule::error("NGAY-01", "Ngày phải có trong lịch, khoảng năm không chạy lùi.")
        .why("không ai làm được vào ngày không có")
        .example("noi_dung: Sở Nội vụ họp ngày 31/4/2026.", "noi_dung: Sở Nội vụ họp ngày 30/4/2026.");
    NGAY_02 = Rule::error("NGAY-02", "Thứ trong tuần phải đúng với ngày đứng cạnh.")
        .suggests()
        .why("người được mời đến sai ngày")
        .example("noi_dung: 'Sở Nội vụ họp thứ Hai, ngày 15/5/2026.'", "noi_dung: 'Sở Nội vụ họp thứ Sáu, ngày 15/5/2026.'");
    NGAY_03 = Rule::warning("NGAY-03", "Thời hạn giao việc không thể trước ngày ban hành văn bản.")
        .why("không ai kịp làm; thường là năm chưa sửa")
        .example(
            "noi_dung: Các phòng gửi báo cáo về Sở Nội vụ trước ngày 15/02/2026.",
            "noi_dung: Các phòng gửi báo cáo về Sở Nội vụ trước ngày 15/4/2026.",
        );
    NGAY_04 = Rule::warning("NGAY-04", "Ngày trong một văn bản dùng một thứ dấu, không lẫn dấu '/' với dấu '-', dấu '.'.")
        .suggests()
        .why("một văn bản viết ngày một cách")
        .example(
            "noi_dung: Sở Nội vụ họp ngày 15-5-2026 và ngày 16/6/2026.",
            "noi_dung: Sở Nội vụ họp ngày 15/5/2026 và ngày 16/6/2026.",
        );
    NGAY_05 = Rule::warning("NGAY-05", "Ngày dưới 10 và tháng 1, tháng 2 viết thêm số 0 ở trước.")
        .by_table()
        .safe_fix()
        .why("số 0 giữ cho ngày không bị thêm chữ số")
        .example("noi_dung: Sở Nội vụ họp ngày 5/4/2026.", "noi_dung: Sở Nội vụ họp ngày 05/4/2026.");
    NGAY_06 = Rule::warning("NGAY-06", "Số năm phải đúng với năm đầu và năm cuối đứng cạnh.")
        .why("kế hoạch 05 năm không thể từ 2025 đến 2030")
        .example(
            "noi_dung: Sở Nội vụ lập kế hoạch 05 năm (2025 - 2030).",
            "noi_dung: Sở Nội vụ lập kế hoạch 05 năm (2026 - 2030).",
        );
    NGAY_07 = Rule::note("NGAY-07", "Ngày trong một văn bản nên viết một cách, bằng chữ hoặc bằng số.")
        .suggests()
        .why("một văn bản viết ngày một cách")
        .example(
            "noi_dung: Sở Nội vụ họp ngày 15 tháng 5 năm 2026 và ngày 16/6/2026.",
            "noi_dung: Sở Nội vụ họp ngày 15/5/2026 và ngày 16/6/2026.",
        );
    NGAY_08 = Rule::note("NGAY-08", "Tháng 3 đến tháng 9 trong một văn bản viết một cách, không có số 0 ở trước.")
        .suggests()
        .why("chỉ ngày dưới 10 và tháng 1, tháng 2 phải thêm số 0")
        .example(
            "noi_dung: Sở Nội vụ họp ngày 15/05/2026 và ngày 16/6/2026.",
            "noi_dung: Sở Nội vụ họp ngày 15/5/2026 và ngày 16/6/2026.",
        );
}
