//! How much of a file goes into messages: a hostile one has names of any length and faults without number.

use std::collections::BTreeMap;

use super::{Diagnostic, Rule, Severity};

/// Longest stretch of a file's own words that a message repeats, in characters.
const SHOWN: usize = 40;
/// Most messages of one rule.
const LISTED: usize = 20;

/// The beginning of a name or value of a file.
pub(crate) fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let mut short: String = characters.by_ref().take(SHOWN).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

/// Names in a row: the first of them, and how many more there are.
pub(crate) fn in_a_row(names: &[String], most: usize) -> String {
    let mut row = names.iter().take(most).map(|name| shown(name)).collect::<Vec<_>>().join(", ");
    if names.len() > most {
        row += &format!(" và {} chỗ nữa", names.len() - most);
    }
    row
}

/// Diagnostics of which only the first of each rule are kept; the others are counted.
#[derive(Debug, Default)]
pub(crate) struct Few {
    listed: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, (&'static Rule, usize)>,
}

impl Few {
    /// One more.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let (_, count) = self.counts.entry(diagnostic.code()).or_insert((diagnostic.rule, 0));
        *count += 1;
        if *count <= LISTED {
            self.listed.push(diagnostic);
        }
    }

    /// Whether any of them is an error.
    pub(crate) fn has_errors(&self) -> bool {
        self.counts.values().any(|(rule, _)| rule.level == Severity::Error)
    }

    /// Those that are kept, in their order, and one behind them for the rest of each rule.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        let more = self.counts.into_values().filter(|(_, count)| *count > LISTED);
        let more = more.map(|(rule, count)| Diagnostic::of(rule, format!("và {} chỗ nữa", count - LISTED)));
        self.listed.into_iter().chain(more).collect()
    }
}

/// At most so many findings of each rule, and one behind them for the others of each, which `told` says.
pub(crate) fn limited(diagnostics: Vec<Diagnostic>, told: impl Fn(usize) -> String) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(Severity, &'static str), (&'static Rule, usize)> = BTreeMap::new();
    let mut kept = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let (_, count) = counts.entry((diagnostic.severity, diagnostic.code())).or_insert((diagnostic.rule, 0));
        *count += 1;
        if *count <= LISTED {
            kept.push(diagnostic);
        }
    }
    let more = counts.into_iter().filter(|(_, (_, count))| *count > LISTED);
    kept.extend(
        more.map(|((severity, _), (rule, count))| Diagnostic {
            severity,
            ..Diagnostic::of(rule, told(count - LISTED))
        }),
    );
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;

    #[test]
    fn the_first_of_each_rule_are_listed_and_the_others_counted() {
        let mut few = Few::default();
        for n in 0..LISTED + 3 {
            few.push(Diagnostic::of(&rules::KIEM_11, format!("{n}")));
            if n < 2 {
                few.push(Diagnostic::of(&rules::KIEM_12, format!("{n}")));
            }
        }
        let told: Vec<String> = few.finish().into_iter().map(|d| format!("{} {}", d.code(), d.what)).collect();
        assert_eq!(told.len(), LISTED + 2 + 1);
        assert_eq!(told[..4], ["KIEM-11 0", "KIEM-12 0", "KIEM-11 1", "KIEM-12 1"]);
        assert_eq!(told[told.len() - 2..], [format!("KIEM-11 {}", LISTED - 1), "KIEM-11 và 3 chỗ nữa".to_string()]);
        let mut whole = Few::default();
        (0..LISTED).for_each(|n| whole.push(Diagnostic::of(&rules::KIEM_11, format!("{n}"))));
        assert_eq!(whole.finish().len(), LISTED);
    }

    #[test]
    fn the_others_of_a_rule_are_told_at_its_level() {
        let all = (0..LISTED + 2).map(|n| Diagnostic::of(&rules::KHOA_01, format!("{n}")));
        let kept = Diagnostic { severity: Severity::Note, ..Diagnostic::of(&rules::KHOA_01, "giữ") };
        let few = limited(all.chain([kept]).collect(), |count| format!("và {count} chỗ khác"));
        assert_eq!(few.len(), LISTED + 2);
        let last = &few[LISTED + 1];
        assert_eq!((last.what.as_str(), last.severity), ("và 2 chỗ khác", Severity::Error));
    }

    #[test]
    fn words_and_rows_are_cut_where_they_go_on() {
        assert_eq!(shown(&"ế".repeat(SHOWN)), "ế".repeat(SHOWN));
        assert_eq!(shown(&"ế".repeat(SHOWN + 1)), "ế".repeat(SHOWN) + "…");
        let names = ["a", "b", "c"].map(String::from);
        assert_eq!(in_a_row(&names, 3), "a, b, c");
        assert_eq!(in_a_row(&names, 2), "a, b và 1 chỗ nữa");
    }
}
