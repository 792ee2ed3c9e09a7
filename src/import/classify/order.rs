//! The keys in the order of the samples.

use crate::import::draft::{Draft, Value};
use crate::import::glyphs::{Glyph, Text, fold};
use crate::import::ledger::Thing;
use crate::import::words::words;
use crate::parse::keys::{PLAN, VERBATIM};

use super::date;

/// Puts the keys in their order; lines kept word for word go below one key.
pub(in crate::import) fn arrange(draft: &mut Draft, issued_under: bool) {
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

/// "(Kèm theo Quyết định số 128/QĐ-UBND ngày … của …)" of a document that another one issues: its parts as keys, the rest is
/// the program's own words.
fn under(draft: &mut Draft) {
    let Some(Value::Text(line)) = draft.value("dong_duoi_trich_yeu").cloned() else { return };
    let words = words();
    let Some(day) = date::day(&line) else { return };
    let Some(slash) = line.0.iter().position(|g| g.c == '/') else { return };
    let before = line.cut(0, slash).string();
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let blank = |glyph: &Glyph| glyph.c.is_whitespace();
    let number = line.cut(slash - digits, slash);
    let end = line.0[slash..].iter().position(blank).map_or(line.0.len(), |at| slash + at);
    let notation = line.cut(slash + 1, end);
    let Some(kind) = words.kinds.iter().find(|kind| fold(&before).contains(&kind.folded)) else { return };
    let of = format!(" {} ", words.fixed("cua"));
    let tail = line.cut(day.end(), line.0.len());
    let Some(body) = tail.string().strip_prefix(&of).and_then(|rest| rest.strip_suffix(')')).map(str::to_string) else {
        return;
    };
    let from = day.end() + of.chars().count();
    let issuer = line.cut(from, from + body.chars().count());
    let parts = day.texts(&line);
    let mut entries = Vec::new();
    if kind.id != "quyet_dinh" {
        entries.push(("loai", Value::Word(kind.id.clone())));
    }
    entries.push(("so", Value::Text(number.clone())));
    entries.push(("ky_hieu", Value::Text(notation.clone())));
    entries.push(("ngay", Value::Text(Text::joined(&parts, "/"))));
    entries.push(("co_quan", Value::Text(issuer.clone())));
    if number.0.is_empty() || parts.iter().any(|part| part.0.is_empty()) {
        return;
    }
    let taken: Vec<Glyph> = [number, notation, issuer].into_iter().chain(parts).flat_map(|text| text.0).collect();
    let frame = Text(line.0.iter().filter(|glyph| !taken.contains(glyph)).copied().collect());
    draft.page(&frame, Thing::AnnexFrame);
    draft.fields.retain(|(key, _)| *key != "dong_duoi_trich_yeu");
    draft.set("kem_theo", Value::Map(entries));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_as_in_the_samples_and_lines_kept_word_for_word_below_one() {
        let mut draft = Draft::default();
        for key in ["noi_dung", "nguyen_van.luu", "so", "nguyen_van.quoc_hieu", "trich_yeu"] {
            draft.set(key, Value::Word(key.to_string()));
        }
        arrange(&mut draft, false);
        let keys: Vec<&str> = draft.fields.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["so", "nguyen_van", "trich_yeu", "noi_dung"]);
        assert!(matches!(draft.value("nguyen_van"), Some(Value::Map(lines)) if lines.len() == 2));
    }
}
