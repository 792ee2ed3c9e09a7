//! Dấu: dashes, tone marks, the marks of a label, blanks round marks.

mod blanks;
mod compounds;
mod dashes;
mod labels;
mod titles;
mod tones;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] =
    &[&titles::CHECK, &labels::CHECK, &blanks::CHECK, &dashes::CHECK, &compounds::CHECK, &tones::CHECK];
