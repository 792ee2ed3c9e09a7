//! From the officer's files to `Plan` and `Agency`: bytes → text → tree of values → values of the model, with the place of
//! each in [`Provenance`](crate::model::Provenance) and every fault reported in one run.
//!
//! Keys stand in one registry ([`keys`]); the JSON Schema and the hints for misspelt keys are made from it. Text is put into
//! NFC, and what shows nothing is left out ([`characters`]); otherwise nothing is changed.

mod agency;
mod annex;
mod blank;
mod body;
mod boxes;
pub(crate) mod canonical;
mod characters;
mod checks;
mod copy;
mod copy_file;
pub(crate) mod dates;
mod decode;
mod encoding;
mod figure;
mod form;
mod form_words;
mod glance;
pub(crate) mod keys;
mod layout_wishes;
mod lines;
mod list;
mod notes;
pub(crate) mod number;
mod plan;
mod reader;
mod record;
mod schema;
mod signer;
mod table;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod typed;
mod values;
pub use agency::agency;
pub(crate) use copy_file::copy_file;
pub use decode::decode;
pub(crate) use form::is_unfilled;
pub(crate) use glance::Glance;
pub use plan::plan;
pub(crate) use plan::plan_file;
pub(crate) use schema::{agency_schema, copy_schema, schema};
