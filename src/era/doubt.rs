//! Doubts: what an era file marks as not confirmed against the instrument's own text. `nghi_ngo: true` in an entry doubts
//! all of it, `nghi_ngo: [dieu_khoan]` only these keys of it. No value depends on the mark; it tells people what to check.

use serde::Deserializer;
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde_yaml::{Mapping, Value};

/// The key that marks a doubt.
const KEY: &str = "nghi_ngo";

/// The text of an era file: as people write it, or as the program carries it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'t> {
    /// YAML.
    Yaml(&'t str),
    /// The same as JSON.
    Json(&'t str),
}

impl<'t> Form<'t> {
    /// The text.
    pub(super) fn text(self) -> &'t str {
        match self {
            Form::Yaml(text) | Form::Json(text) => text,
        }
    }

    /// What it says.
    ///
    /// # Errors
    /// Says what does not follow the form or the type.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, String> {
        match self {
            Form::Yaml(text) => serde_yaml::from_str(text).map_err(|e| e.to_string()),
            Form::Json(text) => serde_json::from_str(text).map_err(|e| e.to_string()),
        }
    }

    /// What it says under one of its keys; nothing of the others is kept.
    ///
    /// # Errors
    /// Says what does not follow the form.
    pub(super) fn part(self, key: &str) -> Result<Value, String> {
        match self {
            Form::Yaml(text) => {
                let file: Mapping = serde_yaml::from_str(text).map_err(|e| e.to_string())?;
                Ok(file.get(key).cloned().unwrap_or_default())
            }
            Form::Json(text) => {
                serde_json::Deserializer::from_str(text).deserialize_map(Part(key)).map_err(|e| e.to_string())
            }
        }
    }
}

/// Takes what stands under one key.
struct Part<'k>(&'k str);

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut found = Value::Null;
        while let Some(key) = map.next_key::<String>()? {
            match key == self.0 {
                true => found = map.next_value()?,
                false => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

/// Reads an era file; the key paths of what it doubts come beside it.
///
/// # Errors
/// Says what does not follow the schema.
pub(super) fn read<T: DeserializeOwned>(form: Form<'_>) -> Result<(T, Vec<String>), String> {
    // A file without doubts is read in one go, and its faults are told with line and column.
    if !form.text().contains(KEY) {
        return Ok((form.read()?, Vec::new()));
    }
    let mut tree: Value = form.read()?;
    let mut doubts = Vec::new();
    take(&mut tree, "", &mut doubts)?;
    Ok((serde_yaml::from_value(tree).map_err(|e| e.to_string())?, doubts))
}

/// Takes the marks out of a tree.
///
/// # Errors
/// Says which mark says nothing.
pub(super) fn take(value: &mut Value, path: &str, doubts: &mut Vec<String>) -> Result<(), String> {
    match value {
        Value::Mapping(entry) => {
            if let Some(mark) = entry.remove(KEY) {
                doubts.extend(marked(&mark, entry, path)?);
            }
            for (key, inner) in entry.iter_mut() {
                take(inner, &below(path, key.as_str().unwrap_or_default()), doubts)?;
            }
        }
        Value::Sequence(list) => {
            for (index, inner) in list.iter_mut().enumerate() {
                take(inner, &format!("{path}[{index}]"), doubts)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// What a mark in an entry doubts.
fn marked(mark: &Value, entry: &Mapping, path: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("{path}: '{KEY}' phải là true hoặc danh sách khóa của chính mục này");
    match mark {
        Value::Bool(true) => Ok(vec![path.to_string()]),
        Value::Sequence(keys) if !keys.is_empty() => {
            let one = |key: &Value| match key.as_str() {
                Some(key) if entry.contains_key(key) => Ok(below(path, key)),
                _ => Err(wrong()),
            };
            keys.iter().map(one).collect()
        }
        _ => Err(wrong()),
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn marks_are_taken_out_and_kept_as_paths() {
        let text = "a: {x: 1, nghi_ngo: true}\nb: {y: 2, dieu_khoan: 3, nghi_ngo: [dieu_khoan]}\nc: {z: 4}\n";
        let (read, doubts) = super::read::<BTreeMap<String, BTreeMap<String, u8>>>(Form::Yaml(text)).unwrap();
        assert_eq!(read["a"].len() + read["b"].len(), 3);
        assert_eq!(doubts, ["a", "b.dieu_khoan"]);
    }

    #[test]
    fn a_mark_that_says_nothing_is_refused() {
        for mark in ["false", "1", "[]", "[khac]"] {
            let text = format!("a: {{x: 1, nghi_ngo: {mark}}}");
            assert!(super::read::<Value>(Form::Yaml(&text)).unwrap_err().starts_with("a: 'nghi_ngo'"), "{mark}");
        }
    }
}
