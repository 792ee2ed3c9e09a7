//! One binary for all integration tests, one file per subject.

mod agree;
mod architecture;
mod bad_input;
mod cli;
mod eras;
mod goldens;
mod reproducible;
mod seal;
mod support;
mod templates;
