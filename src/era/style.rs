//! Styles of an era file: `kieu` and `bang`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::Align;

/// `co_chu` of a style.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum SizeEntry {
    /// A fixed size in pt.
    Fixed(f64),
    /// `than` (body size) or `bac.<name>` (from the tier).
    Named(String),
}

/// `truoc`, `sau` of a style.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum SpaceEntry {
    /// In pt.
    Fixed(f64),
    /// `doan`: the body's paragraph space.
    Named(String),
}

impl Default for SpaceEntry {
    fn default() -> SpaceEntry {
        SpaceEntry::Fixed(0.0)
    }
}

/// `thut` of a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndentEntry {
    /// None.
    #[default]
    Khong,
    /// The body's first-line indent.
    DauDong,
    /// Hanging: continuation lines stand in by `treo`.
    Treo,
    /// A dash under the last character of the line before its group, which stands in by `lui`; continuation lines hang.
    DuoiDau,
}

/// `vai` of a style: it is the role of a line, and templates write that line with this element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleEntry {
    /// `<dong>`.
    Dong,
    /// `<ten>`: a title.
    Ten,
}

/// `la` of a role: what its line says, where the program takes it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeaningEntry {
    /// The name of a body (cơ quan), in a head.
    CoQuan,
    /// A line of authority and post (quyền hạn, chức vụ); a signer's last one is the signer's own post.
    ChucVu,
    /// A signer's name (họ và tên): the room for the signature is above the group of its line.
    HoTen,
}

/// `the` of a role: what its line is to a reader that goes by structure, where it is no paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagEntry {
    /// An entry of a list.
    DanhSach,
}

/// `can` of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlignEntry {
    /// Left.
    Trai,
    /// Centred.
    Giua,
    /// Right.
    Phai,
    /// Justified.
    Deu,
}

impl From<AlignEntry> for Align {
    fn from(entry: AlignEntry) -> Align {
        match entry {
            AlignEntry::Trai => Align::Left,
            AlignEntry::Giua => Align::Center,
            AlignEntry::Phai => Align::Right,
            AlignEntry::Deu => Align::Justify,
        }
    }
}

/// `chu` of a style: the case the law demands; checked, never applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseEntry {
    /// Upper case.
    Hoa,
    /// Lower case.
    Thuong,
}

/// One of `kieu`: a style.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleEntry {
    /// Its name in Word.
    pub ten: String,
    /// It is the role of a line; nothing = templates cannot ask for it.
    pub vai: Option<RoleEntry>,
    /// What such a line says.
    pub la: Option<MeaningEntry>,
    /// What it is in the structure, besides headings.
    pub the: Option<TagEntry>,
    /// Size.
    pub co_chu: SizeEntry,
    /// The sizes the law allows, pt.
    pub khoang_co: Option<[f64; 2]>,
    /// Bold.
    #[serde(default)]
    pub dam: bool,
    /// Italic.
    #[serde(default)]
    pub nghieng: bool,
    /// Only the label is bold.
    #[serde(default)]
    pub nhan_dam: bool,
    /// Alignment.
    pub can: AlignEntry,
    /// Case.
    pub chu: Option<CaseEntry>,
    /// Indent.
    #[serde(default)]
    pub thut: IndentEntry,
    /// The hang of `treo`, pt.
    #[serde(default)]
    pub treo: f64,
    /// Space before, pt.
    #[serde(default)]
    pub truoc: SpaceEntry,
    /// How far the line stands in under whose mark `duoi_dau` stands, mm.
    #[serde(default)]
    pub lui: f64,
    /// The group of lines it belongs to; nothing = lines of its own role.
    pub nhom: Option<String>,
    /// Space before the first line of its group, pt; `truoc` before the others.
    #[serde(default)]
    pub truoc_dau: f64,
    /// Space after, pt; in a group with a rule only after its last line.
    #[serde(default)]
    pub sau: SpaceEntry,
    /// Space after the last line of its group, pt, besides `sau`.
    #[serde(default)]
    pub sau_cuoi: f64,
    /// It is meant to break: in the head it asks for no room but that of its widest word.
    #[serde(default)]
    pub tu_ngat: bool,
    /// It must not break.
    #[serde(default)]
    pub mot_dong: bool,
    /// It breaks into balanced lines.
    #[serde(default)]
    pub can_bang: bool,
    /// Its widest measure as a share of the width it stands in.
    pub rong_nhat: Option<f64>,
    /// Text of cells in this style stands in the middle of their height.
    #[serde(default)]
    pub giua_doc: bool,
    /// The rule under the last line of its group.
    pub ke_duoi: Option<UnderRuleEntry>,
    /// Only documents that have such a line have the style.
    #[serde(default)]
    pub rieng: bool,
    /// Colour, six hexadecimal digits; nothing = the font's.
    pub mau: Option<String>,
    /// The frame around it.
    pub khung: Option<FrameEntry>,
    /// The rule above the first line of its group, across the whole width.
    pub ke_tren: Option<AboveRuleEntry>,
    /// Outline level, 1–3.
    pub de_muc: Option<u8>,
    /// Outline level in an annex, where the line is the title of a document of its own.
    pub de_muc_phu_luc: Option<u8>,
    /// Never last on a page.
    #[serde(default)]
    pub giu_voi_sau: bool,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `ke_duoi`: a rule under the last line, its length as a share of that line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnderRuleEntry {
    /// Shortest that the law allows.
    pub tu: f64,
    /// Longest that the law allows.
    pub den: f64,
    /// The share that is drawn.
    pub dai: f64,
}

/// `khung`: a single-line frame.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameEntry {
    /// Thickness of the line, pt.
    pub day: f64,
    /// Height around one line of text, border included, mm.
    pub cao: f64,
    /// Least space at the left and right of the text, pt.
    pub dem: f64,
    /// Widths of the frames around certain texts, border included, mm; others are as wide as their text.
    #[serde(default)]
    pub rong: BTreeMap<String, f64>,
    /// The stretch of the column in whose middle it stands, as shares of the column's width; nothing = the whole column.
    pub cho: Option<[f64; 2]>,
}

/// `ke_tren`: a rule above.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboveRuleEntry {
    /// Its distance from the text, pt.
    pub cach: f64,
}

/// `bang`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// Style of cells.
    pub o: String,
    /// Style of heading cells.
    pub o_dau: String,
    /// Style of the small paragraph after a final table.
    pub sau: String,
    /// The table style's name in Word.
    pub ten: String,
    /// Thickness of borders, pt.
    pub vien: f64,
    /// Space at the left and right of a cell's text, mm.
    pub dem_ngang: f64,
    /// How a line begins that says the unit of a table's numbers (đơn vị tính).
    #[serde(default)]
    pub don_vi_tinh: Vec<String>,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}
