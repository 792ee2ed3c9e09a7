//! What the program has to say to an officer: diagnostics, their place in her file, and the carrier of both a value and
//! everything that was noticed on the way.

mod characters;
mod few;
mod findings;
mod github;
mod json;
mod mend;
pub(crate) mod messages;
mod render;
pub mod rules;
mod sarif;
mod source;

pub(crate) use characters::Characters;
pub(crate) use few::{Few, in_a_row, limited, shown};
pub use findings::Findings;
pub(crate) use mend::apart;
pub use mend::mended;
pub(crate) use render::word;
pub use render::{Format, render};
pub(crate) use rules::Clause;
pub use rules::{FixClass, Rule};
pub use source::{FileId, Place, SourceMap};

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// `lỗi`: nothing can be rendered until it is mended.
    Error,
    /// `cảnh báo`: the files are made; the officer should look.
    Warning,
    /// `lưu ý`: for information only.
    Note,
}

/// A replacement of a stretch of the officer's file that would mend what a diagnostic reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub place: Place,
    /// What it becomes.
    pub text: String,
}

/// One thing the program has to say: what, where, why (the clause) and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule is broken.
    pub rule: &'static Rule,
    /// How serious it is: the rule's level, unless the officer keeps it on purpose.
    pub severity: Severity,
    /// Where in the officer's files, if anywhere.
    pub place: Option<Place>,
    /// What is wrong, one short Vietnamese sentence without a closing mark.
    pub what: String,
    /// `căn cứ`: the clause as the reader is told it, where there is one.
    pub why: Option<String>,
    /// Where the clause is found once the era of the document is known: the rule's, unless the place knows a nearer one.
    pub clause: Clause,
    /// The officer keeps it on purpose (`giu_nguyen`).
    pub kept: bool,
    /// `sửa`: what to do about it.
    pub advice: Option<String>,
    /// The other places of the same finding, where it is about the document as a whole: one finding, many places.
    pub also: Vec<Place>,
    /// The changes of the file that would mend it: one, or one for each of its places.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A rule that is broken, with nothing but a sentence.
    pub fn of(rule: &'static Rule, what: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule,
            severity: rule.level,
            place: None,
            what: what.into(),
            why: None,
            clause: rule.clause,
            kept: false,
            advice: None,
            also: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// The code of its rule, e.g. `KHOA-01`.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// With its place; `None` leaves it without one.
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Diagnostic {
        self.place = place.into();
        self
    }

    /// With the clause it follows from.
    pub fn because(mut self, clause: impl Into<String>) -> Diagnostic {
        self.why = Some(clause.into());
        self
    }

    /// With another place of its clause than the rule's: what a rule about many things asks for here.
    pub fn by(mut self, clause: Clause) -> Diagnostic {
        self.clause = clause;
        self
    }

    /// With advice.
    pub fn advise(mut self, advice: impl Into<String>) -> Diagnostic {
        self.advice = Some(advice.into());
        self
    }

    /// With a fix; another one goes with those it has.
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Diagnostic {
        self.fixes.extend(fix.into());
        self
    }

    /// With another place of the same finding.
    pub fn and_at(mut self, place: impl Into<Option<Place>>) -> Diagnostic {
        self.also.extend(place.into());
        self
    }
}

/// What a stage returns: its value, if there is one, *and* everything it noticed.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    /// The value; absent when an error made it impossible.
    pub value: Option<T>,
    /// Everything that was noticed, in the order it was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value without remarks.
    pub fn of(value: T) -> Outcome<T> {
        Outcome { value: Some(value), diagnostics: Vec::new() }
    }

    /// A value with remarks.
    pub fn with(value: T, diagnostics: Vec<Diagnostic>) -> Outcome<T> {
        Outcome { value: Some(value), diagnostics }
    }

    /// No value.
    pub fn failed(diagnostics: Vec<Diagnostic>) -> Outcome<T> {
        Outcome { value: None, diagnostics }
    }

    /// A value that does not count where an error was noticed.
    pub fn unless_errors(value: Option<T>, diagnostics: Vec<Diagnostic>) -> Outcome<T> {
        Outcome { value: value.filter(|_| !has_errors(&diagnostics)), diagnostics }
    }

    /// Moves the diagnostics to `all` and returns the value.
    pub fn collect(self, all: &mut Vec<Diagnostic>) -> Option<T> {
        all.extend(self.diagnostics);
        self.value
    }
}

impl<T> From<Result<T, Diagnostic>> for Outcome<T> {
    fn from(result: Result<T, Diagnostic>) -> Outcome<T> {
        match result {
            Ok(value) => Outcome::of(value),
            Err(diagnostic) => Outcome::failed(vec![diagnostic]),
        }
    }
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}
