//! Viết hoa: capitals.

mod after_semicolon;
mod after_stop;
mod common_words;
mod laws;
mod names;
mod people;
mod posts;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &after_stop::CHECK,
    &names::PLACES,
    &names::BODIES,
    &people::CHECK,
    &posts::CHECK,
    &laws::CHECK,
    &after_semicolon::CHECK,
    &common_words::CHECK,
];
