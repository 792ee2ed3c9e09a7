//! Annexes of an era file: `phu_luc`.

use serde::Deserialize;

/// `phu_luc`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexEntry {
    /// The label of the only annex.
    pub mot: String,
    /// The label of one of several; `{so}` is its number.
    pub nhieu: String,
    /// Space above an annex that follows on the same page, pt.
    pub cach_tren: f64,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}
