//! What becomes of the form of the original: its signatures cannot hold in a copy, so no field of them stays that somebody
//! could take for one; how they look stays, as a stamp on the page. Other fields can be read, and no longer filled in.

use std::collections::BTreeSet;

use super::edit::{Edit, dict, name, remove, set, text};
use super::tags::Tags;
use crate::seal::pdf::{Dict, Fault, Value, View};

/// Deepest tree of fields.
const MAX_DEPTH: usize = 32;
/// Most widgets and fields that are looked at.
const MAX_FIELDS: usize = 20_000;
/// Most signatures that are counted.
const MOST_TOLD: usize = 100;
/// Annotation flags: neither shown nor printed.
const UNSEEN: i64 = 1 << 1 | 1 << 5;
/// Annotation flags of a stamp: printed, and not to be moved.
const STAMP_FLAGS: i64 = 1 << 2 | 1 << 6 | 1 << 7;
/// Field flag: not to be filled in.
const READ_ONLY: i64 = 1;

/// Takes the signature fields off the pages; what the signed ones are called, with their signers, is added to `signed`.
pub(super) fn flatten(
    edit: &mut Edit<'_, '_>,
    pages: &[u32],
    tags: Option<&Tags>,
    signed: &mut Vec<String>,
) -> Result<(), Fault> {
    let mut seen = 0;
    for &page in pages {
        let (page, mut entries) = edit.object(&Value::Ref(page, 0))?;
        let annotations = edit.view.array(&entries, "Annots")?;
        let mut kept = Vec::with_capacity(annotations.len());
        let mut changed = false;
        for annotation in annotations {
            let Some(widget) = edit.view.resolve(&annotation)?.dict().cloned() else { continue };
            let field = match edit.view.get(&widget, "Subtype")?.name() {
                Some(b"Widget") => Field::of(&edit.view, &widget)?,
                _ => Field::default(),
            };
            if !field.signature {
                kept.push(annotation);
                continue;
            }
            seen += 1;
            if seen > MAX_FIELDS {
                return Err(Fault::TooLarge);
            }
            changed = true;
            field.tell(signed);
            match stamp(&edit.view, &widget, &field)? {
                Some(stamp) => {
                    if let Some(tags) = tags {
                        tags.becomes_annotation(edit, &widget)?;
                    }
                    kept.push(match annotation {
                        Value::Ref(number, 0) => {
                            edit.set(number, stamp);
                            annotation
                        }
                        _ => edit.add(stamp)?,
                    });
                }
                None => {
                    if let Some(tags) = tags {
                        tags.goes(edit, &widget, &annotation)?;
                    }
                }
            }
        }
        if changed {
            set(&mut entries, "Annots", Value::Array(kept));
            edit.set(page, entries);
        }
    }
    Ok(())
}

/// What is known of a widget's field.
#[derive(Debug, Default)]
struct Field {
    signature: bool,
    name: String,
    /// The signature, where it is signed.
    value: Option<Dict>,
    signer: Option<String>,
}

impl Field {
    /// The field of a widget: what the widget does not say itself, those above it do.
    fn of(view: &View<'_, '_>, widget: &Dict) -> Result<Field, Fault> {
        let (mut field, mut kind) = (Field::default(), None);
        let mut names = Vec::new();
        let mut at = Some(widget.clone());
        for _ in 0..MAX_DEPTH {
            let Some(dict) = at else { break };
            kind = kind.or(view.get(&dict, "FT")?.name().map(<[u8]>::to_vec));
            if field.value.is_none() {
                field.value = view.get(&dict, "V")?.dict().cloned();
            }
            names.extend(view.get(&dict, "T")?.decoded_text());
            at = view.get(&dict, "Parent")?.dict().cloned();
        }
        names.reverse();
        field.name = names.join(".");
        field.signature = kind.as_deref() == Some(b"Sig");
        if let Some(value) = &field.value {
            field.signature |= view.get(value, "ByteRange")?.array().is_some();
            field.signer = view.get(value, "Name")?.decoded_text().filter(|name| !name.trim().is_empty());
        }
        Ok(field)
    }

    /// Adds what a signed field is called, unless that was said.
    fn tell(&self, signed: &mut Vec<String>) {
        if self.value.is_none() {
            return;
        }
        let called = match &self.signer {
            Some(signer) => format!("{} ({})", self.name, signer.trim()),
            None => self.name.clone(),
        };
        if signed.len() < MOST_TOLD && !signed.contains(&called) {
            signed.push(called);
        }
    }
}

/// What is left of a widget on the page: its look; nothing where nothing is seen of it.
fn stamp(view: &View<'_, '_>, widget: &Dict, field: &Field) -> Result<Option<Dict>, Fault> {
    if field.value.is_none() || view.get(widget, "F")?.int().unwrap_or(0) & UNSEEN != 0 {
        return Ok(None);
    }
    let looks = view.dict(widget, "AP")?;
    let look = match looks.get("N") {
        Some(look @ Value::Ref(..)) => look.clone(),
        _ => return Ok(None),
    };
    let Value::Stream(drawn) = view.resolve(&look)? else { return Ok(None) };
    let corners = view.array(widget, "Rect")?;
    let number = |value: &Value| match value {
        Value::Int(int) => Some(*int as f64),
        Value::Real(real) => Some(*real),
        _ => None,
    };
    let corners: Vec<f64> = corners.iter().filter_map(number).collect();
    let area = matches!(corners[..], [a, b, c, d] if a != c && b != d);
    if drawn.length == 0 || !area {
        return Ok(None);
    }
    let told = match view.get(widget, "TU")?.decoded_text() {
        Some(told) if !told.trim().is_empty() => told,
        _ => format!("Hình thể hiện chữ ký số '{}' của bản gốc", field.name),
    };
    let mut stamp = dict([
        ("Type", name("Annot")),
        ("Subtype", name("Stamp")),
        ("F", Value::Int(STAMP_FLAGS)),
        ("AP", Value::Dict(dict([("N", look)]))),
        ("Contents", text(&told)),
    ]);
    for key in ["Rect", "P", "StructParent", "OC"] {
        if let Some(value) = widget.get(key) {
            set(&mut stamp, key, value.clone());
        }
    }
    Ok(Some(stamp))
}

/// The fields of the form without those of signatures, which are told as [`flatten`] does it; the others are for reading
/// only.
pub(super) fn remaining(edit: &mut Edit<'_, '_>, form: &Dict, signed: &mut Vec<String>) -> Result<Vec<Value>, Fault> {
    let mut pruning = Pruning { seen: BTreeSet::new(), signed };
    let mut kept = Vec::new();
    for field in edit.view.array(form, "Fields")? {
        if pruning.keeps(edit, &field, &Above::default(), 0)? {
            kept.push(field);
        }
    }
    Ok(kept)
}

/// What a field takes over from those that it stands in.
#[derive(Clone, Debug, Default)]
struct Above {
    kind: Option<Vec<u8>>,
    flags: i64,
}

struct Pruning<'s> {
    seen: BTreeSet<u32>,
    signed: &'s mut Vec<String>,
}

impl Pruning<'_> {
    /// Whether a field stays.
    fn keeps(&mut self, edit: &mut Edit<'_, '_>, field: &Value, above: &Above, depth: usize) -> Result<bool, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "field tree" };
        // A field that is no object of its own, or none at all, cannot be a signature that counts.
        let Ok((number, mut entries)) = edit.object(field) else { return Ok(false) };
        if !self.seen.insert(number) || depth > MAX_DEPTH {
            return Err(broken);
        }
        if self.seen.len() > MAX_FIELDS {
            return Err(Fault::TooLarge);
        }
        let kind = edit.view.get(&entries, "FT")?.name().map(<[u8]>::to_vec).or(above.kind.clone());
        let flags = edit.view.get(&entries, "Ff")?.int().unwrap_or(above.flags);
        let below = Above { kind, flags };
        let kids = edit.view.array(&entries, "Kids")?;
        let (mut kept, mut fields) = (Vec::new(), 0);
        for kid in &kids {
            let named = edit.view.resolve(kid)?.dict().is_some_and(|kid| kid.get("T").is_some());
            fields += usize::from(named);
            if !named || self.keeps(edit, kid, &below, depth + 1)? {
                kept.push(kid.clone());
            }
        }
        if fields > 0 {
            if kept.is_empty() {
                return Ok(false);
            }
            if kept.len() < kids.len() {
                set(&mut entries, "Kids", Value::Array(kept));
                edit.set(number, entries);
            }
            return Ok(true);
        }
        let value = edit.view.dict(&entries, "V")?;
        if below.kind.as_deref() == Some(b"Sig") || edit.view.get(&value, "ByteRange")?.array().is_some() {
            Field::of(&edit.view, &entries)?.tell(self.signed);
            return Ok(false);
        }
        if flags & READ_ONLY == 0 {
            set(&mut entries, "Ff", Value::Int(flags | READ_ONLY));
            remove(&mut entries, &["AA"]);
            edit.set(number, entries);
        }
        Ok(true)
    }
}
