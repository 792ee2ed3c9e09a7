//! Khung: lines of head and foot that a document has word for word (`nguyen_van`), where the program makes them otherwise.

mod annex_labels;
mod national;
mod number_line;
mod recipients;
mod signers;
mod under_name;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &number_line::CHECK,
    &recipients::CHECK,
    &national::TITLE,
    &national::MOTTO,
    &annex_labels::CHECK,
    &signers::CHECK,
    &under_name::CHECK,
];
