//! The registry of rules, for people and for programs.

use serde_json::{Map, Value, json};

use crate::diag::rules::{self, Column, GROUPS};
use crate::diag::{FixClass, Rule, word};
use crate::era::{Era, EraTable};
use crate::lint::looks_for;

/// The program's eras, each once though some have two names.
fn eras() -> Vec<Era> {
    let table = EraTable::default();
    let names = table.names().unwrap_or_default();
    let all = names.iter().filter_map(|name| table.by_name(name).ok().flatten());
    all.fold(Vec::new(), |mut eras: Vec<Era>, era| {
        if eras.iter().all(|known| known.id != era.id) {
            eras.push(era);
        }
        eras
    })
}

/// What is known of a rule by its code: its sentence, level, clause in each era, why, an example, who mends it.
#[must_use]
pub fn explain(code: &str) -> Option<String> {
    let rule = rules::find(code)?;
    let eras = eras();
    let ofs: Vec<_> = eras.iter().map(|era| move |rule: &Rule| era.clause(rule)).collect();
    let columns: Vec<Column<'_>> = eras.iter().zip(&ofs).map(|(era, of)| Column { title: &era.ten, of }).collect();
    Some(rules::explained(rule, &columns))
}

/// Every rule, for programs.
#[must_use]
pub fn rules_json() -> Value {
    let eras = eras();
    let entry = |title: &str, rule: &Rule| {
        let clauses: Map<String, Value> =
            eras.iter().filter_map(|era| Some((era.id.clone(), Value::from(era.clause(rule)?)))).collect();
        json!({
            "ma": rule.code,
            "muc": word(rule.level),
            "nhom": title,
            "noi_dung": rule.about,
            "vi_sao": Some(rule.why).filter(|why| !why.is_empty()),
            "can_cu": clauses,
            "cach_sua": match rule.fix {
                FixClass::Safe => "tu_sua",
                FixClass::Suggested => "goi_y",
                FixClass::Never => "khong",
            },
            "giu_nguyen": rule.keepable,
            "soat_loi_van": looks_for(rule),
            "sai": rule.example.map(|example| example.wrong),
            "dung": rule.example.map(|example| example.right),
        })
    };
    GROUPS.iter().flat_map(|group| group.rules.iter().map(|rule| entry(group.title, rule))).collect()
}
