//! Shards (mảnh): a ZIP of plans with all that they read in, a ZIP of the same name with their files and a report out. The
//! unit of work of an archive that one machine is too small for: any engine may do a shard again, or twice at once, for what
//! comes out is a function of what went in, of the program's version and of the options.
//!
//! | part | does |
//! |---|---|
//! | `source` | reads a shard that anybody may have made: bounded, and nothing in it leads outside |
//! | `reading` | what a plan read |
//! | `line` | a plan's line of a report, in a shard as in a run over folders |
//! | `plans` | which files are plans |
//! | `make` | makes the files of one plan, whatever happens |
//! | `write` | the shard that comes out |
//! | `whole` | all of that in one call, for other programs |
//! | `sum` | many reports as one |
//!
//! Bytes in, bytes out: files are `cli`'s.

mod line;
mod make;
mod plans;
mod reading;
mod source;
#[cfg(feature = "cli")]
mod sum;
#[cfg(test)]
mod tests;
mod whole;
mod write;

pub(crate) use line::{Compared, Ending, Line};
pub(crate) use make::{How, Made};
pub(crate) use plans::{is_entered, is_no_plan, is_yaml};
pub(crate) use reading::{Reading, is_still};
pub(crate) use source::{MAX_PACKED, Shard, without_extension};
#[cfg(feature = "cli")]
pub(crate) use sum::Sum;
pub use whole::{ShardOptions, render_shard};
#[cfg(feature = "cli")]
pub(crate) use write::made_of;
pub(crate) use write::{REPORT, Writer};
