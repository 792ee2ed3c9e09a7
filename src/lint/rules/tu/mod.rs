//! Từ: words: one way of writing, spelling, short forms, bodies that have ended.

mod annexes;
mod bodies;
mod comma_pairs;
mod compounds;
mod districts;
mod missing_annexes;
mod other_tone;
mod pairs;
mod provinces;
mod short_forms;
mod spelling;
mod wrong_forms;
mod zeros;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &bodies::CHECK,
    &districts::CHECK,
    &annexes::CHECK,
    &missing_annexes::CHECK,
    &pairs::CERTAIN,
    &pairs::EVERY,
    &pairs::LETTER,
    &zeros::CHECK,
    &comma_pairs::CHECK,
    &spelling::CHECK,
    &compounds::CHECK,
    &provinces::CHECK,
    &other_tone::CHECK,
    &short_forms::NEVER_EXPLAINED,
    &short_forms::NEVER_USED,
    &wrong_forms::CHECK,
];
