//! Eras (thể thức): everything a decree fixes about looks and words, one data file per decree, chosen by date.
//!
//! The files stand in `templates/the-thuc/`, complete and flat. Code asks an era for a value, never for its name.

mod annex;
mod boxes;
mod clause;
mod doubt;
mod form;
mod load;
mod page;
mod schema;
mod style;
mod time;
mod types;
mod words;

pub use form::*;
pub use load::{EraSource, EraTable};
pub use page::*;
pub use schema::Era;
pub use style::*;
pub use time::shown;
pub use types::*;
pub use words::*;
