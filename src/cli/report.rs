//! What a command has to say, and how it gets to the terminal: data on standard output, messages on standard error.

use std::io::{self, IsTerminal, Write};

use super::args::MessageArgs;
use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, Findings, Format, Severity, rules};

/// Exit codes, as documented in the README.
pub(super) mod exit {
    /// Everything went well.
    pub(crate) const GOOD: u8 = 0;
    /// Errors in a plan, a profile or a template.
    pub(crate) const ERRORS: u8 = 1;
    /// The command line is wrong.
    pub(crate) const USAGE: u8 = 2;
    /// Nothing but warnings, under `--nghiem`.
    pub(crate) const WARNINGS: u8 = 3;
    /// A file cannot be read or written.
    pub(crate) const FILES: u8 = 4;
    /// Stopped by Ctrl+C.
    pub(crate) const STOPPED: u8 = 130;
    /// A file could not be verified here: no source, another version, fonts or templates that are not there.
    pub(crate) const UNPROVEN: u8 = 5;

    /// The one that says more about a run.
    pub(crate) fn worse(a: u8, b: u8) -> u8 {
        const RISING: [u8; 7] = [GOOD, WARNINGS, UNPROVEN, ERRORS, USAGE, FILES, STOPPED];
        let rank = |code| RISING.iter().position(|known| *known == code);
        if rank(b) > rank(a) { b } else { a }
    }
}

/// What a command has to say when it is done.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Data.
    pub stdout: Vec<u8>,
    /// The same for programs: one line instead of `stdout` where messages are JSON.
    pub json: Option<Box<serde_json::Value>>,
    /// Messages, one lot for each file or step.
    pub findings: Vec<Findings>,
    /// What is said once a run, however many plans give rise to it.
    pub once: Option<Diagnostic>,
    /// Exit code.
    pub code: u8,
}

impl Report {
    /// Success with a text as data.
    pub(super) fn text(text: impl Into<String>) -> Report {
        Report { stdout: text.into().into_bytes(), ..Report::default() }
    }

    /// Success so far, with messages.
    pub(super) fn noting(findings: Findings) -> Report {
        Report { findings: vec![findings], ..Report::default() }
    }

    /// Failure with messages.
    pub(super) fn failed(code: u8, findings: impl Into<Findings>) -> Report {
        Report { findings: vec![findings.into()], code, ..Report::default() }
    }

    /// The same report, behind what was noticed before.
    pub(super) fn after(mut self, findings: Findings) -> Report {
        self.findings.insert(0, findings);
        self
    }

    /// Failure with one more message; no data.
    pub(super) fn failing(mut self, code: u8, diagnostic: Diagnostic) -> Report {
        self.findings.push(diagnostic.into());
        Report { findings: self.findings, once: self.once, ..Report::failed(code, Vec::new()) }
    }

    /// Prints it for people and returns the exit code.
    pub(super) fn deliver(self) -> u8 {
        self.deliver_as(Style::for_people())
    }

    /// Prints it and returns the exit code.
    pub(super) fn deliver_as(self, style: Style) -> u8 {
        let mut printer = Printer::new(style);
        printer.print(self);
        printer.finish()
    }
}

/// Whether the terminal reads colours. The console of an older Windows must be told to, or takes none.
fn takes_color() -> bool {
    !cfg!(windows) || console::Term::stderr().features().colors_supported()
}

/// How messages are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    format: Format,
    color: bool,
    /// Warnings show in the exit code.
    strict: bool,
}

impl Style {
    /// In this format; coloured on a terminal, unless `NO_COLOR` is set.
    pub(super) fn new(format: Format) -> Style {
        let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
        let wanted = set("NO_COLOR").is_none() && set("TERM").is_none_or(|t| t != "dumb");
        let color = wanted && io::stderr().is_terminal() && takes_color();
        Style { format, color, strict: false }
    }

    /// As the command line says.
    pub(super) fn of(args: &MessageArgs) -> Style {
        Style::new(args.format.0).strictly(args.strict)
    }

    /// With warnings in the exit code, or without.
    pub(super) fn strictly(self, strict: bool) -> Style {
        Style { strict, ..self }
    }

    /// What a warning that was told before does to the exit code.
    pub(super) fn code_of_warnings(self) -> u8 {
        if self.strict { exit::WARNINGS } else { exit::GOOD }
    }

    /// As commands without `--thong-bao` write.
    pub(super) fn for_people() -> Style {
        Style::new(Format::Human)
    }
}

/// Prints reports one after the other. Messages as JSON are kept and become one array at the end.
pub(super) struct Printer {
    style: Style,
    /// Messages as JSON; the texts they are about are not kept.
    kept: Vec<serde_json::Value>,
    /// Messages that become one SARIF log, with their texts.
    lots: Vec<Findings>,
    /// What is said once a run has been said.
    said: bool,
    code: u8,
}

impl Printer {
    pub(super) fn new(style: Style) -> Printer {
        Printer { style, kept: Vec::new(), lots: Vec::new(), said: false, code: exit::GOOD }
    }

    /// Prints a report. A reader that has gone away (`| head`) is no fault of ours.
    pub(super) fn print(&mut self, report: Report) {
        let Report { stdout, json, findings, once, code } = report;
        let warned = |lot: &Findings| lot.diagnostics.iter().any(|d| d.severity == Severity::Warning);
        if self.style.strict
            && (findings.iter().any(warned) || once.as_ref().is_some_and(|d| d.severity == Severity::Warning))
        {
            self.code = exit::worse(self.code, exit::WARNINGS);
        }
        let stdout = match json {
            Some(line) if self.style.format == Format::Json => format!("{line}\n").into_bytes(),
            // The log alone is on standard output.
            _ if self.style.format == Format::Sarif => Vec::new(),
            _ => stdout,
        };
        self.tell(findings);
        if let Some(once) = once.filter(|_| !self.said) {
            self.said = true;
            self.tell(vec![once.into()]);
        }
        self.code = exit::worse(self.code, code);
        let mut out = io::stdout().lock();
        match out.write_all(&stdout).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let what = format!("không ghi được ra đầu ra chuẩn: {}", io_reason(&error));
                self.tell(vec![Diagnostic::of(&rules::RA_02, what).into()]);
                self.code = exit::worse(self.code, exit::FILES);
            }
            _ => {}
        }
    }

    /// The exit code, when everything is said.
    pub(super) fn finish(mut self) -> u8 {
        match self.style.format {
            Format::Json => {
                let kept = serde_json::Value::Array(std::mem::take(&mut self.kept));
                self.write(&format!("{kept:#}\n"));
            }
            Format::Sarif => {
                let log = Findings::together(&self.lots, Format::Sarif, false);
                // A reader that has gone away is no fault of ours.
                let _ = io::stdout().write_all(log.as_bytes());
            }
            _ => {}
        }
        self.code
    }

    fn tell(&mut self, findings: Vec<Findings>) {
        match self.style.format {
            Format::Json => self.kept.extend(findings.iter().flat_map(Findings::entries)),
            Format::Sarif => self.lots.extend(findings.into_iter().filter(|lot| !lot.diagnostics.is_empty())),
            _ => self.write(&Findings::together(&findings, self.style.format, self.style.color)),
        }
    }

    /// Nothing can be said when standard error itself is gone.
    fn write(&self, text: &str) {
        let _ = io::stderr().write_all(text.as_bytes());
    }
}
