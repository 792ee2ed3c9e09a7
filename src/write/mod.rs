//! The writers: laid-out pages and styled documents to the bytes of files. They decide nothing: no wording, no size, no
//! condition on the model; names that users see come from the era's data.

mod brief;
mod deflate;
pub(crate) mod docx;
pub(crate) mod pdf;
pub(crate) mod svg;
