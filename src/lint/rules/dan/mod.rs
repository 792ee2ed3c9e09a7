//! Dẫn: how other documents are cited.

mod capital_title;
mod issuer_and_symbol;
mod kind_and_symbol;
mod later_than_itself;
mod marks;
mod no_about;
mod no_date;
mod no_issuer;
mod no_number_word;
mod no_title;
mod one_document;
mod symbol_form;
mod year_and_date;

use super::super::Check;

/// The checks of this group.
pub(super) static GROUP: &[&Check] = &[
    &kind_and_symbol::CHECK,
    &symbol_form::CHECK,
    &one_document::CHECK,
    &issuer_and_symbol::CHECK,
    &year_and_date::CHECK,
    &no_date::CHECK,
    &no_issuer::CHECK,
    &no_number_word::CHECK,
    &marks::CHECK,
    &capital_title::CHECK,
    &no_about::CHECK,
    &later_than_itself::CHECK,
    &no_title::CHECK,
];
