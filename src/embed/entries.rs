//! The plan's text and the fields of a form: what its entries say, and the text with some of them changed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::request::{Edit, Request};
use super::told::tree;
use crate::diag::{FileId, Fix, Place, mended};
use crate::parse::keys::{AGENCY, PLAN};
use crate::yaml::entries::{self, Change, extents, json as as_json, says};
use crate::yaml::{Node, Value as Tree};

/// The plan of a request with its changes.
///
/// # Errors
/// The file is written in a way that cannot be changed entry by entry.
pub(super) fn changed(request: &Request) -> Result<String, String> {
    let text = with(&request.ke_hoach, &changes(&request.sua))
        .ok_or_else(|| "tệp này viết theo lối mà trang không sửa từng mục được; sửa ở phần 'Tệp nguồn'".to_string())?;
    if request.thay.is_empty() {
        return Ok(text);
    }
    let fix = |stretch: &super::request::Stretch| Fix {
        place: Place::new(FileId(0), stretch.dong, stretch.cot).wide(stretch.rong),
        text: stretch.chu.clone(),
    };
    let fixes: Vec<Fix> = request.thay.iter().map(fix).collect();
    Ok(mended(&text, fixes.iter()))
}

/// The last change of each key.
fn changes(edits: &[Edit]) -> Vec<(String, Change)> {
    let mut last: BTreeMap<&str, Change> = BTreeMap::new();
    for Edit { khoa, gia_tri, nguon } in edits {
        let change = match (nguon, gia_tri) {
            (Some(lines), _) => Change::Lines(lines.clone()),
            (None, Value::Null) => Change::Remove,
            (None, value) => Change::Put(value.clone()),
        };
        last.insert(khoa, change);
    }
    last.into_iter().map(|(key, change)| (key.to_string(), change)).collect()
}

/// A text with changes; nothing where the file cannot take them, or would say something else.
pub(super) fn with(text: &str, changes: &[(String, Change)]) -> Option<String> {
    if changes.is_empty() {
        return Some(text.to_string());
    }
    // A profile is changed in the same way: its names and signers come first, and what plans have, too, behind them.
    let order: Vec<&str> = AGENCY.keys.iter().take(2).chain(PLAN.keys).map(|key| key.name).collect();
    let before = tree(&decoded(text));
    // What is not read as YAML has no entries that could be told apart.
    if before.is_none() && !is_blank(text) {
        return None;
    }
    let after = entries::change(text, before.as_ref(), changes, &order).ok()?;
    let free = changes.iter().any(|(_, change)| matches!(change, Change::Lines(_)));
    let nothing = changes.iter().all(|(_, change)| matches!(change, Change::Remove));
    let meant = || tree(&decoded(&after)).is_some_and(|root| says(before.as_ref(), &root, changes));
    (free || nothing || meant()).then_some(after)
}

/// Whether a text says nothing: empty lines and comments.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}').lines().all(|line| line.trim().is_empty() || line.starts_with('#'))
}

/// As places count: without byte order mark and carriage returns.
fn decoded(text: &str) -> String {
    text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")
}

/// What each entry says, with its lines in the file; a text that cannot be read says so.
pub(super) fn read(plan: &str) -> Value {
    let text = decoded(plan);
    let Some(Node { value: Tree::Map(map), .. }) = tree(&text) else {
        return json!({"ke_hoach": plan, "muc": {}, "doc_duoc": is_blank(&text)});
    };
    let lines = entries::lines(&text);
    let Ok(extents) = extents(&lines, &map) else {
        return json!({"ke_hoach": plan, "muc": {}, "doc_duoc": false});
    };
    let one = |(entry, extent): (&crate::yaml::Entry, &entries::Extent)| {
        let own = lines.get(extent.start..extent.end).unwrap_or_default().concat();
        (entry.key.clone(), json!({"gia_tri": as_json(&entry.value), "nguon": own, "dong": extent.start + 1}))
    };
    let entries: serde_json::Map<String, Value> = map.entries.iter().zip(&extents).map(one).collect();
    json!({"ke_hoach": plan, "muc": entries, "doc_duoc": true})
}
