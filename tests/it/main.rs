//! One binary for all integration tests, one file per subject.

mod agree;
mod architecture;
mod bad_input;
mod cli;
mod eras;
mod forms;
mod goldens;
mod issue;
mod reproducible;
mod support;
mod templates;
