//! A picture in the body (hình).

use super::body::BodyItem;
use super::plan::Plan;
use super::provenance::KeyPath;
use super::rich::RichText;

/// `hinh`: a picture between paragraphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// `tep`: its file, relative to the plan.
    pub file: String,
    /// `mo_ta`: what a reader is told who does not see it.
    pub alt: RichText,
    /// `chu_thich`: the lines below it.
    pub caption: Option<RichText>,
    /// `rong`: how wide it is printed, in cm; nothing = from its pixels.
    pub width: Option<f64>,
}

impl Plan {
    /// Changes every picture, wherever it stands.
    pub fn each_figure(&mut self, change: &mut dyn FnMut(&mut Figure)) {
        let annexes = self.annexes.iter_mut().flat_map(|annex| [&mut annex.body, &mut annex.closing]);
        for body in [&mut self.opening, &mut self.body, &mut self.closing].into_iter().chain(annexes) {
            each_below(body, change);
        }
    }
}

fn each_below(items: &mut [BodyItem], change: &mut dyn FnMut(&mut Figure)) {
    for item in items {
        match item {
            BodyItem::Figure(figure) => change(figure),
            BodyItem::Section(section) => each_below(&mut section.children, change),
            BodyItem::Landscape { path: _, items } => each_below(items, change),
            BodyItem::Paragraph { .. } | BodyItem::Table(_) => {}
        }
    }
}
