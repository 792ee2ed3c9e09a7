//! `completions`: what a shell needs to complete command lines.

use clap::CommandFactory;

use super::args::{Cli, CompletionsArgs};
use super::report::Report;

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs) -> Report {
    let mut stdout = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kehoach", &mut stdout);
    Report { stdout, ..Report::default() }
}
