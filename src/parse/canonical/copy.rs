//! `sao` of a canonical plan.

use super::emit::{Yaml, list, some_map, text};
use super::{Unwritable, issue_date, optional, recipient, signer, words};
use crate::model::DocumentCopy;

/// The part of a copy.
pub(super) fn write(copy: &DocumentCopy) -> Result<Yaml, Unwritable> {
    let DocumentCopy {
        path: _,
        kind,
        parent_body,
        body,
        full_name,
        number,
        notation,
        place,
        date,
        time,
        signers,
        recipients,
        filed_with,
    } = copy;
    Ok(some_map(vec![
        ("hinh_thuc", Some(text(kind))),
        ("co_quan_chu_quan", words(parent_body)),
        ("co_quan", words(body)),
        ("ten_day_du", optional(full_name)),
        ("so", optional(number)),
        ("ky_hieu", optional(notation)),
        ("dia_danh", optional(place)),
        ("ngay", issue_date(date)),
        ("gio", optional(time)),
        ("ky", list(signers.iter().map(signer).collect())),
        ("noi_nhan", list(recipients.iter().map(recipient).collect::<Result<_, _>>()?)),
        ("luu", words(filed_with)),
    ]))
}
