//! From the officer's files to `Plan` and `Agency`: bytes → text → tree of values → values of the model, with the place of
//! each in [`Provenance`](crate::model::Provenance) and every fault reported in one run.
//!
//! Keys stand in one registry ([`keys`]); the JSON Schema and the hints for misspelt keys are made from it. Text is put into
//! NFC; otherwise nothing is changed.

mod agency;
mod annex;
mod body;
mod boxes;
pub mod canonical;
mod copy;
pub mod dates;
mod decode;
pub mod keys;
mod layout_wishes;
mod list;
mod notes;
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
pub use decode::decode;
pub use plan::plan;
pub use schema::{agency_schema, schema};
