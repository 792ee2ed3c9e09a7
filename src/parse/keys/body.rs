//! Keys of the body written as a list, and of its tables.

use super::{Mapping, Shape, key};

/// Names of `kieu`, in the order of the kinds of section.
pub(crate) const KINDS: &[&str] =
    &["phan", "chuong", "muc", "tieu_muc", "dieu", "chu_hoa", "la_ma", "so", "so_so", "chu", "gach", "cong"];
/// Names of alignments.
pub(crate) const ALIGNMENTS: &[&str] = &["trai", "giua", "phai", "deu"];
/// Names of alignments of a column.
pub(crate) const COLUMN_ALIGNMENTS: &[&str] = &["trai", "giua", "phai", "deu", "so"];

/// An item of a body written as a list.
pub(crate) static ITEM: Mapping = Mapping {
    id: "muc",
    called: "mục của nội dung",
    required: &[],
    aliases: &[
        ("ten", "tieu_de"),
        ("muc_con", "muc"),
        ("noi_dung", "doan"),
        ("chu", "doan"),
        ("gach_dau_dong", "gach"),
        ("loai", "kieu"),
        ("anh", "hinh"),
        ("hinh_anh", "hinh"),
    ],
    keys: &[
        key("tieu_de", Shape::Text, "Tiêu đề của mục."),
        key("doan", Shape::Texts, "Đoạn văn; không có tiêu đề thì đoạn đầu nối sau nhãn."),
        key("muc", Shape::Many(&ITEM), "Các mục con."),
        key("gach", Shape::Texts, "Các dòng gạch đầu dòng."),
        key("bang", Shape::One(&TABLE), "Bảng."),
        key("hinh", Shape::One(&FIGURE), "Hình (sơ đồ, bản đồ, bản quét), đứng giữa hai đoạn."),
        key("doan_thuong", Shape::Texts, "Đoạn văn không đánh số."),
        key("ngang", Shape::Many(&ITEM), "Các mục in trên trang ngang, như bảng rộng không đưa vào phụ lục."),
        key("kieu", Shape::Choice(KINDS), "Kiểu của mục, thay cho kiểu theo độ sâu."),
        key("nhan", Shape::Text, "Nhãn in đúng như viết ở đây (như 3. hoặc b), thay cho nhãn tự đánh."),
        key(
            "can",
            Shape::Choice(ALIGNMENTS),
            "Chỗ đứng của các dòng 'doan_thuong': giua, phai, trai hoặc deu, không thụt đầu dòng.",
        ),
        key("cach_nhan", Shape::Text, "Khoảng trắng sau 'nhan', trong dấu nháy: '' khi chữ đứng liền sau nhãn."),
    ],
};

/// A table.
pub(crate) static TABLE: Mapping = Mapping {
    id: "bang",
    called: "bảng",
    required: &["hang"],
    aliases: &[("cot", "rong"), ("dong", "hang"), ("tieu_de_cot", "tieu_de"), ("can_le", "can")],
    keys: &[
        key("rong", Shape::Shares, "Tỷ lệ chiều rộng các cột, hoặc auto."),
        key("tieu_de", Shape::Rows(&CELL), "Các hàng tiêu đề; lặp lại ở mỗi trang."),
        key(
            "hang",
            Shape::BodyRows(&ROW),
            "Các hàng: mỗi hàng là danh sách ô, hoặc {tong: true, o: [...]} nếu là hàng cộng.",
        ),
        key(
            "can",
            Shape::Choices(COLUMN_ALIGNMENTS),
            "Căn chữ của từng cột: trai, giua, phai, deu; so: cột số, căn phải và thẳng dấu phẩy thập phân.",
        ),
        key("co_chu", Shape::Number, "Cỡ chữ của bảng, pt."),
        key("danh_so", Shape::Flag, "Đánh số thứ tự các hàng ở cột đầu; các hàng bỏ ô đầu, tiêu đề vẫn có ô 'TT'."),
        key("dong_tong", Shape::Flag, "Hàng cuối là hàng tổng cộng."),
    ],
};

/// A picture.
pub(crate) static FIGURE: Mapping = Mapping {
    id: "hinh",
    called: "hình",
    required: &["tep", "mo_ta"],
    aliases: &[
        ("file", "tep"),
        ("anh", "tep"),
        ("duong_dan", "tep"),
        ("ten", "chu_thich"),
        ("tieu_de", "chu_thich"),
        ("alt", "mo_ta"),
        ("chieu_rong", "rong"),
    ],
    keys: &[
        key("tep", Shape::Text, "Tệp PNG hoặc JPEG, tính từ thư mục của kế hoạch."),
        key("chu_thich", Shape::Text, "Dòng chữ dưới hình, như Hình 1. Sơ đồ tổ chức; in đúng như viết."),
        key("mo_ta", Shape::Text, "Lời thay hình cho người dùng trình đọc màn hình: trong hình có gì; không in ra."),
        key(
            "rong",
            Shape::Number,
            "Chiều rộng khi in, cm; không ghi thì theo số điểm ảnh (150 điểm một inch). Không bao giờ rộng hơn khung chữ.",
        ),
    ],
};

/// A row of a table's body that is more than its cells.
pub(crate) static ROW: Mapping = Mapping {
    id: "hang",
    called: "hàng của bảng",
    required: &["o"],
    aliases: &[("dong_tong", "tong"), ("cong", "tong"), ("hang", "o")],
    keys: &[
        key("o", Shape::Rows(&CELL), "Các ô của hàng."),
        key("tong", Shape::Flag, "Hàng cộng: chữ đậm, không đánh số thứ tự."),
    ],
};

/// A cell of a table.
pub(crate) static CELL: Mapping = Mapping {
    id: "o",
    called: "ô của bảng",
    required: &["chu"],
    aliases: &[("noi_dung", "chu"), ("gop_dong", "gop_hang"), ("cot", "gop_cot"), ("hang", "gop_hang")],
    keys: &[
        key("chu", Shape::Texts, "Chữ trong ô; danh sách thì mỗi mục một đoạn."),
        key("gop_hang", Shape::Number, "Số hàng ô này chiếm."),
        key("gop_cot", Shape::Number, "Số cột ô này chiếm."),
        key("can", Shape::Choice(ALIGNMENTS), "Căn chữ riêng của ô."),
    ],
};
