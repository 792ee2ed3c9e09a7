//! One binary for all integration tests, one file per subject.

mod agree;
mod annexes;
mod architecture;
mod bad_input;
mod cli;
mod eras;
mod forms;
mod goldens;
mod issue;
mod random;
mod reading_order;
mod record;
mod reproducible;
mod seal;
mod support;
mod templates;
