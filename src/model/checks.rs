//! What an office asks of `check` (`kiem_tra` of its profile): rules left out, its own names, rules of its own.

use super::provenance::KeyPath;
use crate::diag::Severity;

/// `kiem_tra`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckWishes {
    /// `tru`: rules that are left out.
    pub without: Vec<LeftOut>,
    /// `viet_tat`: short forms that need no explanation in this office.
    pub abbreviations: Vec<String>,
    /// `ten`: names as this office writes them.
    pub names: Vec<String>,
    /// `quy_tac`: its own rules.
    pub rules: Vec<OwnRule>,
}

/// A rule that is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub path: KeyPath,
    /// `ma`.
    pub code: String,
    /// `ly_do`.
    pub reason: String,
}

/// A rule of an office's own: words that are told wherever they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// `ma`: what the office calls it.
    pub id: String,
    /// `tu`: words in a row, `*` for any letters within one; a small letter stands for its capital, too.
    pub phrases: Vec<String>,
    /// `thay`: what to write instead.
    pub instead: Option<String>,
    /// `thong_bao`: what is told.
    pub told: String,
    /// `can_cu`: why.
    pub clause: Option<String>,
    /// `muc`.
    pub level: Severity,
}

impl CheckWishes {
    /// Why a rule is left out, if it is.
    pub fn left_out(&self, code: &str) -> Option<&str> {
        self.without.iter().find(|left| left.code == code).map(|left| left.reason.as_str())
    }
}
