//! Everything that was noticed about some files, with these files: what is needed to print it.

use std::fmt;

use super::{Diagnostic, Format, SourceMap, has_errors, render};

/// What was noticed, and the texts in which it has its places.
///
/// ```
/// let fonts = kehoach::FontSet::embedded();
/// let job = kehoach::Job::new("ke-hoach.yaml", "ki_hieu: KH-PNV\n", &fonts);
/// let findings = kehoach::render(&job, &kehoach::Memory::default()).unwrap_err();
/// assert!(findings.to_string().contains("  --> ke-hoach.yaml:1:1\n"));
/// assert!(findings.text(kehoach::Format::Short, false).starts_with("ke-hoach.yaml:1:1: lỗi[KHOA-01]"));
/// ```
#[derive(Clone, Default)]
pub struct Findings {
    /// In the order of finding.
    pub diagnostics: Vec<Diagnostic>,
    /// The files as they were read.
    pub sources: SourceMap,
}

impl Findings {
    /// As text: errors first, otherwise in the order of finding.
    pub fn text(&self, format: Format, color: bool) -> String {
        render(&self.diagnostics, &self.sources, format, color)
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

impl From<Vec<Diagnostic>> for Findings {
    /// Diagnostics that have no place.
    fn from(diagnostics: Vec<Diagnostic>) -> Findings {
        Findings { diagnostics, sources: SourceMap::default() }
    }
}

impl From<Diagnostic> for Findings {
    fn from(diagnostic: Diagnostic) -> Findings {
        vec![diagnostic].into()
    }
}

/// For people, without colour.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Format::Human, false))
    }
}

/// The same: a test or a program that unwraps shows what an officer would read, not the texts of all files.
impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Findings {}
