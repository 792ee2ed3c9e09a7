//! One binary for all integration tests, one file per subject.

mod architecture;
mod cli;
