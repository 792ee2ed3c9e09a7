//! The registry of keys: every mapping of the plan file and of the agency profile, with each key's description and shape.
//! Reading, hints for unknown keys and the JSON Schema all follow it.

use std::sync::LazyLock;

use crate::diag::rules;
use crate::era::{known_circulation, known_urgency};

mod agency;
mod annex;
mod body;
mod boxes;
mod checks;
mod copy;
mod kept;
mod kinds;
mod not_offered;
mod record;
mod signer;
#[cfg(test)]
mod tests;
mod wishes;

pub(crate) use agency::{AGENCY, AGENCY_ENTRY, SEAL, SIGNER_ENTRY};
pub(crate) use annex::{ANNEX, ISSUED_UNDER, ORIENTATIONS};
pub(crate) use body::{ALIGNMENTS, CELL, COLUMN_ALIGNMENTS, FIGURE, ITEM, KINDS, ROW, TABLE};
pub(crate) use boxes::{ADDRESS, DRAFTER, LOGO};
pub(crate) use checks::{CHECKS, LEFT_OUT, LEVELS, OWN_RULE};
pub(crate) use copy::{COPY, COPY_FILE};
pub(crate) use kept::KEPT;
pub(crate) use kinds::{DETAILS, NOTATIONS};
pub(crate) use not_offered::NOT_OFFERED;
pub(crate) use record::{RECORD, RECORD_RECIPIENT};
pub(crate) use signer::{ARRANGEMENTS, SIGNER, STEP};
pub(crate) use wishes::{MARGINS, WISHES};

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
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
    /// A part that is nothing but a line, which templates get under the key's name.
    Line,
    /// One of the keys of a mapping that the eras make, as a word; an era of somebody's own may know more.
    KeyOf(&'static LazyLock<Mapping>),
    /// Text, or a mapping that the eras make.
    TextOrEras(&'static LazyLock<Mapping>),
    /// A mapping that the eras make; an era of somebody's own may know more keys.
    OfEras(&'static LazyLock<Mapping>),
    /// Rows of a table's body: each a list of cells or a mapping that holds one.
    BodyRows(&'static Mapping),
    /// Texts by name, or a list of texts that are called 1, 2, 3 …
    Notes,
    /// Text that is one of those the law lists, or another that is kept or judged by the era.
    Known(fn() -> Vec<String>),
    /// The code of a rule that `giu_nguyen` may keep.
    Rule,
}

/// A key of a mapping.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it means, for officers.
    pub about: &'static str,
}

/// A kind of mapping.
#[derive(Debug)]
pub(crate) struct Mapping {
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

impl Key {
    /// The mapping that its value may be, or may hold.
    pub(crate) fn inner(&self) -> Option<&'static Mapping> {
        match self.shape {
            Shape::One(m) | Shape::OneOrMany(m) | Shape::Many(m) | Shape::TextOr(m) => Some(m),
            Shape::TextOrEras(m) | Shape::OfEras(m) => Some(m),
            _ => None,
        }
    }

    /// The mapping whose keys may stand below it, in an entry of a list, too.
    pub(crate) fn below(&self) -> Option<&'static Mapping> {
        match self.shape {
            Shape::Body(m) | Shape::Rows(m) | Shape::BodyRows(m) | Shape::TextOrMany(m) => Some(m),
            _ => self.inner(),
        }
    }

    /// The words that it takes, where they are known.
    pub(crate) fn words(&self) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| word.to_string()).collect();
        match self.shape {
            Shape::Choice(words) | Shape::Choices(words) => owned(words),
            Shape::Flag => owned(&["co", "khong"]),
            Shape::KeyOf(mapping) => mapping.keys.iter().map(|key| key.name.to_string()).collect(),
            Shape::Known(words) => words(),
            Shape::Rule => rules::all().filter(|rule| rule.keepable).map(|rule| rule.code.to_string()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Mapping {
    /// The key with this name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, about }
}

/// The plan file.
pub(crate) static PLAN: Mapping = Mapping {
    id: "ke_hoach",
    called: "tệp kế hoạch",
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
        key("loai", Shape::KeyOf(&NOTATIONS), "Loại văn bản; mặc định ke_hoach."),
        key(
            "the_thuc",
            Shape::Text,
            "Mã thể thức bắt buộc áp dụng; bỏ trống thì chọn theo ngày ban hành. Mã là tên tệp trong templates/the-thuc hoặc tên khác ghi trong tệp đó.",
        ),
        key("ban", Shape::Choice(&["giay", "dien_tu"]), "Bản gốc: giay (văn bản giấy) hoặc dien_tu (văn bản điện tử)."),
        key("don_vi", Shape::Text, "Tệp hồ sơ đơn vị (don-vi.yaml), đường dẫn tính từ tệp kế hoạch."),
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
        key(
            "huong",
            Shape::Choice(ORIENTATIONS),
            "Chiều trang của cả văn bản: doc (mặc định) hoặc ngang, khi nội dung có bảng rộng.",
        ),
        key("trich_yeu", Shape::Texts, "Trích yếu nội dung; danh sách hoặc khối | thì mỗi dòng một dòng in."),
        key(
            "dong_duoi_trich_yeu",
            Shape::Line,
            "Dòng trong ngoặc dưới trích yếu, ít dùng; có kem_theo thì thay cho dòng tự lập.",
        ),
        key(
            "kem_theo",
            Shape::One(&ISSUED_UNDER),
            "Quyết định ban hành văn bản này; văn bản không có số, ngày, chữ ký và nơi nhận riêng.",
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
        key(
            "thong_tin",
            Shape::OfEras(&DETAILS),
            "Các dòng riêng của loại văn bản, theo tên; loại nào có dòng nào là do tệp thể thức.",
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
        key(
            "do_khan",
            Shape::Known(known_urgency),
            "Độ khẩn: KHẨN, THƯỢNG KHẨN hoặc HỎA TỐC, đóng khung dưới số, ký hiệu.",
        ),
        key(
            "pham_vi_luu_hanh",
            Shape::Known(known_circulation),
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
            "Địa chỉ cơ quan ở cuối trang đầu: các khóa {dia_chi, dien_thoai, thu_dien_tu, …}; co hoặc khong để in hay không in địa chỉ trong hồ sơ đơn vị.",
        ),
        key(
            "bieu_tuong",
            Shape::TextOr(&LOGO),
            "Biểu tượng (logo) in mờ dưới tên cơ quan, chỉ có ở thể thức cũ: tệp PNG hoặc JPEG, như bieu-tuong.png, hoặc {tep: …, rong: 2}.",
        ),
        key("sao", Shape::One(&COPY), "Phần bản sao ở dưới văn bản: sao y, sao lục, trích sao."),
        key("ho_so", Shape::One(&RECORD), "Trường thông tin quản lý văn bản đi không in trên văn bản."),
        key("trinh_bay", Shape::One(&WISHES), "Lựa chọn trình bày trong khoảng thể thức cho phép."),
        key("nguyen_van", Shape::One(&VERBATIM), "Các dòng giữ đúng như văn bản cũ."),
        key("giu_nguyen", Shape::Many(&KEPT), "Chỗ khác quy định được giữ có chủ ý, kèm lý do."),
    ],
};

/// A date by its parts.
pub(crate) static DATE: Mapping = Mapping {
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
pub(crate) static RECIPIENT: Mapping = Mapping {
    id: "noi_nhan",
    called: "nơi nhận",
    required: &["ten"],
    aliases: &[("noi_nhan", "ten"), ("chu_thich", "ghi_chu")],
    keys: &[
        key("ten", Shape::Text, "Nơi nhận."),
        key("ghi_chu", Shape::Text, "Ghi chú trong ngoặc, như 'để báo cáo'."),
    ],
};

/// Lines kept as an old document has them.
pub(crate) static VERBATIM: Mapping = Mapping {
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
        key(
            "noi_nhan",
            Shape::Texts,
            "Mọi dòng dưới 'Nơi nhận:', cả dòng lưu; không thêm gạch đầu dòng và dấu. Thay cho noi_nhan và luu.",
        ),
        key(
            "them_dau",
            Shape::Flag,
            "khong: không tự thêm dấu ở cuối các dòng căn cứ, kính gửi, nơi nhận và ở chỗ hết văn bản; in đúng dấu đã gõ.",
        ),
    ],
};

/// The keys of the plan that are nothing but a line.
pub(crate) fn lines() -> impl Iterator<Item = &'static str> {
    PLAN.keys.iter().filter(|key| matches!(key.shape, Shape::Line)).map(|key| key.name)
}

/// Every mapping but those that the eras make.
#[cfg(test)]
pub(crate) static ALL: [&Mapping; 29] = [
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
    &FIGURE,
    &COPY,
    &AGENCY,
    &SEAL,
    &AGENCY_ENTRY,
    &SIGNER_ENTRY,
    &CHECKS,
    &LEFT_OUT,
    &OWN_RULE,
    &ADDRESS,
    &DRAFTER,
    &LOGO,
    &ANNEX,
    &ISSUED_UNDER,
];
