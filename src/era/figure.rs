//! Pictures in an era file.

use serde::Deserialize;

/// `hinh`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureEntry {
    /// The style of the line that a picture is.
    pub kieu: String,
    /// The style of the caption below it.
    pub chu_thich: String,
    /// Pixels an inch where nothing says how wide it is printed.
    pub diem_anh: u32,
    /// With fewer than so many it looks blurred in print.
    pub it_nhat: u32,
    /// It is made smaller, so that it stands with what leads to it, down to this share of its size.
    pub thu_it_nhat: f64,
    /// The clause.
    pub dieu_khoan: Option<String>,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}
