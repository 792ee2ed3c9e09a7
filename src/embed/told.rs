//! Findings for a form: as JSON, each with the key path and the field that it is about.

use serde_json::{Value, json};

use crate::diag::{Diagnostic, FileId, Findings, Place, SourceMap};
use crate::lint;
use crate::model::Provenance;
use crate::parse::keys::PLAN;
use crate::yaml::{self, Node};

/// All findings, errors first. `places`: where the values stand, as far as the plan could be read.
pub(super) fn all(findings: &Findings, places: Option<&Provenance>, plan: &str) -> Vec<Value> {
    let root = tree(plan);
    let one = |told: &Diagnostic| {
        let mut entry = findings.entry(told);
        let place = told.place.filter(|place| place.line > 0);
        let own = place.filter(|place| place.file == FileId(0));
        // What is missing has no place of its own.
        let missing = named(&told.what).filter(|(key, _)| !has(root.as_ref(), key));
        let field = missing.or_else(|| own.and_then(|place| field(plan, root.as_ref(), place)));
        let field = field.or_else(|| named(&told.what)).or_else(|| named(told.advice.as_ref()?));
        let path = place.and_then(|place| places?.path_at(place)).map(str::to_string);
        let path = path.or_else(|| field.as_ref().map(|(key, _)| key.clone()));
        if let Value::Object(entry) = &mut entry {
            entry.insert("khoa".to_string(), json!(path));
            entry.insert("o".to_string(), json!(field.as_ref().map(|(key, _)| key)));
            let inside = field.and_then(|(_, inside)| inside);
            entry.insert("trong_o".to_string(), json!(inside));
            // What only the rules of `check` find comes later than pages.
            entry.insert("soat".to_string(), json!(lint::looks_for(told.rule)));
        }
        entry
    };
    findings.sorted().into_iter().map(one).collect()
}

/// The tree of a text, where it is YAML.
pub(super) fn tree(text: &str) -> Option<Node> {
    let mut sources = SourceMap::default();
    let file = sources.add("", text);
    yaml::read(text, file).value
}

/// The top-level key that a place belongs to, and line and column in its field, both from 0.
fn field(plan: &str, root: Option<&Node>, place: Place) -> Option<(String, Option<(usize, u32)>)> {
    if let Some(Node { value: yaml::Value::Map(map), .. }) = root {
        let before = |entry: &&yaml::Entry| (entry.place.line, entry.place.column) <= (place.line, place.column);
        let entry = map.entries.iter().take_while(before).last()?;
        return Some((entry.key.clone(), inside(&entry.value, place)));
    }
    // Of a text that is no YAML: the last line before that begins with a key.
    let lines: Vec<&str> = plan.lines().take(place.line as usize).collect();
    let key = |line: &&str| {
        let key = line.split(':').next().filter(|key| line.contains(':') && PLAN.key(key).is_some())?;
        Some(key.to_string())
    };
    lines.iter().rev().find_map(key).map(|key| (key, None))
}

/// Line and column of a place in a value that a field shows line by line: a text, or a list of texts.
fn inside(value: &Node, place: Place) -> Option<(usize, u32)> {
    let line = |at: Place| at.line == place.line;
    match &value.value {
        yaml::Value::List(list) => {
            let before = |item: &&Node| item.place.line <= place.line;
            let index = list.items.iter().take_while(before).count().checked_sub(1)?;
            let item = list.items.get(index)?;
            Some((index, place.column.saturating_sub(item.place.column)))
        }
        yaml::Value::Scalar(_) => {
            let lines = value.lines();
            let (index, own) = lines.iter().enumerate().find(|(_, own)| line(own.place))?;
            Some((index, place.column.saturating_sub(own.place.column)))
        }
        _ => None,
    }
}

/// The first key of a plan that a text names.
fn named(text: &str) -> Option<(String, Option<(usize, u32)>)> {
    let mut quoted = text.split('\'').skip(1).step_by(2);
    let key = |word: &str| PLAN.key(word.split([':', '.']).next().unwrap_or_default()).map(|key| key.name.to_string());
    quoted.find_map(key).map(|key| (key, None))
}

/// Whether a plan has a key.
fn has(root: Option<&Node>, key: &str) -> bool {
    matches!(root.map(|root| &root.value), Some(yaml::Value::Map(map)) if map.get(key).is_some())
}

/// For each top-level entry, the lines of the file on which the lines of its field stand.
pub(super) fn lines(plan: &str) -> Value {
    let Some(Node { value: yaml::Value::Map(map), .. }) = tree(plan) else { return json!({}) };
    let of = |entry: &yaml::Entry| -> Vec<u32> {
        match &entry.value.value {
            yaml::Value::List(list) => list.items.iter().map(|item| item.place.line).collect(),
            yaml::Value::Scalar(_) => entry.value.lines().iter().map(|line| line.place.line).collect(),
            yaml::Value::Map(_) | yaml::Value::Null => vec![entry.place.line],
        }
    };
    map.entries.iter().map(|entry| (entry.key.clone(), json!(of(entry)))).collect::<serde_json::Map<_, _>>().into()
}
