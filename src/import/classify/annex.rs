//! What comes behind the signature: annexes, a document that is issued with this one.

use super::anchors::{is_annex, is_labelled, type_line};
use super::another;
use super::body::{units, written};
use super::head::without_marks;
use super::pen::Pen;
use super::reference::own_reference;
use super::subject::{goes_with, styled};
use crate::diag::rules;
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::{Text, fold};
use crate::import::layout::{Piece, Row};
use crate::import::ledger::Thing;
use crate::import::source::{Align, Kind, Seam};
use crate::import::words::words;
use crate::text::roman;

/// A title has no more lines.
const LINES: usize = 8;

/// One annex as it is read.
#[derive(Default)]
struct Annex<'a> {
    kind: Option<&'a str>,
    label: Option<Text>,
    title: Vec<Text>,
    reference: Vec<Text>,
    body: Vec<Piece>,
    landscape: bool,
    /// Names of bodies in a head of its own.
    head: Vec<(&'static str, Value)>,
}

/// Sets `phu_luc`.
pub(super) fn read(pieces: &[Piece], kind: Kind, pen: &mut Pen, draft: &mut Draft) {
    let mut annexes = Vec::new();
    let mut landscape = false;
    for part in parts(pieces) {
        let shapes = part.iter().filter_map(|piece| match piece {
            Piece::Seam(Seam::Shape(landscape)) => Some(*landscape),
            _ => None,
        });
        let before = landscape;
        let mut own = before;
        for (at, shape) in shapes.enumerate() {
            landscape = shape;
            own = if at == 0 { shape } else { own };
        }
        let shown = part.iter().any(|piece| piece.lines().iter().any(|row| row.text.counting().next().is_some()));
        if shown {
            annexes.extend(one(part, own, kind, draft));
        } else {
            part.iter().flat_map(|piece| piece.lines()).for_each(|row| draft.page(&row.text, Thing::Rule));
        }
    }
    let count = annexes.len();
    let called = pen.notes.len();
    let mut values = Vec::new();
    for (index, annex) in annexes.into_iter().enumerate() {
        values.push(value(annex, (index, count), kind, pen, draft));
    }
    if pen.notes.len() > called {
        draft.annex_notes = pen.notes.split_off(called);
    }
    match values.len() {
        0 => {}
        1 => draft.fields.extend(values.pop().map(|value| ("phu_luc", value))),
        _ => draft.set("phu_luc", Value::List(values)),
    }
}

/// The pieces of each annex.
fn parts(pieces: &[Piece]) -> Vec<&[Piece]> {
    let begins = |at: &usize| {
        let named = |row: &Row| type_line(row).is_some_and(|(_, more)| !more && !another::is_headed(pieces, *at));
        pieces[*at].row().is_some_and(|row| is_annex(row) && !goes_with(&row.text.bare()) || named(row))
    };
    let mut starts: Vec<usize> = (0..pieces.len()).filter(begins).collect();
    starts.extend(another::heads(pieces));
    starts.sort_unstable();
    starts.dedup();
    // Seams in front belong to what they stand in front of.
    for start in &mut starts {
        while *start > 0 && matches!(pieces[*start - 1], Piece::Seam(_)) {
            *start -= 1;
        }
    }
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    starts.iter().zip(ends).filter(|(from, to)| **from < *to).map(|(from, to)| &pieces[*from..to]).collect()
}

/// The head of an annex and its body.
fn one<'a>(part: &[Piece], landscape: bool, kind: Kind, draft: &mut Draft) -> Option<Annex<'a>> {
    let mut annex = Annex { landscape, ..Annex::default() };
    let mut part = part;
    if another::is_one(part) {
        let Some((at, head)) = another::issued(part, draft) else {
            return Some(Annex { body: another::read(part, draft), ..annex });
        };
        annex.head = head.fields;
        draft.placed.extend(head.placed);
        draft.doubts.extend(head.doubts);
        part = &part[at..];
    }
    let mut at = 0;
    let mut seen = 0;
    while let Some(piece) = part.get(at) {
        match piece {
            Piece::Row(row) => {
                let bare = row.text.bare();
                let first = seen == 0;
                if first && let Some((found, _)) = type_line(row) {
                    annex.kind = Some(found.id.as_str());
                    draft.page(&row.text, Thing::AnnexFrame);
                } else if first && is_annex(row) {
                    label(row, &mut annex, draft);
                } else if is_reference(&bare) {
                    let goes_on = take_reference(part, &mut at, &mut annex, draft);
                    seen += 1;
                    if goes_on {
                        continue;
                    }
                    break;
                } else if annex.reference.is_empty() && (names(row, &annex, kind) || names_on(part, at, &annex, kind)) {
                    annex.title.extend(without_marks(row.clone(), draft).map(|row| row.text.trimmed()));
                    with_reference(&mut annex);
                } else if !blank(row, draft) {
                    break;
                }
                seen += 1;
            }
            Piece::Seam(_) => {}
            Piece::Grid(_) => break,
        }
        at += 1;
    }
    annex.body = part[at.min(part.len())..].to_vec();
    let empty = !annex.body.iter().any(|piece| piece.lines().iter().any(|row| !row.text.is_blank()));
    if empty {
        // A title alone is what the annex says.
        return alone(annex, part, draft);
    }
    if annex.label.is_none() && annex.kind.is_none() {
        let row = part.iter().flat_map(|piece| piece.lines()).next()?;
        let about = About { text: &row.text, at: row.place, key: Some("phu_luc") };
        draft.doubt(&rules::NHAP_57, about, "phần sau chữ ký là một phụ lục không có nhãn", &["phần của nội dung"]);
    }
    Some(annex)
}

/// An annex without a body: its title is the body.
fn alone<'a>(mut annex: Annex<'a>, part: &[Piece], draft: &mut Draft) -> Option<Annex<'a>> {
    let place = part.iter().flat_map(|piece| piece.lines()).next().map(|row| row.place).unwrap_or_default();
    let mut lines = std::mem::take(&mut annex.title);
    lines.append(&mut annex.reference);
    if lines.is_empty() && annex.label.is_none() {
        return None;
    }
    if lines.is_empty() {
        lines.extend(annex.label.take());
    }
    let all = Text::joined(&lines, " ");
    let about = About { text: &all, at: place, key: Some("phu_luc") };
    draft.doubt(&rules::NHAP_57, about, "phần này chỉ có tên, chép thành nội dung của phụ lục", &["tên phụ lục"]);
    annex.body = lines.into_iter().map(|text| Piece::Row(Row { text, place, gap: true, ..Row::default() })).collect();
    Some(annex)
}

/// A title whose line ends with "(Kèm theo …)" gives it to the reference.
fn with_reference(annex: &mut Annex<'_>) {
    let Some(last) = annex.title.last() else { return };
    let text = last.string();
    let Some(at) = text.rfind(" (").filter(|at| text.ends_with(')') && goes_with(&text[at + 1..])) else { return };
    let at = text[..at].chars().count();
    let (title, reference) = (last.cut(0, at), last.cut(at + 1, last.0.len()));
    annex.title.pop();
    annex.title.push(title);
    annex.reference.push(reference);
}

/// Whether a line is a rule, which is put aside.
fn blank(row: &Row, draft: &mut Draft) -> bool {
    !row.text.0.iter().any(|g| g.c.is_alphanumeric()) && without_marks(row.clone(), draft).is_none()
}

/// "PHỤ LỤC 1: TÊN".
fn label(row: &Row, annex: &mut Annex<'_>, draft: &mut Draft) {
    let Some(row) = without_marks(row.clone(), draft) else { return };
    let text = row.text.trimmed();
    let shown = text.string();
    let hashes = shown.chars().take_while(|c| *c == '#' || c.is_whitespace()).count();
    draft.page(&text.cut(0, hashes), Thing::Markup);
    let text = text.cut(hashes, text.0.len());
    let shown = text.string();
    // `PHỤ LỤC số 01`: a word more before its number.
    let number_word = shown.split_whitespace().nth(2).is_some_and(|word| fold(word) == fold(words().fixed("so")));
    let words = if number_word { 3 } else { 2 };
    let mut at = 0;
    let mut seen = 0;
    for (index, c) in shown.chars().enumerate() {
        if c.is_whitespace() {
            seen += 1;
        }
        // The word, its number, and what ends it.
        if seen > words || c == ':' || seen == words && (c == '.' || c == '-' || c == '–') {
            at = index;
            break;
        }
        at = index + 1;
    }
    let number = shown.chars().take(at).collect::<String>();
    let last = number.split_whitespace().last().unwrap_or_default();
    let is_number = last.trim_end_matches(['.', ':']).chars().all(|c| c.is_ascii_digit() || "IVXLA-HĐ".contains(c));
    if !is_number && seen >= words {
        at = shown
            .char_indices()
            .filter(|(_, c)| c.is_whitespace())
            .nth(words - 1)
            .map_or(at, |(byte, _)| shown[..byte].chars().count());
    }
    let rest = text.cut(at, text.0.len());
    let marks = rest.0.iter().take_while(|g| ":.-–".contains(g.c) || g.c.is_whitespace()).count();
    // The mark behind the label stays with it.
    annex.label = Some(text.cut(0, at + marks).trimmed());
    let title = rest.cut(marks, rest.0.len()).trimmed();
    if !title.is_blank() {
        annex.title.push(title);
    }
}

/// Whether a line begins "(Kèm theo …)".
fn is_reference(bare: &str) -> bool {
    goes_with(bare) && bare.starts_with(['(', '*', '_'])
}

/// Whether a line belongs to the title.
fn names(row: &Row, annex: &Annex<'_>, kind: Kind) -> bool {
    let bare = row.text.bare();
    if annex.title.len() >= LINES || is_labelled(row) || !bare.contains(char::is_alphabetic) {
        return false;
    }
    let first = annex.title.is_empty();
    let capitals = row.text.is_capitals();
    match kind {
        Kind::Docx => row.align == Align::Center && (capitals || row.text.is_bold() || first),
        _ if annex.kind.is_some() => first || !row.gap,
        _ => capitals || first && bare.chars().count() < 200 && (annex.label.is_some()) && !bare.ends_with([';', ':']),
    }
}

/// Whether a line of a page goes on the title above: "(Kèm theo …)" stands below, or both are as bold.
fn names_on(part: &[Piece], at: usize, annex: &Annex<'_>, kind: Kind) -> bool {
    let Some(Piece::Row(row)) = part.get(at) else { return false };
    let Some(last) = annex.title.last().filter(|_| kind == Kind::Pdf && annex.title.len() < LINES) else {
        return false;
    };
    let loose = row.gap || row.fill.is_some_and(|fill| fill.loose);
    let ends = |row: &Row| is_labelled(row) || row.text.bare().ends_with(['.', ';', ':']);
    let bold = || last.is_bold() && row.text.is_bold() && !loose && !ends(row);
    let mut below = part[at + 1..].iter().take(LINES).map_while(Piece::row).take_while(|row| !ends(row));
    !is_labelled(row) && (bold() || !ends(row) && below.any(|row| is_reference(&row.text.bare())))
}

/// The line "(Kèm theo …)", until its bracket is closed; whether more of the head may follow.
fn take_reference(part: &[Piece], at: &mut usize, annex: &mut Annex<'_>, draft: &mut Draft) -> bool {
    let mut depth = 0;
    while let Some(piece) = part.get(*at) {
        let Piece::Row(row) = piece else { return true };
        let bare = row.text.bare();
        depth += bare.matches('(').count() as i32 - bare.matches(')').count() as i32;
        annex.reference.extend(without_marks(row.clone(), draft).map(|row| row.text.trimmed()));
        *at += 1;
        if depth <= 0 {
            break;
        }
    }
    true
}

/// The value of an annex: number and count tell which label the program makes.
fn value(annex: Annex<'_>, (index, count): (usize, usize), kind: Kind, pen: &mut Pen, draft: &mut Draft) -> Value {
    let mut entries: Vec<(&'static str, Value)> = Vec::new();
    if let Some(kind) = annex.kind {
        entries.push(("loai", Value::Word(kind.to_string())));
        entries.extend(annex.head);
    }
    let none = || Value::Word("khong".to_string());
    let made = words().era.as_ref().map(|era| match count {
        1 => era.phu_luc.mot.clone(),
        _ => era.phu_luc.nhieu.replace("{so}", &roman::write(index as u32 + 1)),
    });
    match &annex.label {
        Some(label) if Some(label.string()) == made => draft.page(label, Thing::AnnexFrame),
        Some(label) => entries.push(("nhan", Value::Text(label.clone()))),
        None if annex.kind.is_none() => entries.push(("nhan", none())),
        None => {}
    }
    if !annex.title.is_empty() {
        let key = if annex.kind.is_some() { "trich_yeu" } else { "tieu_de" };
        entries.push((key, Value::Text(styled(&annex.title, pen, draft))));
    }
    if annex.landscape {
        entries.push(("huong", Value::Word("ngang".to_string())));
    }
    match annex.reference.is_empty() {
        true => entries.push(("dong_dan", none())),
        false => {
            let line = Text::joined(&annex.reference, " ");
            match own_reference(&line, draft) {
                true => draft.page(&line, Thing::AnnexFrame),
                false => entries.push(("dong_dan", Value::Text(pen.inline(&line, draft)))),
            }
        }
    }
    let body = units(&annex.body, kind, "phu_luc", draft);
    let text = written(&body, kind, pen, draft);
    entries.push(("noi_dung", Value::Block(text)));
    Value::Map(entries)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, imported, said};
    use super::*;

    #[test]
    fn labels_titles_and_references_of_annexes_are_told_apart() {
        let draft = |annex: &str| imported(&format!("{}\n\n{annex}", document("I. MỤC ĐÍCH\n\nMở lớp.")));
        for (annex, expected) in [
            ("Phụ lục số 01: Danh sách\n\nCác xã.", "Phụ lục số 01:|Danh sách|khong|Các xã."),
            ("PHỤ LỤC II\nDANH SÁCH XÃ\n\nCác xã.", "PHỤ LỤC II|DANH SÁCH XÃ|khong|Các xã."),
        ] {
            let draft = draft(annex);
            let Some(Value::Map(entries)) = draft.value("phu_luc") else { panic!("{annex}") };
            let shown = |value: &Value| match value {
                Value::Word(word) => word.clone(),
                value => value.texts().iter().map(|text| text.string()).collect(),
            };
            let found: Vec<String> = entries.iter().map(|(_, value)| shown(value)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }

    #[test]
    fn another_document_is_told_and_stays_line_by_line() {
        let second =
            "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nKẾ HOẠCH\n\nMở lớp.";
        let draft = imported(&format!("{}\n\n{second}", document("I. MỤC ĐÍCH\n\nMở lớp.")));
        assert!(draft.doubts.iter().any(|doubt| doubt.rule.code == "NHAP-64"), "{:?}", draft.doubts);
        assert!(said(&draft, "phu_luc").contains("KẾ HOẠCH"));
    }
}
