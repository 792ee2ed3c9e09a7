//! Number and date (số, thời gian ban hành) are given to a plan: the last thing before it leaves the office.
//!
//! | way | file | does |
//! |---|---|---|
//! | both | `given` | what was typed after `--so` and `--ngay` |
//! | paper | `plan`, `mentions` | writes both into the YAML text, which is then rendered; nothing else of the text changes |
//! | electronic | `pdf` | fills the blanks of a PDF that a person has signed, by an incremental update |
//! | | `era` | under which rules numbers are written |
//! | | `permission` | what its signatures say about that |
//! | | `printed` | whether what is printed beside the blanks agrees |
//! | | `letters`, `operators` | the embedded font: codes, widths; page contents |
//! | | `record` | the same values in the metadata |
//! | | `update` | the appended objects and cross-references |
//!
//! Bytes in, bytes out; no file is touched here.

mod era;
mod given;
mod letters;
mod mentions;
mod operators;
mod pdf;
mod permission;
mod plan;
mod printed;
mod record;
mod update;

pub(crate) use era::era;
pub use given::Issuance;
pub use pdf::pdf;
pub use plan::plan;
