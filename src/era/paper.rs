//! Paper (khổ giấy) of an era file: the usual one, and others that some types stand on.

use serde::Deserialize;

use super::page::{MarginsEntry, PageEntry};

impl PageEntry {
    /// The paper with this name, however it is written; nothing = there is none.
    pub fn paper(&self, name: &str) -> Option<Paper<'_>> {
        let is = |own: &str| own.eq_ignore_ascii_case(name.trim());
        if is(&self.kho.ten) {
            return Some(self.usual());
        }
        self.kho_khac.iter().find(|(own, _)| is(own)).map(|(name, other)| Paper {
            name,
            sides: [other.rong, other.cao],
            margins: &other.le,
            landscape_margins: &other.le_ngang,
            landscape: other.ngang,
            size: other.co_chu,
            spaces: other.khoang,
            clause: &other.dieu_khoan,
        })
    }

    /// The paper of every type that names no other.
    pub fn usual(&self) -> Paper<'_> {
        Paper {
            name: &self.kho.ten,
            sides: [self.kho.rong, self.kho.cao],
            margins: &self.le,
            landscape_margins: &self.ngang,
            landscape: false,
            size: None,
            spaces: 1.0,
            clause: &self.kho.dieu_khoan,
        }
    }

    /// The names of all paper, the usual one first.
    pub fn papers(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.kho.ten.as_str()).chain(self.kho_khac.keys().map(String::as_str))
    }
}

/// Paper with what goes with it.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'e> {
    /// `A4`.
    pub name: &'e str,
    /// Width and height where it stands upright, mm.
    pub sides: [f64; 2],
    /// Margins of upright pages.
    pub margins: &'e MarginsEntry,
    /// Margins of landscape pages.
    pub landscape_margins: &'e MarginsEntry,
    /// A document lies on landscape pages unless it says otherwise.
    pub landscape: bool,
    /// The usual size of text, pt, where it is not the era's.
    pub size: Option<f64>,
    /// What is left of the spaces around the lines of head, title and foot.
    pub spaces: f64,
    /// The clause.
    pub clause: &'e str,
}

/// One of `kho_khac`, in mm.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherPaperEntry {
    /// Width where it stands upright.
    pub rong: f64,
    /// Height.
    pub cao: f64,
    /// `ngang`: documents lie on landscape pages unless they say otherwise.
    #[serde(default)]
    pub ngang: bool,
    /// `khoang`: what is left of the spaces around the lines of head, title and foot.
    #[serde(default = "all")]
    pub khoang: f64,
    /// `co_chu`: the usual size of text, pt, where it is not that of `than`.
    pub co_chu: Option<f64>,
    /// `le`: margins of upright pages.
    pub le: MarginsEntry,
    /// `le_ngang`: margins of landscape pages.
    pub le_ngang: MarginsEntry,
    /// The clause.
    pub dieu_khoan: String,
    /// Custom.
    #[serde(default)]
    pub tap_quan: bool,
}

/// `kho`, in mm.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperEntry {
    /// Its name.
    pub ten: String,
    /// Width.
    pub rong: f64,
    /// Height.
    pub cao: f64,
    /// The clause.
    pub dieu_khoan: String,
}

fn all() -> f64 {
    1.0
}
