//! Câu: marks and sentences.

mod adverbial;
mod brackets;
mod broken;
mod closing;
mod marks_in_a_row;
mod quotes;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&closing::CHECK, &broken::CHECK, &adverbial::CHECK, &marks_in_a_row::CHECK];
