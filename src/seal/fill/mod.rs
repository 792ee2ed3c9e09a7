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
//! | | `appearance` | what a filled blank draws |
//! | | `letters`, `operators` | the embedded font: codes, widths; page contents |
//! | | `record` | the same values in the metadata |
//! | | `update` | the appended objects and cross-references |
//!
//! Bytes in, bytes out; no file is touched here.

mod appearance;
mod era;
mod given;
mod letters;
mod mentions;
pub(super) mod operators;
mod pdf;
mod permission;
mod plan;
pub(super) mod printed;
mod record;
pub(super) mod update;

use std::path::Path;

pub(crate) use era::{era, typed};
pub use given::Issuance;
pub(super) use pdf::open_blanks;
pub use pdf::pdf;
pub use plan::{Asked, plan};

/// A file is what its content says; an empty or damaged one what it is called.
pub(crate) fn is_pdf(name: &str, bytes: &[u8]) -> bool {
    let named = Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
    named || bytes.starts_with(b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::is_pdf;

    #[test]
    fn a_file_is_what_it_holds_or_what_it_is_called() {
        assert!(is_pdf("a", b"%PDF-1.7\n") && is_pdf("a.yaml", b"%PDF-1.7\n"));
        assert!(is_pdf("a.pdf", b"") && is_pdf("A.PDF", b"so: 5\n"));
        assert!(!is_pdf("a.yaml", b"so: 5\n") && !is_pdf("pdf", b"") && !is_pdf("a.pdf.yaml", b"%PD"));
    }
}
