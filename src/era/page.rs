//! Paper, margins, columns and the other sizes of an era file that belong to the page.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::paper::{OtherPaperEntry, PaperEntry};
use super::style::AlignEntry;

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
    /// `hoac`: values allowed besides the range.
    #[serde(default)]
    pub hoac: Vec<f64>,
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
        let among = |list: &[f64]| list.iter().any(|c| (c - value).abs() < 1e-9);
        let listed = self.chon.is_empty() || among(&self.chon);
        among(&self.hoac) || listed && self.tu.is_none_or(|t| value >= t) && self.den.is_none_or(|d| value <= d)
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
    /// `ngang`: margins of landscape pages, on the sides that have these names when it is read.
    pub ngang: MarginsEntry,
    /// `so_trang`: the page number.
    pub so_trang: FolioEntry,
    /// `kho_khac`: other paper, by its name; the types that stand on it name it.
    #[serde(default)]
    pub kho_khac: BTreeMap<String, OtherPaperEntry>,
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
    /// `doi_mat`: on the reverse side of a sheet (even pages) the left and right margins change places.
    pub doi_mat: bool,
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
    /// `cho`: the places that it may have, the usual one first.
    pub cho: Vec<FolioPlace>,
    /// Distance of the number's line from the paper's top or bottom edge, mm.
    pub cach_mep: f64,
    /// Hidden on page 1.
    pub an_trang_dau: bool,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// A place of the page number: `giua_tren`, `phai_duoi`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolioPlace {
    /// In the bottom margin, not in the top margin.
    pub bottom: bool,
    /// How it stands between the side margins.
    pub align: AlignEntry,
}

impl FolioPlace {
    /// Every place that can be drawn.
    pub const ALL: [(&'static str, FolioPlace); 6] = [
        ("giua_tren", FolioPlace { bottom: false, align: AlignEntry::Giua }),
        ("phai_tren", FolioPlace { bottom: false, align: AlignEntry::Phai }),
        ("trai_tren", FolioPlace { bottom: false, align: AlignEntry::Trai }),
        ("giua_duoi", FolioPlace { bottom: true, align: AlignEntry::Giua }),
        ("phai_duoi", FolioPlace { bottom: true, align: AlignEntry::Phai }),
        ("trai_duoi", FolioPlace { bottom: true, align: AlignEntry::Trai }),
    ];

    /// The place with a name.
    pub fn named(name: &str) -> Option<FolioPlace> {
        FolioPlace::ALL.iter().find(|(n, _)| *n == name).map(|(_, place)| *place)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        FolioPlace::ALL.iter().find(|(_, place)| *place == self).map_or("", |(name, _)| name)
    }
}

impl<'de> Deserialize<'de> for FolioPlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FolioPlace, D::Error> {
        let name = String::deserialize(deserializer)?;
        FolioPlace::named(&name).ok_or_else(|| serde::de::Error::custom(format!("không có chỗ của số trang: {name}")))
    }
}

/// `phong`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontEntry {
    /// The face that the decree names.
    pub ten: String,
    /// The face of the same widths that stands in for it.
    pub thay_the: String,
    /// Signs that it lacks.
    pub ky_hieu: SymbolEntry,
    /// Colour of text, six hexadecimal digits.
    pub mau: String,
    /// Language tag.
    pub ngon_ngu: String,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `ky_hieu` of `phong`: signs that the face of text lacks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SymbolEntry {
    /// The face that Word has for them.
    pub ten: String,
    /// Their size, as a share of that of the text around them: as large as lines of text have room for.
    pub co: f64,
}

/// `chi_so`: small text above and below the line (chỉ số trên, dưới).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptEntry {
    /// Its size, as a share of that of the text around it.
    pub co: f64,
    /// How far superscripts are raised, as a share of the same size.
    pub nang: f64,
    /// How far subscripts are lowered.
    pub ha: f64,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
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
    /// `gian_dong_pt`: exact line pitch, pt; absent where the law counts in lines only.
    pub gian_dong_pt: Option<Range>,
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
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
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
    /// What a row of signers stands further from the row above than the foot from the body, pt.
    pub cach_hang: f64,
    /// A document may say that it had no recipients.
    #[serde(default)]
    pub khong_noi_nhan: bool,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `gon`: by what, and by how much at most, a last page is pulled back that holds next to nothing. Paragraph space and
/// line pitch have their ranges in `than`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThriftEntry {
    /// What may be taken off between letters, pt, the least first; each a whole number of twips.
    pub thu_chu: Vec<f64>,
    /// In how many paragraphs at most.
    pub doan_nhieu_nhat: usize,
    /// So many lines on a last page, besides the signature block, are stray lines.
    pub dong_le: usize,
    /// Step of the paragraph space, pt.
    pub buoc_cach_doan: f64,
    /// Step of the line pitch, lines.
    pub buoc_gian_dong: f64,
    /// Step of an exact line pitch, pt.
    pub buoc_gian_dong_pt: f64,
    /// The clause.
    pub dieu_khoan: Option<String>,
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

/// `chu_thich`: footnotes (chú thích cuối trang).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteEntry {
    /// The style of their text.
    pub kieu: String,
    /// Their numbers.
    pub so: NoteMarkEntry,
    /// The rule above them.
    pub ke: NoteRuleEntry,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `so` of `chu_thich`: the raised number, as shares of the size of the text it stands in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteMarkEntry {
    /// Its size.
    pub co: f64,
    /// How far it is raised.
    pub nang: f64,
}

/// `ke` of `chu_thich`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteRuleEntry {
    /// Length, mm.
    pub dai: f64,
    /// Thickness, pt.
    pub day: f64,
    /// Space above it, pt.
    pub tren: f64,
    /// Space below it, pt.
    pub duoi: f64,
}
