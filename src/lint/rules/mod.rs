//! The rules of `check`, a file each, in groups (nhóm) as the registry has them.

mod cau;
mod rieng;

use super::Check;

/// Every check, group by group.
pub(super) static GROUPS: &[&[&Check]] = &[cau::GROUP, rieng::GROUP];
