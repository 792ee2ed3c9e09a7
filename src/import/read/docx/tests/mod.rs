//! Word files built by code, and what is read of them.

mod build;
mod constructs;
mod real;
