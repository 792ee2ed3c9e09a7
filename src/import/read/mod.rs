//! Bytes → [`SourceDoc`](super::SourceDoc), a reader for each kind of file.

mod decode;
pub(crate) mod docx;
pub(crate) mod kind;
pub(crate) mod pdf;
pub(crate) mod symbols;
pub(crate) mod text;
