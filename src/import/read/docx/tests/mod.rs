//! Word files built by code, and what is read of them.

mod build;
mod constructs;
mod inherited;
mod packages;
mod random;
mod real;
mod tables;

use super::super::docx;
