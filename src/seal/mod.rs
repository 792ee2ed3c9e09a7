//! What stands above the pipeline: files that prove themselves. Bytes in, bytes and findings out; files are `cli`'s.
//!
//! | part | does |
//! |---|---|
//! | `pdf` | reads PDF files that anybody may have made: bounded in time and memory, never a panic |

pub mod pdf;
