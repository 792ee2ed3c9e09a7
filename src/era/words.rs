//! Words, labels, marks and document types of an era file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Date;

/// `dem` of a section: how its siblings are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountEntry {
    /// I, II, III.
    LaMa,
    /// 1, 2, 3.
    ARap,
    /// a, b, c, d, đ, e.
    Chu,
    /// A, B, C, D, Đ, E.
    ChuHoa,
    /// The parent's number, a full stop and an Arabic number: 1.1, 1.2.
    NoiTiep,
    /// Not at all.
    Khong,
}

/// One of `muc`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionEntry {
    /// The label's form; `{so}` is the number.
    pub nhan: String,
    /// How siblings are counted.
    pub dem: CountEntry,
    /// Style with a title.
    pub co_ten: String,
    /// Style without.
    pub khong_ten: String,
    /// The title stands on a line of its own in this style.
    pub dong_ten: Option<String>,
    /// `khong_co`: the era does not know this level.
    #[serde(default)]
    pub khong_co: bool,
    /// Counted through the whole document, not anew under every parent.
    #[serde(default)]
    pub dem_suot: bool,
    /// The clause that demands a title; nothing = a title is free.
    pub phai_co_ten: Option<String>,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `viet_tat`: abbreviations that the head does not have, by where they would stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortEntries {
    /// Among the words of the issuing body's name.
    pub co_quan_ban_hanh: ShortEntry,
    /// Before the name of the place.
    pub dia_danh: ShortEntry,
}

/// One of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortEntry {
    /// The abbreviations, with what they stand for.
    pub chu: BTreeMap<String, String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom: the list.
    #[serde(default)]
    pub tap_quan: bool,
}

/// A list of words or letters.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LettersEntry {
    /// The list.
    pub chu: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `co_quan_chu_quan`: which issuing bodies print no parent body, by how their names begin.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParentRule {
    /// `khong_ghi`: the words that their names begin with.
    pub khong_ghi: Vec<String>,
    /// `tru`: other bodies whose names begin so.
    #[serde(default)]
    pub tru: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `quyen_han`: the forms of authority before a post.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityEntry {
    /// The forms.
    pub chu: Vec<String>,
    /// What the names of bodies begin with that are led by a collective: their heads sign on its behalf.
    pub tap_the: Vec<String>,
    /// The clause that names them.
    pub dieu_khoan: String,
    /// The clause that says who may sign for whom.
    pub dieu_ky: String,
}

/// `hoc_ham`: academic titles, ranks and honours that do not stand before a signer's name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlesEntry {
    /// The titles, short or in full.
    pub chu: Vec<String>,
    /// What the names of bodies begin with that may write them.
    #[serde(default)]
    pub tru: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `sao`: copies (bản sao).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyEntry {
    /// The kinds of copy by id.
    pub hinh_thuc: BTreeMap<String, CopyKindEntry>,
    /// What stands between the abbreviations of a copy's notation.
    pub ngan: String,
    /// What stands between the parts of the line that an electronic copy bears.
    pub ngan_dong: String,
    /// The time zone behind the time of signing, as ISO 8601 writes it.
    pub mui_gio: String,
    /// The template of a copy's part that stands alone.
    pub mau: String,
    /// The style of the line that carries the rule above the copy's part.
    pub ke: String,
    /// What a reader is told of each blank's field, by the names of `cho_trong`.
    pub o_dien: BTreeMap<String, String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `nguoi_dung_dau`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadsOfBodiesEntry {
    /// The posts, each with the words that the names of its bodies begin with.
    pub chuc_vu: BTreeMap<String, Vec<String>>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// One of `sao.hinh_thuc`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyKindEntry {
    /// The words.
    pub chu: String,
    /// The abbreviation in the notation.
    pub viet_tat: String,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `an_han`: documents of these days after the era's end are still accepted in its form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GraceEntry {
    /// The last day.
    #[serde(deserialize_with = "super::load::day")]
    pub den_ngay: Date,
    /// Where that is said.
    pub dieu_khoan: String,
}

/// One of `chu`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordEntry {
    /// The words.
    pub chu: String,
    /// The clause.
    pub dieu_khoan: String,
}

/// `dau`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarksEntry {
    /// At the ends of căn cứ lines.
    pub can_cu: LineMarks,
    /// At the ends of Nơi nhận lines.
    pub noi_nhan: LineMarks,
    /// At the ends of the lines of Kính gửi, where there are several.
    pub kinh_gui: LineMarks,
    /// At the end of the document.
    pub het: WordEntry,
}

impl MarksEntry {
    /// Nothing is put anywhere.
    pub fn clear(&mut self) {
        for marks in [&mut self.can_cu, &mut self.noi_nhan, &mut self.kinh_gui] {
            marks.moi.clear();
            marks.cuoi.clear();
        }
        self.het.chu.clear();
    }
}

/// Marks at the ends of the lines of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineMarks {
    /// Of each line.
    pub moi: String,
    /// Of the last line.
    pub cuoi: String,
    /// The clause.
    pub dieu_khoan: String,
}

/// `so_khong`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroEntry {
    /// Of the document's number.
    pub so: ZeroRule,
    /// Of the day.
    pub ngay: ZeroRule,
    /// Of the month.
    pub thang: ZeroRule,
}

/// Numbers below `duoi` get a zero in front.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroRule {
    /// The first number without.
    pub duoi: u32,
    /// The clause.
    pub dieu_khoan: String,
}

impl ZeroRule {
    /// A number with the zero that the era wants in front: `5` → `05`; `05`, `012`, `05a` stay.
    pub fn written(&self, number: &str) -> String {
        let digits = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
        match number.parse::<u32>() {
            Ok(value) if digits && value < self.duoi => format!("0{number}"),
            _ => number.to_string(),
        }
    }
}
