//! What `render` has to do: where plans come from and where their files go. `inputs` finds the one, `job` works out the
//! other.

use std::path::PathBuf;

use super::args::FileFormat;
use super::report::{Report, exit};
use crate::diag::Diagnostic;

/// Where a plan comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// Its name in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Source::Stdin => "<đầu vào chuẩn>".into(),
            Source::File(path) => path.display().to_string(),
        }
    }
}

/// Where one file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// One plan and its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Task {
    /// Where the plan comes from.
    pub source: Source,
    /// What is made of it, and where it goes; a single entry without a format for `--emit`.
    pub outputs: Vec<(Option<FileFormat>, Target)>,
    /// A folder below the one after `-o`, made when there is something to put into it.
    pub folder: Option<PathBuf>,
}

/// Everything that `render` has to do.
#[derive(Debug)]
pub(super) struct Jobs {
    /// In the order of the arguments, folders and patterns in alphabetical order.
    pub tasks: Vec<Task>,
    /// What was left out on the way.
    pub notes: Vec<Diagnostic>,
}

/// Why nothing was rendered at all.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The command line asks for something that cannot be: exit code 2.
    Usage(Diagnostic),
    /// A file or folder cannot be read or made: exit code 4.
    Files(Diagnostic),
}

impl From<Refusal> for Report {
    fn from(refusal: Refusal) -> Report {
        match refusal {
            Refusal::Usage(diagnostic) => Report::failed(exit::USAGE, diagnostic),
            Refusal::Files(diagnostic) => Report::failed(exit::FILES, diagnostic),
        }
    }
}
