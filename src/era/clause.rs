//! Which clause a rule follows from: what the era's table `quy_tac` says of its code, or the `dieu_khoan` of one of the
//! era's entries. The only way from a rule to a citation; rules and code name no decree.

use std::sync::OnceLock;

use serde_yaml::Value;

use super::citation::spelled;
use super::doubt::Form;
use super::schema::EraFile;
use crate::diag::{Clause, Diagnostic, Rule};

/// The key that holds the clause of an entry.
const KEY: &str = "dieu_khoan";

/// Any key, or any item of a list, in a path.
const ANY: &str = "*";

/// The text of an era's file, read as a tree only where somebody asks for a clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    text: String,
    /// The text is JSON.
    json: bool,
    tree: OnceLock<Value>,
}

impl Text {
    /// A file that has been read as an era.
    pub(super) fn of(form: Form<'_>) -> Text {
        Text { text: form.text().to_string(), json: matches!(form, Form::Json(_)), tree: OnceLock::new() }
    }

    /// The clauses at a path, each once.
    fn clauses(&self, path: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let form = if self.json { Form::Json } else { Form::Yaml };
        let tree = self.tree.get_or_init(|| form(&self.text).read().unwrap_or_default());
        collect(tree, path, &mut found);
        found
    }
}

/// The clauses at a path below a value: an entry's own, or the text that stands there.
fn collect<'v>(value: &'v Value, path: &str, found: &mut Vec<&'v str>) {
    if path.is_empty() {
        let clause = value.as_str().or_else(|| value.get(KEY)?.as_str());
        found.extend(clause.filter(|clause| !found.contains(clause)));
        return;
    }
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    match value {
        Value::Mapping(entries) if key == ANY => entries.values().for_each(|inner| collect(inner, rest, found)),
        Value::Sequence(items) if key == ANY => items.iter().for_each(|inner| collect(inner, rest, found)),
        _ => value.get(key).into_iter().for_each(|inner| collect(inner, rest, found)),
    }
}

impl EraFile {
    /// The clause of a rule as readers are told it, without its instrument; several where the rule's entries differ. Nothing where the era has none.
    pub fn clause(&self, rule: &Rule) -> Option<String> {
        let found = self.clauses(rule.clause, rule);
        (!found.is_empty()).then(|| spelled(&found.join("; ")))
    }

    /// Gives a diagnostic that cites nothing yet its clause, where the era has just one for it.
    pub fn give_clause(&self, diagnostic: &mut Diagnostic) {
        if diagnostic.why.is_none()
            && let [clause] = self.clauses(diagnostic.clause, diagnostic.rule)[..]
        {
            diagnostic.why = Some(self.cite(clause));
        }
    }

    fn clauses(&self, clause: Clause, rule: &Rule) -> Vec<&str> {
        match clause {
            Clause::None => Vec::new(),
            Clause::Table => self.quy_tac.get(rule.code).map(String::as_str).into_iter().collect(),
            Clause::Entry(path) => self.text.clauses(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;
    use crate::era::EraTable;
    use crate::era::known::EMBEDDED;

    /// Rules whose entry an era does not have, and why.
    const ABSENT: &[(&str, &str)] = &[
        // The older eras demand no titles.
        ("DEMUC-01", "tt01-2011"),
        ("DEMUC-01", "ttlt55-2005"),
        ("DEMUC-02", "tt01-2011"),
        ("DEMUC-02", "ttlt55-2005"),
        // The era in force has not ended: nothing is accepted after it.
        ("THETHUC-04", "nd30-2020"),
        // Nothing was accepted in its form once it had ended.
        ("THETHUC-04", "ttlt55-2005"),
    ];

    fn eras() -> Vec<super::super::Era> {
        EMBEDDED.iter().map(|source| EraTable::default().by_name(source.id).unwrap().unwrap()).collect()
    }

    #[test]
    fn the_table_holds_rules_that_look_there() {
        for era in eras() {
            for code in era.quy_tac.keys() {
                let rule = rules::find(code).unwrap_or_else(|| panic!("{}: no rule {code}", era.id));
                assert_eq!(rule.clause, Clause::Table, "{}: {code}", era.id);
            }
        }
    }

    #[test]
    fn the_era_in_force_has_a_clause_for_every_rule_that_looks_into_the_table() {
        let newest = &eras()[0];
        for rule in rules::all().filter(|rule| rule.clause == Clause::Table) {
            assert!(newest.quy_tac.contains_key(rule.code), "{}", rule.code);
        }
    }

    #[test]
    fn every_entry_that_a_rule_names_states_a_clause_in_every_era() {
        let mut absent = Vec::new();
        for era in eras() {
            for rule in rules::all().filter(|rule| matches!(rule.clause, Clause::Entry(_))) {
                if era.clause(rule).is_none() {
                    absent.push((rule.code, era.id.clone()));
                }
            }
        }
        absent.sort();
        let named: Vec<_> = ABSENT.iter().map(|(code, era)| (*code, era.to_string())).collect();
        assert_eq!(absent, named);
    }

    #[test]
    fn a_clause_is_found_under_the_rule_s_name() {
        let eras = EraTable::default();
        for (era, rule, clause) in [
            ("nd30-2020", &rules::HOSO_01, Some("Phụ lục VI")),
            ("tt01-2011", &rules::HOSO_01, None),
            ("nd30", &rules::TB_06, Some("Phụ lục I, Phần I, Mục I.3")),
            ("nd30", &rules::DEMUC_01, Some("Phụ lục I, Phần I, Mục II.6.d")),
            ("nd30", &rules::TB_02, Some("Phụ lục I, Phần I, Mục V, chú thích cuối bảng")),
            ("nd30", &rules::THETHUC_02, Some("Điều 37")),
            ("tt01", &rules::TB_06, Some("TT 01/2011/TT-BNV")),
            ("nd30", &rules::TEP_01, None),
            ("nd31", &rules::TB_06, None),
        ] {
            assert_eq!(eras.clause(era, rule).as_deref(), clause, "{era} {}", rule.code);
        }
    }

    #[test]
    fn only_a_clause_that_is_the_only_one_is_cited() {
        let era = &eras()[0];
        let why = |path, cited: Option<&str>| {
            let mut diagnostic = Diagnostic::of(&rules::KHOA_03, "thiếu").by(Clause::Entry(path));
            diagnostic.why = cited.map(Into::into);
            era.give_clause(&mut diagnostic);
            diagnostic.why
        };
        assert_eq!(why("phong", None).as_deref(), Some("NĐ 30, Phụ lục I, Phần I, Mục I.4"));
        assert_eq!(why("phong", Some("Điều 1")).as_deref(), Some("Điều 1"));
        assert_eq!([why("muc.*", None), why("phong.ten.x", None), why("phong.khac", None)], [None, None, None]);
    }

    #[test]
    fn the_place_may_know_better_than_the_rule_that_there_is_no_law() {
        let era = &eras()[0];
        let mut diagnostic = Diagnostic::of(&rules::KHOA_03, "thiếu");
        era.give_clause(&mut diagnostic);
        assert_eq!(diagnostic.why.as_deref(), Some("NĐ 30, Phụ lục I, Phần I, Mục II"));
        let mut lacking = Diagnostic::of(&rules::KHOA_03, "thiếu").by(Clause::None);
        era.give_clause(&mut lacking);
        assert_eq!(lacking.why, None);
    }

    /// Whether a clause, as told, has the one form that all have.
    fn well_cited(clause: &str) -> bool {
        let word = |text: &str| text.strip_prefix("Phụ lục ").is_some_and(|t| t.starts_with(['I', 'V', 'X']));
        let own = |text: &str| text.starts_with("TT 01/2011/TT-BNV") || text.starts_with("TTLT 55/2005/TTLT-BNV-VPCP");
        let instrument = |text: &str| text.starts_with("Thông tư số ") || text.starts_with("Nghị định số ");
        let lettered = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let marked = text.contains("ô số ") || own(text) || instrument(text);
            !marked && chars.windows(2).any(|two| two[0].is_ascii_digit() && two[1].is_alphabetic())
        };
        clause.split("; ").all(|part| {
            let known = word(part) || part.starts_with("Điều ") || own(part) || instrument(part);
            known && !part.contains("PL ") && !lettered(part)
        })
    }

    /// Every clause of an era file, wherever it stands.
    fn all_clauses(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Mapping(entries) => {
                for (key, inner) in entries {
                    match (key.as_str(), inner) {
                        (Some(KEY | "dieu_ky" | "phai_co_ten"), Value::String(clause)) => found.push(clause.clone()),
                        (Some("quy_tac"), Value::Mapping(table)) => {
                            found.extend(table.values().filter_map(Value::as_str).map(str::to_string));
                        }
                        _ => all_clauses(inner, found),
                    }
                }
            }
            Value::Sequence(items) => items.iter().for_each(|inner| all_clauses(inner, found)),
            _ => {}
        }
    }

    #[test]
    fn every_clause_of_every_era_is_cited_in_one_way() {
        for (source, era) in EMBEDDED.iter().zip(eras()) {
            let mut clauses = Vec::new();
            all_clauses(&serde_yaml::from_str(source.text).unwrap(), &mut clauses);
            assert!(clauses.len() > 60, "{}", era.id);
            for clause in clauses {
                assert!(well_cited(&spelled(&clause)), "{}: {clause} → {}", era.id, spelled(&clause));
            }
        }
        for wrong in ["PL I.I.II.3c", "Phụ lục I.I.II.3c", "mẫu 1.4", "Mục II.3.c", "phụ lục I"] {
            assert!(!well_cited(wrong), "{wrong}");
        }
    }
}
