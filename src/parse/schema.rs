//! JSON Schema (draft 2020-12) of the plan file and the agency profile, made from the registry of keys, so that editors
//! complete and explain keys.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::keys::{AGENCY, COPY, COPY_FILE, Key, Mapping, PLAN, Shape};
use crate::diag::rules;
use crate::era::{known_types, known_urgency};
use crate::model::OF_THE_ISSUING;
use crate::text::near;

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
    // What the law lists may only be another where it is kept on purpose.
    let marks = known_urgency().into_iter().map(Value::from).chain([Value::Null, json!("")]).collect::<Value>();
    let urgency = json!({"properties": {"do_khan": {"enum": marks}}});
    let kept = json!({"anyOf": [{"required": ["giu_nguyen"]}, urgency]});
    schema["allOf"] = others.into_iter().map(either).chain([kept]).collect();
}

/// The schema of a copy's file: the keys of a copy as they are, or under their group.
pub(crate) fn copy_schema() -> Value {
    let mut schema = document(&COPY_FILE, "Bản sao");
    let around = schema["properties"].clone();
    let of_copy = schema["$defs"][COPY.id].clone();
    let both = [&around, &of_copy["properties"]].into_iter().filter_map(Value::as_object).flatten();
    schema["properties"] = Value::Object(both.map(|(key, value)| (key.clone(), value.clone())).collect());
    // Body and place may be the profile's; what there must be stands in one place only.
    schema["$defs"][COPY.id]["required"] = json!(["hinh_thuc"]);
    let flat: Value =
        of_copy["properties"].as_object().into_iter().flatten().map(|(key, _)| json!({"required": [key]})).collect();
    schema["oneOf"] = json!([{"required": ["sao"], "not": {"anyOf": flat}}, {"required": ["hinh_thuc"], "not": {"required": ["sao"]}}]);
    schema
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
        let scalar = || json!({"type": ["string", "number", "boolean", "null"]});
        // `Sở: NN` in a list is a mapping to YAML and a text to us.
        let entry = || json!({"type": ["string", "number", "boolean", "object", "null"]});
        match shape {
            Shape::Text | Shape::Date | Shape::Line => scalar(),
            Shape::Number => {
                json!({"type": ["number", "string", "null"], "minimum": 0, "pattern": "^\\s*(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)?\\s*$"})
            }
            // No `enum`: the list grows, and an unknown code is no error.
            Shape::Rule => json!({"type": ["string", "null"], "examples": keepable().collect::<Vec<_>>()}),
            Shape::Flag => json!({"anyOf": [{"type": ["boolean", "null"]}, choice(FLAGS)]}),
            Shape::Texts | Shape::Paragraphs => json!({"anyOf": [scalar(), {"type": "array", "items": entry()}]}),
            Shape::Notes => {
                json!({"anyOf": [{"type": "object", "additionalProperties": scalar()}, {"type": "array", "items": scalar()}, {"type": "null"}]})
            }
            Shape::Choice(words) => choice(words),
            Shape::Choices(words) => json!({"type": ["array", "null"], "items": choice(words)}),
            Shape::Known(listed) => {
                let known = listed().into_iter().map(Value::from).chain([Value::Null]).collect::<Value>();
                json!({"anyOf": [{"enum": known}, scalar()]})
            }
            Shape::Shares => {
                json!({"anyOf": [{"enum": ["auto", null]}, {"type": "array", "items": {"anyOf": [{"type": "number"}, {"enum": ["auto", null]}]}}]})
            }
            Shape::KeyOf(mapping) => {
                let renders = |key: &&Key| known_types().iter().any(|known| known.id == key.name && known.renders());
                let known: Vec<&Key> = mapping.keys.iter().filter(renders).collect();
                let names: Vec<&str> = known.iter().map(|key| key.name).collect();
                let known = known.iter().map(|k| json!({"const": k.name, "description": k.about}));
                json!({"anyOf": known.chain([json!({"type": "null"}), loosely(&names)]).collect::<Value>()})
            }
            Shape::TextOrEras(parts) => json!({"anyOf": [scalar(), self.reference(parts)]}),
            Shape::OfEras(parts) => json!({"anyOf": [self.open(parts), {"type": "null"}]}),
            Shape::IssueDate(parts) | Shape::TextOr(parts) => json!({"anyOf": [scalar(), self.reference(parts)]}),
            Shape::One(inner) => json!({"anyOf": [self.reference(inner), {"type": "null"}]}),
            Shape::Many(inner) => json!({"type": ["array", "null"], "items": self.reference(inner)}),
            Shape::OneOrMany(inner) => {
                let one = self.reference(inner);
                json!({"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]})
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

/// Words of yes and no.
const FLAGS: &[&str] = &["true", "false", "co", "khong"];

/// One of some words, or nothing at all. Editors offer the words; what people write for them is taken too.
fn choice(words: &[&str]) -> Value {
    let known = words.iter().map(|w| json!(w)).chain([Value::Null]).collect::<Value>();
    json!({"anyOf": [{"enum": known}, loosely(words)]})
}

/// A text that is one of these words but for capitals, diacritics and what stands between its parts, as
/// [`near::fold`] sees it.
fn loosely(words: &[&str]) -> Value {
    let all: Vec<String> = words.iter().map(|word| word.chars().map(like).collect()).collect();
    json!({"type": "string", "pattern": format!("^\\s*(?:{})\\s*$", all.join("|"))})
}

/// What is seen as this letter of a word.
fn like(letter: char) -> String {
    static LETTERS: LazyLock<BTreeMap<char, String>> = LazyLock::new(|| {
        let mut letters: BTreeMap<char, String> = BTreeMap::new();
        for c in ('A'..='Z').chain('a'..='z').chain('\u{C0}'..='\u{1B0}').chain('\u{1EA0}'..='\u{1EF9}') {
            let folded = near::fold(c.encode_utf8(&mut [0; 4]));
            if let (Some(base), 1) = (folded.chars().next().filter(char::is_ascii_alphanumeric), folded.len()) {
                letters.entry(base).or_default().push(c);
            }
        }
        letters
    });
    match LETTERS.get(&letter) {
        Some(letters) => format!("[{letters}][\\u0300-\\u036f]*"),
        None if letter == '_' => "[^0-9A-Za-z\\u00c0-\\u1ef9]+".to_string(),
        None => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::keys::NOTATIONS;

    #[test]
    fn a_copys_file_has_the_keys_of_a_copy_as_they_are_or_in_their_group() {
        let schema = copy_schema();
        for key in ["hinh_thuc", "ky_hieu", "ten_day_du", "don_vi", "ban", "sao", "giu_nguyen"] {
            assert!(schema["properties"][key].is_object(), "{key}");
        }
        assert!(schema["properties"]["trich_yeu"].is_null() && schema["$defs"]["ky"].is_object());
        assert_eq!(schema["$defs"]["sao"]["required"], json!(["hinh_thuc"]));
        assert_eq!(schema["oneOf"].as_array().map(Vec::len), Some(2));
    }

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
        let all = schema["allOf"].as_array().unwrap();
        assert_eq!(all[3]["anyOf"][1]["properties"]["do_khan"]["enum"][0], "KHẨN");
        assert_eq!(
            json!(all[..3]),
            json!([
                {"anyOf": [{"required": ["trich_yeu"]}, leave]},
                {"anyOf": [{"required": ["ky"]}, issued]},
                {"anyOf": [{"required": ["noi_nhan"]}, issued, others]},
            ])
        );
        assert_eq!(schema["anyOf"], json!([{"required": ["noi_dung"]}, {"required": ["mo_dau"]}, others]));
    }

    #[test]
    fn letters_are_seen_as_the_reader_sees_them() {
        for c in "đĐàẬỢỹÝ".chars() {
            let folded = near::fold(&c.to_string());
            assert!(like(folded.chars().next().unwrap()).contains(c), "{c}");
        }
        assert!(!like('d').contains('e') && like('_').starts_with("[^0-9"));
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
        let kinds = schema()["properties"]["loai"]["anyOf"].as_array().unwrap().len();
        let rendering = known_types().iter().filter(|known| known.renders()).count();
        assert_eq!(kinds, rendering + 2, "every type that some era sets, nothing, and what is seen as one of them");
        assert!(rendering < NOTATIONS.keys.len());
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
