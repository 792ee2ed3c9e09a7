//! What stands above the pipeline: files that prove themselves. Bytes in, bytes and findings out; files are `cli`'s.
//!
//! | part | does |
//! |---|---|
//! | `fill` | gives number and date to a plan, or to the blanks of a PDF |
//! | `pdf` | reads PDF files that anybody may have made: bounded in time and memory, never a panic |

pub mod fill;
pub mod pdf;
