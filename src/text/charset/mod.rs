//! The old encodings of Vietnamese, and how their bytes look where they were taken for Western letters.

pub(crate) mod tables;
pub(crate) mod windows;

/// Encodings that a text can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Charset {
    /// Unicode.
    #[default]
    Unicode,
    /// TCVN 5712:1993 VN3 (fonts .Vn*, ABC).
    Tcvn3,
    /// VNI for Windows.
    Vni,
    /// VIQR (RFC 1456).
    Viqr,
    /// Windows-1258, read as if it were Windows-1252.
    Cp1258,
    /// VISCII (RFC 1456).
    Viscii,
}
