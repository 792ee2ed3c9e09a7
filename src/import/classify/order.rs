//! The keys in the order of the samples.

use crate::import::draft::{Draft, Value};
use crate::import::glyphs::{Text, fold};
use crate::parse::keys::{PLAN, VERBATIM};

use super::date;

/// Puts the keys in their order; lines kept word for word go below one key.
pub(super) fn arrange(draft: &mut Draft, issued_under: bool) {
    if issued_under {
        under(draft);
    }
    let fields = std::mem::take(&mut draft.fields);
    let (verbatim, mut fields): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|(key, _)| key.starts_with("nguyen_van."));
    let kept: Vec<(&'static str, Value)> = VERBATIM
        .keys
        .iter()
        .filter_map(|key| {
            let found = verbatim.iter().find(|(name, _)| name.strip_prefix("nguyen_van.") == Some(key.name))?;
            Some((key.name, found.1.clone()))
        })
        .collect();
    if !kept.is_empty() {
        fields.push(("nguyen_van", Value::Map(kept)));
    }
    let place = |key: &str| match key {
        // As in the samples: right below the head that they replace.
        "nguyen_van" => position("trich_yeu") * 2 - 1,
        key => position(key) * 2,
    };
    fields.sort_by_key(|(key, _)| place(key));
    draft.fields = fields;
}

fn position(key: &str) -> usize {
    PLAN.keys.iter().position(|known| known.name == key).unwrap_or(usize::MAX / 4) + 1
}

/// "(Kèm theo Quyết định số 128/QĐ-UBND ngày … của …)" of a document that another one issues.
fn under(draft: &mut Draft) {
    let Some(Value::Text(line)) = draft.value("dong_duoi_trich_yeu").cloned() else { return };
    let shown = line.string();
    let Some(slash) = line.0.iter().position(|g| g.c == '/') else { return };
    let before: String = shown.chars().take(slash).collect();
    let Some(number) = before.split_whitespace().next_back().filter(|n| n.chars().all(|c| c.is_ascii_digit())) else {
        return;
    };
    let notation: String = shown.chars().skip(slash + 1).take_while(|c| !c.is_whitespace()).collect();
    let mut entries = Vec::new();
    let kinds = &crate::import::words::words().kinds;
    if let Some(kind) = kinds.iter().find(|kind| fold(&before).contains(&kind.folded) && kind.id != "quyet_dinh") {
        entries.push(("loai", Value::Word(kind.id.clone())));
    }
    entries.push(("so", Value::Word(number.to_string())));
    entries.push(("ky_hieu", Value::Text(Text::added(&notation))));
    if let Some(day) = date::day(&line) {
        let [d, m, y] = day.digits(&line);
        if ![&d, &m, &y].iter().any(|part| part.is_empty()) {
            entries.push(("ngay", Value::Word(format!("{d}/{m}/{y}"))));
        }
    }
    draft.set("kem_theo", Value::Map(entries));
}
