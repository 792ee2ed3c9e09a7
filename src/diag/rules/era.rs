//! Rules about the choice of an era (thể thức).

use super::Rule;

rules! {
    THETHUC_01 = Rule::error("THETHUC-01", "Thể thức ghi ở 'the_thuc' hoặc '--the-thuc' phải là thể thức chương trình có.")
        .example("the_thuc: nghi-dinh-moi", "the_thuc:");
    THETHUC_02 = Rule::error("THETHUC-02", "Ngày ban hành phải thuộc thời gian áp dụng của một thể thức, hoặc kế hoạch ghi rõ thể thức.")
        .by_entry("dieu_khoan")
        .example("ngay: 2/9/1995", "ngay: 2/3/2026");
    THETHUC_03 = Rule::error("THETHUC-03", "Tệp dữ liệu thể thức phải đọc được và đủ mục.");
    THETHUC_04 = Rule::note("THETHUC-04", "Thể thức đã chọn hết hiệu lực, nhưng văn bản của ngày này còn được chấp nhận theo thể thức ấy.")
        .by_entry("an_han")
        .example(include_str!("THETHUC-04.yaml"), "ngay: 10/3/2020")
        .also(&[&THETHUC_06]);
    THETHUC_05 = Rule::warning("THETHUC-05", "Ngày ban hành nên thuộc thời gian áp dụng của thể thức đã chọn.")
        .by_entry("dieu_khoan")
        .example(include_str!("THETHUC-05.yaml"), "ngay: 2/6/2014");
    THETHUC_06 = Rule::note("THETHUC-06", "Thể thức đang dùng có giá trị chưa đối chiếu được với bản gốc của văn bản quy định.")
        .example("ngay: 2/6/2014", "ngay: 2/6/2025");
}
