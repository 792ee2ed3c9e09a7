//! `trinh_bay`: what an office chooses within the ranges that the decree leaves.

use super::provenance::KeyPath;

/// `trinh_bay`, every part optional; the plan's wins over the profile's, key by key. Lengths as the officer wrote them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutWishes {
    /// Where it stands; the plan's where both have one.
    pub path: KeyPath,
    /// `kho`: the paper, by its name (`A4`).
    pub paper: Option<String>,
    /// `co_chu`: body size in points.
    pub size: Option<f64>,
    /// `bac_co`: the id of the size tier of the head (`nho`, `lon`).
    pub tier: Option<String>,
    /// `thut_dong`: first-line indent in centimetres.
    pub indent_cm: Option<f64>,
    /// `gian_dong`: line pitch in lines.
    pub line_pitch: Option<f64>,
    /// `gian_dong` with `pt`: exact line pitch in points, instead of lines.
    pub exact_pitch_pt: Option<f64>,
    /// `cach_doan`: space between paragraphs in points.
    pub paragraph_space_pt: Option<f64>,
    /// `so_trang`: the place of the page number, as the era's table names it.
    pub folio: Option<String>,
    /// `le`: margins.
    pub margins: MarginWishes,
    /// `le_ngang`: margins of landscape pages.
    pub landscape_margins: MarginWishes,
    /// `gon`: pull a last page back that holds next to nothing.
    pub thrift: Option<bool>,
}

/// `le`, `le_ngang`: margins in millimetres.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarginWishes {
    /// `tren`.
    pub top: Option<f64>,
    /// `duoi`.
    pub bottom: Option<f64>,
    /// `trai`.
    pub left: Option<f64>,
    /// `phai`.
    pub right: Option<f64>,
    /// `doi_mat`: left and right change places on the reverse side of a sheet.
    pub mirrored: Option<bool>,
}

impl LayoutWishes {
    /// These wishes, with `fallback`'s where this one has none.
    pub fn or(&self, fallback: &LayoutWishes) -> LayoutWishes {
        LayoutWishes {
            path: if *self == LayoutWishes::default() { fallback.path.clone() } else { self.path.clone() },
            paper: self.paper.clone().or_else(|| fallback.paper.clone()),
            size: self.size.or(fallback.size),
            tier: self.tier.clone().or_else(|| fallback.tier.clone()),
            indent_cm: self.indent_cm.or(fallback.indent_cm),
            line_pitch: self.line_pitch.or(fallback.line_pitch.filter(|_| self.exact_pitch_pt.is_none())),
            exact_pitch_pt: self.exact_pitch_pt.or(fallback.exact_pitch_pt.filter(|_| self.line_pitch.is_none())),
            folio: self.folio.clone().or_else(|| fallback.folio.clone()),
            paragraph_space_pt: self.paragraph_space_pt.or(fallback.paragraph_space_pt),
            margins: self.margins.or(&fallback.margins),
            landscape_margins: self.landscape_margins.or(&fallback.landscape_margins),
            thrift: self.thrift.or(fallback.thrift),
        }
    }
}

impl MarginWishes {
    fn or(&self, fallback: &MarginWishes) -> MarginWishes {
        MarginWishes {
            top: self.top.or(fallback.top),
            bottom: self.bottom.or(fallback.bottom),
            left: self.left.or(fallback.left),
            right: self.right.or(fallback.right),
            mirrored: self.mirrored.or(fallback.mirrored),
        }
    }
}
