//! Keys that may stand at a place, and the words that a key takes, from the registry of keys.

use serde_json::{Value, json};

use super::documents::{Document, Kind};
use super::position::Position;
use crate::parse::keys::{AGENCY, Key, Mapping, PLAN};

/// Kinds of what is offered.
const PROPERTY: u32 = 10;
const WORD: u32 = 12;

/// A line of YAML as far as keys go: how deep it stands, and its key.
struct Line<'l> {
    indent: usize,
    key: &'l str,
}

/// A key at the beginning of a line, behind dashes of lists.
fn key_of(line: &str) -> Option<Line<'_>> {
    let inner = line.trim_start_matches([' ', '-']);
    let indent = line.len() - inner.len();
    let (key, _) = inner.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    is_key.then_some(Line { indent, key })
}

/// The mapping that a line stands in, when it stands so deep.
fn mapping(document: &[&str], line: usize, indent: usize, kind: Kind) -> Option<&'static Mapping> {
    let mut above: Vec<&str> = Vec::new();
    let mut depth = indent;
    for text in document.iter().take(line).rev() {
        if depth == 0 {
            break;
        }
        if let Some(found) = key_of(text).filter(|found| found.indent < depth) {
            above.push(found.key);
            depth = found.indent;
        }
    }
    let root = match kind {
        Kind::Plan => &PLAN,
        Kind::Agency => &AGENCY,
    };
    above.iter().rev().try_fold(root, |mapping, name| mapping.key(name)?.below())
}

/// The word that stands before a place, and how deep its line is.
fn before(lines: &[&str], at: Position) -> Option<(usize, String)> {
    let line = lines.get(at.line as usize)?;
    let typed: String = line.chars().take(at.characters(line)).collect();
    let inner = typed.trim_start_matches([' ', '-']);
    Some((typed.len() - inner.len(), inner.to_string()))
}

/// What may stand at a place.
pub(super) fn completion(document: &Document, kind: Kind, at: Position) -> Value {
    let lines = document.lines();
    let Some((indent, typed)) = before(&lines, at) else { return json!([]) };
    let Some(mapping) = mapping(&lines, at.line as usize, indent, kind) else { return json!([]) };
    if let Some((key, _)) = typed.split_once(':') {
        let words = mapping.key(key).map(Key::words).unwrap_or_default();
        return words.iter().map(|word| json!({"label": word, "kind": WORD})).collect();
    }
    let offered = |key: &Key| {
        json!({"label": key.name, "kind": PROPERTY, "detail": mapping.called, "documentation": key.about,
            "insertText": format!("{}: ", key.name)})
    };
    mapping.keys.iter().map(offered).collect()
}

/// What the key at a place means.
pub(super) fn about(document: &Document, kind: Kind, at: Position) -> Option<String> {
    let lines = document.lines();
    let line = lines.get(at.line as usize)?;
    let found = key_of(line)?;
    let column = at.characters(line);
    let inside = (found.indent..=found.indent + found.key.len()).contains(&column);
    let key = mapping(&lines, at.line as usize, found.indent, kind)?.key(found.key).filter(|_| inside)?;
    Some(format!("{}: {}", key.name, key.about))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str, line: u32, column: u32) -> Vec<String> {
        let document = Document::new(text.to_string(), None);
        let offered = completion(&document, Kind::Plan, Position { line, column });
        offered.as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap().to_string()).collect()
    }

    #[test]
    fn keys_are_those_of_the_group_and_words_those_of_the_key() {
        assert!(labels("", 0, 0).contains(&"trich_yeu".to_string()));
        assert!(labels("so: 1\ntri", 1, 3).contains(&"trich_yeu".to_string()));
        assert!(labels("ky:\n  ch", 1, 4).contains(&"chuc_vu".to_string()));
        assert!(labels("phu_luc:\n  - tieu_de: A\n    no", 2, 6).contains(&"noi_dung".to_string()));
        assert!(labels("noi_dung:\n  - ti", 1, 6).contains(&"doan".to_string()));
        assert!(labels("noi_dung:\n  - tieu_de: A\n    muc:\n      - do", 3, 10).contains(&"gach".to_string()));
        assert!(labels("noi_dung:\n  - bang:\n      ", 2, 6).contains(&"hang".to_string()));
        assert!(labels("noi_dung:\n  - kieu: ", 1, 10).contains(&"la_ma".to_string()));
        assert_eq!(labels("ban: ", 0, 5), ["giay", "dien_tu"]);
        assert!(labels("loai: ", 0, 6).contains(&"cong_van".to_string()));
        assert!(labels("noi_dung: |\n  Chữ", 1, 5).len() < 40 && labels("", 99, 9).is_empty());
    }

    #[test]
    fn a_key_is_explained_where_it_stands() {
        let document = Document::new("ky:\n  chuc_vu: A\n".into(), None);
        let at = |line, column| about(&document, Kind::Plan, Position { line, column });
        assert!(at(1, 4).is_some_and(|text| text.starts_with("chuc_vu: ")));
        assert!(at(1, 12).is_none() && at(7, 0).is_none());
    }
}
