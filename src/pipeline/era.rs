//! Which era a plan is set in: the one that the job or the plan asks for, else the one that governs its date.

use super::Job;
use crate::diag::{Diagnostic, Outcome, messages};
use crate::era::{Era, shown};
use crate::model::{Date, Plan, Provenance, kept};

/// The era, and what has to be said of it.
pub(super) fn choose(job: &Job<'_>, plan: &Plan, provenance: &Provenance) -> Outcome<Era> {
    let wanted = job.era.as_ref().or(plan.era.as_ref());
    let found = job.eras.chosen(wanted.map(String::as_str), plan.day());
    let asked_at = provenance.place("the_thuc").filter(|_| job.era.is_none());
    let mut era = match found {
        Ok(Some(era)) => era,
        Ok(None) => {
            return Outcome::failed(vec![match wanted {
                Some(name) => messages::unknown_era(name, &job.eras.names().unwrap_or_default()).at(asked_at),
                None => job.eras.none_for_date().at(provenance.place("ngay")),
            }]);
        }
        Err(fault) => return Outcome::failed(vec![messages::broken_era(&fault)]),
    };
    let day = plan.day().filter(|_| wanted.is_some());
    let remark = day.and_then(|day| out_of_time(job, plan, &era, day));
    let mut noticed: Vec<Diagnostic> = remark.map(|d| d.at(asked_at)).into_iter().collect();
    if era.unconfirmed_values() > 0 {
        let file = format!("templates/the-thuc/{}.yaml", era.id);
        noticed.push(messages::unconfirmed_era(&era.ten, era.unconfirmed_values(), &file));
    }
    if plan.verbatim.no_marks {
        era.dau.clear();
    }
    Outcome::with(era, noticed)
}

/// What is to be said of an era that was asked for and does not govern the day.
fn out_of_time(job: &Job<'_>, plan: &Plan, era: &Era, day: Date) -> Option<Diagnostic> {
    if era.governs(day) {
        return None;
    }
    let over = era.den_ngay.is_some_and(|end| end < day);
    if let Some(grace) = era.an_han.as_ref().filter(|grace| over && day <= grace.den_ngay) {
        return Some(messages::era_in_grace(&era.ten, &shown(grace.den_ngay), &grace.dieu_khoan));
    }
    let usual = job.eras.by_date(Some(day)).ok().flatten();
    let mut diagnostic = messages::era_out_of_time(&era.ten, usual.as_ref().map(|e| e.ten.as_str()));
    diagnostic.why = Some(era.cite(&era.dieu_khoan));
    kept::apply(&plan.kept, &mut diagnostic);
    Some(diagnostic)
}
