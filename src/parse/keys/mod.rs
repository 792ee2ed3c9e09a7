//! The registry of keys: every mapping of the plan file and of the agency profile, with each key's description and shape.
//! Reading, hints for unknown keys and the JSON Schema all follow it.

mod agency;
mod annex;
mod boxes;
mod copy;
mod kinds;
mod record;

pub use agency::{AGENCY, AGENCY_ENTRY, SEAL, SIGNER_ENTRY};
pub use annex::{ANNEX, ISSUED_UNDER, NOT_UNDER_ANOTHER};
pub use boxes::{ADDRESS, DRAFTER};
pub use copy::COPY;
pub use kinds::NOTATIONS;
pub use record::{RECORD, RECORD_RECIPIENT};

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text on one line; may be blank.
    Text,
    /// Text or a list of texts, one a line.
    Texts,
    /// Typed text or a list of paragraphs.
    Paragraphs,
    /// The body: typed text, or a list of mappings.
    Body(&'static Mapping),
    /// A whole or decimal number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A date, complete.
    Date,
    /// A date any part of which may be blank: text or a mapping.
    IssueDate(&'static Mapping),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of words, each one of these.
    Choices(&'static [&'static str]),
    /// A mapping.
    One(&'static Mapping),
    /// A list of mappings.
    Many(&'static Mapping),
    /// A mapping or a list of them.
    OneOrMany(&'static Mapping),
    /// A list of texts or mappings.
    TextOrMany(&'static Mapping),
    /// Text or a mapping.
    TextOr(&'static Mapping),
    /// Column shares: `auto` or a list of numbers.
    Shares,
    /// Rows of cells, each a text or a mapping; of a head also a single row.
    Rows(&'static Mapping),
    /// One of the keys of a mapping, as a word; an era may know more.
    KeyOf(&'static Mapping),
    /// Rows of a table's body: each a list of cells or a mapping that holds one.
    BodyRows(&'static Mapping),
    /// Texts by name, or a list of texts that are called 1, 2, 3 …
    Notes,
    /// Anything.
    Any,
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it means, for officers.
    pub about: &'static str,
}

/// A kind of mapping.
#[derive(Debug)]
pub struct Mapping {
    /// Its name in the schema.
    pub id: &'static str,
    /// What it is called in messages.
    pub called: &'static str,
    /// Its keys, in the order of the document.
    pub keys: &'static [Key],
    /// Keys that must be there, for the schema.
    pub required: &'static [&'static str],
    /// What else people write for a key.
    pub aliases: &'static [(&'static str, &'static str)],
}

impl Mapping {
    /// The key with this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, about }
}

/// Names of `kieu`, in the order of the kinds of section.
pub const KINDS: &[&str] =
    &["phan", "chuong", "muc", "tieu_muc", "dieu", "chu_hoa", "la_ma", "so", "so_so", "chu", "gach", "cong"];
/// Names of alignments.
pub const ALIGNMENTS: &[&str] = &["trai", "giua", "phai", "deu"];
/// Names of alignments of a column.
pub const COLUMN_ALIGNMENTS: &[&str] = &["trai", "giua", "phai", "deu", "so"];

/// Names of ways in which several signers stand.
pub const ARRANGEMENTS: &[&str] = &["ngang", "doc"];

/// The plan file.
pub static PLAN: Mapping = Mapping {
    id: "ke_hoach",
    called: "tệp văn bản",
    required: &["trich_yeu", "ky", "noi_nhan"],
    aliases: &[
        ("tieu_de", "trich_yeu"),
        ("ve_viec", "trich_yeu"),
        ("ten", "trich_yeu"),
        ("ngay_ban_hanh", "ngay"),
        ("ngay_thang", "ngay"),
        ("so_hieu", "so"),
        ("noi_gui", "noi_nhan"),
        ("nguoi_ky", "ky"),
        ("chu_ky", "ky"),
        ("than", "noi_dung"),
        ("phan_mo_dau", "mo_dau"),
        ("ket_luan", "ket_thuc"),
        ("co_quan", "co_quan_ban_hanh"),
        ("co_quan_cap_tren", "co_quan_chu_quan"),
        ("luu_tru", "luu"),
        ("noi_kinh_gui", "kinh_gui"),
        ("tham_quyen_ban_hanh", "tham_quyen"),
        ("can_cu_phap_ly", "can_cu"),
        ("loai_van_ban", "loai"),
        ("era", "the_thuc"),
    ],
    keys: &[
        key("loai", Shape::KeyOf(&NOTATIONS), "Loại văn bản theo Phụ lục III; mặc định ke_hoach."),
        key(
            "the_thuc",
            Shape::Text,
            "Mã thể thức bắt buộc áp dụng; bỏ trống thì chọn theo ngày ban hành. Mã là tên tệp trong templates/the-thuc hoặc tên khác ghi trong tệp đó.",
        ),
        key("ban", Shape::Choice(&["giay", "dien_tu"]), "Bản gốc: giay (văn bản giấy) hoặc dien_tu (văn bản điện tử)."),
        key("don_vi", Shape::Text, "Tệp hồ sơ cơ quan (don-vi.yaml), đường dẫn tính từ tệp văn bản."),
        key("co_quan_chu_quan", Shape::Texts, "Tên cơ quan chủ quản trực tiếp; danh sách thì mỗi mục một dòng."),
        key("co_quan_ban_hanh", Shape::Texts, "Tên cơ quan ban hành; danh sách thì mỗi mục một dòng."),
        key(
            "ten_day_du",
            Shape::Text,
            "Tên cơ quan ban hành viết như trong câu (Ủy ban nhân dân tỉnh An Bình), dùng ở dòng chỉ dẫn của phụ lục.",
        ),
        key("so", Shape::Text, "Số văn bản; bỏ trống thì chừa chỗ để điền khi ban hành."),
        key("ky_hieu", Shape::Text, "Ký hiệu, như KH-UBND."),
        key("dia_danh", Shape::Text, "Địa danh ghi trên văn bản."),
        key(
            "ngay",
            Shape::IssueDate(&DATE),
            "Ngày ban hành: 31/5/2021, 2021-05-31 hoặc {ngay:, thang: 11, nam: 2021}; phần bỏ trống thì chừa chỗ.",
        ),
        key("trich_yeu", Shape::Text, "Trích yếu nội dung."),
        key(
            "dong_duoi_trich_yeu",
            Shape::Text,
            "Dòng trong ngoặc dưới trích yếu, ít dùng; có kem_theo thì thay cho dòng tự lập.",
        ),
        key(
            "kem_theo",
            Shape::One(&ISSUED_UNDER),
            "Quyết định ban hành văn bản này (mẫu 1.3); văn bản không có số, ngày, chữ ký và nơi nhận riêng.",
        ),
        key(
            "kinh_gui",
            Shape::Texts,
            "Nơi kính gửi, mỗi nơi một mục; chỉ công văn, tờ trình và báo cáo gửi cấp trên có phần này.",
        ),
        key(
            "tham_quyen",
            Shape::Texts,
            "Thẩm quyền ban hành của quyết định, nghị quyết, như GIÁM ĐỐC SỞ NỘI VỤ; danh sách thì mỗi mục một dòng.",
        ),
        key("can_cu", Shape::Texts, "Căn cứ ban hành, mỗi mục một dòng."),
        key("mo_dau", Shape::Paragraphs, "Đoạn mở đầu, đến '… như sau:'."),
        key("noi_dung", Shape::Body(&ITEM), "Nội dung: chữ gõ sẵn có nhãn (I., 1., a), -) hoặc danh sách các mục."),
        key("ket_thuc", Shape::Paragraphs, "Câu kết thúc."),
        key(
            "chu_thich",
            Shape::Notes,
            "Chú thích cuối trang theo tên: {1: …, luat: …} cho [^1], [^luat] trong căn cứ và nội dung; danh sách thì mục thứ nhất là [^1].",
        ),
        key(
            "noi_nhan",
            Shape::TextOrMany(&RECIPIENT),
            "Nơi nhận, mỗi mục một dòng; {ten, ghi_chu} khi có ghi chú trong ngoặc.",
        ),
        key("luu", Shape::Texts, "Dòng lưu: VT và các bộ phận."),
        key("ky", Shape::OneOrMany(&SIGNER), "Người ký; danh sách khi nhiều cơ quan cùng ký."),
        key(
            "xep_ky",
            Shape::Choice(ARRANGEMENTS),
            "Cách xếp nhiều người ký: ngang (hai cột, mặc định) hoặc doc (người sau dưới người trước).",
        ),
        key("phu_luc", Shape::OneOrMany(&ANNEX), "Phụ lục; danh sách khi có từ hai phụ lục trở lên."),
        key("do_khan", Shape::Text, "Độ khẩn: KHẨN, THƯỢNG KHẨN hoặc HỎA TỐC, đóng khung dưới số, ký hiệu."),
        key(
            "pham_vi_luu_hanh",
            Shape::Text,
            "Chỉ dẫn phạm vi lưu hành, như XEM XONG TRẢ LẠI hoặc LƯU HÀNH NỘI BỘ, đóng khung ở lề trên trang đầu.",
        ),
        key(
            "du_thao",
            Shape::Text,
            "Ô DỰ THẢO của thể thức cũ: co, lần 2, hoặc nguyên chữ trong ô; thể thức hiện hành không có ô này.",
        ),
        key(
            "nguoi_soan",
            Shape::TextOr(&DRAFTER),
            "Ký hiệu người soạn thảo và số lượng bản phát hành, in sau dòng lưu: {ky_hieu: NVA, so_ban: 8} hoặc nguyên chữ.",
        ),
        key(
            "dia_chi",
            Shape::TextOr(&ADDRESS),
            "Địa chỉ cơ quan ở cuối trang đầu: các khóa {dia_chi, dien_thoai, thu_dien_tu, …}; co hoặc khong để in hay không in địa chỉ trong hồ sơ cơ quan.",
        ),
        key("sao", Shape::One(&COPY), "Phần bản sao ở dưới văn bản: sao y, sao lục, trích sao."),
        key("ho_so", Shape::One(&RECORD), "Trường thông tin quản lý văn bản đi (Phụ lục VI) không in trên văn bản."),
        key("trinh_bay", Shape::One(&WISHES), "Lựa chọn trình bày trong khoảng nghị định cho phép."),
        key("nguyen_van", Shape::One(&VERBATIM), "Các dòng giữ đúng như văn bản cũ."),
        key("giu_nguyen", Shape::Many(&KEPT), "Chỗ khác quy định được giữ có chủ ý, kèm lý do."),
    ],
};

/// A date by its parts.
pub static DATE: Mapping = Mapping {
    id: "ngay_thang_nam",
    called: "ngày tháng",
    required: &[],
    aliases: &[],
    keys: &[
        key("ngay", Shape::Number, "Ngày; bỏ trống thì chừa chỗ."),
        key("thang", Shape::Number, "Tháng; bỏ trống thì chừa chỗ."),
        key("nam", Shape::Number, "Năm; bỏ trống thì chừa chỗ."),
    ],
};

/// An entry of `noi_nhan`.
pub static RECIPIENT: Mapping = Mapping {
    id: "noi_nhan",
    called: "nơi nhận",
    required: &["ten"],
    aliases: &[("noi_nhan", "ten"), ("chu_thich", "ghi_chu")],
    keys: &[
        key("ten", Shape::Text, "Nơi nhận."),
        key("ghi_chu", Shape::Text, "Ghi chú trong ngoặc, như 'để báo cáo'."),
    ],
};

/// A signer.
pub static SIGNER: Mapping = Mapping {
    id: "ky",
    called: "người ký",
    required: &[],
    aliases: &[
        ("ten", "ho_ten"),
        ("ho_va_ten", "ho_ten"),
        ("chuc_danh", "chuc_vu"),
        ("quyen_han", "hinh_thuc"),
        ("thay_cho", "thay"),
    ],
    keys: &[
        key("ma", Shape::Text, "Mã người ký trong hồ sơ cơ quan; thay cho mọi khóa khác."),
        key("co_quan", Shape::Text, "Cơ quan mà người này ký cho, khi nhiều cơ quan cùng ban hành; không in ra."),
        key("thay_mat", Shape::Text, "Tập thể được ký thay mặt (sau TM.); khong: không thay mặt tập thể."),
        key("hinh_thuc", Shape::Text, "KT., TL., TUQ. hoặc Q."),
        key("thay", Shape::Text, "Chức vụ của người được ký thay."),
        key("uy_quyen", Shape::Many(&STEP), "Nhiều bước ký thay, từ trên xuống; thay cho hinh_thuc và thay."),
        key("chuc_vu", Shape::Text, "Chức vụ của người ký."),
        key("chuc_vu_khac", Shape::Text, "Chức vụ thứ hai, ghi trên họ tên."),
        key("ho_ten", Shape::Text, "Họ và tên người ký."),
        key(
            "nguyen_van",
            Shape::Texts,
            "Các dòng trên họ tên, đúng như văn bản cũ; thay cho các khóa khác trừ ho_ten.",
        ),
    ],
};

/// A step of authority.
pub static STEP: Mapping = Mapping {
    id: "uy_quyen",
    called: "bước ký thay",
    required: &["hinh_thuc"],
    aliases: &[("quyen_han", "hinh_thuc"), ("chuc_vu", "thay")],
    keys: &[
        key("hinh_thuc", Shape::Text, "KT., TL., TUQ. hoặc Q."),
        key("thay", Shape::Text, "Chức vụ của người được ký thay."),
    ],
};

/// Layout wishes.
pub static WISHES: Mapping = Mapping {
    id: "trinh_bay",
    called: "trình bày",
    required: &[],
    aliases: &[("font_size", "co_chu"), ("can_le", "le"), ("thut_dau_dong", "thut_dong"), ("dan_dong", "gian_dong")],
    keys: &[
        key("co_chu", Shape::Number, "Cỡ chữ nội dung, pt."),
        key("bac_co", Shape::Text, "Bậc cỡ chữ của phần đầu: nho hoặc lon."),
        key("thut_dong", Shape::Number, "Thụt dòng đầu, cm."),
        key("gian_dong", Shape::Number, "Giãn dòng, số dòng; thể thức trước năm 2020 nhận cả cỡ chính xác, như 17pt."),
        key("cach_doan", Shape::Number, "Khoảng cách đoạn, pt."),
        key(
            "so_trang",
            Shape::Text,
            "Chỗ của số trang: giua_tren, phai_duoi; thể thức nào cho chọn thì mới chọn được.",
        ),
        key("le", Shape::One(&MARGINS), "Lề trang."),
        key("gon", Shape::Flag, "Kéo trang cuối lại khi trên đó chỉ có phần ký hoặc một, hai dòng lẻ."),
        key(
            "le_ngang",
            Shape::One(&MARGINS),
            "Lề của trang ngang, tính theo chiều đọc; cạnh nào bỏ trống thì lấy theo 'le', rồi theo thể thức.",
        ),
    ],
};

/// Margins.
pub static MARGINS: Mapping = Mapping {
    id: "le",
    called: "lề",
    required: &[],
    aliases: &[],
    keys: &[
        key("tren", Shape::Number, "Lề trên, mm."),
        key("duoi", Shape::Number, "Lề dưới, mm."),
        key("trai", Shape::Number, "Lề trái, mm."),
        key("phai", Shape::Number, "Lề phải, mm."),
        key("doi_mat", Shape::Flag, "Lề trái, lề phải đổi chỗ ở mặt sau (trang chẵn); false khi in một mặt."),
    ],
};

/// Lines kept as an old document has them.
pub static VERBATIM: Mapping = Mapping {
    id: "nguyen_van",
    called: "nguyên văn",
    required: &[],
    aliases: &[("so", "so_ky_hieu"), ("ngay", "dia_danh_ngay")],
    keys: &[
        key("quoc_hieu", Shape::Text, "Dòng Quốc hiệu."),
        key("tieu_ngu", Shape::Text, "Dòng Tiêu ngữ."),
        key("so_ky_hieu", Shape::Text, "Cả dòng số, ký hiệu."),
        key("dia_danh_ngay", Shape::Text, "Cả dòng địa danh và ngày tháng."),
        key("luu", Shape::Text, "Cả dòng lưu."),
    ],
};

/// A deviation kept on purpose.
pub static KEPT: Mapping = Mapping {
    id: "giu_nguyen",
    called: "chỗ giữ nguyên",
    required: &["ma", "ly_do"],
    aliases: &[],
    keys: &[key("ma", Shape::Text, "Mã quy tắc."), key("ly_do", Shape::Text, "Lý do giữ nguyên.")],
};

/// An item of a body written as a list.
pub static ITEM: Mapping = Mapping {
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
    ],
    keys: &[
        key("tieu_de", Shape::Text, "Tiêu đề của mục."),
        key("doan", Shape::Texts, "Đoạn văn; không có tiêu đề thì đoạn đầu nối sau nhãn."),
        key("muc", Shape::Many(&ITEM), "Các mục con."),
        key("gach", Shape::Texts, "Các dòng gạch đầu dòng."),
        key("bang", Shape::One(&TABLE), "Bảng."),
        key("doan_thuong", Shape::Texts, "Đoạn văn không đánh số."),
        key("ngang", Shape::Many(&ITEM), "Các mục in trên trang ngang, như bảng rộng không đưa vào phụ lục."),
        key("kieu", Shape::Choice(KINDS), "Kiểu của mục, thay cho kiểu theo độ sâu."),
        key("nhan", Shape::Text, "Nhãn in đúng như viết ở đây (như 3. hoặc b), thay cho nhãn tự đánh."),
        key("cach_nhan", Shape::Text, "Khoảng trắng sau 'nhan', trong dấu nháy: '' khi chữ đứng liền sau nhãn."),
    ],
};

/// A table.
pub static TABLE: Mapping = Mapping {
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

/// A row of a table's body that is more than its cells.
pub static ROW: Mapping = Mapping {
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
pub static CELL: Mapping = Mapping {
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

/// Every mapping, for tests and documentation.
pub static ALL: [&Mapping; 25] = [
    &PLAN,
    &DATE,
    &RECIPIENT,
    &SIGNER,
    &STEP,
    &RECORD,
    &RECORD_RECIPIENT,
    &WISHES,
    &MARGINS,
    &VERBATIM,
    &KEPT,
    &ITEM,
    &TABLE,
    &ROW,
    &CELL,
    &COPY,
    &AGENCY,
    &SEAL,
    &AGENCY_ENTRY,
    &SIGNER_ENTRY,
    &ADDRESS,
    &DRAFTER,
    &NOTATIONS,
    &ANNEX,
    &ISSUED_UNDER,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_agrees_with_itself_and_with_the_model() {
        for mapping in ALL {
            for (i, key) in mapping.keys.iter().enumerate() {
                assert_eq!(key.name, crate::text::near::fold(key.name), "{}", mapping.id);
                assert!(mapping.keys[..i].iter().all(|k| k.name != key.name), "{}.{}", mapping.id, key.name);
                assert!(key.about.ends_with('.'), "{}.{}", mapping.id, key.name);
            }
            for name in mapping.required.iter().copied().chain(mapping.aliases.iter().map(|(_, n)| *n)) {
                assert!(mapping.key(name).is_some() || mapping.id == "nguoi_ky", "{}.{name}", mapping.id);
            }
            for (alias, _) in mapping.aliases {
                assert!(mapping.key(alias).is_none(), "{}.{alias}", mapping.id);
            }
        }
        let kinds: Vec<_> = crate::model::SectionKind::ALL.iter().map(|k| k.key()).collect();
        assert_eq!(kinds, KINDS);
    }
}
