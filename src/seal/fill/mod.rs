//! Number and date (số, thời gian ban hành) are given to a plan: the last thing before it leaves the office.
//!
//! | way | file | does |
//! |---|---|---|
//! | both | `given` | what was typed after `--so` and `--ngay` |
//! | paper | `plan`, `mentions` | writes both into the YAML text, which is then rendered; nothing else of the text changes |
//!
//! Bytes in, bytes out; no file is touched here.

mod given;
mod mentions;
mod plan;

pub use given::Issuance;
pub use plan::plan;
