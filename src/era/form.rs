//! Places that are filled in later: `cho_trong`, what the page reserves for it, and `o_ky`, the fields of a PDF. Lengths
//! are in mm.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::page::Range;
use crate::block::FieldKind;

/// One of `cho_trong`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlankEntry {
    /// Its width, mm, at least.
    pub rong: f64,
    /// The width it may shrink to where the head has no room, mm.
    pub hep_nhat: f64,
    /// The widest text that will be filled in.
    pub dien_rong_nhat: String,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `o_ky`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormEntry {
    /// `nguoi`: the signature of a person with authority (ô số 7c).
    pub nguoi: PersonSignatureEntry,
    /// `co_quan`: the signature of the body, its seal (ô số 8).
    pub co_quan: BodySignatureEntry,
    /// `van_thu`: the blanks that the office fills at issue (ô số 3, 4).
    pub van_thu: ClerkEntry,
}

/// `nguoi`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonSignatureEntry {
    /// Width of the box.
    pub rong: f64,
    /// Height of the box where the room between post and name has it.
    pub cao: f64,
    /// Smallest distance of the box from the lines above and below.
    pub cach_dong: f64,
    /// What a reader is told; `{chuc_vu}` and `{ho_ten}` stand for the signer's post and name as printed.
    pub ten: String,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `co_quan`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodySignatureEntry {
    /// The seal's diameter, where the profile does not say it.
    pub duong_kinh: Range,
    /// The share of the person's box that the seal covers, at its left.
    pub trum: f64,
    /// What a reader is told where there is one signer; `{co_quan}` stands for the issuing body.
    pub ten: String,
    /// What a reader is told where several bodies sign; `{chuc_vu}` and `{ho_ten}` tell them apart.
    pub ten_nhieu: String,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `van_thu`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClerkEntry {
    /// `de_trong`: what a reader hears instead of a blank.
    pub de_trong: String,
    /// What a reader is told of each blank's field, by the names of `cho_trong`.
    pub ten: BTreeMap<String, String>,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

impl ClerkEntry {
    /// What a reader is told of a blank's field.
    pub fn tooltip(&self, kind: FieldKind) -> &str {
        &self.ten[kind.key()]
    }
}
