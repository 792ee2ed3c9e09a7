//! Eras (thể thức): everything a decree fixes about looks and words, one data file per decree, chosen by date.
//!
//! The files stand in `templates/the-thuc/`, complete and flat. Code asks an era for a value, never for its name.

mod annex;
mod boxes;
mod citation;
mod clause;
mod doubt;
mod figure;
mod form;
mod known;
mod load;
mod page;
mod paper;
mod schema;
mod style;
mod time;
mod types;
mod words;

pub(crate) use form::*;
pub use load::{EraSource, EraTable};
pub(crate) use page::*;
pub(crate) use paper::*;
pub use schema::Era;
pub(crate) use style::*;
pub(crate) use time::shown;
pub(crate) use types::*;
pub(crate) use words::*;
