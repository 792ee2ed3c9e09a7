//! `trinh_bay`: layout wishes of a plan or a profile. Ranges are the era's and checked there.

use super::keys;
use super::reader::{Fields, Reader};
use crate::model::{KeyPath, LayoutWishes, MarginWishes};
use crate::yaml::Node;

impl Reader {
    pub(super) fn wishes(&mut self, node: &Node, path: &KeyPath) -> LayoutWishes {
        let Some(fields) = self.fields(node, &keys::WISHES, path) else { return LayoutWishes::default() };
        LayoutWishes {
            path: path.clone(),
            size: self.number_at(&fields, "co_chu"),
            tier: fields.get("bac_co").and_then(|(n, p)| self.text(n, &p)),
            indent_cm: self.number_at(&fields, "thut_dong"),
            line_pitch: self.number_at(&fields, "gian_dong"),
            paragraph_space_pt: self.number_at(&fields, "cach_doan"),
            margins: self.margins_at(&fields, "le"),
            landscape_margins: self.margins_at(&fields, "le_ngang"),
        }
    }

    fn margins_at(&mut self, fields: &Fields<'_>, key: &str) -> MarginWishes {
        let margins = fields.get(key).and_then(|(node, path)| self.fields(node, &keys::MARGINS, &path));
        margins.map_or(MarginWishes::default(), |fields| MarginWishes {
            top: self.number_at(&fields, "tren"),
            bottom: self.number_at(&fields, "duoi"),
            left: self.number_at(&fields, "trai"),
            right: self.number_at(&fields, "phai"),
        })
    }

    fn number_at(&mut self, fields: &Fields<'_>, key: &str) -> Option<f64> {
        let (node, path) = fields.get(key)?;
        self.number(node, &path)
    }
}
