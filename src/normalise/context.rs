//! What every step of deriving goes by, and how it reports.

use crate::diag::{Diagnostic, Place};
use crate::era::Era;
use crate::model::{Agency, Date, KeyPath, Locator, Plan, kept};
use crate::page::Stamp;

/// What the run adds to what plan and profile say of a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run<'a> {
    /// The program's name and version.
    pub producer: &'a str,
    /// The moment that metadata bear where the plan has no whole date of issue; nothing = none.
    pub undated: Option<Stamp>,
}

/// What every step of deriving needs.
pub(super) struct Context<'a, 'p> {
    pub plan: &'a Plan,
    pub agency: Option<&'a Agency>,
    pub era: &'a Era,
    pub run: Run<'a>,
    pub places: Locator<'p>,
    pub day: Option<Date>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Context<'_, '_> {
    /// Reports at the place of a key path, with the clause it follows from, the rule's where it names none itself; where
    /// the key was not written, the plan's file is the place. What the officer keeps on purpose is a note. Returns whether she does.
    pub(super) fn report(&mut self, mut diagnostic: Diagnostic, path: &KeyPath) -> bool {
        let known = |key: &str| self.places.place(Some(&KeyPath::root(key)));
        let file =
            || ["noi_dung", "mo_dau", "trich_yeu", "ky"].into_iter().find_map(known).map(|p| Place::file(p.file));
        diagnostic.why = diagnostic.why.map(|clause| self.era.cite(&clause));
        self.era.give_clause(&mut diagnostic);
        let place = self.places.place(Some(path)).or_else(file);
        let kept = kept::apply(&self.plan.kept, &mut diagnostic);
        self.diagnostics.push(diagnostic.at(place));
        kept
    }
}
