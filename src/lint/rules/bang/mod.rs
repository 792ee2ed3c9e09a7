//! Bảng: what the cells of a table, and the numbers of a sentence, say together.

mod amounts;
mod in_words;
mod listed_sums;
mod spelt;
mod sums;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&sums::CHECK, &listed_sums::CHECK, &in_words::CHECK];
