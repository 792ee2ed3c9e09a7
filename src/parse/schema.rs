//! JSON Schema (draft 2020-12) of the plan file and the agency profile, made from the registry of keys, so that editors
//! complete and explain keys.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::keys::{AGENCY, Key, Mapping, PLAN, Shape};
use crate::diag::rules;
use crate::era::known_types;
use crate::model::OF_THE_ISSUING;

/// The schema of the plan file.
pub(crate) fn schema() -> Value {
    let without = |part: &str| -> Vec<&str> {
        known_types().iter().filter(|known| !known.always_needs(part)).map(|known| known.id.as_str()).collect()
    };
    let mut schema = document(&PLAN, "Văn bản hành chính");
    demand(&mut schema, without);
    schema
}

/// What a plan must have, but where its type (`without`: those that may do without a part) or the document that issues it
/// says otherwise.
fn demand(schema: &mut Value, without: impl Fn(&str) -> Vec<&'static str>) {
    let types = |part: &str| {
        let types = without(part);
        (!types.is_empty()).then(|| json!({"required": ["loai"], "properties": {"loai": {"enum": types}}}))
    };
    let content = [json!({"required": ["noi_dung"]}), json!({"required": ["mo_dau"]})];
    schema["anyOf"] = content.into_iter().chain(types("noi_dung")).collect();
    // Keys that must be there unless the same holds.
    let mut demands: Vec<(Vec<&str>, Vec<Value>)> = Vec::new();
    for key in PLAN.required {
        let issued = OF_THE_ISSUING.contains(key).then(|| json!({"required": ["kem_theo"]}));
        let unless: Vec<Value> = issued.into_iter().chain(types(key)).collect();
        match demands.iter_mut().find(|(_, known)| *known == unless) {
            Some((keys, _)) => keys.push(key),
            None => demands.push((vec![key], unless)),
        }
    }
    let (always, others): (Vec<_>, Vec<_>) = demands.into_iter().partition(|(_, unless)| unless.is_empty());
    schema["required"] = always.into_iter().flat_map(|(keys, _)| keys).collect();
    let either = |(keys, unless): (Vec<&str>, Vec<Value>)| {
        let all: Value = [json!({"required": keys})].into_iter().chain(unless).collect();
        json!({"anyOf": all})
    };
    schema["allOf"] = others.into_iter().map(either).collect();
}

/// The schema of the agency profile.
pub(crate) fn agency_schema() -> Value {
    document(&AGENCY, "Hồ sơ đơn vị")
}

fn document(root: &'static Mapping, title: &str) -> Value {
    let mut writer = Writer { defs: Map::new(), begun: BTreeSet::new() };
    let Value::Object(body) = writer.mapping(root) else { return Value::Null };
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(title));
    schema.extend(body);
    schema.insert("$defs".into(), Value::Object(writer.defs));
    Value::Object(schema)
}

struct Writer {
    defs: Map<String, Value>,
    begun: BTreeSet<&'static str>,
}

impl Writer {
    fn mapping(&mut self, mapping: &'static Mapping) -> Value {
        let mut properties = Map::new();
        for key in mapping.keys.iter() {
            properties.insert(key.name.into(), self.key(key));
        }
        let mut schema = json!({"type": "object", "additionalProperties": false, "properties": properties});
        if !mapping.required.is_empty() {
            schema["required"] = json!(mapping.required);
        }
        schema
    }

    fn key(&mut self, key: &'static Key) -> Value {
        let mut schema = Map::new();
        schema.insert("description".into(), json!(key.about));
        if let Value::Object(shape) = self.shape(key.shape) {
            schema.extend(shape);
        }
        if let Shape::Rule = key.shape {
            let codes: Vec<&str> = keepable().collect();
            schema["description"] = json!(format!("{} Các mã giữ được: {}.", key.about, codes.join(", ")));
        }
        Value::Object(schema)
    }

    fn reference(&mut self, mapping: &'static Mapping) -> Value {
        if self.begun.insert(mapping.id) {
            let schema = self.mapping(mapping);
            self.defs.insert(mapping.id.into(), schema);
        }
        json!({"$ref": format!("#/$defs/{}", mapping.id)})
    }

    /// A mapping whose keys are not all known.
    fn open(&mut self, mapping: &'static Mapping) -> Value {
        let mut schema = self.mapping(mapping);
        schema["additionalProperties"] = self.shape(Shape::Texts);
        schema
    }

    fn shape(&mut self, shape: Shape) -> Value {
        let scalar = || json!({"type": ["string", "number", "null"]});
        // `Sở: NN` in a list is a mapping to YAML and a text to us.
        let entry = || json!({"type": ["string", "number", "object", "null"]});
        match shape {
            Shape::Text | Shape::Date | Shape::Line => scalar(),
            Shape::Number => json!({"type": ["number", "string", "null"]}),
            // No `enum`: the list grows, and an unknown code is no error.
            Shape::Rule => json!({"type": ["string", "null"], "examples": keepable().collect::<Vec<_>>()}),
            Shape::Flag => json!({"type": ["boolean", "null"]}),
            Shape::Texts | Shape::Paragraphs => json!({"anyOf": [scalar(), {"type": "array", "items": entry()}]}),
            Shape::Notes => {
                json!({"anyOf": [{"type": "object", "additionalProperties": scalar()}, {"type": "array", "items": scalar()}, {"type": "null"}]})
            }
            Shape::Choice(words) => json!({"enum": choices(words)}),
            Shape::Choices(words) => json!({"type": ["array", "null"], "items": {"enum": choices(words)}}),
            Shape::Shares => {
                json!({"anyOf": [{"enum": ["auto", null]}, {"type": "array", "items": {"anyOf": [{"type": "number"}, {"enum": ["auto", null]}]}}]})
            }
            Shape::KeyOf(mapping) => {
                let known = mapping.keys.iter().map(|k| json!({"const": k.name, "description": k.about}));
                json!({"oneOf": known.chain([json!({"type": "null"})]).collect::<Value>()})
            }
            Shape::TextOrEras(parts) => json!({"anyOf": [scalar(), self.reference(parts)]}),
            Shape::OfEras(parts) => json!({"anyOf": [self.open(parts), {"type": "null"}]}),
            Shape::IssueDate(parts) | Shape::TextOr(parts) => json!({"anyOf": [scalar(), self.reference(parts)]}),
            Shape::One(inner) => json!({"anyOf": [self.reference(inner), {"type": "null"}]}),
            Shape::Many(inner) => json!({"type": ["array", "null"], "items": self.reference(inner)}),
            Shape::OneOrMany(inner) => {
                let one = self.reference(inner);
                json!({"anyOf": [one, {"type": "array", "items": one}]})
            }
            Shape::TextOrMany(inner) => {
                let one = self.reference(inner);
                json!({"anyOf": [scalar(), {"type": "array", "items": {"anyOf": [one, entry()]}}]})
            }
            Shape::Body(inner) => json!({"anyOf": [scalar(), {"type": "array", "items": self.reference(inner)}]}),
            Shape::BodyRows(row) => {
                let cells = self.shape(Shape::Rows(&super::keys::CELL))["items"]["anyOf"][0].clone();
                json!({"type": ["array", "null"], "items": {"anyOf": [cells, self.reference(row)]}})
            }
            Shape::Rows(cell) => {
                let one = json!({"anyOf": [self.reference(cell), entry()]});
                json!({"type": ["array", "null"], "items": {"anyOf": [{"type": "array", "items": one}, one]}})
            }
        }
    }
}

/// The codes that `giu_nguyen` may keep.
fn keepable() -> impl Iterator<Item = &'static str> {
    rules::all().filter(|rule| rule.keepable).map(|rule| rule.code)
}

/// The words, and nothing at all.
fn choices(words: &[&str]) -> Value {
    words.iter().map(|w| json!(w)).chain([Value::Null]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::keys::NOTATIONS;

    #[test]
    fn the_registry_knows_every_type_of_every_era() {
        let eras = crate::era::EraTable::default();
        for name in eras.names().unwrap() {
            for kind in eras.by_name(&name).unwrap().unwrap().loai.keys() {
                assert!(NOTATIONS.key(kind).is_some(), "{name}: {kind}");
            }
        }
        let [first, .., last] = NOTATIONS.keys else { panic!("{NOTATIONS:?}") };
        assert_eq!((first.name, first.about), ("nghi_quyet", "Nghị quyết."), "in the order of the newest era");
        assert_eq!((last.name, last.about), ("giay_bien_nhan_ho_so", "Giấy biên nhận hồ sơ."), "then of older ones");
        assert_eq!(NOTATIONS.key("cong_van").unwrap().about, "Công văn.");
    }

    #[test]
    fn a_part_is_demanded_but_of_types_that_may_do_without() {
        let mut schema = json!({});
        demand(&mut schema, |part| match part {
            "trich_yeu" => vec!["giay_nghi_phep"],
            "noi_dung" | "noi_nhan" => vec!["bien_ban", "thu_cong"],
            _ => Vec::new(),
        });
        let of = |types: &[&str]| json!({"required": ["loai"], "properties": {"loai": {"enum": types}}});
        assert_eq!(schema["required"], json!([]));
        let (leave, others) = (of(&["giay_nghi_phep"]), of(&["bien_ban", "thu_cong"]));
        let issued = json!({"required": ["kem_theo"]});
        assert_eq!(
            schema["allOf"],
            json!([
                {"anyOf": [{"required": ["trich_yeu"]}, leave]},
                {"anyOf": [{"required": ["ky"]}, issued]},
                {"anyOf": [{"required": ["noi_nhan"]}, issued, others]},
            ])
        );
        assert_eq!(schema["anyOf"], json!([{"required": ["noi_dung"]}, {"required": ["mo_dau"]}, others]));
    }

    /// Every `$ref` of a schema has its definition.
    fn check(schema: &Value, root: &Value) {
        match schema {
            Value::Object(map) => {
                if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
                    assert!(root.pointer(&reference[1..]).is_some(), "{reference}");
                }
                map.values().for_each(|v| check(v, root));
            }
            Value::Array(list) => list.iter().for_each(|v| check(v, root)),
            _ => {}
        }
    }

    #[test]
    fn schemas_hold_every_usable_key_with_its_description() {
        for (schema, mapping) in [(schema(), &PLAN), (agency_schema(), &AGENCY)] {
            check(&schema, &schema);
            for key in mapping.keys {
                let property = &schema["properties"][key.name];
                assert_eq!(property["description"], key.about, "{}", key.name);
            }
        }
        assert_eq!(schema()["$defs"]["muc"]["properties"]["muc"]["items"]["$ref"], "#/$defs/muc");
        let kinds = schema()["properties"]["loai"]["oneOf"].as_array().unwrap().len();
        assert_eq!(kinds, NOTATIONS.keys.len() + 1, "every type and nothing");
        assert_eq!(schema()["required"], json!([]), "some types do without a subject");
        let code = &schema()["$defs"]["giu_nguyen"]["properties"]["ma"];
        assert!(code["description"].as_str().unwrap().contains(", TB-06, "), "{code}");
        assert!(code["enum"].is_null() && !code["examples"].as_array().unwrap().contains(&json!("KHOA-01")), "{code}");
        let demanded = &schema()["allOf"];
        let of = |at: usize| &demanded[at]["anyOf"][0]["required"];
        assert_eq!([of(0), of(1), of(2)], [&json!(["trich_yeu"]), &json!(["ky"]), &json!(["noi_nhan"])]);
        let without = demanded[0].to_string();
        assert!(without.contains("giay_gioi_thieu") && !without.contains("ke_hoach"), "{without}");
    }
}
