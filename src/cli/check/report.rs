//! What `check` says of a file, and of all files together.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};
use similar::TextDiff;

use crate::cli::report::{Report, exit};
use crate::diag::messages::UNCONFIRMED;
use crate::diag::{Diagnostic, Findings, Rule, Severity, has_errors, limited};
use crate::facade::{Checked, Verdict};

/// The report: all findings, or the first of each rule.
pub(super) fn report(checked: Checked, lines: String, json: Value, all: bool) -> Report {
    let Findings { diagnostics, sources } = checked.findings;
    let code = if has_errors(&diagnostics) { exit::ERRORS } else { exit::GOOD };
    let (mut once, diagnostics): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(|d| d.rule == UNCONFIRMED);
    let diagnostics = match all {
        true => diagnostics,
        false => limited(diagnostics, |count| format!("và {count} chỗ khác (--het để kể hết)")),
    };
    Report {
        stdout: lines.into_bytes(),
        json: Some(Box::new(json)),
        findings: vec![Findings { diagnostics, sources }],
        once: once.pop(),
        code,
    }
}

/// How many findings there are of each level.
fn counts(diagnostics: &[Diagnostic]) -> [(usize, &'static str); 3] {
    let of = |level| diagnostics.iter().filter(|d| d.severity == level).count();
    [(of(Severity::Error), "lỗi"), (of(Severity::Warning), "cảnh báo"), (of(Severity::Note), "lưu ý")]
}

/// The line of a file, and what came of each rule where it is asked for.
pub(super) fn lines(name: &str, checked: &Checked, made: Option<usize>, summary: bool) -> String {
    let counts = counts(&checked.findings.diagnostics);
    let some: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let mended = match made {
        Some(0) => "không có chỗ nào tự sửa được; ".to_string(),
        Some(made) => format!("đã sửa {made} chỗ; "),
        None => String::new(),
    };
    let found = if some.is_empty() { "không có gì phải báo".to_string() } else { some.join(", ") };
    let mut lines = format!("{name}: {mended}{found}\n");
    if summary {
        lines += &verdicts(checked);
    }
    lines
}

/// What came of each rule: how many of each, and by name those that did not pass.
fn verdicts(checked: &Checked) -> String {
    let mut all = Tally::default();
    all.add(&checked.verdicts);
    let sum = all.rules.values().fold([0; 4], |mut sum, (_, counts)| {
        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        sum
    });
    let heads = WORDS.iter().zip(sum).map(|(word, count)| format!("{word} {count}"));
    let mut lines = format!("  {}\n", heads.collect::<Vec<_>>().join(" · "));
    let mut row = |word: &str, of: &dyn Fn(&Verdict) -> Option<String>| {
        let told = checked.verdicts.iter().filter_map(|(rule, verdict)| Some(format!("{}{}", rule.code, of(verdict)?)));
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            let _ = writeln!(lines, "  {word}: {}", told.join(", "));
        }
    };
    row(WORDS[1], &|verdict| match verdict {
        Verdict::Failed(count) => Some(format!(" ({count})")),
        _ => None,
    });
    row(WORDS[2], &|verdict| (*verdict == Verdict::NotApplicable).then(String::new));
    row(WORDS[3], &|verdict| match verdict {
        Verdict::Unchecked(why) => Some(format!(" ({why})")),
        _ => None,
    });
    lines
}

/// Đạt, Không đạt, Không áp dụng, Chưa kiểm tra.
const WORDS: [&str; 4] = ["Đạt", "Không đạt", "Không áp dụng", "Chưa kiểm tra"];

/// The number of a verdict in [`WORDS`].
fn number(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Passed => 0,
        Verdict::Failed(_) => 1,
        Verdict::NotApplicable => 2,
        Verdict::Unchecked(_) => 3,
    }
}

/// In how many files what came of each rule.
#[derive(Debug, Default)]
pub(super) struct Tally {
    rules: BTreeMap<&'static str, (&'static Rule, [usize; 4])>,
}

impl Tally {
    /// One file more.
    pub(super) fn add(&mut self, verdicts: &[(&'static Rule, Verdict)]) {
        for (rule, verdict) in verdicts {
            let (_, counts) = self.rules.entry(rule.code).or_insert((*rule, [0; 4]));
            counts[number(verdict)] += 1;
        }
    }

    /// A row for each rule.
    pub(super) fn table(&self) -> String {
        let mut table = format!("{:<10}", "Mã");
        WORDS.iter().for_each(|word| {
            let _ = write!(table, "  {word}");
        });
        table.push('\n');
        for (code, (_, counts)) in &self.rules {
            let _ = write!(table, "{code:<10}");
            for (word, count) in WORDS.iter().zip(counts) {
                let _ = write!(table, "  {count:>width$}", width = word.chars().count());
            }
            table.push('\n');
        }
        table
    }
}

/// The same for programs.
pub(super) fn json(name: &str, checked: &Checked, made: Option<usize>) -> Value {
    let [errors, warnings, notes] = counts(&checked.findings.diagnostics).map(|(count, _)| count);
    let of = |wanted: usize| checked.verdicts.iter().filter(move |(_, verdict)| number(verdict) == wanted);
    let codes = |wanted| of(wanted).map(|(rule, _)| rule.code).collect::<Vec<_>>();
    let why = |verdict: &Verdict| match verdict {
        Verdict::Unchecked(why) => why.clone(),
        _ => String::new(),
    };
    let unchecked: Vec<Value> = of(3).map(|(rule, verdict)| json!({"ma": rule.code, "ly_do": why(verdict)})).collect();
    json!({"tep": name, "loi": errors, "canh_bao": warnings, "luu_y": notes, "da_sua": made,
        "dat": codes(0), "khong_dat": codes(1), "khong_ap_dung": codes(2), "chua_kiem_tra": unchecked})
}

/// What fixes change, as a unified diff; empty where they change nothing.
pub(super) fn difference(name: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    diff.unified_diff().header(name, name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;

    fn checked() -> Checked {
        let told = |level| Diagnostic { severity: level, ..Diagnostic::of(&rules::CAU_04, "x") };
        let diagnostics = vec![told(Severity::Error), told(Severity::Note), told(Severity::Note)];
        let verdicts = vec![
            (&rules::CAU_04, Verdict::Failed(3)),
            (&rules::KHOA_01, Verdict::Passed),
            (&rules::KHOA_03, Verdict::Unchecked("chưa có ngày".into())),
        ];
        Checked { verdicts, findings: diagnostics.into() }
    }

    #[test]
    fn a_file_has_a_line_and_its_rules_where_they_are_asked_for() {
        assert_eq!(lines("a.yaml", &Checked::default(), None, false), "a.yaml: không có gì phải báo\n");
        assert_eq!(lines("a.yaml", &checked(), Some(2), false), "a.yaml: đã sửa 2 chỗ; 1 lỗi, 2 lưu ý\n");
        assert_eq!(
            lines("a.yaml", &checked(), None, true),
            "a.yaml: 1 lỗi, 2 lưu ý\n  Đạt 1 · Không đạt 1 · Không áp dụng 0 · Chưa kiểm tra 1\n  Không đạt: CAU-04 (3)\n  \
             Chưa kiểm tra: KHOA-03 (chưa có ngày)\n"
        );
        assert_eq!(json("a", &checked(), None)["chua_kiem_tra"][0]["ly_do"], "chưa có ngày");
    }

    #[test]
    fn all_files_together_are_counted_rule_by_rule() {
        let mut tally = Tally::default();
        tally.add(&checked().verdicts);
        tally.add(&[(&rules::CAU_04, Verdict::Passed)]);
        let table = tally.table();
        assert!(table.contains("\nCAU-04        1          1              0              0\n"), "{table}");
    }

    #[test]
    fn changes_are_shown_as_a_unified_diff() {
        let shown = difference("a.yaml", "a\nb,,\nc\n".as_bytes(), "a\nb,\nc\n".as_bytes());
        assert_eq!(shown, "--- a.yaml\n+++ a.yaml\n@@ -1,3 +1,3 @@\n a\n-b,,\n+b,\n c\n");
        assert_eq!(difference("a", b"a", b"a"), "");
    }
}
