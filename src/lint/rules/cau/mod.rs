//! Câu: marks and sentences.

mod marks_in_a_row;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&marks_in_a_row::CHECK];
