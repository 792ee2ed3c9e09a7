//! What the public schema of SARIF 2.1.0 demands of the parts that a log of ours has: required keys, no others, types.

use serde_json::Value;

/// The keys of an object: which must be there, which may.
struct Shape {
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

const LOG: Shape = Shape { name: "sarifLog", required: &["version", "runs"], optional: &["$schema"] };
const RUN: Shape = Shape { name: "run", required: &["tool"], optional: &["results", "columnKind"] };
const DRIVER: Shape =
    Shape { name: "toolComponent", required: &["name"], optional: &["semanticVersion", "language", "rules"] };
const RULE: Shape = Shape {
    name: "reportingDescriptor",
    required: &["id"],
    optional: &["shortDescription", "help", "defaultConfiguration"],
};
const RESULT: Shape = Shape {
    name: "result",
    required: &["message"],
    optional: &["ruleId", "ruleIndex", "level", "locations", "relatedLocations", "fixes", "suppressions"],
};
const LOCATION: Shape = Shape { name: "location", required: &[], optional: &["id", "physicalLocation", "message"] };
const PHYSICAL: Shape = Shape { name: "physicalLocation", required: &["artifactLocation"], optional: &["region"] };
const REGION: Shape =
    Shape { name: "region", required: &[], optional: &["startLine", "startColumn", "endLine", "endColumn"] };
const FIX: Shape = Shape { name: "fix", required: &["artifactChanges"], optional: &["description"] };
const CHANGE: Shape = Shape { name: "artifactChange", required: &["artifactLocation", "replacements"], optional: &[] };
const REPLACEMENT: Shape = Shape { name: "replacement", required: &["deletedRegion"], optional: &["insertedContent"] };
const SUPPRESSION: Shape = Shape { name: "suppression", required: &["kind"], optional: &["justification"] };

fn object(value: &Value, shape: &Shape) {
    let object = value.as_object().unwrap_or_else(|| panic!("{} is no object: {value}", shape.name));
    assert!(shape.required.iter().all(|key| object.contains_key(*key)), "{}: {value}", shape.name);
    for key in object.keys() {
        let known = shape.required.contains(&key.as_str()) || shape.optional.contains(&key.as_str());
        assert!(known, "{} has no {key}", shape.name);
    }
}

fn each<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).map(|all| all.as_array().unwrap()).into_iter().flatten()
}

fn message(value: &Value) {
    assert!(value["text"].as_str().is_some_and(|text| !text.is_empty()), "{value}");
}

fn level(value: &Value) {
    assert!(["none", "note", "warning", "error"].contains(&value.as_str().unwrap()), "{value}");
}

fn region(value: &Value) {
    object(value, &REGION);
    let number = |key: &str| value[key].as_u64().filter(|n| *n >= 1).unwrap_or_else(|| panic!("{key}: {value}"));
    assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")), "{value}");
}

fn artifact(value: &Value) {
    let uri = value["uri"].as_str().unwrap();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%:".contains(c);
    assert!(!uri.is_empty() && uri.chars().all(plain), "{uri}");
}

fn location(value: &Value) {
    object(value, &LOCATION);
    let physical = &value["physicalLocation"];
    object(physical, &PHYSICAL);
    artifact(&physical["artifactLocation"]);
    physical.get("region").into_iter().for_each(region);
}

/// Fails where a log is none.
pub(crate) fn valid(log: &Value) {
    object(log, &LOG);
    assert_eq!(log["version"], "2.1.0");
    for run in each(log, "runs") {
        object(run, &RUN);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let driver = &run["tool"]["driver"];
        object(driver, &DRIVER);
        let rules: Vec<&Value> = each(driver, "rules").collect();
        for rule in &rules {
            object(rule, &RULE);
            message(&rule["shortDescription"]);
            rule.get("help").into_iter().for_each(message);
            level(&rule["defaultConfiguration"]["level"]);
        }
        for result in each(run, "results") {
            object(result, &RESULT);
            message(&result["message"]);
            level(&result["level"]);
            let index = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
            each(result, "locations").for_each(location);
            for related in each(result, "relatedLocations") {
                location(related);
                message(&related["message"]);
            }
            for fix in each(result, "fixes") {
                object(fix, &FIX);
                for change in each(fix, "artifactChanges") {
                    object(change, &CHANGE);
                    artifact(&change["artifactLocation"]);
                    assert!(each(change, "replacements").count() > 0);
                    for replacement in each(change, "replacements") {
                        object(replacement, &REPLACEMENT);
                        region(&replacement["deletedRegion"]);
                        assert!(replacement["insertedContent"]["text"].is_string());
                    }
                }
            }
            for suppression in each(result, "suppressions") {
                object(suppression, &SUPPRESSION);
                assert_eq!(suppression["kind"], "inSource");
            }
        }
    }
}
