//! What is checked: the words of a document, and what is known of it.

use super::text::Text;
use crate::era::Era;
use crate::model::{Agency, Date, Plan};

/// A document that is checked.
#[derive(Debug)]
pub(crate) struct Subject<'a> {
    /// Its words.
    pub text: Text<'a>,
    /// Its file, as read.
    pub plan: &'a Plan,
    /// The profile of its office, where there is one.
    pub agency: Option<&'a Agency>,
    /// The rules of its time.
    pub era: &'a Era,
}

impl Subject<'_> {
    /// Its own day, where it is known whole: what "before" and "still in force" go by. No rule reads a clock.
    pub(crate) fn day(&self) -> Option<Date> {
        self.plan.issue_date().complete()
    }
}
