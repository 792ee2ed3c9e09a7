//! The rules of `check`, a file each, in groups (nhóm) as the registry has them.

mod bang;
mod can_cu;
mod cau;
mod cited;
mod dan;
mod dau;
mod hieu_luc;
mod hoa;
mod khung;
mod lap;
mod mixed;
mod ngay;
mod rieng;
mod tu;

use super::Check;

/// Every check, group by group.
pub(super) static GROUPS: &[&[&Check]] = &[
    dan::GROUP,
    hieu_luc::GROUP,
    lap::GROUP,
    can_cu::GROUP,
    ngay::GROUP,
    cau::GROUP,
    hoa::GROUP,
    dau::GROUP,
    tu::GROUP,
    khung::GROUP,
    bang::GROUP,
    rieng::GROUP,
];
