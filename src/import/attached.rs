//! A document that is issued with another one and stands in its file (văn bản kèm theo) has a plan file of its own: one draft
//! becomes several, and every character keeps its way back.

use super::classify::arrange;
use super::draft::{Draft, Value};
use super::glyphs::{Glyph, Text, fold};
use super::ledger::{Dest, Thing};
use super::source::{LineId, SourceDoc, SourcePlace};
use super::words::{Kind, words};
use crate::model::KeyPath;
use crate::text::roman;

/// An entry of `phu_luc`.
type Annex = Vec<(&'static str, Value)>;

/// A document with what stands behind it.
struct Part {
    /// Its head and body where another one issues it; nothing = the document itself.
    own: Option<Annex>,
    /// Its annexes, with their place among all entries.
    annexes: Vec<(usize, Annex)>,
}

/// The drafts of the plan files: that of the document, then one for each that is issued with it.
pub(super) fn parted(mut draft: Draft, doc: &SourceDoc) -> Vec<Draft> {
    let entries = taken(&mut draft);
    let count = entries.len();
    let mut parts = vec![Part { own: None, annexes: Vec::new() }];
    for (index, entry) in entries.into_iter().enumerate() {
        match (kind_of(&entry), parts.last_mut()) {
            (None, Some(part)) => part.annexes.push((index, entry)),
            _ => parts.push(Part { own: Some(entry), annexes: Vec::new() }),
        }
    }
    if parts.len() == 1 {
        put_back(&mut draft, parts);
        frames(&mut draft, None);
        return vec![draft];
    }
    let starts: Vec<Option<LineId>> = parts.iter().map(|part| start(part, &draft)).collect();
    let mut whole = draft;
    let mut drafts: Vec<Draft> = Vec::new();
    for (part, from) in parts.into_iter().zip(&starts).rev() {
        let mut own = match (part.own, from) {
            (Some(entry), Some(from)) => issued(entry, *from, doc, &mut whole),
            _ => std::mem::take(&mut whole),
        };
        annexes(part.annexes, count, &mut own);
        drafts.push(own);
    }
    drafts.reverse();
    let notes = drafts[0].value("chu_thich").cloned();
    drafts.iter_mut().for_each(|draft| numbered(draft, notes.as_ref()));
    drafts
}

/// The entries of `phu_luc`, out of the draft.
fn taken(draft: &mut Draft) -> Vec<Annex> {
    let Some(at) = draft.fields.iter().position(|(key, _)| *key == "phu_luc") else { return Vec::new() };
    let map = |value| if let Value::Map(entries) = value { Some(entries) } else { None };
    match draft.fields.remove(at).1 {
        Value::List(items) => items.into_iter().filter_map(map).collect(),
        value => map(value).into_iter().collect(),
    }
}

/// All entries as they were.
fn put_back(draft: &mut Draft, parts: Vec<Part>) {
    set(draft, parts.into_iter().flat_map(|part| part.annexes).map(|(_, annex)| annex).collect());
}

/// Sets `phu_luc`, where it belongs among the keys.
fn set(draft: &mut Draft, annexes: Vec<Annex>) {
    let mut values: Vec<Value> = annexes.into_iter().map(Value::Map).collect();
    match values.len() {
        0 => return,
        1 => draft.fields.extend(values.pop().map(|value| ("phu_luc", value))),
        _ => draft.set("phu_luc", Value::List(values)),
    }
    arrange(draft, false);
}

/// The type of a document among annexes.
fn kind_of(entry: &Annex) -> Option<&'static Kind> {
    let (_, value) = entry.iter().find(|(key, _)| *key == "loai")?;
    let Value::Word(id) = value else { return None };
    words().kinds.iter().find(|kind| kind.id == *id)
}

/// The first line of a text.
fn first(text: &Text) -> Option<LineId> {
    text.0.iter().find_map(|glyph| glyph.at).map(|(line, _)| line)
}

fn first_of<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Option<LineId> {
    texts.into_iter().filter_map(first).min()
}

/// Where a document that another one issues begins in the file: at the name of its type, or at a head above it.
fn start(part: &Part, draft: &Draft) -> Option<LineId> {
    let entry = part.own.as_ref()?;
    let kind = kind_of(entry)?;
    let own = entry.iter().filter(|(key, _)| !key.starts_with("co_quan"));
    let body = first_of(own.flat_map(|(_, value)| value.texts()))?;
    let named = |(text, dest): &&(Text, Dest)| {
        *dest == Dest::Page(Thing::AnnexFrame) && fold(&text.string()).contains(&kind.folded)
    };
    let names = draft.placed.iter().filter(named).filter_map(|(text, _)| first(text)).filter(|line| *line <= body);
    let named = names.max().unwrap_or(body);
    // Quốc hiệu stands in the head as often as there are documents.
    let head = |(text, dest): &&(Text, Dest)| {
        *dest == Dest::Page(Thing::NationalName) && first(text).is_some_and(|line| line < named && line > signed(draft))
    };
    let head = draft.placed.iter().filter(head).filter_map(|(text, _)| first(text));
    let names = entry.iter().filter(|(key, _)| key.starts_with("co_quan")).flat_map(|(_, value)| value.texts());
    [head.min(), first_of(names), Some(named)].into_iter().flatten().min()
}

/// The last line of the document itself: that of its signers.
pub(super) fn signed(draft: &Draft) -> LineId {
    let texts = draft.value("ky").map(Value::texts).unwrap_or_default();
    texts.into_iter().flat_map(|text| &text.0).filter_map(|g| g.at).map(|(line, _)| line).max().unwrap_or_default()
}

/// The draft of a document that another one issues, which begins at a line; what is its own leaves that one's draft.
fn issued(entry: Annex, from: LineId, doc: &SourceDoc, whole: &mut Draft) -> Draft {
    let kind = kind_of(&entry);
    let mut own = Draft { typed: whole.typed, source: whole.source, ..Draft::default() };
    if let Some(kind) = kind {
        own.kind_name = kind.name.to_lowercase();
        if kind.id != "ke_hoach" {
            own.set("loai", Value::Word(kind.id.clone()));
        }
    }
    let behind = |text: &Text| first(text).is_some_and(|line| line >= from);
    (own.placed, whole.placed) = std::mem::take(&mut whole.placed).into_iter().partition(|(text, _)| behind(text));
    own.fields.extend(whole.value("the_thuc").map(|value| ("the_thuc", value.clone())));
    const NAMES: [&str; 2] = ["co_quan_chu_quan", "co_quan_ban_hanh"];
    if !entry.iter().any(|(key, _)| NAMES.contains(key)) {
        for key in NAMES {
            own.fields.extend(whole.value(key).map(|value| (key, added(value))));
        }
    }
    let mut line = Some(true);
    for (key, value) in entry {
        match (key, value) {
            ("loai", _) => {}
            ("dong_dan", Value::Word(_)) => line = None,
            ("dong_dan", value) => {
                line = Some(false);
                own.set("dong_duoi_trich_yeu", value);
            }
            (key, value) => own.set(key, value),
        }
    }
    // As an annex it ended as it was typed; by itself the program would end it.
    let end = words().era.as_ref().map_or("", |era| era.dau.het.chu.as_str());
    let last = own.value("noi_dung").map(Value::texts).unwrap_or_default();
    let last = last.last().map(|text| text.string()).unwrap_or_default();
    if !end.is_empty() && !last.trim_end().ends_with('|') && !last.trim_end().ends_with(end) {
        own.set("nguyen_van.them_dau", Value::Word("khong".to_string()));
    }
    // The line may say all that the plan file must know of the other document.
    arrange(&mut own, line == Some(false));
    if own.value("kem_theo").is_none() {
        let under = under(whole, line == Some(true));
        own.set("kem_theo", under);
        arrange(&mut own, false);
    }
    if line == Some(true) {
        // It stood there for this line.
        whole.fields.retain(|(key, value)| *key != "ten_day_du" || value.texts().iter().any(|t| first(t).is_some()));
    }
    frames(&mut own, kind);
    let place = doc.lines().iter().find(|line| line.id == from).map_or(SourcePlace::default(), |line| line.place);
    let (there, here) = std::mem::take(&mut whole.doubts).into_iter().partition(|doubt| doubt.at >= place);
    (own.doubts, whole.doubts) = (there, here);
    for doubt in &mut own.doubts {
        if doubt.to.as_ref().is_some_and(|key| key.as_str() == "phu_luc") {
            doubt.to = Some(KeyPath::root("noi_dung"));
        }
    }
    own
}

/// `kem_theo` as the document's own keys say it.
fn under(whole: &Draft, named: bool) -> Value {
    let mut entries: Annex = Vec::new();
    let kind = match whole.value("loai") {
        Some(Value::Word(id)) => id.as_str(),
        _ => "ke_hoach",
    };
    if kind != "quyet_dinh" {
        entries.push(("loai", Value::Word(kind.to_string())));
    }
    for key in ["so", "ky_hieu", "ngay"] {
        entries.extend(whole.value(key).map(|value| (key, added(value))));
    }
    let body = whole.value("ten_day_du").filter(|_| named);
    entries.extend(body.map(|value| ("co_quan", added(value))));
    Value::Map(entries)
}

/// The same words, as a plan file has them twice: they are no characters of the file.
fn added(value: &Value) -> Value {
    let plain = |text: &Text| Text::added(&text.string());
    match value {
        Value::Text(text) => Value::Text(plain(text)),
        Value::Block(text) => Value::Block(plain(text)),
        Value::List(items) => Value::List(items.iter().map(added).collect()),
        Value::Row(texts) => Value::Row(texts.iter().map(plain).collect()),
        Value::Map(entries) => Value::Map(entries.iter().map(|(key, value)| (*key, added(value))).collect()),
        Value::Word(word) => Value::Word(word.clone()),
    }
}

/// What stands in the head of a document that another one issues is that document's, no annex's: the name of its type, the
/// line that says which one it is.
fn frames(draft: &mut Draft, kind: Option<&Kind>) {
    if draft.value("kem_theo").is_none() {
        return;
    }
    let body = ["can_cu", "mo_dau", "noi_dung"].into_iter().filter_map(|key| draft.value(key));
    let Some(body) = first_of(body.flat_map(Value::texts)) else { return };
    for (text, dest) in &mut draft.placed {
        if *dest != Dest::Page(Thing::AnnexFrame) || first(text).is_none_or(|line| line >= body) {
            continue;
        }
        let named = kind.is_some_and(|kind| fold(&text.string()).ends_with(&kind.folded));
        *dest = Dest::Page(if named { Thing::TypeName } else { Thing::Issuing });
    }
}

/// Sets the annexes of one plan file; a label that the program would now make otherwise is written, one that it now makes is
/// not. `count`: among how many they were read.
fn annexes(annexes: Vec<(usize, Annex)>, count: usize, draft: &mut Draft) {
    let made = |index: usize, count: usize| -> Option<String> {
        let era = words().era.as_ref()?;
        Some(match count {
            1 => era.phu_luc.mot.clone(),
            _ => era.phu_luc.nhieu.replace("{so}", &roman::write(index as u32 + 1)),
        })
    };
    let lies = draft.value("huong").is_some();
    let own = annexes.len();
    let mut out = Vec::new();
    for (at, (index, mut annex)) in annexes.into_iter().enumerate() {
        let (was, is) = (made(index, count), made(at, own));
        let written = annex.iter().position(|(key, _)| *key == "nhan");
        match written.map(|at| (at, annex[at].1.texts().first().map(|text| text.string()))) {
            Some((at, label)) if label.is_some() && label == is => {
                let (_, value) = annex.remove(at);
                value.texts().into_iter().for_each(|text| draft.page(text, Thing::AnnexFrame));
            }
            None if was != is => {
                let below = first_of(annex.iter().flat_map(|(_, value)| value.texts()));
                annex.splice(0..0, label(draft, was.as_deref(), below).map(|text| ("nhan", Value::Text(text))));
            }
            _ => {}
        }
        if lies && !annex.iter().any(|(key, _)| *key == "huong") {
            annex.push(("huong", Value::Word("doc".to_string())));
        }
        out.push(annex);
    }
    set(draft, out);
}

/// A label that was the program's own, above a line.
fn label(draft: &mut Draft, wanted: Option<&str>, below: Option<LineId>) -> Option<Text> {
    let is = |(text, dest): &(Text, Dest)| {
        *dest == Dest::Page(Thing::AnnexFrame)
            && Some(text.string().as_str()) == wanted
            && first(text) <= below
            && first(text).is_some()
    };
    let at = draft.placed.iter().rposition(is)?;
    Some(draft.placed.remove(at).0)
}

/// Gives a plan file the notes that it calls, numbered from 1.
fn numbered(draft: &mut Draft, notes: Option<&Value>) {
    draft.fields.retain(|(key, _)| *key != "chu_thich");
    let Some(Value::List(notes)) = notes else { return };
    let mut calls: Vec<usize> = draft.fields.iter().flat_map(|(_, value)| value.texts()).flat_map(called).collect();
    calls.sort_unstable();
    calls.dedup();
    for (_, value) in &mut draft.fields {
        each(value, &mut |text| renumber(text, &calls));
    }
    let own: Vec<Value> = calls.iter().filter_map(|number| notes.get(number.checked_sub(1)?).cloned()).collect();
    if !own.is_empty() {
        draft.set("chu_thich", Value::List(own));
        arrange(draft, false);
    }
}

/// Every text of a value.
fn each(value: &mut Value, change: &mut dyn FnMut(&mut Text)) {
    match value {
        Value::Text(text) | Value::Block(text) => change(text),
        Value::List(items) => items.iter_mut().for_each(|item| each(item, change)),
        Value::Row(texts) => texts.iter_mut().for_each(change),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, value)| each(value, change)),
        Value::Word(_) => {}
    }
}

/// The marks `[^1]` that a text has got: from which glyph to which, and the number.
fn marks(text: &Text) -> Vec<(usize, usize, usize)> {
    let own = |at: usize, c: char| text.0.get(at).is_some_and(|g| g.at.is_none() && g.c == c);
    let mut out = Vec::new();
    for at in 0..text.0.len() {
        if !(own(at, '[') && own(at + 1, '^')) {
            continue;
        }
        let digits: String = text.0[at + 2..].iter().map(|g| g.c).take_while(char::is_ascii_digit).collect();
        let end = at + 2 + digits.len();
        if let (true, Ok(number)) = (own(end, ']'), digits.parse()) {
            out.push((at + 2, end, number));
        }
    }
    out
}

fn called(text: &Text) -> Vec<usize> {
    marks(text).into_iter().map(|(_, _, number)| number).collect()
}

fn renumber(text: &mut Text, calls: &[usize]) {
    for (from, to, number) in marks(text).into_iter().rev() {
        let place = calls.binary_search(&number).map_or(number, |at| at + 1);
        text.0.splice(from..to, place.to_string().chars().map(Glyph::added));
    }
}
