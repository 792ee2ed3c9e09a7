//! `rules`: every rule; `explain`: one of them. Both from the registry.

use std::fmt::Write;

use super::args::{ExplainArgs, RulesArgs};
use super::report::{Report, exit};
use crate::diag::{Diagnostic, rules, word};
use crate::facade;

/// Lists the rules.
pub(super) fn run(args: &RulesArgs) -> Report {
    if args.json {
        return Report::text(format!("{:#}\n", facade::rules_json()));
    }
    let mut list = String::new();
    for group in &rules::GROUPS {
        let _ = writeln!(list, "{}", group.title);
        for rule in group.rules {
            let _ = writeln!(list, "  {:<13} {:<9} {}", rule.code, word(rule.level), rule.about);
        }
    }
    Report::text(list)
}

/// Explains a rule.
pub(super) fn explain(args: &ExplainArgs) -> Report {
    let typed = args.code.trim().to_uppercase();
    match facade::explain(&typed) {
        Some(page) => Report::text(page),
        None => Report::failed(exit::USAGE, unknown(&args.code)),
    }
}

/// A code that there is not, with the nearest that is.
pub(super) fn unknown(code: &str) -> Diagnostic {
    let told = Diagnostic::of(&rules::DUNG_22, format!("không có mã '{code}'"));
    match facade::nearest(code) {
        Some(near) => told.advise(format!("có phải là '{near}'?")),
        None => told.advise("'kehoach rules' kể mọi mã"),
    }
}
