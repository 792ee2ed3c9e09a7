//! Bytes → [`SourceDoc`](super::SourceDoc), a reader for each kind of file.

pub(crate) mod docx;
pub(crate) mod kind;
