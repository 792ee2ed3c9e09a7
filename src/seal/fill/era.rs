//! Under which rules the numbers of a PDF are written.

use super::Issuance;
use crate::diag::Diagnostic;
use crate::diag::messages::{broken_era, unknown_era};
use crate::era::{Era, EraTable};

/// The era of this name, or that of the day: a PDF does not say under which it was made.
///
/// # Errors
/// No era has the name or governs the day.
pub(crate) fn era(name: Option<&str>, given: &Issuance) -> Result<Era, Diagnostic> {
    let eras = EraTable::default();
    let known = || eras.names().unwrap_or_default();
    let found = match name {
        Some(name) => eras.by_name(name).map(|era| era.ok_or_else(|| unknown_era(name, &known()))),
        None => eras.by_date(Some(given.date)).map(|era| era.ok_or_else(|| eras.none_for_date())),
    };
    found.map_err(|fault| broken_era(&fault))?
}
