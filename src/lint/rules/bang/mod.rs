//! Bảng: what the cells of a table say together.

mod sums;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&sums::CHECK];
