//! Values of a form (mẫu) that nobody filled in: keys that are left blank, as the form is.

use crate::diag::rules;
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::{Glyph, Text};
use crate::import::ledger::Outside;
use crate::import::source::{SourceDoc, SourcePlace};
use crate::parse::{is_unfilled, number};

/// Marks that the reader takes off the end of a name.
const ENDS: &str = ",;.:";

/// Keys with values of the head and foot; whether marks at the end of one are taken off, and whether a blank one is kept as
/// a key without a value.
const KEYS: [(&str, bool, bool); 11] = [
    ("co_quan_chu_quan", true, false),
    ("co_quan_ban_hanh", true, true),
    ("so", false, true),
    ("ky_hieu", true, true),
    ("dia_danh", true, true),
    ("trich_yeu", false, false),
    ("kinh_gui", false, false),
    ("tham_quyen", true, false),
    ("noi_nhan", false, false),
    ("luu", false, false),
    ("ky", true, false),
];

/// What was taken out of values.
#[derive(Default)]
struct Taken {
    blank: Vec<Glyph>,
    marks: Vec<Glyph>,
    /// Values without text of the file are blank, too.
    any: bool,
}

/// Empties the values that only keep room.
pub(super) fn settle(doc: &SourceDoc, draft: &mut Draft) {
    let mut names: Vec<&'static str> = Vec::new();
    let mut taken = Taken::default();
    for (key, value) in std::mem::take(&mut draft.fields) {
        let Some((_, ends, stays)) = KEYS.iter().find(|(name, _, _)| *name == key) else {
            draft.fields.push((key, value));
            continue;
        };
        let before = std::mem::take(&mut taken.any);
        let left = without(value, *ends, key == "ky", &mut taken);
        names.extend(taken.any.then_some(key));
        taken.any |= before;
        let value = left.or_else(|| stays.then(|| Value::Word(String::new())));
        draft.fields.extend(value.map(|value| (key, value)));
    }
    let place = |glyphs: &[Glyph]| -> SourcePlace {
        let line = glyphs.iter().find_map(|g| g.at).map(|(line, _)| line);
        doc.lines().iter().find(|found| Some(found.id) == line).map(|found| found.place).unwrap_or_default()
    };
    if !names.is_empty() {
        let text = Text(taken.blank);
        let about = About { text: &text, at: place(&text.0), key: None };
        let keys: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        draft.doubt(
            &rules::NHAP_65,
            about,
            format!("chỗ chừa trống của mẫu thành khóa để trống: {}", keys.join(", ")),
            &[],
        );
        draft.outside(&text, Outside::Blank);
    }
    if !taken.marks.is_empty() {
        let text = Text(taken.marks);
        let about = About { text: &text, at: place(&text.0), key: None };
        draft.doubt(&rules::NHAP_52, about, format!("dấu \"{}\" sau tên không in", text.string()), &[]);
        draft.outside(&text, Outside::Unknown);
    }
}

/// A value without blanks; nothing where nothing is left.
fn without(value: Value, ends: bool, signer: bool, taken: &mut Taken) -> Option<Value> {
    match value {
        Value::Text(text) => kept(text, ends, signer, taken).map(Value::Text),
        Value::Row(texts) => {
            let texts: Vec<Text> = texts.into_iter().filter_map(|text| kept(text, ends, false, taken)).collect();
            (!texts.is_empty()).then_some(Value::Row(texts))
        }
        Value::List(items) => {
            let items: Vec<Value> = items.into_iter().filter_map(|item| without(item, ends, signer, taken)).collect();
            (!items.is_empty()).then_some(Value::List(items))
        }
        Value::Map(entries) => {
            let entry = |(key, value)| Some((key, without(value, ends, signer && key == "ho_ten", taken)?));
            let entries: Vec<(&'static str, Value)> = entries.into_iter().filter_map(entry).collect();
            (!entries.is_empty()).then_some(Value::Map(entries))
        }
        other => Some(other),
    }
}

/// A text, unless it only keeps room; a person's name does not begin with a bracket.
fn kept(text: Text, ends: bool, person: bool, taken: &mut Taken) -> Option<Text> {
    let shown = text.string();
    if number::keeps_room(&shown) || is_unfilled(&shown) || person && shown.trim_start().starts_with(['(', '[']) {
        taken.any = true;
        taken.blank.extend(text.0.into_iter().filter(Glyph::counts));
        return None;
    }
    let last = text.0.iter().rposition(|g| !(ENDS.contains(g.c) || g.c.is_whitespace())).filter(|_| ends);
    match last {
        Some(last) if last + 1 < text.0.len() => {
            taken.marks.extend(text.0[last + 1..].iter().filter(|g| g.counts()));
            Some(text.cut(0, last + 1))
        }
        _ => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Line, LineId};

    fn text(id: u32, text: &str) -> Text {
        Text::of(&Line { id: LineId(id), ..Line::plain(id, text, SourcePlace::default()) })
    }

    #[test]
    fn what_only_keeps_room_is_blank() {
        let mut draft = Draft::default();
        draft.set("ky_hieu", Value::Text(text(0, "...")));
        draft.set("kinh_gui", Value::Text(text(1, "……………")));
        draft.set("co_quan_ban_hanh", Value::Row(vec![text(2, "SỞ NỘI VỤ;"), text(3, "____")]));
        let signer = vec![
            ("nguyen_van", Value::Row(vec![text(4, "GIÁM ĐỐC")])),
            ("ho_ten", Value::Text(text(5, "(Họ và tên)"))),
        ];
        draft.set("ky", Value::Map(signer));
        settle(&SourceDoc::default(), &mut draft);
        assert_eq!(draft.value("ky_hieu"), Some(&Value::Word(String::new())));
        assert_eq!(draft.value("kinh_gui"), None);
        let texts = |key: &str| draft.value(key).unwrap().texts().iter().map(|t| t.string()).collect::<Vec<_>>();
        assert_eq!((texts("co_quan_ban_hanh"), texts("ky")), (vec!["SỞ NỘI VỤ".into()], vec!["GIÁM ĐỐC".into()]));
        assert_eq!(draft.doubts.iter().map(|doubt| doubt.rule.code).collect::<Vec<_>>(), ["NHAP-65", "NHAP-52"]);
        assert!(draft.doubts[0].chosen.ends_with("'ky_hieu', 'kinh_gui', 'co_quan_ban_hanh', 'ky'"));
    }
}
