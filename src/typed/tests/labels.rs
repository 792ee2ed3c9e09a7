//! What is a label, and what only looks like one.

use super::{noted, sure};

#[test]
fn labels_are_kept_as_typed() {
    sure(
        "I.MỤC TIÊU\n\n1.Mục tiêu chung\n\nMột.\n\n2.Mục tiêu riêng\n\nHai.\n\nII.NỘI DUNG\n\n1. Ba.",
        "la_ma I.‹› | MỤC TIÊU\n  so 1.‹› | Mục tiêu chung\n    p Một.\n  so 2.‹› | Mục tiêu riêng\n    p Hai.\nla_ma II.‹› | NỘI DUNG\n  so 1. Ba.\n",
    );
    sure("1. Việc:\na)Nhận hồ sơ.\nb)Trả kết quả.", "so 1. Việc:\n  chu a)‹› Nhận hồ sơ.\n  chu b)‹› Trả kết quả.\n");
    sure("1. Việc:\na. Nhận hồ sơ;\nb. Trả kết quả.", "so 1. Việc:\n  chu a. Nhận hồ sơ;\n  chu b. Trả kết quả.\n");
    sure("1/ Việc:\na/ Nhận hồ sơ;\nb/Trả kết quả.", "so 1/ Việc:\n  chu a/ Nhận hồ sơ;\n  chu b/‹› Trả kết quả.\n");
    sure(
        "I/ MỤC TIÊU\n1/ Một.\n2/ Hai.\nII/. NỘI DUNG\n1/. Ba.",
        "la_ma I/ | MỤC TIÊU\n  so 1/ Một.\n  so 2/ Hai.\nla_ma II/. | NỘI DUNG\n  so 1/. Ba.\n",
    );
    sure("1) Một;\n2) Hai;\n3)Ba.", "so 1) Một;\nso 2) Hai;\nso 3)‹› Ba.\n");
    sure(
        "2. Về kinh phí\n2.1. Nguồn tỉnh:\n2.1.a. Chi thường xuyên;\n2.1.b. Chi đầu tư.\n2.2 Nguồn xã cân đối.",
        "so 2. | Về kinh phí\n  so_so 2.1. Nguồn tỉnh:\n    so_so 2.1.a. Chi thường xuyên;\n    so_so 2.1.b. Chi đầu tư.\n  so_so 2.2 Nguồn xã cân đối.\n",
    );
    sure(
        "A- MỤC TIÊU\n1- Một.\n2- Hai.\nB- NỘI DUNG\n1- Ba.",
        "chu_hoa A- | MỤC TIÊU\n  so 1- Một.\n  so 2- Hai.\nchu_hoa B- | NỘI DUNG\n  so 1- Ba.\n",
    );
    // Two spaces are two, a tab is as wide as the page wants it.
    sure("1.  Một.\n2.\tHai.", "so 1.‹  › Một.\nso 2. Hai.\n");
}

#[test]
fn marks_of_lists() {
    sure("Gồm:\n– Một;\n– Hai.", "p Gồm:\ngach – Một;\ngach – Hai.\n");
    sure("Gồm:\n• Một;\n• Hai.", "p Gồm:\ngach • Một;\ngach • Hai.\n");
    sure("Gồm:\n* Một;\n* Hai **đậm**.", "p Gồm:\ngach * Một;\ngach * Hai **đậm**.\n");
    sure("Gồm:\n\u{F0B7}\tMột;\n\u{F0B7}\tHai.", "p Gồm:\ngach \u{F0B7} Một;\ngach \u{F0B7} Hai.\n");
    sure("Gồm:\n- Một:\n• Hai;\n• Ba.\n- Bốn.", "p Gồm:\ngach - Một:\n  cong • Hai;\n  cong • Ba.\ngach - Bốn.\n");
    sure("Gồm:\n-Rà soát;\n-Tổng hợp.", "p Gồm:\ngach -‹› Rà soát;\ngach -‹› Tổng hợp.\n");
    // Dashes of both lengths make one list.
    sure("Gồm:\n- Một;\n– Hai;\n+ Ba.", "p Gồm:\ngach - Một;\ngach – Hai;\n  cong + Ba.\n");
    sure("Thành phần\n- phòng Một\n- phòng Hai", "p Thành phần\ngach - phòng Một\ngach - phòng Hai\n");
}

#[test]
fn lists_of_another_form_stand_deeper() {
    sure(
        "1. Một:\na) Hai:\n1) Ba;\n2) Bốn.\nb) Năm.\n2. Sáu.",
        "so 1. Một:\n  chu a) Hai:\n    so 1) Ba;\n    so 2) Bốn.\n  chu b) Năm.\nso 2. Sáu.\n",
    );
    sure(
        "I. MỘT\nA. Hai\n1. Ba.\nB. Bốn\nII. NĂM\nA. Sáu",
        "la_ma I. | MỘT\n  chu_hoa A. | Hai\n    so 1. Ba.\n  chu_hoa B. | Bốn\nla_ma II. | NĂM\n  chu_hoa A. | Sáu\n",
    );
}

#[test]
fn names_and_sentences_are_no_labels() {
    sure(
        "I. MỤC ĐÍCH\n\nV. I. Lênin dạy: “Học, học nữa, học mãi”.",
        "la_ma I. | MỤC ĐÍCH\n  p V. I. Lênin dạy: “Học, học nữa, học mãi”.\n",
    );
    sure(
        "I. MỤC ĐÍCH\n\nC. Mác và Ph. Ăngghen viết Tuyên ngôn năm 1848.",
        "la_ma I. | MỤC ĐÍCH\n  p C. Mác và Ph. Ăngghen viết Tuyên ngôn năm 1848.\n",
    );
    noted(
        "I. MỤC ĐÍCH\n\nA. Trần Văn là người trồng thử giống lúa này.\n\n1. Nhân rộng mô hình.",
        "la_ma I. | MỤC ĐÍCH\n  p A. Trần Văn là người trồng thử giống lúa này.\n  so 1. Nhân rộng mô hình.\n",
        &["NOIDUNG-04: 'A.' ở đầu dòng 3"],
    );
    sure(
        "2026. Năm của dữ liệu số.\n\n1.5 tỷ đồng là kinh phí.\n\n-5 độ.",
        "p 2026. Năm của dữ liệu số.\np 1.5 tỷ đồng là kinh phí.\np -5 độ.\n",
    );
    sure("12/KH-UBND là số của kế hoạch.\n\na/b là tỷ lệ.", "p 12/KH-UBND là số của kế hoạch.\np a/b là tỷ lệ.\n");
}

#[test]
fn lines_that_a_sentence_goes_on_with_have_no_label() {
    sure(
        "Nguy cơ cháy rừng được chia thành năm cấp, từ cấp I đến cấp\nV. Khi có cấp IV trở lên, các xã trực ban ngày đêm.\n\nViệc thông báo làm theo Điều\n6. của quy chế và hướng dẫn của tỉnh.\n\nCác xã báo cáo hằng tuần.",
        "p Nguy cơ cháy rừng được chia thành năm cấp, từ cấp I đến cấp V. Khi có cấp IV trở lên, các xã trực ban ngày đêm.\np Việc thông báo làm theo Điều 6. của quy chế và hướng dẫn của tỉnh.\np Các xã báo cáo hằng tuần.\n",
    );
    sure(
        "Lấy ý kiến của Mặt trận Tổ quốc và các tổ chức thành viên, các hội chính trị\n- xã hội trên địa bàn xã; gửi kết quả về Văn phòng.\n\nCác ấp họp dân.",
        "p Lấy ý kiến của Mặt trận Tổ quốc và các tổ chức thành viên, các hội chính trị - xã hội trên địa bàn xã; gửi kết quả về Văn phòng.\np Các ấp họp dân.\n",
    );
    // Names over a line end, with a dash that begins a line.
    sure(
        "Giao phòng Văn hóa chủ trì, phối hợp với phòng Nội vụ và phòng Lao động\n- Thương binh tổ chức thăm hỏi các gia đình chính sách nhân dịp lễ; tổng\nhợp báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 30 tháng 7 hằng\nnăm.",
        "p Giao phòng Văn hóa chủ trì, phối hợp với phòng Nội vụ và phòng Lao động - Thương binh tổ chức thăm hỏi các gia đình chính sách nhân dịp lễ; tổng hợp báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 30 tháng 7 hằng năm.\n",
    );
    sure(
        "Các đơn vị gửi báo cáo theo đúng mẫu về Văn phòng chậm nhất ngày 15 tháng\n11. Văn phòng tổng hợp chung, trình lãnh đạo xem xét trước khi gửi cho Sở\ntheo quy định.\n\nSau thời hạn này coi như không có ý kiến.",
        "p Các đơn vị gửi báo cáo theo đúng mẫu về Văn phòng chậm nhất ngày 15 tháng 11. Văn phòng tổng hợp chung, trình lãnh đạo xem xét trước khi gửi cho Sở theo quy định.\np Sau thời hạn này coi như không có ý kiến.\n",
    );
}

#[test]
fn an_officer_can_say_what_is_a_label() {
    // Escaped, it is none; under two empty lines, it is one; bold as a whole, it is a title.
    sure("1. Một.\n\n\\2. Hai.", "so 1. Một.\n  p 2. Hai.\n");
    sure("\\– Một.\n\n\\a/ Hai.", "p – Một.\np a/ Hai.\n");
    sure(
        "I. MỤC ĐÍCH\n\n\nA. Trần Văn là người trồng thử giống lúa này.",
        "la_ma I. | MỤC ĐÍCH\n  chu_hoa A. | Trần Văn là người trồng thử giống lúa này.\n",
    );
    sure("I. MỤC ĐÍCH\n\n**C. Tổ chức thực hiện.**", "la_ma I. | MỤC ĐÍCH\n  chu_hoa C. | Tổ chức thực hiện.\n");
}

#[test]
fn labels_take_the_marks_they_stand_in() {
    sure("**1. Về lâu dài:** Trồng rừng.", "so **1.** **Về lâu dài:** Trồng rừng.\n");
    sure("**1.1. Đợt đầu:** Tháng 6.", "so_so **1.1.** **Đợt đầu:** Tháng 6.\n");
    sure("**2.** Chuẩn bị hội trường.", "so **2.** Chuẩn bị hội trường.\n");
    sure("*a) Các giống lúa*", "chu *a)* *Các giống lúa*\n");
    sure("***b)*** Các giống ngô.", "chu ***b)*** Các giống ngô.\n");
    // A title as a whole has its look from the era.
    sure("**1. Mục đích**\n\nMột.", "so 1. | Mục đích\n  p Một.\n");
    sure("1.**Mục đích**\n\nMột.", "so 1.‹› | Mục đích\n  p Một.\n");
}

#[test]
fn khoan_like_their_neighbours_have_a_title() {
    sure(
        "1. Mục đích\n\nMột.\n\n2. Đối tượng, nội dung kiểm tra:\n\nHai.\n\n3. Thời gian\n\nBa.",
        "so 1. | Mục đích\n  p Một.\nso 2. | Đối tượng, nội dung kiểm tra:\n  p Hai.\nso 3. | Thời gian\n  p Ba.\n",
    );
    sure(
        "1. Mục đích\n\nMột.\n\n2. Phạm vi\n\nHai.\n\n3. Thời gian thực hiện:\n\nBa.",
        "so 1. | Mục đích\n  p Một.\nso 2. | Phạm vi\n  p Hai.\nso 3. | Thời gian thực hiện:\n  p Ba.\n",
    );
    // Sentences between titles are none.
    sure(
        "1. Mục đích\n\nMột.\n\n2. Các đơn vị gồm: phòng Một, phòng Hai, cụ thể:\n\nHai.\n\n3. Thời gian\n\nBa.",
        "so 1. | Mục đích\n  p Một.\nso 2. Các đơn vị gồm: phòng Một, phòng Hai, cụ thể:\n  p Hai.\nso 3. | Thời gian\n  p Ba.\n",
    );
}

#[test]
fn numbers_that_do_not_follow_are_said_and_kept() {
    noted(
        "1. Một.\n2. Hai.\n4. Bốn.",
        "so 1. Một.\nso 2. Hai.\nso 4. Bốn.\n",
        &["NOIDUNG-05: số thứ tự không liền nhau: sau '2.' là '4.' (dòng 3)"],
    );
    noted(
        "1. Một.\n2. Hai.\n2. Ba.",
        "so 1. Một.\nso 2. Hai.\nso 2. Ba.\n",
        &["NOIDUNG-05: …nhãn '2.' lặp lại ở dòng 3"],
    );
    noted("a) Một;\nb) Hai;\nd) Ba.", "chu a) Một;\nchu b) Hai;\nchu d) Ba.\n", &["sau 'b)' là 'd)' (dòng 3)"]);
    noted("Điều 1. Một.\nĐiều 3. Ba.", "dieu Điều 1. Một.\ndieu Điều 3. Ba.\n", &["sau 'Điều 1.' là 'Điều 3.'"]);
    // Letters that some offices leave out are no gap; a list begins anew under another.
    sure("d) Một;\nđ) Hai;\ne) Ba;\ng) Bốn.", "chu d) Một;\nchu đ) Hai;\nchu e) Ba;\nchu g) Bốn.\n");
    sure(
        "I. MỘT\n1. Một.\n2. Hai.\nII. HAI\n1. Ba.",
        "la_ma I. | MỘT\n  so 1. Một.\n  so 2. Hai.\nla_ma II. | HAI\n  so 1. Ba.\n",
    );
    sure("Phần thứ nhất\nCHUNG\nPhần thứ hai\nRIÊNG", "phan Phần thứ nhất | CHUNG\nphan Phần thứ hai | RIÊNG\n");
}
