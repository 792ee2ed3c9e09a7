//! `completions`: what a shell needs to complete command lines.

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};

use super::args::{Cli, CompletionsArgs};
use super::report::Report;
use crate::era::EraTable;

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs) -> Report {
    let mut stdout = Vec::new();
    clap_complete::generate(args.shell, &mut offering(Cli::command()), "kehoach", &mut stdout);
    Report { stdout, ..Report::default() }
}

/// With the values of `--the-thuc` to choose from: on the command line any word is taken, and the message about a wrong one
/// says more than clap's.
fn offering(command: Command) -> Command {
    // The eras of the program can be read; a test does.
    let eras = EraTable::default().names().unwrap_or_default();
    let offer = |command: Command| {
        let has_eras = command.get_arguments().any(|argument| argument.get_id() == "era");
        match has_eras {
            true => command.mut_arg("era", |argument| argument.value_parser(PossibleValuesParser::new(eras.clone()))),
            false => command,
        }
    };
    command.mut_subcommands(offer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_offered() {
        let command = offering(Cli::command());
        let values = |name: &str, argument: &str| -> Vec<String> {
            let command = command.find_subcommand(name).unwrap();
            let argument = command.get_arguments().find(|known| known.get_long() == Some(argument)).unwrap();
            argument.get_possible_values().iter().map(|value| value.get_name().to_string()).collect()
        };
        for command in ["render", "check", "issue"] {
            assert_eq!(values(command, "the-thuc"), EraTable::default().names().unwrap(), "{command}");
        }
        assert!(values("render", "pdf-standard").len() > 1);
    }
}
