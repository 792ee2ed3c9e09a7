//! What signatures that are in the file already say about filling in fields (ISO 32000-1, 12.8.2).

use std::collections::{BTreeMap, BTreeSet};

use crate::seal::pdf::{Dict, Fault, Value, View};

/// Most references of one signature that are looked at.
const MAX_REFERENCES: usize = 100;

/// What stands in the way of filling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bar {
    /// A signature (the name of its field) allows no changes at all.
    Certified(String),
    /// A signature locks one of the fields.
    Locked {
        /// The signature's field.
        signature: String,
        /// The locked field.
        field: String,
    },
    /// The issuing body has signed: number and date come before that.
    Sealed(String),
}

/// The signatures of a file.
#[derive(Debug, Default)]
pub(super) struct Signatures {
    /// How many fields are signed.
    pub count: usize,
    /// What they forbid of the filling of some fields.
    pub bar: Option<Bar>,
}

/// Looks at every signature. `wanted` are the fields that are to be filled, `seal` is how those of the body are called.
pub(super) fn signatures(
    view: &View<'_, '_>,
    fields: &[(u32, String, Dict)],
    wanted: &[&str],
    seal: &str,
) -> Result<Signatures, Fault> {
    let wanted = &Wanted::of(wanted);
    let mut found = Signatures::default();
    for (_, name, field) in fields {
        if view.get(field, "FT")?.name() != Some(b"Sig") {
            continue;
        }
        let Some(signature) = view.get(field, "V")?.dict().cloned() else { continue };
        found.count += 1;
        let shut = || Some(Bar::Certified(name.clone()));
        let mut bar = references(view, &signature, name, wanted)?;
        let lock = view.dict(field, "Lock")?;
        if view.get(&lock, "P")?.int() == Some(1) {
            bar = bar.or_else(shut);
        }
        bar = bar.or(locked(view, &lock, name, wanted)?);
        if name.starts_with(seal) {
            bar = bar.or(Some(Bar::Sealed(name.clone())));
        }
        found.bar = found.bar.or(bar);
    }
    // A certification stands in the catalog too, where no field need lead to it.
    let permissions = view.dict(&view.catalog()?, "Perms")?;
    let certification = view.dict(&permissions, "DocMDP")?;
    found.bar = found.bar.or(references(view, &certification, "DocMDP", wanted)?);
    Ok(found)
}

/// What the transforms of a signature forbid.
fn references(view: &View<'_, '_>, signature: &Dict, name: &str, wanted: &Wanted<'_>) -> Result<Option<Bar>, Fault> {
    for reference in view.array(signature, "Reference")?.iter().take(MAX_REFERENCES) {
        let reference = view.resolve(reference)?;
        let Some(reference) = reference.dict() else { continue };
        let parameters = view.dict(reference, "TransformParams")?;
        let bar = match view.get(reference, "TransformMethod")?.name() {
            // Without a level, filling is allowed (table 254).
            Some(b"DocMDP") => (view.get(&parameters, "P")?.int() == Some(1)).then(|| Bar::Certified(name.to_string())),
            Some(b"FieldMDP") => locked(view, &parameters, name, wanted)?,
            _ => None,
        };
        if bar.is_some() {
            return Ok(bar);
        }
    }
    Ok(None)
}

/// The fields that are to be filled. A file decides how many they are, and how many locks name how many fields.
struct Wanted<'n> {
    names: &'n [&'n str],
    places: BTreeMap<&'n str, usize>,
}

impl<'n> Wanted<'n> {
    fn of(names: &'n [&'n str]) -> Wanted<'n> {
        Wanted { names, places: names.iter().enumerate().map(|(place, name)| (*name, place)).collect() }
    }
}

/// The first of the wanted fields that a lock covers. They stand in no other field, so only their own names count.
fn locked(view: &View<'_, '_>, lock: &Dict, signature: &str, wanted: &Wanted<'_>) -> Result<Option<Bar>, Fault> {
    let action = view.get(lock, "Action")?;
    let mut named = BTreeSet::new();
    for value in view.array(lock, "Fields")? {
        named.extend(view.resolve(&value)?.decoded_text());
    }
    let names = wanted.names;
    let field = match action.name() {
        Some(b"All") => names.first(),
        Some(b"Include") => {
            let first = named.iter().filter_map(|name| wanted.places.get(name.as_str())).min();
            first.and_then(|place| names.get(*place))
        }
        Some(b"Exclude") => names.iter().find(|field| !named.contains(**field)),
        _ => None,
    };
    Ok(field.map(|field| Bar::Locked { signature: signature.to_string(), field: field.to_string() }))
}

/// Whether a field has a value already, and which.
pub(super) fn value(view: &View<'_, '_>, field: &Dict) -> Result<Option<String>, Fault> {
    Ok(match view.get(field, "V")? {
        Value::Null => None,
        value => Some(value.decoded_text().unwrap_or_default()).filter(|text| !text.trim().is_empty()),
    })
}
