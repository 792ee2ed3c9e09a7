//! Diagnostics as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS): one log with one run, whose rules are
//! those that were broken. Columns count characters (`unicodeCodePoints`), from 1; an end is behind the last one.

use serde_json::{Value, json};

use super::render::sorted;
use super::{Diagnostic, FileId, Fix, Place, Rule, Severity, SourceMap};

/// What was noticed about some files.
type Lot<'l> = (&'l [Diagnostic], &'l SourceMap);

/// The log of all of them.
pub(super) fn log(lots: &[Lot<'_>]) -> String {
    let mut rules: Vec<&'static Rule> = Vec::new();
    for told in lots.iter().flat_map(|(diagnostics, _)| *diagnostics) {
        if !rules.contains(&told.rule) {
            rules.push(told.rule);
        }
    }
    rules.sort_by_key(|rule| rule.code);
    let results: Vec<Value> = lots
        .iter()
        .flat_map(|(diagnostics, sources)| sorted(diagnostics).into_iter().map(|d| result(d, sources, &rules)))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "vi",
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A rule.
fn descriptor(rule: &Rule) -> Value {
    let mut descriptor = json!({
        "id": rule.code,
        "shortDescription": {"text": rule.about},
        "defaultConfiguration": {"level": level(rule.level)},
    });
    if !rule.why.is_empty() {
        descriptor["help"] = json!({"text": rule.why});
    }
    descriptor
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A finding. What is kept on purpose keeps the level of its rule, and is suppressed.
fn result(d: &Diagnostic, sources: &SourceMap, rules: &[&'static Rule]) -> Value {
    let more = [("Căn cứ: ", &d.why), ("Sửa: ", &d.advice)];
    let more = more.iter().filter_map(|(head, text)| Some(format!("\n{head}{}", text.as_ref()?)));
    let text: String = std::iter::once(d.what.clone()).chain(more).collect();
    let mut result = json!({
        "ruleId": d.code(),
        "ruleIndex": rules.iter().position(|rule| *rule == d.rule),
        "level": level(if d.kept { d.rule.level } else { d.severity }),
        "message": {"text": text},
        "locations": d.place.iter().map(|place| json!({"physicalLocation": location(*place, sources)})).collect::<Vec<_>>(),
    });
    if !d.also.is_empty() {
        let related = |(number, place): (usize, &Place)| json!({"id": number, "physicalLocation": location(*place, sources), "message": {"text": "cũng ở đây"}});
        result["relatedLocations"] = (1..).zip(&d.also).map(related).collect();
    }
    if !d.fixes.is_empty() {
        let advice = d.advice.as_deref().unwrap_or(d.rule.about);
        result["fixes"] = json!([{"description": {"text": advice}, "artifactChanges": changes(&d.fixes, sources)}]);
    }
    if d.kept {
        result["suppressions"] = json!([{"kind": "inSource", "justification": d.what}]);
    }
    result
}

/// The changes of a finding, file by file.
fn changes(fixes: &[Fix], sources: &SourceMap) -> Vec<Value> {
    let mut files: Vec<FileId> = fixes.iter().map(|fix| fix.place.file).collect();
    files.sort_unstable();
    files.dedup();
    let replacement =
        |fix: &Fix| json!({"deletedRegion": region(fix.place), "insertedContent": {"text": fix.text.as_str()}});
    let change = |file: &FileId| {
        let own = fixes.iter().filter(|fix| fix.place.file == *file);
        json!({"artifactLocation": {"uri": uri(sources.name(*file))}, "replacements": own.map(replacement).collect::<Vec<_>>()})
    };
    files.iter().map(change).collect()
}

fn location(place: Place, sources: &SourceMap) -> Value {
    let mut location = json!({"artifactLocation": {"uri": uri(sources.name(place.file))}});
    if place.line > 0 {
        location["region"] = region(place);
    }
    location
}

fn region(place: Place) -> Value {
    json!({"startLine": place.line, "startColumn": place.column, "endLine": place.line,
        "endColumn": place.column + place.width})
}

/// A path as a reference: slashes, and what a URI does not hold as `%` and two digits for each byte.
fn uri(path: &str) -> String {
    let plain = path.replace('\\', "/");
    // `C:/…` would be a scheme.
    let plain = match plain.as_bytes() {
        [drive, b':', ..] if drive.is_ascii_alphabetic() => format!("file:///{plain}"),
        _ => plain,
    };
    let scheme = if plain.starts_with("file:") { "file:".len() } else { 0 };
    let mut uri = plain[..scheme].to_string();
    for byte in plain[scheme..].bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("kế hoạch\\a.yaml"), "k%E1%BA%BF%20ho%E1%BA%A1ch/a.yaml");
        assert_eq!(uri("C:\\a b.yaml"), "file:///C%3A/a%20b.yaml");
        assert_eq!(uri("<đầu vào>"), "%3C%C4%91%E1%BA%A7u%20v%C3%A0o%3E");
    }
}
