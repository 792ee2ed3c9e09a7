//! Rules about the YAML of the officer's files.

use super::Rule;

rules! {
    YAML_01 = Rule::error("YAML-01", "Tệp phải đúng quy tắc YAML: khóa và giá trị cách nhau bằng ': ', các khóa cùng cấp thẳng cột, ngoặc và nháy có đôi.")
        .example("so 15", "so: 15");
    YAML_02 = Rule::error("YAML-02", "Trong một nhóm, mỗi khóa chỉ được viết một lần.")
        .example("so: 15\nso: 16", "so: 16");
    YAML_03 = Rule::error("YAML-03", "Giá trị dùng lại (dấu & và dấu *) không được chứa chính nó, cũng không được làm tệp phình ra quá lớn.")
        .example("noi_nhan: &cac_noi\n  - *cac_noi", "noi_nhan:\n  - Các phòng chuyên môn");
    YAML_04 = Rule::error("YAML-04", "Danh sách và nhóm khóa lồng nhau không quá 40 cấp.")
        .example(
            "noi_nhan: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Sở Y tế]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
            "noi_nhan: ['Sở Y tế']",
        );
    YAML_05 = Rule::error("YAML-05", "Đầu dòng chỉ thụt vào bằng dấu cách, không dùng phím Tab.")
        .example("noi_nhan:\n\t- Các phòng chuyên môn", "noi_nhan:\n  - Các phòng chuyên môn");
    YAML_06 = Rule::error("YAML-06", "Không dùng khóa gộp '<<' của YAML; mọi khóa viết rõ ở chỗ của nó.")
        .example(
            "ky:\n  <<: {chuc_vu: GIÁM ĐỐC}\n  ho_ten: Nguyễn Văn An",
            "ky:\n  chuc_vu: GIÁM ĐỐC\n  ho_ten: Nguyễn Văn An",
        );
    YAML_07 = Rule::error("YAML-07", "Mỗi tệp chỉ chứa một tài liệu, không có dòng --- ở giữa.")
        .example("so: 15\n---\nngay: 6/3/2026", "so: 15\nngay: 6/3/2026");
    YAML_08 = Rule::error("YAML-08", "Tệp không được trống.")
        .example("--- ke-hoach.yaml\n# chưa soạn", "trich_yeu: Tập huấn công tác văn thư");
    YAML_09 = Rule::error("YAML-09", "Không dùng thẻ kiểu của YAML; chữ bắt đầu bằng dấu ! phải đặt trong dấu nháy.")
        .example("trich_yeu: !Covid-19 và công tác văn thư", "trich_yeu: '!Covid-19 và công tác văn thư'");
    YAML_10 = Rule::warning("YAML-10", "Chữ đứng sau ' #' bị YAML coi là chú thích và không vào văn bản, nên câu có dấu # phải đặt trong dấu nháy.")
        .example("trich_yeu: Thi đua đợt #2 năm 2026", "trich_yeu: 'Thi đua đợt #2 năm 2026'");
    YAML_11 = Rule::error("YAML-11", "Khóa phải là một từ, không phải một danh sách hay một nhóm khóa.")
        .example("noi_nhan:\n  - [Sở Y tế]: để phối hợp", "noi_nhan:\n  - 'Sở Y tế: để phối hợp'");
    YAML_12 = Rule::error("YAML-12", "Một dòng không được có quá 500 dấu {.");
    YAML_13 = Rule::warning("YAML-13", "Nội dung nhiều dòng viết dưới dấu | để các dòng không bị nối lại.")
        .example("noi_dung: Mở hai lớp.\n  Tổng kết trong tháng 12.", "noi_dung: |\n  Mở hai lớp.\n  Tổng kết trong tháng 12.");
}
