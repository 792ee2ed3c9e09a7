//! `giu_nguyen`: what the officer keeps on purpose, and what that makes of a diagnostic. The only place that knows.

use super::Kept;
use crate::diag::{Diagnostic, Rule, Severity};

/// The entry that keeps what breaks a rule.
pub fn entry<'a>(kept: &'a [Kept], rule: &Rule) -> Option<&'a Kept> {
    kept.iter().find(|entry| rule.keepable && entry.code == rule.code)
}

/// Makes a note with her reason of what the officer keeps on purpose; where she does not, but may, an error's advice says
/// how.
/// Returns whether she does.
pub fn apply(kept: &[Kept], diagnostic: &mut Diagnostic) -> bool {
    if diagnostic.severity == Severity::Note {
        return false;
    }
    if let Some(kept) = entry(kept, diagnostic.rule) {
        diagnostic.severity = Severity::Note;
        diagnostic.what = format!("giữ nguyên ({}): {}", kept.reason, diagnostic.what);
        diagnostic.advice = None;
        return true;
    }
    let stands_in_the_way = diagnostic.rule.keepable && diagnostic.severity == Severity::Error;
    if let Some(advice) = diagnostic.advice.as_mut().filter(|_| stands_in_the_way) {
        advice.push_str("; ");
        advice.push_str(&diagnostic.rule.how_to_keep());
    }
    false
}
