//! YAML as a tree of values with places: what the officer's file says, before anyone asks what it means.
//!
//! Scalars stay as written (`so: 012` is the text `012`, `so: 1e3` the text `1e3`): YAML's guesses about types are not
//! made. What only serves programs (merge keys, tags, several documents) is refused with advice.

mod blanks;
mod comment;
mod doubled;
pub(crate) mod edit;
pub(crate) mod entries;
mod guess;
mod hidden;
mod line;
mod node;
mod read;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
pub(crate) mod write;

pub(crate) use node::{Entry, Line, Map, Node, Scalar, Style, Value};
pub(crate) use read::{read, read_keyed};
