//! kehoach: from a content file (YAML) to a Kế hoạch as DOCX and PDF in the form of Nghị định 30/2020/NĐ-CP.
//!
//! ```
//! let plan = "
//! co_quan_chu_quan: UBND TỈNH AN BÌNH
//! co_quan_ban_hanh: SỞ NỘI VỤ
//! so: 12
//! ky_hieu: KH-SNV
//! dia_danh: An Bình
//! ngay: 29/5/2026
//! trich_yeu: Tập huấn công tác văn thư năm 2026
//! noi_dung: Sở Nội vụ tổ chức một lớp tập huấn trong hai ngày, tại hội trường của Sở.
//! noi_nhan: ['Ủy ban nhân dân các xã, phường']
//! luu: [VT]
//! ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}
//! ";
//! let fonts = kehoach::FontSet::embedded();
//! let job = kehoach::Job::new("ke-hoach.yaml", plan, &fonts);
//! let (made, findings) = kehoach::render(&job, &kehoach::Memory::default())?;
//! assert!(made.docx.unwrap().starts_with(b"PK") && made.pdf.unwrap().starts_with(b"%PDF-"));
//! assert_eq!(findings.to_string(), "");
//! # Ok::<(), kehoach::Findings>(())
//! ```
//!
//! [`render`] makes the files of a [`Job`]; a profile or templates that the plan names are read through a [`World`], which
//! may be files in memory ([`Memory`]). How files are made is said by [`Options`]. What is to be said to whoever wrote the
//! plan comes back as [`Findings`], in Vietnamese, with file, line and clause; they print themselves, for people or as
//! JSON. [`import`] makes a plan file of an old Word file or text, with a proof that no character was lost; [`check`] says what a careful
//! records officer would send back. [`verify`] and
//! [`extract`] read what [`render`] made, [`issue`] fills in number and day, [`schema`] describes the plan file to editors;
//! [`copy`] makes a copy (bản sao) of a PDF, [`copy_block`] its part for paper. Nothing here touches files, clock or environment. Without the feature `cli` (on by default) the
//! command line and its packages are left out.
//!
//! What follows is for who changes the program. (`cargo doc --document-private-items` shows the modules.)
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
//! `check` reads the words of the same plan (`lint::Text`) and says what a careful records officer would send back.
//!
//! A document is one or more sections: stretches of pages of one shape (the main text, each annex, a landscape part), which
//! style makes, layout cuts into pages one by one with the footnotes at their feet, and DOCX writes as sections. `--gon`
//! goes round style and layout in tighter ways (`pipeline::thrift`); nothing inside looks back.
//!
//! A PDF/A-3 carries its plan and profile (canonical, `parse::canonical`) and a lock (`pipeline`); `seal` takes them out
//! and makes files again to see whether they are still what was made.
//!
//! `pipeline` is the only place that names all of them; `facade` is what other programs call; `cli` is the only one that
//! touches files, environment or terminal, through [`World`].
//!
//! An old file comes in the other way (`import`): read → decoded → laid out → classified → a plan file's text, which is read
//! back with `parse` and compared, key by key, with the characters of the file; `facade` compares what it prints, too.
//!
//! # Rules of the house
//!
//! 1. Imports point down: `units < text < diag < world < picture < yaml < model < block < page < font < era < typed < parse <
//!    import < normalise < markup < template < style < layout < write < lint < pipeline < seal < facade < shard < embed < cli`. A test holds this list.
//! 2. What was written is printed as written (after NFC). `normalise` derives what is missing, it never rewrites.
//! 3. Templates decide which parts a document has and join its words; era files own looks and the words that the law fixes;
//!    code asks an era for a value, never for its name.
//! 4. Writers decide nothing: no wording, no size, no condition on the model. `layout` and `write` hold no Vietnamese.
//! 5. Same input, same bytes: no clock, environment, randomness or hash-map order below `cli`; lengths are integers.
//! 6. Every stage returns its value *and* all it noticed (`diag::Outcome`); a diagnostic says what, where in the officer's
//!    file, why (the clause) and what to do.
//!
//! # Where do I change …?
//!
//! | what | where |
//! |---|---|
//! | a wording, the order of parts | `templates/goc/` |
//! | a type of document, what it must have, lines of its own | `templates/the-thuc/*.yaml` (`loai`), its template in `templates/goc/` |
//! | a line with a role of its own | `templates/the-thuc/*.yaml` (`kieu` with `vai`), the template that writes it |
//! | a whole era | `templates/the-thuc/*.yaml` (an era is a data file; no code knows its name) |
//! | the clause that a message cites | `templates/the-thuc/*.yaml` (`dieu_khoan`, `quy_tac`); where a rule's stands: `src/diag/rules/` |
//! | who may sign for whom | `src/normalise/signer/rules.rs` |
//! | a size, a distance, a word that the law fixes | `templates/the-thuc/*.yaml` |
//! | where a paragraph ends, what is a label | `src/typed/` |
//! | a key of the plan file | `src/parse/` (the registry of keys, from which the schema is made); one that only prints a line: `Shape::Line` there, and the template that prints it |
//! | a label, a mark, a default | `src/normalise/` |
//! | what a code of a diagnostic stands for, its example | `src/diag/rules/` (the page `templates/the-thuc/QUY-TAC.md` follows) |
//! | a body that ended, a body of the Party | `templates/du-lieu/co-quan.tsv` (`src/normalise/bodies.rs`) |
//! | how a citation, a date, a doubled word is read in a text | `src/lint/grammar/` |
//! | what the check knows of acts, names, types, symbols | `templates/du-lieu/*.tsv` (`src/lint/grammar/data/`) |
//! | an encoding of old files, a font of one, what is a syllable | `templates/du-lieu/bang-ma.tsv`, `am-tiet.tsv` (`src/text/charset/`, `src/text/syllable.rs`), `phong-cu.tsv` (`src/import/encoding/`) |
//! | how a PDF is read | `src/import/read/pdf/` (feature `nhap-pdf`) |
//! | what somebody made of a file and is not overwritten | `src/cli/edited.rs` |
//! | how an old file is read | `src/import/read/`; in which encoding: `src/import/encoding/` |
//! | how an old file's parts are told, and by which words | `src/import/classify/`, `src/import/data/nhap.yaml` |
//! | what of an old file is told because no plan file holds it | `src/import/losses.rs` |
//! | what `import` proves | `src/import/account.rs`, `src/import/prove.rs`, `src/facade/printed.rs`; what a plan file leaves to the profile: `src/import/office.rs`, `src/facade/office.rs`; an attached document: `src/import/attached.rs`; what edits changed: `src/import/changes.rs`; the sheet: `src/facade/sheet.rs` |
//! | what is looked for in a plan's text | `render`'s: the check's own file, over `model::Content`; `check`'s: a file below `src/lint/rules/`, over `lint::Text`, and its item in `src/diag/rules/check_*.rs` |
//! | how findings are written (for people, JSON, SARIF, GitHub) | `src/diag/render.rs`, `json.rs`, `sarif.rs`, `github.rs` |
//! | how fixes are made in a file; comments in a Word file; the check of old files | `src/facade/check/` |
//! | what an office asks of `check` (`kiem_tra`) | `src/parse/keys/checks.rs`, `src/model/checks.rs`, `src/lint/rules/rieng/` |
//! | the language server | `src/cli/lsp/` |
//! | an element of the markup | `src/markup/` and `templates/README.md` |
//! | where lines and pages break | `src/font/fill.rs`, `src/layout/` |
//! | an output detail | `src/write/pdf/`, `src/write/docx/` |
//! | what a PDF carries of its source | `src/parse/canonical/`, `src/pipeline/source.rs`, `src/pipeline/lock.rs` |
//! | what verifying allows and says | `src/seal/` |
//! | what a copy of a PDF keeps, and where its part goes | `src/seal/copy/`; what the part says: `src/normalise/copy.rs`, `copy_alone.rs` |
//! | an option that shows in the bytes | `src/pipeline/options.rs`, `src/cli/args/options.rs`, and the stage that does it |
//! | what a shard may hold, and what comes out of it | `src/shard/` |
//! | another flag of the command line | `src/cli/` |
//! | a field of the page's form, its name and what it reminds of | `src/embed/o-nhap.tsv` |
//! | into which fields a pasted text is cut | `src/embed/pasted.rs`, `src/embed/khung-chu.tsv` |
//! | how two drafts become one file with tracked changes | `src/facade/tracked/` |
//! | what a page may ask, and what it is answered | `src/embed/` |
//! | the page itself | `src/web/` |
//! | what other programs may call | `src/facade.rs` and the list below |

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod block;
#[cfg(feature = "cli")]
pub mod cli;
mod diag;
mod embed;
mod era;
mod facade;
mod font;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzz;
mod import;
#[doc(hidden)]
pub mod internals;
mod layout;
mod lint;
mod markup;
mod model;
mod normalise;
mod page;
mod parse;
mod picture;
mod pipeline;
#[cfg(feature = "python")]
mod python;
mod seal;
mod shard;
mod style;
mod template;
mod text;
mod typed;
mod units;
mod world;
mod write;
mod yaml;

pub use diag::{Diagnostic, FileId, Findings, Fix, FixClass, Format, Place, Rule, Severity, SourceMap};
pub use embed::Engine;
pub use era::{EraSource, EraTable};
pub use facade::{
    By, Changed, Charset, Checked, Choice, Difference, Fixed, Import, ImportFrom, Imported, Issue, Mending, Office,
    OldFile, Piece, Remarked, Result, Through, Tracked, Verdict, agency_schema, check, check_old, compare, copy,
    copy_block, copy_schema, differences, emit, explain, extract, fix, import, import_by, issue, profile_faults,
    remark, render, rules_json, schema, tracked, verify,
};
pub use font::{FontError, FontSet};
pub use pipeline::{Formats, Input, Job, Lock, Options, PdfStandard, Rendered, Stage};
pub use seal::{Answer, Copied, Given, Verified};
pub use shard::{ShardOptions, render_shard};
pub use world::{Memory, World};
