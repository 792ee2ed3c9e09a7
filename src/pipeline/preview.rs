//! A plan that is being written: its pages for a screen, and all that rendering and checking would say of it.

use std::collections::BTreeMap;

use super::{Job, Run};
use crate::block::BlockId;
use crate::diag::{Outcome, Rule, SourceMap};
use crate::lint::{self, Checked};
use crate::model::Provenance;
use crate::page::{Item, PagedDocument};
use crate::world::World;
use crate::write::svg::{self, From};

/// What the paths of a profile's values begin with.
const OF_THE_PROFILE: &str = "don_vi:";

/// What is asked of a plan that is being written. The rules of `check` take longer than the pages: who types does not wait
/// for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Pages, and what rendering says of them.
    Pages,
    /// What rendering and checking say.
    Words,
    /// All of it.
    All,
}

/// What a screen shows of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Preview {
    /// The pages, as far as they could be made and are asked for; each an SVG image.
    pub pages: Option<Vec<String>>,
    /// On which page each line of the plan's file begins, counted from 1.
    pub lines: BTreeMap<u32, usize>,
    /// Where the values of plan and profile stand.
    pub places: Provenance,
}

/// Pages and findings of a plan. Pages are made wherever there is something to lay out, whatever is wrong with them.
pub(crate) fn preview(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap, look: Look) -> Outcome<Preview> {
    let mut run = Run { shows: true, ..Run::new(job, world, sources) };
    let value = run.preview(look);
    let Run { glance, mut noticed, .. } = run;
    let whole = value.as_ref().is_some_and(|(_, whole)| *whole);
    super::clauses::end(job, glance.as_ref(), (whole, look != Look::Pages), &mut noticed);
    Outcome { value: value.map(|(preview, _)| preview), diagnostics: noticed }
}

impl Run<'_> {
    /// What is asked, and whether the plan could be laid out.
    fn preview(&mut self, look: Look) -> Option<(Preview, bool)> {
        let loaded = self.load()?;
        let derived = self.derive(&loaded);
        let pages = derived.and_then(|derived| {
            let (_, document) = self.blocks(&loaded, &derived)?;
            let laid = self.pages(&loaded, &derived, &document)?;
            if look == Look::Words {
                return Some(None);
            }
            let origins = document.origins();
            let from = |block| {
                let path = origins.get(&block)?;
                let own = !path.as_str().starts_with(OF_THE_PROFILE);
                let place = loaded.provenance.place(path.as_str()).filter(|_| own);
                Some(From { path: path.as_str().to_string(), line: place.map_or(0, |place| place.line) })
            };
            let lines = lines(&laid.paged, &from);
            Some(Some((svg::write(&laid.paged, &from), lines)))
        });
        let whole = pages.is_some();
        let (pages, lines) = pages.flatten().map_or((None, BTreeMap::new()), |(pages, lines)| (Some(pages), lines));
        if look != Look::Pages {
            let Checked { diagnostics, .. } = self.words(&loaded, |subject| lint::check(subject, |_: &Rule| true));
            self.noticed.extend(diagnostics);
        }
        Some((Preview { pages, lines, places: loaded.provenance }, whole))
    }
}

/// The first page of each line.
fn lines(document: &PagedDocument, from: &dyn Fn(BlockId) -> Option<From>) -> BTreeMap<u32, usize> {
    let mut first = BTreeMap::new();
    for (page, number) in document.pages.iter().zip(1..) {
        let blocks = page.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line.block),
            Item::Rule(_) | Item::Picture(_) => None,
        });
        for line in blocks.filter_map(from).map(|from| from.line).filter(|line| *line > 0) {
            first.entry(line).or_insert(number);
        }
    }
    first
}
