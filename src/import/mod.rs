//! Old files → plan files (`import`), with a proof that no character was lost or changed.
//!
//! ```text
//! bytes ──read──▶ SourceDoc ──encoding──▶ SourceDoc (Unicode, NFC) ──layout──▶ lines in their order, head and foot in columns
//!       ──classify──▶ Draft (fields, doubts, ledger) ──emit──▶ YAML text ──parse (the product's own)──▶ Plan ──prove──▶ Proof
//! ```

// Until the command joins the pieces.
#![allow(dead_code, unused_imports)]

mod count;
mod doubt;
mod encoding;
mod ledger;
pub(crate) mod read;
mod source;

pub(crate) use count::characters;
pub(crate) use doubt::Doubt;
pub(crate) use encoding::Wish;
pub(crate) use ledger::{Dest, Entry, Ledger, Outside, Stretch, Thing};
pub(crate) use source::{
    Align, Aside, AsideClass, AutoLabel, Cell, Charset, CharsetUse, Item, Kind, Line, LineId, NoteText, Row, Script,
    Seam, SourceDoc, SourcePlace, Span, Table,
};
