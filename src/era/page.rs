//! Paper, margins, columns and the other sizes of an era file that belong to the page.

use std::collections::BTreeMap;

use serde::Deserialize;

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
    /// `ngang`: margins of landscape pages, on the sides that have these names when it is read.
    pub ngang: MarginsEntry,
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
