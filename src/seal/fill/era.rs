//! Under which rules the numbers of a PDF are written.

use crate::diag::Diagnostic;
use crate::diag::messages::{broken_era, unknown_era};
use crate::era::{Era, EraTable};
use crate::model::Date;

/// The era of this name, or that of the day: a PDF does not say under which it was made.
///
/// # Errors
/// No era has the name or governs the day.
pub fn era(name: Option<&str>, day: Option<Date>) -> Result<Era, Diagnostic> {
    let eras = EraTable::default();
    let found = eras.chosen(name, day).map_err(|fault| broken_era(&fault))?;
    found.ok_or_else(|| match name {
        Some(name) => unknown_era(name, &eras.names().unwrap_or_default()),
        None => eras.none_for_date(),
    })
}
