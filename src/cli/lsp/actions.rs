//! Fixes as actions of an editor: one for each finding that offers one, and all that are sure at once.

use serde_json::{Value, json};

use super::documents::{Document, diagnostic};
use super::position::Range;
use crate::diag::{Diagnostic, FileId, Fix, FixClass, apart};

/// The actions for a stretch of a file.
pub(super) fn actions(uri: &str, document: &Document, asked: Range) -> Value {
    let lines = document.lines();
    let edits = |fixes: &mut dyn Iterator<Item = &Fix>| -> Value {
        let own = fixes.filter(|fix| fix.place.file == FileId(0) && fix.place.line > 0);
        let edit = |fix: &Fix| json!({"range": Range::of(fix.place, &lines).json(), "newText": fix.text});
        json!({"changes": {uri: own.map(edit).collect::<Vec<_>>()}})
    };
    let sure = |told: &Diagnostic| told.rule.fix == FixClass::Safe && !told.kept;
    let here =
        document.found.iter().filter(|(range, told)| range.touches(asked) && !told.fixes.is_empty() && !told.kept);
    let mut actions: Vec<Value> = here
        .map(|(range, told)| {
            let title = told.advice.clone().unwrap_or_else(|| format!("sửa theo {}", told.code()));
            json!({"title": title, "kind": "quickfix", "isPreferred": sure(told),
                "diagnostics": [diagnostic(uri, *range, told, &lines)], "edit": edits(&mut told.fixes.iter())})
        })
        .collect();
    // Edits of one action may not overlap; the others wait for the next time.
    let all = apart(document.found.iter().filter(|(_, told)| sure(told)).flat_map(|(_, told)| &told.fixes));
    if !all.is_empty() {
        let title = format!("sửa {} chỗ chắc chắn trong tệp", all.len());
        actions.push(json!({"title": title, "kind": "source.fixAll", "edit": edits(&mut all.into_iter())}));
    }
    Value::Array(actions)
}
