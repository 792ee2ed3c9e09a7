//! Căn cứ: the lines that name the legal bases.

mod end_marks;
mod number_of_a_law;
mod two_in_one;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&end_marks::CHECK, &two_in_one::CHECK, &number_of_a_law::CHECK];
