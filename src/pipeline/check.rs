//! Checking: all that rendering would notice, and what the rules of `lint` find in the words.

use super::load::Loaded;
use super::{Job, Run};
use crate::diag::messages::typed;
use crate::diag::{Diagnostic, Outcome, Rule, Severity, SourceMap, rules, shown};
use crate::lint::{self, Checked, Finder, Subject, Text, Verdicts};
use crate::model::{Agency, Locator, Provenance};
use crate::text::near;
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
    super::clauses::end(job, glance.as_ref(), (value.is_some(), true), &mut noticed);
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
        let Checked { diagnostics, verdicts } = self.words(&loaded, |subject| lint::check(subject, wanted));
        self.noticed.extend(diagnostics);
        self.noticed.extend(loaded.agency.iter().flat_map(|agency| left_out_in_vain(agency, &loaded.provenance)));
        Some(verdicts)
    }

    /// Reads the words with the rules of `lint`.
    pub(super) fn words<T>(&self, loaded: &Loaded, read: impl FnOnce(&Subject<'_>) -> T) -> T {
        let places = Locator { provenance: &loaded.provenance, sources: self.sources };
        let (plan, agency, era) = (&loaded.plan, loaded.agency.as_ref(), &loaded.era);
        let text = Text::of(plan, Finder::plan(places));
        read(&Subject::new(&text, plan, agency, era))
    }

    /// Says how many errors the words have, in one line.
    pub(super) fn count_errors(&mut self, loaded: &Loaded) {
        // An office makes errors of its own rules as it likes.
        let may_be = |rule: &Rule| rule.level == Severity::Error || *rule == rules::RIENG_01;
        let found = self.words(loaded, |subject| lint::findings(subject, may_be));
        let count = found.iter().filter(|told| told.severity == Severity::Error).count();
        if count > 0 {
            let name = typed(&self.job.plan.name);
            self.noticed.push(Diagnostic::of(&rules::SOAT_05, format!("{count} lỗi nội dung: kehoach check {name}")));
        }
    }
}

/// Rules that a profile leaves out and that `check` does not look for.
fn left_out_in_vain(agency: &Agency, places: &Provenance) -> Vec<Diagnostic> {
    let known = |code: &str| lint::checks().any(|check| check.rule.code == code);
    let vain = agency.checks.without.iter().filter(|left| !known(&left.code));
    let told = vain.map(|left| {
        let what =
            format!("'{}' không phải mã mà lệnh check soát trong lời văn, nên mục này không bỏ gì", shown(&left.code));
        let codes = lint::checks().map(|check| check.rule.code);
        let advice = match near::nearest(&left.code, codes) {
            Some(near) => format!("có phải là '{near}'?"),
            None => {
                "mã nào soát được: 'kehoach rules'; thông báo khác giữ bằng 'giu_nguyen' trong tệp kế hoạch".to_string()
            }
        };
        Diagnostic::of(&rules::SOAT_04, what).at(places.place(left.path.key("ma").as_str())).advise(advice)
    });
    told.collect()
}
