//! Dấu: dashes, tone marks, the marks of a label, blanks round marks.

mod blanks;
mod compounds;
mod dashes;
mod doubled_blanks;
mod labels;
mod measures;
mod sequence;
mod slashes;
mod titles;
mod tones;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &titles::CHECK,
    &sequence::CHECK,
    &labels::CHECK,
    &blanks::CHECK,
    &slashes::CHECK,
    &doubled_blanks::CHECK,
    &measures::CHECK,
    &dashes::CHECK,
    &compounds::CHECK,
    &tones::CHECK,
];
