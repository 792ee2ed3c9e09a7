//! The headings of a plan, for editors.

use std::collections::BTreeMap;

use crate::diag::{Place, SourceMap};
use crate::lint::{Finder, Text};
use crate::model::Locator;
use crate::parse;
use crate::pipeline::{self, Job, Look};
use crate::world::World;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Its label and its words.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// How many of the headings before it, counted from the first, is the one it stands below.
    pub parent: Option<usize>,
}

/// The headings of a plan, in their order; none where it cannot be read.
pub(crate) fn outline(text: &str) -> Vec<Heading> {
    let mut sources = SourceMap::default();
    let file = sources.add("", text);
    let Some((plan, provenance)) = parse::plan(sources.text(file), file).value else { return Vec::new() };
    let text = Text::of(&plan, Finder::plan(Locator { provenance: &provenance, sources: &sources }));
    let mut headings: Vec<(usize, Heading)> = Vec::new();
    for (number, paragraph) in text.iter().filter(|(_, paragraph)| paragraph.is_title()) {
        let label = paragraph.unit.as_ref().map(|unit| unit.label.as_str()).unwrap_or_default();
        let Some(place) = text.start(number).place.filter(|place| place.line > 0) else { continue };
        let parent = paragraph.parent.and_then(|above| headings.iter().position(|(known, _)| *known == above));
        let name = format!("{label} {}", paragraph.text).trim().to_string();
        headings.push((number, Heading { name, place, parent }));
    }
    headings.into_iter().map(|(_, heading)| heading).collect()
}

/// On which page each line of a plan's file begins to be printed, counted from 1; nothing where it cannot be laid out.
#[cfg(feature = "cli")]
pub(crate) fn pages_of_lines(job: &Job<'_>, world: &dyn World) -> BTreeMap<u32, usize> {
    let preview = pipeline::preview(job, world, &mut SourceMap::default(), Look::Pages);
    preview.value.map(|preview| preview.lines).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "trich_yeu: A\nky: {chuc_vu: A, ho_ten: B}\nnoi_nhan: [A]\n";

    #[test]
    fn headings_stand_below_one_another() {
        let found = outline(&format!(
            "{HEAD}noi_dung: |\n  I. MỤC ĐÍCH\n  1. Yêu cầu\n  a) Làm cho đúng.\n  II. VIỆC\n  Họp.\n"
        ));
        let told: Vec<_> = found.iter().map(|h| (h.name.as_str(), h.place.line, h.parent)).collect();
        assert_eq!(told[0], ("I. MỤC ĐÍCH", 5, None));
        assert_eq!(told[1], ("1. Yêu cầu", 6, Some(0)));
        assert_eq!(told.last().map(|last| last.0), Some("II. VIỆC"));
        assert!(outline("noi_dung: [").is_empty());
    }
}
