//! The form of the copy: what is left of the original's, and the fields of the copy's part under names that are free.

use std::collections::BTreeSet;

use super::edit::{Edit, dict, remove, set, text};
use super::graft::Graft;
use crate::seal::pdf::{Dict, Fault, Value};

/// The fields of the copy's part.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Their objects.
    pub(super) fields: Vec<Value>,
    /// The fonts that may be written into them with.
    fonts: Dict,
}

impl Fields {
    /// The fields of the part's file, as objects here.
    pub(super) fn of(edit: &mut Edit<'_, '_>, graft: &mut Graft<'_, '_, '_>, catalog: &Dict) -> Result<Fields, Fault> {
        let form = graft.from.dict(catalog, "AcroForm")?;
        let mut fields = Vec::new();
        for field in graft.from.array(&form, "Fields")? {
            fields.push(graft.value(edit, &field)?);
        }
        let resources = graft.from.dict(&form, "DR")?;
        let fonts = graft.from.dict(&resources, "Font")?;
        Ok(Fields { fields, fonts: graft.dict(edit, &fonts)? })
    }
}

/// The form of the file with those of its fields that stay and the part's; nothing where there are none.
pub(super) fn joined(
    edit: &mut Edit<'_, '_>,
    mut form: Dict,
    mut fields: Vec<Value>,
    part: Fields,
) -> Result<Option<Dict>, Fault> {
    let mut names = BTreeSet::new();
    for field in &fields {
        if let Ok((_, field)) = edit.object(field) {
            names.extend(edit.view.get(&field, "T")?.decoded_text());
        }
    }
    let mut resources = edit.view.dict(&form, "DR")?;
    let mut fonts = edit.view.dict(&resources, "Font")?;
    let mut renamed = Vec::new();
    for (key, font) in part.fonts.0 {
        let old = String::from_utf8_lossy(&key).into_owned();
        let new = free(&format!("Sao{old}"), |name| fonts.get(name).is_some());
        set(&mut fonts, &new, font);
        renamed.push((format!("/{old} "), format!("/{new} ")));
    }
    let mut signs = false;
    for field in &part.fields {
        let (number, mut entries) = edit.object(field)?;
        signs |= entries.name("FT") == Some(b"Sig");
        let own = entries.get("T").and_then(Value::decoded_text).unwrap_or_default();
        let name = free(&own, |name| names.contains(name));
        set(&mut entries, "T", text(&name));
        names.insert(name);
        if let Some(look) = entries.get("DA").and_then(Value::text) {
            let look = String::from_utf8_lossy(look).into_owned();
            let new = renamed.iter().find(|(old, _)| look.starts_with(old));
            let look = new.map_or(look.clone(), |(old, new)| look.replacen(old, new, 1));
            set(&mut entries, "DA", text(&look));
        }
        edit.set(number, entries);
    }
    if !renamed.is_empty() {
        set(&mut resources, "Font", Value::Dict(fonts));
        set(&mut form, "DR", Value::Dict(resources));
    }
    fields.extend(part.fields);
    if fields.is_empty() {
        return Ok(None);
    }
    // The signatures that the flags spoke of are gone, and so is another program's copy of the form.
    remove(&mut form, &["SigFlags", "XFA"]);
    if signs {
        set(&mut form, "SigFlags", Value::Int(1));
    }
    set(&mut form, "Fields", Value::Array(fields));
    Ok(Some(form))
}

/// A name that is not taken, made of this one.
fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let with = |count: usize| if count == 1 { name.to_string() } else { format!("{name}_lan_{count}") };
    (1..).map(with).find(|name| !taken(name)).unwrap_or_default()
}

/// An empty form, for what has no fields.
pub(super) fn single(field: Value) -> Fields {
    Fields { fields: vec![field], fonts: dict([]) }
}
