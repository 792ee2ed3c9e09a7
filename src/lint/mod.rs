//! `check`: what a careful records officer would send back. Rules read the words of a document ([`text`]) and what is known of
//! it ([`subject`]); each is a file below `rules/`, told and explained by its item in `diag::rules`. What
//! a citation, a date, a doubled word is says [`grammar`], which knows no plan; each paragraph is read once ([`reading`]).
//!
//! No file, no clock, no network: a document's own day is "today".

mod found;
mod grammar;
mod place;
mod reading;
mod rules;
mod siblings;
mod subject;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;

use crate::diag::{Clause, Diagnostic, Rule};
use crate::model::kept;

pub(crate) use found::Found;
pub use found::Verdict;
pub(crate) use place::Finder;
pub(crate) use subject::Subject;
pub(crate) use text::Text;

/// A rule with what looks for it.
pub(crate) struct Check {
    /// What is told of it.
    pub rule: &'static Rule,
    /// Looks.
    pub run: fn(&Subject<'_>, &mut Found<'_, '_>),
}

/// What came of each rule.
pub(crate) type Verdicts = Vec<(&'static Rule, Verdict)>;

/// What came of a check.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checked {
    /// The findings, rule by rule.
    pub diagnostics: Vec<Diagnostic>,
    /// What came of each rule.
    pub verdicts: Verdicts,
}

/// Every check, in the order of the registry.
pub(crate) fn checks() -> impl Iterator<Item = &'static Check> {
    rules::GROUPS.iter().flat_map(|group| group.iter()).copied()
}

/// Whether `check` looks for a rule in the words; the others are noticed when a plan is set.
pub fn looks_for(rule: &Rule) -> bool {
    checks().any(|check| check.rule == rule)
}

/// What the rules that are wanted find, without what came of each: only a rule that finds something is asked whether the era
/// has it, for which the era's file must be read once more.
pub(crate) fn findings(subject: &Subject<'_>, wanted: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    let asked = subject.agency.map(|agency| &agency.checks);
    let left_out = |check: &Check| asked.is_some_and(|asked| asked.left_out(check.rule.code).is_some());
    let mut diagnostics = Vec::new();
    for check in checks().filter(|check| wanted(check.rule) && !left_out(check)) {
        let mut found = Found::new(subject, check.rule);
        (check.run)(subject, &mut found);
        let (mut told, _) = found.end();
        if !told.is_empty() && check.rule.clause != Clause::None && subject.era.clause(check.rule).is_none() {
            continue;
        }
        for told in &mut told {
            kept::apply(&subject.plan.kept, told);
        }
        diagnostics.extend(told);
    }
    diagnostics
}

/// Checks a document by the rules that are wanted.
pub(crate) fn check(subject: &Subject<'_>, wanted: impl Fn(&Rule) -> bool) -> Checked {
    let mut checked = Checked::default();
    let asked = subject.agency.map(|agency| &agency.checks);
    for check in checks().filter(|check| wanted(check.rule)) {
        if let Some(reason) = asked.and_then(|asked| asked.left_out(check.rule.code)) {
            checked.verdicts.push((check.rule, Verdict::Unchecked(format!("hồ sơ đơn vị bỏ: {reason}"))));
            continue;
        }
        let mut found = Found::new(subject, check.rule);
        // A rule of the law applies where the era has it.
        match check.rule.clause != Clause::None && subject.era.clause(check.rule).is_none() {
            true => found.not_applicable(),
            false => (check.run)(subject, &mut found),
        }
        let (mut diagnostics, verdict) = found.end();
        for told in &mut diagnostics {
            subject.era.give_clause(told);
            kept::apply(&subject.plan.kept, told);
        }
        checked.diagnostics.extend(diagnostics);
        checked.verdicts.push((check.rule, verdict));
    }
    checked
}
