//! Drawings: pictures, rules and foreign objects, by the elements that tell of them.

use super::paragraph::Para;
use super::walk::Walk;
use super::xml::{Ns, Tag};
use crate::import::{AsideClass, Item, Seam};

/// What is known of the drawing around.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn {
    /// Its name in the file.
    pub name: String,
    /// Its alternative text.
    pub alt: String,
    /// Something in it was read: text, a picture, a rule.
    pub found: bool,
    /// It is higher than wide.
    upright: bool,
}

impl Walk<'_> {
    /// An element of a drawing.
    pub(super) fn graphic(&mut self, tag: &Tag<'_>, para: &mut Para) {
        match (tag.ns, tag.name()) {
            (Ns::Other, b"docPr") => {
                self.state.drawn.name = tag.attr("name").unwrap_or_default();
                self.state.drawn.alt = tag.attr("descr").unwrap_or_default();
            }
            (Ns::Other, b"extent") => {
                let size = tag.number("cx").zip(tag.number("cy"));
                self.state.drawn.upright = size.is_some_and(|(width, height)| height > width);
            }
            (Ns::Draw, b"blip") => self.image(tag.attr("embed").or(tag.attr("link")), para),
            (Ns::Vml, b"imagedata") => self.image(tag.attr("id").or(tag.attr("href")), para),
            (Ns::Draw, b"prstGeom") if tag.attr("prst").is_some_and(|p| p == "line" || p.contains("Connector")) => {
                self.rule(para);
            }
            (Ns::Vml, b"line") => self.rule(para),
            (Ns::Vml, b"shape" | b"rect" | b"roundrect" | b"oval") => {
                self.state.drawn.alt = tag.attr("alt").unwrap_or_default();
                let line = matches!(tag.attr("type").as_deref(), Some("#_x0000_t32" | "#_x0000_t20"));
                if line || tag.attr("hr").is_some_and(|on| on != "f") {
                    self.rule(para);
                }
            }
            (Ns::Vml, b"textpath") => {
                if let Some(text) = tag.attr("string") {
                    self.text(&text, para);
                }
            }
            (Ns::Other, b"OLEObject" | b"chart" | b"relIds") | (Ns::Word, b"control" | b"subDoc") => {
                // Its picture, where there is one, stands in front.
                let pictured = std::mem::replace(&mut self.state.drawn.found, true);
                let id = tag.attr("dm").or(tag.attr("id")).unwrap_or_default();
                let part = self.relations.get(&id).map_or(id, |r| r.target.clone());
                let program = tag.attr("ProgID").unwrap_or_default();
                let name: Vec<String> = [program, part].into_iter().filter(|text| !text.is_empty()).collect();
                self.put_aside(AsideClass::Object, &name.join("; "));
                if !pictured && self.unseen().is_none() {
                    para.anchor(vec![Item::Seam(Seam::Picture)]);
                }
            }
            _ => {}
        }
    }

    fn image(&mut self, id: Option<String>, para: &mut Para) {
        let part = id.and_then(|id| self.relations.get(&id)).map(|r| r.target.clone()).unwrap_or_default();
        let drawn = self.state.drawn.clone();
        self.picture(&drawn, &part, para);
        self.state.drawn.found = true;
    }

    fn rule(&mut self, para: &mut Para) {
        self.state.drawn.found = true;
        if self.unseen().is_none() && !self.state.drawn.upright {
            para.below(Item::Seam(Seam::Rule));
        }
    }
}
