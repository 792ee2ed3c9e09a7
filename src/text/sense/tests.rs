//! Cuts of titles and names, written with a bar where a cut tears nothing: `|` good, `:` plain, `.` poor.

use super::*;

/// The text with its cuts marked; only spaces that must stay are spaces.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut last = 0;
    for (at, cut) in cuts(text) {
        out.push_str(text[last..at].trim_end());
        out.push(match cut {
            Cut::Good => '|',
            Cut::Plain => ':',
            Cut::Poor => '.',
            Cut::Last | Cut::Never => ' ',
        });
        last = at;
    }
    out + &text[last..]
}

#[test]
fn compounds_dates_and_names_stay_together() {
    for expected in [
        "Tổ chức:hoạt động:hè|cho học sinh|năm 2021",
        "Rà soát,|đơn giản hóa:thủ tục:hành chính|năm 2026|trên địa bàn.tỉnh An Bình",
        "TỔ CHỨC:HOẠT ĐỘNG:HÈ|CHO HỌC SINH|TRÊN ĐỊA BÀN:XÃ LONG HÒA",
        "theo Thông tư số 12/2026/TT-BTC.ngày 10/02/2026|của Bộ Tài chính",
        "Ủy ban nhân dân:tỉnh Quảng Ngãi",
        "ỦY BAN NHÂN DÂN:TỈNH QUẢNG NGÃI",
        "giai đoạn 2021 - 2025",
        "PHÒNG GIÁO DỤC|VÀ ĐÀO TẠO",
        "Kiểm tra:công tác:cải cách:hành chính:nhà nước.quý I năm 2026",
        "Ứng phó:bão số 3|và mưa lũ:sau bão",
        "BỘ LAO ĐỘNG -.THƯƠNG BINH|VÀ XÃ HỘI",
        "TRƯỜNG TRUNG HỌC PHỔ THÔNG:CHUYÊN:NGUYỄN THỊ MINH KHAI",
        "Phòng,.chống:dịch bệnh:sốt xuất huyết|tại các.xã,.phường,|thị trấn",
        "CÔNG TY:TRÁCH NHIỆM HỮU HẠN:MỘT THÀNH VIÊN:CẤP NƯỚC:AN BÌNH",
        "Hội thi|“Nông dân.với di sản.quê hương”|tỉnh An Bình|năm 2026",
        "Ngày hội:đọc sách|\"Mỗi trang sách,.một.chân trời\"|năm học 2025",
        "VĂN PHÒNG:ỦY BAN NHÂN DÂN:TỈNH",
        "VĂN PHÒNG:HỘI ĐỒNG NHÂN DÂN:TỈNH",
        "báo cáo:định kỳ:hoạt động:hóa chất|trên hệ thống",
        "thúc đẩy:tạo lập:dữ liệu:phục vụ:chuyển đổi số",
        "Tiếp nhận.250 bộ máy.tính|cho 12 trường:tiểu học",
    ] {
        let plain: String = expected.chars().map(|c| if "|:.".contains(c) { ' ' } else { c }).collect();
        // A bar stands for the space; marks of the text itself are none of ours here.
        assert_eq!(marked(&plain), expected);
    }
}
