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
    /// Changes what the files of its pictures are called, wherever they stand.
    pub fn each_picture(&mut self, change: &mut dyn FnMut(&mut String)) {
        if let Some(logo) = &mut self.boxes.logo {
            change(&mut logo.file);
        }
        let annexes = self.annexes.iter_mut().flat_map(|annex| [&mut annex.body, &mut annex.closing]);
        for body in [&mut self.opening, &mut self.body, &mut self.closing].into_iter().chain(annexes) {
            each_below(body, change);
        }
    }
}

fn each_below(items: &mut [BodyItem], change: &mut dyn FnMut(&mut String)) {
    for item in items {
        match item {
            BodyItem::Figure(figure) => change(&mut figure.file),
            BodyItem::Section(section) => each_below(&mut section.children, change),
            BodyItem::Landscape { path: _, items } => each_below(items, change),
            BodyItem::Paragraph { .. } | BodyItem::Table(_) => {}
        }
    }
}
