//! `trinh_bay`: layout wishes of a plan or a profile. Ranges are the era's and checked there.

use super::keys;
use super::reader::{Fields, Reader};
use crate::model::{KeyPath, LayoutWishes, MarginWishes};
use crate::yaml::{Node, Scalar, Value};

impl Reader {
    pub(super) fn wishes(&mut self, node: &Node, path: &KeyPath) -> LayoutWishes {
        let Some(fields) = self.fields(node, &keys::WISHES, path) else { return LayoutWishes::default() };
        let (line_pitch, exact_pitch_pt) = self.pitch_at(&fields);
        LayoutWishes {
            path: path.clone(),
            paper: fields.get("kho").and_then(|(n, p)| self.text(n, &p)),
            size: self.number_at(&fields, "co_chu"),
            tier: fields.get("bac_co").and_then(|(n, p)| self.text(n, &p)),
            indent_cm: self.number_at(&fields, "thut_dong"),
            line_pitch,
            exact_pitch_pt,
            paragraph_space_pt: self.number_at(&fields, "cach_doan"),
            folio: fields.get("so_trang").and_then(|(n, p)| self.text(n, &p)),
            margins: self.margins_at(&fields, "le"),
            landscape_margins: self.margins_at(&fields, "le_ngang"),
            thrift: fields.get("gon").map(|(node, path)| self.flag(node, &path)),
        }
    }

    /// `gian_dong`: so many lines, or exactly so many points (`17pt`).
    fn pitch_at(&mut self, fields: &Fields<'_>) -> (Option<f64>, Option<f64>) {
        let Some((node, path)) = fields.get("gian_dong") else { return (None, None) };
        let Value::Scalar(scalar) = &node.value else { return (self.number(node, &path), None) };
        let text = scalar.text.trim();
        let Some(points) = text.strip_suffix("pt").or_else(|| text.strip_suffix("Pt")) else {
            return (self.number(node, &path), None);
        };
        let mut bare: Scalar = scalar.clone();
        bare.text = points.trim().to_string();
        (None, self.number(&Node { value: Value::Scalar(bare), ..node.clone() }, &path))
    }

    fn margins_at(&mut self, fields: &Fields<'_>, key: &str) -> MarginWishes {
        let margins = fields.get(key).and_then(|(node, path)| self.fields(node, &keys::MARGINS, &path));
        margins.map_or(MarginWishes::default(), |fields| MarginWishes {
            top: self.number_at(&fields, "tren"),
            bottom: self.number_at(&fields, "duoi"),
            left: self.number_at(&fields, "trai"),
            right: self.number_at(&fields, "phai"),
            mirrored: fields.get("doi_mat").map(|(n, p)| self.flag(n, &p)),
        })
    }

    fn number_at(&mut self, fields: &Fields<'_>, key: &str) -> Option<f64> {
        let (node, path) = fields.get(key)?;
        self.number(node, &path)
    }
}
