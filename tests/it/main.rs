//! One binary for all integration tests, one file per subject.

mod agree;
mod annexes;
mod architecture;
mod bad_input;
mod boxes;
mod choices;
mod cli;
mod eras;
mod forms;
mod goldens;
mod gon;
mod issue;
mod locks;
mod notes;
mod random;
mod reading_order;
mod record;
mod reproducible;
mod seal;
mod signers;
mod support;
mod tables;
mod templates;
mod types;
