//! Riêng: what an office asks for itself, in its profile.

mod own_words;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&own_words::CHECK];
