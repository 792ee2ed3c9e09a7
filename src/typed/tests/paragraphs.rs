//! Where a paragraph ends.

use super::{noted, sure};

#[test]
fn out_of_word_a_line_is_a_paragraph() {
    sure(
        "I. MỤC ĐÍCH\n1. Mục đích\nGiúp học sinh có nơi vui chơi lành mạnh trong những ngày nghỉ hè.\nGiúp cha mẹ yên tâm làm việc.\n2. Yêu cầu\nAn toàn là trên hết.",
        "la_ma I. | MỤC ĐÍCH\n  so 1. | Mục đích\n    p Giúp học sinh có nơi vui chơi lành mạnh trong những ngày nghỉ hè.\n    p Giúp cha mẹ yên tâm làm việc.\n  so 2. | Yêu cầu\n    p An toàn là trên hết.\n",
    );
    // A stray empty line changes nothing elsewhere.
    sure(
        "I. MỤC ĐÍCH\n1. Mục đích\nGiúp học sinh có nơi vui chơi lành mạnh trong những ngày nghỉ hè.\nGiúp cha mẹ yên tâm làm việc.\n2. Yêu cầu\nAn toàn là trên hết.\n\nII. NỘI DUNG\nCác trường mở cửa sân chơi từ 7 giờ đến 17 giờ hằng ngày.\nThư viện mở cửa ba buổi một tuần.",
        "la_ma I. | MỤC ĐÍCH\n  so 1. | Mục đích\n    p Giúp học sinh có nơi vui chơi lành mạnh trong những ngày nghỉ hè.\n    p Giúp cha mẹ yên tâm làm việc.\n  so 2. | Yêu cầu\n    p An toàn là trên hết.\nla_ma II. | NỘI DUNG\n  p Các trường mở cửa sân chơi từ 7 giờ đến 17 giờ hằng ngày.\n  p Thư viện mở cửa ba buổi một tuần.\n",
    );
    // Empty lines around a table.
    sure(
        "Kinh phí được phân bổ như sau:\nPhần thứ nhất do tỉnh cấp, giao Sở Tài chính chuyển trong quý I.\n\n| Đơn vị | Số tiền |\n|---|---|\n| Xã A | 5 |\n\nPhần còn lại do xã tự cân đối.\nHết năm, xã quyết toán theo quy định.",
        "p Kinh phí được phân bổ như sau:\np Phần thứ nhất do tỉnh cấp, giao Sở Tài chính chuyển trong quý I.\nbang 1+1 x 2\n  0=Đơn vị 1=Số tiền\n  0=Xã A 1=5\np Phần còn lại do xã tự cân đối.\np Hết năm, xã quyết toán theo quy định.\n",
    );
    // Short lines without marks: names, one a line.
    sure(
        "Tổ công tác gồm:\nÔng Trần Văn Bình\nBà Lê Thị Hoa\nÔng Võ Minh",
        "p Tổ công tác gồm:\np Ông Trần Văn Bình\np Bà Lê Thị Hoa\np Ông Võ Minh\n",
    );
    sure(
        "Các phòng tham gia\nphòng Hành chính\nphòng Kế toán",
        "p Các phòng tham gia\np phòng Hành chính\np phòng Kế toán\n",
    );
    sure("Một.\n\n\n\nHai.", "p Một.\np Hai.\n");
    sure(
        "Phó Giám đốc phụ trách: Bà Nguyễn Thị Sáu.\nPhòng chủ trì: Phòng Kế hoạch; phòng phối hợp: Văn phòng.\n(Chi tiết tại biểu kèm theo).\nThời hạn: quý II.",
        "p Phó Giám đốc phụ trách: Bà Nguyễn Thị Sáu.\np Phòng chủ trì: Phòng Kế hoạch; phòng phối hợp: Văn phòng.\np (Chi tiết tại biểu kèm theo).\np Thời hạn: quý II.\n",
    );
}

#[test]
fn lines_broken_at_a_width_are_joined() {
    sure(
        "1. Rà soát, lập danh sách những công trình thủy lợi đã xuống cấp trên\nđịa bàn, gửi phòng chuyên môn trước ngày 05 tháng 3 hằng năm để tổng\nhợp chung.\n2. Nạo vét kênh mương nội đồng, phát quang bờ kênh, khơi thông dòng\nchảy trước mùa mưa.",
        "so 1. Rà soát, lập danh sách những công trình thủy lợi đã xuống cấp trên địa bàn, gửi phòng chuyên môn trước ngày 05 tháng 3 hằng năm để tổng hợp chung.\nso 2. Nạo vét kênh mương nội đồng, phát quang bờ kênh, khơi thông dòng chảy trước mùa mưa.\n",
    );
    // Names and numbers begin lines too.
    sure(
        "Thực hiện Công văn số\n15/SNV-TCCB ngày 04 tháng 3 năm 2026 của Sở Nội vụ về việc mở lớp bồi dưỡng\ncho công chức cấp xã, Ủy ban nhân dân xã An Phú đề nghị các ấp cử người dự\nlớp đúng thành phần, đúng thời gian, gửi danh sách về Văn phòng Ủy ban nhân\ndân xã.",
        "p Thực hiện Công văn số 15/SNV-TCCB ngày 04 tháng 3 năm 2026 của Sở Nội vụ về việc mở lớp bồi dưỡng cho công chức cấp xã, Ủy ban nhân dân xã An Phú đề nghị các ấp cử người dự lớp đúng thành phần, đúng thời gian, gửi danh sách về Văn phòng Ủy ban nhân dân xã.\n",
    );
    // With an empty line between paragraphs, a full line that ends a sentence ends no paragraph.
    sure(
        "Ban Tổ chức họp vào sáng thứ Hai hằng tuần tại hội trường nhà văn hóa.\nCác tiểu ban báo cáo kết quả tuần trước, nêu việc tuần sau và những gì\ncần xin ý kiến.\n\nThư ký ghi biên bản, gửi các thành viên trong ngày để rà soát, bổ sung\nkịp thời.\n\nKhi cần, Trưởng ban triệu tập họp bất thường qua điện thoại hoặc tin\nnhắn.",
        "p Ban Tổ chức họp vào sáng thứ Hai hằng tuần tại hội trường nhà văn hóa. Các tiểu ban báo cáo kết quả tuần trước, nêu việc tuần sau và những gì cần xin ý kiến.\np Thư ký ghi biên bản, gửi các thành viên trong ngày để rà soát, bổ sung kịp thời.\np Khi cần, Trưởng ban triệu tập họp bất thường qua điện thoại hoặc tin nhắn.\n",
    );
    // Titles are short lines, and what follows them begins anew.
    sure(
        "Điều 3. Nhiệm vụ của Tổ thẩm định\nTổ thẩm định xem xét hồ sơ do các đơn vị gửi đến, đối chiếu với các\nquy định hiện hành, lập biên bản và trình Chủ tịch Ủy ban nhân dân xã\nquyết định.\nĐiều 4. Kinh phí\nKinh phí hoạt động của Tổ thẩm định lấy từ nguồn chi thường xuyên đã\ngiao cho Văn phòng.",
        "dieu Điều 3. | Nhiệm vụ của Tổ thẩm định\n  p Tổ thẩm định xem xét hồ sơ do các đơn vị gửi đến, đối chiếu với các quy định hiện hành, lập biên bản và trình Chủ tịch Ủy ban nhân dân xã quyết định.\ndieu Điều 4. | Kinh phí\n  p Kinh phí hoạt động của Tổ thẩm định lấy từ nguồn chi thường xuyên đã giao cho Văn phòng.\n",
    );
    // Titles in capitals over two lines.
    sure(
        "II. TĂNG CƯỜNG PHÒNG CHÁY, CHỮA CHÁY Ở CÁC KHU DÂN CƯ VÀ CÁC CHỢ\nTRÊN ĐỊA BÀN HUYỆN\nCác xã tổ chức diễn tập ít nhất mỗi năm một lần, có lực lượng của công\nan và dân quân tham gia.",
        "la_ma II. | TĂNG CƯỜNG PHÒNG CHÁY, CHỮA CHÁY Ở CÁC KHU DÂN CƯ VÀ CÁC CHỢ TRÊN ĐỊA BÀN HUYỆN\n  p Các xã tổ chức diễn tập ít nhất mỗi năm một lần, có lực lượng của công an và dân quân tham gia.\n",
    );
    // First lines further in than the others, as PDF readers give them.
    sure(
        "      Phòng Kinh tế tham mưu Ủy ban nhân dân xã ban hành quy chế quản lý\nchợ An Phú. Quy chế nêu rõ trách nhiệm của từng hộ kinh doanh trong xã.\n      Ban Quản lý chợ thu phí theo đúng biểu giá đã được duyệt và công bố\ncông khai tại cổng chợ, nộp ngân sách trước ngày 05 của tháng sau.\n      Công an xã bảo đảm trật tự khu vực quanh chợ vào các ngày phiên và\ndịp lễ, tết.",
        "p Phòng Kinh tế tham mưu Ủy ban nhân dân xã ban hành quy chế quản lý chợ An Phú. Quy chế nêu rõ trách nhiệm của từng hộ kinh doanh trong xã.\np Ban Quản lý chợ thu phí theo đúng biểu giá đã được duyệt và công bố công khai tại cổng chợ, nộp ngân sách trước ngày 05 của tháng sau.\np Công an xã bảo đảm trật tự khu vực quanh chợ vào các ngày phiên và dịp lễ, tết.\n",
    );
    // Lines that go on stand further in, as editors set lists.
    sure(
        "- Chuẩn bị hội trường, âm thanh, ánh sáng, bảng tên đại biểu và nước\n  uống cho các buổi họp của Ban Tổ chức;\n- In tài liệu, đóng quyển, gửi các đại biểu trước ngày họp ít nhất ba\n  ngày làm việc.",
        "gach - Chuẩn bị hội trường, âm thanh, ánh sáng, bảng tên đại biểu và nước uống cho các buổi họp của Ban Tổ chức;\ngach - In tài liệu, đóng quyển, gửi các đại biểu trước ngày họp ít nhất ba ngày làm việc.\n",
    );
}

#[test]
fn first_lines_that_a_page_set_shorter_go_on() {
    sure(
        "a) Xây dựng kế hoạch chi\ntiết, phân công rõ người, rõ việc, rõ thời hạn hoàn thành cho từng bộ phận có\nliên quan.\n\nb) Ủy ban nhân dân xã Tân\nLập bố trí kinh phí, phương tiện phục vụ các đoàn kiểm tra trong suốt thời gian\nthực hiện.\n\nc) Văn phòng tổng hợp, báo\ncáo Chủ tịch Ủy ban nhân dân xã kết quả từng quý để chỉ đạo.\n\nd) Các ấp phổ biến nội\ndung này đến từng hộ dân.",
        "chu a) Xây dựng kế hoạch chi tiết, phân công rõ người, rõ việc, rõ thời hạn hoàn thành cho từng bộ phận có liên quan.\nchu b) Ủy ban nhân dân xã Tân Lập bố trí kinh phí, phương tiện phục vụ các đoàn kiểm tra trong suốt thời gian thực hiện.\nchu c) Văn phòng tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân xã kết quả từng quý để chỉ đạo.\nchu d) Các ấp phổ biến nội dung này đến từng hộ dân.\n",
    );
}

#[test]
fn what_a_line_leaves_open_the_next_one_closes() {
    sure("**I. MỤC ĐÍCH,\nYÊU CẦU**\n\nMột.", "la_ma I. | MỤC ĐÍCH, YÊU CẦU\n  p Một.\n");
    sure(
        "Ủy ban nhân dân phường phát động phong trào (sau đây gọi là Phong trào\nXanh) đến các khu phố.\n\nCác khu phố đăng ký tham gia.",
        "p Ủy ban nhân dân phường phát động phong trào (sau đây gọi là Phong trào Xanh) đến các khu phố.\np Các khu phố đăng ký tham gia.\n",
    );
    // Behind a hyphen or stroke that ends a line stands no space.
    sure(
        "Kế hoạch phát triển kinh tế của tỉnh trong giai đoạn 2026-\n2030 do Sở Tài chính chủ trì soạn thảo, lấy ý kiến các ngành và trình Ủy\nban nhân dân tỉnh xem xét.",
        "p Kế hoạch phát triển kinh tế của tỉnh trong giai đoạn 2026-2030 do Sở Tài chính chủ trì soạn thảo, lấy ý kiến các ngành và trình Ủy ban nhân dân tỉnh xem xét.\n",
    );
}

#[test]
fn parts_of_different_origin_are_read_each_in_its_way() {
    let word = "I. NHIỆM VỤ\n1. Tuyên truyền\nTuyên truyền bằng nhiều hình thức, phù hợp với từng nhóm dân cư, bảo đảm người dân hiểu đúng và tự giác tham gia các hoạt động chung của địa phương.\nGắn tuyên truyền với việc nêu gương người tốt, việc tốt.\n2. Tập huấn\nTập huấn cho cán bộ ấp về cách lập và lưu hồ sơ.\n";
    let wrapped = "II. TỔ CHỨC\n1. Văn phòng xã theo dõi, đôn đốc các bộ phận thực hiện đúng tiến độ đã\nđề ra; hằng tháng tổng hợp tình hình, báo cáo Chủ tịch và thông báo đến\ncác ấp.\n2. Các ấp chọn người phụ trách, gửi tên về Văn phòng xã trước ngày 15\ntháng này để lập danh sách chung.";
    sure(
        &format!("{word}{wrapped}"),
        "la_ma I. | NHIỆM VỤ\n  so 1. | Tuyên truyền\n    p Tuyên truyền bằng nhiều hình thức, phù hợp với từng nhóm dân cư, bảo đảm người dân hiểu đúng và tự giác tham gia các hoạt động chung của địa phương.\n    p Gắn tuyên truyền với việc nêu gương người tốt, việc tốt.\n  so 2. | Tập huấn\n    p Tập huấn cho cán bộ ấp về cách lập và lưu hồ sơ.\nla_ma II. | TỔ CHỨC\n  so 1. Văn phòng xã theo dõi, đôn đốc các bộ phận thực hiện đúng tiến độ đã đề ra; hằng tháng tổng hợp tình hình, báo cáo Chủ tịch và thông báo đến các ấp.\n  so 2. Các ấp chọn người phụ trách, gửi tên về Văn phòng xã trước ngày 15 tháng này để lập danh sách chung.\n",
    );
}

#[test]
fn what_could_be_either_is_said_with_its_lines() {
    // A sentence that breaks off above an empty line.
    noted(
        "Phong trào phải được triển khai sâu rộng trong toàn cơ quan, với hình thức phong phú,\n\nbảo đảm thiết thực, tránh phô trương.",
        "p Phong trào phải được triển khai sâu rộng trong toàn cơ quan, với hình thức phong phú, bảo đảm thiết thực, tránh phô trương.\n",
        &["NOIDUNG-01: dòng 3 được nối vào, qua dòng trống, đoạn bắt đầu ở dòng 1"],
    );
    // Two empty lines say that they are two.
    sure(
        "Phong trào phải được triển khai sâu rộng trong toàn cơ quan, với hình thức phong phú,\n\n\nbảo đảm thiết thực, tránh phô trương.",
        "p Phong trào phải được triển khai sâu rộng trong toàn cơ quan, với hình thức phong phú,\np bảo đảm thiết thực, tránh phô trương.\n",
    );
    // A full line that ends a sentence, in text without empty lines.
    noted(
        "Các hộ trồng lúa được hỗ trợ giống, phân bón theo định mức của tỉnh để\nkhôi phục sản xuất sau bão, nhận tại kho của hợp tác xã An Phú đã nêu.\nHợp tác xã lập sổ theo dõi, có chữ ký của từng hộ, gửi phòng Kinh tế xã\nkiểm tra.",
        "p Các hộ trồng lúa được hỗ trợ giống, phân bón theo định mức của tỉnh để khôi phục sản xuất sau bão, nhận tại kho của hợp tác xã An Phú đã nêu.\np Hợp tác xã lập sổ theo dõi, có chữ ký của từng hộ, gửi phòng Kinh tế xã kiểm tra.\n",
        &["NOIDUNG-02: dòng 3 được coi là bắt đầu một đoạn mới"],
    );
    // Many of a kind are one note.
    let many: String = (0..6)
        .map(|i| format!("Đoạn thứ {i} nói về việc chăm lo đời sống của người dân ở vùng bị thiệt hại,\n\nnhất là các hộ nghèo.\n\n"))
        .collect();
    let (_, said) = crate::typed::testing::read(&many);
    assert_eq!(said.len(), 1);
    assert!(said[0].what.starts_with("dòng 3, 7, 11, 15, 19, 23 được nối"), "{}", said[0].what);
}

#[test]
fn what_was_copied_along_is_named() {
    noted(
        "Trên cơ sở báo cáo của các đơn vị, giao phòng Tài chính chủ trì, phối hợp với các phòng\n2\nliên quan rà soát, tham mưu hướng xử lý cho phù hợp.",
        "p Trên cơ sở báo cáo của các đơn vị, giao phòng Tài chính chủ trì, phối hợp với các phòng\np 2\np liên quan rà soát, tham mưu hướng xử lý cho phù hợp.\n",
        &["NOIDUNG-06: dòng 2 chỉ có số '2', có lẽ là số trang"],
    );
    let cells = "STT\nĐơn vị\nSố hộ\n1\nẤp Một\n40\n2\nẤp Hai\n35\n3\nẤp Ba\n28";
    let (_, said) = crate::typed::testing::read(cells);
    let said: Vec<_> = said.iter().map(|d| d.what.as_str()).collect();
    assert!(said.iter().any(|s| s.contains("từ dòng 4 đến dòng 10 có vẻ là một bảng")), "{said:?}");
    noted(
        "TT   Đơn vị         Địa chỉ\n1    Ấp Một         Xã An Phú",
        "p TT   Đơn vị         Địa chỉ\np 1    Ấp Một         Xã An Phú\n",
        &["NOIDUNG-06: từ dòng 1 đến dòng 2 có vẻ là một bảng chép vào, các cột"],
    );
}

#[test]
fn the_ends_of_lines_that_yaml_folded_are_spaces() {
    use crate::model::KeyPath;
    use crate::typed::testing::{Listener, dump, typed_lines};
    use crate::typed::{Ends, Typist};
    let mut listener = Listener::default();
    let text = "Một câu.\nHai câu.\nĐiều\n5. của luật.\n\n1. Ba.\n2. Bốn.";
    let body = Typist::new(&mut listener).read(typed_lines(text), Ends::Lost, &KeyPath::root("noi_dung"));
    assert_eq!(dump(&body), "p Một câu. Hai câu. Điều 5. của luật.\nso 1. Ba.\nso 2. Bốn.\n");
    assert!(listener.said.is_empty());
}
