//! `check`: what a careful records officer would send back.

mod fix;
mod form;
mod old;
mod other;
mod remarks;
mod sheets;

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Findings, Outcome, Rule, Severity, SourceMap, rules};
use crate::lint;
use crate::pipeline::{self, Job};
use crate::text::near;
use crate::world::World;

pub use crate::lint::Verdict;
pub use fix::{Fixed, Mending, fix};
pub use old::{OldFile, check_old};
pub(super) use remarks::Package;
pub use remarks::{Remarked, remark};

/// Which rules are looked at: codes (`DAN-01`) or families (`DAN`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only these; none = all.
    pub only: Vec<String>,
    /// Not these.
    pub without: Vec<String>,
}

impl Choice {
    /// Whether a rule is wanted.
    pub fn wants(&self, rule: &Rule) -> bool {
        let names = |name: &String| name == rule.code || name == family(rule);
        (self.only.is_empty() || self.only.iter().any(names)) && !self.without.iter().any(names)
    }

    /// The first name that is neither a code nor a family.
    pub fn unknown(&self) -> Option<&str> {
        let known = |name: &str| rules::all().any(|rule| rule.code == name || family(rule) == name);
        self.only.iter().chain(&self.without).map(String::as_str).find(|name| !known(name))
    }
}

/// What the code of a rule begins with.
fn family(rule: &Rule) -> &'static str {
    rule.code.split('-').next().unwrap_or_default()
}

/// The code or the family that a word most likely means; `CAU4` is `CAU-04`.
pub(crate) fn nearest(word: &str) -> Option<&'static str> {
    let codes = || rules::all().map(|rule| rule.code);
    let families = || rules::all().map(family);
    let wanted = parts(word);
    let spelt = codes().chain(families()).find(|known| parts(known) == wanted);
    spelt.or_else(|| near::nearest(word, codes())).or_else(|| near::nearest(word, families()))
}

/// The letters of a code and its number, however they are joined.
fn parts(code: &str) -> (String, Option<u32>) {
    let folded = near::fold(code).replace('_', "");
    let end = folded.find(|c: char| c.is_ascii_digit()).unwrap_or(folded.len());
    (folded[..end].to_string(), folded[end..].parse().ok())
}

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What came of each rule that was looked at; none where the file could not be read.
    pub verdicts: Vec<(&'static Rule, Verdict)>,
    /// What was found, and what rendering would notice, by their places.
    pub findings: Findings,
}

impl Checked {
    /// The findings that are wanted, in the order of their places; of a file that cannot be read also what is wrong with it.
    fn of(
        verdicts: Option<lint::Verdicts>,
        mut diagnostics: Vec<Diagnostic>,
        sources: SourceMap,
        choice: &Choice,
    ) -> Checked {
        let unread = verdicts.is_none();
        // Labels out of order are told where they are read, and of all units together: one of the two is enough.
        let line = |told: &Diagnostic| told.place.map(|place| (place.file, place.line));
        let ordered = |told: &&Diagnostic| *told.rule == rules::THUTU_01;
        let told: BTreeSet<_> = diagnostics.iter().filter(ordered).filter_map(line).collect();
        diagnostics.retain(|d| *d.rule != rules::NOIDUNG_05 || line(d).is_none_or(|line| !told.contains(&line)));
        diagnostics.retain(|told| choice.wants(told.rule) || unread && told.severity == Severity::Error);
        diagnostics.sort_by_key(|told| told.place);
        Checked { verdicts: verdicts.unwrap_or_default(), findings: Findings { diagnostics, sources } }
    }
}

/// Checks a plan: its form, as rendering it would, and its words.
pub fn check(job: &Job<'_>, choice: &Choice, world: &dyn World) -> Checked {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = pipeline::check(job, world, &mut sources, &|rule| choice.wants(rule));
    Checked::of(value, diagnostics, sources, choice)
}
