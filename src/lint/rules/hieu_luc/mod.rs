//! Hiệu lực: what is known of the acts that are cited.

mod ended;
mod issued;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[&issued::CHECK, &ended::CHECK];
