//! What an officer types. The only part of the program that touches files, the environment and the terminal: it reads,
//! hands bytes to `pipeline`, and writes.
//!
//! `args` (as typed) → `job` (as meant: a `task`) → one file per command → `report` → standard output, standard error, exit code.

mod args;
mod bridges;
mod completions;
mod copy;
mod crew;
mod disk;
mod edited;
mod errors;
mod extract;
mod faults;
mod fonts;
mod import;
mod init;
mod inputs;
mod interrupt;
mod issue;
mod issue_source;
mod job;
mod ledger;
mod panics;
mod progress;
mod reading;
mod render;
mod report;
mod same;
mod schema;
mod sealed;
mod sources;
mod sweep;
mod task;
mod tree;
mod verdict;
mod verify;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::diag::Format;
use args::{Cli, Command};
use report::{Report, Style, exit};

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    panics::install();
    let code =
        panics::guard(command).unwrap_or_else(|panic| Report::failed(exit::ERRORS, panic.diagnostic(None)).deliver());
    ExitCode::from(code)
}

fn command() -> u8 {
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return Report::text(error.to_string()).deliver();
        }
        Err(error) => {
            let typed = std::env::args_os().nth(1).and_then(|a| a.into_string().ok());
            let known = typed.filter(|name| Cli::command().get_subcommands().any(|c| c.get_name() == name));
            if errors::wants_json(std::env::args_os()) {
                let fault = errors::diagnostic(&error, known.as_deref());
                return Report::failed(exit::USAGE, fault).deliver_as(Style::new(Format::Json));
            }
            // Nothing can be said when standard error itself is gone.
            let _ = io::stderr().write_all(errors::describe(&error, known.as_deref()).as_bytes());
            return exit::USAGE;
        }
    };
    match command {
        None => Report::text(Cli::command().render_help().to_string()).deliver(),
        Some(Command::Render(args)) => render::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::Issue(args)) => issue::run(&args),
        Some(Command::Sao(args)) => copy::run(&args),
        Some(Command::Extract(args)) => extract::run(&args).deliver_as(Style::of(&args.messages)),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::Init(args)) => init::run(&args).deliver(),
        Some(Command::Schema(args)) => schema::run(&args).deliver(),
        Some(Command::Fonts(args)) => fonts::run(&args).deliver(),
        Some(Command::Completions(args)) => completions::run(&args).deliver(),
    }
}
