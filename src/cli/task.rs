//! What `render` has to do: where plans come from and where their files go. `inputs` finds the one, `job` works out the
//! other.

use std::path::{Path, PathBuf};

use super::args::FileFormat;
use super::report::{Report, exit};
use super::tree::Folders;
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

/// How `-o` is meant.
#[derive(Debug)]
pub(super) enum Output {
    /// Without `-o`: beside the plan.
    Beside,
    /// Standard output.
    Stdout,
    /// A folder.
    Folder(PathBuf),
    /// One file.
    File(PathBuf, Option<FileFormat>),
}

/// Everything that `render` has to do. A task is worked out when its turn has come: a run may have hundreds of thousands,
/// of which only the names of the plans are kept.
#[derive(Debug)]
pub(super) struct Jobs {
    /// In the order of the arguments, folders and patterns in alphabetical order.
    pub sources: Vec<Source>,
    /// The folder of each in the tree that a folder keeps.
    pub folders: Folders,
    /// What is made of each; a single `None` for `--emit`.
    pub formats: Vec<Option<FileFormat>>,
    /// Where files go.
    pub output: Output,
    /// What was left out on the way.
    pub notes: Vec<Diagnostic>,
    /// Folders that cannot be read.
    pub closed: Vec<Diagnostic>,
}

impl Jobs {
    /// One of the tasks.
    pub(super) fn task(&self, index: usize) -> Task {
        let (source, folder) = (&self.sources[index], self.folders.of(index));
        let outputs = self.formats.iter().map(|format| (*format, self.target(source, folder, *format))).collect();
        Task { source: source.clone(), outputs, folder: self.below().map(|below| below.join(folder)) }
    }

    /// All of them, one after the other.
    pub(super) fn tasks(&self) -> impl Iterator<Item = Task> {
        (0..self.sources.len()).map(|index| self.task(index))
    }

    /// The folder after `-o`.
    pub(super) fn below(&self) -> Option<&Path> {
        match &self.output {
            Output::Folder(folder) => Some(folder),
            _ => None,
        }
    }

    /// Where one file of one plan goes; `below` = the plan's folder in the tree that a folder keeps.
    fn target(&self, source: &Source, below: &Path, format: Option<FileFormat>) -> Target {
        let extension = format.map_or("txt", FileFormat::extension);
        match (&self.output, source) {
            (Output::Stdout, _) | (Output::Beside, Source::Stdin) => Target::Stdout,
            (Output::Beside, Source::File(_)) if format.is_none() => Target::Stdout,
            (Output::Beside, Source::File(path)) => Target::File(path.with_extension(extension)),
            (Output::File(path, _), _) => Target::File(path.clone()),
            (Output::Folder(folder), source) => {
                let name = match source {
                    Source::File(path) => path.file_name().map(Path::new).unwrap_or(Path::new("")),
                    Source::Stdin => Path::new("ke-hoach"),
                };
                Target::File(folder.join(below).join(name.with_extension(extension)))
            }
        }
    }
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
