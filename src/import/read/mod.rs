//! Bytes → [`SourceDoc`](super::SourceDoc), a reader for each kind of file.
