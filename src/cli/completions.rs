//! `completions`: what a shell needs to complete command lines.

use clap::CommandFactory;

use super::Report;
use super::args::{Cli, CompletionsArgs};

/// Prints the script.
pub fn run(args: &CompletionsArgs) -> Report {
    let mut stdout = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kehoach", &mut stdout);
    Report { stdout, ..Report::default() }
}
