//! What an officer types. The only part of the program that touches files, the environment and the terminal: it reads,
//! hands bytes to `pipeline`, and writes.
//!
//! `args` (as typed) → `job` (as meant: a `task`) → one file per command → `report` → standard output, standard error, exit code.

mod alone;
mod args;
mod assets;
mod bridges;
mod check;
mod compare;
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
mod lsp;
mod man;
mod office;
mod old_shard;
mod panics;
mod progress;
mod render;
mod report;
mod rules;
mod same;
mod schema;
mod sealed;
#[cfg(feature = "serve")]
mod serve;
mod shards;
mod sources;
mod static_page;
mod sum;
mod sweep;
mod task;
mod tree;
mod verdict;
mod verify;
mod walk;

use std::ffi::OsString;
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
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let code = crew::with_room(|| panics::guard(|| command(&arguments)))
        .unwrap_or_else(|panic| Report::failed(exit::ERRORS, panic.diagnostic(None)).deliver());
    alone::wait(&arguments);
    ExitCode::from(code)
}

fn command(arguments: &[OsString]) -> u8 {
    let command = match Cli::try_parse_from(alone::meant(arguments.to_vec())) {
        Ok(cli) => cli.command,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return Report::text(error.to_string()).deliver();
        }
        Err(error) => {
            let typed = arguments.get(1).and_then(|a| a.clone().into_string().ok());
            let known = typed.filter(|name| Cli::command().get_subcommands().any(|c| c.get_name() == name));
            if errors::wants_json(arguments.iter().cloned()) {
                let fault = errors::diagnostic(&error, known.as_deref());
                return Report::failed(exit::USAGE, fault).deliver_as(Style::new(Format::Json));
            }
            // Nothing can be said when standard error itself is gone.
            let _ = io::stderr().write_all(errors::describe(&error, known.as_deref()).as_bytes());
            return exit::USAGE;
        }
    };
    match command {
        None => {
            let advice = alone::advice(arguments).unwrap_or_default();
            Report::text(format!("{}{advice}", Cli::command().render_help())).deliver()
        }
        Some(Command::Render(args)) => render::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Rules(args)) => rules::run(&args).deliver(),
        Some(Command::Explain(args)) => rules::explain(&args).deliver(),
        Some(Command::Lsp) => lsp::run(),
        Some(Command::Import(args)) => import::run(&args),
        #[cfg(feature = "serve")]
        Some(Command::Serve(args)) => serve::run(&args),
        Some(Command::Trang(args)) => static_page::run(&args).deliver(),
        Some(Command::SoSanh(args)) => compare::run(&args).deliver(),
        Some(Command::Issue(args)) => issue::run(&args),
        Some(Command::Sao(args)) => copy::run(&args),
        Some(Command::Extract(args)) => extract::run(&args).deliver_as(Style::of(&args.messages)),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::TongHop(args)) => sum::run(&args).deliver_as(Style::of(&args.messages)),
        Some(Command::Init(args)) => init::run(&args).deliver(),
        Some(Command::Schema(args)) => schema::run(&args).deliver(),
        Some(Command::Fonts(args)) => fonts::run(&args).deliver(),
        Some(Command::Completions(args)) => completions::run(&args).deliver(),
        Some(Command::Man(args)) => man::run(&args).deliver(),
    }
}
