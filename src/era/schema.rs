//! The typed schema of an era file. Field names are the file's keys; units are those of the file (pt, mm, cm).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::form::{BlankEntry, FormEntry};
use crate::block::{FieldKind, Role};
use crate::model::{Align, Date, SectionKind};

/// One decree's form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Era {
    /// The file's name without its ending; set by the loader.
    #[serde(skip)]
    pub id: String,
    /// `luoc_do`: version of this schema.
    pub luoc_do: u32,
    /// `ten`: the instrument's name.
    pub ten: String,
    /// `ten_khac`: other ids it answers to.
    pub ten_khac: Vec<String>,
    /// `tu_ngay`: first day of documents it governs.
    #[serde(deserialize_with = "super::load::date")]
    pub tu_ngay: Option<Date>,
    /// `den_ngay`: last day.
    #[serde(deserialize_with = "super::load::date")]
    pub den_ngay: Option<Date>,
    /// Where the instrument says when it begins.
    pub dieu_khoan: String,
    /// `trang`: paper, margins, page number.
    pub trang: PageEntry,
    /// `phong`: the font.
    pub phong: FontEntry,
    /// `than`: the body's choices.
    pub than: BodyEntry,
    /// `bac_co`: size tiers of the head, the preferred one first.
    pub bac_co: Vec<TierEntry>,
    /// `dau_trang`: the head's two columns.
    pub dau_trang: HeadEntry,
    /// `cuoi`: the foot's two columns.
    pub cuoi: FootEntry,
    /// `duong_ke`: rules under lines.
    pub duong_ke: RuleEntry,
    /// `kieu`: styles by name.
    pub kieu: BTreeMap<String, StyleEntry>,
    /// `bang`: tables.
    pub bang: TableEntry,
    /// `muc`: sections by kind.
    pub muc: BTreeMap<String, SectionEntry>,
    /// `chu_cai`: letters that name điểm.
    pub chu_cai: LettersEntry,
    /// `muc_theo_do_sau`: kinds of a structured list's levels.
    pub muc_theo_do_sau: DepthEntry,
    /// `chu`: words that the decree fixes.
    pub chu: BTreeMap<String, WordEntry>,
    /// `quyen_han`: forms of authority before a post.
    pub quyen_han: LettersEntry,
    /// `dau`: marks at line ends.
    pub dau: MarksEntry,
    /// `so_khong`: zero rules.
    pub so_khong: ZeroEntry,
    /// `cho_trong`: reserved places.
    pub cho_trong: BTreeMap<String, BlankEntry>,
    /// `o_ky`: what is filled in after a PDF is made.
    pub o_ky: FormEntry,
    /// `loai`: document types.
    pub loai: BTreeMap<String, TypeEntry>,
    /// `ten_goi`: names that users see outside the content.
    pub ten_goi: BTreeMap<String, String>,
}

impl Era {
    /// The style of a line's role.
    pub fn role_style(&self, role: Role) -> &StyleEntry {
        &self.kieu[role.key()]
    }

    /// The entry of a kind of section.
    pub fn section(&self, kind: SectionKind) -> &SectionEntry {
        &self.muc[kind.key()]
    }

    /// The entry of a reserved place.
    pub fn blank(&self, kind: FieldKind) -> &BlankEntry {
        &self.cho_trong[kind.key()]
    }

    /// A fixed word.
    pub fn word(&self, key: &str) -> &str {
        &self.chu[key].chu
    }

    /// Whether the era governs documents of a day.
    pub fn governs(&self, day: Date) -> bool {
        crate::model::in_force(self.tu_ngay, self.den_ngay, Some(day))
    }
}

/// A choice out of a range or a list, with its default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// `tu`: smallest.
    pub tu: Option<f64>,
    /// `den`: largest.
    pub den: Option<f64>,
    /// `chon`: the only values allowed.
    #[serde(default)]
    pub chon: Vec<f64>,
    /// `mac_dinh`: the default.
    pub mac_dinh: f64,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

impl Range {
    /// Whether a value is allowed.
    pub fn allows(&self, value: f64) -> bool {
        let listed = self.chon.is_empty() || self.chon.iter().any(|c| (c - value).abs() < 1e-9);
        listed && self.tu.is_none_or(|t| value >= t) && self.den.is_none_or(|d| value <= d)
    }
}

/// `trang`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageEntry {
    /// `kho`: paper.
    pub kho: PaperEntry,
    /// `le`: margins.
    pub le: MarginsEntry,
    /// `so_trang`: the page number.
    pub so_trang: FolioEntry,
}

/// `kho`, in mm.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperEntry {
    /// Width.
    pub rong: f64,
    /// Height.
    pub cao: f64,
    /// The clause.
    pub dieu_khoan: String,
}

/// `le`, in mm.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarginsEntry {
    /// Top.
    pub tren: Range,
    /// Bottom.
    pub duoi: Range,
    /// Left.
    pub trai: Range,
    /// Right.
    pub phai: Range,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `so_trang`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolioEntry {
    /// The style of the number.
    pub kieu: String,
    /// Distance of the number's line from the paper's edge, mm.
    pub cach_mep: f64,
    /// Hidden on page 1.
    pub an_trang_dau: bool,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `phong`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontEntry {
    /// The face that the decree names.
    pub ten: String,
    /// The face of the same widths that stands in for it.
    pub thay_the: String,
    /// Colour of text, six hexadecimal digits.
    pub mau: String,
    /// Language tag.
    pub ngon_ngu: String,
    /// The clause.
    pub dieu_khoan: String,
}

/// `than`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyEntry {
    /// Size, pt.
    pub co_chu: Range,
    /// First-line indent, cm.
    pub thut_dong: Range,
    /// Line pitch, lines.
    pub gian_dong: Range,
    /// Space between paragraphs, pt.
    pub cach_doan: Range,
}

/// One of `bac_co`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierEntry {
    /// Its id (`nho`, `lon`).
    pub ma: String,
    /// Sizes by the name that styles use (`bac.<name>`).
    pub co: BTreeMap<String, f64>,
    /// The clause.
    pub dieu_khoan: String,
}

/// `dau_trang`, in mm.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadEntry {
    /// Smallest gap between the columns.
    pub khe: f64,
    /// How far the head may hang out of each margin, as a last resort.
    pub tran_le: f64,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `cuoi`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FootEntry {
    /// What the right column has beyond its widest line, mm.
    pub them_phai: f64,
    /// The right column's smallest share of the text width.
    pub phai_it_nhat: f64,
    /// The right column's largest share of the text width; wider lines break.
    pub phai_nhieu_nhat: f64,
    /// How many body lines stay on the page with the signature block.
    pub dong_than_di_kem: u32,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `duong_ke`, in pt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// Thickness.
    pub day: f64,
    /// Distance of its top edge under the baseline.
    pub duoi_chan_chu: f64,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

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
    /// The group of lines it belongs to; nothing = lines of its own role.
    pub nhom: Option<String>,
    /// Space before the first line of its group, pt; `truoc` before the others.
    #[serde(default)]
    pub truoc_dau: f64,
    /// Space after, pt; in a group with a rule only after its last line.
    #[serde(default)]
    pub sau: SpaceEntry,
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
    /// Outline level, 1–3.
    pub de_muc: Option<u8>,
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
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

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
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
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

/// `muc_theo_do_sau`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepthEntry {
    /// Kinds from the outermost level inwards.
    pub kieu: Vec<String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
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
    /// At the end of the document.
    pub het: WordEntry,
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

/// One of `loai`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeEntry {
    /// The name as printed; empty for types without one.
    pub ten: String,
    /// The abbreviation in the notation.
    pub viet_tat: Option<String>,
    /// The template that sets it; nothing = none yet.
    pub mau: Option<String>,
    /// The clause.
    pub dieu_khoan: String,
}
