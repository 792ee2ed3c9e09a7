//! A file that is being changed: its objects as they are now, and what is new. Everything goes behind the file in one update,
//! so that what is not named here stays byte for byte.

use std::collections::BTreeMap;

use crate::seal::fill::update::Update;
use crate::seal::pdf::{Dict, Fault, File, Value, View};

/// The file, what was changed of it and what is added.
pub(super) struct Edit<'f, 'a> {
    pub view: View<'f, 'a>,
    pub update: Update<'f, 'a>,
    changed: BTreeMap<u32, Dict>,
}

impl<'f, 'a> Edit<'f, 'a> {
    pub(super) fn new(file: &'f File<'a>) -> Result<Edit<'f, 'a>, Fault> {
        Ok(Edit { view: file.now(), update: Update::new(file)?, changed: BTreeMap::new() })
    }

    /// The dictionary that a reference leads to, with its changes, and its number: what can be changed.
    ///
    /// # Errors
    /// When it leads to something else, or to an object of a number that was used before.
    pub(super) fn object(&self, reference: &Value) -> Result<(u32, Dict), Fault> {
        let broken = Fault::Broken { at: 0, wanted: "a dictionary" };
        let Some((number, 0)) = reference.place() else { return Err(broken) };
        if let Some(dict) = self.changed.get(&number) {
            return Ok((number, dict.clone()));
        }
        match self.view.object(number)? {
            Value::Dict(dict) => Ok((number, dict)),
            _ => Err(broken),
        }
    }

    /// Gives an object a new value.
    pub(super) fn set(&mut self, number: u32, dict: Dict) {
        self.changed.insert(number, dict);
    }

    /// Adds an object.
    pub(super) fn add(&mut self, dict: Dict) -> Result<Value, Fault> {
        let number = self.update.reserve()?;
        self.set(number, dict);
        Ok(Value::Ref(number, 0))
    }

    /// The file with everything that was changed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        for (number, dict) in self.changed {
            self.update.replace(number, dict);
        }
        self.update.append()
    }
}

/// A dictionary of these entries.
pub(super) fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    Dict(entries.map(|(key, value)| (key.as_bytes().to_vec(), value)).to_vec())
}

/// A name.
pub(super) fn name(name: &str) -> Value {
    Value::Name(name.as_bytes().to_vec())
}

/// Sets a key.
pub(super) fn set(dict: &mut Dict, key: &str, value: Value) {
    match dict.0.iter_mut().find(|(known, _)| known == key.as_bytes()) {
        Some((_, old)) => *old = value,
        None => dict.0.push((key.as_bytes().to_vec(), value)),
    }
}

/// Takes keys away.
pub(super) fn remove(dict: &mut Dict, keys: &[&str]) {
    dict.0.retain(|(known, _)| !keys.iter().any(|key| key.as_bytes() == known));
}

/// The values of a key that may hold one or several (`K`).
pub(super) fn several(view: &View<'_, '_>, dict: &Dict, key: &str) -> Result<Vec<Value>, Fault> {
    let Some(value) = dict.get(key) else { return Ok(Vec::new()) };
    Ok(match view.resolve(value)? {
        Value::Null => Vec::new(),
        Value::Array(items) => items,
        _ => vec![value.clone()],
    })
}

/// A text string: plain where it can be, else UTF-16BE.
pub(super) fn text(text: &str) -> Value {
    if text.is_ascii() {
        return Value::Text(text.as_bytes().to_vec());
    }
    Value::Text([0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect())
}
