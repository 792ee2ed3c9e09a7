//! Viết hoa: capitals.

mod after_semicolon;
mod after_stop;
mod common_words;
mod kinds;
mod laws;
mod names;
mod people;
mod posts;
mod second_syllable;
mod units;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &after_stop::CHECK,
    &names::PLACES,
    &names::BODIES,
    &people::CHECK,
    &people::ONLY_SMALL,
    &posts::CHECK,
    &laws::CHECK,
    &kinds::CHECK,
    &after_semicolon::CHECK,
    &common_words::CHECK,
    &units::CHECK,
    &second_syllable::CHECK,
];
