//! `check`: what a careful records officer would send back.

use crate::diag::{Findings, Outcome, Rule, SourceMap};
use crate::pipeline::{self, Job};
use crate::world::World;

pub use crate::lint::Verdict;

/// Which rules are looked at: codes (`DAN-01`) or families (`DAN`). What rendering would notice is told in any case, unless
/// it is left out by name.
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
        let family = rule.code.split('-').next().unwrap_or_default();
        let names = |name: &String| name == rule.code || name == family;
        (self.only.is_empty() || self.only.iter().any(names)) && !self.without.iter().any(names)
    }
}

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What came of each rule that was looked at; none where the plan could not be read.
    pub verdicts: Vec<(&'static Rule, Verdict)>,
    /// What was found, and what rendering would notice.
    pub findings: Findings,
}

/// Checks a plan: its form, as rendering it would, and its words.
pub fn check(job: &Job<'_>, choice: &Choice, world: &dyn World) -> Checked {
    let mut sources = SourceMap::default();
    let wanted = |rule: &Rule| choice.wants(rule);
    let Outcome { value, mut diagnostics } = pipeline::check(job, world, &mut sources, &wanted);
    diagnostics.retain(|told| choice.wants(told.rule));
    Checked { verdicts: value.unwrap_or_default(), findings: Findings { diagnostics, sources } }
}
