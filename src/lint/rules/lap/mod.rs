//! Lặp: words that stand twice.

mod phrase;
mod short_form;
mod word;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&phrase::CHECK, &word::CHECK, &short_form::CHECK];
