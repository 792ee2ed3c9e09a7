//! A diagnostic for programs.

use serde_json::{Value, json};

use super::{Diagnostic, Fix, FixClass, Place, SourceMap, word};

/// One entry of the array.
pub(super) fn entry(d: &Diagnostic, sources: &SourceMap) -> Value {
    let at = d.place.filter(|place| place.line > 0);
    let fix = |fix: &Fix| {
        let Place { file, line, column, width } = fix.place;
        json!({"tep": sources.name(file), "dong": line, "cot": column, "rong": width, "chu": fix.text,
            "an_toan": d.rule.fix == FixClass::Safe})
    };
    let fixes: Vec<Value> = d.fixes.iter().map(fix).collect();
    let elsewhere = |place: &Place| {
        json!({"tep": sources.name(place.file), "dong": place.line, "cot": place.column,
            "cot_cuoi": place.column + place.width})
    };
    json!({
        "ma": d.code(),
        "muc": word(d.severity),
        "tep": d.place.map(|place| sources.name(place.file)),
        "dong": at.map(|place| place.line),
        "cot": at.map(|place| place.column),
        "cot_cuoi": at.map(|place| place.column + place.width),
        "cho": at.and_then(|place| sources.label(place)),
        "noi_dung": d.what,
        "can_cu": d.why,
        "sua": d.advice,
        "giu_nguyen": d.kept,
        "thay_bang": fixes.first(),
        "cac_cho_sua": fixes,
        "cho_khac": d.also.iter().map(elsewhere).collect::<Vec<_>>(),
    })
}
