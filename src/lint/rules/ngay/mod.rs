//! Ngày: dates and ranges of years.

mod impossible;
mod later_deadline;
mod many;
mod marks;
mod weekday;
mod words_and_figures;
mod years;
mod zero;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &impossible::CHECK,
    &weekday::CHECK,
    &later_deadline::CHECK,
    &marks::CHECK,
    &zero::CHECK,
    &years::CHECK,
    &words_and_figures::CHECK,
    &zero::MIXED,
];
