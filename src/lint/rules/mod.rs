//! The rules of `check`, a file each, in groups (nhóm) as the registry has them.

mod cau;
mod dau;
mod hoa;
mod mixed;
mod tu;

use super::Check;

/// Every check, group by group.
pub(super) static GROUPS: &[&[&Check]] = &[cau::GROUP, hoa::GROUP, dau::GROUP, tu::GROUP];
