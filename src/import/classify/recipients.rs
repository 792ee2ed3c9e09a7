//! Nơi nhận: entries as keys where the program prints the same, else word for word.

use super::pen::Pen;
use crate::import::draft::{Draft, Value};
use crate::import::glyphs::{Text, fold};
use crate::import::layout::Row;
use crate::import::ledger::Thing;
use crate::import::words::words;
use crate::typed;

/// An entry with its dash.
pub(super) struct Entry {
    pub(super) text: Text,
}

/// What counts as a dash.
const DASHES: &str = "-–—+•";

fn is_dashed(text: &Text) -> bool {
    text.0.first().is_some_and(|g| DASHES.contains(g.c))
}

/// Entries on the line of the word itself.
pub(super) fn inline(text: &Text, entries: &mut Vec<Entry>) {
    if text.is_blank() {
        return;
    }
    let mut from = 0;
    let glyphs = &text.0;
    for at in 1..glyphs.len() {
        let before = glyphs[..at].iter().rev().find(|g| !g.c.is_whitespace()).map_or(' ', |g| g.c);
        let begins = DASHES.contains(glyphs[at].c) && glyphs[at - 1].c.is_whitespace() && ";.,:".contains(before);
        if begins {
            entries.push(Entry { text: text.cut(from, at).trimmed() });
            from = at;
        }
    }
    entries.push(Entry { text: text.cut(from, glyphs.len()).trimmed() });
}

/// A line below the word: an entry, or more of the one above.
pub(super) fn line(row: &Row, entries: &mut Vec<Entry>) {
    let text = row.text.trimmed();
    let open = |entry: &Entry| !entry.text.string().trim_end().ends_with([';', '.']);
    match entries.last_mut() {
        Some(last) if !is_dashed(&text) && is_dashed(&last.text) && open(last) => {
            let between = if typed::is_cut(&last.text.string(), &text.string()) { "" } else { " " };
            last.text.push(between, &text);
        }
        _ => entries.push(Entry { text }),
    }
}

/// Sets `noi_nhan` and `luu`.
pub(super) fn set(entries: Vec<Entry>, pen: &mut Pen, draft: &mut Draft) {
    if entries.is_empty() {
        return;
    }
    let filing =
        |entry: &Entry| fold(entry.text.string().trim_start_matches(|c| DASHES.contains(c))).starts_with("LUU");
    let last = entries.len() - 1;
    let at = entries.iter().position(filing);
    let usual_dash = words().fixed("gach_noi_nhan").chars().next();
    let plain = |(index, entry): (usize, &Entry)| {
        let text = entry.text.string();
        entry.text.0.first().map(|g| g.c) == usual_dash
            && (index == last && at.is_none() && text.ends_with('.')
                || index != last && text.ends_with([';', ',', '.'])
                || at == Some(index))
    };
    let usual = entries.iter().enumerate().all(plain) && (at.is_none() || at == Some(last)) && last > 0;
    if !usual {
        let lines = entries.iter().map(|entry| Value::Text(pen.flat(&entry.text, draft))).collect();
        draft.set("nguyen_van.noi_nhan", Value::List(lines));
        return;
    }
    let mut names = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if at == Some(index) {
            file(&entry.text, draft);
            continue;
        }
        draft.page(&entry.text.cut(0, 1), Thing::RecipientsFrame);
        let mut name = entry.text.cut(1, entry.text.0.len()).trimmed();
        let mark = if index == last { '.' } else { ';' };
        if let Some(end) = name.0.last().filter(|g| g.c == mark).copied() {
            draft.page(&Text(vec![end]), Thing::Mark);
            name = name.cut(0, name.0.len() - 1).trimmed();
        }
        names.push(Value::Text(pen.flat(&name, draft)));
    }
    draft.set("noi_nhan", Value::List(names));
}

/// "- Lưu: VT, NV." as units, or the whole line where the program would print another.
fn file(text: &Text, draft: &mut Draft) {
    let (dash, rest) = (text.cut(0, 1), text.cut(1, text.0.len()).trimmed());
    let word = words().fixed("luu").chars().count();
    let shown = rest.string();
    let units = rest.cut(word, rest.0.len()).trimmed();
    let usual = shown.starts_with(words().fixed("luu")) && shown.ends_with('.') && units.0.len() > 1;
    let bracketed = shown.contains(['(', ';', '"']) || shown.trim_end_matches('.').ends_with(['.', ',', ';']);
    if !usual || bracketed && shown.contains(';') {
        draft.set("nguyen_van.luu", Value::Text(text.clone()));
        return;
    }
    draft.page(&dash, Thing::RecipientsFrame);
    draft.page(&rest.cut(0, word), Thing::RecipientsFrame);
    let mark = units.0.len() - 1;
    draft.page(&units.cut(mark, units.0.len()), Thing::Mark);
    let units = units.cut(0, mark).trimmed();
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, glyph) in units.0.iter().enumerate() {
        let depth = units.0[..at].iter().fold(0i32, |depth, g| depth + i32::from(g.c == '(') - i32::from(g.c == ')'));
        if glyph.c == ',' && depth == 0 && units.0.get(at + 1).is_none_or(|next| next.c == ' ') {
            parts.push(units.cut(from, at).trimmed());
            draft.page(&units.cut(at, at + 1), Thing::Mark);
            from = at + 1;
        }
    }
    parts.push(units.cut(from, units.0.len()).trimmed());
    draft.set("luu", Value::Row(parts));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{rows, said, text};
    use super::*;

    #[test]
    fn entries_are_names_or_stay_as_they_stand() {
        for (lines, names, filed, verbatim) in [
            ("- Như trên;\n- Các xã;\n- Lưu: VT, TH.", "Như trên|Các xã", "VT|TH", "-"),
            ("- Như trên\n- Lưu: VT.", "-", "-", "- Như trên|- Lưu: VT."),
            ("- Các sở\nvà ban;\n- Lưu: VT.", "Các sở và ban", "VT", "-"),
        ] {
            let (mut entries, mut draft) = (Vec::new(), Draft::default());
            rows(lines).iter().for_each(|row| line(row, &mut entries));
            set(entries, &mut Pen::default(), &mut draft);
            let found = ["noi_nhan", "luu", "nguyen_van.noi_nhan"].map(|key| said(&draft, key));
            assert_eq!(found, [names, filed, verbatim].map(str::to_string), "{lines}");
        }
        let mut entries = Vec::new();
        inline(&text("- Như trên; - Các xã - phường; - Lưu: VT."), &mut entries);
        assert_eq!(entries.len(), 3);
    }
}
