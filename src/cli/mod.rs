//! What an officer types. The only part of the program that touches files, the environment and the terminal: it reads,
//! hands bytes to [`crate::pipeline`], and writes.
//!
//! `args` (as typed) → `job` (as meant) → one file per command → [`Report`] → standard output, standard error, exit code.

mod args;
mod completions;
mod disk;
mod errors;
mod extract;
mod fonts;
mod init;
mod inputs;
mod issue;
mod job;
mod panics;
mod progress;
mod render;
mod schema;
mod verify;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::diag::messages::io_reason;
use crate::diag::{self, Diagnostic, Format, SourceMap, rules};
use args::{Cli, Command};

/// Exit codes, as documented in the README. 3 is kept for warnings under `check --strict`.
mod exit {
    /// Everything went well.
    pub const GOOD: u8 = 0;
    /// Errors in a plan, a profile or a template.
    pub const ERRORS: u8 = 1;
    /// The command line is wrong.
    pub const USAGE: u8 = 2;
    /// A file cannot be read or written.
    pub const FILES: u8 = 4;
}

/// What a command has to say when it is done.
#[derive(Debug, Default)]
struct Report {
    /// Data.
    stdout: Vec<u8>,
    /// Messages.
    stderr: String,
    /// What is said once a run, however many plans give rise to it.
    once: Option<Diagnostic>,
    /// Exit code.
    code: u8,
}

impl Report {
    /// Success with a text as data.
    fn text(text: impl Into<String>) -> Report {
        Report { stdout: text.into().into_bytes(), ..Report::default() }
    }

    /// Failure with one message.
    fn failed(code: u8, diagnostic: Diagnostic) -> Report {
        let stderr = diag::render(&[diagnostic], &SourceMap::default(), Format::Human, color());
        Report { stderr, code, ..Report::default() }
    }

    /// Writes it out and returns the exit code. A reader that has gone away (`| head`) is no fault of ours.
    fn deliver(self) -> u8 {
        // Nothing can be said when standard error itself is gone.
        let _ = io::stderr().write_all(self.stderr.as_bytes());
        let mut stdout = io::stdout().lock();
        match stdout.write_all(&self.stdout).and_then(|()| stdout.flush()) {
            Ok(()) => self.code,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.code,
            Err(error) => {
                let what = format!("không ghi được ra đầu ra chuẩn: {}", io_reason(&error));
                let failed = Report::failed(exit::FILES, Diagnostic::of(&rules::RA_02, what));
                let _ = io::stderr().write_all(failed.stderr.as_bytes());
                failed.code
            }
        }
    }
}

/// Whether messages are coloured: on a terminal, unless `NO_COLOR` is set.
fn color() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
    set("NO_COLOR").is_none() && set("TERM").is_none_or(|t| t != "dumb") && io::stderr().is_terminal()
}

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
            let stderr = errors::describe(&error, known.as_deref());
            return Report { stderr, code: exit::USAGE, ..Report::default() }.deliver();
        }
    };
    match command {
        None => Report::text(Cli::command().render_help().to_string()).deliver(),
        Some(Command::Render(args)) => render::run(&args),
        Some(Command::Issue(args)) => issue::run(&args).deliver(),
        Some(Command::Extract(args)) => extract::run(&args).deliver(),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::Init(args)) => init::run(&args).deliver(),
        Some(Command::Schema(args)) => schema::run(&args).deliver(),
        Some(Command::Fonts(args)) => fonts::run(&args).deliver(),
        Some(Command::Completions(args)) => completions::run(&args).deliver(),
    }
}
