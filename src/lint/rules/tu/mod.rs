//! Từ: words: one way of writing, spelling, short forms, bodies that have ended.

mod annexes;
mod bodies;
mod pairs;
mod provinces;
mod short_forms;
mod spelling;
mod zeros;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &bodies::CHECK,
    &annexes::CHECK,
    &pairs::CERTAIN,
    &pairs::EVERY,
    &zeros::CHECK,
    &spelling::CHECK,
    &provinces::CHECK,
    &short_forms::NEVER_EXPLAINED,
    &short_forms::NEVER_USED,
];
