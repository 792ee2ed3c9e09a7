//! What a rule found, and whether it could look at all.

use std::ops::Range;

use super::place::Located;
use super::subject::Subject;
use crate::diag::{Diagnostic, Rule};

/// What came of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Đạt: it was looked for, and nothing was found.
    Passed,
    /// Không đạt: so many findings.
    Failed(usize),
    /// Không áp dụng: the era has no such rule, the document no such part.
    NotApplicable,
    /// Chưa kiểm tra: it could not be looked for, and why. Never a pass.
    Unchecked(String),
}

/// What a rule finds.
#[derive(Debug)]
pub(crate) struct Found<'s, 'a> {
    subject: &'s Subject<'a>,
    rule: &'static Rule,
    diagnostics: Vec<Diagnostic>,
    otherwise: Verdict,
}

impl<'s, 'a> Found<'s, 'a> {
    /// Nothing yet.
    pub(super) fn new(subject: &'s Subject<'a>, rule: &'static Rule) -> Found<'s, 'a> {
        Found { subject, rule, diagnostics: Vec::new(), otherwise: Verdict::Passed }
    }

    /// A finding at a stretch (bytes) of a paragraph; tell it with [`Found::tell`].
    pub(crate) fn at(&self, paragraph: usize, stretch: Range<usize>, what: impl Into<String>) -> Diagnostic {
        Diagnostic::of(self.rule, what).at(self.locate(paragraph, stretch).place)
    }

    /// A finding at a stretch with what should stand there instead, which becomes a fix where the stretch stands in the file
    /// as it is printed.
    pub(crate) fn instead(
        &self,
        paragraph: usize,
        stretch: Range<usize>,
        what: impl Into<String>,
        right: &str,
    ) -> Diagnostic {
        let located = self.locate(paragraph, stretch.clone());
        let wrong = self.written(paragraph, stretch);
        let advice = if right.is_empty() { format!("bỏ '{wrong}'") } else { format!("viết '{right}'") };
        Diagnostic::of(self.rule, what).at(located.place).advise(advice).fix(located.fix(right))
    }

    /// Where a stretch stands.
    pub(crate) fn locate(&self, paragraph: usize, stretch: Range<usize>) -> Located {
        self.subject.text.place(paragraph, stretch)
    }

    /// What is written there.
    pub(crate) fn written(&self, paragraph: usize, stretch: Range<usize>) -> &'s str {
        &self.subject.text.paragraphs[paragraph].text[stretch]
    }

    /// Takes a finding.
    pub(crate) fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// There is nothing in the document that the rule is about.
    pub(crate) fn not_applicable(&mut self) {
        self.otherwise = Verdict::NotApplicable;
    }

    /// It could not be looked for.
    pub(crate) fn unchecked(&mut self, why: impl Into<String>) {
        self.otherwise = Verdict::Unchecked(why.into());
    }

    /// All that was found, and what came of the rule.
    pub(super) fn end(self) -> (Vec<Diagnostic>, Verdict) {
        let verdict = match self.diagnostics.len() {
            0 => self.otherwise,
            count => Verdict::Failed(count),
        };
        (self.diagnostics, verdict)
    }
}
