//! The end of a run: what its diagnostics could not know while the stages made them. Those about files that are read before
//! the era is known get their clause; what the officer keeps on purpose is a note wherever it was noticed; what she keeps in
//! vain is said.

use super::Job;
use crate::diag::{Clause, Diagnostic, Rule, Severity};
use crate::era::{Era, EraTable};
use crate::lint;
use crate::model::kept;
use crate::parse::Glance;

/// The era of a plan, however faulty it is, as far as it can be told; for citing only, so nothing is said of it. `name`: the
/// era that the command asks for.
fn era(eras: &EraTable<'_>, name: Option<&str>, glance: Option<&Glance>) -> Option<Era> {
    let own = glance.filter(|glance| !glance.unclear);
    let (name, day) = match (name, own) {
        (Some(name), _) => (Some(name), None),
        (None, Some(own)) => (own.era.as_deref(), own.day),
        (None, None) => return None,
    };
    eras.chosen(name, day).ok().flatten()
}

/// Gives every diagnostic the clause that its rule has in the era of the plan, where that can be told, and makes notes of
/// the warnings that are kept on purpose.
pub(crate) fn settle(eras: &EraTable<'_>, name: Option<&str>, glance: Option<&Glance>, diagnostics: &mut [Diagnostic]) {
    // Most runs have nothing to cite: the era's file is read again only where one has.
    let mut known = None;
    let kept = glance.map(|glance| glance.kept.as_slice()).unwrap_or_default();
    for diagnostic in diagnostics {
        if diagnostic.why.is_none()
            && diagnostic.clause != Clause::None
            && let Some(era) = known.get_or_insert_with(|| era(eras, name, glance))
        {
            era.give_clause(diagnostic);
        }
        // Errors that may be kept are decided by the stage that would stop for them.
        if diagnostic.severity == Severity::Warning {
            kept::apply(kept, diagnostic);
        }
    }
}

/// Settles the diagnostics of a run; where it went to the end of the last stage (`whole`), also says which entries of
/// `giu_nguyen` kept nothing: before that, a stage to come might still have something to keep. What only `check` looks for
/// (`checked`) nothing else can say that of.
pub(super) fn end(
    job: &Job<'_>,
    glance: Option<&Glance>,
    (whole, checked): (bool, bool),
    diagnostics: &mut Vec<Diagnostic>,
) {
    settle(&job.eras, job.era.as_deref(), glance, diagnostics);
    if let Some(glance) = glance.filter(|_| whole) {
        let looked_for = |rule: &Rule| checked || !lint::looks_for(rule);
        let idle = kept::unused(&glance.kept, &glance.places, diagnostics, looked_for);
        diagnostics.extend(idle);
    }
}
