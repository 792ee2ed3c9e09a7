//! kehoach: from a content file (YAML) to a Kế hoạch as DOCX and PDF in the form of Nghị định 30/2020/NĐ-CP.
//!
//! # The way of a plan
//!
//! Data flows one way; every arrow is a module, every type between two arrows has a module of its own below both.
//!
//! ```text
//! YAML text ──yaml, parse──▶ Plan, Agency, Provenance      (model)
//!           ──normalise────▶ Derived, LayoutChoices, DocMeta
//!           ──template─────▶ markup: small semantic XML, written by Tera templates
//!           ──markup───────▶ Document: the block tree       (block)
//!           ──style────────▶ StyledDocument: every size final (era data × office's choices × measured head)
//!           ──layout───────▶ PagedDocument, LayoutHints     (page)
//!           ──write::pdf───▶ PDF from the pages
//!           ──write::docx──▶ DOCX from the styled document and the hints
//! ```
//!
//! A document is one or more sections: stretches of pages of one shape (the main text, each annex, a landscape part), which
//! style makes, layout cuts into pages one by one with the footnotes at their feet, and DOCX writes as sections. `--gon`
//! goes round style and layout with other `LayoutChoices` (`pipeline::thrift`); nothing inside looks back.
//!
//! A PDF/A-3 carries its plan and profile (canonical, `parse::canonical`) and a lock (`pipeline`); [`seal`] takes them out
//! and makes files again to see whether they are still what was made.
//!
//! [`pipeline`] is the only place that names all of them; [`cli`] is the only one that touches files, environment or
//! terminal, through [`world::World`].
//!
//! # Rules of the house
//!
//! 1. Imports point down: `units < text < diag < world < yaml < model < block < page < font < era < typed < parse < normalise <
//!    markup < template < style < layout < write < pipeline < seal < cli`. A test holds this list.
//! 2. What was written is printed as written (after NFC). [`normalise`] derives what is missing, it never rewrites.
//! 3. Templates decide which parts a document has and join its words; era files own looks and the words that the law fixes;
//!    code asks an era for a value, never for its name.
//! 4. Writers decide nothing: no wording, no size, no condition on the model. `layout` and `write` hold no Vietnamese.
//! 5. Same input, same bytes: no clock, environment, randomness or hash-map order below `cli`; lengths are integers.
//! 6. Every stage returns its value *and* all it noticed ([`diag::Outcome`]); a diagnostic says what, where in the officer's
//!    file, why (the clause) and what to do.
//!
//! # Where do I change …?
//!
//! | what | where |
//! |---|---|
//! | a wording, the order of parts | `templates/goc/` |
//! | a type of document, a whole era | `templates/the-thuc/*.yaml` (an era is a data file; no code knows its name) |
//! | who may sign for whom | `src/normalise/signer/rules.rs` |
//! | a size, a distance, a word that the law fixes | `templates/the-thuc/*.yaml` |
//! | where a paragraph ends, what is a label | `src/typed/` |
//! | a key of the plan file | `src/parse/` (the registry of keys, from which the schema is made) |
//! | a label, a mark, a default | `src/normalise/` |
//! | an element of the markup | `src/markup/` and `templates/README.md` |
//! | where lines and pages break | `src/font/fill.rs`, `src/layout/` |
//! | an output detail | `src/write/pdf/`, `src/write/docx/` |
//! | what a PDF carries of its source | `src/parse/canonical/`, `src/pipeline/source.rs`, `src/pipeline/lock.rs` |
//! | what verifying allows and says | `src/seal/` |
//! | a flag of the command line | `src/cli/` |

pub mod block;
pub mod cli;
pub mod diag;
pub mod era;
pub mod font;
pub mod layout;
pub mod markup;
pub mod model;
pub mod normalise;
pub mod page;
pub mod parse;
pub mod pipeline;
pub mod seal;
pub mod style;
pub mod template;
pub mod text;
pub mod typed;
pub mod units;
pub mod world;
pub mod write;
pub mod yaml;
