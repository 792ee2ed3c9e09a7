//! Thrift (`--gon`): a last page that holds next to nothing (the signature block with the lines dragged along, or a stray
//! line) is pulled back with the means that officers use by hand, the least visible first: letters drawn together in as few
//! paragraphs as needed, less space between paragraphs, a lower line pitch, and these together; never a size, never outside
//! the era's ranges.
//!
//! A loop over style → layout in other [`Way`]s; the stages inside know nothing of it. What letters can do is
//! computed before it is tried (`letters`), so that a plan that needs nothing costs nothing and one that needs it a few
//! layouts. What does not help is not done.

mod letters;
mod report;

use std::collections::BTreeMap;

use self::letters::Candidate;
use crate::block::BlockId;
use crate::diag::Outcome;
use crate::era::{Era, Range, ThriftEntry};
use crate::font::FontSet;
use crate::model::Locator;
use crate::normalise::LayoutChoices;
use crate::page::{LastPage, LayoutHints, PagedDocument};
use crate::style::StyledDocument;
use crate::units::Len;

/// A document with its pages.
pub(super) struct Laid {
    pub styled: StyledDocument,
    pub paged: PagedDocument,
    pub hints: LayoutHints,
}

impl Laid {
    /// The last page of a section, if it has more than one.
    fn last(&self, section: usize) -> Option<&LastPage> {
        self.hints.last_pages.iter().find(|last| last.section == section)
    }

    /// How many pages a section has.
    fn count(&self, section: usize) -> usize {
        self.last(section).map_or(1, |last| last.pages.len())
    }
}

/// A way to set the document: what office and plan chose, or less, and whose letters are drawn together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub choices: LayoutChoices,
    /// By how much after each letter (thu hẹp khoảng cách chữ).
    pub condensed: BTreeMap<BlockId, Len>,
}

impl Way {
    /// As office and plan chose.
    pub(super) fn chosen(choices: &LayoutChoices) -> Way {
        Way { choices: choices.clone(), condensed: BTreeMap::new() }
    }

    /// With other choices, the letters as they are.
    fn with(&self, choices: LayoutChoices) -> Way {
        Way { choices, condensed: self.condensed.clone() }
    }
}

/// A way, and what becomes of the document.
struct Setting {
    way: Way,
    laid: Laid,
}

/// What thrift works with.
pub(super) struct Means<'a> {
    pub era: &'a Era,
    pub fonts: &'a FontSet,
    pub places: Locator<'a>,
    /// How much was noticed without thrift; it is no help when there is more.
    pub noticed: usize,
    /// Style and layout in another way.
    pub lay: &'a dyn Fn(&Way) -> Outcome<Laid>,
}

/// Pulls back the last page of every section that needs it. What was done, or that nothing helps, is told in notes.
pub(super) fn pull_back(chosen: Way, first: Laid, means: &Means<'_>) -> Outcome<Laid> {
    let pages = first.hints.pages;
    let mut notes = Vec::new();
    let mut now = Setting { way: chosen.clone(), laid: first };
    for section in 0..now.laid.styled.sections.len() {
        let Some(last) = now.laid.last(section).filter(|last| needs(last, &means.era.gon)) else { continue };
        let mut search = Search { means, section, before: &now, lacks: last.missing, candidates: Vec::new() };
        search.candidates = letters::candidates(&now.laid, section, &means.era.gon, means.fonts);
        match search.run() {
            Some(better) => now = better,
            None => notes.push(report::nothing_helps(last, search.lacks, &now, means)),
        }
    }
    if now.way != chosen {
        notes.insert(0, report::pulled_back(pages, &chosen.choices, &now, means));
    }
    Outcome::with(now.laid, notes)
}

/// Whether a last page holds so little that it is worth pulling back.
fn needs(last: &LastPage, era: &ThriftEntry) -> bool {
    last.lines <= era.dong_le || (last.foot && last.dragged)
}

/// The search for the least change that pulls a section's last page back.
struct Search<'a> {
    means: &'a Means<'a>,
    section: usize,
    before: &'a Setting,
    /// What was still missing in the best of the tries.
    lacks: Len,
    candidates: Vec<Candidate>,
}

/// A choice of the office that can be lowered.
#[derive(Clone, Copy)]
enum Dial {
    /// Space between paragraphs.
    Space,
    /// Line pitch.
    Pitch,
}

impl Search<'_> {
    /// The ways in their order, from the least visible.
    fn run(&mut self) -> Option<Setting> {
        if let Some(found) = self.letters(None) {
            return Some(found);
        }
        let base = &self.before.way;
        let (space, pitch) = (self.lowest(Dial::Space, base), self.lowest(Dial::Pitch, base));
        let ways: [(Option<&Way>, &[Dial]); 2] = [(space.as_ref(), &[Dial::Space]), (pitch.as_ref(), &[Dial::Pitch])];
        let mut tight = Vec::new();
        for (way, dials) in ways {
            let Some(setting) = way.and_then(|way| self.set(way.clone())) else { continue };
            if let Some(found) = self.least(&setting, dials) {
                return Some(found);
            }
            tight.push((setting, dials));
        }
        for (setting, dials) in &tight {
            if let Some(found) = self.letters(Some(setting)) {
                return self.least(&found, dials).or(Some(found));
            }
        }
        let both = self.lowest(Dial::Pitch, space.as_ref()?)?;
        let setting = self.set(both)?;
        // The pitch is more visible: it gets back first what can be spared.
        let dials = [Dial::Pitch, Dial::Space];
        if let Some(found) = self.least(&setting, &dials) {
            return Some(found);
        }
        let found = self.letters(Some(&setting))?;
        self.least(&found, &dials).or(Some(found))
    }

    /// The way with a dial at the era's least value; nothing where it stands there already.
    fn lowest(&self, dial: Dial, way: &Way) -> Option<Way> {
        dial.lower(&way.choices, self.means.era).into_iter().next_back().map(|choices| way.with(choices))
    }

    /// Sets the document in another way and remembers how near it comes.
    fn set(&mut self, way: Way) -> Option<Setting> {
        let Outcome { value, diagnostics } = (self.means.lay)(&way);
        let laid = value.filter(|_| diagnostics.len() <= self.means.noticed)?;
        if let Some(last) = laid.last(self.section).filter(|_| laid.count(self.section) == self.pages()) {
            self.lacks = self.lacks.min(last.missing);
        }
        Some(Setting { way, laid })
    }

    /// How many pages the section has without thrift.
    fn pages(&self) -> usize {
        self.before.laid.count(self.section)
    }

    /// Whether the section lost a page, and nothing got worse.
    fn drops(&self, setting: &Setting) -> bool {
        let (old, new) = (&self.before.laid, &setting.laid);
        new.count(self.section) < self.pages() && new.hints.pages < old.hints.pages
    }

    /// Whether it did, and its last page holds enough now.
    fn helps(&self, setting: &Setting) -> bool {
        let last = setting.laid.last(self.section);
        self.drops(setting) && last.is_none_or(|last| !needs(last, &self.means.era.gon))
    }

    /// Draws letters together in as few paragraphs as needed, on top of `base`.
    fn letters(&mut self, base: Option<&Setting>) -> Option<Setting> {
        let base = base.unwrap_or(self.before);
        let last = base.laid.last(self.section)?.clone();
        let Way { choices, condensed: before } = base.way.clone();
        let sets = letters::sets(&self.candidates, &last, &choices, self.means.era.gon.doan_nhieu_nhat);
        for mut condensed in sets {
            // What another section needed before stays.
            condensed.extend(&before);
            let setting = self.set(Way { choices: choices.clone(), condensed });
            if let Some(found) = setting.filter(|setting| self.helps(setting)) {
                return Some(found);
            }
        }
        // What could be saved at most is not missing any more.
        let most = letters::most(&self.candidates, &choices, &self.means.era.gon);
        self.lacks = self.lacks.min(last.missing - most);
        None
    }

    /// The least change on the way to a setting whose dials are at their lowest: each dial, one after the other, gets back
    /// as much as can be spared. Nothing where even the lowest drops no page.
    fn least(&mut self, lowest: &Setting, dials: &[Dial]) -> Option<Setting> {
        if !self.drops(lowest) {
            return None;
        }
        let mut best = None;
        let mut way = lowest.way.clone();
        for dial in dials {
            let steps = dial.steps(&way, &self.before.way, self.means.era);
            let found = steps.into_iter().find_map(|step| self.set(step).filter(|setting| self.helps(setting)));
            if let Some(found) = found {
                way = found.way.clone();
                best = Some(found);
            }
        }
        best
    }
}

impl Dial {
    /// The choices with this dial turned lower and lower, down to the era's least value.
    fn lower(self, choices: &LayoutChoices, era: &Era) -> Vec<LayoutChoices> {
        let (body, gon) = (&era.than, &era.gon);
        let set = |value: f64| match self {
            Dial::Space => LayoutChoices { paragraph_space: Len::from_pt(value).round_to_twip(), ..choices.clone() },
            Dial::Pitch if choices.line_exact.is_some() => {
                LayoutChoices { line_exact: Some(Len::from_pt(value).round_to_twip()), ..choices.clone() }
            }
            Dial::Pitch => LayoutChoices { line_240: (value * 240.0).round() as u32, ..choices.clone() },
        };
        let (now, range, step) = match (self, choices.line_exact) {
            (Dial::Space, _) => (choices.paragraph_space.pt(), Some(&body.cach_doan), gon.buoc_cach_doan),
            (Dial::Pitch, Some(exact)) => (exact.pt(), body.gian_dong_pt.as_ref(), gon.buoc_gian_dong_pt),
            (Dial::Pitch, None) => (f64::from(choices.line_240) / 240.0, Some(&body.gian_dong), gon.buoc_gian_dong),
        };
        range.map(|range| below(now, range, step)).unwrap_or_default().into_iter().map(set).collect()
    }

    /// The way `tight` with this dial turned back to the values from that of `before` down to its own, the highest first;
    /// all but `before` itself.
    fn steps(self, tight: &Way, before: &Way, era: &Era) -> Vec<Way> {
        let (now, old) = (&tight.choices, &before.choices);
        let value = |choices: &LayoutChoices| match self {
            Dial::Space => choices.paragraph_space.units(),
            Dial::Pitch => choices.line_exact.map_or(i64::from(choices.line_240), Len::units),
        };
        let from = match self {
            Dial::Space => LayoutChoices { paragraph_space: old.paragraph_space, ..now.clone() },
            Dial::Pitch => LayoutChoices { line_240: old.line_240, line_exact: old.line_exact, ..now.clone() },
        };
        let mut steps = self.lower(&from, era);
        steps.insert(0, from);
        steps.retain(|choices| value(choices) >= value(now));
        steps.into_iter().map(|choices| tight.with(choices)).filter(|way| way != before).collect()
    }
}

/// The values of a range below `now`, in steps, the highest first; the last is the least that the era allows.
fn below(now: f64, range: &Range, step: f64) -> Vec<f64> {
    /// What a value may differ by that was rounded to a twip or to a 240th of a line.
    const ROUNDED: f64 = 0.03;
    let mut values: Vec<f64> = if !range.chon.is_empty() {
        range.chon.clone()
    } else {
        let Some(least) = range.tu else { return Vec::new() };
        let steps = ((now - least) / step).ceil().max(0.0) as usize;
        (0..steps).map(|n| least + step * n as f64).collect()
    };
    values.retain(|value| *value < now - ROUNDED.min(step / 2.0));
    values.sort_by(|a, b| b.total_cmp(a));
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::sample;

    fn range(tu: Option<f64>, chon: &[f64]) -> Range {
        Range { tu, den: None, chon: chon.to_vec(), hoac: Vec::new(), mac_dinh: 6.0, dieu_khoan: None, tap_quan: true }
    }

    #[test]
    fn values_go_down_to_the_least_of_the_range_and_never_below() {
        assert_eq!(below(7.3, &range(Some(6.0), &[]), 0.5), [7.0, 6.5, 6.0]);
        assert_eq!(below(6.0, &range(Some(6.0), &[]), 0.5), [0.0; 0]);
        assert_eq!(below(3.0, &range(Some(6.0), &[]), 0.5), [0.0; 0]);
        assert_eq!(below(12.0, &range(None, &[15.0, 6.0, 9.0]), 0.5), [9.0, 6.0]);
        assert_eq!(below(12.0, &range(None, &[]), 0.5), [0.0; 0]);
    }

    #[test]
    fn the_dial_of_the_pitch_turns_what_the_office_chose() {
        let mut era = sample::era();
        era.than.gian_dong_pt = Some(range(Some(15.0), &[]));
        let lines = sample::derive(&sample::plan(), None, &era).value.unwrap().choices;
        let lines = LayoutChoices { line_240: 264, ..lines };
        let turned: Vec<u32> = Dial::Pitch.lower(&lines, &era).iter().map(|c| c.line_240).collect();
        assert_eq!(turned, [252, 240]);
        let exact = LayoutChoices { line_exact: Some(Len::from_pt(16.2)), ..lines.clone() };
        let turned: Vec<_> = Dial::Pitch.lower(&exact, &era).iter().map(|c| c.line_exact.map(Len::pt)).collect();
        assert_eq!(turned, [Some(16.0), Some(15.5), Some(15.0)]);
        // Back from the lowest: all values but the old one.
        let lowest = Way::chosen(&LayoutChoices { line_exact: Some(Len::from_pt(15.5)), ..exact.clone() });
        let steps = Dial::Pitch.steps(&lowest, &Way::chosen(&exact), &era);
        let back: Vec<_> = steps.iter().map(|way| way.choices.line_exact.map(Len::pt)).collect();
        assert_eq!(back, [Some(16.0), Some(15.5)]);
        // A pitch that was kept on purpose in an era without exact ones stays.
        era.than.gian_dong_pt = None;
        assert!(Dial::Pitch.lower(&exact, &era).is_empty());
    }
}
