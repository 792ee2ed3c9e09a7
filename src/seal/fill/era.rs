//! Under which rules the numbers of a PDF are written, and what was typed is read.

use super::Issuance;
use super::given::day;
use crate::diag::Diagnostic;
use crate::diag::messages::{broken_era, unknown_era};
use crate::era::{Era, EraTable};
use crate::model::Date;

/// The era of this name, or that of the day: a PDF does not say under which it was made.
///
/// # Errors
/// No era has the name or governs the day.
pub(crate) fn era(name: Option<&str>, day: Option<Date>) -> Result<Era, Diagnostic> {
    let eras = EraTable::default();
    let found = eras.chosen(name, day).map_err(|fault| broken_era(&fault))?;
    found.ok_or_else(|| match name {
        Some(name) => unknown_era(name, &eras.names().unwrap_or_default()),
        None => eras.none_for_date(),
    })
}

/// Number and day as they were typed.
///
/// # Errors
/// All that is wrong with them, under the clause of the era, as far as it is known.
pub(crate) fn typed(number: &str, date: &str, name: Option<&str>) -> Result<Issuance, Vec<Diagnostic>> {
    Issuance::read(number, date).map_err(|mut faults| {
        let day = day(date);
        if (day.is_some() || name.is_some())
            && let Ok(era) = era(name, day)
        {
            faults.iter_mut().for_each(|fault| era.give_clause(fault));
        }
        faults
    })
}
