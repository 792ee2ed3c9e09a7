//! The forms of a plan and of a profile (`mau_nhap`), made of the registry of keys: a new key is in it by itself, with a field after its shape.
//! What people call the keys, and what they are reminded of, stands in `o-nhap.tsv`.

use serde_json::{Value, json};

use crate::era::known_types;
use crate::parse::keys::{AGENCY, Key, Mapping, PLAN, Shape};

const TABLE: &str = include_str!("o-nhap.tsv");
/// What rows of groups begin with.
const GROUP: char = '@';

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// The key; of a key in a mapping behind the mapping's id and a point.
    pub path: &'static str,
    /// Its group.
    group: &'static str,
    /// Its kind of field; empty = after the key's shape.
    widget: &'static str,
    /// What it is called.
    label: &'static str,
    /// What people are reminded of; empty = what the key means.
    hint: &'static str,
    /// JSON of what stands in for it while it is missing.
    pub stand_in: &'static str,
}

/// All rows, those of groups too.
fn rows() -> impl Iterator<Item = Field> {
    TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Field { path: next(), group: next(), widget: next(), label: next(), hint: next(), stand_in: next() }
    })
}

/// The rows of keys.
pub(super) fn fields() -> impl Iterator<Item = Field> {
    rows().filter(|row| !row.path.starts_with(GROUP))
}

/// Groups, fields and types of documents.
pub(super) fn form() -> Value {
    let groups: Vec<Field> = rows().filter(|row| row.path.starts_with(GROUP)).collect();
    let last = groups.last().map_or("", |group| group.path).trim_start_matches(GROUP);
    let group = |row: &Field| json!({"ma": row.path.trim_start_matches(GROUP), "ten": row.label});
    let types = known_types().iter().filter(|known| known.renders()).map(|known| {
        json!({"ma": known.id, "ten": known.about.trim_end_matches('.'), "thong_tin": known.details(),
            "khong": PLAN.keys.iter().map(|key| key.name).filter(|part| known.never_has(part)).collect::<Vec<_>>()})
    });
    json!({
        "nhom": groups.iter().map(group).collect::<Vec<_>>(),
        "o": sorted().map(|key| field(key, None, last)).collect::<Vec<_>>(),
        "loai": types.collect::<Vec<_>>(),
        "ho_so": AGENCY.keys.iter().map(|key| field(key, Some(&AGENCY), last)).collect::<Vec<_>>(),
    })
}

/// The keys of a plan: those of the table in its order, then all others.
fn sorted() -> impl Iterator<Item = &'static Key> {
    let named = |name: &str| fields().any(|row| row.path == name);
    let rest = PLAN.keys.iter().filter(move |key| !named(key.name));
    fields().filter_map(|row| PLAN.key(row.path)).chain(rest)
}

/// A field: of a plan, or of a mapping in it.
fn field(key: &Key, of: Option<&Mapping>, last: &str) -> Value {
    let path = of.map_or(key.name.to_string(), |of| format!("{}.{}", of.id, key.name));
    let row = fields().find(|row| row.path == path);
    let told = |cell: fn(&Field) -> &'static str| row.as_ref().map(cell).filter(|text| !text.is_empty());
    // What a key means begins with what it is.
    let first = key.about.split([',', ';', ':', '.', '(']).next().unwrap_or_default();
    let mut out = json!({
        "khoa": key.name,
        "o_nhap": told(|row| row.widget).unwrap_or(widget(key.shape)),
        "nhan": told(|row| row.label).unwrap_or(first),
        "goi_y": told(|row| row.hint).unwrap_or(key.about),
    });
    if let Value::Object(out) = &mut out {
        if of.is_none() {
            out.insert("nhom".to_string(), json!(told(|row| row.group).unwrap_or(last)));
        }
        let words = key.words();
        if !words.is_empty() {
            out.insert("tu".to_string(), json!(words));
        }
        if let Some(inner) = inner(key.shape) {
            let fields: Vec<Value> = inner.keys.iter().map(|key| field(key, Some(inner), last)).collect();
            out.insert("con".to_string(), json!(fields));
        }
    }
    out
}

/// The mapping whose keys are fields of their own.
fn inner(shape: Shape) -> Option<&'static Mapping> {
    match shape {
        Shape::One(mapping)
        | Shape::Many(mapping)
        | Shape::OneOrMany(mapping)
        | Shape::TextOrMany(mapping)
        | Shape::TextOr(mapping) => Some(mapping),
        Shape::OfEras(mapping) | Shape::TextOrEras(mapping) => Some(mapping),
        _ => None,
    }
}

/// The kind of field for a shape.
fn widget(shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Number | Shape::Date | Shape::Line => "dong",
        Shape::Texts | Shape::Choices(_) => "danh_sach",
        Shape::Paragraphs | Shape::Body(_) => "doan",
        Shape::Flag | Shape::Choice(_) | Shape::KeyOf(_) | Shape::Rule => "chon",
        Shape::Known(_) => "goi",
        Shape::IssueDate(_) => "ngay",
        Shape::One(_) | Shape::TextOr(_) | Shape::TextOrEras(_) | Shape::OfEras(_) => "nhom",
        Shape::Many(_) | Shape::OneOrMany(_) => "nhom_lap",
        Shape::TextOrMany(_) => "noi_nhan",
        Shape::Notes => "cap",
        Shape::Shares | Shape::Rows(_) | Shape::BodyRows(_) => "nguon",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every key below a mapping is a field.
    fn complete(mapping: &Mapping, fields: &Value) {
        let names: BTreeSet<&str> = fields.as_array().unwrap().iter().map(|f| f["khoa"].as_str().unwrap()).collect();
        for key in mapping.keys {
            assert!(names.contains(key.name), "{}.{}", mapping.id, key.name);
            let field = fields.as_array().unwrap().iter().find(|f| f["khoa"] == key.name).unwrap();
            for told in ["o_nhap", "nhan", "goi_y"] {
                assert!(!field[told].as_str().unwrap().trim().is_empty(), "{}: {told}", key.name);
                // Whoever fills in a form writes no file: no brackets, bars, names of keys.
                let words = field[told].as_str().unwrap();
                let of_the_file = |c: char| "|{}_'".contains(c);
                assert!(told == "o_nhap" || !words.contains(of_the_file), "{}.{}: {words}", mapping.id, key.name);
            }
            if let Some(inner) = inner(key.shape) {
                complete(inner, &field["con"]);
            }
        }
    }

    #[test]
    fn no_key_is_missing_and_no_row_is_of_a_key_that_is_not_there() {
        let form = form();
        complete(&PLAN, &form["o"]);
        complete(&AGENCY, &form["ho_so"]);
        let groups: Vec<&Value> = form["nhom"].as_array().unwrap().iter().map(|group| &group["ma"]).collect();
        for field in form["o"].as_array().unwrap() {
            assert!(groups.contains(&&field["nhom"]), "{field}");
        }
        for row in fields() {
            let known = match row.path.split_once('.') {
                None => PLAN.key(row.path).is_some(),
                Some((of, name)) => crate::parse::keys::ALL.iter().any(|m| m.id == of && m.key(name).is_some()),
            };
            assert!(known, "{}", row.path);
            assert!(row.stand_in.is_empty() || serde_json::from_str::<Value>(row.stand_in).is_ok(), "{}", row.path);
        }
    }

    #[test]
    fn types_say_which_parts_they_never_have() {
        let form = form();
        let of = |id: &str| form["loai"].as_array().unwrap().iter().find(|known| known["ma"] == id).unwrap().clone();
        let never = |id: &str| of(id)["khong"].as_array().unwrap().iter().any(|part| part == "kinh_gui");
        assert_eq!([never("ke_hoach"), never("cong_van")], [true, false]);
        assert!(of("bien_ban")["thong_tin"].as_array().unwrap().iter().any(|name| name == "chu_tri"));
    }
}
