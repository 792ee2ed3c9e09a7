//! Checking: all that rendering would notice, and what the rules of `lint` find in the words.

use super::{Job, Run};
use crate::diag::{Outcome, Rule, SourceMap};
use crate::lint::{self, Checked, Finder, Subject, Text, Verdicts};
use crate::model::Locator;
use crate::world::World;

/// What rendering a plan would notice, and what came of each rule that is wanted; nothing of these where the plan cannot be
/// read.
pub(crate) fn check(
    job: &Job<'_>,
    world: &dyn World,
    sources: &mut SourceMap,
    wanted: &dyn Fn(&Rule) -> bool,
) -> Outcome<Verdicts> {
    let mut run = Run::new(job, world, sources);
    let value = run.check(wanted);
    let Run { glance, mut noticed, .. } = run;
    super::clauses::end(job, glance.as_ref(), value.is_some(), &mut noticed);
    // What a stage could not do does not take away what the words say.
    Outcome { value, diagnostics: noticed }
}

impl Run<'_> {
    fn check(&mut self, wanted: &dyn Fn(&Rule) -> bool) -> Option<Verdicts> {
        let loaded = self.load()?;
        // Faults of form stop the stages, not the reading of words.
        if let Some(derived) = self.derive(&loaded)
            && let Some((_, document)) = self.blocks(&loaded, &derived)
        {
            self.pages(&loaded, &derived, &document);
        }
        let places = Locator { provenance: &loaded.provenance, sources: self.sources };
        let (plan, agency, era) = (&loaded.plan, loaded.agency.as_ref(), &loaded.era);
        let text = Text::of(plan, Finder::plan(places));
        let Checked { diagnostics, verdicts } = lint::check(&Subject::new(&text, plan, agency, era), wanted);
        self.noticed.extend(diagnostics);
        Some(verdicts)
    }
}
